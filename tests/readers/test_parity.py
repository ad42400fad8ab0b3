"""The same words from every format are the same transcript."""

import io
from pathlib import Path
from typing import Any

import pytest

from qualcode.model import Transcript
from qualcode.readers import read_transcript

SOURCE = Path(__file__).parents[2] / "corpora" / "klokkevangen" / "transcripts" / "K01 Samira.txt"


@pytest.fixture(scope="module")
def original() -> Transcript:
    """Read the interview as it ships."""
    return read_transcript(SOURCE.read_bytes(), file=SOURCE.name)


def pairs(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def header(transcript: Transcript) -> str:
    """Write the header as key and value lines."""
    return "".join(f"{key}: {value}\n" for key, value in transcript.header.items())


def clock(milliseconds: int) -> str:
    """Write a time as hh:mm:ss."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def as_markdown(transcript: Transcript) -> bytes:
    """Write it with bold labels and a fence."""
    talk = "\n\n".join(f"**{label}:** {words}" for label, words in pairs(transcript))
    return f"---\n{header(transcript)}---\n\n{talk}\n".encode()


def as_wrapped(transcript: Transcript) -> bytes:
    """Write it in Windows-1252 with CRLF, wrapped to narrow lines."""
    import textwrap

    talk = "\n\n".join(
        textwrap.fill(f"{label}: {words}", 70, break_on_hyphens=False, break_long_words=False)
        for label, words in pairs(transcript)
    )
    return f"{header(transcript)}\n{talk}\n".replace("\n", "\r\n").encode("cp1252")


def as_f4(transcript: Transcript) -> bytes:
    """Write it with stamps behind the words."""
    times = [turn.time.start or 0 for turn in transcript.turns[1:]] + [600_000]
    talk = "\n\n".join(
        f"{label}: {words} #{clock(time)}-0#"
        for (label, words), time in zip(pairs(transcript), times, strict=True)
    )
    return f"{header(transcript)}\n{talk}\n".encode("utf-16")


def _document(transcript: Transcript) -> Any:
    from docx import Document

    document = Document()
    for line in header(transcript).splitlines():
        document.add_paragraph(line)
    return document


def _bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_bold_word(transcript: Transcript) -> bytes:
    """Write a Word file with bold labels."""
    document = _document(transcript)
    document.add_paragraph("")
    for label, words in pairs(transcript):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f" {words}")
    return _bytes(document)


def as_word_table(transcript: Transcript) -> bytes:
    """Write a Word file with a table of time, speaker and words."""
    document = _document(transcript)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Tid", "Taler", "Udsagn"), strict=True):
        cell.text = text
    for turn, (label, words) in zip(transcript.turns, pairs(transcript), strict=True):
        cells = table.add_row().cells
        for cell, text in zip(cells, (clock(turn.time.start or 0), label, words), strict=True):
            cell.text = text
    return _bytes(document)


def as_subtitles(transcript: Transcript) -> bytes:
    """Write subtitles that break mid-sentence, ten words a cue."""
    cues = []
    for turn, (label, words) in zip(transcript.turns, pairs(transcript), strict=True):
        spoken = words.replace("&", "&amp;").replace("<", "&lt;").split(" ")
        for place in range(0, len(spoken), 10):
            stamp = clock((turn.time.start or 0) + 100 * place)
            part = " ".join(spoken[place : place + 10])
            cues.append(f"{stamp}.000 --> {stamp}.900\n<v {label}>{part}</v>")
    return ("WEBVTT\n\nNOTE\n" + header(transcript) + "\n" + "\n\n".join(cues) + "\n").encode()


@pytest.mark.parametrize(
    "write",
    [
        as_markdown,
        as_wrapped,
        as_f4,
        as_bold_word,
        as_word_table,
        as_subtitles,
    ],
)
def test_same_turns_text_and_fingerprint(original: Transcript, write: Any) -> None:
    """Speakers, words, positions and hash agree with the text file's."""
    again = read_transcript(write(original), file="K01 i et andet format")
    assert pairs(again) == pairs(original)
    assert [turn.span for turn in again.turns] == [turn.span for turn in original.turns]
    assert again.text == original.text
    assert again.fingerprint == original.fingerprint
    assert again.id == "K01"
    assert again.header["rolle"] == "beboer"
