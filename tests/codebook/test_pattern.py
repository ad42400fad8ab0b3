"""Regular expressions of rules."""

import pytest
import re2

from qualcode.codebook.pattern import translate_regex
from qualcode.errors import NotationError


def matches(pattern: str, word: str) -> bool:
    """Match a whole word form as the rules do."""
    return re2.compile(translate_regex(pattern)).fullmatch(word) is not None


@pytest.mark.parametrize(
    ("pattern", "word", "expected"),
    [
        (r"gade\w*lys", "gadelys", True),
        (r"gade\w*lys", "gadebelysningslys", True),
        (r"gade\w*lys", "gade-lys", False),
        (r"\w+", "æøå", True),
        (r"\W", "-", True),
        (r"\W", "æ", False),
        (r"\d+", "٣٤", True),
        (r"\D", "3", False),
        (r"[\w-]+", "p-plads", True),
        (r"[^\w]", "æ", False),
        (r"[\d.]+", "12.30", True),
        (r"[]\w]+", "]å", True),
        (r"[^]\w]", "å", False),
        (r"[[:alpha:]\w]+", "åben", True),
        (r"[\w-z]+", "å-z", True),
        (r"\\w", r"\w", True),
        ("GADE", "gade", True),
        ("gade", "gader", False),
        ("(nabo|genbo)(en)?", "genboen", True),
        ("å{2,3}", "ååå", True),
    ],
)
def test_patterns_know_letters_and_digits_of_every_script(
    pattern: str, word: str, *, expected: bool
) -> None:
    r"""``\w`` and ``\d`` mean Unicode, inside classes too, and the whole word must match."""
    assert matches(pattern, word) is expected


@pytest.mark.parametrize(
    ("pattern", "column"),
    [
        ("", 1),
        (r"gade\b", 5),
        (r"\Bgade", 1),
        (r"a\C", 2),
        (r"\Qa\E", 1),
        (r"[a\W]", 3),
        ("(a", 1),
        ("a(?=b)", 1),
        (r"(a)\1", 1),
        ("((a{100}){100}){100}", 1),
    ],
)
def test_what_re2_cannot_do_is_refused(pattern: str, column: int) -> None:
    """A pattern that RE2 refuses, or would take as ASCII, is a notation error in its place."""
    with pytest.raises(NotationError) as caught:
        translate_regex(pattern)
    assert caught.value.column == column
    assert caught.value.remedy
