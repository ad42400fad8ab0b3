"""A book to read as plain values: what its exporter takes, and nothing it would look up.

``anchor`` is the target of a link inside the book, unique in it and without blanks. Every
word that a reader sees stands in these values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.model import State
from qualcode.report.document import Block, Run
from qualcode.report.wording.book import BookWords


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row; ``notes`` are the numbers of the margin notes that rest on them."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarginNote:
    """One coding beside its passage.

    ``number`` is that beside the words it rests on, 0 where it rests on none in particular;
    ``code`` counts the codes of the book from 0; ``why`` are the rules that matched, or that
    a model suggested it; ``marks`` are their names.
    """

    number: int
    code: int
    state: State
    why: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class BookPassage:
    """One passage, cut where the evidence begins and ends; the pieces add up to its words."""

    anchor: str
    pieces: tuple[Piece, ...]
    notes: tuple[MarginNote, ...] = ()


@dataclass(frozen=True, slots=True)
class BookTurn:
    """One turn. ``person`` and ``role`` count those of the book from 0, -1 is none of them.

    ``asks`` tells that the words are never coded. A turn without passages is one whose words
    are left out.
    """

    anchor: str
    number: int
    who: str
    role_label: str = ""
    time: str = ""
    person: int = -1
    role: int = -1
    asks: bool = False
    passages: tuple[BookPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class BookTranscript:
    """One interview or field note; ``about`` says who and when, ``language`` is BCP 47."""

    anchor: str
    title: str
    about: str
    language: str
    turns: tuple[BookTurn, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage under a code; ``to`` is the passage's anchor, ``place`` says which it is."""

    to: str
    place: str
    language: str
    role: int
    person: int
    note: MarginNote
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class BookCode:
    """One code's page: texts with their headings, counts in words, all its passages.

    ``validated`` says how right machines are on it; empty where no samples were decided.
    """

    anchor: str
    label: str
    id: str
    texts: tuple[tuple[str, Run], ...]
    counts: str
    entries: tuple[Entry, ...]
    validated: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class BookTheme:
    """One theme and its codes, in the order of the codebook."""

    label: str
    codes: tuple[BookCode, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One bar: ``parts`` are lengths that follow each other, out of the figure's ``total``."""

    label: str
    text: str
    parts: tuple[int, ...]
    to: str = ""


@dataclass(frozen=True, slots=True)
class BarFigure:
    """Bars under headings; ``legend`` names the parts, empty where there is only one."""

    caption: str
    total: int
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    legend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two codes that meet, and the passages where: what to call each, and its anchor."""

    label: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The targets of the parts of the book, by what is in them."""

    about: str
    frequencies: str
    crossings: str
    transcripts: str
    codes: str


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book; ``language`` is BCP 47, ``note`` stands on every screen and page.

    ``table`` is the label of captions, ``roles`` are those of the participants, ``states`` names
    the states of codings, and ``order`` says how passages are ordered under a code.
    """

    title: str
    subtitle: str
    language: str
    note: str
    footer: str
    table: str
    words: BookWords
    anchors: Anchors
    roles: tuple[str, ...]
    states: Mapping[State, str]
    order: str
    about: tuple[Block, ...]
    frequencies: tuple[Block, ...]
    frequency_figure: BarFigure | None
    crossings: tuple[Block, ...]
    crossing_figure: BarFigure | None
    meetings: tuple[Meeting, ...]
    themes: tuple[BookTheme, ...]
    transcripts: tuple[BookTranscript, ...]
