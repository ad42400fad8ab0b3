"""Pieces of WordprocessingML as text: pure functions from values to XML.

The whole body is composed as one text and parsed once; python-docx's own
``add_paragraph`` searches its siblings for every paragraph and is quadratic.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from qualcode.formats import with_line_feeds, writable
from qualcode.report.document import Run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EMU_PER_MM = 36_000
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_PARTS = re.compile("([\n\t])")


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross reference shows and where it leads."""

    label: str
    bookmark: str


Targets = Mapping[str, Target]


def clean(text: str) -> str:
    """Give the text as XML can hold it (see ``writable``), line ends as line feeds."""
    return writable(with_line_feeds(text))


def attribute(text: str) -> str:
    """Give the text as a quoted attribute value, on one line."""
    return quoteattr(clean(text).replace("\n", " "))


def twips(millimetres: float) -> int:
    """Give a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def emu(millimetres: float) -> int:
    """Give a length in English metric units, 36,000 to the millimetre."""
    return round(millimetres * _EMU_PER_MM)


def words(text: str, *, style: str = "", language: str = "", bold: bool = False) -> str:
    """Give one ``w:r``; line breaks and tabs in the text become Word's own."""
    marks = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/>" if bold else "")
        + (f"<w:lang w:val={attribute(language)}/>" if language else "")
    )
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    inside = "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _PARTS.split(clean(text))
        if part
    )
    return f"<w:r>{properties}{inside}</w:r>" if inside else ""


def paragraph(inside: str, *, style: str = "", extra: str = "") -> str:
    """Give one ``w:p``; ``extra`` goes into its properties after the style."""
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{chosen}{extra}</w:pPr>" if chosen or extra else ""
    return f"<w:p>{properties}{inside}</w:p>"


def field(code: str, result: str) -> str:
    """Give a field with its cached result, so that nothing needs to be updated."""
    return f"{field_begin(code)}{words(result)}{field_end()}"


def field_begin(code: str) -> str:
    """Give the runs that open a field and separate its code from its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """Give the run that closes a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def link(target: Target) -> str:
    """Give a link to a bookmark of this document."""
    inside = words(target.label)
    return f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{inside}</w:hyperlink>'


def bookmarked(inside: str, *, name: str, number: int) -> str:
    """Give the XML between a bookmark's two ends; names and numbers are unique."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>'
        f'{inside}<w:bookmarkEnd w:id="{number}"/>'
    )


def runs(parts: tuple[Run, ...], *, targets: Targets) -> str:
    """Give the runs of one paragraph; a run that refers becomes a ``REF`` field."""
    return "".join(_run(part, targets=targets) for part in parts)


def _run(part: Run, *, targets: Targets) -> str:
    if part.refers:
        target = targets[part.refers]
        return field(f"REF {target.bookmark} \\h", target.label)
    style = "FillIn" if part.fill_in else "Emphasis" if part.italic else ""
    return words(part.text, style=style, language=part.language, bold=part.bold)


def parsed(xml: str) -> Any:
    """Give the element that a composed text is, however large."""
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    return etree.fromstring(xml.encode(), parser)
