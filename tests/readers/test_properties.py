"""What must hold for any text: nothing said is lost, nothing but speech is in the spans."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import TranscriptError
from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.readers.word_files import document, paragraph, run

SPOKEN = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=80,
).map(lambda words: f"ja {words}")
TURNS = st.lists(SPOKEN, min_size=2, max_size=8)


def as_bytes(lines: list[str]) -> bytes:
    """Write lines as UTF-8."""
    return "\n".join(lines).encode("utf-8", "replace")


def flat(words: str) -> str:
    """Give words as the canonical text has them: NFC, single blanks, no time marks."""
    return unicodedata.normalize("NFC", re.sub("[ \t]+", " ", words)).strip(" \xa0\u202f")


def check(transcript: Transcript, said: list[str]) -> None:
    """Compare the turns with what was said, and the spans with the text."""
    assert [transcript.words_of(turn) for turn in transcript.turns] == [flat(one) for one in said]
    rebuilt = "\n\n".join(
        f"{turn.speaker}: {transcript.words_of(turn)}" for turn in transcript.turns
    )
    assert transcript.text == rebuilt
    assert transcript.text == unicodedata.normalize("NFC", transcript.text)


@given(TURNS)
def test_any_words_survive_a_text_file(said: list[str]) -> None:
    """Whatever stands behind a label is the turn's words, sign by sign."""
    lines = [f"{'I' if n % 2 == 0 else 'IP'}: {words}" for n, words in enumerate(said)]
    check(read_transcript("\n\n".join(lines).encode(), file="x.txt"), said)


@given(TURNS)
def test_any_words_survive_subtitles(said: list[str]) -> None:
    """Escaped as the format wants it, every sign comes back."""
    cues = [
        f"00:{n:02}.000 --> 00:{n + 1:02}.000\n<v {'I' if n % 2 == 0 else 'IP'}>"
        + words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for n, words in enumerate(said)
    ]
    check(read_transcript(("WEBVTT\n\n" + "\n\n".join(cues)).encode(), file="x.vtt"), said)


@given(TURNS)
def test_any_words_survive_a_word_file(said: list[str]) -> None:
    """Bold labels, any words."""
    body = "".join(
        paragraph(run(f"{'I' if n % 2 == 0 else 'IP'}:", bold=True), run(f" {words}"))
        for n, words in enumerate(said)
    )
    check(read_transcript(document(body), file="x.docx"), said)


def outcome(data: bytes) -> Transcript | TranscriptError:
    """Read, and give the refusal as a value."""
    try:
        return read_transcript(data, file="x.txt")
    except TranscriptError as error:
        return error


@given(st.binary(max_size=300) | st.lists(st.text(max_size=30), max_size=12).map(as_bytes))
def test_anything_is_read_or_refused_with_a_remedy(data: bytes) -> None:
    """Rubbish, and lines that look like anything, end in a transcript or a sentence."""
    found = outcome(data)
    if isinstance(found, TranscriptError):
        assert found.remedy
        assert "failed on this" not in str(found)
    else:
        assert all(turn.span.of(found.text) for turn in found.turns)
