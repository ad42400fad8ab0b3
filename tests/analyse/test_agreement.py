"""Agreement on one code, with its base, its counts and its interval."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analyse import agreement, pooled
from qualcode.analyse.agreement import agreement_on_yes, alpha_interval, comparable
from qualcode.analyse.coefficients import Answers

FIRST: dict[Answers, float] = {
    ("yes", "yes"): 4,
    ("yes", "no"): 1,
    ("no", "no"): 20,
    ("yes", None): 7,
}
THREE: dict[str, dict[Answers, float]] = {
    "K01": FIRST,
    "K02": {("yes", "yes"): 3, ("no", "yes"): 2, ("no", "no"): 15},
    "K03": {("yes", "yes"): 4, ("yes", "no"): 2, ("no", "yes"): 6, ("no", "no"): 30},
}


def test_counts_leave_out_what_one_alone_answered() -> None:
    """Seven turns that only the first coder read are in no figure."""
    found = agreement("naboskab", THREE, coders=2)
    assert (found.units, found.transcripts) == (87, 3)
    assert found.yes == (14, 19)
    assert (found.all_yes, found.all_no, found.only) == (11, 65, (3, 8))
    assert found.disagreed == 11
    assert found.on_yes == 0.667
    assert found.percent == 0.874
    assert found.interval is not None
    assert found.interval[0] <= (found.alpha or 0) <= found.interval[1]


def test_figures_that_cannot_be_had() -> None:
    """A code nobody gave, or nobody both read, has counts and no coefficient."""
    tables: tuple[dict[Answers, float], ...] = ({("no", "no"): 5}, {("yes", None): 5}, {})
    for table in tables:
        found = agreement("x", {"K01": table}, coders=2)
        assert (found.kappa, found.alpha, found.on_yes, found.interval) == (None,) * 4


def test_three_coders() -> None:
    """All pairs count; only and all are over those who answered."""
    said: dict[Answers, float] = {("yes", "yes", "no"): 1, ("no", "no", "no"): 3}
    found = agreement("x", {"K01": said | {("yes", "yes", None): 1}}, coders=3)
    assert (found.yes, found.all_yes, found.all_no, found.only) == ((2, 2, 0), 1, 3, (0, 0, 0))
    assert found.on_yes == round(2 * 2 / (2 * 2 + 2), 3)


def test_the_interval_is_the_same_every_time_and_follows_the_seed() -> None:
    """The draws are chosen by the seed alone; too few transcripts have no interval."""
    said = [comparable(table) for table in THREE.values()]
    assert alpha_interval(said, seed=1) == alpha_interval(said, seed=1)
    many: list[dict[Answers, float]]
    many = [{("yes", "yes"): n % 5 + 1.0, ("no", "yes"): n % 3, ("no", "no"): 9} for n in range(9)]
    assert alpha_interval(many, seed=1) != alpha_interval(many, seed=2)
    assert alpha_interval(said[:2], seed=1) is None
    assert alpha_interval([{("no", "no"): 3.0}] * 4, seed=1) is None


def test_pooled_is_the_sum_of_codes() -> None:
    """One table by transcript for the whole codebook."""
    twice = pooled([THREE, {"K01": {("yes", "no"): 2}}])
    assert twice["K01"]["yes", "no"] == 3
    assert twice["K03"] == THREE["K03"]


@settings(deadline=None)
@given(st.dictionaries(st.tuples(*[st.sampled_from(["yes", "no"])] * 2), st.integers(1, 30)))
def test_on_yes_is_symmetric_and_bounded(said: dict[Answers, float]) -> None:
    """Between 0 and 1, whoever is named first; none without a yes."""
    found = agreement_on_yes(said)
    turned = agreement_on_yes({(b, a): n for (a, b), n in said.items()})
    assert found == (pytest.approx(turned) if turned is not None else None)
    assert (found is None) == all("yes" not in row for row in said)
    assert found is None or 0 <= found <= 1
