"""The form under which spellings are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language import fold, fold_all, tokenise


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("LYSET", "lyset"),
        ("ka’", "ka'"),
        ("ka´", "ka'"),
        ("p‑plads", "p-plads"),
        ("na\u00adbo", "nabo"),
        ("Straße", "strasse"),
        ("A\u030abenra\u030a", "åbenrå"),
    ],
)
def test_spellings_that_look_the_same_are_the_same(word: str, folded: str) -> None:
    """Case, curly signs, soft hyphens and decomposed letters make no difference."""
    assert fold(word) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is NFC and stays as it is."""
    assert fold(fold(text)) == fold(text)
    assert unicodedata.is_normalized("NFC", fold(text)) or text.isascii()


@given(st.lists(st.text()))
def test_folding_many_words_is_folding_each(texts: list[str]) -> None:
    """The words of any text fold the same together and alone."""
    words = list(tokenise({str(n): text for n, text in enumerate(texts)}).vocabulary.words)
    assert fold_all(words) == [fold(word) for word in words]
