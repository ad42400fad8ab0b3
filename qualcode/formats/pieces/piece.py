"""A text of a file and the place it stands at."""

from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["said", "property", "author", "hidden", "tracked", "picture", "closed"]
_SHORTEST_OF_PERSONS = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a file, where it stands in the file, and how a reader comes upon it.

    ``said`` is what anybody sees who opens the file. ``property`` is what stands beside it
    (document properties, attributes, addresses of links, names of parts); ``author`` names who
    wrote a comment or made a coding; ``hidden`` is text that is not shown; ``tracked`` is a
    change that Word keeps; ``picture`` is text inside a picture's file. A ``closed`` piece has no
    text: that part of the file could not be looked into.
    """

    place: str
    text: str
    kind: PieceKind = "said"


def inside(place: str, part: str) -> str:
    """Give a place within a part of a file; the place alone where the part is the file itself.

    >>> inside("line 3", "sources/a.txt"), inside("line 3", "")
    ('sources/a.txt, line 3', 'line 3')
    """
    return ", ".join(one for one in (part, place) if one)


def is_amount(cell: str) -> bool:
    """Tell whether a cell is a number too short to be anybody's: places and counts are.

    >>> is_amount("4711"), is_amount("30123456"), is_amount("K01")
    (True, False, False)
    """
    return cell.isdecimal() and len(cell) < _SHORTEST_OF_PERSONS
