"""What stands in a Word document, in order: paragraphs and tables, from its own XML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qualcode.errors import TranscriptError
from qualcode.formats import Archive, open_archive, parse_xml
from qualcode.readers.blocks import Block, Left, Paragraph, Table
from qualcode.readers.emphasis import NOTHING, Emphasis, inherited, is_for_speakers, lead

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN, _TEXT = f"{_W}r", f"{_W}t"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_REFERENCES = {
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "commentReference": "comments",
}
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_THROUGH = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
)


@dataclass(frozen=True, slots=True)
class Styles:
    """What styles say: their names, how each sets its text, and which are headings."""

    names: Mapping[str, str] = field(default_factory=dict)
    set_in: Mapping[str, Emphasis] = field(default_factory=dict)
    headings: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Walk:
    """``fields``: for each field that is open, whether its instruction is being read."""

    styles: Styles
    left: Left = field(default_factory=Left)
    fields: list[bool] = field(default_factory=list)


def read_document(data: bytes, *, file: str) -> tuple[list[Block], Left]:
    """Give the blocks of a document's body in order, and what was left out of it.

    Comments, notes, deleted and hidden text, and text boxes are left out; inserted text is
    kept.
    ``TranscriptError`` when the archive or its XML is damaged.
    """
    archive = open_archive(data, file=file)
    root = parse_xml(transitional(archive.read(main_part(archive, file=file))), file=file)
    body = root.find(f"{_W}body")
    if body is None:
        raise TranscriptError(
            "The Word document has no body.", remedy="Open it in Word and save a fresh copy."
        )
    walk = _Walk(_styles(archive, file=file))
    return list(_joined(_blocks(body, walk))), walk.left


def transitional(data: bytes) -> bytes:
    """Give the XML with the usual namespace where the document is "Strict Open XML"."""
    strict = _STRICT.encode()
    return data.replace(strict, _W[1:-1].encode()) if strict in data else data


def main_part(archive: Archive, *, file: str) -> str:
    """Give the name of the part that holds the document's text."""
    if "_rels/.rels" in archive.names:
        relations = parse_xml(archive.read("_rels/.rels"), file=file)
        for relation in relations.iter(_RELATION):
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and target in archive.names:
                return target
    return "word/document.xml"


def _styles(archive: Archive, *, file: str) -> Styles:
    if "word/styles.xml" not in archive.names:
        return Styles()
    root = parse_xml(transitional(archive.read("word/styles.xml")), file=file)
    based: dict[str, str] = {}
    names: dict[str, str] = {}
    own: dict[str, Emphasis] = {}
    for style in root.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId") or ""
        based[identity] = _value(style.find(f"{_W}basedOn"))
        names[identity] = _value(style.find(f"{_W}name"))
        own[identity] = _emphasis(style.find(f"{_W}rPr"))
        if style.get(f"{_W}type") == "character" and is_for_speakers(names[identity]):
            own[identity] = replace(own[identity], label=True)
    headings = (
        one
        for one, name in names.items()
        if name.casefold().startswith(("heading", "title", "subtitle"))
    )
    return Styles(names, inherited(own, based), frozenset(headings))


def _emphasis(properties: "_Element | None") -> Emphasis:
    """Give what run properties switch on or off; ``None`` is what they do not say."""
    if properties is None:
        return NOTHING
    bold, italic, line = (properties.find(f"{_W}{name}") for name in ("b", "i", "u"))
    return Emphasis(
        bold=None if bold is None else _is_on(bold),
        italic=None if italic is None else _is_on(italic),
        underlined=None if line is None else _value(line) not in {"", "none"},
    )


def _blocks(parent: "_Element", walk: _Walk) -> Iterator[tuple[Block, bool]]:
    """Give each block, and whether its paragraph mark was deleted (it runs on)."""
    for child in parent:
        name = _name(child)
        if name == "p":
            yield _paragraph(child, walk), _mark_is_deleted(child)
        elif name == "tbl":
            yield _table(child, walk), False
        elif name in _DELETED:
            walk.left.deletions += 1
        elif name == "AlternateContent":
            yield from _blocks(_alternative(child), walk)
        elif name in _THROUGH or name in _INSERTED:
            yield from _blocks(child, walk)


def _joined(blocks: Iterator[tuple[Block, bool]]) -> Iterator[Block]:
    held: Paragraph | None = None
    for block, runs_on in blocks:
        now = block
        if held is not None and isinstance(block, Paragraph):
            bold = held.bold + (block.bold if held.bold == len(held.text) else 0)
            now = replace(held, text=held.text + block.text, bold=bold)
        elif held is not None:
            yield held
        held = None
        if runs_on and isinstance(now, Paragraph):
            held = now
        else:
            yield now
    if held is not None:
        yield held


