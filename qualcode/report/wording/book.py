"""The words of the book to read, in Danish and English; the rest it shares with the appendix."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.report.wording.danish import DANISH
from qualcode.report.wording.english import ENGLISH


@dataclass(frozen=True, slots=True)
class BookWords:
    """Every sentence, label and key of the book that the appendix does not have.

    ``found`` and ``keys`` are filled in the browser: ``{passages}``, ``{participants}`` and
    ``{transcripts}`` are numbers with their nouns' place after them.
    """

    title_of: str
    title: str
    lead: str
    skip: str
    contents: str
    about: str
    transcripts: str
    codes: str
    frequencies: str
    crossings: str
    people: str
    people_description: str
    person: str
    role: str
    transcript: str
    states: str
    meetings: str
    definition: str
    use: str
    do_not_use: str
    rule: str
    model: str
    asks: str
    field_note: str
    left_out: str
    left_out_about: str
    turn: str
    margin: str
    filter: str
    theme: str
    code: str
    status: str
    search: str
    every: str
    clear: str
    found: str
    nothing: str
    help: str
    keys: str
    key_list: tuple[tuple[str, str], ...]
    keys_on: str
    close: str
    no_passages: str
    by_date: str
    by_id: str
    counts: str
    validated: str
    crossing_figure: str
    months: tuple[str, ...]


BOOK_DANISH = BookWords(
    title_of="{name}: bogen",
    title="Bogen",
    lead=(
        "Her står {material} med kodningerne i margenen. Hver kode har sin egen side med alle "
        "udsagn i rækkefølge efter dato. Intet i bogen er rettet: ordene er deltagernes."
    ),
    skip="Spring til teksten",
    contents="Indhold",
    about="Om bogen",
    transcripts="Interview og feltnoter",
    codes="Koder",
    frequencies="Temaer og hyppighed",
    crossings="Temaer, der mødes",
    people="Deltagere",
    people_description="En række for hver deltager: {columns}.",
    person="Deltager",
    role="Rolle",
    transcript="Interview",
    states="Hvad tegnene betyder",
    meetings="Hvor de mødes",
    definition="Definition",
    use="Brug",
    do_not_use="Brug ikke",
    rule="regel",
    model="model",
    asks="spørger",
    field_note="feltnote",
    left_out="[ordene er udeladt]",
    left_out_about=(
        "Ord fra andre end deltagerne, den, der spørger, og en tolk er udeladt: {turns}."
    ),
    turn="tur",
    margin="Kodninger",
    filter="Vælg ud",
    theme="Tema",
    code="Kode",
    status="Status",
    search="Søg i ordene",
    every="alle",
    clear="Vis alt",
    found="{passages} udsagn · {participants} deltagere · {transcripts} interview og feltnoter",
    nothing="Ingen udsagn passer til valget.",
    help="Taster",
    keys="Taster",
    key_list=(
        ("j / k", "næste og forrige udsagn"),
        ("n / p", "næste og forrige kodning"),
        ("/", "søg"),
        ("?", "vis tasterne"),
        ("Esc", "luk, eller vis alt"),
    ),
    keys_on="Brug tasterne",
    close="Luk",
    no_passages="Ingen udsagn har denne kode.",
    by_date="Udsagn i rækkefølge efter interviewets dato",
    by_id="Udsagn i rækkefølge efter interview",
    counts="{participants} · {read} læst, {rules} regel °, {suggested} forslag °",
    validated=(
        "Reglerne er efterprøvet ({table}): {decided} udsagn er afgjort (ramt / ikke ramt). "
        "Præcision {precision}, genfinding {recall}, udbredelse {prevalence}."
    ),
    crossing_figure="Deltagere, hos hvem to koder fra hver sit tema mødes i ét udsagn",
    months=(
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
)

BOOK_ENGLISH = BookWords(
    title_of="{name}: the book",
    title="The book",
    lead=(
        "Here are {material} with their codings in the margin. Every code has a page of its own "
        "with all its passages in order of date. Nothing is corrected: the words are the "
        "participants'."
    ),
    skip="Skip to the text",
    contents="Contents",
    about="About this book",
    transcripts="Interviews and field notes",
    codes="Codes",
    frequencies="Themes and how often they occur",
    crossings="Themes that meet",
    people="Participants",
    people_description="One row a participant: {columns}.",
    person="Participant",
    role="Role",
    transcript="Interview",
    states="What the signs mean",
    meetings="Where they meet",
    definition="Definition",
    use="Use",
    do_not_use="Do not use",
    rule="rule",
    model="model",
    asks="asks",
    field_note="field note",
    left_out="[words left out]",
    left_out_about=(
        "Words of others than the participants, whoever asks, and an interpreter are left out: "
        "{turns}."
    ),
    turn="turn",
    margin="Codings",
    filter="Choose",
    theme="Theme",
    code="Code",
    status="Status",
    search="Search the words",
    every="all",
    clear="Show all",
    found="{passages} passages · {participants} participants · {transcripts} interviews and notes",
    nothing="No passage fits the choice.",
    help="Keys",
    keys="Keys",
    key_list=(
        ("j / k", "next and previous passage"),
        ("n / p", "next and previous coding"),
        ("/", "search"),
        ("?", "show the keys"),
        ("Esc", "close, or show all"),
    ),
    keys_on="Use the keys",
    close="Close",
    no_passages="No passage has this code.",
    by_date="Passages in order of the interview's date",
    by_id="Passages in order of interview",
    counts="{participants} · {read} read, {rules} rule °, {suggested} suggestion °",
    validated=(
        "The rules are validated ({table}): {decided} passages are decided (hit / not hit). "
        "Precision {precision}, recall {recall}, prevalence {prevalence}."
    ),
    crossing_figure="Participants with whom two codes from different themes meet in one passage",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
)

BOOKS: Mapping[str, BookWords] = {DANISH.language: BOOK_DANISH, ENGLISH.language: BOOK_ENGLISH}
