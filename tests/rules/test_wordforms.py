"""Which spellings satisfy which words."""

import numpy as np
import pytest

from qualcode.language import Lexicon, Vocabulary, hash_words
from qualcode.model import Word
from qualcode.rules import wordforms
from qualcode.rules.spellings import spellings_of
from qualcode.rules.wordforms import satisfied


def caught(words: tuple[str, ...], *rules: Word) -> list[tuple[str, str, int, int]]:
    spellings = spellings_of(Vocabulary(words), spoken={"ka": "kan"})
    table = satisfied(rules, spellings=spellings, lexicon=Lexicon("da"))
    columns = (table.types, table.words, table.leads, table.trails)
    return [
        (words[type_], rules[word].text, lead, trail)
        for type_, word, lead, trail in zip(*(one.tolist() for one in columns), strict=True)
    ]


def test_the_longest_spelling_that_satisfies_counts() -> None:
    """A whole word before its parts, and the first part of equal ones."""
    rules = (Word("wildcard", "p*"), Word("form", "plads"), Word("form", "nej"))
    assert caught(("p-plads", "nej-nej"), *rules) == [
        ("p-plads", "p*", 0, 0),
        ("p-plads", "plads", 2, 0),
        ("nej-nej", "nej", 0, 4),
    ]


def test_a_closing_apostrophe_is_let_go_where_nothing_asks_for_it() -> None:
    """What is cut is not part of the hit."""
    rules = (Word("form", "nabo"), Word("form", "nabo'"), Word("form", "kan"))
    assert caught(("nabo'", "Ka"), *rules) == [
        ("nabo'", "nabo", 0, 1),
        ("nabo'", "nabo'", 0, 0),
        ("Ka", "kan", 0, 0),
    ]


def test_a_chance_equality_of_hashes_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters decide, not hashes."""
    hashes = hash_words(["nab"])
    monkeypatch.setattr(wordforms, "hash_words", lambda words: np.repeat(hashes, len(words)))
    assert caught(("naboen", "xyzen"), Word("wildcard", "xyz*")) == []


def test_many_spellings_are_searched_block_by_block() -> None:
    """Numbers of types go on over the blocks."""
    words = tuple(f"ord{number}er" for number in range(20_000))
    rules = (Word("wildcard", "ord19999*"), Word("wildcard", "*7999er"))
    assert caught(words, *rules) == [
        ("ord7999er", "*7999er", 0, 0),
        ("ord17999er", "*7999er", 0, 0),
        ("ord19999er", "ord19999*", 0, 0),
    ]


def test_no_words_and_no_rules_give_an_empty_table() -> None:
    """Neither is an error."""
    assert caught((), Word("form", "nabo"), Word("wildcard", "*b*")) == []
    assert caught(("nabo",)) == []
