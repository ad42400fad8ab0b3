"""The bench of exports writes what it says, and reckons growth right."""

import io
import zipfile

import pytest

from bench.book import material_of
from bench.exports import WAYS, Seen, Work, exponent, print_table, with_quotes
from qualcode.report.document import QuoteBlock


@pytest.fixture(scope="module")
def work() -> Work:
    """Give thirty quotes."""
    return Work(with_quotes(material_of(1, words=1_500, folder=None), 30))


def test_every_way_writes_every_quote(work: Work) -> None:
    """Thirty of them, in each file."""
    assert len(work.material.quotes) == 30
    assert sum(isinstance(one, QuoteBlock) for one in work.document.sections[0].blocks) == 30
    for way, write in WAYS.items():
        data = write(work)
        if way in ("raw", "docx", "house", "appendix"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                text = archive.read("word/document.xml").decode()
            assert text.count("»") >= 30
        assert len(data) > 5_000, way


def test_more_quotes_than_there_are_is_said(work: Work) -> None:
    """Rather than measured with fewer."""
    with pytest.raises(SystemExit, match="30 codings, not 31"):
        with_quotes(work.material, 31)


def test_growth_is_between_a_thousand_and_the_largest(capsys: pytest.CaptureFixture[str]) -> None:
    """Twice the quotes in four times the time is an exponent of 2; a way may stop earlier."""
    sizes = (100, 1_000, 2_000)
    found = {
        (way, amount): Seen((amount / 1_000) ** 2, 1.0, 1_000_000)
        for way in WAYS
        for amount in sizes
        if amount < 2_000 or way in ("raw", "docx", "house")
    }
    assert exponent(found, "docx", sizes) == pytest.approx(2)
    assert exponent(found, "html", sizes) == pytest.approx(2)
    print_table(found, sizes)
    assert "13 growth of docx: 2.00 (goal <= 1.1, NOT KEPT)" in capsys.readouterr().out
