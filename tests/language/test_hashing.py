"""Hashes of spans and the table from hash to id."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language.hashing import HashTable, SpanHashes, hash_words


@given(st.text(max_size=30), st.text(min_size=1, max_size=90), st.text(max_size=30))
def test_a_span_has_the_hash_of_its_words_alone(before: str, word: str, after: str) -> None:
    """Wherever it stands, and whatever the width of the text."""
    start, end = np.array([len(before)]), np.array([len(before) + len(word)])
    assert SpanHashes(before + word + after).of(start, end)[0] == hash_words([word])[0]


@given(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=60), st.integers(0, 60))
def test_the_table_gives_the_ids_a_dictionary_would(numbers: list[int], cut: int) -> None:
    """Whether hashes come at once or one after the other."""
    hashes = np.array(numbers, dtype=np.uint64)
    table = HashTable(hashes[:cut])
    for one in hashes[cut:]:
        table.extend(np.array([one]))
    assert table.look_up(hashes).tolist() == list(range(len(numbers)))
    assert table.hashes.tolist() == numbers


def test_hashes_that_share_a_slot_are_found_by_the_next_free_one() -> None:
    """Neighbours in the table are told apart, and an unknown one is not found among them."""
    hashes = np.arange(50, dtype=np.uint64)
    table = HashTable(hashes[:40])
    assert table.look_up(hashes).tolist() == [*range(40), *([-1] * 10)]


def test_an_empty_table_finds_nothing() -> None:
    """Before the first text everything is new."""
    assert HashTable(hash_words([])).look_up(hash_words(["nabo"])).tolist() == [-1]
