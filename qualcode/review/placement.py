"""Decisions and readings placed again in today's text and today's codebook.

A decision addresses text. Where a transcript has the very text it was made on (the same
fingerprint), under whichever name, it stands where it stood. Where a person has said by hand
where it stands, it stands there. Else its words are looked for: :mod:`qualcode.review.anchoring`
says how. What has no certain place is listed, and what got one is told: nothing moves in silence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.model import (
    ByHand,
    Codebook,
    Corpus,
    Decision,
    Placement,
    Reading,
    Span,
    Translation,
)
from qualcode.review.addressing import LostReason, Nowhere, place_today
from qualcode.review.anchoring import Candidate, Likeness, likeness_of, speaker_of
from qualcode.review.read_before import follow_reading
from qualcode.review.superseding import decision_at, not_superseded
from qualcode.review.today import Today, today_of
from qualcode.review.translating import LostTranslation, follow_translations


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that has no certain place today, and why, as a stable key.

    ``no_transcript``: its transcript is not among those read; ``quote_not_found``,
    ``quote_ambiguous``: its words do not stand there, or stand where they may be others, or
    people have said different things of where; ``no_passage``: its words are no
    participant's; ``code_gone``: no code has its id and none lists it under ``was``;
    ``code_split``: more than one code does. ``candidates`` are places in ``transcript`` where
    it may belong, the likeliest first.
    """

    decision: Decision
    reason: LostReason
    transcript: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A decision that stands elsewhere than it was made: ``before`` as made, ``now`` today.

    ``likeness`` compares the words then and now. ``speaker_then`` and ``speaker_now`` are the
    labels of the turns, where both are known and differ, else empty.
    """

    before: Decision
    now: Decision
    likeness: Likeness
    by_hand: bool = False
    speaker_then: str = ""
    speaker_now: str = ""


@dataclass(frozen=True, slots=True)
class Following:
    """A transcript that is called otherwise today, and how many decisions follow it."""

    transcript: str
    now: str
    decisions: int
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Decisions and readings as they stand in today's text.

    ``lost`` and ``lost_readings`` (with the spans that were not found) are for the user to
    settle; ``dropped`` are decisions that a person said no longer hold. ``moves`` tells of each
    decision whose transcript had changed, in text or in name. ``translations`` follow their
    quotes as decisions follow their words.
    """

    decisions: tuple[Decision, ...]
    readings: tuple[Reading, ...]
    lost: tuple[Lost, ...] = ()
    lost_readings: tuple[Reading, ...] = ()
    moves: tuple[Move, ...] = ()
    dropped: tuple[Decision, ...] = ()
    following: tuple[Following, ...] = ()
    translations: tuple[Translation, ...] = ()
    lost_translations: tuple[LostTranslation, ...] = ()

    @property
    def moved(self) -> int:
        """How many decisions stand in a text or under a name other than they were made in."""
        return len(self.moves)


def place(
    decisions: Iterable[Decision],
    readings: Iterable[Reading],
    *,
    corpus: Corpus,
    codebook: Codebook,
    by_hand: ByHand | None = None,
    translations: Iterable[Translation] = (),
) -> Placed:
    """Give the decisions and readings at their places in today's text, in the order given.

    Superseded decisions drop out here, so that one whose successor is lost does not come
    back. Wherever a decision is placed, ``text[span]`` is exactly its quote: the words of
    today, which ``moves`` compares with those it was made on.
    """
    settled = by_hand or ByHand()
    given, read, translated = tuple(decisions), tuple(readings), tuple(translations)
    by_place: list[Decision | Placement | Reading | Translation] = [
        *given,
        *settled.placements,
        *read,
        *translated,
    ]
    today = today_of(corpus, codebook, said=by_place, by_hand=settled)
    said = _by_decision(settled.placements)
    found = [_find_place(one, said.get(one.id, ()), today) for one in not_superseded(given)]
    moves = tuple(one for one in found if isinstance(one, Move))
    follows = [follow_reading(one, today) for one in read]
    there, gone = follow_translations(translated, today)
    return Placed(
        decisions=tuple(one.now for one in moves),
        readings=tuple(stays for stays, _ in follows if stays.spans),
        lost=tuple(one for one in found if isinstance(one, Lost)),
        lost_readings=tuple(gone for _, gone in follows if gone.spans),
        moves=tuple(one for one in moves if _has_moved(one)),
        dropped=tuple(one for one in found if isinstance(one, Decision)),
        following=_following(moves, today),
        translations=there,
        lost_translations=gone,
    )


