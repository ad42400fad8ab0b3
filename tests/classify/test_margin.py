"""How sure a trial must be, worked out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.classify.margin import ONE_SIDED_95, bar, design_effect, is_sure, lower_bound


def test_the_bound_solves_wilsons_equation() -> None:
    """It is the share p with (r/n - p)^2 = z^2 p (1 - p) / n; here 8 of 10, all alike."""
    found = lower_bound([(4, 5), (4, 5)])
    assert (0.8 - found) ** 2 == pytest.approx(ONE_SIDED_95**2 * found * (1 - found) / 10)
    assert found < 0.8


def test_the_confidence_is_one_sided_95_percent() -> None:
    """The normal quantile: its distribution function is 0.95 there."""
    assert (1 + math.erf(ONE_SIDED_95 / math.sqrt(2))) / 2 == pytest.approx(0.95)


def test_alike_answers_within_an_interview_count_for_less() -> None:
    """2 of 2 and 0 of 2: variance 2/1 * (1 + 1)/16 = 1/4 beside 1/16 of four tries."""
    assert design_effect([(2, 2), (0, 2)]) == 4.0
    assert lower_bound([(2, 2), (0, 2)]) < lower_bound([(1, 2), (1, 2)])


def test_nothing_is_told_from_one_interview_or_from_one_answer() -> None:
    """Then tries count as they are; interviews without a try are no interviews."""
    assert design_effect([(3, 5), (0, 0)]) == 1.0
    assert design_effect([(3, 3), (2, 2)]) == 1.0
    assert design_effect([]) == 1.0
    assert lower_bound([(0, 0)]) == 0.0


def test_the_bar_is_half_of_the_rules_f1_or_the_share_that_has_it_anyway() -> None:
    """Adding 3 right of 4 to 6 right of 10, of 12 sought, raises F1; adding 1 of 4 does not."""
    before = 2 * 6 / (10 + 12)
    assert before < 2 * 9 / (14 + 12)
    assert 3 / 4 > bar(rules_f1=before, share=0.1) == before / 2 > 1 / 4
    assert before > 2 * 7 / (14 + 12)
    assert bar(rules_f1=0.2, share=0.3) == 0.3


@pytest.mark.parametrize(
    ("tries", "sure"),
    [
        ([(2, 2), (1, 1)], True),
        ([(3, 3)], False),
        ([(1, 1), (1, 1)], False),
        ([(2, 6), (1, 6)], False),
        ([], False),
    ],
)
def test_three_right_finds_from_two_interviews_and_surely_above_the_bar(
    tries: list[tuple[int, int]], *, sure: bool
) -> None:
    """All from one interview, two finds, or three in twelve are not enough."""
    assert is_sure(tries, above=0.3) is sure


@given(
    st.lists(
        st.integers(0, 20).flatmap(lambda made: st.tuples(st.integers(0, made), st.just(made))),
        max_size=8,
    )
)
def test_the_bound_never_exceeds_the_share(tries: list[tuple[int, int]]) -> None:
    """And it is a share itself."""
    right, made = (sum(one[at] for one in tries) for at in (0, 1))
    assert 0.0 <= lower_bound(tries) <= (right / made if made else 0.0) + 1e-12
    assert design_effect(tries) >= 1.0
