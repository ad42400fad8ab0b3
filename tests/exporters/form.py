"""What an appendix must be in form, looked up in the Word file itself."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 635  # to the twip
INK = "000000"
PAPER = "FFFFFF"
LEAST_CONTRAST = 4.5
ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc "
        "outlineLvl rPr sectPr pPrChange"
    ),
    "rPr": "rStyle rFonts b i caps strike vanish color sz szCs highlight u shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap vAlign",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols vAlign titlePg docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr "
    "rPr tblPr trPr tcPr tblStylePr",
}


class File:
    """A Word file, its parts parsed as they are asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.styles = etree.fromstring(self.parts["word/styles.xml"])
        self.body = next(self.document.iter(W + "body"))

    def text(self, element: etree._Element) -> str:
        """Give the words inside an element."""
        return "".join(str(one.text or "") for one in element.iter(W + "t"))

    def style(self, paragraph: etree._Element) -> str:
        """Give the name of a paragraph's style, in lower case."""
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        ids = {one.get(W + "styleId"): one for one in self.styles.iter(W + "style")}
        name = None if found is None else ids[found.get(W + "val")].find(W + "name")
        return "" if name is None else str(name.get(W + "val")).lower()

    def sections(self) -> Iterator[tuple[list[etree._Element], etree._Element]]:
        """Give the blocks of each section with its page."""
        blocks: list[etree._Element] = []
        for child in self.body:
            if child.tag == W + "sectPr":
                yield blocks, child
                return
            blocks.append(child)
            end = child.find(f"{W}pPr/{W}sectPr")
            if end is not None:
                yield blocks, end
                blocks = []


def complaints(data: bytes) -> list[str]:
    """Give everything that is wrong with the form of an appendix."""
    file = File(data)
    return [
        *_order(file),
        *_traces(file),
        *_paragraphs(file),
        *_contents(file),
        *_captions(file),
        *_tables(file),
        *_figures(file),
        *_contrast(file),
    ]


def _order(file: File) -> Iterator[str]:
    """Word takes properties out of their order for damage."""
    for root in (file.document, file.styles):
        for name, order in ORDERS.items():
            places = {W + one: number for number, one in enumerate(order.split())}
            for element in root.iter(W + name):
                tags = [str(one.tag) for one in element]
                found = [places.get(tag, -1) for tag in tags]
                if found != sorted(found) or -1 in found:
                    yield f"{name}: {[etree.QName(tag).localname for tag in tags]}"


def _traces(file: File) -> Iterator[str]:
    for name, data in file.parts.items():
        for trace in (b"updateFields", b"w:rsid", b'TargetMode="External"', b"<w:ins ", b"<w:del "):
            if trace in data:
                yield f"{name} holds {trace!r}"
    ids = [one.get(W + "id") for one in file.document.iter(W + "bookmarkStart")]
    names = [one.get(W + "name") for one in file.document.iter(W + "bookmarkStart")]
    if len(ids) != len(set(ids)) or len(names) != len(set(names)):
        yield "two bookmarks are alike"


def _paragraphs(file: File) -> Iterator[str]:
    level = 0
    for paragraph in file.body.findall(W + "p"):
        style = file.style(paragraph)
        holds = file.text(paragraph) or paragraph.find(f".//{W}drawing") is not None
        if not holds and style != "section end":
            yield f"an empty paragraph in {style or 'Normal'}"
        if style.startswith("heading "):
            now = int(style[-1])
            if now > level + 1:
                yield f"a heading of level {now} below one of level {level}"
            level = now


def _contents(file: File) -> Iterator[str]:
    headings = [
        (file.text(one), next(one.iter(W + "bookmarkStart")).get(W + "name"))
        for one in file.body.findall(W + "p")
        if file.style(one) == "heading 1"
    ]
    links = [(file.text(one), one.get(W + "anchor")) for one in file.document.iter(W + "hyperlink")]
    if links != headings or not headings:
        yield f"contents say {links}, headings are {headings}"


