"""Figures are the same bytes each time and fit their page."""

import struct

import matplotlib as mpl

from qualcode.report.figures import Bar, BarGroup, draw_bars
from qualcode.report.sections.frequencies import paged

GROUPS = (
    BarGroup("Fysiske", (Bar("Belysning", 2, 6, 8, "6 af 13"), Bar("Stier $5", 0, 0, 3, "0"))),
    BarGroup(
        "Sociale", (Bar("Et navn, der er alt for langt til at stå på én linje", 1, 1, 1, "1"),)
    ),
)


def picture() -> bytes:
    """Draw the groups."""
    return draw_bars(
        GROUPS, total=13, axis="deltagere", legend=("læst", "regel", "forslag"), width=160
    ).png


def test_the_same_bars_give_the_same_bytes() -> None:
    """No clock, version or random number is in the file."""
    first = picture()
    assert first == picture()
    assert b"Software" not in first
    assert b"tIME" not in first


def test_the_users_own_settings_play_no_part() -> None:
    """Whatever matplotlibrc says, and it is left as it was."""
    before = picture()
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red"}):
        assert picture() == before
        assert mpl.rcParams["font.size"] == 30


def test_the_picture_is_as_large_as_it_says() -> None:
    """Pixels follow from millimetres, and height from the number of lines."""
    drawn = draw_bars(GROUPS, total=0, axis="", legend=("a", "b", "c"), width=160)
    width, height = struct.unpack(">II", drawn.png[16:24])
    assert abs(width / height - drawn.width / drawn.height) < 0.01
    assert drawn.height == 5 * 4.2 + 16


def bars(amount: int) -> tuple[Bar, ...]:
    """Give some bars."""
    return tuple(Bar(str(number), 0, 0, 1, "") for number in range(amount))


def test_groups_share_pages_as_far_as_they_fit() -> None:
    """A theme stays together unless it is longer than a page; no bar is lost."""
    groups = [BarGroup("a", bars(4)), BarGroup("b", bars(4)), BarGroup("c", bars(23))]
    pages = list(paged(groups, most=10))
    assert [[group.label for group in page] for page in pages] == [["a", "b"], ["c"], ["c"], ["c"]]
    assert sum(len(group.bars) for page in pages for group in page) == 31
    assert all(sum(len(group.bars) + 1 for group in page) <= 10 for page in pages)


def test_no_groups_are_no_pages() -> None:
    """Nothing is drawn of nothing."""
    assert list(paged([])) == []
