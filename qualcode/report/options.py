"""What a report is asked to show."""

from dataclasses import dataclass
from typing import Literal

from qualcode.analyse import Picked

Order = Literal["place", "participant", "date"]
SmallCells = Literal["", "hide", "show"]
LETTERS = "ABCDEFGHI"
"""The letters of the appendix's sections."""
LIMITS: dict[Picked, tuple[int | None, int | None]] = {
    "spread": (5, 2),
    "read": (5, 2),
    "starred": (None, None),
    "all": (None, None),
}


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report is asked to show; by default everything, chosen as the house does.

    ``codes`` are ids of codes and themes, ``roles`` names of roles; empty means all.
    ``quotes`` says among which passages quotes are chosen; ``per_code`` and
    ``per_participant`` are the most for one code, and of one participant under one code
    (``None``: as ``LIMITS`` says). Passages of more than ``longest`` words are cut to the
    sentences around the evidence. ``order`` is that of the quotes under a code; by ``date`` new
    codes are counted by date too. ``context`` shows the question before each and the sentence
    after. ``translations`` is the language of those shown under quotes (empty: the report's;
    ``none``: none). ``memos`` prints the memos, ``summaries`` the framework charts. ``by`` are
    columns of ``participants.csv`` whose groups are counted too. ``small_cells`` hides or shows
    figures of few participants, whatever the settings say; ``without`` are the letters of
    sections to leave out.
    """

    codes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    quotes: Picked = "spread"
    per_code: int | None = None
    per_participant: int | None = None
    longest: int = 60
    order: Order = "place"
    context: bool = False
    translations: str = ""
    summaries: bool = True
    memos: bool = False
    by: tuple[str, ...] = ()
    small_cells: SmallCells = ""
    without: tuple[str, ...] = ()


SHOW_ALL = ReportOptions()
