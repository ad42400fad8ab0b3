"""The texts of HTML and XML: running text, attributes, comments, styles and scripts."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from qualcode.formats.pieces.piece import Piece, PieceKind, inside
from qualcode.formats.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo cite code em font i ins kbd mark q s samp small span strong sub sup u "
        "var wbr",
    )
)
# What an attribute of these says is for machines: it is no text.
_MACHINES = frozenset(
    re.findall(r"\w+", "class id for lang dir role rel charset style headers scope tabindex")
)
_HEADINGS = frozenset(["h1", "h2", "h3"])
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|/\*.*?\*/")
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_SCHEMAS = re.compile(
    r"(?:https?://(?:schemas\.|www\.w3\.org|purl\.org|ns\.adobe\.com)|urn:|internal://)"
)
_COMMENT = re.compile(rb"<!--(.*?)-->", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]{2}|@|[/\\]|\d{4}")
_NO_TEXT = re.compile(r"[0-9A-Fa-f-]{32,36}|\{[0-9A-Fa-f-]{36}\}|#?[0-9A-Fa-f]{6,8}")


def is_telling(value: str) -> bool:
    """Tell whether the value of an attribute may say something to somebody.

    Names of schemas, ids, colours and bare small numbers do not.
    """
    return (
        _LETTERS.search(value) is not None
        and _NO_TEXT.fullmatch(value) is None
        and _SCHEMAS.match(value) is None
    )


def local(tag: object) -> str:
    """Give the name of an element or attribute without its namespace."""
    return str(tag).rpartition("}")[2]


def xml_pieces(data: bytes, *, file: str, part: str) -> Iterator[Piece]:
    """Give the texts of any XML; ``TranscriptError`` when it is broken."""
    for comment in _COMMENT.finditer(data):
        line = data.count(b"\n", 0, comment.start()) + 1
        yield Piece(inside(f"line {line}", part), comment[1].decode("utf-8", "replace"), "hidden")
    root = parse_xml(data, file=file)
    for element in root.iter():
        place = inside(f"{local(element.tag)}, line {element.sourceline or 0}", part)
        for text in (element.text, element.tail):
            if text and not text.isspace():
                yield Piece(place, text)
    yield from attribute_pieces(root, part=part)


def attribute_pieces(
    root: "_Element", *, part: str, left_out: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """Give what attributes say, each value once; ``left_out`` are names that are not looked at."""
    seen: set[str] = set()
    for element in root.iter():
        for name, text in element.attrib.items():
            if name in left_out or text in seen or local(name) in left_out:
                continue
            seen.add(str(text))
            if is_telling(str(text)):
                line = f"line {element.sourceline or 0}"
                place = f"{local(element.tag)} {local(name)}, {line}"
                yield Piece(inside(place, part), str(text), "property")


def html_pieces(text: str, *, part: str) -> Iterator[Piece]:
    """Give the texts of a page, block by block: a name is found across bold and links.

    The place is the heading above and the nearest id. Of style sheets and scripts the strings
    are read, with their escapes resolved, and the addresses.
    """
    reader = _Page()
    reader.feed(text)
    reader.close()
    reader.end_block()
    for place, said, kind in reader.found:
        yield Piece(inside(place, part), said, kind)


class _Page(HTMLParser):
    """Collects the blocks of a page while it is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str, PieceKind]] = []
        self._words: list[str] = []
        self._seen: set[str] = set()
        self._heading = ""
        self._mark = ""
        self._raw = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end_block()
        self._raw = tag if tag in {"style", "script"} else ""
        for name, value in attrs:
            if name == "id" and value and tag not in _HEADINGS:
                self._mark = value
            self._attribute(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading, self._mark = "".join(self._words).strip(), ""
        if tag not in _INLINE:
            self.end_block()
        self._raw = ""

    def handle_data(self, data: str) -> None:
        if self._raw:
            self._lines(data)
        else:
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append((self._place(), data, "hidden"))

    def end_block(self) -> None:
        text = "".join(self._words).strip()
        self._words = []
        if text:
            self.found.append((self._place(), text, "said"))

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name in _MACHINES or name.startswith("aria-labelledby") or value in self._seen:
            return
        self._seen.add(value)
        if is_telling(value) and not value.startswith("#"):
            self.found.append((inside(f"{tag} {name}", self._place()), value, "property"))

    def _lines(self, data: str) -> None:
        first = self.getpos()[0]
        for number, line in enumerate(data.split("\n"), start=first):
            for string in _STRING.finditer(line):
                plain = _ESCAPED.sub(lambda sign: chr(min(int(sign[1], 16), 0x10FFFF)), string[0])
                self.found.append((f"{self._raw}, line {number}", plain, "property"))

    def _place(self) -> str:
        return inside(self._mark and f"#{self._mark}", self._heading)
