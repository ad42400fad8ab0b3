"""OpenDocument texts for tests, written as the XML they are made of."""

import io
import zipfile
from xml.sax.saxutils import escape

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
STYLES = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T3" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T4" style:family="text">'
    '<style:text-properties style:text-underline-style="solid"/></style:style>'
)


def odt(body: str, *, automatic: str = STYLES, styles: str = "", head: str = "") -> bytes:
    """Give an ``.odt`` with this body; ``styles`` go into its styles.xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        kind = zipfile.ZipInfo("mimetype")
        packed.writestr(kind, "application/vnd.oasis.opendocument.text")
        packed.writestr(
            "content.xml",
            f"{head}<office:document-content {_NAMES} {DUBLIN}><office:automatic-styles>"
            f"{automatic}</office:automatic-styles><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        if styles:
            packed.writestr(
                "styles.xml",
                f"<office:document-styles {_NAMES}><office:styles>{styles}"
                "</office:styles></office:document-styles>",
            )
    return out.getvalue()


def p(*parts: str, style: str = "Standard", tag: str = "p") -> str:
    """Give a paragraph of plain text and elements."""
    inner = "".join(part if part.startswith("<") else escape(part) for part in parts)
    return f'<text:{tag} text:style-name="{style}">{inner}</text:{tag}>'


def span(text: str, style: str = "T1") -> str:
    """Give a span: T1 bold, T2 italics, T3 hidden, T4 underlined."""
    return f'<text:span text:style-name="{style}">{escape(text)}</text:span>'


def table(*rows: tuple[str, ...], header: int = 0) -> str:
    """Give a table; the first ``header`` rows are repeated on each page."""
    made = [f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows]
    head = "".join(made[:header])
    if head:
        head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    body = "".join(made[header:])
    return f"<table:table><table:table-column/>{head}{body}</table:table>"


def _cell(text: str) -> str:
    inner = "".join(map(p, text.split("\n")))
    return f"<table:table-cell>{inner}</table:table-cell>"
