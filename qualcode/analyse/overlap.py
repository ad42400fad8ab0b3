"""Codes that code nearly the same passages."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from qualcode.model import Codebook

# The smaller code must have so many passages, and share so much of them.
FEWEST = 5
SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two codes; ``code`` has no more passages than ``other``, ``shared`` are in both."""

    code: str
    other: str
    passages: int
    other_passages: int
    shared: int

    @property
    def share(self) -> float:
        """How much of the smaller code's passages the other one has too, 0 to 1."""
        return self.shared / self.passages

    @property
    def jaccard(self) -> float:
        """Shared passages of all those in either (Jaccard 1901), 0 to 1."""
        return self.shared / (self.passages + self.other_passages - self.shared)


def overlaps(
    passages: Mapping[str, frozenset[str]],
    *,
    codebook: Codebook,
    fewest: int = FEWEST,
    share: float = SHARE,
) -> tuple[Overlap, ...]:
    """Give the pairs of codes that overlap almost wholly, most shared passages first.

    ``passages`` are the ids of coded passages by code. The measure is the share of the
    smaller code (the overlap coefficient: Szymkiewicz 1934, Simpson 1943), so that a code
    inside a far larger one is found too. A code and one that stands inside it are meant to
    overlap, and are left out.

    >>> from qualcode.model import Code, Theme
    >>> book = Codebook("b", ("da",), (Theme("t", codes=(Code("a", "t"), Code("b", "t"))),))
    >>> five, six = frozenset("12345"), frozenset("123456")
    >>> [pair] = overlaps({"a": six, "b": five}, codebook=book)
    >>> pair.code, pair.other, pair.share, round(pair.jaccard, 2)
    ('b', 'a', 1.0, 0.83)
    """
    found: list[Overlap] = []
    for one, two in combinations(codebook, 2):
        if one.id in two.parents or two.id in one.parents:
            continue
        small, large = sorted(
            (one.id, two.id), key=lambda code: len(passages.get(code, frozenset()))
        )
        few, many = passages.get(small, frozenset()), passages.get(large, frozenset())
        pair = Overlap(small, large, len(few), len(many), len(few & many))
        if pair.passages >= fewest and pair.share >= share:
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: -pair.shared))
