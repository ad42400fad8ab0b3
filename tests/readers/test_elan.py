"""ELAN's tiers: which of them are speech, in which order, and when."""

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript

NOTE = (
    '<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{0}" TIME_SLOT_REF1="{1}" '
    'TIME_SLOT_REF2="{2}"><ANNOTATION_VALUE>{3}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>'
    "</ANNOTATION>"
)
RESTING = (
    '<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{0}" ANNOTATION_REF="{1}"><ANNOTATION_VALUE>{2}'
    "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
)


def note(key: str, start: str, end: str, words: str) -> str:
    """Give an annotation with times."""
    return NOTE.format(key, start, end, words)


def tier(name: str, *notes: str, more: str = "") -> str:
    """Give a tier."""
    return f'<TIER TIER_ID="{name}" {more}>{"".join(notes)}</TIER>'


def read(*tiers: str, slots: tuple[str, ...] = ("0", "1000", "2000"), head: str = "") -> Transcript:
    """Read a file of these tiers; the slots are called t0, t1 and so on."""
    order = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{one}"/>' for n, one in enumerate(slots)
    )
    body = f"{head}<TIME_ORDER>{order}</TIME_ORDER>{''.join(tiers)}"
    data = f"<?xml version='1.0'?><ANNOTATION_DOCUMENT>{body}</ANNOTATION_DOCUMENT>"
    return read_transcript(data.encode(), file="x.eaf")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def test_tiers_are_read_in_order_of_time() -> None:
    """Whoever starts first speaks first, whichever tier stands first; overlaps stay whole."""
    found = read(
        tier("A", note("a1", "t1", "t2", "Anden")), tier("B", note("b1", "t0", "t2", "Først"))
    )
    assert said(found) == [("B", "Først"), ("A", "Anden")]
    assert [turn.time for turn in found.turns] == [TimeRange(0, 2000), TimeRange(1000, 2000)]


def test_person_goes_before_the_name_of_the_tier() -> None:
    """PARTICIPANT is the speaker where it is filled in."""
    found = read(tier("tx@1", note("a1", "t0", "t1", "Ja"), more='PARTICIPANT=" Bent "'))
    assert said(found) == [("Bent", "Ja")]


def test_two_tiers_of_one_person_are_warned_of() -> None:
    """One of them may be no speech, and nothing in the file says which."""
    found = read(
        tier("a", note("a1", "t0", "t1", "Ja"), more='PARTICIPANT="Bent"'),
        tier("b", note("b1", "t1", "t2", "peger"), more='PARTICIPANT="Bent"'),
    )
    assert 'Bent" has 2 tiers of their own ("a", "b")' in found.problems[0].what


def test_dependent_and_comment_tiers_are_left_out_and_named() -> None:
    """Translations rest on speech; the steps say what was not read."""
    found = read(
        tier("A", note("a1", "t0", "t1", "Ja")),
        tier("A-en", RESTING.format("r1", "a1", "Yes"), more='PARENT_REF="A"'),
        tier("Noter", note("n1", "t0", "t1", "vind")),
        tier("tom"),
    )
    assert said(found) == [("A", "Ja")]
    assert 'left out the tiers "A-en", "Noter"' in found.steps


def test_words_below_a_tier_of_numbers_are_found() -> None:
    """Where the upper tier only numbers, the nearest tier with words is the speech."""
    found = read(
        tier("ref", note("a1", "t0", "t1", "x.001"), note("a2", "t1", "t2", "x.002")),
        tier("id", RESTING.format("i1", "a1", "12"), more='PARENT_REF="ref"'),
        tier("kommentar", RESTING.format("k1", "a1", "støj her"), more='PARENT_REF="ref"'),
        tier("tx", RESTING.format("r1", "i1", "Ja tak"), more='PARENT_REF="id"'),
    )
    assert said(found) == [("tx", "Ja tak")]
    assert found.turns[0].time == TimeRange(0, 1000)


def test_slots_without_a_usable_time_keep_their_place() -> None:
    """An unaligned slot, one that is no number and one of twenty digits have no time."""
    found = read(
        tier("A", note("a1", "t0", "t1", "En"), note("a2", "t1", "t2", "to")),
        tier("B", note("b1", "t3", "t9", "Tre")),
        slots=("0", "", "9" * 20, "x"),
    )
    assert said(found) == [("A", "En to"), ("B", "Tre")]
    assert [turn.time for turn in found.turns] == [TimeRange(0, None), TimeRange()]


def test_times_in_frames_are_left_out() -> None:
    """A number of frames is no number of milliseconds."""
    found = read(tier("A", note("a1", "t0", "t1", "Ja")), head='<HEADER TIME_UNITS="PAL-frames"/>')
    assert found.turns[0].time == TimeRange()


def test_annotations_that_rest_on_each_other_end() -> None:
    """A circle of references is followed once."""
    found = read(
        tier("A", RESTING.format("a1", "a2", "Ja"), RESTING.format("a2", "a1", "nej")),
        tier("B", more='PARENT_REF="B"'),
        tier("C", more='PARENT_REF="C"'),
    )
    assert said(found) == [("A", "Ja nej")]


@pytest.mark.parametrize("tiers", [(), (tier("A", note("a1", "t0", "t1", "1")),)])
def test_file_without_speech_is_refused(tiers: tuple[str, ...]) -> None:
    """Only numbers, or nothing: there is nothing to code."""
    with pytest.raises(TranscriptError, match="no speech"):
        read(*tiers)
