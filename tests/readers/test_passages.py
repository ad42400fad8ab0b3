"""Passages: whose turns, cut where, answering which question."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language import count_words
from qualcode.model import (
    Corpus,
    Participant,
    Passage,
    Role,
    Settings,
    Span,
    SpeakerSetting,
    Transcript,
)
from qualcode.readers import passages_of, read_transcript, who_speaks
from qualcode.readers.passages import _even_cuts, cut_turn

PEOPLE = tuple(
    Participant(f"P-{label}", label, "resident", transcript="K01", labels=labels)
    for label, labels in (("K", ("K", "Tolk")), ("J", ("J",)))
)


def passages(text: str, *, settings: Settings | None = None) -> tuple[Transcript, list[Passage]]:
    """Read, find who speaks, and cut."""
    settings = settings or Settings(data_language="da")
    transcript = read_transcript(text.encode(), file="K01.txt", declared=("K", "J", "X", "Tolk"))
    found = who_speaks([transcript], settings=settings, participants=PEOPLE)
    return transcript, list(passages_of([transcript], speakers=found.speakers, settings=settings))


def questions(text: str) -> list[tuple[str, str]]:
    """Give each passage's words and the words of its question."""
    transcript, found = passages(text)
    return [
        (one.span.of(transcript.text), one.question.of(transcript.text) if one.question else "")
        for one in found
    ]


def test_only_participants_and_their_interpreter_are_passages() -> None:
    """The interviewer and the unknown are never coded."""
    _, found = passages("I: A?\n\nK: B.\n\nTolk: C.\n\nX: D.\n\nI: E?\n\nJ: F.\n")
    assert [(one.id, one.participant, one.role, one.counts, one.speaker) for one in found] == [
        ("K01:2.1", "P-K", "resident", True, "K"),
        ("K01:3.1", "P-K", "resident", True, "Tolk"),
        ("K01:6.1", "P-J", "resident", True, "J"),
    ]


def test_question_is_the_nearest_before_with_only_own_turns_between() -> None:
    """An interpreter's turn is one's own; another's, or a stranger's, breaks the tie."""
    assert questions("I: A?\n\nK: B.\n\nTolk: C.\n\nJ: D.\n\nK: E.\n") == [
        ("B.", "A?"),
        ("C.", "A?"),
        ("D.", ""),
        ("E.", ""),
    ]
    assert questions("K: B.\n\nI: A?\n\nX: D.\n\nK: E.\n") == [("B.", ""), ("E.", "")]


def test_later_question_takes_the_place_of_the_earlier() -> None:
    """Two who ask in a row: the last counts."""
    assert questions("I: A?\n\nI2: B?\n\nK: C.\n\nI: D?\n\nJ: E.\n") == [("C.", "B?"), ("E.", "D?")]


def test_field_note_paragraphs_are_passages_without_person() -> None:
    """They can be coded, and never count."""
    _, found = passages("feltnote: K01\n\nVi gik. Det regnede.\n\nOle: sur.\n")
    assert [(one.id, one.participant, one.role, one.counts, one.words) for one in found] == [
        ("K01:1.1", "", "", False, 4),
        ("K01:2.1", "", "", False, 2),
    ]


def test_unlabelled_interview_has_no_passages() -> None:
    """Nobody is coded where nobody is named."""
    _, found = passages("interview: K01\n\nVi gik. Det regnede.\n")
    assert found == []


def test_interpreter_without_participant_is_not_coded() -> None:
    """Words that are nobody's are not guessed to be somebody's."""
    settings = Settings(
        roles=(Role("interpreter", counts=False, speaks_for_participant=True),),
        speakers=(SpeakerSetting("X", "interpreter"),),
    )
    assert passages("I: A?\n\nX: B.\n", settings=settings)[1] == []


LONG = " ".join(f"Her er sætning nummer {n} og den har elleve ord i sig." for n in range(20))


def test_long_turn_is_cut_at_sentence_ends_into_even_parts() -> None:
    """240 words at most 90 each: three parts, none of them a rest."""
    transcript, found = passages(f"I: A?\n\nK: {LONG}\n")
    assert [one.id for one in found] == ["K01:2.1", "K01:2.2", "K01:2.3"]
    assert sorted(one.words for one in found) == [72, 84, 84]
    parts = [one.span.of(transcript.text) for one in found]
    assert all(part.startswith("Her er") and part.endswith("i sig.") for part in parts)
    assert " ".join(parts) == LONG
    assert {one.question for one in found} == {transcript.turns[0].span}


def test_max_words_is_the_users() -> None:
    """Another limit cuts elsewhere."""
    _, found = passages(f"I: A?\n\nK: {LONG}\n", settings=Settings(max_words=1000))
    assert [one.words for one in found] == [240]


def test_sentence_longer_than_the_limit_is_a_part_of_its_own() -> None:
    """A monologue without a full stop cannot be cut."""
    long = "Og så gik vi" + " og så gik vi" * 29
    parts = cut_turn(f"Ja. {long}. Nej.", language="da", max_words=20)
    assert [words for _, words in parts] == [1, 120, 1]
    assert cut_turn(long, language="da", max_words=20) == [(Span(0, len(long)), 120)]


@pytest.mark.parametrize(
    ("lengths", "most", "ends"),
    [
        ([50, 50], 90, [1, 2]),
        ([30, 30, 40], 90, [2, 3]),
        ([10, 10, 10, 90], 90, [3, 4]),
        ([100, 5], 90, [1, 2]),
        ([0, 0, 91, 0], 90, [2, 3, 4]),
    ],
)
def test_cuts_are_as_even_as_can_be(lengths: list[int], most: int, ends: list[int]) -> None:
    """Fewest parts first, then the most even."""
    assert _even_cuts(lengths, most=most) == ends


@given(
    st.lists(
        st.sampled_from(["Ja", "Nej da", "Vi gik hjem i regn", "Hun så den ikke"]), min_size=1
    ).map(lambda parts: ". ".join(parts) + "."),
    st.integers(2, 12),
)
def test_parts_hold_every_word_of_the_turn_once(words: str, most: int) -> None:
    """Cutting loses nothing, repeats nothing, and keeps the limit where sentences allow."""
    parts = cut_turn(words, language="da", max_words=most)
    assert parts[0][0].start == 0
    assert parts[-1][0].end == len(words)
    for (first, _), (second, _) in pairwise(parts):
        assert first.end <= second.start
        assert not words[first.end : second.start].strip()
    assert sum(count for _, count in parts) == count_words(words)
    assert all(count <= max(most, 5) for _, count in parts)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), max_size=12),
    st.integers(0, 90),
    st.integers(0, 60),
)
def test_the_passage_that_holds_most_of_a_span_is_the_one_a_look_at_all_would_find(
    cuts: list[tuple[int, int]], start: int, length: int
) -> None:
    """Gaps, empty spans, spans over several passages; on a tie the first."""
    found, end = [], 0
    for number, (gap, words) in enumerate(cuts, start=1):
        span = Span(end + gap, end + gap + words)
        found.append(Passage("K01", number, 1, span, "S", "resident", counts=True, words=1))
        end = span.end
    corpus, wanted = Corpus(passages=tuple(found)), Span(start, start + length)
    overlaps = [one.span.overlap(wanted) for one in found]
    most = max(overlaps, default=0)
    expected = found[overlaps.index(most)] if most else None
    assert corpus.passage_holding("K01", wanted) == expected
