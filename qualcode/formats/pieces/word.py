"""The texts of a Word file: sections, tables, comments, properties, and what is not shown."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.formats.archive import Archive
from qualcode.formats.pieces.markup import attribute_pieces, local
from qualcode.formats.pieces.piece import Piece, PieceKind, inside
from qualcode.formats.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/"
_PARTS = re.compile(r"word/(comments|header|footer|footnotes|endnotes)(\d*)\.xml")
_LETTERED = re.compile(r"([A-Z])\s\s")
WRITERS = frozenset(["creator", "lastModifiedBy", "Manager"])
_QUOTED = frozenset(["Quote", "QuoteQuestion", "QuoteAfter", "QuoteTranslation"])
_AUTHORS = frozenset(["author", "userId"])
# Names of typefaces and scripts, which may be people's names too (Georgia).
_FACES = frozenset(["ascii", "hAnsi", "cs", "eastAsia", "typeface", "script", "Ignorable"])
_UNTOLD = _AUTHORS | _FACES | {"initials"}
_THEME = "word/theme/"
_CHANGES = frozenset(["ins", "del", "moveFrom", "moveTo"])
_MOST = 16 * 1024 * 1024
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def word_pieces(archive: Archive) -> Iterator[Piece]:
    """Give the texts of every XML part; ``TranscriptError`` when one is broken.

    The place in the body is the section and heading it stands under, or the table and row; a
    quote has its source as well.
    """
    styles = _styles(archive)
    for name in archive.names:
        if not name.endswith((".xml", ".rels")):
            continue
        root = parse_xml(archive.read(name), file=name)
        known = _PARTS.fullmatch(name)
        if name == _BODY:
            yield from _body_pieces(root, styles)
        elif known and known[1] == "comments":
            yield from _comment_pieces(root, styles)
        elif known:
            yield from _paragraph_pieces(root, styles, place=known[1])
        elif name.startswith(_PROPERTIES):
            yield from _property_pieces(root)
        yield from _author_pieces(root, part=name)
        if not name.startswith(_THEME):
            yield from attribute_pieces(root, part=name, left_out=_UNTOLD)


@dataclass(frozen=True, slots=True)
class _Styles:
    """What styles are called in English without blanks, by id, and which hide their text."""

    names: Mapping[str, str]
    hiding: frozenset[str]


def _styles(archive: Archive) -> _Styles:
    if _STYLES not in archive.names:
        return _Styles({}, frozenset())
    names, hiding = {}, set()
    for style in parse_xml(archive.read(_STYLES), file=_STYLES).iter(f"{_W}style"):
        named, key = style.find(f"{_W}name"), str(style.get(f"{_W}styleId") or "")
        name = "" if named is None else str(named.get(f"{_W}val") or "")
        names[key] = name.title().replace(" ", "")
        if _is_on(style.find(f"{_W}rPr/{_W}vanish")):
            hiding.add(key)
    return _Styles(names, frozenset(hiding))


@dataclass(slots=True)
class _Trail:
    """Where in the body one is: the headings above, and how many paragraphs and tables so far."""

    styles: _Styles
    section: str = ""
    heading: str = ""
    paragraphs: int = 0
    tables: int = 0
    waiting: list[Piece] = field(default_factory=list)

    def enter(self, level: str, text: str) -> None:
        """Take a heading: one of level 1 opens a section."""
        if level == "1":
            letter = _LETTERED.match(text)
            self.section = f"section {letter[1]}" if letter else text
            self.heading = ""
        else:
            self.heading = text

    @property
    def place(self) -> str:
        """The headings above; without any, the number of the paragraph."""
        return inside(self.heading, self.section) or f"paragraph {self.paragraphs}"


def _body_pieces(root: "_Element", styles: _Styles) -> Iterator[Piece]:
    trail = _Trail(styles)
    body = root.find(f"{_W}body")
    for element in () if body is None else body:
        if element.tag == f"{_W}tbl":
            yield from _settled(trail)
            trail.tables += 1
            yield from _table_pieces(element, trail)
            continue
        for paragraph in element.iter(f"{_W}p"):
            yield from _block_pieces(paragraph, trail)
    yield from _settled(trail)


def _block_pieces(paragraph: "_Element", trail: _Trail) -> Iterator[Piece]:
    trail.paragraphs += 1
    style, text = _style(paragraph), _words(paragraph, trail.styles, hidden=False)
    style = trail.styles.names.get(style, style)
    if style.startswith("Heading"):
        yield from _settled(trail)
        trail.enter(style[len("Heading") :], text)
    if style in _QUOTED:
        trail.waiting += _texts(paragraph, trail.styles, place=trail.place)
        return
    yield from _settled(trail, source=text if style == "QuoteSource" else "")
    yield from _texts(paragraph, trail.styles, place=trail.place)


def _settled(trail: _Trail, *, source: str = "") -> Iterator[Piece]:
    """Give the quote that waited for its source, with the source in its place."""
    for one in trail.waiting:
        yield Piece(inside(source, one.place), one.text, one.kind)
    trail.waiting = []


def _table_pieces(table: "_Element", trail: _Trail) -> Iterator[Piece]:
    section = trail.section or trail.place
    for number, row in enumerate(table.iter(f"{_W}tr"), start=1):
        place = f"{section}, table {trail.tables}, row {number}"
        for paragraph in row.iter(f"{_W}p"):
            yield from _texts(paragraph, trail.styles, place=place)


def _comment_pieces(root: "_Element", styles: _Styles) -> Iterator[Piece]:
    for number, comment in enumerate(root.iter(f"{_W}comment"), start=1):
        yield from _paragraph_pieces(comment, styles, place=f"comment {number}")


def _paragraph_pieces(root: "_Element", styles: _Styles, *, place: str) -> Iterator[Piece]:
    for paragraph in root.iter(f"{_W}p"):
        yield from _texts(paragraph, styles, place=place)


def _property_pieces(root: "_Element") -> Iterator[Piece]:
    packed: dict[str, str] = {}
    for element in root.iter():
        if element.text and not element.text.isspace():
            owner = element.getparent()
            named = "" if owner is None else str(owner.get("name") or "")
            word = named or local(element.tag)
            kind: PieceKind = "author" if word in WRITERS else "property"
            yield Piece(f"document property {word}", element.text, kind)
            stem = word.rstrip("0123456789 ")
            packed[stem] = packed.get(stem, "") + element.text.strip()
    for stem, written in packed.items():
        text = _unpacked(written)
        if text:
            yield Piece(f"document property {stem}, unpacked", text, "property")


def _unpacked(written: str) -> str:
    """Give what was packed by zlib and written in base 64, over one property or several."""
    try:
        data = base64.urlsafe_b64decode(written)
        return zlib.decompressobj().decompress(data, _MOST).decode("utf-8", "replace")
    except (binascii.Error, ValueError, zlib.error):
        return ""


def _author_pieces(root: "_Element", *, part: str) -> Iterator[Piece]:
    """Give each name of somebody who commented or changed something, and that changes are kept."""
    seen: set[tuple[str, str]] = set()
    for element in root.iter():
        word = local(element.tag)
        for name, value in element.attrib.items():
            key = (local(name), str(value))
            if key[0] not in _AUTHORS or key in seen:
                continue
            seen.add(key)
            what = "comments" if word in {"comment", "person", "presenceInfo"} else word
            yield Piece(inside(f"{key[0]} of {what}", part), key[1], "author")
        if element.tag in {f"{_W}{one}" for one in _CHANGES}:
            words = "".join(one.text or "" for one in element.iter(f"{_W}t", f"{_W}delText"))
            yield Piece(inside("tracked change", part), words, "tracked")


def _texts(paragraph: "_Element", styles: _Styles, *, place: str) -> Iterator[Piece]:
    shown = _words(paragraph, styles, hidden=False)
    if shown.strip():
        yield Piece(place, shown)
    hidden = _words(paragraph, styles, hidden=True)
    if hidden.strip():
        yield Piece(inside("hidden text", place), hidden, "hidden")
    fields = "".join(one.text or "" for one in paragraph.iter(f"{_W}instrText"))
    if fields.strip():
        yield Piece(inside("field", place), fields, "property")


def _words(paragraph: "_Element", styles: _Styles, *, hidden: bool) -> str:
    is_hidden = _style(paragraph) in styles.hiding
    parts: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if _hides(run, styles, otherwise=is_hidden) == hidden:
            for one in run:
                word = local(one.tag)
                parts.append((one.text or "") if word == "t" else _SIGNS.get(word, ""))
    return "".join(parts)


def _hides(run: "_Element", styles: _Styles, *, otherwise: bool) -> bool:
    """Tell whether a run is hidden: by itself, else by its style or that of its paragraph."""
    flag = run.find(f"{_W}rPr/{_W}vanish")
    if flag is not None:
        return _is_on(flag)
    style = run.find(f"{_W}rPr/{_W}rStyle")
    return otherwise or (style is not None and style.get(f"{_W}val") in styles.hiding)


def _is_on(flag: "_Element | None") -> bool:
    return flag is not None and flag.get(f"{_W}val") not in {"0", "false", "off"}


def _style(paragraph: "_Element") -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val") or "")
