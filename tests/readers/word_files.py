"""Word documents for tests, written as the XML they are made of."""

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="{target}"/></Relationships>'
)


def document(
    body: str, *, styles: str = "", part: str = "word/document.xml", head: str = ""
) -> bytes:
    """Give a .docx with this body; ``styles`` are w:style elements."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("_rels/.rels", RELATION.format(target=part))
        packed.writestr(
            part, f"{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>".encode()
        )
        if styles:
            packed.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>".encode())
    return out.getvalue()


def run(text: str, *, bold: bool = False, properties: str = "") -> str:
    """Give a run; ``bold`` sets it in bold."""
    marks = ("<w:b/>" if bold else "") + properties
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """Give a paragraph of runs (plain text is made a run)."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Give a table of plain cells; a line break parts paragraphs of a cell."""
    made = ""
    for row in rows:
        cells = "".join(
            "<w:tc>" + "".join(paragraph(part) for part in cell.split("\n")) + "</w:tc>"
            for cell in row
        )
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"
