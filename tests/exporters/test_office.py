"""The appendix as LibreOffice lays it out: what a reader would print."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from qualcode.exporters.docx import write_document
from qualcode.report import build_appendix
from tests.report.invented import NOTE, study_of

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not all(map(shutil.which, ("soffice", "pdfinfo", "pdftotext"))),
        reason="NOT CHECKED: the layout of the appendix needs soffice and poppler",
    ),
]


def run(*command: str) -> str:
    """Run a program and give what it says."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, encoding="utf-8", timeout=300
    )
    return done.stdout


@pytest.fixture(scope="module", params=["da", "en"])
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the PDF of an appendix."""
    folder = tmp_path_factory.mktemp(f"office-{request.param}")
    document = build_appendix(study_of(), language=request.param)
    (folder / "appendix.docx").write_bytes(write_document(document))
    profile = (folder / "profile").as_uri()
    run(
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), str(folder / "appendix.docx"),
    )  # fmt: skip
    return folder / "appendix.pdf"


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
    assert re.search(r"(?:Tabel|Table) 4 (?:viser|shows)", text)


def test_no_page_is_empty(laid_out: Path) -> None:
    """Beyond header and footer there is something on each."""
    assert all(len(page) > len(NOTE) + 120 for page in pages_of(laid_out))
