"""Two states of plain values: every figure compared, whatever it is called."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.workflow.differences import Difference, compare, differences

COUNTS = (
    ("sted", "", ""),
    ("sted", "", "staff"),
    ("sted", "lys", ""),
    ("sted", "lys", "staff"),
    ("folk", "", "staff"),
    ("folk", "naboer", "staff"),
)
ROWS: list[dict[str, Any]] = [
    {"theme": theme, "code": code, "role": role, "counting": "rules", "read": n, "share": None}
    for n, (theme, code, role) in enumerate(COUNTS)
]
THEN = {"rows": ROWS, "quotes": ["lys:K01:2.1", "lys:K02:4.1"], "lost": 0, "by": {"a": [1, [2]]}}

plain = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "a", "b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner),
    max_leaves=12,
)


def changed(change: Callable[[dict[str, Any]], None]) -> tuple[Difference, ...]:
    """Give what differs after a change."""
    now = copy.deepcopy(THEN)
    change(now)
    return compare(THEN, now).differences


def test_the_same_is_identical_and_every_figure_is_counted() -> None:
    """Two figures a row, each quote, each number; texts that name a row are none."""
    found = compare(THEN, copy.deepcopy(THEN))
    assert found.is_identical
    assert found.figures == 6 * 2 + 2 + 1 + 2


def test_a_figure_is_named_by_its_row_in_as_few_words_as_do() -> None:
    """Constant texts and those that the others imply are left out."""

    def change(now: dict[str, Any]) -> None:
        for row in now["rows"]:
            row["read"] += 1

    assert [one.where for one in changed(change)] == [
        ("rows", "sted", "read"),
        ("rows", "sted, staff", "read"),
        ("rows", "sted, lys", "read"),
        ("rows", "lys, staff", "read"),
        ("rows", "folk, staff", "read"),
        ("rows", "naboer, staff", "read"),
    ]
    assert (changed(change)[3].then, changed(change)[3].now) == (3, 4)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda now: now["rows"].reverse(), ()),
        (lambda now: now["rows"].pop(3), (("rows", "lys, staff"), "gone")),
        (lambda now: now["rows"].append({**ROWS[4], "theme": "x"}), (("rows", "x, staff"), "new")),
        (lambda now: now["quotes"].pop(), (("quotes", "lys:K02:4.1"), "gone")),
        (lambda now: now["quotes"].append("q"), (("quotes", "q"), "new")),
        (lambda now: now["quotes"].reverse(), (("quotes", "order"), "changed")),
        (lambda now: now.update(lost=1), (("lost",), "changed")),
        (lambda now: now.update(lost=False), (("lost",), "changed")),
        (lambda now: now["by"].update(a=[1, [3]]), (("by", "a"), "changed")),
    ],
)
def test_each_kind_of_difference(
    change: Callable[[dict[str, Any]], None], expected: tuple[tuple[str, ...], str] | tuple[()]
) -> None:
    """Rows are found in any order; of choices the order is told."""
    found = changed(change)
    assert [(one.where, one.kind) for one in found] == ([expected] if expected else [])


def test_a_row_of_everything_is_called_all() -> None:
    """Where no text names a row beside others that have one."""
    then = {"rows": [{"unit": "", "n": 1}, {"unit": "a", "n": 1}]}
    now = {"rows": [{"unit": "", "n": 2}, {"unit": "a", "n": 1}]}
    assert [one.where for one in compare(then, now).differences] == [("rows", "all", "n")]


def test_texts_that_would_read_alike_are_told_apart() -> None:
    """Two rows never have one name."""
    keys = [("a", ""), ("", "a"), ("a", "a"), ("", "all"), ("", "")]
    rows = [{"x": x, "y": y, "n": 1} for x, y in keys]
    found = compare({"rows": rows}, {"rows": [{**one, "n": 2} for one in rows]}).differences
    assert len({one.where for one in found}) == len(rows)


def test_rows_that_no_text_tells_apart_are_compared_by_number() -> None:
    """Two rows that say the same words are the first and the second."""
    then = {"rows": [{"name": "a", "n": 1}, {"name": "a", "n": 2}]}
    now = {"rows": [{"name": "a", "n": 1}, {"name": "b", "n": 3}]}
    assert [one.where for one in compare(then, now).differences] == [
        ("rows", "2", "name"),
        ("rows", "2", "n"),
    ]


def test_names_that_one_state_lacks_are_told_apart_from_differences() -> None:
    """A new figure is no difference, nor is one that is gone; for settings both are."""
    now: dict[str, Any] = {**copy.deepcopy(THEN), "more": 1}
    del now["lost"]
    for row in now["rows"]:
        row["all"] = 9
    found = compare(THEN, now)
    assert (found.differences, found.is_identical) == ((), False)
    assert (found.unrecorded, found.dropped) == (("rows: all", "more"), ("lost",))
    assert {one.where[-1] for one in differences(THEN, now)} == {"all", "more", "lost"}


@given(
    st.dictionaries(st.sampled_from("abc"), plain), st.dictionaries(st.sampled_from("abc"), plain)
)
def test_any_two_states_can_be_compared(then: dict[str, Any], now: dict[str, Any]) -> None:
    """Nothing differs from itself; what differs is other than by the order of rows."""
    assert differences(then, copy.deepcopy(then)) == ()
    found = compare(then, now)
    if then == now:
        assert found.is_identical
    rows = differences(then, now)
    if not rows:
        assert _sorted(then) == _sorted(now)
    assert found.figures >= 0
    assert all(one.where for one in (*found.differences, *rows))


def _sorted(value: Any) -> Any:
    """Give a value with its lists in one order, for rows may come in any."""
    if isinstance(value, dict):
        return {name: _sorted(one) for name, one in value.items()}
    return sorted(map(repr, map(_sorted, value))) if isinstance(value, list) else value
