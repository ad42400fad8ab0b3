"""The appendix as LibreOffice lays it out: what a reader would print."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from qualcode.exporters.docx import write_document
from qualcode.exporters.house import open_house
from qualcode.report import build_appendix
from qualcode.report.document import Heading
from tests.exporters.house_templates import paragraph, template
from tests.report.invented import NOTE, study_of

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not all(map(shutil.which, ("soffice", "pdfinfo", "pdftotext"))),
        reason="NOT CHECKED: the layout of the appendix needs soffice and poppler",
    ),
]


TAGGED = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def run(*command: str) -> str:
    """Run a program and give what it says."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, encoding="utf-8", timeout=300
    )
    return done.stdout


def print_to_pdf(data: bytes, folder: Path) -> Path:
    """Give the PDF of a Word file, tagged for screen readers (PDF/UA)."""
    (folder / "appendix.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    run(
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", TAGGED,
        "--outdir", str(folder), str(folder / "appendix.docx"),
    )  # fmt: skip
    return folder / "appendix.pdf"


@pytest.fixture(scope="module", params=["da", "en"])
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the PDF of an appendix."""
    document = build_appendix(study_of(), language=request.param)
    folder = tmp_path_factory.mktemp(f"office-{request.param}")
    return print_to_pdf(write_document(document), folder)


@pytest.fixture(scope="module")
def in_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the PDF of an appendix in a house template with a cover and a colophon."""
    body = paragraph("Rapport 2026:3") + PAGE_BREAK + paragraph("{{bilag}}") + paragraph("Kolofon.")
    house = open_house(template(body), file="huset.dotx")
    document = build_appendix(study_of(), language="da")
    folder = tmp_path_factory.mktemp("office-house")
    return print_to_pdf(write_document(document, house=house), folder)


def pages_of(pdf: Path) -> list[str]:
    """Give the text of every page, blanks and line breaks as one blank."""
    text = run("pdftotext", "-layout", str(pdf), "-")
    return [re.sub(r"\s+", " ", page) for page in text.split("\f")[:-1]]


def test_pages_are_a4_and_as_many_as_the_footer_says(laid_out: Path) -> None:
    """Both ways round, numbered to the last."""
    told = run("pdfinfo", "-f", "1", "-l", "999", str(laid_out))
    sizes = {
        tuple(sorted(round(float(one)) for one in pair))
        for pair in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", told)
    }
    assert sizes == {(595, 842)}
    pages = pages_of(laid_out)
    last = rf"(?:Side|Page) {len(pages)} (?:af|of) {len(pages)}"
    assert re.search(last, pages[-1])
    assert 12 <= len(pages) <= 40


def test_the_note_stands_on_every_page(laid_out: Path) -> None:
    """Nobody can copy a page without it."""
    assert all(NOTE in page for page in pages_of(laid_out))


def test_the_first_and_the_last_quote_are_there(laid_out: Path) -> None:
    """Nothing is cut off at either end."""
    text = " ".join(run("pdftotext", str(laid_out), "-").split())
    quotes = study_of().quotes
    assert quotes[0].quote[:60] in text
    assert quotes[-1].quote[:60] in text


def test_header_rows_are_repeated(laid_out: Path) -> None:
    """The codebook's header stands on each of its pages."""
    pages = pages_of(laid_out)
    codes = [page for page in pages if re.search(r"fysiske_\d|sociale_\d|organisering_\d", page)]
    inside = [page for page in codes if re.search(r"(?:Brug ikke|Do not use)", page)]
    assert len(codes) >= 2
    assert inside == codes


def test_no_reference_is_broken(laid_out: Path) -> None:
    """Every field has a result."""
    text = " ".join(pages_of(laid_out))
    assert "Error" not in text
    assert re.search(r"(?:Tabel|Table) \d (?:viser|shows)", text)


def test_no_page_is_empty(laid_out: Path) -> None:
    """Beyond header and footer there is something on each."""
    assert all(len(page) > len(NOTE) + 120 for page in pages_of(laid_out))


def test_the_pdf_is_tagged_for_screen_readers(laid_out: Path) -> None:
    """Headings of three levels, contents, tables with header cells, the figure, a language."""
    assert re.search(r"Tagged:\s+yes", run("pdfinfo", str(laid_out)))
    tags = run("pdfinfo", "-struct", str(laid_out)).split()
    headings = sum(one.level == 1 for one in _headings())
    assert tags.count("H1") == tags.count("TOCI") == headings
    assert {"H2", "H3", "TOC", "Table", "TH:", "Figure:"} <= set(tags)
    assert b"pdfuaid:part" in run("pdfinfo", "-meta", str(laid_out)).encode()


def _headings() -> list[Heading]:
    sections = build_appendix(study_of(), language="da").sections
    return [one for part in sections for one in part.blocks if isinstance(one, Heading)]


def test_every_table_begins_on_the_page_of_its_caption(laid_out: Path) -> None:
    """A caption at the foot of a page, and its table on the next, is one too many."""
    pages = pages_of(laid_out)
    captioned = [page for page in pages if re.search(r"(?:Tabel|Table) \d+\. ", page)]
    assert captioned
    for page in captioned:
        after = re.split(r"(?:Tabel|Table) \d+\. ", page)[-1]
        assert len(after) > 200


def test_a_house_template_keeps_its_pages_and_headers(in_house: Path) -> None:
    """Cover first, colophon last, its header on every page but the first, A4 both ways."""
    pages = pages_of(in_house)
    assert "Rapport 2026:3" in pages[0]
    assert "Kolofon." in pages[-1]
    assert "Institut for Byer" not in pages[0]
    assert all("Institut for Byer" in page for page in pages[1:])
    told = run("pdfinfo", "-f", "1", "-l", "999", str(in_house))
    assert len(set(re.findall(r"size:\s+([\d.]+ x [\d.]+) pts", told))) == 2


def test_a_house_template_leaves_nothing_out(in_house: Path) -> None:
    """Note and run, the first and the last quote, header rows, no broken reference."""
    pages = pages_of(in_house)
    text = " ".join(run("pdftotext", str(in_house), "-").split())
    material = study_of()
    assert material.quotes[0].quote[:40] in text
    assert material.quotes[-1].quote[:40] in text
    assert NOTE in pages[1]
    assert NOTE in text[-400:]
    assert material.run in pages[1]
    assert "Error" not in text
    codes = [page for page in pages if re.search(r"fysiske_\d|sociale_\d|organisering_\d", page)]
    assert all("Brug ikke" in page for page in codes)
