"""Where terms match in a stream of words.

Phrases are anchored at their rarest word: only where a type that satisfies it stands are
the other words compared. The cost follows what is found, not the number of rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from qualcode.model import Near, Phrase, Term, Word
from qualcode.rules.arrays import Groups, Mask, Places, ranges
from qualcode.rules.stream import Stream
from qualcode.rules.wordforms import Satisfied


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Columns of equal length: whose match, first and last word in the stream, place in the text.

    ``owners`` are places in a list of phrases or of terms; ``starts`` and ``ends`` are
    code points in the text of the match's segment.
    """

    owners: Places
    firsts: Places
    lasts: Places
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.owners)

    def take(self, rows: Places | Mask) -> "Matches":
        """Give the matches of some rows, or where a mask is true."""
        return Matches(*(getattr(self, one.name)[rows] for one in fields(self)))

    def owned_by(self, owner: int) -> "Matches":
        """Give the same matches under one owner."""
        return replace(self, owners=np.full(len(self), owner, dtype=np.intp))


NONE = Matches(*(np.empty(0, dtype=np.intp) for _ in fields(Matches)))


def joined(parts: Sequence[Matches]) -> Matches:
    """Give the matches of all parts in one."""
    return Matches(
        *(
            np.concatenate([getattr(part, one.name) for part in (NONE, *parts)])
            for one in fields(NONE)
        )
    )


def phrases_of(term: Term) -> tuple[Phrase, ...]:
    """Give the phrases a term is made of.

    >>> len(phrases_of(Near(Phrase(()), Phrase(()), 3)))
    2
    """
    if isinstance(term, Phrase):
        return (term,)
    if isinstance(term, Near):
        return (term.left, term.right)
    return tuple(phrase for part in term.parts for phrase in phrases_of(part))


def words_of(terms: Sequence[Term]) -> tuple[Word, ...]:
    """Give every word of some terms once, in order of first use."""
    phrases = (phrase for term in terms for phrase in phrases_of(term))
    return tuple(dict.fromkeys(word for phrase in phrases for word in phrase.words))


def match_terms(
    terms: Sequence[Term], *, words: Sequence[Word], satisfied: Satisfied, stream: Stream
) -> Matches:
    """Find every term in a stream; owners are places in ``terms``.

    ``satisfied`` says which types satisfy ``words``, which must hold all words of the
    terms. A match never leaves its segment. For words near each other the shortest
    stretches count: those that hold no other; of two on the same words, as their parts
    may be spelled, the longer. For words together in a passage, each place of each part is
    a match.
    """
    phrases = list(dict.fromkeys(phrase for term in terms for phrase in phrases_of(term)))
    found = _match_phrases(phrases, words=words, satisfied=satisfied, stream=stream)
    by_phrase = _Found(phrases, found, stream)
    alone = [number for number, term in enumerate(terms) if isinstance(term, Phrase)]
    by_number = Groups(
        np.array([by_phrase.number(terms[number]) for number in alone], dtype=np.intp),
        len(phrases),
    )
    rows, places = by_number.rows_of(found.owners)
    single = replace(found.take(rows), owners=np.array(alone, dtype=np.intp)[places])
    rest = [
        by_phrase.of(term).owned_by(number)
        for number, term in enumerate(terms)
        if not isinstance(term, Phrase)
    ]
    return joined([single, *rest])


class _Found:
    """The matches of each phrase, and of what is made of phrases."""

    def __init__(self, phrases: Sequence[Phrase], found: Matches, stream: Stream) -> None:
        self._numbers: dict[Term, int] = {phrase: number for number, phrase in enumerate(phrases)}
        self._found = found
        self._bounds = np.searchsorted(found.owners, np.arange(len(phrases) + 1))
        self._segments = stream.segments

    def number(self, term: Term) -> int:
        return self._numbers[term]

    def of(self, term: Term) -> Matches:
        """Give the matches of a term, in order of place."""
        if isinstance(term, Phrase):
            number = self._numbers[term]
            return self._found.take(np.arange(self._bounds[number], self._bounds[number + 1]))
        if isinstance(term, Near):
            return self._near(self.of(term.left), self.of(term.right), distance=term.distance)
        return self._together([self.of(part) for part in term.parts])

    def _together(self, parts: Sequence[Matches]) -> Matches:
        shared = np.unique(self._segments[parts[0].firsts])
        for part in parts[1:]:
            shared = np.intersect1d(shared, self._segments[part.firsts])
        return joined([part.take(np.isin(self._segments[part.firsts], shared)) for part in parts])

    def _near(self, left: Matches, right: Matches, *, distance: int) -> Matches:
        both = joined(
            [
                self._followed(left, right, distance=distance),
                self._followed(right, left, distance=distance),
            ]
        )
        both = both.take(np.lexsort((-both.ends, both.starts, both.lasts, both.firsts)))
        if not len(both):
            return both
        both = both.take(np.append(True, both.firsts[1:] != both.firsts[:-1]))
        nearest_end = np.minimum.accumulate(both.lasts[::-1])[::-1]
        holds_none = np.append(both.lasts[:-1] < nearest_end[1:], True)
        return both.take(holds_none)

    def _followed(self, before: Matches, after: Matches, *, distance: int) -> Matches:
        """Give each match with the first of ``after`` that follows it closely enough."""
        if not len(after):
            return NONE
        rows = np.searchsorted(after.firsts, before.lasts, side="right")
        inside = rows < len(after)
        rows[~inside] = 0
        close = after.firsts[rows] - before.lasts - 1 <= distance
        same = self._segments[after.firsts[rows]] == self._segments[before.lasts]
        kept = inside & close & same
        before, after = before.take(kept), after.take(rows[kept])
        return Matches(before.owners, before.firsts, after.lasts, before.starts, after.ends)


