"""The log-likelihood ratio of a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analyse import log_likelihood

counts = st.integers(0, 400)


def test_the_published_example() -> None:
    """Dunning (1993) gives 270.72 for "the swiss": 110, 2442, 111, 29114."""
    found = log_likelihood(110, 111, all_here=2552, all_there=29225)
    assert round(found, 2) == 270.72


@pytest.mark.parametrize(
    ("here", "there", "all_here", "all_there"),
    [(0, 0, 10, 10), (10, 10, 10, 10), (3, 0, 10, 0), (0, 3, 0, 10), (5, 10, 10, 20)],
)
def test_nothing_to_compare_is_zero(here: int, there: int, all_here: int, all_there: int) -> None:
    """A word in no unit or in all, an empty part and equal shares tell nothing."""
    found = log_likelihood(here, there, all_here=all_here, all_there=all_there)
    assert found == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(("here", "there"), [(-1, 0), (11, 0), (0, 11)])
def test_counts_that_no_text_can_have_are_refused(here: int, there: int) -> None:
    """More units with a word than units is a slip of the caller."""
    with pytest.raises(ValueError, match="more units"):
        log_likelihood(here, there, all_here=10, all_there=10)


@given(counts, counts, counts, counts)
def test_the_sign_turns_with_the_sides(a: int, b: int, more: int, rest: int) -> None:
    """What is over-used here is under-used there, by the same amount."""
    one = log_likelihood(a, b, all_here=a + more, all_there=b + rest)
    other = log_likelihood(b, a, all_here=b + rest, all_there=a + more)
    assert abs(one) == pytest.approx(abs(other), abs=1e-9)
    if abs(one) > 1e-6:
        assert (one > 0) is (other < 0)
        assert (one > 0) is (a * (b + rest) > b * (a + more))
