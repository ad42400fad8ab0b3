"""The tokeniser against its regular-expression twin, and what is kept between runs."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualcode.language import Tokenised, tokenise, word_pattern

SPEECH = st.text(
    st.sampled_from("aAæøé1\u0301\u0308'’´-‑\u00ad\u200d .,_*\n\u2028\x00😀\ufe0f𝒳中ß²")
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LONE = st.text(st.characters(), max_size=20)


def spans_of(tokenised: Tokenised, key: str) -> list[tuple[int, int, str]]:
    tokens, words = tokenised.tokens[key], tokenised.vocabulary.words
    columns = (tokens.starts.tolist(), tokens.ends.tolist(), tokens.ids.tolist())
    return [(start, end, words[number]) for start, end, number in zip(*columns, strict=True)]


def by_pattern(text: str) -> list[tuple[int, int, str]]:
    return [(one.start(), one.end(), one.group()) for one in word_pattern().finditer(text)]


@given(st.one_of(SPEECH, ANY, LONE))
@example("\u0301a\u0301-\u0301b a'\u0301 'er ik''x a--b -a- ’a’")
@example("❤️ 👩‍👩‍👧 1️⃣ na\u00adbo \u1100\u1161")
@settings(max_examples=400)
def test_finds_the_same_words_as_the_regular_expression(text: str) -> None:
    """On any text at all, offsets in code points included."""
    assert spans_of(tokenise({"a": text}), "a") == by_pattern(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ja, det ka' jeg da.", ["Ja", "det", "ka'", "jeg", "da"]),
        ("på p-pladsen ved to'er'en", ["på", "p-pladsen", "ved", "to'er'en"]),
        ("I don’t know, ik’?", ["I", "don’t", "know", "ik’"]),
        ("sommer- og vinterfest", ["sommer", "og", "vinterfest"]),
        ("ord--ord og/eller _kursiv_", ["ord", "ord", "og", "eller", "kursiv"]),
        ("'hvad' sagde 'n", ["hvad'", "sagde", "n"]),
        ("»Næh.« … 3.5 kr.", ["Næh", "3", "5", "kr"]),
        ("cafe\u0301 هُوَ नमस्ते", ["cafe\u0301", "هُوَ", "नमस्ते"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_knows_what_a_word_is_in_transcribed_speech(text: str, words: list[str]) -> None:
    """Apostrophes and single hyphens belong to words, dashes and quotes do not."""
    assert [word for _, _, word in spans_of(tokenise({"a": text}), "a")] == words


@pytest.mark.parametrize("filler", ["a", "æ", "…", "😀"])
def test_gives_one_type_to_one_spelling_at_every_width(filler: str) -> None:
    """A word is the same type in texts of 8, 16 and 32 bits a character."""
    tokenised = tokenise({"a": "nabo", "b": f"{filler} nabo"})
    assert tokenised.tokens["a"].ids[0] == tokenised.tokens["b"].ids[-1]


def test_long_texts_are_read_in_slices_without_a_seam() -> None:
    """Offsets go on over the slices, and no word is cut."""
    text = "Naboen har boet her i nitten år, ik'. " * 9_000
    assert spans_of(tokenise({"a": text}), "a") == by_pattern(text)


def test_a_long_text_without_white_space_is_read_whole() -> None:
    """A slice ends at white space only."""
    text = "ord." * 60_000
    assert len(tokenise({"a": text}).tokens["a"]) == 60_000


def test_long_words_that_a_plain_rolling_hash_confuses_are_kept_apart() -> None:
    """Thue-Morse words of the same length have equal polynomial hashes modulo 2**64."""
    word, other = "a", "b"
    for _ in range(11):
        word, other = word + other, other + word
    tokenised = tokenise({"a": f"{word} {other} {word}"})
    assert tokenised.tokens["a"].ids.tolist() == [0, 1, 0]


@given(st.lists(SPEECH, min_size=1, max_size=6), st.integers(0, 6))
@settings(max_examples=100)
def test_reading_in_two_goes_finds_the_same_words(texts: list[str], cut: int) -> None:
    """What is known is not read again and changes nothing but the numbers of types."""
    named = {f"t{number}": text for number, text in enumerate(texts)}
    first = tokenise(dict(list(named.items())[:cut]))
    both = tokenise(named, known=first)
    assert {key: spans_of(both, key) for key in named} == {
        key: by_pattern(text) for key, text in named.items()
    }


def test_the_order_of_texts_makes_no_difference() -> None:
    """Types are numbered in order of the keys."""
    texts = {"b": "tre fire", "a": "en to tre"}
    forward, backward = tokenise(texts), tokenise(dict(reversed(texts.items())))
    assert forward.vocabulary.words == backward.vocabulary.words
    assert list(forward.tokens) == list(backward.tokens) == ["a", "b"]


def test_words_of_a_text_that_is_gone_are_forgotten() -> None:
    """Somebody who withdraws leaves no word behind, nor a lemma of one."""
    known = tokenise({"a": "hunden gøede", "b": "hunden sov"})
    known.vocabulary.lexicon("da").lemmas.update({"gøede": "gø", "sov": "sove"})
    left = tokenise({"b": "hunden sov"}, known=known)
    assert left.vocabulary.words == ("hunden", "sov")
    assert left.vocabulary.lexicon("da").lemmas == {"sov": "sove"}
    assert spans_of(left, "b") == by_pattern("hunden sov")


def test_known_texts_are_given_back_as_they_are() -> None:
    """Nothing is copied when there is nothing new."""
    known = tokenise({"a": "hunden gøede"})
    assert tokenise({"a": "hunden gøede"}, known=known) is known


def test_many_new_words_at_once_get_numbers_in_order_of_place() -> None:
    """The table of hashes grows, and ids stay those of first meeting."""
    words = [f"ord{number}" for number in range(20_000)]
    tokenised = tokenise({"a": " ".join(words * 2)})
    assert tokenised.vocabulary.words == tuple(words)
    assert np.array_equal(tokenised.tokens["a"].ids, np.tile(np.arange(20_000), 2))
