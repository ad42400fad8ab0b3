"""Decisions and readings placed again in today's text and today's codebook.

A decision addresses text by position and by quote (the two selectors of the W3C Web
Annotation Data Model, 2017). Where the text has changed, the quote with its surroundings
finds the place again; what cannot be found for certain is listed, never moved in silence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qualcode.model import Codebook, Corpus, Decision, Reading, Span, Transcript, fingerprint

LostReason = Literal[
    "no_transcript",
    "quote_not_found",
    "quote_ambiguous",
    "no_passage",
    "code_gone",
    "code_split",
]

CONTEXT = 32
LONG_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that has no certain place today, and why, as a stable key.

    ``no_transcript``: its transcript is not among those read; ``quote_not_found``,
    ``quote_ambiguous``: its words do not stand there, or stand where they may be others;
    ``no_passage``: its words are no participant's; ``code_gone``: no code has its id and
    none lists it under ``was``; ``code_split``: more than one code does.
    """

    decision: Decision
    reason: LostReason


@dataclass(frozen=True, slots=True)
class Placed:
    """Decisions and readings as they stand in today's text.

    ``lost`` and ``lost_readings`` (with the spans that were not found) are for the user to
    settle. ``moved`` counts the decisions whose text had changed and was found again.
    """

    decisions: tuple[Decision, ...]
    readings: tuple[Reading, ...]
    lost: tuple[Lost, ...] = ()
    lost_readings: tuple[Reading, ...] = ()
    moved: int = 0


@dataclass(frozen=True, slots=True)
class _Today:
    """What decisions are placed into; ``heirs`` maps an earlier code id to today's."""

    corpus: Corpus
    prints: Mapping[str, str]
    holders: Mapping[str, str]
    codes: frozenset[str]
    heirs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    """One decision in today's text; ``reason`` is empty when it has a place."""

    decision: Decision
    reason: LostReason | Literal[""] = ""


def place(
    decisions: Iterable[Decision],
    readings: Iterable[Reading],
    *,
    corpus: Corpus,
    codebook: Codebook,
) -> Placed:
    """Give the decisions and readings at their places in today's text, in the order given.

    Superseded decisions drop out here, so that one whose successor is lost does not come
    back. Wherever a decision was moved, ``text[span]`` is exactly its quote.
    """
    today = _today_of(corpus, codebook)
    found = [_find_place(one, today) for one in _not_superseded(tuple(decisions))]
    kept = tuple(one.decision for one in found if not one.reason)
    moves = [_follow_reading(one, today) for one in readings]
    return Placed(
        decisions=kept,
        readings=tuple(stays for stays, _ in moves if stays.spans),
        lost=tuple(Lost(one.decision, one.reason) for one in found if one.reason),
        lost_readings=tuple(gone for _, gone in moves if gone.spans),
        moved=_count_moved(kept, decisions),
    )


def prints_of(transcript: Transcript, spans: Sequence[Span]) -> tuple[str, ...]:
    """Give the fingerprints of the words in each span, for ``Reading.prints``."""
    return tuple(fingerprint(span.of(transcript.text)) for span in spans)


def _today_of(corpus: Corpus, codebook: Codebook) -> _Today:
    prints = {one.id: one.fingerprint for one in corpus.transcripts}
    heirs: dict[str, list[str]] = defaultdict(list)
    for code in codebook:
        for earlier in code.was:
            heirs[earlier].append(code.id)
    return _Today(
        corpus=corpus,
        prints=prints,
        holders={held: transcript for transcript, held in prints.items()},
        codes=frozenset(code.id for code in codebook),
        heirs={earlier: tuple(dict.fromkeys(ids)) for earlier, ids in heirs.items()},
    )


