"""Words that tell speaker labels from other words before a colon: data only."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


SPEAKER_KEYS = _words(
    "interviewer interviewere intervjuer deltager deltagere participant participants tolk",
    "interpreter informant informanter respondent moderator facilitator referent",
)

HEADER_KEYS = _words(
    "interview interviewnr interviewnummer feltnote fieldnote type id rolle role rolle_detalje",
    "position stilling titel title omraade område area dato date tid time tidspunkt tidsrum",
    "varighed duration længde length sted place location lokation adresse sprog language note",
    "noter notes bemærkning bemærkninger opdigtet emne subject projekt project antal_deltagere",
    "observatoer observatør observer anledning occasion optagelse optaget recording lydfil",
    "lyd audio video media fil file transskriberet transskribent transskription udskrevet",
    "udskrift transcriber transcript version kontekst context møde meeting baggrund pseudonym",
    "alder age køn gender aldersgruppe age_group etnicitet beskæftigelse job kilde source",
    "spørgsmål kode code status samtykke consent kind guide interviewguide",
) | frozenset(
    {
        "til stede",
        "transskriberet af",
        "interviewet af",
        "udskrevet af",
        "optaget af",
        "transcribed by",
        "interviewed by",
        "interview nr",
        "interview nr.",
        "antal deltagere",
        "antal ord",
        "field note",
        "age group",
        "start time",
        "end time",
    }
)

# A label that has one of these as a word is a sentence that happens to hold a colon.
FUNCTION_WORDS = _words(
    "jeg du han hun vi i de det den der en et at som hvis når da for fordi på til fra med af",
    "om ikke min mit mine din dit dine sin sit sine vores jeres deres hendes dette denne",
    "disse hvad hvem hvor hvordan hvorfor hvornår ja nej altså jo nå også bare kun her derfor",
    "nu så men og eller mig dig sig ham hende os jer dem man selv alt noget nogen ingenting",
    "mere mest første andet tredje sidste næste egentlig faktisk måske bagefter senere først",
    "dernæst endelig desuden dog ellers ligesom under over ved mod uden efter før mellem",
    "the a an and but so that he she they we you it my your his her our their if when then",
    "not to from with of in on at what who where why how yes no well okay this these those",
    "there here because about or as by just also first second third finally",
)
VERBS = _words(
    "sagde siger sige sagt tænkte tænker tænk tænke spurgte spørger spørge svarede svarer",
    "svare råbte råber skrev skriver skrive mente mener mene fortalte fortæller fortælle",
    "forklarede forklarer er var bliver blev har havde kan kunne skal skulle vil ville må",
    "måtte gør gjorde går gik kommer kom får fik ser så står stod lyder lød hedder hed",
    "betyder handler gælder synes tror troede ved vidste husk husker bemærk se sig kig lad",
    "said says say thought think thinks asked ask asks is was are were be been has have had",
    "means meant told tell tells goes went replied answered wrote writes remember",
)
NEVER = _words(
    "citat nb ps obs nota bene fx eks eksempel eksempelvis resultat resultatet konklusion",
    "kort sagt kl klokken http https ftp mailto www link kilde svar spm pkt",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts juni",
    "juli september oktober november december monday tuesday wednesday thursday friday",
    "saturday sunday january february march july october",
    "quote example result conclusion warning remark comment kommentar bemærkning pause griner",
)
NUMBERED = _words(
    "spørgsmål tema emne punkt kapitel afsnit figur tabel bilag side trin uge dag del sektion",
    "klokken kl kl. nr nr. spm spm. pkt pkt. fase scene rum blok opgang question theme topic",
    "section chapter figure table page appendix step week day part item note linje line",
)
PARTICLES = _words(
    "de da di du del der den von van af al el bin ibn le la og and & y e",
)
JOINERS = frozenset({"og", "and", "&", "+"})

INTERVIEWER_LABELS = _words(
    "i int int. interviewer intervjuer interviewere facilitator",
)
WEAK_INTERVIEWER_LABELS = _words(
    "m q",
)
PARTICIPANT_LABELS = _words(
    "ip r b d p informant respondent deltager participant interviewee interviewperson",
    "interviewede svarperson",
)
GENERIC_LABELS = (
    INTERVIEWER_LABELS
    | WEAK_INTERVIEWER_LABELS
    | PARTICIPANT_LABELS
    | SPEAKER_KEYS
    | _words(
        "speaker taler sprecher talende beboer medarbejder kvinde mand dreng pige ukendt unknown",
        "resident staff flere alle begge person voice stemme",
    )
)
