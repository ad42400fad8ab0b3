"""Word files resaved by LibreOffice: the turns are the same in .odt and .rtf."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from qualcode.readers import read_transcript

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("soffice") is None,
        reason="NOT CHECKED: what LibreOffice writes needs soffice",
    ),
]
TALK = [
    ("Interviewer", "Hvor mødes I – på gården?"),
    ("Beboer 7", "Ved bænken. Klokken 10: altid."),
    ("Interviewer", "Hvorfor dér?"),
    ("Beboer 7", "Der er »lys«, når det er mørkt. Ærligt: ja."),
]
Document = Any


def bold(document: Document) -> None:
    """Write bold labels before tabs, below a heading."""
    document.add_heading("Interview om gården", 1)
    for label, words in TALK:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(f"\t{words}")


def alone(document: Document) -> None:
    """Write names on lines of their own, and soft breaks."""
    for label, words in TALK:
        document.add_paragraph().add_run(label).italic = True
        document.add_paragraph(words)
        document.add_paragraph("Og mere.\nBlødt skift.")


def rows(document: Document) -> None:
    """Write a table with times and a cell merged over two rows."""
    table = document.add_table(rows=1, cols=3)
    for cell, name in zip(table.rows[0].cells, ("Tid", "Taler", "Tekst"), strict=True):
        cell.text = name
    for number, (label, words) in enumerate(TALK):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"00:00:0{number}", label
        cells[2].text = f"{words}\nAndet afsnit."
    table.add_row().cells[2].text = "Og mere."
    table.cell(4, 1).merge(table.cell(5, 1))


def styled(document: Document) -> None:
    """Write paragraphs in styles named after the speakers, with comments and a header."""
    for label, _ in TALK[:2]:
        document.styles.add_style(label, WD_STYLE_TYPE.PARAGRAPH)
    for label, words in TALK:
        paragraph = document.add_paragraph(style=label)
        document.add_comment(paragraph.add_run(words), text="belysning", author="Maja")
    document.sections[0].header.paragraphs[0].text = "sidehoved"


@pytest.mark.parametrize("write", [bold, alone, rows, styled], ids=lambda write: write.__name__)
def test_the_same_turns_from_every_format(write: Any, tmp_path: Path) -> None:
    """Speakers, words, times and text agree, whoever wrote the file."""
    document = docx.Document()
    write(document)
    source = tmp_path / "talk.docx"
    document.save(str(source))
    profile = (tmp_path / "profile").as_uri()
    first = read_transcript(source.read_bytes(), file="talk")
    assert {turn.speaker for turn in first.turns} == {"Interviewer", "Beboer 7"}
    for kind in ("odt", "rtf"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
             "--outdir", str(tmp_path), str(source)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        again = read_transcript(source.with_suffix(f".{kind}").read_bytes(), file="talk")
        assert again.reader == kind
        assert (again.text, again.turns) == (first.text, first.turns)
