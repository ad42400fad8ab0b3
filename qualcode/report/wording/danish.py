"""The appendix in Danish."""

from qualcode.report.wording.words import (
    CodebookWords,
    CodedWords,
    CrossingWords,
    FrequencyWords,
    HistoryWords,
    MatrixWords,
    MemoWords,
    Nouns,
    PeopleWords,
    QuoteWords,
    Titles,
    ValidationWords,
    Wording,
)

_NOUNS = Nouns(
    participant=("deltager", "deltagere"),
    interview=("interview", "interview"),
    field_note=("feltnote", "feltnoter"),
    turn=("tur", "ture"),
    passage=("udsagn", "udsagn"),
    code=("kode", "koder"),
    theme=("tema", "temaer"),
    coding=("kodning", "kodninger"),
    decision=("afgørelse", "afgørelser"),
    quote=("citat", "citater"),
    suggestion=("forslag", "forslag"),
    version=("version", "versioner"),
)

_TITLES = Titles(
    document="Bilag",
    document_of="Bilag: {name}",
    subtitle="Kodning af {material} · kørsel {run}",
    footer="{title} · kørsel {run} · qualcode {version}",
    contents="Indhold",
    coded="A  Sådan er interviewene kodet",
    people="B  Deltagere",
    codebook="C  Kodebog",
    frequencies="D  Temaer og hyppighed",
    crossings="E  Temaer på tværs",
    quotes="F  Citater",
    matrix="G  Matrix",
    history="H  Kodebogens udvikling",
)

