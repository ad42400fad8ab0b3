"""SubRip: bracketed speakers, stops for commas, two speakers in a cue, no names at all."""

import pytest

from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript


def read(text: str) -> Transcript:
    """Read a subtitle file."""
    return read_transcript(text.encode(), file="x.srt")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def srt(*payloads: str, point: str = ",") -> str:
    """Write cues of half a second each, one a second."""
    return "\n\n".join(
        f"{n + 1}\n00:00:0{n}{point}5 --> 00:00:0{n + 1}{point}000\n{payload}"
        for n, payload in enumerate(payloads)
    )


@pytest.mark.parametrize("point", [",", "."])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_bracketed_speakers_in_every_encoding(point: str, encoding: str) -> None:
    """A comma or a stop before the fraction, right-padded; decoded before it is parsed."""
    text = srt(*(f"[SPEAKER_0{n % 2}]: på nr. {n}" for n in range(4)), point=point)
    transcript = read_transcript(text.replace("\n", "\r\n").encode(encoding), file="x.srt")
    assert transcript.reader == "srt"
    assert said(transcript)[:2] == [("SPEAKER_00", "på nr. 0"), ("SPEAKER_01", "på nr. 1")]
    assert transcript.turns[0].time == TimeRange(500, 1000)


def test_dashes_are_several_speakers_of_a_cue() -> None:
    """Each dash begins a turn; what is said in one after the other is not one person's."""
    text = srt("Vi tager bussen.", "- Hvor langt\nskal du?\n- Til byen.", "Med min søn.", "– Ja.")
    transcript = read(text)
    assert said(transcript) == [
        ("", "Vi tager bussen."),
        ("", "Hvor langt skal du?"),
        ("", "Til byen. Med min søn. – Ja."),
    ]
    assert "3 turns were read, none of them is counted" in transcript.problems[0].what
    assert transcript.turns[1].time == TimeRange(1500, 2000)


def test_dashes_with_names() -> None:
    """A dash before a label is no part of it."""
    text = srt("- Ane: Er du der?\n- Bo: Ja.", "- Ane: Godt.\n- Bo: Ja, ja.")
    assert said(read(text)) == [
        ("Ane", "Er du der?"),
        ("Bo", "Ja."),
        ("Ane", "Godt."),
        ("Bo", "Ja, ja."),
    ]


def test_tags_and_places_on_the_screen_are_not_said() -> None:
    """Inner tags and places go; a year on the last line of the last cue stays."""
    text = srt("[A]: <i>Det</i> var {\\an8}sidst", "[B]: i\n1998", "[A]: ja", "[B]: Vi kom i\n1998")
    assert said(read(text))[-1] == ("B", "Vi kom i 1998")
    assert said(read(text))[0] == ("A", "Det var sidst")


def test_empty_line_in_a_cue_and_times_without_hours() -> None:
    """Words below an empty line belong to the cue above."""
    text = (
        "1\n00:01,000 --> 00:02,000\nBo: Vi kom\n\nog gik.\n\n2\n00:02,000 --> 00:03,000\nAne: Nå"
    )
    assert said(read(text + "\n\n3\n00:04,000 --> 00:05,000\nBo: Ja")) == [
        ("Bo", "Vi kom og gik."),
        ("Ane", "Nå"),
        ("Bo", "Ja"),
    ]


def test_doubled_cues_are_told() -> None:
    """A cue that stands twice at one time is said once, and the steps say so."""
    once = "1\n00:00:01,000 --> 00:00:02,000\n[A]: Hej"
    transcript = read(f"{once}\n\n{once}\n\n2\n00:00:03,000 --> 00:00:04,000\n[B]: Hej")
    assert said(transcript) == [("A", "Hej"), ("B", "Hej")]
    assert "left out 1 repeated cues" in transcript.steps


def test_words_and_times_are_those_of_another_reader() -> None:
    """What pysubs2 makes of a usual file is what we make of it."""
    import pysubs2

    text = srt(*(f"[SPEAKER_0{n % 2}]: på <i>nr.</i>\n{n}, ja" for n in range(4)))
    other = pysubs2.SSAFile.from_string(text, format_="srt")
    ours = read(text)
    assert [
        (turn.time.start, turn.time.end, f"[{turn.speaker}]: {ours.words_of(turn)}")
        for turn in ours.turns
    ] == [(one.start, one.end, one.plaintext.replace("\n", " ")) for one in other]
