"""What stands in an OpenDocument text, in order: paragraphs and tables, from its own XML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qualcode.errors import TranscriptError
from qualcode.formats import Archive, open_archive, parse_xml
from qualcode.readers.blocks import Block, Left, Paragraph, Table
from qualcode.readers.emphasis import NOTHING, Emphasis, inherited, is_for_speakers, lead

if TYPE_CHECKING:
    from lxml.etree import _Element

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _OFFICE = (f"{_OASIS}{name}:1.0}}" for name in ("text", "style", "office"))
_TABLE = f"{_OASIS}table:1.0}}"
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_LEFT = {"annotation": "comments", "note": "notes"}
_NOT_SPEECH = frozenset(
    {
        "annotation-end",
        "tracked-changes",
        "ruby-text",
        "table-of-content",
        "alphabetical-index",
        "sequence-decls",
        "variable-decls",
        "forms",
    }
)
_BOXES = frozenset({"frame", "custom-shape", "rect", "text-box"})
_ROW_GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_MOST_REPEATED = 64
_SPACES = str.maketrans("\n\r\t", "   ")


@dataclass(slots=True)
class _Walk:
    names: Mapping[str, str]
    set_in: Mapping[str, Emphasis]
    hidden: frozenset[str]
    left: Left = field(default_factory=Left)


def read_opendocument(data: bytes, *, file: str) -> tuple[list[Block], Left]:
    """Give the blocks of an ``.odt``'s body in order, and what was left out of it.

    Comments, notes, deleted and hidden text, and text in frames are left out; inserted text
    is kept. ``TranscriptError`` when the archive or its XML is damaged.
    """
    archive = open_archive(data, file=file)
    root = parse_xml(archive.read("content.xml"), file=file)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise TranscriptError(
            "The OpenDocument file holds no text.",
            remedy="Is it a sheet or slides? Save the transcript as a text document.",
        )
    walk = _walk(archive, root, file=file)
    for change in body.iter(f"{_TEXT}changed-region"):
        walk.left.deletions += change.find(f"{_TEXT}deletion") is not None
        walk.left.insertions += change.find(f"{_TEXT}insertion") is not None
    return list(_blocks(body, walk)), walk.left


def _walk(archive: Archive, content: "_Element", *, file: str) -> _Walk:
    roots = [content]
    if "styles.xml" in archive.names:
        roots.insert(0, parse_xml(archive.read("styles.xml"), file=file))
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    own: dict[str, Emphasis] = {}
    hidden = set()
    for style in (one for root in roots for one in root.iter(f"{_STYLE}style")):
        identity = style.get(f"{_STYLE}name") or ""
        based[identity] = style.get(f"{_STYLE}parent-style-name") or ""
        names[identity] = style.get(f"{_STYLE}display-name") or identity
        properties = style.find(f"{_STYLE}text-properties")
        own[identity] = _emphasis(properties)
        if style.get(f"{_STYLE}family") == "text" and is_for_speakers(names[identity]):
            own[identity] = replace(own[identity], label=True)
        if properties is not None and properties.get(f"{_TEXT}display") == "none":
            hidden.add(identity)
    shown = {one: _shown_name(one, names, based) for one in names}
    return _Walk(shown, inherited(own, based), frozenset(hidden))


def _shown_name(style: str, names: Mapping[str, str], based: Mapping[str, str]) -> str:
    """Give the name of the style that a user chose: automatic ones (P1) stand on it."""
    chosen = based.get(style, "") if style[:1] == "P" and style[1:].isdigit() else style
    return names.get(chosen, "")


def _emphasis(properties: "_Element | None") -> Emphasis:
    if properties is None:
        return NOTHING
    weight = properties.get(f"{_FO}font-weight")
    slant = properties.get(f"{_FO}font-style")
    line = properties.get(f"{_STYLE}text-underline-style")
    return Emphasis(
        bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        italic=None if slant is None else slant != "normal",
        underlined=None if line is None else line != "none",
    )


def _blocks(parent: "_Element", walk: _Walk) -> Iterator[Block]:
    for child in parent:
        name = _name(child)
        if name in {"p", "h"}:
            yield _paragraph(child, walk)
        elif name == "table":
            yield _table(child, walk)
        elif name in _BOXES:
            walk.left.boxes += 1
        elif name not in _NOT_SPEECH and name not in _LEFT:
            yield from _blocks(child, walk)


def _paragraph(element: "_Element", walk: _Walk) -> Paragraph:
    style = element.get(f"{_TEXT}style-name") or ""
    pieces = list(_pieces(element, walk, whole=walk.set_in.get(style, NOTHING)))
    if style in walk.hidden:
        walk.left.hidden += 1
        pieces = []
    text = "".join(piece for piece, _ in pieces)
    return Paragraph(text, lead(pieces), _name(element) == "h", walk.names.get(style, ""))


def _pieces(parent: "_Element", walk: _Walk, *, whole: Emphasis) -> Iterator[tuple[str, Emphasis]]:
    """Give the pieces of text of a paragraph, each with how it is set."""
    if parent.text:
        yield _flat(parent.text), whole
    for child in parent:
        yield from _child(child, walk, whole=whole)
        if child.tail:
            yield _flat(child.tail), whole


def _child(child: "_Element", walk: _Walk, *, whole: Emphasis) -> Iterator[tuple[str, Emphasis]]:
    name = _name(child)
    if name == "s":
        yield " " * _number(child, f"{_TEXT}c"), whole
    elif name == "tab":
        yield "\t", whole
    elif name == "line-break":
        yield "\n", whole
    elif name in _LEFT:
        setattr(walk.left, _LEFT[name], getattr(walk.left, _LEFT[name]) + 1)
    elif name in _BOXES:
        walk.left.boxes += any(_name(one) == "text-box" for one in child.iter())
    elif name == "hidden-text" or (child.get(f"{_TEXT}style-name") or "") in walk.hidden:
        walk.left.hidden += 1
    elif name not in _NOT_SPEECH:
        style = walk.set_in.get(child.get(f"{_TEXT}style-name") or "", NOTHING)
        yield from _pieces(child, walk, whole=style.over(whole))


def _table(element: "_Element", walk: _Walk) -> Table:
    return Table(tuple(_row(row, walk) for row in _rows(element)))


def _rows(parent: "_Element") -> Iterator["_Element"]:
    """Give the rows, also those that a header or a group holds; not those of inner tables."""
    for child in parent:
        if _name(child) == "table-row":
            yield child
        elif _name(child) in _ROW_GROUPS:
            yield from _rows(child)


def _row(row: "_Element", walk: _Walk) -> tuple[tuple[Paragraph, ...], ...]:
    cells: list[tuple[Paragraph, ...]] = []
    for cell in row:
        if _name(cell) == "table-cell":
            cells.append(tuple(_in_cell(cell, walk)))
        elif _name(cell) == "covered-table-cell":
            cells.append(())
        else:
            continue
        again = _number(cell, f"{_TABLE}number-columns-repeated") - 1
        cells += [()] * again
    return tuple(cells)


def _in_cell(cell: "_Element", walk: _Walk) -> Iterator[Paragraph]:
    for block in _blocks(cell, walk):
        inside = (
            [block]
            if isinstance(block, Paragraph)
            else [one for row in block.rows for inner in row for one in inner]
        )
        yield from (one for one in inside if one.text.strip())


def _number(element: "_Element", name: str) -> int:
    value = element.get(name) or ""
    return min(int(value), _MOST_REPEATED) if value.isdecimal() else 1


def _flat(text: str) -> str:
    """Give text as the format means it: line ends and tabs of the XML are blanks."""
    return text.translate(_SPACES)


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
