"""Otter's text: name and time on a line, paragraphs below, a closing line."""

from qualcode.readers import read_transcript

TEXT = """# Transcript of a talk

## Details

Date: 19 November

Anna Berg  0:00
Hi, folks.

And welcome:
to the show.

Bo Å  59:58
Hi.

Unknown Speaker  1:02:03
Noise.

Anna Berg  1:02:09

Bye.

Transcribed by https://otter.ai
"""


def test_otter_is_read_as_it_writes() -> None:
    """Times with late hours, paragraphs kept, title and date above, closing line off."""
    transcript = read_transcript(TEXT.encode(), file="a.md")
    assert transcript.reader == "otter"
    assert dict(transcript.header) == {"date": "19 November", "title": "Transcript of a talk"}
    assert [
        (turn.speaker, turn.time.start, transcript.words_of(turn)) for turn in transcript.turns
    ] == [
        ("Anna Berg", 0, "Hi, folks.\nAnd welcome: to the show."),
        ("Bo Å", 3_598_000, "Hi."),
        ("Unknown Speaker", 3_723_000, "Noise."),
        ("Anna Berg", 3_729_000, "Bye."),
    ]
    assert "left out Otter's closing line" in transcript.steps


def test_text_of_other_tools_is_not_claimed() -> None:
    """One line that looks alike, or lines inside paragraphs, do not make it Otter's."""
    once = "Anna Berg  0:00\nHi.\n\nBo: Hi.\n\nAnna Berg: No.\n\nBo: Hi.\n"
    assert read_transcript(once.encode(), file="a.txt").reader == "text"
    inside = "Vi kom\nAnna Berg  0:00\nog gik\nBo Å  0:04\nhjem.\n"
    assert read_transcript(inside.encode(), file="a.txt").reader == "text"


def test_without_title_and_closing_line() -> None:
    """The bare export has neither."""
    text = "Anna Berg  0:00\nHi.\n\nBo Å  0:04\nHi."
    transcript = read_transcript(text.encode(), file="a.txt")
    assert (transcript.reader, dict(transcript.header), len(transcript.turns)) == ("otter", {}, 2)
