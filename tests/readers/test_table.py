"""Transcripts in tables of separated values and Excel sheets."""

import io
import json

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript


def read(text: str, file: str = "x.txt", reader: str = "") -> Transcript:
    """Read a table of separated values."""
    return read_transcript(text.encode(), file=file, reader=reader)


def said(transcript: Transcript) -> list[tuple[str, int | None, int | None, str]]:
    """Give speaker, start, end and words of each turn."""
    return [
        (turn.speaker, turn.time.start, turn.time.end, transcript.words_of(turn))
        for turn in transcript.turns
    ]


def workbook(*rows: tuple[object, ...]) -> bytes:
    """Give an .xlsx file with these rows."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("75", "80"), (75_000, 80_000)),
        (("9203", "9204"), (5_523_000, 5_524_000)),
        (("1:6", "1:7"), (66_000, 67_000)),
        (("2:5:3", "2:5:4"), (7_503_000, 7_504_000)),
        (("[0:01,5 - 0:02]", "0:02/0:03"), (1_500, 2_000)),
    ],
)
def test_short_times_of_nvivo(times: tuple[str, str], expected: tuple[int, int]) -> None:
    """A Timespan column may hold NVivo's short forms, with brackets and spans."""
    found = read(f"Timespan\tSpeaker\tContent\n{times[0]}\tI\tNå?\n{times[1]}\tB07\tJa.\n")
    assert tuple(turn.time.start for turn in found.turns) == expected


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_columns_in_any_order(order: tuple[int, ...], delimiter: str) -> None:
    """The names say which column is which; commas in quoted words separate nothing."""
    rows = [
        ("Timespan", "Content", "Speaker"),
        ("0:01", '"Nå, ja; ja?"', "I"),
        ("0:03", "Ja.", "B"),
    ]
    text = "\n".join(delimiter.join(row[n] for n in order) for row in rows)
    assert said(read(text)) == [("I", 1000, None, "Nå, ja; ja?"), ("B", 3000, None, "Ja.")]


def test_table_without_names_is_told_by_its_times() -> None:
    """A column of times makes it one; labels in the words, or in a column of their own."""
    labelled = read("0:01\tI: Nå?\n0:03\tB: Ja, da.\n0:05\tI: Tak.\n")
    assert labelled.reader == "table"
    assert [one[0] for one in said(labelled)] == ["I", "B", "I"]
    apart = read('0:01,I,"Nå, du?"\n0:03,B07,Ja.\n0:05,I,Tak.\n')
    assert [one[0] for one in said(apart)] == ["I", "B07", "I"]


@pytest.mark.parametrize(
    "text",
    [
        "I:\tNå?\nB:\tJa.\nI:\tTak.\n",
        "1\tNå?\n2\tJa.\n",
        "0:01\tNå?\n0:02\n",
        "0:01\t0:02\n0:03\t0:04\n",
        "0:01\ta\tb\tc\n0:02\td\te\tf\n",
        "0:01\tEn\tto\n0:02\tTre\tfire\n0:03\tFem\tseks\n",
        "0:01\tNå?\n",
        "Speaker: A\tb\n",
        'Kl. 12,30 kom "hun\n12:30, og så,\n',
        '12:30,"hun\n',
    ],
)
def test_prose_with_tabs_is_no_table(text: str) -> None:
    """Labels with tabs, line numbers and ragged lines are left to the text reader."""
    assert read(text).reader == "text"


def test_start_and_end_of_whisper_are_milliseconds_or_seconds() -> None:
    """Whole numbers count milliseconds; decimal ones seconds; clocks are clocks."""
    head = "start\tend\tspeaker\ttext\n"
    assert said(read(head + "62500\t63000\tA\tJa\n", "x.tsv"))[0][1:3] == (62_500, 63_000)
    assert said(read(head + "62,5\t63.25\tA\tJa\n", "x.tsv"))[0][1:3] == (62_500, 63_250)
    assert said(read(head + "0:01:02\t0:01:03\tA\tJa\n", "x.tsv"))[0][1:3] == (62_000, 63_000)


