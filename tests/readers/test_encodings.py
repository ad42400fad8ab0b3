"""The same interview in every encoding that people's files come in."""

import unicodedata

import pytest

from qualcode.readers import read_transcript
from tests.readers.test_label_shapes import coded

LINES = (
    "Interviewer: Hvordan er det at gå hjem gennem gården?",
    "Søren Å.: Det er mørkt, især når træerne er våde.",
    "Interviewer: Hvad gør I så?",
    "Søren Å.: Vi går udenom. Åse på 1. sal ældes også af det.",
    "Interviewer: »Udenom«?",
    "Søren Å.: Ja, ad Ærøgade. Det tager fem minutter ekstra, øv.",
)
PLAIN = "\n\n".join(LINES).replace("»", '"').replace("«", '"')
SAVED = {
    "utf-8": PLAIN.encode(),
    "utf-8 with mark": PLAIN.encode("utf-8-sig"),
    "utf-16 with mark": PLAIN.encode("utf-16"),
    "utf-16-le": PLAIN.encode("utf-16-le"),
    "utf-16-be": PLAIN.encode("utf-16-be"),
    "cp1252": PLAIN.encode("cp1252"),
    "mac_roman": PLAIN.encode("mac_roman"),
    "cp865": PLAIN.encode("cp865"),
    "letter and accent": unicodedata.normalize("NFD", PLAIN).encode(),
    "cp1252 with CRLF": PLAIN.replace("\n", "\r\n").encode("cp1252"),
    "mac_roman with CR": PLAIN.replace("\n", "\r").encode("mac_roman"),
    "line and paragraph separators": PLAIN.replace("\n\n", "\u2029").encode(),
    "rich text of Windows": (
        r"{\rtf1\ansi\ansicpg1252 " + PLAIN.replace("\n\n", r"\par ").replace("æ", r"\'e6") + "}"
    ).encode("cp1252"),
    "rich text of the Mac": (
        r"{\rtf1\mac " + PLAIN.replace("\n\n", "\\\n").replace("å", r"\'8c") + "}"
    ).encode("mac_roman"),
    "rich text by numbers": (r"{\rtf1 " + coded(PLAIN).replace("\n\n", r"\par ") + "}").encode(
        "ascii"
    ),
}


@pytest.fixture(scope="module")
def original() -> str:
    """Give the canonical text of the interview."""
    return read_transcript(PLAIN.encode(), file="x.txt").text


@pytest.mark.parametrize("how", SAVED)
def test_every_encoding_is_the_same_text(original: str, how: str) -> None:
    """Letters, positions and turns are the same, however the file was saved."""
    transcript = read_transcript(SAVED[how], file="x.txt")
    assert transcript.text == original
    assert "gården" in transcript.text
    assert len(transcript.turns) == len(LINES)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16", "utf-8-sig"])
def test_subtitles_in_every_encoding(encoding: str) -> None:
    """Subtitles are decoded before they are parsed."""
    cues = [
        f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{line}" for n, line in enumerate(LINES)
    ]
    text = "\n\n".join(cues).replace("»", "").replace("«", "")
    subtitles = read_transcript(text.encode(encoding), file="x.srt")
    assert subtitles.reader == "srt"
    assert {turn.speaker for turn in subtitles.turns} == {"Interviewer", "Søren Å."}


def test_text_saved_twice_is_read_and_told() -> None:
    """Letters that were coded twice are not guessed back: the file has them, and it is said."""
    twice = PLAIN.encode().decode("cp1252", "replace").encode()
    transcript = read_transcript(twice, file="x.txt")
    warnings = [one.what for one in transcript.problems if one.severity == "warning"]
    assert any('"Ã¥" stands' in one and '"å" was probably meant' in one for one in warnings)


@pytest.mark.parametrize("how", ["cp1252", "mac_roman", "cp865"])
def test_a_named_encoding_goes_before_the_guess(original: str, how: str) -> None:
    """What the project says is taken; a wrong name gives wrong letters and no error."""
    assert read_transcript(SAVED[how], file="x.txt", encoding=how).text == original
