"""An empty A4 document with our styles, header and footers, built by code.

python-docx lays out the package; what its default template holds beyond that (its 160
styles, a thumbnail, another language) is replaced.
"""

import datetime as dt
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import docx
from docx.oxml import parse_xml

from qualcode.exporters.fragments import W, clean, field, paragraph, twips, words
from qualcode.report.document import Document

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIXED_DATE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
PAGE = (210.0, 297.0)
MARGIN = 25.0
LANDSCAPE_MARGIN = 20.0
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
LANDSCAPE_WIDTH = PAGE[1] - 2 * LANDSCAPE_MARGIN
_LEFT_OUT = (
    "stylesWithEffects",
    "webSettings",
    "thumbnail",
    "customXml",
    "fontTable",
    "extended-properties",
)
_MOST_IN_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class Template:
    """An open python-docx document and the relationship ids of its header and footers."""

    package: Any
    header: str
    portrait_footer: str
    landscape_footer: str


def open_template(document: Document) -> Template:
    """Give an empty package for a document: styles, language, properties, header, footers."""
    package = docx.Document()
    _drop_parts(package)
    _replace(package.styles.element, part_xml("styles.xml", language=document.language))
    _replace(package.settings.element, part_xml("settings.xml", language=document.language))
    numbering = package.part.numbering_part.element
    _replace(numbering, part_xml("numbering.xml", language=document.language))
    describe(package, document)
    return Template(
        package,
        header=_header(package, document),
        portrait_footer=_footer(package, document, width=TEXT_WIDTH),
        landscape_footer=_footer(package, document, width=LANDSCAPE_WIDTH),
    )


def section_xml(template: Template, *, landscape: bool) -> str:
    """Give the ``w:sectPr`` of a section of A4 pages."""
    short, long = (twips(side) for side in PAGE)
    wide, high = (long, short) if landscape else (short, long)
    turned = ' w:orient="landscape"' if landscape else ""
    footer = template.landscape_footer if landscape else template.portrait_footer
    side = twips(LANDSCAPE_MARGIN if landscape else MARGIN)
    edge = twips(22)
    return (
        "<w:sectPr>"
        f'<w:headerReference w:type="default" r:id="{template.header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar w:top="{edge}" w:right="{side}" w:bottom="{edge}" w:left="{side}" '
        f'w:header="{twips(11)}" w:footer="{twips(10)}" w:gutter="0"/></w:sectPr>'
    )


def part_xml(name: str, *, language: str) -> bytes:
    """Give one of our own parts, for a document in a language."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    decimal = "," if language.startswith("da") else "."
    return text.replace("LANGUAGE", clean(language)).replace("DECIMAL", decimal).encode()


def _replace(element: Any, xml: bytes) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _drop_parts(package: Any) -> None:
    for owner in (package.part, package.part.package):
        unwanted = [
            key for key, one in owner.rels.items() if any(word in one.reltype for word in _LEFT_OUT)
        ]
        for key in unwanted:
            owner.rels.pop(key)


def describe(package: Any, document: Document) -> None:
    """Write the properties of a document into its package."""
    properties = package.core_properties
    properties.title = clean(document.title)[:_MOST_IN_PROPERTY]
    properties.subject = clean(document.subtitle)[:_MOST_IN_PROPERTY]
    properties.author = clean(document.author)[:_MOST_IN_PROPERTY]
    properties.last_modified_by = properties.author
    properties.comments = clean(document.note)[:_MOST_IN_PROPERTY]
    properties.identifier = clean(document.run)[:_MOST_IN_PROPERTY]
    properties.language = document.language
    properties.keywords = ""
    properties.created = properties.modified = FIXED_DATE
    properties.revision = 1


def _header(package: Any, document: Document) -> str:
    part, relation = package.part.add_header_part()
    _fill(part.element, paragraph(words(document.note), style="Header"))
    return str(relation)


def _footer(package: Any, document: Document, *, width: float) -> str:
    part, relation = package.part.add_footer_part()
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
    inside = words(f"{document.footer}\t") + _page_numbers(document.words.page)
    _fill(part.element, paragraph(inside, style="Footer", extra=stop))
    return str(relation)


def _page_numbers(pattern: str) -> str:
    before, _, rest = pattern.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return (
        words(before) + field("PAGE", "1") + words(between) + field("NUMPAGES", "1") + words(after)
    )


def _fill(element: Any, xml: str) -> None:
    _replace(element, f'<w:hdr xmlns:w="{W}">{xml}</w:hdr>'.encode())
