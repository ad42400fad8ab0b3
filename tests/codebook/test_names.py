"""Names of codes and themes that are there, or nearly."""

import pytest

from qualcode.codebook import did_you_mean, nearest, require_code, require_code_or_theme
from qualcode.errors import UnknownNameError
from qualcode.model import Code, Codebook, Theme

BOOK = Codebook(
    "b", ("da",), (Theme("fysiske", codes=(Code("belysning", "fysiske"), Code("Sti", "fysiske"))),)
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("belysnign", "belysning"), ("STI", "Sti"), ("qqq", ""), ("", "")],
)
def test_the_nearest_name_is_found_whatever_the_case(word: str, expected: str) -> None:
    """Small slips and capitals find the name; far-off words find none."""
    assert nearest(word, ["Sti", "belysning"]) == expected


def test_where_nothing_is_near_the_names_are_listed() -> None:
    """Somebody far off gets the list, cut at a dozen."""
    many = [f"kode{number:02}" for number in range(20)]
    assert did_you_mean("qqq", ["b", "a"]) == "There are: a, b."
    assert did_you_mean("zzz", many).endswith("kode11, ….")
    assert did_you_mean("zzz", []) == "There are none."


def test_a_code_that_is_there_is_given() -> None:
    """Known ids give the code or the theme."""
    assert require_code(BOOK, "belysning").id == "belysning"
    assert require_code_or_theme(BOOK, "fysiske") == BOOK.themes[0]
    assert require_code_or_theme(BOOK, "Sti") == BOOK.themes[0].codes[1]


def test_an_unknown_code_is_wrong_usage_with_a_hint() -> None:
    """An unknown id is an error that names what was near, never an empty result."""
    with pytest.raises(UnknownNameError, match=r'no code "belysing"\. Did you mean "belysning"'):
        require_code(BOOK, "belysing")
    with pytest.raises(UnknownNameError, match=r'code or theme "fysike"\. Did you mean "fysiske"'):
        require_code_or_theme(BOOK, "fysike")
