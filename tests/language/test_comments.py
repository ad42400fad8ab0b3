"""The transcriber's comments, and counting what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language import comments, count_words, word_pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nej (griner) altså (lang pause) ja", ["(griner)", "(lang pause)"]),
        ("Der er [utydeligt] og [taler somali]", ["[utydeligt]", "[taler somali]"]),
        ("Dejligt *ironisk* sted", ["*ironisk*"]),
        ("Han (og det er altså ikke noget jeg finder på) sagde", []),
        ("[Kunden kommer ind og køber to pakker cigaretter]", None),
        ("(a [b] c)", ["(a [b] c)"]),
        ("2 * 3 * 4 og **fed** skrift", []),
        ("en ( åben parentes\nog en ) lukket", []),
        ("(…) [...] ()", ["(…)", "[...]", "()"]),
    ],
)
def test_comments_are_told_from_speech(text: str, found: list[str] | None) -> None:
    """Short parentheses, square brackets and starred words; a long parenthesis is speech."""
    assert [one.of(text) for one in comments(text)] == ([text] if found is None else found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ja, det ka' jeg da.", 5),
        ("(tænker) Nej, altså… ikke alle.", 4),
        ("[utydeligt]", 0),
        ("– … !", 0),
        ("på p-pladsen", 2),
    ],
)
def test_counts_spoken_words_only(text: str, count: int) -> None:
    """No punctuation, no comments; what hyphens join is one word."""
    assert count_words(text) == count


@given(st.text(alphabet="aæå-'’ ()[]*\ń…1_", max_size=600))
def test_counts_long_texts_as_the_word_pattern_does(text: str) -> None:
    """Long texts are counted by arrays, short ones by the pattern: the count is the same."""
    within = sum(len(word_pattern().findall(span.of(text))) for span in comments(text))
    assert count_words(text) == len(word_pattern().findall(text)) - within
    long = "\n".join([text] * 5)
    assert count_words(long) == 5 * count_words(text)
