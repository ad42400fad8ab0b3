"""Answers by unit: who said what about a turn, a passage, a character."""

from dataclasses import replace

import pytest

from qualcode.model import Corpus, Decision, Passage, Reading, Span, Verdict
from qualcode.review import Asked, Pen, Say, answers, asked_of, decide, tables_of
from qualcode.review.units import Unit, Unsure
from tests.building import corpus_of

ONE = corpus_of({"K01": [("I", "Og?"), ("S", "Lampen er gået. Ja."), ("I", "Og?"), ("S", "Nej.")]})
LONG = ONE.passages[0]


def in_two(corpus: Corpus) -> Corpus:
    """Cut the first passage into two, as a long turn is."""
    middle = LONG.span.start + len("Lampen er gået. ")
    first = replace(LONG, span=Span(LONG.span.start, middle - 1))
    second = replace(LONG, number=2, span=Span(middle, LONG.span.end))
    return Corpus(
        transcripts=corpus.transcripts,
        speakers=corpus.speakers,
        participants=corpus.participants,
        passages=(first, second, *corpus.passages[1:]),
        languages=corpus.languages,
    )


CUT = in_two(ONE)


def said(coder: str, passage: Passage, verdict: Verdict, *, words: int = 0) -> Decision:
    """Make a decision on a passage, or on its first ``words`` characters."""
    span = Span(passage.span.start, passage.span.start + words) if words else passage.span
    pen = Pen(coder, "2026-01-01T00:00:00Z", "cb")
    return decide(CUT, pen, Say("K01", span, "lys", verdict))


def read(coder: str, *passages: Passage) -> Reading:
    held = ONE.transcript("K01").fingerprint
    return Reading(f"r-{coder}", coder, "K01", held, tuple(p.span for p in passages), ("lys",))


def asked(*events: Decision | Reading, corpus: Corpus = CUT) -> tuple[Asked, ...]:
    decisions = [one for one in events if isinstance(one, Decision)]
    readings = [one for one in events if isinstance(one, Reading)]
    given = answers(decisions, readings, corpus=corpus)
    return asked_of(corpus.passages, code="lys", given=given, coders=("maja", "jonas"))


def counts(
    found: tuple[Asked, ...], unit: Unit, unsure: Unsure = "leave-out"
) -> dict[tuple[str | None, ...], int]:
    return dict(tables_of(found, unit=unit, unsure=unsure).by_transcript["K01"])


def test_a_code_given_once_in_a_turn_is_given_to_the_turn() -> None:
    """And the coder's silence on the turn's other passage is no answer."""
    first, second, last = CUT.passages
    found = asked(
        said("maja", first, "accept"),
        read("maja", first, second, last),
        read("jonas", first, second, last),
    )
    assert found[0].verdicts == ("accept", "reject")
    assert found[0].is_disagreed
    assert found[0].passage == first
    assert not found[1].is_disagreed
    assert counts(found, "turn") == {("yes", "no"): 1, ("no", "no"): 1}
    assert counts(found, "passage") == {("yes", "no"): 1, (None, "no"): 1, ("no", "no"): 1}


def test_a_turn_read_in_part_has_no_answer() -> None:
    """Half a turn read without the code is no no to the turn."""
    first, _, last = CUT.passages
    found = asked(read("maja", first), read("jonas", *CUT.passages), read("maja", last))
    assert found[0].verdicts == (None, "reject")
    tables = tables_of(found, unit="turn", unsure="leave-out")
    assert tables.shared == {("K01", CUT.passages[2].turn, 0)}


@pytest.mark.parametrize(("unsure", "answer"), [("leave-out", None), ("yes", "yes"), ("no", "no")])
def test_unsure_is_what_one_says_it_is(unsure: Unsure, answer: str | None) -> None:
    """No answer at first, or a yes or a no."""
    last = CUT.passages[2]
    found = asked(said("maja", last, "unsure"), said("jonas", last, "accept"))
    assert counts(found, "turn", unsure)[answer, "yes"] == 1
    assert found[1].is_disagreed


def test_characters() -> None:
    """Ten characters by the one, the whole passage by the other."""
    first, _, last = CUT.passages
    found = asked(
        said("maja", first, "accept", words=10),
        said("jonas", first, "accept"),
        said("maja", last, "reject"),
        read("jonas", last),
    )
    length = first.span.end - first.span.start
    table = counts(found, "char")
    assert table["yes", "yes"] == 10
    assert table["no", "yes"] == length - 10
    assert table["no", "no"] == last.span.end - last.span.start
    shared = tables_of(found, unit="char", unsure="leave-out").shared
    assert sum(end - start for _, start, end in shared) == length + 4


def test_a_decision_says_its_words_and_their_surroundings() -> None:
    """Writing it twice is writing it once; another verdict is another decision."""
    first = CUT.passages[0]
    one = said("maja", first, "accept")
    assert one.quote == "Lampen er gået."
    assert one.before.endswith("S: ")
    assert one.after.startswith(" Ja.")
    assert one.id == said("maja", first, "accept").id
    assert one.id != said("maja", first, "reject").id
    assert one.id != said("jonas", first, "accept").id
