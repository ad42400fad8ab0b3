"""A transcript as lines: which line stands where, and back to the canonical text."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import Span, TimeRange
from qualcode.review.sheet import Line, alike, joined, sheet_of
from tests.building import transcript_of
from tests.commenting import TURNS

LABELS = st.sampled_from(["", "I", "Bo", "Åse 2"])
SAID = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30), min_size=1
).map("\n".join)


def test_lines_carry_number_speaker_and_time_before_the_words() -> None:
    """As in the transcript, and a further paragraph of a turn has none of them."""
    transcript = transcript_of("K01", TURNS)
    timed = replace(transcript.turns[1], time=TimeRange(3_725_900))
    sheet = sheet_of(replace(transcript, turns=(transcript.turns[0], timed, *transcript.turns[2:])))
    assert [one.lead for one in sheet.lines] == [
        "K01", "1\tI: ", "2\tBo (01:02:05): ", "3\tI: ", "4\tBo: ", ""
    ]  # fmt: skip
    assert sheet.lines[0].start == -1
    assert sheet.lines[-1].words.startswith("Jeg går en anden vej")


def test_a_turn_without_label_has_its_number_only() -> None:
    """A field note names no speaker."""
    assert sheet_of(transcript_of("F1", [("", "Regn.")])).lines[1].text == "1\tRegn."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LABELS, SAID), min_size=1, max_size=5), st.data())
def test_points_give_the_same_words_as_the_span(
    turns: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Cut from the lines, a span has all its words; and the lines join to the whole text."""
    transcript = transcript_of("K01", turns)
    sheet = sheet_of(transcript)
    for line in sheet.lines[1:]:
        assert transcript.text[line.start : line.end] == line.words
    text, starts = joined(sheet.lines[1:])
    assert text == transcript.text
    assert starts == tuple(one.start for one in sheet.lines[1:])
    start = data.draw(st.integers(0, len(transcript.text)))
    end = data.draw(st.integers(start, len(transcript.text)))
    said = [n for n in range(start, end) for one in sheet.lines[1:] if one.start <= n < one.end]
    points = sheet.points(Span(start, end))
    if points is None:
        assert not said
        return
    (first, begin), (last, stop) = points
    found: list[int] = []
    for number in range(first, last + 1):
        line = sheet.lines[number]
        left = line.start + (begin if number == first else 0)
        right = line.start + (stop if number == last else len(line.words))
        found += range(left, right)
    assert found == said


def test_a_span_of_labels_only_is_on_no_line() -> None:
    """``Bo: `` is nobody's words."""
    transcript = transcript_of("K01", TURNS)
    start = transcript.text.index("\n\nBo: ")
    assert sheet_of(transcript).points(Span(start, start + 4)) is None


def test_lines_are_compared_sign_for_sign_whatever_the_kind_of_space() -> None:
    """LibreOffice writes non-breaking hyphens and spaces its own way; length stays."""
    assert alike("a\u00a0b\u2011c") == "a b-c"


def test_lines_that_name_no_turn_run_on() -> None:
    """As paragraphs of the turn before."""
    lines = [Line("1\tI: ", "Ja.", 3, 1, "I"), Line("", "Og nej.")]
    assert joined(lines) == ("I: Ja.\nOg nej.", (3, 7))
