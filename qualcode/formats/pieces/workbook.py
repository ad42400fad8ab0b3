"""The texts of an Excel workbook: cells of all sheets, comments, headers, properties."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.formats.archive import Archive
from qualcode.formats.pieces.markup import attribute_pieces, local
from qualcode.formats.pieces.piece import Piece, PieceKind, inside, is_amount
from qualcode.formats.pieces.word import WRITERS
from qualcode.formats.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE, _FORMULA = f"{_S}v", f"{_S}f"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRINGS = "xl/sharedStrings.xml"
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
# What says only how cells look: names of typefaces may be people's names too (Georgia).
_LOOKS = ("xl/theme/", "xl/styles.xml")
# Attributes that only say where a cell is and how it looks.
_PLACES = frozenset(["r", "s", "t", "spans", "ref", "sqref", "uid"])


def workbook_pieces(archive: Archive) -> Iterator[Piece]:
    """Give the texts of every XML part; ``TranscriptError`` when one is broken.

    A cell's place is its sheet, its row, and what the first row says above it.
    """
    parts = {
        name: parse_xml(archive.read(name), file=name)
        for name in archive.names
        if name.endswith((".xml", ".rels"))
    }
    strings = _strings(parts.get(_STRINGS))
    sheets = _sheets(parts)
    for name, root in parts.items():
        if name in sheets:
            yield from _cell_pieces(root, sheet=sheets[name], strings=strings)
        elif name != _STRINGS:
            yield from _text_pieces(root, part=name)
        if not name.startswith(_LOOKS):
            yield from attribute_pieces(root, part=name, left_out=_PLACES)


def _strings(root: "_Element | None") -> Sequence[str]:
    items = () if root is None else root.iter(f"{_S}si")
    return ["".join(one.text or "" for one in item.iter(f"{_S}t")) for item in items]


def _sheets(parts: Mapping[str, "_Element"]) -> Mapping[str, str]:
    """Map the part of each sheet to the sheet's name."""
    links = parts.get(_LINKS)
    targets = {} if links is None else {str(one.get("Id")): str(one.get("Target")) for one in links}
    return {
        f"xl/{targets.get(str(sheet.get(_ID)), '').removeprefix('/xl/')}": str(sheet.get("name"))
        for sheet in parts[_BOOK].iter(f"{_S}sheet")
    }


def _cell_pieces(root: "_Element", *, sheet: str, strings: Sequence[str]) -> Iterator[Piece]:
    header: dict[str, str] = {}
    for row in root.iter(f"{_S}row"):
        number = str(row.get("r") or "")
        cells = {_column(cell): _said(cell, strings) for cell in row}
        for column, text in cells.items():
            if text and not is_amount(text):
                named = header.get(column, column)
                yield Piece(f"sheet {sheet}, row {number}, {named}", text)
        header = header or cells
    yield from _headings(root, sheet=sheet)


def _column(cell: "_Element") -> str:
    return str(cell.get("r") or "").rstrip("0123456789")


def _said(cell: "_Element", strings: Sequence[str]) -> str:
    """Give what a cell says; a number and what a formula gave as they stand there."""
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(one.text or "" for one in cell.iter(f"{_S}t"))
    written = " ".join(one.text for one in cell if one.text and one.tag in {_VALUE, _FORMULA})
    if kind == "s" and written.isdigit() and int(written) < len(strings):
        return strings[int(written)]
    return written


def _headings(root: "_Element", *, sheet: str) -> Iterator[Piece]:
    for heading in root.iter(f"{_S}headerFooter"):
        for one in heading:
            yield Piece(inside(local(one.tag), f"sheet {sheet}"), one.text or "")


def _text_pieces(root: "_Element", *, part: str) -> Iterator[Piece]:
    for element in root.iter():
        if element.text and not element.text.isspace():
            word = local(element.tag)
            yield Piece(inside(word, part), element.text, _kind(word, part))


def _kind(word: str, part: str) -> PieceKind:
    if word == "author" or word in WRITERS:
        return "author"
    return "said" if word == "t" and "comment" in part.casefold() else "property"
