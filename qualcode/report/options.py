"""What a report is asked to show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report is asked to show; by default everything, chosen as the house does.

    ``codes`` are ids of codes and themes, ``roles`` names of roles; empty means all.
    ``per_code`` and ``per_participant`` are the most quotes for one code, and of one
    participant under one code; passages of more than ``longest`` words are cut to the
    sentences around the evidence. ``memos`` prints the memos.
    """

    codes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    per_code: int = 5
    per_participant: int = 2
    longest: int = 60
    memos: bool = False


SHOW_ALL = ReportOptions()
