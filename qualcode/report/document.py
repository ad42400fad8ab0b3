"""A document as plain values: what every exporter of documents takes.

Nothing here knows Word, and no exporter holds a sentence: every word that a reader will
see stands in these values. Lengths are millimetres.
"""

from dataclasses import dataclass
from typing import Literal

TextStyle = Literal["body", "lead", "definition", "count", "note"]
RowKind = Literal["plain", "group"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one manner.

    ``language`` is a BCP 47 tag; empty means the document's own. ``fill_in`` marks a
    place the researcher must fill. ``refers`` is the anchor of a table or figure: the
    exporter writes its label and number there instead of ``text``.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    fill_in: bool = False
    language: str = ""
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``anchor`` makes it a target of links."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``style`` says what it is, the exporter how that looks.

    ``lead`` opens a section, ``definition`` and ``count`` stand under a code's heading,
    ``note`` stands under a table or figure.
    """

    runs: tuple[Run, ...]
    style: TextStyle = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    """Short points, each a tuple of runs."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: what its header says, how wide it is (mm), and whether it holds numbers."""

    header: str
    width: float
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """One cell of the header row above the column headers, over ``span`` columns."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class TableCell:
    """What one cell says, in paragraphs; a second line is smaller (the id under a label).

    ``language`` is the BCP 47 tag of the text; empty means the document's own. ``fill_in`` is
    the sign, before the text, of what the researcher must fill in.
    """

    text: str
    second: str = ""
    bold: bool = False
    language: str = ""
    fill_in: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; a ``group`` row opens a group, and a single cell spans the whole width.

    A row stays ``whole`` on a page, unless it is a long one that may go on over the next.
    """

    cells: tuple[TableCell, ...]
    kind: RowKind = "plain"
    whole: bool = True


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table with caption above, repeated header rows, and a description for screen readers.

    ``bands`` is an optional header row above the column headers; spans add up to the
    number of columns.
    """

    caption: str
    description: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    anchor: str = ""
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG) with caption below and a text that says what it shows.

    ``width`` and ``height`` are millimetres on the page.
    """

    png: bytes
    width: float
    height: float
    alt: str
    caption: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """One quote, with its marks of quotation, and where it comes from.

    ``question`` is what was asked just before, with label; empty when it is not shown.
    ``remark`` says what a reader must know of the quote (it disagrees, it was prompted).
    ``language`` is the BCP 47 tag of the words; empty means the document's own.
    ``following`` is what was said right after, with label, and no part of the quote.
    ``translation`` is somebody's own words for the quote, with label, in
    ``translation_language`` (as ``language``).
    """

    text: str
    attribution: str
    question: str = ""
    remark: str = ""
    language: str = ""
    following: str = ""
    translation: str = ""
    translation_language: str = ""


Block = Heading | Paragraph | BulletList | WordTable | Figure | QuoteBlock


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one orientation; every section begins on a new page."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words an exporter needs around numbers it alone knows.

    ``page`` holds ``{page}`` and ``{pages}``; ``table`` and ``figure`` are the labels of
    captions (``Tabel``, ``Figur``); ``contents`` is the heading of the list of sections.
    """

    page: str
    table: str
    figure: str
    contents: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``language`` is a BCP 47 tag (``da-DK``). ``note`` stands at the top of every page;
    ``footer`` at the bottom, before the page number. ``author`` and ``run`` go into the
    document's properties.
    """

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    words: PageWords
    note: str = ""
    footer: str = ""
    author: str = ""
    run: str = ""