def _captions(file: File) -> Iterator[str]:
    """Numbers that are shown are those that Word would work out."""
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for paragraph in file.body.findall(W + "p"):
        code = "".join(str(one.text) for one in paragraph.iter(W + "instrText"))
        if found := re.fullmatch(r" SEQ (\w+) \\\* ARABIC ", code):
            word = found[1]
            counts[word] = counts.get(word, 0) + 1
            said = f"{word} {counts[word]}"
            if not file.text(paragraph).startswith(f"{said}. "):
                yield f"a caption says {file.text(paragraph)[:20]!r} and is {said}"
            labels[str(next(paragraph.iter(W + "bookmarkStart")).get(W + "name"))] = said
    text = etree.tostring(file.document, encoding="unicode")
    fields = re.findall(
        r"<w:instrText[^>]*> REF (\S+) \\h </w:instrText>.*?<w:t[^>]*>(.*?)</w:t>", text
    )
    for bookmark, said in fields:
        if labels.get(bookmark) != said:
            yield f"a reference says {said!r} and leads to {labels.get(bookmark)!r}"
    if not fields or len(counts) != 2:
        yield "there are no references, or no captions of both kinds"


def _tables(file: File) -> Iterator[str]:
    for blocks, page in file.sections():
        room = _room(page)
        for before, table in pairwise(blocks):
            if table.tag != W + "tbl":
                continue
            name = file.text(before)[:30]
            if not re.match(r"(Tabel|Table) \d+\. ", file.text(before)):
                yield f"a table follows {name!r} and no caption"
            yield from (f"{name}: {one}" for one in _table(file, table, room=room))


def _room(page: etree._Element) -> int:
    size, margins = page.find(W + "pgSz"), page.find(W + "pgMar")
    assert size is not None
    assert margins is not None
    return int(str(size.get(W + "w"))) - sum(
        int(str(margins.get(W + side))) for side in ("left", "right")
    )


def _table(file: File, table: etree._Element, *, room: int) -> Iterator[str]:
    grid = sum(int(str(one.get(W + "w"))) for one in table.iter(W + "gridCol"))
    if grid > room + len(list(table.iter(W + "gridCol"))):
        yield f"is {grid} twips wide in {room}"
    for told in ("tblCaption", "tblDescription"):
        if not [one for one in table.iter(W + told) if one.get(W + "val")]:
            yield f"has no {told}"
    rows = table.findall(W + "tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    if not heads[0] or heads != sorted(heads, reverse=True):
        yield "does not repeat its header rows"
    last = [file.text(cell) for cell in rows[sum(heads) - 1].findall(W + "tc")]
    if "" in last:
        yield f"has a column without a name: {last}"
    if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
        yield "lets a row go over two pages"


def _figures(file: File) -> Iterator[str]:
    for blocks, page in file.sections():
        for block in blocks:
            for picture in block.iter(WP + "inline"):
                extent, told = picture.find(WP + "extent"), picture.find(WP + "docPr")
                assert extent is not None
                assert told is not None
                if int(str(extent.get("cx"))) > (_room(page) + 4) * EMU:
                    yield "a figure is wider than the text"
                if len(str(told.get("descr") or "")) < 30:
                    yield "a figure does not say what it shows"


def _contrast(file: File) -> Iterator[str]:
    for root in (file.document, file.styles):
        for properties in root.iter(W + "rPr"):
            color, shade = properties.find(W + "color"), properties.find(W + "shd")
            ink = INK if color is None else str(color.get(W + "val"))
            paper = PAPER if shade is None else str(shade.get(W + "fill"))
            if contrast(ink, paper) < LEAST_CONTRAST:
                yield f"{ink} on {paper} is too faint"
            if shade is not None and properties.find(W + "b") is None:
                yield "a shade stands alone"
        for shade in root.iter(W + "shd"):
            if contrast("4A5560", str(shade.get(W + "fill"))) < LEAST_CONTRAST:
                yield f"text on {shade.get(W + 'fill')} is too faint"


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colors, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
