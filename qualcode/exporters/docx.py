"""Documents as Word files: time linear in their length, the same bytes each time."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from qualcode.exporters.blocks import PIC, WP, A, Composer, block_xml, composer_for
from qualcode.exporters.fragments import (
    Target,
    field_begin,
    field_end,
    link,
    paragraph,
    words,
)
from qualcode.exporters.template import R, Template, W, open_template, section_xml
from qualcode.report.document import Document

_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
_CONTENTS = 'TOC \\o "1-1" \\n \\h \\z'
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_document(document: Document) -> bytes:
    """Give the document as bytes of one ``.docx``; the same bytes for the same document."""
    template = open_template(document)
    composer = composer_for(document, part=template.package.part)
    place_body(template.package, _body(composer, template=template))
    buffer = io.BytesIO()
    template.package.save(buffer)
    return repacked(buffer.getvalue())


def _body(composer: Composer, *, template: Template) -> str:
    sections = composer.document.sections
    pieces = [_front(composer)]
    for number, section in enumerate(sections, start=1):
        pieces += [block_xml(block, composer=composer) for block in section.blocks]
        end = section_xml(template, landscape=section.landscape)
        if number < len(sections):
            pieces[-1:] = [_ended(pieces[-1], end=end)]
        else:
            pieces.append(end)
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


def _front(composer: Composer) -> str:
    document = composer.document
    title = paragraph(words(document.title), style="Title")
    subtitle = paragraph(words(document.subtitle), style="Subtitle") if document.subtitle else ""
    return title + subtitle + _contents(composer.contents, heading=document.words.contents)


def _contents(targets: tuple[Target, ...], *, heading: str) -> str:
    """Give the list of sections: a field without page numbers, whose result is right already."""
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
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    body.extend(list(etree.fromstring(xml.encode(), parser)))


def repacked(data: bytes, *, instead: Mapping[str, bytes] | None = None) -> bytes:
    """Give the same package with fixed time stamps and its members in a fixed order.

    ``instead`` are members that take the place of those of their name.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, (instead or {}).get(name) or source.read(name))
    return buffer.getvalue()