_CODED = CodedWords(
    lead=(
        "Bilaget viser, hvad {participants} har talt om, hvordan det er kodet, og hvor meget af "
        "kodningen et menneske har læst. Det er skrevet af programmet qualcode {version} ud fra "
        "projektets filer. Kørslen hedder {run} og kan gentages på de samme filer med samme "
        "resultat."
    ),
    material_heading="Materialet",
    read="Læst er {material} med i alt {turns}.",
    with_notes="{interviews} og {notes}",
    asked="{asked} er interviewerens; de er aldrig kodet og aldrig talt med.",
    unit=(
        "Kodningens enhed er et udsagn: det, en deltager siger, til en anden får ordet. Ture på "
        "over {max_words} ord er delt ved sætningsgrænser. Det giver {passages}, og samme udsagn "
        "kan have flere koder."
    ),
    interpreter="Hvor en tolk har talt for en deltager, regnes tolkens ord som deltagerens.",
    notes_apart=(
        "Feltnoter er kodet, men har ingen deltager. De vises for sig og indgår aldrig i tallet "
        "af deltagere."
    ),
    who_heading="Hvem har kodet hvad",
    codebook=(
        "Kodebogen »{name}« har {codes} i {themes}{section}. Både maskinerne og menneskene "
        "har kodet efter den."
    ),
    section=" (afsnit C)",
    codebook_machines=(
        "Kodebogen »{name}« har {codes} i {themes}{section}. Kun maskinerne har kodet efter den."
    ),
    rules=(
        "Kodebogens stikord er søgt frem i deltagernes ord. Et fund af en stærk regel er en "
        "kodning ({codings}); en svag regel giver kun et forslag."
    ),
    classifier=(
        "En statistisk model (logistisk regression) har lært af de udsagn, der er afgjort, og "
        "har lagt {suggestions} til. De tæller først, når et menneske har sagt ja."
    ),
    classifier_unread=(
        "En statistisk model (logistisk regression) har lært af kodebogens eksempler og af de "
        "stærke regelfund, for intet udsagn er afgjort endnu, og har lagt {suggestions} til. De "
        "tæller først, når et menneske har sagt ja."
    ),
    untested="Modellen er ikke afprøvet: dertil er for få udsagn afgjort.",
    no_classifier="Der er ingen forslag fra en statistisk model i denne kørsel.",
    people=(
        "{coders} har truffet {decisions}: {accepted} ja, {rejected} nej og {unsure} i tvivl. "
        "Et menneskes afgørelse går altid forud for en maskines."
    ),
    nobody=(
        "Ingen har endnu afgjort nogen kodning. Alle tal i bilaget hviler på regler, som ingen "
        "har efterprøvet i dette materiale."
    ),
    read_through=(
        "{share} udsagn er læst igennem af mindst én; en kode, der ikke blev sat dér, er et nej."
    ),
    decider="Hvor kodere er uenige, gælder {decider}s ord.",
    no_decider=(
        "Hvor kodere er uenige, er kodningen omstridt: den vises, men tælles ikke med ({disputed})."
    ),
    not_placed=(
        "Udskrifter eller kodebog er rettet efter kodningen: {decisions} kunne siden ikke placeres "
        "med sikkerhed. De er gemt, men indgår ikke i nogen af tallene."
    ),
    numbers_heading="Sådan skal tallene læses",
    persons_first=(
        "Deltagere står altid før udsagn og altid som »n af N«, så én, der taler meget om noget, "
        "ikke kommer til at tælle for flere. Hvad et menneske har læst, og hvad kun en regel har "
        "fundet, lægges aldrig sammen uden at det kan ses."
    ),
    lower_bound=(
        "Regler finder kun det, der er sagt med deres ord. Tal, der hviler på ulæste regelfund, "
        "er derfor en nedre grænse for, hvor mange der har talt om emnet – og en del af fundene "
        "vil falde fra, når nogen læser dem."
    ),
    no_percent=(
        "Der er hverken procenter eller test i bilaget: deltagerne er ikke en stikprøve, og "
        "tallene siger ikke noget om andre end dem."
    ),
    accuracy_basis=(
        "Maskinernes kodning er holdt op mod menneskers egen kodning af {turns} i "
        "{transcripts}, tur for tur og kode for kode."
    ),
    accuracy_rules=(
        "Af reglernes {codings} stod {right} også hos menneskene; af de {sure}, menneskene var "
        "sikre på, fandt reglerne {found}."
    ),
    accuracy_suggestions=(
        "Af modellens {codings} stod {right} også hos menneskene; regler og model fandt "
        "tilsammen {found} af de {sure}."
    ),
    status_caption="Kodningernes tilstand i denne kørsel",
    status_description="For hver tilstand: hvad den betyder, antal kodninger, og om de tælles med.",
    status_columns=("Tilstand", "Det betyder", "Tælles med", "Kodninger"),
    status_meanings={
        "read": ("læst", "et menneske har læst udsagnet og sagt ja", "altid"),
        "rules": ("regel °", "en stærk regel har ramt; ingen har læst det endnu", "for sig"),
        "suggested": (
            "forslag °",
            "en svag regel eller modellen foreslår koden; ingen har læst det endnu",
            "for sig",
        ),
        "rejected": (
            "afvist",
            "et menneske har læst udsagnet og sagt nej eller ikke sat koden",
            "nej",
        ),
        "unsure": ("i tvivl", "et menneske har læst udsagnet og ikke kunnet afgøre det", "nej"),
        "disputed": ("omstridt", "to kodere er uenige, og ingen har afgjort det", "nej"),
    },
    marks_intro=(
        "Nogle kodninger bærer et mærke: nægtet (emnet nævnes med et »ikke«), foranlediget "
        "(spørgsmålet nævnte emnet først), via spørgsmålet (ordet er interviewerens, svaret kun "
        "et ja eller nej) og ironi? (måske ment omvendt). Et tema er et emne, ikke en dom: "
        "»her er intet naboskab« er også kodet som naboskab."
    ),
    fill_heading="Det, kun forskeren ved",
    fill_in=(
        "Hvordan deltagerne blev fundet, hvem der sagde nej, og hvordan der er givet samtykke: ",
        "Hvem koderne er, hvordan de kender stedet, og hvordan uenighed blev talt igennem: ",
        "Om deltagerne har set udskrift, kodning eller citater (COREQ 23 og 28): ",
    ),
)

_PEOPLE = PeopleWords(
    lead="{participants} indgår i kodningen: {roles}.",
    by_role="{role} {amount}",
    nobody="Projektet har endnu ingen deltagere, hvis rolle tælles med.",
    caption="Deltagere",
    description="Én række pr. deltager: navn i bilaget, rolle, stilling, område, alder, udskrift.",
    columns=("Deltager", "Rolle", "Stilling", "Område", "Alder", "Udskrift"),
    silent="Uden udsagn i de læste udskrifter: {names}.",
    notes="Feltnoter, der ikke hører til nogen deltager: {notes}.",
    names="Navnene er de pseudonymer, projektet bruger.",
)

