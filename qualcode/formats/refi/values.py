"""What a REFI-QDA project holds, as plain values; texts with line feeds, spans in code points.

Ids are GUIDs in small letters without braces. ``""`` is an attribute that is not there.
"""

import re
from dataclasses import dataclass, field

from qualcode.formats.signs import writable

LONGEST_QUOTE = 100
_CUT = "…"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who codes, a program among them."""

    guid: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code and those under it; ``line`` is its place in the file that was read."""

    guid: str
    name: str
    codable: bool = True
    color: str = ""
    description: str = ""
    notes: tuple[str, ...] = ()
    under: tuple["Code", ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """An attribute of cases or sources; ``kind`` is Text, Integer, Date …, as in the schema."""

    guid: str
    name: str
    kind: str = "Text"


@dataclass(frozen=True, slots=True)
class Value:
    """What a case or a source has under a variable, as written."""

    variable: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case: for us, a participant."""

    guid: str
    name: str
    values: tuple[Value, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """A code given by a user at a time (ISO 8601, UTC)."""

    guid: str
    code: str
    user: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """``text[start:end]`` of a source; ``name`` is its quote, as :func:`quote_name` gives it.

    ``confirmed`` tells that the words at the place are the name's.
    """

    guid: str
    start: int
    end: int
    name: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    confirmed: bool = True
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its selections.

    ``has_text`` is false where the file does not hold the text. ``codings`` are of the whole
    source.
    """

    guid: str
    name: str
    text: str
    selections: tuple[Selection, ...] = ()
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    has_text: bool = True
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A memo."""

    guid: str
    name: str
    text: str
    user: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """A named group of codes and sources."""

    guid: str
    name: str
    codes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QdaProject:
    """A whole project; ``notes_on_all`` are the ids of the notes on the project itself."""

    name: str
    origin: str = ""
    time: str = ""
    users: tuple[User, ...] = ()
    codes: tuple[Code, ...] = ()
    variables: tuple[Variable, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    sets: tuple[Set, ...] = ()
    notes_on_all: tuple[str, ...] = ()
    description: str = ""

    @property
    def all_codes(self) -> tuple[Code, ...]:
        """All codes, those under others after them."""
        return tuple(one for top in self.codes for one in _with_under(top))


def _with_under(code: Code) -> list[Code]:
    return [code, *(one for under in code.under for one in _with_under(under))]


def quote_name(quote: str) -> str:
    r"""Give a quote as the name of its selection: white space collapsed, cut at 100 with ``…``.

    >>> quote_name("larmer.\n\nBeboer 7: Men")
    'larmer. Beboer 7: Men'
    """
    whole = flat(quote)
    return whole if len(whole) <= LONGEST_QUOTE else whole[:LONGEST_QUOTE] + _CUT


def is_named(quote: str, name: str) -> bool:
    """Tell whether a name is that of a quote; one that ends in ``…`` may be cut.

    Blanks at the ends count: without them, a text shifted by one would pass.
    """
    said, words = flat(name), flat(quote)
    return said == words or (
        said.endswith(_CUT) and len(said) > len(_CUT) and words.startswith(said[: -len(_CUT)])
    )


def flat(text: str) -> str:
    """Collapse white space to single blanks, after what XML cannot hold is replaced."""
    return _SPACE.sub(" ", writable(text))