def _not_superseded(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    gone = {earlier for one in decisions for earlier in one.supersedes if earlier != one.id}
    return tuple(one for one in decisions if one.id not in gone)


def _count_moved(placed: Iterable[Decision], before: Iterable[Decision]) -> int:
    prints = {one.id: (one.transcript, one.fingerprint) for one in before}
    return sum(prints[one.id] != (one.transcript, one.fingerprint) for one in placed)


def _find_place(decision: Decision, today: _Today) -> _Found:
    """Place one decision: first its code, then its transcript, then its words."""
    followed = _follow_code(decision, today)
    if followed.reason:
        return followed
    home = _home(decision.transcript, decision.fingerprint, today)
    if not home:
        return _Found(decision, "no_transcript")
    placed = _find_words(followed.decision, home, today)
    if placed.reason:
        return _Found(decision, placed.reason)
    if today.corpus.passage_holding(home, placed.decision.span) is None:
        return _Found(decision, "no_passage")
    return placed


def _follow_code(decision: Decision, today: _Today) -> _Found:
    if decision.code in today.codes:
        return _Found(decision)
    heirs = today.heirs.get(decision.code, ())
    if len(heirs) == 1:
        return _Found(replace(decision, code=heirs[0], was=decision.code))
    return _Found(decision, "code_split" if heirs else "code_gone")


def _home(transcript_id: str, print_then: str, today: _Today) -> str:
    """Give the id of the transcript, or of the one with the very same text, else ``""``."""
    if today.prints.get(transcript_id) == print_then:
        return transcript_id
    same_text = today.holders.get(print_then, "")
    return same_text or (transcript_id if transcript_id in today.prints else "")


def _find_words(decision: Decision, home: str, today: _Today) -> _Found:
    print_now = today.prints[home]
    if decision.fingerprint == print_now:
        return _Found(replace(decision, transcript=home))
    text = today.corpus.transcript(home).text
    starts = _places(decision, text)
    if len(starts) != 1:
        is_there = bool(_occurrences(text, decision.quote))
        return _Found(decision, "quote_ambiguous" if is_there else "quote_not_found")
    return _Found(_move(decision, starts[0], text=text, print_now=print_now))


def _places(decision: Decision, text: str) -> list[int]:
    """Give where a decision's words may stand: in their surroundings, else on their own.

    Surroundings are all 32 code points on both sides, else the nearer half on one side. A
    quote of fewer than five words says too little to be known without them.
    """
    whole = decision.before + decision.quote + decision.after
    in_context = [at + len(decision.before) for at in _occurrences(text, whole)]
    if len(in_context) == 1:
        return in_context
    alone = [at for at in _occurrences(text, decision.quote) if _is_whole(decision, at, text)]
    beside = [at for at in alone if _is_beside(decision, at, text)]
    if len(beside) == 1 or len(decision.quote.split()) < LONG_ENOUGH:
        return beside
    return alone


def _is_whole(decision: Decision, at: int, text: str) -> bool:
    """Tell whether no word goes on at either side of the quote."""
    end = at + len(decision.quote)
    return not (
        _goes_on(text[at - 1 : at], decision.quote[:1])
        or _goes_on(decision.quote[-1:], text[end : end + 1])
    )


def _goes_on(sign: str, following: str) -> bool:
    return sign.isalnum() and following.isalnum()


def _is_beside(decision: Decision, at: int, text: str) -> bool:
    """Tell whether the words just before or just after are those of the time."""
    near, end = CONTEXT // 2, at + len(decision.quote)
    before, after = decision.before[-near:], decision.after[:near]
    return (len(before) == near and text[:at].endswith(before)) or (
        len(after) == near and text.startswith(after, end)
    )


def _occurrences(text: str, words: str) -> list[int]:
    """Give where the words begin, overlapping ones too; nothing for no words."""
    starts: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def _move(decision: Decision, start: int, *, text: str, print_now: str) -> Decision:
    end = start + len(decision.quote)
    return replace(
        decision,
        fingerprint=print_now,
        span=Span(start, end),
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
    )


def _follow_reading(reading: Reading, today: _Today) -> tuple[Reading, Reading]:
    """Give the reading with the spans that have a place today, and with those that have none."""
    nowhere = replace(reading, spans=(), prints=())
    home = _home(reading.transcript, reading.fingerprint, today)
    if not home:
        return nowhere, reading
    codes = _follow_codes(reading.codes, today)
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


def _follow_codes(codes: Sequence[str], today: _Today) -> tuple[str, ...]:
    """Give today's ids: a no to a code that was split is a no to each of its parts."""
    followed = [
        now
        for code in codes
        for now in ((code,) if code in today.codes else today.heirs.get(code, ()))
    ]
    return tuple(dict.fromkeys(followed))


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
