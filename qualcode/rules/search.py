"""Finding many terms in one ground, in one pass."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.language import FILLERS, NEGATIONS, fold
from qualcode.model import Near, Phrase, Term, Together, Word
from qualcode.rules.arrays import Places
from qualcode.rules.ground import Ground
from qualcode.rules.matching import Matches, match_terms, words_of
from qualcode.rules.spellings import Spellings, spellings_of
from qualcode.rules.stream import Stream, stream_of
from qualcode.rules.wordforms import satisfied

NEGATION_REACH = 4


@dataclass(frozen=True, slots=True, eq=False)
class TermHits:
    """Columns of equal length: term, segment, place in the segment's text, negated."""

    terms: Places
    segments: Places
    starts: Places
    ends: Places
    negated: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """The matches of some terms and the stream they were found in.

    ``terms`` are the places of the terms in the list that was sought.
    """

    terms: Places
    stream: Stream
    matches: Matches
    negated: NDArray[np.bool_]


def search(terms: Sequence[Term], *, ground: Ground) -> TermHits:
    """Find terms in a ground; ``terms`` of the result are places in the list given."""
    findings = list(findings_of(terms, ground=ground))
    none = np.empty(0, dtype=np.intp)
    return TermHits(
        np.concatenate([none, *(one.terms[one.matches.owners] for one in findings)]),
        np.concatenate([none, *(one.stream.segments[one.matches.firsts] for one in findings)]),
        np.concatenate([none, *(one.matches.starts for one in findings)]),
        np.concatenate([none, *(one.matches.ends for one in findings)]),
        np.concatenate([none.astype(np.bool_), *(one.negated for one in findings)]),
    )


def findings_of(terms: Sequence[Term], *, ground: Ground) -> Iterator[Finding]:
    """Find terms, those that name the same fillers together.

    A filler is skipped by every rule that does not name it: ``altså`` as a rule finds
    *altså*, while all other rules read past it.
    """
    equal = [_equalised(term, spoken=ground.spoken) for term in terms]
    spellings = spellings_of(ground.vocabulary, spoken=ground.spoken, own=ground.own)
    fillers = FILLERS.get(ground.language, frozenset())
    named: dict[frozenset[str], list[int]] = {}
    for place, term in enumerate(equal):
        named.setdefault(_forms(term) & fillers, []).append(place)
    for names, places in named.items():
        stream = _stream(ground, skipped=fillers - names, n_types=spellings.n_types)
        matches, negated = _find(
            [equal[place] for place in places], stream=stream, spellings=spellings, ground=ground
        )
        yield Finding(np.array(places, dtype=np.intp), stream, matches, negated)


def _find(
    terms: Sequence[Term], *, stream: Stream, spellings: Spellings, ground: Ground
) -> tuple[Matches, NDArray[np.bool_]]:
    negations = [Word("form", form) for form in sorted(NEGATIONS.get(ground.language, ()))]
    words = tuple(dict.fromkeys((*negations, *words_of(terms))))
    lexicon = ground.vocabulary.lexicon(ground.language)
    rows = satisfied(words, spellings=spellings, lexicon=lexicon)
    matches = match_terms(terms, words=words, satisfied=rows, stream=stream)
    is_negation = np.zeros(spellings.n_types, dtype=np.bool_)
    is_negation[rows.types[rows.words < len(negations)]] = True
    return matches, _negated(matches, np.flatnonzero(is_negation[stream.ids]), stream=stream)


def _negated(matches: Matches, negations: Places, *, stream: Stream) -> NDArray[np.bool_]:
    """Tell which matches stand within four words of a negation, and hold none themselves."""
    bounded = np.concatenate([[-1], negations, [-1]])
    before = np.searchsorted(negations, matches.firsts)
    after = np.searchsorted(negations, matches.lasts, side="right")
    segments = stream.segments[matches.firsts]
    near = np.zeros(len(matches), dtype=np.bool_)
    for place, edge in ((bounded[before], matches.firsts), (bounded[after + 1], matches.lasts)):
        close = (place >= 0) & (np.abs(place - edge) <= NEGATION_REACH)
        near |= close & (stream.segments[np.maximum(place, 0)] == segments)
    negated: NDArray[np.bool_] = near & (before == after)
    return negated


def _stream(ground: Ground, *, skipped: frozenset[str], n_types: int) -> Stream:
    silent = np.zeros(n_types, dtype=np.bool_)
    forms = ground.vocabulary.forms
    silent[[number for number, form in enumerate(forms) if form in skipped]] = True
    return stream_of(
        ground.segments, tokens=ground.tokens, comments_in=ground.comments_in, skipped=silent
    )


def _forms(term: Term) -> frozenset[str]:
    return frozenset(word.text for word in words_of([term]) if word.kind == "form")


def _equalised(term: Term, *, spoken: Mapping[str, str]) -> Term:
    """Write a term's words as spellings are written: folded, in standard form."""
    if isinstance(term, Together):
        return Together(tuple(_equal_part(part, spoken) for part in term.parts))
    return _equal_part(term, spoken)


def _equal_part(part: Phrase | Near, spoken: Mapping[str, str]) -> Phrase | Near:
    if isinstance(part, Near):
        left, right = _equal_phrase(part.left, spoken), _equal_phrase(part.right, spoken)
        return Near(left, right, part.distance)
    return _equal_phrase(part, spoken)


def _equal_phrase(phrase: Phrase, spoken: Mapping[str, str]) -> Phrase:
    return Phrase(tuple(_equal_word(word, spoken) for word in phrase.words))


def _equal_word(word: Word, spoken: Mapping[str, str]) -> Word:
    if word.kind == "regex":
        return word
    text = fold(word.text)
    return Word(word.kind, spoken.get(text, text) if word.kind == "form" else text)
