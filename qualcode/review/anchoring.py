"""Finding the words of a decision again in a text that has changed.

A decision carries a position and a quote with 32 characters on either side: the *text
position* and *text quote* selectors of the W3C Web Annotation Data Model (2017, §4.2.4-5).
Where the text is another one, its words are looked for in this order:

1. the quote with all of its surroundings, sign for sign, once in the text: there;
2. the quote, sign for sign, ending where words end;
3. the same words: case, white space, signs, labels of turns and fillers are of no account;
4. the same words with slips of the pen mended: at most one word in four is respelt, joined,
   split, or no longer said twice (see :func:`is_respelling`); no word comes in or goes;
5. whatever stands between the words that stood before and after. It is shown, never taken.

What is found under 2 to 4 is taken only when it is clearly the one: its **sides** decide. A
side agrees when the three words next to the quote are the same (or the text begins or ends
there). One place must have more agreeing sides than every other; and the fewer sides agree,
the more words the quote itself must have: a »Nej.« needs both sides, or one and the other
nearly. Two words next to each other are not enough to be sure, and a position is not at all: a
line put in above moves every position below. So position only orders what is listed.

Readers of annotated documents prefer a note that says it lost its place to one that moved to
other words (Brush, Bargeron, Gupta & Cadiz 2001, *Robust annotation positioning in digital
documents*, CHI); so what is unclear is listed with its candidates, for a person to settle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from qualcode.model import CONTEXT, Decision, Placement, Span, Translation
from qualcode.review.speech import Speech, plain, said_by, speech_in
from qualcode.review.spelling import paired_end

Anchor = Decision | Placement | Translation
Likeness = Literal["same", "respelt", "changed", "other"]

NEAR = 3
LONG_ENOUGH = 5
LONG_ALONE = 8
MOST_LISTED = 5
MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a decision may stand today.

    ``likeness``: the words are the ``same`` sign for sign; ``respelt``, the same but for case,
    white space, dashes and the like; ``changed``, with slips mended; ``other`` words. ``sides``
    counts the sides whose nearest words agree, ``full`` those where all 32 characters' do.
    ``near`` tells that no side disagrees altogether.
    """

    span: Span
    likeness: Likeness
    sides: int = 0
    full: int = 0
    near: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a decision stands; ``place`` is ``None`` where that is not clear.

    ``candidates`` are then the likeliest places, at most five, best first.
    """

    place: Candidate | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words looked for and the words around them."""

    quote: str
    start: int
    words: tuple[str, ...]
    lead: str
    trail: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    at_start: bool
    at_end: bool
    begins_inside: bool
    ends_inside: bool
    labels: int
    speaker: str


def find_again(anchor: Anchor, speech: Speech) -> Finding:
    """Find a decision's words in another text: see the module for how, and when not."""
    whole = anchor.before + anchor.quote + anchor.after
    if len(whole) - len(anchor.quote) >= CONTEXT // 2 or len(anchor.quote) >= 2 * CONTEXT:
        starts = occurrences(speech.text, whole, most=2)
        if len(starts) == 1:
            start = starts[0] + len(anchor.before)
            span = Span(start, start + len(anchor.quote))
            return Finding(Candidate(span, "same", sides=2, full=2, near=True))
    if not anchor.quote:
        return Finding(None)
    sought = _sought(anchor, speech)
    found = sorted(_candidates(sought, speech), key=lambda one: _rank(one, sought))
    place = _clearest(found, sought, speech)
    return Finding(place, () if place else tuple(found[:MOST_LISTED]))


def occurrences(text: str, words: str, *, most: int = 1000) -> list[int]:
    """Give where the words begin, overlapping ones too; nothing for no words."""
    starts: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(starts) < most:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def speaker_of(anchor: Anchor) -> str:
    """Give the label of the turn that an address was made on, where that is known, or ``""``."""
    kept = anchor.speaker if isinstance(anchor, Decision | Translation) else ""
    return kept or said_by(anchor.before, at_start=anchor.span.start == len(anchor.before))


def likeness_of(quote: str, now: str) -> Likeness:
    """Say how like the words of now are to a quote; never ``other``."""
    if quote == now:
        return "same"
    return "respelt" if plain(quote) == plain(now) else "changed"


