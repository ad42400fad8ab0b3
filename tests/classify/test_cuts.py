"""From which score a code is given, worked out by hand."""

import numpy as np
import pytest

from qualcode.classify.cuts import best_cut, expected_yeses, shrink, top
from tests.classify.samples import BOOK, CODINGS, CORPUS, material_of


def test_top_takes_the_highest_and_the_earlier_of_equals() -> None:
    """Ties go by place, so that runs are the same."""
    scores = np.array([1.0, 3.0, 2.0, 2.0])
    assert top(scores, 2).tolist() == [False, True, True, False]
    assert not top(scores, 0).any()
    assert not top(scores, -1).any()
    assert top(scores, 9).all()


def test_best_cut_has_the_best_f1() -> None:
    """Cuts at 4, 3, 2, 1 have F1 .67, .5, .8, .67 of two yeses."""
    scores = np.array([1.0, 2.0, 3.0, 4.0])
    truth = np.array([False, True, False, True])
    assert best_cut(scores, truth) == 2.0


def test_best_cut_never_parts_equal_scores() -> None:
    """Passages with the same score get the same answer."""
    scores = np.array([2.0, 2.0, 1.0])
    assert best_cut(scores, np.array([True, False, False])) == 2.0
    assert best_cut(scores, np.array([False, False, False])) == np.inf


def test_a_cut_on_few_yeses_is_drawn_to_that_of_all_codes() -> None:
    """With 20 yeses each has half a say, with none the common cut stands alone."""
    assert shrink(2.0, 1.0, yeses=20) == 1.5
    assert shrink(2.0, 1.0, yeses=60) == pytest.approx(1.75)
    assert shrink(np.inf, 1.0, yeses=0) == 1.0


HITS = [one.passage.id for one in CODINGS if one.code == "lys"]
MISSES = [passage.id for passage in CORPUS.passages if passage.id not in HITS]
HIT, MISSED, SHARE = 6, 42, 6 / 48
EVERYTHING = np.arange(len(CORPUS.passages))


def expected(labels: dict[str, bool]) -> float:
    material = material_of(CORPUS, codebook=BOOK, codings=CODINGS, labels={"lys": labels})
    return expected_yeses(material, 0, among=EVERYTHING)


def test_without_decisions_hits_hold_and_others_are_expected_half_as_often() -> None:
    """Six hits of 48 passages are an eighth, so a sixteenth of the 42 others is expected."""
    assert (len(HITS), len(MISSES)) == (HIT, MISSED)
    assert expected({}) == pytest.approx(HIT + MISSED * SHARE / 2)


def test_a_code_reviewed_hit_by_hit_is_not_expected_everywhere() -> None:
    """That all hits held says nothing of the other passages."""
    assert expected(dict.fromkeys(HITS, True)) == pytest.approx(HIT + MISSED * SHARE / 2)


def test_what_the_rules_miss_is_learned_from_passages_without_hits() -> None:
    """Half of the hits held; 10 of 20 others are a yes, beside ten passages' worth of the prior."""
    labels = {one: at % 2 == 0 for at, one in enumerate(HITS)}
    labels |= {one: at % 2 == 0 for at, one in enumerate(MISSES[:20])}
    assert expected(labels) == pytest.approx(HIT / 2 + MISSED * (10 + 5 * SHARE) / 30)


def test_only_what_was_learned_from_says_what_to_expect() -> None:
    """A fold that was left out has no say in its own test."""
    labels = {"lys": dict.fromkeys(HITS, False)}
    material = material_of(CORPUS, codebook=BOOK, codings=CODINGS, labels=labels)
    nothing = np.zeros(len(EVERYTHING), dtype=np.bool_)
    told = expected_yeses(material, 0, learned=nothing, among=EVERYTHING)
    assert told == pytest.approx(expected({}))
