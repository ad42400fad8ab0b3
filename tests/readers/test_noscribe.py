"""noScribe's own pages: segments with times and speakers, and no paths."""

from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript

HEAD = (
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN"><html><head><meta charset="UTF-8"/>'
    '<meta name="audio_source" content="/home/maja/Samira.wav"/><title>x</title>'
    "<style>p { color: red }</style></head><body>"
    "<p>Samtale</p><p>Transskriberet med noScribe. Lydfil: /home/maja/Samira.wav</p>"
)


def page(*paragraphs: str) -> bytes:
    """Give a page of paragraphs."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"{HEAD}{body}</body></html>".encode()


def a(start: int, end: int, speaker: str, words: str) -> str:
    """Give a segment."""
    return f'<a name="ts_{start}_{end}_{speaker}"><span>{words}</span></a>'


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def test_segments_are_turns_with_their_times() -> None:
    """The label at a paragraph's start and the marks are no words; segments run together."""
    data = page(
        a(0, 3200, "S00", "S00: [00:00:00] Er du glad for ") + a(3200, 4000, "S00", "at bo her?"),
        a(4000, 5000, "S01", "S01: Det er jeg&#x27; da &amp; det."),
    )
    transcript = read_transcript(data, file="x.html")
    assert transcript.reader == "noscribe"
    assert said(transcript) == [
        ("S00", "Er du glad for at bo her?"),
        ("S01", "Det er jeg' da & det."),
    ]
    assert transcript.turns[0].time == TimeRange(0, 4000)


def test_names_changed_in_the_text_are_the_speakers() -> None:
    """A renamed label goes for its speaker until another stands there; overlaps lose //."""
    data = page(
        a(0, 10, "S00", "Maja: ") + a(0, 10, "S00", "[00:00:00]") + a(0, 10, "S00", " Nå?"),
        a(10, 20, "S01", "//S01: Ja,<br/>Altså: nej.//"),
        a(20, 30, "S00", "Godt: så."),
        a(30, 40, "", "(pause)"),
    )
    transcript = read_transcript(data, file="x.html")
    assert said(transcript)[:2] == [("Maja", "Nå?"), ("S01", "Ja, Altså: nej.")]
    assert said(transcript)[-1] == ("", "(pause)")


def test_nothing_above_the_talk_is_kept() -> None:
    """Neither title, settings nor the path of the sound file; the steps say how much."""
    transcript = read_transcript(page(a(0, 10, "S00", "Hej.")), file="x.html")
    assert "maja" not in f"{transcript}".casefold()
    assert "left out 6 words outside of noScribe's segments" in transcript.steps
