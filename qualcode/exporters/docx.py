"""Documents as Word files: time linear in their length, the same bytes each time."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from qualcode.exporters.blocks import PIC, WP, A, Composer, block_xml, composer_for
from qualcode.exporters.fragments import (
    W,
    field_begin,
    field_end,
    link,
    paragraph,
    parsed,
    words,
)
from qualcode.exporters.house import House
from qualcode.exporters.house.placing import begin_filling, finish_filling
from qualcode.exporters.package import members_of, packed
from qualcode.exporters.template import R, open_template, section_xml
from qualcode.report.document import Document, WordTable

_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
_CONTENTS = 'TOC \\o "1-1" \\n \\h \\z'


def write_document(document: Document, *, house: House | None = None) -> bytes:
    """Give the document as bytes of one ``.docx``; the same bytes for the same document.

    ``house`` is an institute's own template, whose styles and pages it takes on. Its headers
    and footers stay as they are: note and run then stand in the text.
    """
    package = _plain(document) if house is None else _in_house(document, house)
    return packed(members_of(package))


def _plain(document: Document) -> Any:
    template = open_template(document)
    composer = composer_for(document, part=template.package.part)
    ends = tuple(section_xml(template, landscape=one.landscape) for one in document.sections)
    front = _title(document) + _contents(composer)
    place_body(template.package, _body(composer, front=front, ends=ends))
    return template.package


def _in_house(document: Document, house: House) -> Any:
    filling = begin_filling(house, document)
    composer = composer_for(filling.document, part=filling.package.part, first_id=filling.first_id)
    told = " · ".join(one for one in (document.footer, document.note) if one)
    note = paragraph(words(document.note, bold=True), style="Lead") if document.note else ""
    body = _body(
        composer,
        front=_title(document) + note + _contents(composer),
        ends=filling.ends,
        last=paragraph(words(told), style="TableNote") if told else "",
        goes_on=filling.goes_on,
    )
    return finish_filling(filling, body)


def _body(
    composer: Composer, *, front: str, ends: Sequence[str], last: str = "", goes_on: bool = False
) -> str:
    """Give a ``w:body``: ``last`` ends it, or the last section when the file ``goes_on``."""
    pieces = [front]
    for number, (section, end) in enumerate(zip(composer.document.sections, ends, strict=True), 1):
        pieces += [
            block_xml(block, composer=composer, before_table=isinstance(following, WordTable))
            for block, following in pairwise((*section.blocks, None))
            if block is not None
        ]
        if number < len(ends):
            pieces[-1:] = [_ended(pieces[-1], end=end)]
        elif goes_on:
            pieces.append(_ended(last, end=end))
        else:
            pieces += [last, end]
    return f"<w:body {_NAMESPACES}>{''.join(pieces)}</w:body>"


def _ended(block: str, *, end: str) -> str:
    """End a section in its last paragraph; after a table, in one of its own."""
    if not block.endswith("</w:p>"):
        return block + paragraph("", style="SectionEnd", extra=end)
    start = block.rindex("<w:p>")
    before, last = block[:start], block[start:]
    if last.startswith("<w:p><w:pPr>"):
        return before + last.replace("</w:pPr>", f"{end}</w:pPr>", 1)
    return before + last.replace("<w:p>", f"<w:p><w:pPr>{end}</w:pPr>", 1)


def _title(document: Document) -> str:
    title = paragraph(words(document.title), style="Title")
    subtitle = paragraph(words(document.subtitle), style="Subtitle") if document.subtitle else ""
    return title + subtitle


def _contents(composer: Composer) -> str:
    """Give the list of sections: a field without page numbers, whose result is right already."""
    targets, heading = composer.contents, composer.document.words.contents
    if not targets or not heading:
        return ""
    entries = [link(target) for target in targets]
    entries[0] = field_begin(_CONTENTS) + entries[0]
    entries[-1] += field_end()
    listed = "".join(paragraph(entry, style="TOC1") for entry in entries)
    return paragraph(words(heading), style="TOCHeading") + listed


def place_body(package: Any, xml: str) -> None:
    """Put a whole ``w:body`` in the place of the package's own."""
    body = package.element.body
    for child in list(body):
        body.remove(child)
    body.extend(list(parsed(xml)))
