"""Typed line numbers: taken off where they number lines, kept where they are words."""

import pytest

from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.readers.word_files import document, paragraph

TALK = [
    "I: Hvor længe har du",
    "boet i opgangen?",
    "B1: Ti år, tror jeg,",
    "eller måske elleve.",
    "",
    "I: Og du blev?",
    "B1: 3 af os blev.",
    "Resten flyttede, og så",
    "kom der nye.",
    "I: Hvornår?",
]


def read(lines: list[str]) -> Transcript:
    """Read lines as a text file."""
    return read_transcript("\n".join(lines).encode(), file="x.txt")


def pairs(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


@pytest.mark.parametrize("gap", ["  ", "\t", " \t "])
def test_a_number_on_every_line(gap: str) -> None:
    """Also on the empty one; the turns are those of the file without numbers."""
    numbered = read([f"{n}{gap}{line}" for n, line in enumerate(TALK, start=1)])
    assert pairs(numbered) == pairs(read(TALK))
    assert "left out 10 line numbers" in numbered.steps
    assert numbered.problems == read(TALK).problems


def test_a_number_on_every_fifth_line() -> None:
    """As programs print them in the margin."""
    lines = [
        f"{n}  {line}" if n % 5 == 0 else f"   {line}" for n, line in enumerate(TALK * 2, start=1)
    ]
    numbered = read(lines)
    assert pairs(numbered) == pairs(read(TALK * 2))
    assert "left out 4 line numbers" in numbered.steps


def test_numbers_of_a_word_file() -> None:
    """Each paragraph has its number and a tab."""
    lines = [line for line in TALK if line]
    body = "".join(paragraph(f"{n} {line}") for n, line in enumerate(lines, start=21))
    transcript = read_transcript(document(body), file="x.docx")
    assert [turn.speaker for turn in transcript.turns] == ["I", "B1", "I", "B1", "I"]
    assert "left out 9 line numbers" in transcript.steps


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}. punkt på listen" for n in range(1, 13)],
        [f"{n} stole stod der" for n in (3, 9, 4, 8, 2, 7, 1, 6, 5)],
        ["1 stol", "2 borde", "3 lamper"],
        ["5 stole", "a", "b", "c", "d", "10 borde", "e", "f", "15 lamper"],
        [*(f"{n} stole" for n in range(1, 9)), *["Og så gik vi."] * 4],
    ],
)
def test_numbers_that_are_words_stay(lines: list[str]) -> None:
    """Lists, amounts and short runs are what somebody wrote."""
    transcript = read(["feltnote: F1", "", *lines])
    assert not any("line numbers" in step for step in transcript.steps)
    assert lines[0] in transcript.text
