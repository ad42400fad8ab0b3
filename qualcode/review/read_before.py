"""Readings followed into a text that has changed: a passage with other words was not read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.model import Corpus, Reading, Span, Transcript, fingerprint
from qualcode.review.today import Today


def prints_of(transcript: Transcript, spans: Sequence[Span]) -> tuple[str, ...]:
    """Give the fingerprints of the words in each span, for ``Reading.prints``."""
    return tuple(fingerprint(span.of(transcript.text)) for span in spans)


def follow_reading(reading: Reading, today: Today) -> tuple[Reading, Reading]:
    """Give the reading with the spans that have a place today, and with those that have none."""
    nowhere = replace(reading, spans=(), prints=())
    home = today.home(reading.transcript, reading.fingerprint)
    if not home:
        return nowhere, reading
    codes = today.followed(reading.codes)
    if reading.fingerprint == today.prints[home]:
        return replace(reading, transcript=home, codes=codes), nowhere
    pairs = _with_prints(reading)
    found = _find_spans(pairs, corpus=today.corpus, transcript_id=home)
    stays = [(found[span], held) for span, held in pairs if span in found]
    gone = [(span, held) for span, held in pairs if span not in found]
    moved = replace(_with_spans(reading, stays), fingerprint=today.prints[home], codes=codes)
    return moved, _with_spans(reading, gone)


def _with_prints(reading: Reading) -> list[tuple[Span, str]]:
    """Pair each span with the fingerprint of its words, ``""`` where nobody kept it."""
    known = len(reading.prints) == len(reading.spans)
    prints = reading.prints if known else ("",) * len(reading.spans)
    return list(zip(reading.spans, prints, strict=True))


def _with_spans(reading: Reading, pairs: Sequence[tuple[Span, str]]) -> Reading:
    return replace(
        reading,
        spans=tuple(span for span, _ in pairs),
        prints=tuple(held for _, held in pairs) if reading.prints else (),
    )


def _find_spans(
    pairs: Iterable[tuple[Span, str]], *, corpus: Corpus, transcript_id: str
) -> dict[Span, Span]:
    """Map a reading's spans to today's passages with the same words.

    Words that were read more than once ("Ja.") are only placed where they stand as many
    times today: then they pair up in order.
    """
    then: dict[str, list[Span]] = defaultdict(list)
    for span, held in pairs:
        then[held].append(span)
    now: dict[str, list[Span]] = defaultdict(list)
    for passage in corpus.passages_of(transcript_id):
        now[fingerprint(corpus.text(passage))].append(passage.span)
    return {
        old: new
        for held, spans in then.items()
        if len(now.get(held, ())) == len(spans)
        for old, new in zip(sorted(spans), now[held], strict=True)
    }
