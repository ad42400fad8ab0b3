"""Both languages say the same things in their own way."""

import string
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

from qualcode.errors import SettingsError
from qualcode.model import Counting, Mark, State
from qualcode.report import Wording, wording_for
from qualcode.report.wording import DANISH, ENGLISH, clock, tag_of


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text of a wording with its path."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name), f"{path}.{one.name}")
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_of(one, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from texts_of(one, f"{path}.{number}")


def names_in(text: str) -> set[str]:
    """Give the names that a text wants filled."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_places_to_fill() -> None:
    """No sentence, and no place to fill, is in one language only."""
    danish = {path: names_in(text) for path, text in texts_of(DANISH)}
    english = {path: names_in(text) for path, text in texts_of(ENGLISH)}
    assert danish == english
    assert len(danish) > 150


@pytest.mark.parametrize("wording", [DANISH, ENGLISH], ids=lambda one: one.language)
def test_every_state_mark_and_way_of_counting_has_its_word(wording: Wording) -> None:
    """Whatever the model can hold can be said."""
    assert set(wording.coded.status_meanings) == set(get_args(State))
    assert set(wording.marks) == set(get_args(Mark))
    assert set(wording.frequencies.heads) == set(get_args(Counting))
    assert set(wording.frequencies.policies) == set(get_args(Counting))


def test_numbers_are_written_as_the_language_writes_them() -> None:
    """1.234,5 in Danish, 1,234.5 in English."""
    assert [DANISH.number(one) for one in (1234.5, 12, 1_234_567)] == [
        "1.234,5",
        "12",
        "1.234.567",
    ]
    assert [ENGLISH.number(one) for one in (1234.5, 12)] == ["1,234.5", "12"]


def test_quotes_and_denominators_follow_the_language() -> None:
    """»…« and »n af N«; “…” and “n of N”."""
    assert (DANISH.quoted("Nej."), DANISH.of(9, 13)) == ("»Nej.«", "9 af 13")
    assert (ENGLISH.quoted("No."), ENGLISH.of(9, 1300)) == ("“No.”", "9 of 1,300")


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, "0 deltagere"), (1, "1 deltager"), (2, "2 deltagere")]
)
def test_a_noun_agrees_with_its_number(amount: int, expected: str) -> None:
    """One takes the singular, all else the plural."""
    assert DANISH.counted(amount, DANISH.nouns.participant) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((), ""), (("a",), "a"), (("a", "b"), "a og b"), (("a", "b", "c"), "a, b og c")],
)
def test_a_list_ends_in_and(parts: tuple[str, ...], expected: str) -> None:
    """The last of several is joined by a word."""
    assert DANISH.listed(parts) == expected


def test_time_is_hours_minutes_seconds() -> None:
    """Milliseconds are cut, hours are always written."""
    assert [clock(one) for one in (0, 237_999, 3_661_000)] == ["00:00:00", "00:03:57", "01:01:01"]


def test_a_language_nobody_wrote_is_an_error_that_says_which_there_are() -> None:
    """The message names the languages to choose from."""
    with pytest.raises(SettingsError, match=r'"da".*"en".*not in "sv"'):
        wording_for("sv")


def test_language_tags_are_known_or_passed_on() -> None:
    """``da`` becomes ``da-DK``; a language we do not write keeps its own code."""
    assert [tag_of(one) for one in ("da", "en", "ar")] == ["da-DK", "en-GB", "ar"]
