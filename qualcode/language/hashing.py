"""64-bit hashes of any spans of a text, all at once, and the table from hash to id.

The hash of a span is a polynomial in an odd base modulo 2**64. One running sum over the
text gives every span's hash as a difference times a power of the base's inverse, since
an odd base has one. Polynomial hashes of this kind are weak for very long words only
(Thue-Morse words of 1,024 letters), so long words are hashed by BLAKE2b instead.
"""

import hashlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from qualcode.language.characters import Codes, code_points

Hashes = NDArray[np.uint64]
Places = NDArray[np.intp]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
LONG = 64


class SpanHashes:
    """The hashes of all spans of one text, given by ``of``; the text must outlive it."""

    def __init__(self, text: str, codes: Codes | None = None) -> None:
        self._text = text
        codes = code_points(text) if codes is None else codes
        self._powers, self._inverses = _powers(1 << max(10, len(codes).bit_length()))
        self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.multiply(codes, self._powers[: len(codes)], out=self._sums[1:])
        np.cumsum(self._sums[1:], out=self._sums[1:])

    def of(self, starts: Places, ends: Places) -> Hashes:
        """Give the hashes of the spans ``text[start:end]``."""
        hashes: Hashes = (self._sums[ends] - self._sums[starts]) * self._inverses[starts]
        for place in np.flatnonzero(ends - starts > LONG).tolist():
            hashes[place] = _hash_long(self._text[starts[place] : ends[place]])
        return hashes

    def of_length(self, length: int) -> Hashes:
        """Give the hashes of ``text[place : place + length]`` for every place there is.

        ``length`` is at most ``LONG``; where the text is shorter there is no place.
        """
        sums = self._sums
        starts = max(0, len(sums) - length)
        hashes: Hashes = (sums[length:] - sums[:starts]) * self._inverses[:starts]
        return hashes


def hash_words(words: list[str]) -> Hashes:
    """Give the hash of each word, the same as that of its span in any text."""
    lengths = np.fromiter(map(len, words), dtype=np.intp, count=len(words))
    ends = np.cumsum(lengths)
    return SpanHashes("".join(words)).of(ends - lengths, ends)


def _hash_long(word: str) -> np.uint64:
    data = word.encode("utf-8", "surrogatepass")
    return np.uint64(int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little"))


@lru_cache(maxsize=4)
def _powers(size: int) -> tuple[Hashes, Hashes]:
    tables = []
    for base in (_BASE, _INVERSE):
        table = np.full(size, base, dtype=np.uint64)
        table[0] = 1
        tables.append(np.multiply.accumulate(table))
    return tables[0], tables[1]


class HashTable:
    """From hash to id: open addressing with linear probing, a quarter full at most."""

    def __init__(self, hashes: Hashes) -> None:
        self._hashes = np.empty(max(1024, 2 * len(hashes)), dtype=np.uint64)
        self._count = 0
        self._slots = np.empty(0, dtype=np.int32)
        self.extend(hashes)

    @property
    def hashes(self) -> Hashes:
        """The hashes in the order of their ids."""
        return self._hashes[: self._count]

    def extend(self, hashes: Hashes) -> None:
        """Give the next ids to hashes; they must be new and different from each other."""
        before, self._count = self._count, self._count + len(hashes)
        if self._count > len(self._hashes):
            grown = np.empty(2 * self._count, dtype=np.uint64)
            grown[:before] = self._hashes[:before]
            self._hashes = grown
        self._hashes[before : self._count] = hashes
        if 4 * self._count >= len(self._slots):
            self._slots = np.full(1 << (8 * self._count + 8192).bit_length(), -1, dtype=np.int32)
            before = 0
        self._insert(np.arange(before, self._count, dtype=np.int32))

    def look_up(self, hashes: Hashes) -> NDArray[np.int32]:
        """Give the id of each hash, -1 where it is not known."""
        slots = self._first_slots(hashes)
        ids = self._slots[slots]
        open_ = np.flatnonzero((ids >= 0) & (self._hashes[ids] != hashes))
        while open_.size:
            slots[open_] = (slots[open_] + 1) & (len(self._slots) - 1)
            ids[open_] = self._slots[slots[open_]]
            there = ids[open_]
            open_ = open_[(there >= 0) & (self._hashes[there] != hashes[open_])]
        return ids

    def _insert(self, ids: NDArray[np.int32]) -> None:
        slots = self._first_slots(self._hashes[ids])
        while ids.size:
            free = self._slots[slots] < 0
            self._slots[slots[free]] = ids[free]
            homeless = self._slots[slots] != ids
            ids, slots = ids[homeless], (slots[homeless] + 1) & (len(self._slots) - 1)

    def _first_slots(self, hashes: Hashes) -> Places:
        shift = np.uint64(65 - len(self._slots).bit_length())
        return ((hashes * _MIX) >> shift).astype(np.intp)
