"""Machines measured by turn and code, worked out by hand."""

from dataclasses import replace

from qualcode.analyse import GoldCoding, accuracy
from qualcode.model import Claim, Coding
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "F01": [("", "Lampen.")],
        "K01": [("I", "Lys?"), ("S", "Lampen."), ("I", "Og?"), ("S", "Stien.")],
        "K02": [("B", "Pærer.")],
    }
)
NOTE, FIRST, SECOND, OTHER = CORPUS.passages


def claim(place: int, code: str, *sources: str) -> Claim:
    passage = CORPUS.passages[place]
    rule = Coding(passage, passage.span, "", code, "rules", "rule", strength="strong")
    made = {
        "strong": rule,
        "weak": replace(rule, strength="weak"),
        "guess": Coding(passage, passage.span, "", code, "classifier", "classifier"),
    }
    return Claim(passage, "", code, "rejected", tuple(made[source] for source in sources))


GOLD = [
    GoldCoding("K01", 2, "lys", "sure"),
    GoldCoding("K01", 2, "drift", "possible"),
    GoldCoding("K01", 4, "stier", "sure"),
    GoldCoding("K01", 1, "lys", "sure"),
    GoldCoding("K02", 1, "drift", "sure"),
    GoldCoding("F01", 1, "lys", "sure"),
]


def test_rules_and_suggestions_are_scored_apart_and_together() -> None:
    """Rules: lys and drift on turn 2, lys on turn 4; suggestions: stier on turn 4."""
    found = accuracy(
        [
            claim(1, "lys", "strong"),
            claim(1, "drift", "strong", "guess"),
            claim(2, "lys", "strong"),
            claim(2, "stier", "weak", "guess"),
        ],
        gold=GOLD,
        transcripts={"K01", "F01"},
        corpus=CORPUS,
    )
    assert (found.transcripts, found.turns) == (("K01",), 2)
    rules = found.rules
    assert (rules.codings, rules.right_sure, rules.right_any, rules.sure) == (3, 1, 2, 2)
    assert (rules.precision_sure, rules.precision_any, rules.recall_sure) == (0.333, 0.667, 0.5)
    guesses = found.suggestions
    assert (guesses.codings, guesses.right_sure, guesses.right_any) == (2, 1, 2)
    both = found.both
    assert (both.codings, both.right_sure, both.right_any, both.sure) == (4, 2, 3, 2)


def test_a_turn_counts_once_however_many_passages_it_has() -> None:
    """A long turn cut in two is still one turn with the code."""
    second = replace(FIRST, number=2)
    corpus = replace(CORPUS, passages=(*CORPUS.passages, second))
    once = claim(1, "lys", "strong")
    found = accuracy(
        [once, replace(once, passage=second)], gold=GOLD, transcripts=["K01"], corpus=corpus
    )
    assert (found.turns, found.rules.codings) == (2, 1)


def test_shares_without_a_denominator_are_absent() -> None:
    """Nothing coded has no precision, nothing to find has no recall."""
    found = accuracy([], gold=[], transcripts=["K02"], corpus=CORPUS)
    assert found.rules.precision_sure is None
    assert found.rules.precision_any is None
    assert found.rules.recall_sure is None


def test_claims_elsewhere_play_no_part() -> None:
    """Field notes and transcripts that were not asked for are left out."""
    found = accuracy(
        [claim(0, "lys", "strong"), claim(3, "drift", "strong")],
        gold=GOLD,
        transcripts=["K01", "F01"],
        corpus=CORPUS,
    )
    assert found.both.codings == 0
