"""The tokeniser: words of a text as type ids and offsets, without a Python object a word.

A word is a run of letters and digits with their combining marks. A single hyphen or
apostrophe between letters belongs to it (``p-plads``, ``don't``, ``to'er``), and so does
one apostrophe after it (``ik'``, ``ka'``). ``characters.word_pattern`` is the same
definition as a regular expression, and the oracle of the tests.

Method: code points at the narrowest width, one table of what each does, boundaries by
comparison, hashes of all spans from one running sum, ids from a table of hashes; only
words never met before become Python strings.
"""

import re
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from qualcode.language.characters import (
    APOSTROPHE,
    LETTER,
    MARK,
    Codes,
    code_points,
    kinds_of,
)
from qualcode.language.hashing import HashTable, Places, SpanHashes, hash_words
from qualcode.language.vocabulary import Ids, Tokenised, Tokens, Vocabulary

_SLICE = 1 << 17
_BREAK = re.compile(r"\s")


def tokenise(texts: Mapping[str, str], *, known: Tokenised | None = None) -> Tokenised:
    """Give the tokens of texts, by the same keys; texts that are known are not read again.

    Keys are fingerprints of the texts. What is known of other texts is dropped, words
    that only stood there included. The result does not depend on the order of ``texts``.
    """
    kept = _only(known, keys=texts) if known else Tokenised()
    if all(key in kept.tokens for key in texts):
        return kept
    collector = _Collector(kept.vocabulary)
    tokens = dict(kept.tokens)
    for key in sorted(texts):
        if key not in tokens:
            tokens[key] = collector.tokens_of(texts[key])
    vocabulary = Vocabulary(tuple(collector.words), dict(kept.vocabulary.lexicons))
    return Tokenised(vocabulary, {key: tokens[key] for key in sorted(tokens)})


class _Collector:
    """Types met so far, in order of first meeting."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words = list(vocabulary.words)
        self._table = HashTable(hash_words(self.words))

    def tokens_of(self, text: str) -> Tokens:
        parts = [self._part(part, offset) for offset, part in _slices(text)]
        if len(parts) == 1:
            return parts[0]
        return Tokens(
            np.concatenate([part.ids for part in parts]),
            np.concatenate([part.starts for part in parts]),
            np.concatenate([part.ends for part in parts]),
        )

    def _part(self, text: str, offset: int) -> Tokens:
        codes = code_points(text)
        starts, ends = find_words(codes)
        hashes = SpanHashes(text, codes).of(starts, ends)
        ids = self._table.look_up(hashes)
        new = np.flatnonzero(ids < 0)
        if new.size:
            fresh, first, inverse = np.unique(hashes[new], return_index=True, return_inverse=True)
            order = np.argsort(first)
            ranks = np.empty(len(order), dtype=np.int32)
            ranks[order] = np.arange(len(self.words), len(self.words) + len(order))
            ids[new] = ranks[inverse]
            places = new[first[order]]
            spans = zip(starts[places].tolist(), ends[places].tolist(), strict=True)
            self.words.extend([text[start:end] for start, end in spans])
            self._table.extend(fresh[order])
        return Tokens(ids, (starts + offset).astype(np.int32), (ends + offset).astype(np.int32))


def find_words(codes: Codes) -> tuple[Places, Places]:
    """Give starts and ends ``(n_words,)`` of the words in an array of code points."""
    kinds = kinds_of(codes)
    inside = np.zeros(len(codes) + 2, dtype=np.bool_)
    letters = inside[1:-1]
    np.equal(kinds, LETTER, out=letters)
    beside = np.flatnonzero(kinds >= MARK)
    if beside.size:
        if (kinds[beside] == MARK).any():
            letters |= _marks_on_letters(kinds)
        beside = beside[kinds[beside] >= APOSTROPHE]
        after_letter = inside[beside]
        before_letter = np.append(kinds, 0)[beside + 1] == LETTER
        joins = after_letter & (before_letter | (kinds[beside] == APOSTROPHE))
        letters[beside[joins]] = True
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _marks_on_letters(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    marks = kinds == MARK
    places = np.where(marks, 0, np.arange(len(kinds)))
    carriers = np.maximum.accumulate(places)
    on_letters: NDArray[np.bool_] = marks & (kinds[carriers] == LETTER)
    return on_letters


def _slices(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text at white space into slices that fit the processor's cache."""
    start = 0
    while len(text) - start > _SLICE:
        space = _BREAK.search(text, start + _SLICE)
        if not space:
            break
        yield start, text[start : space.end()]
        start = space.end()
    yield start, text[start:]


def _only(known: Tokenised, *, keys: Mapping[str, str]) -> Tokenised:
    """Drop the tokens of other texts, and the words that only stood there."""
    tokens = {key: one for key, one in sorted(known.tokens.items()) if key in keys}
    if len(tokens) == len(known.tokens):
        return known
    used = np.zeros(len(known.vocabulary), dtype=np.bool_)
    for one in tokens.values():
        used[one.ids] = True
    renumber = np.cumsum(used, dtype=np.int32) - np.int32(1)
    words = tuple(known.vocabulary.words[place] for place in np.flatnonzero(used).tolist())
    forms = set(Vocabulary(words).forms)
    lexicons = {name: lexicon.only(forms) for name, lexicon in known.vocabulary.lexicons.items()}
    return Tokenised(Vocabulary(words, lexicons), _renumbered(tokens, renumber=renumber))


def _renumbered(tokens: Mapping[str, Tokens], *, renumber: Ids) -> dict[str, Tokens]:
    return {key: Tokens(renumber[one.ids], one.starts, one.ends) for key, one in tokens.items()}