def _match_phrases(
    phrases: Sequence[Phrase], *, words: Sequence[Word], satisfied: Satisfied, stream: Stream
) -> Matches:
    """Find phrases; sorted by phrase and place."""
    if not len(stream) or not phrases or not len(satisfied.keys):
        return NONE
    numbers = {word: number for number, word in enumerate(words)}
    table = _Phrases.of([[numbers[word] for word in phrase.words] for phrase in phrases])
    anchors = table.rarest(satisfied, stream=stream)
    owners, places = _anchored(table, anchors, satisfied=satisfied, stream=stream)
    firsts = places - anchors[owners]
    lasts = firsts + table.lengths[owners] - 1
    inside = (firsts >= 0) & (lasts < len(stream))
    owners, firsts, lasts = owners[inside], firsts[inside], lasts[inside]
    same = stream.segments[firsts] == stream.segments[lasts]
    owners, firsts, lasts = owners[same], firsts[same], lasts[same]
    for at in range(int(table.lengths.max())):
        reached = np.flatnonzero((table.lengths[owners] > at) & (anchors[owners] != at))
        sought = table.words[owners[reached], at]
        rows = satisfied.rows(stream.ids[firsts[reached] + at].astype(np.intp), sought)
        kept = np.ones(len(owners), dtype=np.bool_)
        kept[reached[rows < 0]] = False
        owners, firsts, lasts = owners[kept], firsts[kept], lasts[kept]
    order = np.lexsort((firsts, owners))
    owners, firsts, lasts = owners[order], firsts[order], lasts[order]
    ends_with = table.words[owners, table.lengths[owners] - 1]
    leads = satisfied.leads[
        satisfied.rows(stream.ids[firsts].astype(np.intp), table.words[owners, 0])
    ]
    trails = satisfied.trails[satisfied.rows(stream.ids[lasts].astype(np.intp), ends_with)]
    return Matches(
        owners, firsts, lasts, stream.starts(firsts) + leads, stream.ends(lasts) - trails
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Phrases:
    """Phrases as numbers of words, ``(n_phrases, longest)``, filled up with -1."""

    words: Places
    lengths: Places

    @classmethod
    def of(cls, phrases: Sequence[Sequence[int]]) -> "_Phrases":
        lengths = np.array([len(phrase) for phrase in phrases], dtype=np.intp)
        words = np.full((len(phrases), int(lengths.max())), -1, dtype=np.intp)
        for row, phrase in enumerate(phrases):
            words[row, : len(phrase)] = phrase
        return cls(words, lengths)

    def rarest(self, satisfied: Satisfied, *, stream: Stream) -> Places:
        """Give the place of each phrase's rarest word."""
        met = np.bincount(stream.ids, minlength=int(satisfied.types[-1]) + 1)
        rows = np.bincount(
            satisfied.words, weights=met[satisfied.types], minlength=satisfied.n_words
        )
        counts = np.append(rows, np.inf)[self.words]
        rarest: Places = np.argmin(counts, axis=1)
        return rarest


def _anchored(
    table: _Phrases, anchors: Places, *, satisfied: Satisfied, stream: Stream
) -> tuple[Places, Places]:
    """Give phrase and place in the stream wherever a phrase's anchor stands."""
    by_word = Groups(table.words[np.arange(len(anchors)), anchors], satisfied.n_words)
    rows, owners = by_word.rows_of(satisfied.words)
    types = satisfied.types[rows]
    size = max(int(stream.ids.max()), int(satisfied.types[-1])) + 1
    counts = np.bincount(types, minlength=size)
    starts = np.cumsum(counts) - counts
    met = np.flatnonzero((counts > 0)[stream.ids])
    ids = stream.ids[met]
    places = np.repeat(met, counts[ids])
    return owners[ranges(starts[ids], counts[ids])], places
