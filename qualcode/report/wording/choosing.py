"""How the quotes were picked, in words, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.analyse import Picked
from qualcode.report.options import Order


@dataclass(frozen=True, slots=True)
class ChoosingWords:
    """The sentences about the choice of quotes in one language.

    ``limited`` stand where fewer are shown than there are, and hold ``{rule}``; ``whole``
    stand where all are. ``rule`` holds ``{limits}``; ``limits`` are for a code and a participant
    together, a code alone, and a participant alone. ``fields`` are the names of the fields of
    an attribution; ``house`` those that it has by default.
    """

    limited: Mapping[Picked, str]
    whole: Mapping[Picked, str]
    rule: str
    limits: tuple[str, str, str]
    orders: Mapping[Order, str]
    cut: str
    attribution: str
    fields: Mapping[str, str]
    house: tuple[str, ...]
    context: str
    after: str


_HOUSE = ("pseudonym", "role", "area", "transcript", "turn", "time")

CHOOSING: Mapping[str, ChoosingWords] = {
    "da": ChoosingWords(
        limited={
            "spread": "Citaterne er valgt af programmet efter en fast orden, ikke fordi de er de "
            "bedste: {rule}",
            "read": "Citaterne er valgt af programmet blandt de udsagn, et menneske har læst og "
            "givet koden, efter en fast orden, ikke fordi de er de bedste: {rule}",
            "starred": "Citaterne er valgt af programmet blandt dem, et menneske har "
            "stjernemærket, efter en fast orden: {rule}",
            "all": "Citaterne er valgt af programmet blandt alle udsagn, der er talt med, efter "
            "en fast orden, ikke fordi de er de bedste: {rule}",
        },
        whole={
            "spread": "Alle udsagn, der er talt med, er vist; der er ikke valgt blandt dem.",
            "read": "Alle udsagn, et menneske har læst og givet koden, er vist.",
            "starred": "Citaterne er dem, et menneske har stjernemærket; alle er vist.",
            "all": "Alle udsagn, der er talt med, er vist; der er ikke valgt blandt dem.",
        },
        rule=(
            "{limits}; først de stjernemærkede, så de læste; så vidt der er plads fra hver rolle, "
            "der har talt om koden, og mindst ét, der går imod eller siger nej (nægtet eller "
            "modfortælling), når der er et."
        ),
        limits=(
            "højst {per_code} pr. kode og {per_participant} pr. deltager under hver kode",
            "højst {per_code} pr. kode",
            "højst {per_participant} pr. deltager under hver kode",
        ),
        orders={
            "place": "",
            "participant": "Under hver kode står citaterne deltager for deltager.",
            "date": "Under hver kode står citaterne efter interviewets dato.",
        },
        cut="Lange udsagn er vist i uddrag: hele sætninger på højst {longest} ord omkring det, "
        "koden hviler på. […] viser, hvor udsagnet går videre.",
        attribution="Efter hvert citat står {fields}.",
        fields={
            "pseudonym": "deltager",
            "participant": "deltagerens id",
            "role": "rolle",
            "position": "stilling",
            "area": "område",
            "age_group": "alder",
            "transcript": "udskrift",
            "turn": "tur",
            "time": "tid",
        },
        house=_HOUSE,
        context=(
            "Før hvert citat står spørgsmålet, og efter det den sætning, som følger i samme tur; "
            "de hører ikke til citatet."
        ),
        after="Derefter: {words}",
    ),
    "en": ChoosingWords(
        limited={
            "spread": "The program picked the quotes in a fixed order, not because they are the "
            "best: {rule}",
            "read": "The program picked the quotes among the passages that a person has read and "
            "given the code, in a fixed order, not because they are the best: {rule}",
            "starred": "The program picked the quotes among those that a person starred, in a "
            "fixed order: {rule}",
            "all": "The program picked the quotes among all passages that are counted, in a fixed "
            "order, not because they are the best: {rule}",
        },
        whole={
            "spread": "Every passage that is counted is shown; none was left out.",
            "read": "Every passage that a person has read and given the code is shown.",
            "starred": "The quotes are those that a person starred; all of them are shown.",
            "all": "Every passage that is counted is shown; none was left out.",
        },
        rule=(
            "{limits}; starred ones first, then those that were read; as far as there is room, "
            "from every role that spoke of the code, and at least one that disagrees or says no "
            "(negated or counter-story), where there is one."
        ),
        limits=(
            "at most {per_code} a code and {per_participant} a participant under each code",
            "at most {per_code} a code",
            "at most {per_participant} a participant under each code",
        ),
        orders={
            "place": "",
            "participant": "Under each code the quotes stand participant by participant.",
            "date": "Under each code the quotes stand by the date of the interview.",
        },
        cut="Of long passages an extract is shown: whole sentences of at most {longest} words "
        "around what the code rests on. […] shows where the passage goes on.",
        attribution="After each quote stand {fields}.",
        fields={
            "pseudonym": "participant",
            "participant": "the participant's id",
            "role": "role",
            "position": "position",
            "area": "area",
            "age_group": "age",
            "transcript": "transcript",
            "turn": "turn",
            "time": "time",
        },
        house=_HOUSE,
        context=(
            "Before each quote stands the question, and after it the sentence that follows in "
            "the same turn; they are not part of the quote."
        ),
        after="After that: {words}",
    ),
}
