"""Precision, recall and prevalence from two samples, and intervals that keep their word."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from qualcode.analyse import Estimate, Judged, Validation, validate


def judged(person: str, *, hit: bool, yes: int, no: int) -> list[Judged]:
    return [Judged(person, hit, one < yes) for one in range(yes + no)]


SAMPLE = [
    *judged("A", hit=True, yes=6, no=2),
    *judged("A", hit=False, yes=1, no=19),
    *judged("B", hit=True, yes=3, no=1),
    *judged("B", hit=False, yes=1, no=19),
]
SIZES = {"A": (8, 92), "B": (4, 96)}


def test_the_figures_by_hand() -> None:
    """12 hits of which 9 are right, 188 misses of which 1 in 20 is missed."""
    found = validate(SAMPLE, sizes=SIZES)
    assert (found.hits, found.misses, found.judged_hits, found.judged_misses) == (12, 188, 12, 40)
    assert (found.right, found.missed, found.found) == (9, 2, 0.06)
    assert found.precision is not None
    assert found.precision.value == 0.75
    assert found.recall is not None
    assert found.recall.value == round(9 / (9 + 9.4), 3)
    assert found.prevalence is not None
    assert found.prevalence.value == round(18.4 / 200, 3)
    for one in (found.precision, found.recall, found.prevalence):
        assert 0 <= one.low < one.value < one.high <= 1


def test_no_miss_in_the_sample_proves_nothing() -> None:
    """Recall is 1 with an interval that says how little forty passages show."""
    clean = [one for one in SAMPLE if one.hit or not one.yes]
    found = validate(clean, sizes=SIZES)
    assert found.recall is not None
    assert found.recall.value == 1.0
    assert found.recall.low < 0.85


def test_what_was_not_sampled_is_not_known() -> None:
    """Without misses there is precision alone; without anything, nothing."""
    hits = [one for one in SAMPLE if one.hit]
    found = validate(hits, sizes=SIZES)
    assert found.precision is not None
    assert (found.recall, found.prevalence) == (None, None)
    nothing = validate([], sizes={})
    assert nothing == Validation(0, 0, 0, 0, 0, 0, None, None, None)
    assert nothing.found is None


def test_a_rule_without_hits_finds_nothing() -> None:
    """Prevalence can still be told from the misses."""
    misses = [one for one in SAMPLE if not one.hit]
    found = validate(misses, sizes={"A": (0, 100), "B": (0, 100)})
    assert found.precision is None
    assert found.recall == Estimate(0.0, 0.0, 0.0)
    assert found.prevalence is not None
    assert found.prevalence.value == 0.05


def test_the_same_seed_gives_the_same_interval() -> None:
    """And the order of the sample plays no part."""
    assert validate(SAMPLE, sizes=SIZES) == validate(SAMPLE[::-1], sizes=SIZES)
    assert validate(SAMPLE, sizes=SIZES) != validate(SAMPLE, sizes=SIZES, seed=7)


shares = st.tuples(st.integers(0, 9), st.integers(0, 9))


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from("ABCD"), st.tuples(shares, shares), max_size=4))
def test_shares_are_shares(people: dict[str, tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Every figure lies in its interval, and that between 0 and 1."""
    sample = [
        one
        for name, strata in people.items()
        for hit, (yes, no) in zip((True, False), strata, strict=True)
        for one in judged(name, hit=hit, yes=yes, no=no)
    ]
    sizes = {name: (sum(hits) + 3, sum(misses) + 50) for name, (hits, misses) in people.items()}
    found = validate(sample, sizes=sizes)
    for one in (found.precision, found.recall, found.prevalence):
        assert one is None or 0 <= one.low <= one.value <= one.high <= 1


# Simulated studies: people differ in how often they speak of it, and in how well rules find it.
PREVALENCE, CLUSTERING, FINDS, FALSE = 0.15, 0.1, 0.6, 0.04


def talk(random: np.random.Generator, people: int, passages: int) -> NDArray[np.intp]:
    """Give a row a passage: whose it is, whether it has the code, whether rules hit it."""
    spread = 1 / CLUSTERING - 1
    often = random.beta(PREVALENCE * spread, (1 - PREVALENCE) * spread, people)
    finds = random.beta(8 * FINDS, 8 * (1 - FINDS), people)
    false = random.beta(20 * FALSE, 20 * (1 - FALSE), people)
    who = np.repeat(np.arange(people), passages)
    has = random.random(len(who)) < often[who]
    hit = random.random(len(who)) < np.where(has, finds[who], false[who])
    return np.stack([who, has, hit], axis=1).astype(np.intp)


def study(random: np.random.Generator, people: int) -> Validation:
    """Sample 40 hits and 80 misses of a simulated study, and estimate."""
    who, has, hit = talk(random, people, 20).T
    sample: list[Judged] = []
    for kind, size in ((1, 40), (0, 80)):
        stratum = np.flatnonzero(hit == kind)
        drawn = random.choice(stratum, min(size, len(stratum)), replace=False)
        sample += [Judged(str(who[one]), bool(kind), bool(has[one])) for one in drawn]
    sizes = {
        str(one): (int(hit[who == one].sum()), int((1 - hit[who == one]).sum()))
        for one in range(people)
    }
    return validate(sample, sizes=sizes)


@pytest.mark.parametrize("people", [12, 40])
def test_intervals_cover_the_truth_about_95_times_in_100(people: int) -> None:
    """The truth is that of very many people; 200 studies are drawn from them."""
    random = np.random.default_rng(20221004)
    _, has, hit = talk(random, 40_000, 10).T
    right, every = int((has & hit).sum()), int(has.sum())
    truth = (right / int(hit.sum()), right / every, every / len(has))
    covered = np.zeros(3)
    studies = 200
    for _ in range(studies):
        found = study(random, people)
        for place, one in enumerate((found.precision, found.recall, found.prevalence)):
            covered[place] += one is not None and one.low <= truth[place] <= one.high
    assert (covered / studies >= 0.90).all(), covered / studies
    assert (covered / studies <= 0.995).all(), covered / studies
