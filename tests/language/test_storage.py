"""Tokens as bytes and back."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language import Tokenised, load_tokens, save_tokens, storage, tokenise

TEXTS = {"a": "Naboen hilser, ik'", "b": "", "c": "naboen 😀 p-pladsen"}


def loaded(tokenised: Tokenised) -> Tokenised:
    result = load_tokens(save_tokens(tokenised))
    assert result is not None
    return result


def test_what_is_saved_comes_back() -> None:
    """Types, offsets, and the lemmas that were asked for."""
    tokenised = tokenise(TEXTS)
    lexicon = tokenised.vocabulary.lexicon("da")
    lexicon.lemmas["naboen"] = "nabo"
    lexicon.known.update({"naboen": True, "qxz": False})
    lexicon.families.update({"nabo": ("nabo", "naboen"), "qxz": ()})
    back = loaded(tokenised)
    assert back.vocabulary.words == tokenised.vocabulary.words
    assert back.vocabulary.remembered == 5
    assert back.vocabulary.lexicon("da") == lexicon
    for key, tokens in tokenised.tokens.items():
        for name in ("ids", "starts", "ends"):
            assert np.array_equal(getattr(back.tokens[key], name), getattr(tokens, name))


def test_nothing_can_be_saved_too() -> None:
    """A project without transcripts has an empty cache."""
    assert loaded(tokenise({})).tokens == {}


def test_the_same_tokens_are_the_same_bytes() -> None:
    """No time stamp and no order of sets gets in."""
    assert save_tokens(tokenise(TEXTS)) == save_tokens(loaded(tokenise(TEXTS)))


def test_text_can_be_added_to_what_was_loaded() -> None:
    """Known words keep their numbers."""
    back = tokenise({**TEXTS, "d": "naboen igen"}, known=loaded(tokenise(TEXTS)))
    words = back.vocabulary.words
    assert [words[number] for number in back.tokens["d"].ids] == ["naboen", "igen"]


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_file_is_none_or_the_same(place: int, change: int) -> None:
    """One changed byte never gives other tokens, and never an exception."""
    tokenised = tokenise(TEXTS)
    data = bytearray(save_tokens(tokenised))
    data[place % len(data)] ^= change
    result = load_tokens(bytes(data))
    if result is not None:
        assert save_tokens(result) == save_tokens(tokenised)


@given(st.integers(0, 3_000))
def test_a_torn_file_is_none(length: int) -> None:
    """A file cut short is read anew from the transcripts."""
    data = save_tokens(tokenise(TEXTS))
    assert load_tokens(data[: min(length, len(data) - 1)]) is None


@pytest.mark.parametrize("data", [b"", b"PK", b"not ours", b"\x80\x04N."])
def test_a_foreign_file_is_none(data: bytes) -> None:
    """What is not ours is not guessed at, and a pickle is never opened."""
    assert load_tokens(data) is None


def rewritten(**changes: np.ndarray) -> bytes:
    with np.load(io.BytesIO(save_tokens(tokenise(TEXTS)))) as file:
        arrays = {name: file[name] for name in file.files} | changes
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue()


def test_tokens_of_another_format_are_none() -> None:
    """A newer tokeniser does not trust an older one's file."""
    assert load_tokens(rewritten(format=np.frombuffer(b"qualcode 0\n1\n", np.uint8))) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"counts": np.array([1, 0, 1])},
        {"ids": np.array([0, 1, 2, 99, 4], dtype=np.int32)},
        {"ids": np.array([0, 1, -2, 3, 4], dtype=np.int32)},
        {"starts": np.zeros(2, dtype=np.int32)},
        {"keys": np.frombuffer(b"a\n", np.uint8)},
        {"words": np.frombuffer(b"\xff\n", np.uint8)},
    ],
)
def test_arrays_that_do_not_fit_each_other_are_none(changes: dict[str, np.ndarray]) -> None:
    """Whole bytes are not enough: the numbers must agree."""
    assert load_tokens(rewritten(**changes)) is None


def test_lemmas_of_another_dictionary_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run must not depend on which version filled the cache."""
    tokenised = tokenise(TEXTS)
    tokenised.vocabulary.lexicon("da").lemmas["naboen"] = "nabo"
    data = save_tokens(tokenised)
    monkeypatch.setattr(storage, "dictionary_version", lambda: "0")
    back = load_tokens(data)
    assert back is not None
    assert back.vocabulary.remembered == 0