def _sought(anchor: Anchor, speech: Speech) -> _Sought:
    quote, before, after = anchor.quote, anchor.before, anchor.after
    inner = speech_in(quote, labelled=speech.labelled)
    at_start = anchor.span.start == len(before)
    begins_inside = _goes_on(before[-1:], quote[:1])
    ends_inside = _goes_on(quote[-1:], after[:1])
    left = list(speech_in(before, labelled=speech.labelled, from_start=at_start).words)
    right = list(speech_in(after, labelled=speech.labelled).words)
    if left and not at_start and before[0].isalnum():
        del left[0]
    if left and begins_inside:
        del left[-1]
    if right and len(after) == CONTEXT and after[-1].isalnum():
        del right[-1]
    if right and ends_inside:
        del right[0]
    return _Sought(
        quote=quote,
        start=anchor.span.start,
        words=inner.words,
        lead=quote[: inner.spans[0].start] if inner.spans else "",
        trail=quote[inner.spans[-1].end :] if inner.spans else "",
        before=tuple(left),
        after=tuple(right),
        at_start=at_start,
        at_end=len(after) < CONTEXT and len(before) == min(anchor.span.start, CONTEXT),
        begins_inside=begins_inside,
        ends_inside=ends_inside,
        labels=quote.count("\n\n") if speech.labelled else 0,
        speaker=speaker_of(anchor) if speech.labelled else "",
    )


def _goes_on(sign: str, following: str) -> bool:
    return sign.isalnum() and following.isalnum()


def _candidates(sought: _Sought, speech: Speech) -> list[Candidate]:
    """Give every place that may be meant, each once."""
    spans = [*_exact(sought, speech)]
    spans += [one for one in _alike(sought, speech) if not _overlaps(one, spans)]
    found = [
        _weighed(span, likeness_of(sought.quote, span.of(speech.text)), sought, speech)
        for span in spans
    ]
    between = [one for one in _between(sought, speech) if not _overlaps(one, spans)]
    return found + [_weighed(span, "other", sought, speech) for span in between]


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlap(other) for other in others)


def _exact(sought: _Sought, speech: Speech) -> Iterator[Span]:
    """Give where the quote stands sign for sign, and words go on only where they did."""
    text = speech.text
    for start in occurrences(text, sought.quote):
        end = start + len(sought.quote)
        if (
            _goes_on(text[start - 1 : start], sought.quote[:1]) == sought.begins_inside
            and _goes_on(sought.quote[-1:], text[end : end + 1]) == sought.ends_inside
        ):
            yield Span(start, end)


