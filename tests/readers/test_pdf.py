"""PDF: the text layer as talk, and a plain word where there is none."""

import io
import sys

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.readers.pdf_files import Placed, pdf

TALK = ("Interviewer: Hvordan er gården?", "Samira: Den er fin nok, men lyset er væk.")


def lines(*texts: str, left: float = 72, top: float = 150) -> list[Placed]:
    """Give texts below each other; an empty one leaves a gap."""
    return [(left, top + 14 * n, text) for n, text in enumerate(texts) if text]


def read(data: bytes) -> Transcript:
    """Read a PDF."""
    return read_transcript(data, file="x.pdf")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def test_wrapped_lines_and_parted_words_are_joined() -> None:
    """A hyphen at the end of a line goes where the word goes on; before "og" it stays."""
    found = read(
        pdf(
            lines(
                TALK[0],
                "Samira: Vi bor i et bolig-",
                "område med stier til børne-",
                "og ungdomshuset, og det er",
                "rart-",
                "Nej.",
                "Interviewer: Hvorfor?",
            )
        )
    )
    assert said(found) == [
        ("Interviewer", "Hvordan er gården?"),
        (
            "Samira",
            "Vi bor i et boligområde med stier til børne- og ungdomshuset, og det er rart- Nej.",
        ),
        ("Interviewer", "Hvorfor?"),
    ]
    assert "joined 1 words parted at the end of a line" in found.steps


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What stands at the edge of most pages is no speech, nor is a number alone there."""
    pages = [
        [(72, 30, f"Interview K01 – {n}. udkast"), *lines(*TALK), (290, 815, f"Side {n} af 3")]
        for n in (1, 2, 3)
    ]
    found = read(pdf(*pages))
    assert len(found.turns) == 6
    assert "udkast" not in found.text
    assert "Side" not in found.text
    assert "left out 6 running heads and page numbers" in found.steps


def test_number_that_is_speech_stays() -> None:
    """Only at the edge of the page is a number a page number."""
    found = read(
        pdf([*lines(*TALK, "Interviewer: Hvor mange?", "Samira:", "14"), (72, 60, "Bilag")])
    )
    assert said(found)[-1] == ("Samira", "14")


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_are_left_out(step: int) -> None:
    """Numbers that rise along the lines are no words."""
    texts = [*TALK * 6, *TALK * 6]
    numbered = [
        f"{n} {text}" if n % step == 0 else text for n, text in enumerate(texts, start=step)
    ]
    found = read(pdf(lines(*numbered)))
    assert said(found)[:2] == said(read(pdf(lines(*texts))))[:2]
    assert "left out line numbers" in found.steps


def test_two_columns_are_read_one_after_the_other_and_said() -> None:
    """Left before right, with a warning that names the page."""
    left = lines(*(f"{'Interviewer' if n % 2 else 'Samira'}: Vi er i {n}" for n in range(8)))
    right = lines("Samira: Nu er vi til højre", *["og her er mere af det"] * 6, left=330)
    found = read(pdf([*left, *right]))
    words = [one for _, one in said(found)]
    assert words[0] == "Vi er i 0"
    assert words[-1].startswith("Nu er vi til højre og her")
    assert "two columns on page 1" in found.problems[0].what


def test_bold_names_alone_on_a_line_are_speakers() -> None:
    """The font says what is a label where no colon does."""
    texts = ("Samira Berg", "Gården er fin.", "Ida Holm", "Hvorfor?", "Samira Berg", "Fordi.")
    found = read(pdf(lines(*texts), bold=("Samira Berg", "Ida Holm")))
    assert [one[0] for one in said(found)] == ["Samira Berg", "Ida Holm", "Samira Berg"]


def test_scan_is_refused_and_page_without_text_is_said() -> None:
    """There is no OCR, and nobody is left to wonder why the file is empty."""
    with pytest.raises(TranscriptError, match="only pictures of it") as caught:
        read(pdf([], []))
    assert "no OCR" in caught.value.remedy
    found = read(pdf(lines(*TALK, *TALK), [], *[[] for _ in range(9)]))
    assert "no text on page 2, 3, 4, 5, 6, 7, 8, 9 …" in found.problems[0].what


def test_damaged_and_protected_files_are_refused() -> None:
    """With what to do, whatever the parser makes of them."""
    with pytest.raises(TranscriptError, match="The PDF") as caught:
        read(b"%PDF-1.4\nhej")
    assert "made from" in caught.value.remedy
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(lines(*TALK)))))
    writer.encrypt("hemmeligt", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(TranscriptError, match="protected by a password"):
        read(out.getvalue())


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of thousands of pages is no transcript."""
    monkeypatch.setattr("qualcode.readers.pdf.MOST_PAGES", 1)
    with pytest.raises(TranscriptError, match="2 pages: too many"):
        read(pdf(lines(*TALK), []))


def test_missing_part_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser is an extra: without it the message says how to get it."""
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(TranscriptError, match="not installed") as caught:
        read(pdf(lines(*TALK)))
    assert 'pip install "qualcode[pdf]"' in caught.value.remedy