def _paragraph(element: "_Element", walk: _Walk) -> Paragraph:
    properties = element.find(f"{_W}pPr")
    style = _value(properties.find(f"{_W}pStyle")) if properties is not None else ""
    whole = walk.styles.set_in.get(style, NOTHING)
    pieces = list(_runs(element, walk, whole=whole))
    text = "".join(piece for piece, _ in pieces)
    name = walk.styles.names.get(style, "")
    return Paragraph(text, lead(pieces), style in walk.styles.headings, name)


def _runs(parent: "_Element", walk: _Walk, *, whole: Emphasis) -> Iterator[tuple[str, Emphasis]]:
    """Give the pieces of text of a paragraph, each with how it is set."""
    for child in parent:
        if child.tag == _RUN and len(child) == 1 and child[0].tag == _TEXT and not walk.fields:
            if text := child[0].text:
                yield text, whole
            continue
        name = _name(child)
        if name == "r":
            yield from _run(child, walk, whole=whole)
        elif name in _DELETED:
            walk.left.deletions += 1
        elif name in _INSERTED:
            walk.left.insertions += 1
            yield from _runs(child, walk, whole=whole)
        elif name in _THROUGH:
            yield from _runs(child, walk, whole=whole)
        elif name == "AlternateContent":
            yield from _runs(_alternative(child), walk, whole=whole)


def _run(run: "_Element", walk: _Walk, *, whole: Emphasis) -> Iterator[tuple[str, Emphasis]]:
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        hidden = properties.find(f"{_W}vanish")
        if hidden is not None and _is_on(hidden):
            walk.left.hidden += 1
            return
        style = walk.styles.set_in.get(_value(properties.find(f"{_W}rStyle")), NOTHING)
        whole = _emphasis(properties).over(style.over(whole))
    if text := "".join(_signs(run, walk)):
        yield text, whole


def _signs(run: "_Element", walk: _Walk) -> Iterator[str]:
    for child in run:
        name = _name(child)
        if name == "fldChar":
            _step_through_field(child.get(f"{_W}fldCharType"), walk)
        elif walk.fields and any(walk.fields):
            continue
        elif name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "\n" if child.get(f"{_W}type") in {None, "textWrapping"} else ""
        elif name == "AlternateContent":
            yield from _chosen_signs(child, walk)
        elif name in _REFERENCES:
            setattr(walk.left, _REFERENCES[name], getattr(walk.left, _REFERENCES[name]) + 1)
        elif name in {"drawing", "pict", "object"}:
            walk.left.boxes += any(True for _ in child.iter(f"{_W}txbxContent"))


def _step_through_field(kind: str | None, walk: _Walk) -> None:
    """Keep account of where a field's instruction ends and what it shows begins."""
    if kind == "begin":
        walk.fields.append(True)
    elif walk.fields and kind == "separate":
        walk.fields[-1] = False
    elif walk.fields and kind == "end":
        walk.fields.pop()


def _chosen_signs(element: "_Element", walk: _Walk) -> list[str]:
    """Give the first alternative's text, or where it has none the fallback's; never both."""
    for choice in element:
        before = walk.left.boxes
        signs = list(_signs(choice, walk))
        if signs or walk.left.boxes > before:
            return signs
    return []


def _table(element: "_Element", walk: _Walk) -> Table:
    rows = []
    for row in _inside(element, "tr"):
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            walk.left.deletions += 1
            continue
        cells: list[tuple[Paragraph, ...]] = []
        for cell in _inside(row, "tc"):
            cells.append(_cell(cell, walk))
            cells += [()] * (_span(cell) - 1)
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _cell(cell: "_Element", walk: _Walk) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for block in _joined(_blocks(cell, walk)):
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found += (one for row in block.rows for inner in row for one in inner)
    return tuple(one for one in found if one.text.strip())


def _inside(parent: "_Element", wanted: str) -> Iterator["_Element"]:
    """Give the children of that name, also those inside content controls."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in _THROUGH or name in _INSERTED:
            yield from _inside(child, wanted)


def _span(cell: "_Element") -> int:
    properties = cell.find(f"{_W}tcPr")
    value = _value(properties.find(f"{_W}gridSpan")) if properties is not None else ""
    return min(int(value), 63) if value.isdigit() else 1


def _mark_is_deleted(paragraph: "_Element") -> bool:
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _alternative(element: "_Element") -> "_Element":
    choice = element.find(f"{_MC}Choice")
    fallback = element.find(f"{_MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: "_Element | None") -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _is_on(element: "_Element") -> bool:
    return (element.get(f"{_W}val") or "true").casefold() not in {"0", "false", "off"}
