"""The appendix in English."""

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
    participant=("participant", "participants"),
    interview=("interview", "interviews"),
    field_note=("field note", "field notes"),
    turn=("turn", "turns"),
    passage=("passage", "passages"),
    code=("code", "codes"),
    theme=("theme", "themes"),
    coding=("coding", "codings"),
    decision=("decision", "decisions"),
    quote=("quote", "quotes"),
    suggestion=("suggestion", "suggestions"),
    version=("version", "versions"),
)

_TITLES = Titles(
    document="Appendix",
    document_of="Appendix: {name}",
    subtitle="Coding of {material} · run {run}",
    footer="{title} · run {run} · qualcode {version}",
    contents="Contents",
    coded="A  How the interviews were coded",
    people="B  Participants",
    codebook="C  Codebook",
    frequencies="D  Themes and how often they occur",
    crossings="E  Themes that meet",
    quotes="F  Quotes",
    matrix="G  Matrix",
    history="H  How the codebook developed",
)

_CODED = CodedWords(
    lead=(
        "This appendix shows what {participants} spoke about, how it was coded, and how much of "
        "the coding a person has read. It was written by the program qualcode {version} from the "
        "project's files. The run is called {run} and can be repeated on the same files with the "
        "same result."
    ),
    material_heading="The material",
    read="{material} were read, {turns} in all.",
    with_notes="{interviews} and {notes}",
    asked="{asked} are the interviewer's; they are never coded and never counted.",
    unit=(
        "The unit of coding is a passage: what a participant says until someone else speaks. "
        "Turns of more than {max_words} words are cut at the ends of sentences. That gives "
        "{passages}, and one passage may have several codes."
    ),
    interpreter="Where an interpreter spoke for a participant, the words count as theirs.",
    notes_apart=(
        "Field notes are coded but have no participant. They are shown apart and never enter the "
        "number of participants."
    ),
    who_heading="Who coded what",
    codebook=(
        "The codebook “{name}” has {codes} in {themes}{section}. Machines and people coded by "
        "the same one."
    ),
    section=" (section C)",
    codebook_machines=(
        "The codebook “{name}” has {codes} in {themes}{section}. Only machines coded by it."
    ),
    rules=(
        "The codebook's key words were searched for in the participants' words. A hit of a "
        "strong rule is a coding ({codings}); a weak rule makes a suggestion only."
    ),
    classifier=(
        "A statistical model (logistic regression) learned from the passages that were decided "
        "and added {suggestions}. These count only once a person has said yes."
    ),
    classifier_unread=(
        "A statistical model (logistic regression) learned from the examples in the codebook and "
        "from strong hits of rules, since no passage has been decided yet, and added "
        "{suggestions}. These count only once a person has said yes."
    ),
    untested="The model is untested: too few passages have been decided for that.",
    no_classifier="There are no suggestions from a statistical model in this run.",
    people=(
        "{coders} made {decisions}: {accepted} yes, {rejected} no and {unsure} unsure. A "
        "person's decision always goes before a machine's."
    ),
    nobody=(
        "Nobody has decided on any coding yet. Every number in this appendix rests on rules that "
        "nobody has checked in this material."
    ),
    read_through=(
        "{share} passages were read through by at least one person; a code not given there is a no."
    ),
    decider="Where coders disagree, {decider}'s word counts.",
    no_decider=(
        "Where coders disagree the coding is disputed: it is shown but not counted ({disputed})."
    ),
    not_placed=(
        "Transcripts or codebook were changed after the coding: {decisions} could not be placed "
        "with certainty since then. They are kept, and are in none of the numbers."
    ),
    numbers_heading="How to read the numbers",
    persons_first=(
        "Participants always come before passages, and always as “n of N”, so that one person "
        "who says much about something does not count for several. What a person has read and "
        "what only a rule has found are never added up unseen."
    ),
    lower_bound=(
        "Rules find only what is said in their words. Numbers that rest on unread rule hits are "
        "therefore a lower bound for how many spoke of the subject – and some of the hits will "
        "fall away once someone reads them."
    ),
    no_percent=(
        "There are neither percentages nor tests in this appendix: the participants are not a "
        "sample, and the numbers say nothing about anyone else."
    ),
    accuracy_basis=(
        "The machines' coding was held against people's own coding of {turns} in {transcripts}, "
        "turn by turn and code by code."
    ),
    accuracy_rules=(
        "Of the rules' {codings}, {right} had also been made by people; of the {sure} that people "
        "were sure of, the rules found {found}."
    ),
    accuracy_suggestions=(
        "Of the model's {codings}, {right} had also been made by people; rules and model "
        "together found {found} of the {sure}."
    ),
    status_caption="State of the codings in this run",
    status_description="For each state: what it means, how many codings, whether they count.",
    status_columns=("State", "What it means", "Counted", "Codings"),
    status_meanings={
        "read": ("read", "a person read the passage and said yes", "always"),
        "rules": ("rule °", "a strong rule hit; nobody has read it yet", "apart"),
        "suggested": (
            "suggestion °",
            "a weak rule or the model suggests the code; nobody has read it yet",
            "apart",
        ),
        "rejected": (
            "rejected",
            "a person read the passage and said no or did not give the code",
            "no",
        ),
        "unsure": ("unsure", "a person read the passage and could not decide", "no"),
        "disputed": ("disputed", "two coders disagree and nobody has settled it", "no"),
    },
    marks_intro=(
        "Some codings carry a mark: negated (the subject is named with a “not”), prompted (the "
        "question named the subject first), via the question (the word is the interviewer's, the "
        "answer only a yes or no) and irony? (perhaps meant the other way). A theme is a "
        "subject, not a verdict: “there are no neighbours here” is also coded as neighbouring."
    ),
    fill_heading="What only the researcher knows",
    fill_in=(
        "How participants were found, who declined, and how consent was given: ",
        "Who the coders are, how they know the place, and how disagreement was talked through: ",
        "Whether participants have seen transcript, coding or quotes (COREQ 23 and 28): ",
    ),
)

