"""Under which spellings each word type may be met by a rule.

A type is met as itself, under the standard form of a spoken spelling (``ka'``: kan),
without a closing apostrophe (which may be a quotation mark), and by each of its parts
where hyphens join it (``p-plads``: p, plads).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.language import SpanHashes, Vocabulary, fold, fold_all
from qualcode.language.characters import HYPHENS
from qualcode.rules.arrays import Places

_BLOCK = 8_000
_PART = re.compile(f"[^{re.escape(HYPHENS)}]+")


@dataclass(frozen=True, slots=True)
class OwnSpelling:
    """A word type as one speaker uses it: ``standard`` is what it stands for."""

    type: int
    standard: str


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """Folded spellings with the type each belongs to, as columns of equal length.

    ``leads`` and ``trails`` are how many code points of the type's own spelling stand
    before and after what the spelling covers. Types of ``own`` follow those of the
    vocabulary.
    """

    texts: Sequence[str]
    types: Places
    leads: Places
    trails: Places
    n_types: int

    def blocks(self) -> Iterator["Block"]:
        """Give the spellings in blocks that the processor reads fast."""
        for first in range(0, len(self.texts), _BLOCK):
            texts = self.texts[first : first + _BLOCK]
            lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
            ends = np.cumsum(lengths)
            yield Block(first, SpanHashes("".join(texts)), ends - lengths, ends)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some spellings one after the other: the first one's row, hashes, starts and ends."""

    first: int
    hashes: SpanHashes
    starts: Places
    ends: Places


def spellings_of(
    vocabulary: Vocabulary,
    *,
    spoken: Mapping[str, str],
    own: Sequence[OwnSpelling] = (),
) -> Spellings:
    """Give the spellings of every type; ``spoken`` maps folded spelling to standard form."""
    forms = vocabulary.forms
    further = [
        (number, *row)
        for number, form in enumerate(forms)
        if "-" in form or "'" in form or form in spoken
        for row in _further(vocabulary.words[number], form, spoken)
    ]
    further += [(len(forms) + place, one.standard, 0, 0) for place, one in enumerate(own)]
    types, texts, leads, trails = zip(*further, strict=True) if further else ((), (), (), ())
    nothing = np.zeros(len(forms), dtype=np.intp)
    return Spellings(
        texts=[*forms, *texts],
        types=np.concatenate([np.arange(len(forms)), np.array(types, dtype=np.intp)]),
        leads=np.concatenate([nothing, np.array(leads, dtype=np.intp)]),
        trails=np.concatenate([nothing, np.array(trails, dtype=np.intp)]),
        n_types=len(forms) + len(own),
    )


def _further(word: str, form: str, spoken: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Give the spellings of one type beside its own: text, lead, trail."""
    if form in spoken:
        yield spoken[form], 0, 0
    elif form.endswith("'"):
        yield form[:-1], 0, 1
    parts = list(_PART.finditer(word)) if "-" in form else []
    for part, text in zip(parts, fold_all([part.group() for part in parts]), strict=True):
        lead, trail = part.start(), len(word) - part.end()
        yield text, lead, trail
        if text in spoken:
            yield spoken[text], lead, trail
        elif text.endswith("'"):
            yield text[:-1], lead, trail + 1


def spoken_table(*tables: Mapping[str, str]) -> dict[str, str]:
    """Join tables of spoken spellings, folded; later ones win."""
    return {fold(key): fold(value) for table in tables for key, value in table.items()}