_CODEBOOK = CodebookWords(
    lead=(
        "Kodebogen »{name}« har {codes} i {themes}. Tabellen giver den, som den så ud ved denne "
        "kørsel (aftryk {fingerprint}); reglerne med alle stikord står i filen codebook.yaml."
    ),
    caption="Kodebog med definitioner og afgrænsninger",
    description="Koderne under hvert tema: definition, hvornår de bruges og ikke, et eksempel.",
    columns=("Kode", "Definition", "Brug", "Brug ikke", "Eksempel"),
    emergent="kommet til undervejs {since} {by}",
    constructed="{example} (konstrueret)",
    sub_codes="under {parent}",
    empty="Kodebogen har endnu ingen koder.",
)

_FREQUENCIES = FrequencyWords(
    lead=(
        "{table} viser for hvert tema og hver kode, hvor mange deltagere der har talt om det, og "
        "i hvor mange udsagn. {policy}"
    ),
    caption="Deltagere og udsagn pr. tema og kode",
    description=(
        "For hvert tema og hver kode: deltagere af alle, i alt og efter rolle; antal udsagn, der "
        "er læst, ramt af en regel eller foreslået; hvor mange af de talte udsagn der er læst."
    ),
    empty="Der er endnu ingen kodninger at tælle.",
    code="Tema / kode",
    everyone="alle",
    participants="Deltagere, der har talt om det",
    passages="Udsagn",
    heads={"read": "kun læst", "rules": "læst eller regel", "all": "med forslag"},
    policies={
        "read": (
            "En deltager tæller med, når mindst ét af deltagerens udsagn er læst og godkendt "
            "under koden."
        ),
        "rules": (
            "En deltager tæller med, når mindst ét af deltagerens udsagn er læst og godkendt "
            "eller ramt af en stærk regel."
        ),
        "all": (
            "En deltager tæller med, når mindst ét af deltagerens udsagn er læst og godkendt, "
            "ramt af en stærk regel eller foreslået."
        ),
    },
    passage_states=("læst", "regel", "forslag"),
    unprompted="af sig selv",
    read_share="Set af et menneske",
    note=(
        "Kolonnerne med udsagn overlapper ikke. Kolonnerne med deltagere gør: den, der står under "
        "»kun læst«, står også under »læst eller regel« og »med forslag«. »Af sig selv« er "
        "deltagere, hvor mindst ét af udsagnene ikke var foranlediget af spørgsmålet. »Set af et "
        "menneske« er de udsagn, nogen har taget stilling til, også med et nej."
    ),
    unread_note="° Intet menneske har endnu set et udsagn med denne kode.",
    field_notes="Desuden er {passages} i feltnoter kodet; de er ikke talt med.",
    figure_caption="Deltagere pr. kode, efter hvad kodningen hviler på",
    figure_alt=(
        "Vandrette søjler, én pr. kode, under hvert tema: hvor mange af {total} deltagere der har "
        "talt om koden. Flest: {bars} Alle tal står i tabellen."
    ),
    figure_bar="{code}: {all}, heraf {read} læst.",
    figure_more=" (+ {states})",
    figure_states={"rules": "{amount} regel", "all": "{amount} forslag"},
    figure_axis="deltagere (af {total})",
    figure_legend=("læst", "kun regel, ulæst", "kun forslag, ulæst"),
)

_CROSSINGS = CrossingWords(
    lead=(
        "Her mødes temaerne: to koder fra hver sit tema på samme udsagn. {table} viser, hos hvor "
        "mange deltagere det sker, flest først."
    ),
    caption="Koder fra to temaer, der mødes i samme udsagn",
    description="Par af koder: deltagere af alle, efter rolle, og antal udsagn, heraf læst.",
    code="Kode",
    other="og kode",
    everyone="alle",
    participants="Deltagere",
    passages="Udsagn",
    counted="i alt",
    read="læst",
    empty="Ingen udsagn har koder fra to temaer, så der er intet på tværs at vise.",
    shortened="Vist er de {shown} hyppigste af {total} par på tværs af temaer.",
    within="Par inden for samme tema er ikke vist ({pairs}).",
)