def _by_decision(placements: Sequence[Placement]) -> dict[str, tuple[Placement, ...]]:
    """Give the placements that stand, by decision: the last, or all that say different things."""
    gone = {earlier for one in placements for earlier in one.supersedes if earlier != one.id}
    piles: dict[str, list[Placement]] = defaultdict(list)
    for one in placements:
        if one.id not in gone:
            piles[one.decision].append(one)
    return {
        decision: tuple(pile) if len({_said_where(one) for one in pile}) > 1 else (pile[-1],)
        for decision, pile in piles.items()
    }


def _said_where(one: Placement) -> tuple[bool, str, str, Span]:
    return one.dropped, one.transcript, one.fingerprint, one.span


def _find_place(
    decision: Decision, said: Sequence[Placement], today: Today
) -> Move | Lost | Decision:
    """Place one decision: first its code, then its transcript, then its words.

    Gives the decision itself when a person said that it no longer holds.
    """
    if len(said) > 1:
        return Lost(decision, "quote_ambiguous")
    settled = said[0] if said else None
    if settled and settled.dropped:
        return decision
    followed = _follow_code(decision, today)
    if isinstance(followed, Lost):
        return followed
    return _in_text(followed, decision, _address(decision, settled, today), today)


def _address(decision: Decision, settled: Placement | None, today: Today) -> Decision | Placement:
    """Give the address to place by: one whose very text is there, else the one settled last."""
    if settled is None or settled.fingerprint in today.holders:
        return settled or decision
    return decision if decision.fingerprint in today.holders else settled


def _follow_code(decision: Decision, today: Today) -> Decision | Lost:
    if decision.code in today.codes:
        return decision
    heirs = today.heirs.get(decision.code, ())
    if len(heirs) == 1:
        return replace(decision, code=heirs[0], was=decision.code)
    return Lost(decision, "code_split" if heirs else "code_gone")


def _in_text(
    followed: Decision, made: Decision, anchor: Decision | Placement, today: Today
) -> Move | Lost:
    """Place a decision by an address, its own or the one that a person gave it."""
    found = place_today(anchor, today)
    if isinstance(found, Nowhere):
        return Lost(made, found.reason, found.home, found.candidates)
    home, span = found
    now = replace(followed, transcript=home)
    print_now = today.prints[home]
    if anchor is not made or anchor.fingerprint != print_now:
        text = today.corpus.transcript(home).text
        now = decision_at(now, span, text=text, print_now=print_now)
    return _move(made, now, today, by_hand=anchor is not made)


def _move(made: Decision, now: Decision, today: Today, *, by_hand: bool) -> Move:
    """Say how a decision stands today, beside how it was made."""
    if (made.transcript, made.fingerprint) == (now.transcript, now.fingerprint):
        return Move(made, now, "same", by_hand=by_hand)
    likeness: Likeness = "same"
    then = here = ""
    if made.fingerprint != now.fingerprint:
        likeness = likeness_of(made.quote, now.quote)
        speech = today.speech(now.transcript)
        if speech.labelled:
            then = speaker_of(made)
            here = speech.speaker_at(now.span.start)
    return Move(
        made,
        now,
        likeness,
        by_hand=by_hand,
        speaker_then=then if then and here and then != here else "",
        speaker_now=here if then and here and then != here else "",
    )


def _has_moved(move: Move) -> bool:
    before, now = move.before, move.now
    return (before.transcript, before.fingerprint, before.span) != (
        now.transcript,
        now.fingerprint,
        now.span,
    )


def _following(moves: Iterable[Move], today: Today) -> tuple[Following, ...]:
    names = Counter(
        (one.before.transcript, one.now.transcript)
        for one in moves
        if one.before.transcript != one.now.transcript
    )
    said: Mapping[str, tuple[str, bool]] = today.names
    return tuple(
        Following(then, now, number, by_hand=said.get(then, ("", False)) == (now, True))
        for (then, now), number in sorted(names.items())
    )
