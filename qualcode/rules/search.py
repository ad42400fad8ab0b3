"""Finding many terms in one ground, in one pass."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.language import FILLERS, NEGATIONS, fold
from qualcode.model import Near, Phrase, Term, Together, Word
from qualcode.rules.arrays import Mask, Places
from qualcode.rules.ground import Ground, standard_forms
from qualcode.rules.matching import Matches, match_terms, words_of
from qualcode.rules.spellings import Spellings, spellings_of
from qualcode.rules.stream import Stream, batches, stream_of
from qualcode.rules.wordforms import satisfied

NEGATION_REACH = 4
# Words that name what they are; a wildcard or a pattern means no filler.
_NAMING = frozenset({"form", "lemma", "compound"})


@dataclass(frozen=True, slots=True, eq=False)
class TermHits:
    """Columns of equal length: term, segment, place in the segment's text, negated."""

    terms: Places
    segments: Places
    starts: Places
    ends: Places
    negated: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """The matches of some terms and the stream they were found in.

    ``terms`` are the places of the terms in the list that was sought.
    """

    terms: Places
    stream: Stream
    matches: Matches
    negated: Mask


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
    """Find terms batch by batch, those that name the same fillers together.

    A filler is skipped by every rule that does not name it: ``altså`` as a rule finds
    *altså*, while all other rules read past it. A word whose standard form is a filler is
    one, and a filler that somebody's standard form makes a word is none.
    """
    equal = [_equalised(term, spoken=ground.spoken) for term in terms]
    spellings = spellings_of(ground.vocabulary, spoken=ground.spoken, own=ground.own)
    fillers = FILLERS.get(ground.language, frozenset())
    named: dict[frozenset[str], list[int]] = {}
    for place, term in enumerate(equal):
        named.setdefault(_forms(term) & fillers, []).append(place)
    for names, places in named.items():
        engine = _Engine(
            [equal[place] for place in places],
            ground=ground,
            spellings=spellings,
            skipped=fillers - names,
        )
        for stream, matches, negated in engine.run():
            yield Finding(np.array(places, dtype=np.intp), stream, matches, negated)


class _Engine:
    """Terms resolved against a vocabulary, to be found in batch after batch."""

    def __init__(
        self,
        terms: Sequence[Term],
        *,
        ground: Ground,
        spellings: Spellings,
        skipped: frozenset[str],
    ) -> None:
        negations = [Word("form", form) for form in sorted(NEGATIONS.get(ground.language, ()))]
        lexicon = ground.vocabulary.lexicon(ground.language)
        self._terms = terms
        self._ground = ground
        self._words = tuple(dict.fromkeys((*negations, *words_of(terms))))
        self._satisfied = satisfied(self._words, spellings=spellings, lexicon=lexicon)
        negating = self._satisfied.types[self._satisfied.words < len(negations)]
        self._is_negation = np.zeros(spellings.n_types, dtype=np.bool_)
        self._is_negation[negating] = True
        self._skipped = np.zeros(spellings.n_types, dtype=np.bool_)
        forms = standard_forms(ground)
        self._skipped[[number for number, form in enumerate(forms) if form in skipped]] = True

    def run(self) -> Iterator[tuple[Stream, Matches, Mask]]:
        """Give the matches of each batch, the stream they are in, and which are negated."""
        ground = self._ground
        for by_text in batches(ground.segments, tokens=ground.tokens):
            stream = stream_of(
                ground.segments,
                by_text=by_text,
                tokens=ground.tokens,
                comments_in=ground.comments_in,
                skipped=self._skipped,
            )
            matches = match_terms(
                self._terms, words=self._words, satisfied=self._satisfied, stream=stream
            )
            negations = np.flatnonzero(self._is_negation[stream.ids])
            yield stream, matches, _negated(matches, negations, stream=stream)


def _negated(matches: Matches, negations: Places, *, stream: Stream) -> Mask:
    """Tell which matches stand within four words of a negation, and hold none themselves."""
    bounded = np.concatenate([[-1], negations, [-1]])
    before = np.searchsorted(negations, matches.firsts)
    after = np.searchsorted(negations, matches.lasts, side="right")
    segments = stream.segments[matches.firsts]
    near = np.zeros(len(matches), dtype=np.bool_)
    for place, edge in ((bounded[before], matches.firsts), (bounded[after + 1], matches.lasts)):
        close = (place >= 0) & (np.abs(place - edge) <= NEGATION_REACH)
        near |= close & (stream.segments[np.maximum(place, 0)] == segments)
    negated: Mask = near & (before == after)
    return negated


def _forms(term: Term) -> frozenset[str]:
    return frozenset(word.text for word in words_of([term]) if word.kind in _NAMING)


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
    return Word(word.kind, spoken.get(text, text) if word.kind in _NAMING else text)