_PEOPLE = PeopleWords(
    lead="{participants} are part of the coding: {roles}.",
    by_role="{role} {amount}",
    nobody="The project has no participants yet whose role counts.",
    caption="Participants",
    description="One row a participant: name used here, role, position, area, age, transcript.",
    columns=("Participant", "Role", "Position", "Area", "Age", "Transcript"),
    silent="Without passages in the transcripts that were read: {names}.",
    notes="Field notes that belong to no participant: {notes}.",
    names="The names are the pseudonyms the project uses.",
)

_CODEBOOK = CodebookWords(
    lead=(
        "The codebook “{name}” has {codes} in {themes}. The table gives it as it stood at this "
        "run (fingerprint {fingerprint}); the rules with all key words are in codebook.yaml."
    ),
    caption="Codebook with definitions and limits",
    description="The codes under each theme: definition, when to use and not, an example.",
    columns=("Code", "Definition", "Use", "Do not use", "Example"),
    emergent="added underway {since} {by}",
    constructed="{example} (constructed)",
    sub_codes="under {parent}",
    empty="The codebook has no codes yet.",
)

_FREQUENCIES = FrequencyWords(
    lead=(
        "{table} shows for every theme and code how many participants spoke of it, and in how "
        "many passages. {policy}"
    ),
    caption="Participants and passages by theme and code",
    description=(
        "For every theme and code: participants of all, in total and by role; passages that were "
        "read, hit by a rule or suggested; how many of the counted passages were read."
    ),
    empty="There are no codings to count yet.",
    code="Theme / code",
    everyone="all",
    participants="Participants who spoke of it",
    passages="Passages",
    heads={"read": "read only", "rules": "read or rule", "all": "with suggestions"},
    policies={
        "read": (
            "A participant counts when at least one of their passages was read and accepted "
            "under the code."
        ),
        "rules": (
            "A participant counts when at least one of their passages was read and accepted or "
            "hit by a strong rule."
        ),
        "all": (
            "A participant counts when at least one of their passages was read and accepted, hit "
            "by a strong rule or suggested."
        ),
    },
    passage_states=("read", "rule", "suggestion"),
    unprompted="unprompted",
    read_share="Seen by a person",
    note=(
        "The columns of passages do not overlap. Those of participants do: whoever stands under "
        "“read only” also stands under “read or rule” and “with suggestions”. “Unprompted” are "
        "participants with at least one passage that the question did not prompt. “Seen by a "
        "person” are the passages somebody has decided on, a no included."
    ),
    unread_note="° No person has seen a passage with this code yet.",
    field_notes="In addition, {passages} in field notes were coded; they are not counted.",
    figure_caption="Participants by code, and what the coding rests on",
    figure_alt=(
        "Horizontal bars, one a code, under each theme: how many of {total} participants spoke "
        "of the code. Most: {bars} All numbers stand in the table."
    ),
    figure_bar="{code}: {all}, of which {read} read.",
    figure_more=" (+ {states})",
    figure_states={"rules": "{amount} rule", "all": "{amount} suggestion"},
    figure_axis="participants (of {total})",
    figure_legend=("read", "rule only, unread", "suggestion only, unread"),
)

