"""JSON of tools: what is read, what is split, and what is refused with a reason."""

import json
from typing import Any

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript
from qualcode.readers.json_data import keys_of, load_json, milliseconds


def read(data: Any, file: str = "x.json") -> Transcript:
    """Read what is given as JSON."""
    written = data if isinstance(data, bytes) else json.dumps(data).encode()
    return read_transcript(written, file=file)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def word(text: str, speaker: str | None = None, **more: float) -> dict[str, Any]:
    """Give a word as WhisperX writes it."""
    return {"word": text, **more} | ({"speaker": speaker} if speaker else {})


def test_segment_is_split_by_the_speakers_of_its_words() -> None:
    """Words without a speaker go with the word before, those at the start with the one after."""
    words = [word("Er", start=1.0), word("du?", "A"), word("Ja", "B", start=2.0, end=2.5)]
    one = {"start": 0.5, "end": 3.0, "text": "Er du? Ja 7.", "words": [*words, word("7.")]}
    found = read({"segments": [one]})
    assert said(found) == [("A", "Er du?"), ("B", "Ja 7.")]
    assert [turn.time for turn in found.turns] == [TimeRange(1000), TimeRange(2000, 2500)]
    assert "split 1 segments between speakers" in found.steps


def test_words_that_bring_their_blanks_keep_them() -> None:
    """Whisper's own words begin with a blank, or do not where they belong to the one before."""
    words = [word(" e", "A"), word("-mail", "A"), word(" nej", "B")]
    found = read({"segments": [{"start": 0, "end": 1, "text": "e-mail nej", "words": words}]})
    assert said(found) == [("A", "e-mail"), ("B", "nej")]


def test_segment_with_one_speaker_keeps_its_text() -> None:
    """The text of the segment is what was said; its words are only asked who says it."""
    one = {"start": 0, "end": 1, "text": " Ja , tak.", "words": [word("Ja", "A"), word("tak", "A")]}
    assert said(read([one])) == [("A", "Ja , tak.")]


def test_segments_without_time_are_said() -> None:
    """A number that is no time (missing, NaN, negative, a thousand years) is none."""
    odd = b'[null, NaN, -1, 1e400, 1e15, true, [], "x"]'
    values, _ = load_json(odd)
    assert isinstance(values, list)
    assert [milliseconds(one) for one in values] == [None] * 8
    segments = [{"start": 1, "end": 2, "text": "Ja.", "speaker": "A"}]
    found = read({"segments": [*segments, {"start": None, "text": "Nej.", "speaker": 2}]})
    assert said(found) == [("A", "Ja."), ("Speaker 2", "Nej.")]
    assert "1 segment is without a time, the first is segment 2" in str(found.problems[0])


def test_no_time_at_all_is_not_complained_of() -> None:
    """A file that never had times lacks nothing."""
    segments = [{"text": "Ja.", "speaker": "A", "start": None}]
    assert read({"segments": [*segments, {"text": "Nej.", "speaker": "B"}]}).problems == ()


def test_language_is_whispers() -> None:
    """The language that was recognised decides whose rules run."""
    segments = [{"start": 0, "end": 1, "text": "Hi.", "speaker": "A"}]
    assert read({"segments": segments, "language": "en"}).language == "en"
    cpp = {"result": {"language": "da"}, "transcription": [{"text": "Hej", "speaker": "A"}]}
    assert read(cpp).language == "da"


def test_rev_speaker_without_name_has_its_number() -> None:
    """A speaker that the list does not hold is still told from the others."""
    element = {"type": "text", "value": "Ja\n\nog nej"}
    found = read({"monologues": [{"speaker": 3, "elements": [element]}]})
    assert said(found) == [("Speaker 3", "Ja\nog nej")]
    nobody = read({"monologues": [{"elements": [element, {"value": None}]}]})
    assert said(nobody) == [("", "Ja\nog nej")]


def test_otranscribe_may_leave_its_tags_open() -> None:
    """A broken span does not swallow what follows it, nor does an end tag too many."""
    html = '</span><p><span class="timestamp" data-timestamp="1">0:01</span> I: Nå?</p>B1: Ja.'
    found = read({"text": html, "media-time": 1}, "x.otr")
    assert said(found) == [("I", "Nå?"), ("B1", "Ja.")]
    assert found.turns[0].time.start == 1000


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"a": [', "damaged: line 1, column"),
        (b'{"a": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "more than 300 digits"),
        ({"text": "hej"}, r'keys "text"\)'),
        ({"Hun sagde nej": 1, "b": 2}, r'keys "b"\)'),
        ([{"a": 1}], "not of a shape that is known here."),
        ({"segments": [{"text": 1, "start": 0}]}, "not of a shape"),
        ({"segments": [{"text": "a"}]}, "not of a shape"),
        ({"segments": [], "text": ""}, "not of a shape"),
        ({"transcription": [{"a": 1}]}, "not of a shape"),
        ({"monologues": [{"speaker": 1}]}, "not of a shape"),
        ({"text": "<p>hej", "media": "x"}, "not of a shape"),
        ({"a": [{"speaker": "A", "text": "x"}], "b": [{"name": "B", "text": "y"}]}, "not of"),
        ({"a": [{"speaker": "A", "text": None}]}, "not of a shape"),
        ({"segments": [{"text": " ", "start": 0}]}, "no speech"),
    ],
)
def test_what_is_no_transcript_is_refused(data: Any, what: str) -> None:
    """The message says what is wrong, and names keys of a program but never words."""
    with pytest.raises(TranscriptError, match=what) as caught:
        read(data)
    assert caught.value.remedy


def test_keys_are_named_only_of_records() -> None:
    """A list has none."""
    assert keys_of([]) == ""
    assert keys_of({"a": 1}) == '"a"'
