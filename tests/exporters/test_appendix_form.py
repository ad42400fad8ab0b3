"""The whole appendix is in good form: in our own pages and in a house's, in both languages."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from qualcode.exporters.docx import write_document
from qualcode.exporters.house import open_house
from qualcode.report import build_appendix
from qualcode.workflow.demonstrating import Demo
from tests.cli.running import say
from tests.exporters.form import complaints, contrast
from tests.exporters.house_templates import template
from tests.report.invented import study_of

STRONG = '<w:rStyle w:val="Strong"/>'


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_appendix_is_in_good_form(language: str) -> None:
    """Order, contents, captions, references, tables, figures, contrast; in a house as well."""
    document = build_appendix(study_of(), language=language)
    assert complaints(write_document(document)) == []
    house = open_house(template(), file="huset.dotx")
    assert complaints(write_document(document, house=house)) == []


def test_the_practice_appendix_is_in_good_form(
    demo: Demo, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As ``qualcode demo`` writes it, and in English."""
    assert complaints(next(demo.project.reports.glob("*.docx")).read_bytes()) == []
    settings = project / "qualcode.yaml"
    text = settings.read_text(encoding="utf-8").replace("report: da", "report: en")
    settings.write_text(text, encoding="utf-8")
    assert say(capsys, "report", "--project", project).code == 0
    assert complaints((project / "reports" / "appendix.docx").read_bytes()) == []


@pytest.mark.parametrize(
    ("pattern", "instead", "said"),
    [
        (r"(<w:pStyle [^>]*/>)(<w:jc [^>]*/>)", r"\2\1", "pPr: "),
        ("<w:body>", "<w:body><w:p/>", "an empty paragraph"),
        ('w:val="Heading2"', 'w:val="Heading3"', "a heading of level 3"),
        ("(<w:hyperlink [^>]*><w:r><w:t [^>]*>)A", r"\1X", "contents say"),
        ('(SEQ Tabel .*?<w:t xml:space="preserve">)1<', r"\g<1>2<", "a caption says"),
        (r'( REF .*?<w:t xml:space="preserve">Tabel )\d', r"\g<1>9", "a reference says"),
        (r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="9999"', "twips wide"),
        (r"<w:tblCaption [^>]*/>", "", "has no tblCaption"),
        (r"<w:tblHeader/>", "", "does not repeat"),
        (r"<w:trPr><w:cantSplit/></w:trPr>", "", "over two pages"),
        (r"<wp:extent cx=\"\d+", '<wp:extent cx="99999999', "wider than the text"),
        (r'descr="[^"]*"', 'descr="bars"', "does not say what it shows"),
        (STRONG, f'{STRONG}<w:color w:val="999999"/>', "too faint"),
        (STRONG, f'{STRONG}<w:shd w:fill="FFE08A"/>', "stands alone"),
        (r"<w:p>", '<w:p w:rsidR="00AB12CD">', "holds b'w:rsid'"),
        (r'w:name="_Ref\d+"', 'w:name="_Ref1"', "two bookmarks"),
    ],
)
def test_bad_form_is_seen(pattern: str, instead: str, said: str) -> None:
    """What looks after the form sees each slip."""
    data = write_document(build_appendix(study_of(), language="da"))
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            held = source.read(name)
            if name == "word/document.xml":
                text = re.sub("<w:body [^>]*>", "<w:body>", held.decode())
                assert re.search(pattern, text)
                held = re.sub(pattern, instead, text).encode()
            target.writestr(name, held)
    assert any(said in one for one in complaints(buffer.getvalue()))


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, a color on itself 1, and a grey of the guideline's examples 4.54."""
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("1F4E79", "1F4E79") == pytest.approx(1)
