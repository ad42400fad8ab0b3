"""Guessing the language of a text by its small words."""

import pytest

from qualcode.language import guess_language

DANISH = "Jeg har boet her i nitten år, og det er ikke noget, jeg finder på, men vi kan godt."
ENGLISH = "It was the best thing that we had, and they would not have it when you are there."


@pytest.mark.parametrize(("text", "language"), [(DANISH, "da"), (ENGLISH, "en")])
def test_enough_small_words_of_one_language_decide(text: str, language: str) -> None:
    """A few sentences are enough."""
    assert guess_language(text * 3) == language


@pytest.mark.parametrize("text", ["", "Ja.", "de for so " * 50, (DANISH + ENGLISH) * 3])
def test_too_little_or_mixed_evidence_gives_no_guess(text: str) -> None:
    """Nothing is guessed from a bare answer, shared words, or a text in both languages."""
    assert guess_language(text) == ""
