"""What stands in a Word document, in order: paragraphs and tables, from its own XML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.errors import TranscriptError
from qualcode.formats import Archive, open_archive, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_THROUGH = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph's text (``\n`` for line breaks), its bold first part, whether a heading."""

    text: str
    bold: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each cell its paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Block = Paragraph | Table


@dataclass(slots=True)
class Left:
    """What was left out, or kept although marked as a change: counted while walking."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    boxes: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """Which paragraph and character styles are bold, and which are headings."""

    bold: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Walk:
    styles: Styles
    left: Left = field(default_factory=Left)


def read_document(data: bytes, *, file: str) -> tuple[list[Block], Left]:
    """Give the blocks of a document's body in order, and what was left out of it.

    Comments, deleted and hidden text, and text boxes are left out; inserted text is kept.
    ``TranscriptError`` when the archive or its XML is damaged.
    """
    archive = open_archive(data, file=file)
    root = parse_xml(_transitional(archive.read(_main_part(archive, file=file))), file=file)
    body = root.find(f"{_W}body")
    if body is None:
        raise TranscriptError(
            "The Word document has no body.", remedy="Open it in Word and save a fresh copy."
        )
    walk = _Walk(_styles(archive, file=file))
    return list(_joined(_blocks(body, walk))), walk.left


def _transitional(data: bytes) -> bytes:
    """Give the XML with the usual namespace where the document is "Strict Open XML"."""
    strict = _STRICT.encode()
    return data.replace(strict, _W[1:-1].encode()) if strict in data else data


def _main_part(archive: Archive, *, file: str) -> str:
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
    root = parse_xml(_transitional(archive.read("word/styles.xml")), file=file)
    based: dict[str, str] = {}
    bold: dict[str, bool] = {}
    headings = set()
    for style in root.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId") or ""
        based[identity] = _value(style.find(f"{_W}basedOn"))
        properties = style.find(f"{_W}rPr")
        if properties is not None and (mark := properties.find(f"{_W}b")) is not None:
            bold[identity] = _is_on(mark)
        name = _value(style.find(f"{_W}name")).casefold()
        if name.startswith(("heading", "title", "subtitle")):
            headings.add(identity)
    return Styles(
        frozenset(one for one in based if _inherited(one, bold, based)), frozenset(headings)
    )


def _inherited(style: str, bold: Mapping[str, bool], based: Mapping[str, str]) -> bool:
    for _ in range(len(based)):
        if style in bold:
            return bold[style]
        style = based.get(style, "")
    return False


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
            now = Paragraph(held.text + block.text, bold, held.heading)
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
    text: list[str] = []
    bold = 0
    still = True
    for part, is_bold in _runs(element, walk, bold=style in walk.styles.bold):
        text.append(part)
        still = still and (is_bold or not part.strip())
        bold += len(part) if still else 0
    whole = "".join(text)
    if still and not whole[:bold].strip():
        bold = 0
    return Paragraph(whole, bold, style in walk.styles.headings)


def _runs(parent: "_Element", walk: _Walk, *, bold: bool) -> Iterator[tuple[str, bool]]:
    """Give the pieces of text of a paragraph, each with whether it is set in bold."""
    for child in parent:
        name = _name(child)
        if name == "r":
            yield from _run(child, walk, bold=bold)
        elif name in _DELETED:
            walk.left.deletions += 1
        elif name in _INSERTED:
            walk.left.insertions += 1
            yield from _runs(child, walk, bold=bold)
        elif name in _THROUGH:
            yield from _runs(child, walk, bold=bold)
        elif name == "AlternateContent":
            yield from _runs(_alternative(child), walk, bold=bold)


def _run(run: "_Element", walk: _Walk, *, bold: bool) -> Iterator[tuple[str, bool]]:
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        hidden = properties.find(f"{_W}vanish")
        if hidden is not None and _is_on(hidden):
            walk.left.hidden += 1
            return
        mark = properties.find(f"{_W}b")
        styled = _value(properties.find(f"{_W}rStyle")) in walk.styles.bold
        bold = _is_on(mark) if mark is not None else bold or styled
    if text := "".join(_signs(run, walk)):
        yield text, bold


def _signs(run: "_Element", walk: _Walk) -> Iterator[str]:
    for child in run:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "\n" if child.get(f"{_W}type") in {None, "textWrapping"} else ""
        elif name == "AlternateContent":
            yield from _chosen_signs(child, walk)
        elif name in {"drawing", "pict", "object"}:
            walk.left.boxes += any(True for _ in child.iter(f"{_W}txbxContent"))


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