def test_time_that_cannot_be_read_is_said_with_its_line() -> None:
    """The words are kept, and the place is named once."""
    found = read("Timespan\tSpeaker\tContent\nsnart\tI\tNå?\nx\tB\tJa.\n\tI\tTak.\n")
    assert found.problems[0].line == 2
    assert "and 1 more" in found.problems[0].what
    one = read("Timespan\tSpeaker\tContent\nsnart\tI\tNå?\n0:01\tB\tJa.\n")
    assert "the time in this row cannot" in one.problems[0].what
    assert one.turns[0].time == TimeRange()


def test_row_without_a_label_goes_on() -> None:
    """An empty cell continues the speaker above; a label's colon and brackets are off."""
    found = read("Taler\tTekst\n[I]:\tNå?\nB\tJa.\n\tOg nej.\n")
    assert said(found) == [("I", None, None, "Nå?"), ("B", None, None, "Ja.\nOg nej.")]


def test_excel_sheet_is_read_like_text() -> None:
    """A workbook whose columns are those of a transcript is one."""
    data = workbook(("Speaker", "Text"), ("I", "Nå?"), ("B07", "Linje 1\nlinje 2"))
    found = read_transcript(data, file="x.xlsx")
    assert found.reader == "table"
    assert said(found) == [("I", None, None, "Nå?"), ("B07", None, None, "Linje 1\nlinje 2")]


def test_named_reader_refuses_what_is_no_such_table() -> None:
    """--reader table says which columns it needs, and which file is damaged."""
    with pytest.raises(TranscriptError, match="not those of a transcript") as caught:
        read("a;b\n1;2\n", reader="table")
    assert "Timespan" in caught.value.remedy
    with pytest.raises(TranscriptError, match="not those of a transcript"):
        read_transcript(b"%PDF-1.7", file="x", reader="table")
    with pytest.raises(TranscriptError, match="quotation mark is opened"):
        read('Taler;Tekst\nA;"b\n', reader="table")
    with pytest.raises(TranscriptError, match="cannot be opened"):
        read_transcript(b"PK\x03\x04xl/workbook", file="x.xlsx", reader="table")
    with pytest.raises(TranscriptError, match="cannot be opened"):
        read_transcript(b"PK\x03\x04xl/workbook", file="x.xlsx")


SEGMENTS = (
    (0, 2480, "Vi har en lygte på hjørnet."),
    (2480, 3900, "Den virker ikke, øh."),
    (30_000, 31_250, "Hvem skal man ringe til?"),
)


def clock(time: int, mark: str = ".", *, hours: bool = True) -> str:
    """Write a time as Whisper does."""
    seconds, rest = divmod(time, 1000)
    lead = f"{seconds // 3600:02}:" if hours else ""
    return f"{lead}{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"


def exports() -> dict[str, str]:
    """Give one recording in every format that Whisper writes."""
    cues = [
        (clock(start, hours=False), clock(end, hours=False), text) for start, end, text in SEGMENTS
    ]
    return {
        "json": json.dumps(
            {
                "segments": [
                    {"start": start / 1000, "end": end / 1000, "text": f" {text}"}
                    for start, end, text in SEGMENTS
                ]
            }
        ),
        "srt": "\n".join(
            f"{n}\n{clock(start, ',')} --> {clock(end, ',')}\n{text}\n"
            for n, (start, end, text) in enumerate(SEGMENTS, start=1)
        ),
        "vtt": "WEBVTT\n\n" + "\n".join(f"{a} --> {b}\n{text}\n" for a, b, text in cues),
        "tsv": "start\tend\ttext\n" + "".join(f"{a}\t{b}\t{text}\n" for a, b, text in SEGMENTS),
        "txt": "".join(f"[{a} --> {b}]  {text}\n" for a, b, text in cues),
        "lrc": "".join(f"[{a}]{text}\n[{b}]\n\n" for a, b, text in cues),
        "text": "".join(f"{text}\n" for _, _, text in SEGMENTS),
    }


def test_exports_of_one_recording_hold_the_same_words() -> None:
    """Whatever Whisper wrote of a recording, the same words come out in the same order."""
    found = {ending: read(text, f"x.{ending}") for ending, text in exports().items()}
    words = {
        ending: " ".join(map(one.words_of, one.turns)).split() for ending, one in found.items()
    }
    assert words == dict.fromkeys(found, words["json"])
    timed = [said(found[ending]) for ending in ("json", "srt", "vtt", "tsv", "txt")]
    assert timed == [timed[0]] * 5
    assert [one[1] for one in timed[0]] == [0, 30_000]
