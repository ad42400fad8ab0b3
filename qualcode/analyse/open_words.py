"""Words that several people use and that no coding rests on: where a new code may lie.

What no passage is coded for, few passages are *only* about: in interviews that a good
codebook has been applied to, most talk of an unforeseen theme stands in passages that
are coded with something else. So the words of a passage are told apart by sentence.
A sentence is **covered** where a coding rests on words in it, and **open** where none
does; all sentences of an uncoded passage are open.

A word is offered when open sentences over-use it by the log-likelihood ratio against
covered ones (Dunning 1993, signed; Rayson & Garside 2000 for its use as keyness), each
passage counted once on a side, so that nobody's ranting weighs more than a remark. The
rank is the signed root of G2 (as a z: Evert 2005) times the number of participants who
say the word in open sentences, since a word of one speaker is a habit and a word of many
a subject (Scott 1997, "key key-words"; Gries 2008 on dispersion).

References: Dunning, T. (1993) Computational Linguistics 19(1). Evert, S. (2005) The
Statistics of Word Cooccurrences, Stuttgart. Gries, S. T. (2008) Int. J. of Corpus
Linguistics 13(4). Rayson, P. & Garside, R. (2000) Comparing corpora using frequency
profiling, ACL workshop. Scott, M. (1997) PC analysis of key words, System 25(2).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from qualcode.analyse.evidence import covered_sentences
from qualcode.analyse.keyness import log_likelihood
from qualcode.analyse.lexical_words import lexical_words
from qualcode.analyse.uncoded import Uncoded
from qualcode.model import Claim, Corpus, Span
from qualcode.rules import Said

ENOUGH_PEOPLE = 4
FEWEST = 2


@dataclass(frozen=True, slots=True)
class OpenWord:
    """A word and how it is spread; ``forms`` are those seen in open sentences, most first.

    ``passages`` and ``participants`` are where it stands in open sentences, ``covered``
    the passages where it stands in covered ones, ``uncoded`` those of ``passages`` that have
    no coding at all. ``keyness`` is G2, ``score`` what the words are ranked by, both rounded
    to three decimals.
    """

    word: str
    language: str
    passages: int
    participants: int
    covered: int
    uncoded: int
    keyness: float
    score: float
    forms: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Spread:
    """Where one word was met so far."""

    open: set[str] = field(default_factory=set)
    covered: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)


def open_words(
    said: Sequence[Said], *, claims: Iterable[Claim], corpus: Corpus, uncoded: Uncoded
) -> tuple[OpenWord, ...]:
    """Give the words that open sentences over-use, the most telling first.

    With four participants or more a word must come from two of them. Where nothing is
    coded at all there is nothing to compare with: words are ranked by participants, then
    passages, and their keyness is 0.
    """
    passages = [one for part in said for one in part.passages]
    covered = covered_sentences(claims, corpus=corpus, passages=passages)
    people = {one.participant for one in passages}
    fewest = FEWEST if len(people) >= ENOUGH_PEOPLE else 1
    bare = {one.id for one in uncoded.uncoded}
    found = [
        _open_word(word, spread, language=part.language, units=units, bare=bare)
        for part in said
        for spreads, units in [_spreads(part, covered=covered, corpus=corpus)]
        for word, spread in spreads.items()
        if len(spread.people) >= fewest
    ]
    kept = (one for one in found if one.score > 0)
    return tuple(sorted(kept, key=lambda one: (-one.score, -one.passages, one.language, one.word)))


def _spreads(
    said: Said, *, covered: Mapping[str, tuple[Span, ...]], corpus: Corpus
) -> tuple[dict[str, _Spread], tuple[int, int]]:
    """Give each word's spread, and how many passages have open and covered words."""
    is_covered = _is_covered(said, covered=covered)
    texts = {name: corpus.transcript(name).text for name in {p.transcript for p in said.passages}}
    words = lexical_words(said, texts=texts)
    spreads: dict[str, _Spread] = {}
    columns = (said.types, said.places, is_covered)
    for number, place, under in zip(*(one.tolist() for one in columns), strict=True):
        if number in words:
            spread = spreads.setdefault(words[number], _Spread())
            passage = said.passages[place]
            if under:
                spread.covered.add(passage.id)
            else:
                spread.open.add(passage.id)
                spread.people.add(passage.participant)
                spread.forms[said.forms[number]] += 1
    sides = (said.places[~is_covered], said.places[is_covered])
    return spreads, (len(np.unique(sides[0])), len(np.unique(sides[1])))


def _is_covered(
    said: Said, *, covered: Mapping[str, tuple[Span, ...]]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell of each word ``(n_words,)`` whether its sentence is covered."""
    found = np.zeros(len(said.types), dtype=np.bool_)
    first = np.searchsorted(said.places, np.arange(len(said.passages)), side="left")
    stop = np.searchsorted(said.places, np.arange(len(said.passages)), side="right")
    for place, passage in enumerate(said.passages):
        rows = slice(first[place], stop[place])
        for span in covered.get(passage.id, ()):
            starts = said.starts[rows]
            found[rows] |= (starts >= span.start) & (starts < span.end)
    return found


def _open_word(
    word: str,
    spread: _Spread,
    *,
    language: str,
    units: tuple[int, int],
    bare: set[str],
) -> OpenWord:
    keyness = log_likelihood(
        len(spread.open), len(spread.covered), all_here=units[0], all_there=units[1]
    )
    weight = sqrt(max(0.0, keyness)) if units[1] else 1.0
    return OpenWord(
        word=_shown(word, spread.forms),
        language=language,
        passages=len(spread.open),
        participants=len(spread.people),
        covered=len(spread.covered),
        uncoded=len(spread.open & bare),
        keyness=round(keyness, 3),
        score=round(len(spread.people) * weight, 3),
        forms=tuple(sorted(spread.forms.items(), key=lambda one: (-one[1], one[0]))),
    )


def _shown(word: str, forms: Counter[str]) -> str:
    """Give the word to show: the lemma where somebody said it, else the form said most."""
    return word if word in forms else min(forms, key=lambda form: (-forms[form], form))
