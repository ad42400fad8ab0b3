"""Which hits stand, against the definition word for word."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qualcode.rules.precedence import EXCEPT, STRONG, WEAK, standing

HITS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 6),
        st.integers(1, 5),
        st.sampled_from([STRONG, WEAK, EXCEPT]),
    ),
    max_size=12,
)
Hit = tuple[int, int, int, int]


def stands(hits: list[Hit]) -> list[Hit]:
    rows = np.array(hits, dtype=np.intp).reshape(-1, 4)
    kept = standing(
        rows[:, 0],
        rows[:, 1],
        rows[:, 1] + rows[:, 2],
        strengths=rows[:, 3],
        ranks=np.arange(len(hits)),
    )
    return [hits[row] for row in kept]


def inside(one: Hit, other: Hit) -> bool:
    return one[0] == other[0] and other[1] <= one[1] and one[1] + one[2] <= other[1] + other[2]


def by_definition(hits: list[Hit]) -> list[Hit]:
    """Compare each hit with each other."""
    counted = [(rank, hit) for rank, hit in enumerate(hits) if hit[3] != EXCEPT]
    kept = []
    for rank, hit in counted:
        beaten = any(
            inside(hit, other) and (other[2] > hit[2] or (other[3], place) < (hit[3], rank))
            for place, other in counted
            if place != rank
        )
        void = any(inside(hit, other) for other in hits if other[3] == EXCEPT)
        if not beaten and not void:
            kept.append(hit)
    return sorted(kept)


@given(HITS)
def test_hits_stand_as_the_definition_says(hits: list[Hit]) -> None:
    """Longest first, strong before weak, except voids what it covers."""
    assert sorted(stands(hits)) == by_definition(hits)


@given(HITS, HITS)
def test_an_except_rule_never_adds_a_hit(hits: list[Hit], more: list[Hit]) -> None:
    """Whatever it takes away, nothing comes up from under it."""
    excepts = [(group, start, length, EXCEPT) for group, start, length, _ in more]
    with_more = stands([*hits, *excepts])
    assert all(with_more.count(hit) <= stands(hits).count(hit) for hit in with_more)


@given(HITS)
def test_hits_that_stand_come_in_order_of_place(hits: list[Hit]) -> None:
    """By group, start, longest first."""
    found = stands(hits)
    assert found == sorted(found, key=lambda hit: (hit[0], hit[1], -hit[2]))