def _alike(sought: _Sought, speech: Speech) -> Iterator[Span]:
    """Give where the same words stand, slips of the pen mended; the likeliest first."""
    if not sought.words or sought.begins_inside or sought.ends_inside:
        return
    most = max(1, len(sought.words) // 4)
    seen: list[Span] = []
    for start in _beginnings(sought, speech):
        end = paired_end(sought.words, speech.words, start=start, most=most)
        if end > start:
            span = _with_signs(start, end, sought, speech)
            if not _overlaps(span, seen):
                seen.append(span)
                yield span


def _beginnings(sought: _Sought, speech: Speech) -> list[int]:
    """Give the words that the quote may begin at, most shared words first.

    A quote of which at most one word in four is respelt shares a word with its place, unless
    it is of one word: then its surroundings say where to look.
    """
    votes: dict[int, int] = {}
    rare = sorted(
        (len(speech.places.get(word, ())), number) for number, word in enumerate(sought.words)
    )
    for count, number in [one for one in rare if one[0]][:MOST_TRIED]:
        if count > 60 and votes:
            break
        for place in speech.places[sought.words[number]]:
            votes[place - number] = votes.get(place - number, 0) + 1
    for span in _between(sought, speech):
        first = speech.after(span.start)
        votes[first] = votes.get(first, 0) + len(sought.words)
    ranked = sorted(votes, key=lambda one: (-votes[one], one))
    near = [one + by for one in ranked[: 4 * MOST_TRIED] for by in (0, -1, 1)]
    return [one for one in dict.fromkeys(near) if 0 <= one < len(speech.words)]


def _with_signs(start: int, end: int, sought: _Sought, speech: Speech) -> Span:
    """Give the span of words with the signs about them, where the quote had signs there."""
    text = speech.text
    first, last = speech.spans[start].start, speech.spans[end - 1].end
    floor = speech.spans[start - 1].end if start else 0
    ceiling = speech.spans[end].start if end < len(speech.spans) else len(text)
    if sought.lead.strip():
        while first > floor and not text[first - 1].isspace():
            first -= 1
    if sought.trail.strip():
        while last < ceiling and not text[last].isspace():
            last += 1
    return Span(first, last)


def _between(sought: _Sought, speech: Speech) -> Iterator[Span]:
    """Give what stands between the words before and the words after, if anything does."""
    left, right = sought.before[-NEAR:], sought.after[:NEAR]
    if len(left) < 2 or len(right) < 2:
        return
    widest = 2 * len(sought.words) + 10
    begins = [one + len(left) for one in _rows(left, speech)]
    stops = _rows(right, speech)
    for begin in begins:
        stop = next((one for one in stops if begin < one <= begin + widest), -1)
        if stop > begin:
            yield _with_signs(begin, stop, sought, speech)


def _rows(words: Sequence[str], speech: Speech) -> list[int]:
    size = len(words)
    wanted = tuple(words)
    starts = speech.places.get(words[0], ())
    return [one for one in starts if speech.words[one : one + size] == wanted]


def _weighed(span: Span, likeness: Likeness, sought: _Sought, speech: Speech) -> Candidate:
    """Give a candidate with what speaks for it."""
    first, last = speech.before(span.start), speech.after(span.end)
    heard = len(speech.words)
    left = speech.words[max(0, first - len(sought.before)) : first]
    right = speech.words[last : last + len(sought.after)]
    sides = [
        _agree(sought.before[::-1], left[::-1], edge=sought.at_start, is_edge=first == len(left)),
        _agree(sought.after, right, edge=sought.at_end, is_edge=last + len(right) == heard),
    ]
    return Candidate(
        span,
        likeness,
        sides=sum(sides),
        full=(sides[0] and left == sought.before) + (sides[1] and right == sought.after),
        near=all(
            agrees or _alike_enough(then, now)
            for agrees, then, now in zip(
                sides, (sought.before, sought.after), (left, right), strict=True
            )
        ),
    )


def _agree(then: Sequence[str], now: Sequence[str], *, edge: bool, is_edge: bool) -> bool:
    """Tell whether the words nearest to the quote on one side are the same."""
    if len(then) < NEAR and edge:
        return is_edge and then == now
    return len(then) >= 2 and then[:NEAR] == now[:NEAR]


def _alike_enough(then: Sequence[str], now: Sequence[str]) -> bool:
    """Tell whether half the words or more are still there, in order."""
    return bool(then) and SequenceMatcher(None, then, now, autojunk=False).ratio() >= 0.5


def _rank(one: Candidate, sought: _Sought) -> tuple[int, int, bool, int, int]:
    order = ("same", "respelt", "changed", "other")
    unlike = order.index(one.likeness)
    away = abs(one.span.start - sought.start)
    return -one.sides, -one.full, one.likeness == "other", unlike, away


def _clearest(found: Sequence[Candidate], sought: _Sought, speech: Speech) -> Candidate | None:
    """Give the one candidate that is clearly the place, else ``None``."""
    if not found or found[0].likeness == "other":
        return None
    best, rivals = found[0], found[1:]
    for rival in rivals:
        fewer = rival.sides < best.sides
        if not fewer and not (best.sides == rival.sides == 2 and rival.full < best.full):
            return None
    return best if _is_sure(best, sought, speech, alone=not rivals) else None


def _is_sure(one: Candidate, sought: _Sought, speech: Speech, *, alone: bool) -> bool:
    """Tell whether words and surroundings say enough to take a place for the one."""
    size = len(sought.words)
    if _speakers(one.span, speech) > 1 + sought.labels:
        return False
    if one.sides == 2:
        return True
    if one.likeness == "changed":
        return one.sides == 1 and (size >= LONG_ALONE or (size > 1 and one.near))
    if one.sides == 1:
        return size >= LONG_ENOUGH or one.near
    stays = sought.speaker in ("", speech.speaker_at(one.span.start))
    return alone and stays and size >= LONG_ALONE


def _speakers(span: Span, speech: Speech) -> int:
    """Count the different speakers of a span's words."""
    return len({label for turn, label in speech.turns if turn.overlap(span)})