_QUOTES = QuoteWords(
    lead="Afsnittet viser {quotes} fra {participants}, ordnet efter tema og kode.",
    unchanged="Ordene er deltagernes og er ikke rettet.",
    unread="Et citat med ° er fundet af en regel og er ikke læst af nogen endnu.",
    empty="Der er endnu ingen udsagn at citere.",
    attribution="({parts})",
    turn="{transcript} tur {turn}",
    field_note="feltnote",
    counted="{passages} fra {participants} {noun}",
    unprompted="{amount} af sig selv",
    read_share="{share} udsagn læst",
    nobody_read="ingen læst endnu °",
    question="Spørgsmål: {question}",
    dominance="{name} står for {share}.",
    all_dominance="Bemærk: {name} står for {share} citater i afsnittet, mere end en tredjedel.",
    without="Ingen citater: {codes}.",
)

_MATRIX = MatrixWords(
    lead=(
        "{table} viser, hvor den enkelte deltager har talt om hver kode. Tallene er ture i "
        "deltagerens udskrift; ° er et regelfund, som ingen har læst."
    ),
    caption="Hvor deltagerne taler om hver kode",
    description="Rækker er koder, kolonner er deltagere; cellerne er numre på ture.",
    code="Kode",
    empty="Der er endnu ingen kodninger at henvise til.",
    too_many=(
        "Med så mange deltagere bliver matrixen for stor til papir. Henvisningerne står i "
        "tabellen codings (qualcode export codings)."
    ),
)

_HISTORY = HistoryWords(
    lead="Kodebogen er gemt i {versions}. Begrundelserne er kodernes egne.",
    unchanged="Kodebogen er ikke ændret siden første version.",
    caption="Kodebogens versioner",
    description="Én række pr. version: nummer, dato, hvem, begrundelse og hvad der blev ændret.",
    columns=("Version", "Dato", "Af", "Begrundelse", "Ændret"),
)

_VALIDATION = ValidationWords(
    heading="Hvor rigtige de maskinelle kodninger er",
    lead=(
        "For koderne i {table} er tilfældigt udtrukne udsagn læst og afgjort af et menneske: "
        "nogle, som reglerne rammer, og nogle, som de ikke rammer. Præcision er, hvor stor en del "
        "af det, reglerne koder, der er rigtigt; genfinding er, hvor stor en del af det, der har "
        "koden, reglerne finder; udbredelse er, hvor stor en del af deltagernes udsagn der har "
        "koden, når fejlene er regnet med."
    ),
    caption="Maskinelle kodninger mod menneskers afgørelser",
    description="En række for hver kode: præcision, genfinding og udbredelse, hver med interval.",
    columns=("Kode", "Afgjort (ramt / ikke ramt)", "Præcision", "Genfinding", "Udbredelse"),
    share="{value} % ({low}–{high} %)",
    note=(
        "Intervallerne er 95 % og gælder for mennesker som disse: deltagere er udtrukket med "
        "tilbagelægning (dobbelt stikprøve, Tenenbein 1970)."
    ),
)
_MEMOS = MemoWords(
    heading="I  Memoer",
    lead="Memoerne er skrevet undervejs i analysen og står her i den rækkefølge, de er skrevet.",
    study="Undersøgelsen",
    signed="{date} {by}",
)

DANISH = Wording(
    language="da",
    tag="da-DK",
    decimal=",",
    thousands=".",
    quote_marks=("»", "«"),
    of_total="{part} af {total}",
    last_and="og",
    unread_sign="°",
    fill_in_sign="[udfyld]",
    no_value="–",
    page="Side {page} af {pages}",
    table="Tabel",
    figure="Figur",
    nouns=_NOUNS,
    marks={
        "negated": "nægtet",
        "prompted": "foranlediget",
        "echo": "via spørgsmålet",
        "irony": "ironi?",
        "then-and-now": "før og nu",
        "proposal": "ønske",
        "counter-story": "modfortælling",
    },
    titles=_TITLES,
    coded=_CODED,
    people=_PEOPLE,
    codebook=_CODEBOOK,
    frequencies=_FREQUENCIES,
    crossings=_CROSSINGS,
    quotes=_QUOTES,
    matrix=_MATRIX,
    history=_HISTORY,
    validation=_VALIDATION,
    memos=_MEMOS,
)
