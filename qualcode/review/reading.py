"""Which passages each coder has read through, and for which codes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping

from qualcode.model import Corpus, Decision, Passage, Reading, Span

Read = Mapping[str, Mapping[str, frozenset[str]]]


def passages_read(readings: Iterable[Reading], *, corpus: Corpus) -> Read:
    """Give, by passage id, the coders who read it through and the codes they read it for.

    A passage is read when the spans of one reading cover it whole, whatever the unit was
    at the time. Readings of one coder add up.
    """
    read: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for reading in readings:
        if corpus.has_transcript(reading.transcript):
            for passage in _covered(reading, corpus):
                known = read[passage.id].get(reading.coder, frozenset())
                read[passage.id][reading.coder] = known | frozenset(reading.codes)
    return dict(read)


def without_spoken(read: Read, decisions: Iterable[Decision], *, corpus: Corpus) -> Read:
    """Take back the silent no where the coder gave the code in the same turn or across it.

    ``decisions`` are those that stand, in today's text. Somebody who codes by turn gives a
    code once: the other passages of a long turn are then no answer of theirs. A coding over
    several turns counts for the passage that holds most of it, and says no to none of the
    others that it reaches into.
    """
    given: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for decision in decisions if read else ():
        if decision.verdict != "reject":
            holder = corpus.passage_holding(decision.transcript, decision.span)
            for other in _in_turns_of(decision, corpus):
                if other != holder:
                    given[other.id][decision.coder].add(decision.code)
    return {
        passage_id: {
            coder: codes - given[passage_id][coder] if passage_id in given else codes
            for coder, codes in coders.items()
        }
        for passage_id, coders in read.items()
    }


def _in_turns_of(decision: Decision, corpus: Corpus) -> Iterable[Passage]:
    """Give all passages of the turns that a decision's words reach into."""
    turns = {
        one.turn
        for one in corpus.passages_of(decision.transcript)
        if one.span.overlap(decision.span)
    }
    for turn in sorted(turns):
        yield from corpus.passages_of_turn(decision.transcript, turn)


def _covered(reading: Reading, corpus: Corpus) -> Iterable[Passage]:
    stretches = _join(reading.spans, corpus.transcript(reading.transcript).text)
    starts = [one.start for one in stretches]
    for passage in corpus.passages_of(reading.transcript):
        at = bisect_right(starts, passage.span.start) - 1
        if at >= 0 and stretches[at].covers(passage.span):
            yield passage


def _join(spans: Iterable[Span], text: str) -> list[Span]:
    """Join spans that overlap or have only white space between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, span.end)))
        else:
            joined.append(span)
    return joined
