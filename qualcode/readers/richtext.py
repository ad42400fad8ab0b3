"""What stands in a rich text file, in order: paragraphs and tables, from its control words.

Words and their meaning: Microsoft, *Rich Text Format Specification*, version 1.9.1 (2008).
"""

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from qualcode.model import Problem
from qualcode.readers.blocks import Block, Left, Paragraph, Table
from qualcode.readers.emphasis import NOTHING, Emphasis, is_for_speakers, lead

_TOKEN = re.compile(
    r"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(.))|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "nestcell": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_ESCAPED = {"{": "{", "}": "}", "\\": "\\", "~": "\xa0", "_": "-", "\t": "\t"}
_NOT_TEXT = frozenset(
    " ".join(
        (
            "colortbl info pict object fldinst header headerl headerr headerf footer",
            "footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn txe",
            "rxe pntext listtext shprslt nonesttables revtbl rsidtbl listtable dptxbxtext",
            "listoverridetable themedata",
        )
    ).split()
)
_COUNTED = {
    "footnote": "notes",
    "annotation": "comments",
    "shptxt": "boxes",
}
_CODE_PAGES = {
    77: "mac_roman",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_LETTERS = 1_000_000  # the numbers of styles for letters are kept apart from paragraphs'
_HEADINGS = ("heading", "title", "subtitle", "overskrift")
_DOCUMENT = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces, and ends with it."""

    emphasis: Emphasis = NOTHING
    page: str = ""
    skip: int = 1
    silent: bool = False
    starred: bool = False
    fonts: bool = False
    sheet: bool = False
    style: int = 0
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    heading: bool = False


@dataclass(slots=True)
class _Reading:
    """The text as far as it was read. ``rest``: signs to pass over, which repeat a letter."""

    page: str
    fixed: bool
    group: _Group = field(default_factory=_Group)
    groups: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    font: int = 0
    default: int = 0
    rest: int = 0
    raw: bytearray = field(default_factory=bytearray)
    pieces: list[tuple[str, Emphasis]] = field(default_factory=list)
    cell: list[Paragraph] = field(default_factory=list)
    row: list[tuple[Paragraph, ...]] = field(default_factory=list)
    rows: list[tuple[tuple[Paragraph, ...], ...]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    left: Left = field(default_factory=Left)

    def shows(self) -> bool:
        """Tell whether what stands here is text that a reader of the page sees."""
        group = self.group
        aside = group.silent or group.fonts or group.sheet
        return not (aside or group.hidden or group.deleted)

    def add(self, text: str) -> None:
        """Add text, with what was written byte by byte before it."""
        self.settle()
        if text and self.shows():
            self.pieces.append((text, self.group.emphasis))

    def settle(self) -> None:
        """Give the bytes that wait the letters of their font's code page."""
        if self.raw:
            page = self.group.page or self.fonts.get(self.default) or self.page
            text = bytes(self.raw).decode(page, "replace")
            self.raw.clear()
            if self.group.sheet and text.strip():
                known = self.styles.get(self.group.style, "")
                self.styles[self.group.style] = (known + text).strip(" ;")
            if self.shows():
                self.pieces.append((text, self.group.emphasis))

    def end_paragraph(self) -> None:
        """Close a paragraph, which belongs to a cell or to the text."""
        self.settle()
        text = "".join(piece for piece, _ in self.pieces)
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        style = self.styles.get(self.group.style, "")
        heading = self.group.heading or style.casefold().startswith(_HEADINGS)
        paragraph = Paragraph(whole, lead(self.pieces), heading, style)
        self.pieces.clear()
        if self.group.in_table:
            self.cell += [paragraph] if whole.strip() else []
        else:
            self.end_table()
            self.blocks.append(paragraph)

    def end_table(self) -> None:
        """Close the table that is open, if there is one."""
        if self.rows:
            self.blocks.append(Table(tuple(self.rows)))
            self.rows.clear()


def read_rich_text(
    data: bytes, *, file: str, encoding: str = ""
) -> tuple[list[Block], Left, tuple[Problem, ...]]:
    """Give the blocks of a rich text file in order, what was left out, and problems.

    Headers, notes, comments, pictures, hidden and deleted text are left out; inserted text
    is kept. ``encoding`` goes before the code page that the file names.
    """
    text = data.decode("latin-1")
    reading = _Reading(encoding or "cp1252", fixed=bool(encoding))
    place = 0
    while match := _TOKEN.match(text, place):
        place = match.end()
        word, number, byte, sign, brace, plain = match.groups()
        if word == "bin" and number:
            place += max(0, int(number))
        elif brace:
            _brace(reading, brace)
            if not reading.groups:
                break
        elif word:
            _word(reading, word, int(number) if number else None)
        elif sign:
            _sign(reading, sign)
        elif byte:
            _bytes(reading, bytes([int(byte, 16)]))
        elif plain:
            _bytes(reading, plain.encode("latin-1"))
    reading.end_paragraph()
    reading.end_table()
    problems = (_cut_off(file),) if reading.groups else ()
    return reading.blocks, reading.left, problems


def _brace(reading: _Reading, brace: str) -> None:
    reading.settle()
    reading.rest = 0
    if brace == "{":
        reading.groups.append(reading.group)
        reading.group = replace(reading.group, starred=False)
    elif reading.groups:
        reading.group = reading.groups.pop()


def _bytes(reading: _Reading, data: bytes) -> None:
    passed = min(reading.rest, len(data))
    reading.rest -= passed
    reading.raw += data[passed:]


def _sign(reading: _Reading, sign: str) -> None:
    if sign == "*":
        reading.group.starred = True
    elif sign in "\r\n":
        reading.end_paragraph()
    elif reading.rest:
        reading.rest -= 1
    else:
        reading.add(_ESCAPED.get(sign, ""))


def _word(reading: _Reading, word: str, number: int | None) -> None:
    reading.settle()
    group = reading.group
    if word == "u":
        if number is not None:
            reading.add(chr(number % 0x10000))
            reading.rest = group.skip
        return
    reading.rest = 0
    if word in _COUNTED and (word == "shptxt" or not group.silent):
        setattr(reading.left, _COUNTED[word], getattr(reading.left, _COUNTED[word]) + 1)
    if group.sheet and word == "cs":
        group.style, group.starred = _LETTERS + (number or 0), False
    elif group.starred or word in _NOT_TEXT or word in _COUNTED:
        group.silent, group.starred = True, False
    elif word in _SIGNS:
        reading.add(_SIGNS[word])
    elif word in _ACTIONS:
        _ACTIONS[word](reading, number)
    elif word in _DOCUMENT and not reading.fixed:
        reading.page = _DOCUMENT[word]


def _cell(reading: _Reading, _: int | None) -> None:
    reading.group.in_table = True
    reading.end_paragraph()
    reading.row.append(tuple(reading.cell))
    reading.cell.clear()


def _row(reading: _Reading, _: int | None) -> None:
    reading.pieces.clear()
    if reading.row:
        reading.rows.append(tuple(reading.row))
    reading.row.clear()


def _paragraph(reading: _Reading, _: int | None) -> None:
    if reading.shows():
        reading.end_paragraph()


def _reset_paragraph(reading: _Reading, _: int | None) -> None:
    reading.group.in_table = reading.group.heading = False
    reading.group.style = 0


def _in_table(reading: _Reading, _: int | None) -> None:
    reading.group.in_table = True


def _style(reading: _Reading, number: int | None) -> None:
    reading.group.style = number or 0


def _letters_style(reading: _Reading, number: int | None) -> None:
    label = is_for_speakers(reading.styles.get(_LETTERS + (number or 0), ""))
    reading.group.emphasis = replace(reading.group.emphasis, label=label)


def _sheet(reading: _Reading, _: int | None) -> None:
    reading.group.sheet = True


def _heading(reading: _Reading, number: int | None) -> None:
    reading.group.heading = number is not None and number < 9


def _reset_letters(reading: _Reading, _: int | None) -> None:
    reading.group.emphasis = NOTHING
    reading.group.hidden = reading.group.deleted = False
    reading.group.page = ""


def _bold(reading: _Reading, number: int | None) -> None:
    reading.group.emphasis = replace(reading.group.emphasis, bold=number != 0)


def _italic(reading: _Reading, number: int | None) -> None:
    reading.group.emphasis = replace(reading.group.emphasis, italic=number != 0)


def _underlined(reading: _Reading, number: int | None) -> None:
    reading.group.emphasis = replace(reading.group.emphasis, underlined=number != 0)


def _not_underlined(reading: _Reading, _: int | None) -> None:
    _underlined(reading, 0)


def _hidden(reading: _Reading, number: int | None) -> None:
    reading.left.hidden += number != 0 and reading.shows()
    reading.group.hidden = number != 0


def _deleted(reading: _Reading, number: int | None) -> None:
    reading.left.deletions += number != 0 and reading.shows()
    reading.group.deleted = number != 0


def _inserted(reading: _Reading, number: int | None) -> None:
    reading.left.insertions += number != 0 and reading.shows()


def _fonts(reading: _Reading, _: int | None) -> None:
    reading.group.fonts = True


def _font(reading: _Reading, number: int | None) -> None:
    reading.font = number or 0
    if not reading.group.fonts:
        reading.group.page = reading.fonts.get(reading.font, reading.page)


def _default_font(reading: _Reading, number: int | None) -> None:
    reading.default = number or 0


def _charset(reading: _Reading, number: int | None) -> None:
    if reading.group.fonts and number in _CODE_PAGES and not reading.fixed:
        reading.fonts[reading.font] = _CODE_PAGES[number]


def _code_page(reading: _Reading, number: int | None) -> None:
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return
    reading.page = reading.page if reading.fixed else name


def _passed_over(reading: _Reading, number: int | None) -> None:
    reading.group.skip = min(max(0, number if number is not None else 1), 8)


_ACTIONS: Mapping[str, Callable[[_Reading, int | None], None]] = {
    "par": _paragraph,
    "sect": _paragraph,
    "cell": _cell,
    "row": _row,
    "pard": _reset_paragraph,
    "intbl": _in_table,
    "s": _style,
    "cs": _letters_style,
    "stylesheet": _sheet,
    "outlinelevel": _heading,
    "plain": _reset_letters,
    "b": _bold,
    "i": _italic,
    "ul": _underlined,
    "ulnone": _not_underlined,
    "v": _hidden,
    "deleted": _deleted,
    "revised": _inserted,
    "fonttbl": _fonts,
    "f": _font,
    "deff": _default_font,
    "fcharset": _charset,
    "ansicpg": _code_page,
    "uc": _passed_over,
}


def _cut_off(file: str) -> Problem:
    return Problem(
        file,
        what="the file ends in the middle of its text: it may have been cut off.",
        remedy="Compare its last words with the original, and save a fresh copy.",
        severity="warning",
    )
