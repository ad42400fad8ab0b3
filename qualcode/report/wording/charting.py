"""The words of framework charts, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of framework charts in one language.

    ``leads`` are for one table and for several, and hold ``{table}``; ``told`` follows either
    and holds ``{people}``; ``caption`` holds ``{theme}``, ``part`` ``{number}`` and ``{total}``;
    ``signed`` stands before each of several summaries in one cell.
    """

    heading: str
    leads: tuple[str, str]
    told: str
    caption: str
    part: str
    description: str
    participant: str
    theme: str
    turns: str
    signed: str
    without: str


CHARTING: Mapping[str, ChartWords] = {
    "da": ChartWords(
        heading="Resuméer",
        leads=(
            "{table} sammenfatter, hvad den enkelte deltager siger om hver kode.",
            "{table} og de følgende sammenfatter, hvad den enkelte deltager siger om hver kode.",
        ),
        told=" Resuméerne er skrevet af {people}. Under hvert står de ture, hvor deltageren taler "
        "om koden; ° er et regelfund, som ingen har læst.",
        caption="Resuméer: {theme}",
        part=" ({number} af {total})",
        description="Én række pr. deltager, én kolonne pr. kode; cellerne er resuméer.",
        participant="Deltager",
        theme="Temaet",
        turns="Tur {turns}",
        signed="{by} {date}: ",
        without="Uden resumé: {codes}.",
    ),
    "en": ChartWords(
        heading="Summaries",
        leads=(
            "{table} sums up what each participant says of each code.",
            "{table} and the tables after it sum up what each participant says of each code.",
        ),
        told=" The summaries were written by {people}. Under each stand the turns in which the "
        "participant speaks of the code; ° is a rule hit that nobody has read.",
        caption="Summaries: {theme}",
        part=" ({number} of {total})",
        description="One row a participant, one column a code; cells are summaries.",
        participant="Participant",
        theme="The theme",
        turns="Turn {turns}",
        signed="{by} {date}: ",
        without="Without summary: {codes}.",
    ),
}