_CROSSINGS = CrossingWords(
    lead=(
        "This is where themes meet: two codes from different themes on one passage. {table} shows "
        "with how many participants that happens, most first."
    ),
    caption="Codes from two themes that meet in one passage",
    description="Pairs of codes: participants of all, by role, and passages, of which read.",
    code="Code",
    other="and code",
    everyone="all",
    participants="Participants",
    passages="Passages",
    counted="in all",
    read="read",
    empty="No passage has codes from two themes, so there is nothing across themes to show.",
    shortened="Shown are the {shown} most frequent of {total} pairs across themes.",
    within="Pairs within one theme are not shown ({pairs}).",
)

_QUOTES = QuoteWords(
    lead="This section shows {quotes} from {participants}, by theme and code.",
    unchanged="The words are the participants' and were not corrected.",
    unread="A quote with ° was found by a rule and has not been read by anyone yet.",
    empty="There are no passages to quote yet.",
    attribution="({parts})",
    turn="{transcript} turn {turn}",
    field_note="field note",
    counted="{passages} from {participants} {noun}",
    unprompted="{amount} unprompted",
    read_share="{share} passages read",
    nobody_read="none read yet °",
    question="Question: {question}",
    dominance="{name} accounts for {share}.",
    all_dominance="Note: {name} accounts for {share} quotes in this section, more than a third.",
    without="No quotes: {codes}.",
)

_MATRIX = MatrixWords(
    lead=(
        "{table} shows where each participant spoke of each code. The numbers are turns in the "
        "participant's transcript; ° is a rule hit that nobody has read."
    ),
    caption="Where participants speak of each code",
    description="Rows are codes, columns are participants; cells are numbers of turns.",
    code="Code",
    empty="There are no codings to refer to yet.",
    too_many=(
        "With so many participants the matrix is too large for paper. The references stand in "
        "the table codings (qualcode export codings)."
    ),
)

_HISTORY = HistoryWords(
    lead="The codebook was saved in {versions}. The reasons are the coders' own.",
    unchanged="The codebook has not changed since its first version.",
    caption="Versions of the codebook",
    description="One row a version: number, date, who, reason, and what changed.",
    columns=("Version", "Date", "By", "Reason", "Changed"),
)

_VALIDATION = ValidationWords(
    heading="How right the machines' codings are",
    lead=(
        "For the codes in {table}, passages drawn at random were read and decided by a person: "
        "some that the rules hit and some that they do not. Precision is how much of what the "
        "rules code is right; recall is how much of what has the code the rules find; prevalence "
        "is how much of the participants' passages has the code when the errors are taken into "
        "account."
    ),
    caption="Machines' codings against people's decisions",
    description="A row for each code: precision, recall and prevalence, each with its interval.",
    columns=("Code", "Decided (hit / not hit)", "Precision", "Recall", "Prevalence"),
    share="{value} % ({low}–{high} %)",
    note=(
        "Intervals are 95 % and are for people like these: participants are drawn with replacement "
        "(double sampling, Tenenbein 1970)."
    ),
)
_MEMOS = MemoWords(
    heading="I  Memos",
    lead="The memos were written during the analysis and stand in the order they were written.",
    study="The study",
    signed="{date} {by}",
)

ENGLISH = Wording(
    language="en",
    tag="en-GB",
    decimal=".",
    thousands=",",
    quote_marks=("“", "”"),
    of_total="{part} of {total}",
    last_and="and",
    unread_sign="°",
    fill_in_sign="[fill in]",
    no_value="–",
    page="Page {page} of {pages}",
    table="Table",
    figure="Figure",
    nouns=_NOUNS,
    marks={
        "negated": "negated",
        "prompted": "prompted",
        "echo": "via the question",
        "irony": "irony?",
        "then-and-now": "then and now",
        "proposal": "proposal",
        "counter-story": "counter-story",
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
