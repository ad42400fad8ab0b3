"""The traps of the practice corpus that only show when everything runs together."""

from collections import Counter

import pytest

from qualcode.model import Claim
from qualcode.workflow.demonstrating import Demo


def claims_on(demo: Demo, transcript: str, turn: int) -> dict[str, Claim]:
    """Give the claims on one turn, by code."""
    return {
        one.code: one
        for one in demo.study.claims
        if (one.passage.transcript, one.passage.turn) == (transcript, turn)
    }


def test_thirteen_persons_in_twelve_interviews(demo: Demo) -> None:
    """Participants are persons: nine residents and four staff; the field note adds nobody."""
    corpus = demo.study.material.corpus
    assert Counter(one.role for one in corpus.participants) == {"resident": 9, "staff": 4}
    spoke = {one.participant for one in corpus.passages if one.counts}
    assert spoke == {one.id for one in corpus.participants}


def test_no_interviewer_is_ever_coded(demo: Demo) -> None:
    """Not one coding stands on a turn of somebody who asks."""
    corpus = demo.study.material.corpus
    asking = {(one.transcript, one.label) for one in corpus.speakers if one.role == "interviewer"}
    assert len(asking) == 13
    assert not [
        one for one in demo.study.claims if (one.passage.transcript, one.passage.speaker) in asking
    ]
    assert not [one for one in corpus.passages if (one.transcript, one.speaker) in asking]


def test_the_interpreter_speaks_for_the_participant(demo: Demo) -> None:
    """The interpreter's turns in K06 are Fadumo's words; nobody is added."""
    corpus = demo.study.material.corpus
    interpreted = [one for one in corpus.passages if one.speaker == "Tolk"]
    assert interpreted
    assert {one.participant for one in interpreted} == {"K06-1"}


def test_a_couple_is_two_persons_in_one_file(demo: Demo) -> None:
    """K07 holds two participants, each with words of their own."""
    passages = [one for one in demo.study.material.corpus.passages if one.transcript == "K07"]
    assert {one.participant for one in passages} == {"K07-1", "K07-2"}


def test_the_customer_is_asked_about_and_never_counted(demo: Demo) -> None:
    """Kunde in K11 is nobody we know: one question, no passage."""
    asked = [one for one in demo.study.material.problems if "Kunde" in one.what]
    assert len(asked) == 1
    assert "qualcode speakers" in asked[0].remedy
    assert not [one for one in demo.study.material.corpus.passages if one.speaker == "Kunde"]


def test_the_field_note_is_coded_and_in_no_count(demo: Demo) -> None:
    """F01 has claims, and none of its passages has a participant."""
    notes = [one for one in demo.study.claims if one.passage.transcript == "F01"]
    assert notes
    assert {one.passage.participant for one in notes} == {""}
    assert not any(one.passage.counts for one in notes)


@pytest.mark.parametrize(("transcript", "turn"), [("K01", 6), ("K02", 16)])
def test_a_bare_yes_or_no_is_never_counted_unaided(demo: Demo, transcript: str, turn: int) -> None:
    """»Ja.« and »Næh.« after a question full of keywords are suggestions by the question."""
    rules = [
        one
        for one in demo.study.rule_codings
        if (one.passage.transcript, one.passage.turn) == (transcript, turn)
    ]
    assert rules
    assert {one.strength for one in rules} == {"weak"}
    assert all("echo" in one.marks for one in rules)


def test_an_answer_to_a_question_about_safety_is_marked_prompted(demo: Demo) -> None:
    """K01 turn 16 speaks of safety because it was asked about, and says it is not afraid."""
    claim = claims_on(demo, "K01", 16)["tryghed"]
    assert {"prompted", "negated", "irony"} <= set(claim.marks)


@pytest.mark.parametrize(
    ("turn", "code"),
    [
        (16, "belysning"),
        (16, "stier_trafik"),
        (20, "belysning"),
        (20, "stier_trafik"),
        (22, "groent_natur"),
        (24, "inddragelse_information"),
        (28, "belysning"),
    ],
)
def test_false_friends_of_the_first_interview_are_not_coded(
    demo: Demo, turn: int, code: str
) -> None:
    """*lyst*, *stil*, *træt*, *brevsprækken*, and words of the question make no strong coding."""
    codings = [
        one
        for one in demo.study.rule_codings
        if (one.passage.transcript, one.passage.turn, one.code) == ("K01", turn, code)
    ]
    assert not [one for one in codings if one.strength == "strong"]


def test_dialect_negation_counts_for_the_marked_speaker(demo: Demo) -> None:
    """Bent's *it* is *ikke*: »it tør« is a hit on safety, by the rule for *tør ikke*."""
    codings = {
        one.code: one
        for one in demo.study.rule_codings
        if (one.passage.transcript, one.passage.turn) == ("K02", 8)
    }
    assert codings["tryghed"].strength == "strong"


def test_every_practice_coding_is_placed(demo: Demo) -> None:
    """All of maja's codings of six interviews found their words."""
    assert demo.study.placed.lost == ()
    assert demo.imported.accepted == len(
        {(one.transcript, one.span, one.code) for one in demo.study.decisions}
    )


def test_quotes_are_spread_and_attributed(demo: Demo) -> None:
    """At most five quotes a code and two a person, each word for word from a participant."""
    corpus = demo.study.material.corpus
    quotes = demo.figures.quotes
    per_code = Counter(one.code for one in quotes)
    per_person = Counter((one.code, one.participant) for one in quotes)
    assert max(per_code.values()) <= 5
    assert max(per_person.values()) <= 2
    for quote in quotes:
        assert corpus.participant(quote.participant) is not None
        assert quote.quote == corpus.cut(quote.transcript, quote.span)


def test_disjoint_passages_and_cumulative_participants(demo: Demo) -> None:
    """In every row: read within rules within all; passages add up to the claims counted."""
    for row in demo.figures.frequencies:
        assert row.participants_read <= row.participants_rules <= row.participants_all
        assert row.participants_all <= row.participants_total
