"""Everything people said, in order, with what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from qualcode.errors import UsageError
from qualcode.model import ByHand, Decision, Placement, Reading, Renaming, Span, Translation
from qualcode.review import Placed, place, standing
from qualcode.store import Event, Undo, Withdrawn, all_lines, undone_by, united
from qualcode.workflow.material import Material
from qualcode.workflow.speaking import known

State = Literal["stands", "superseded", "undone", "lost", "dropped"]


@dataclass(frozen=True, slots=True)
class Told:
    """One event, what became of it, and where it stands today.

    ``by`` is the id of the event that took its place or took it back. ``code`` and
    ``transcript`` are named as today where they can be; ``turn`` is 0 where none is known.
    """

    event: Event
    state: State
    by: str = ""
    transcript: str = ""
    turn: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be told; what is empty does not limit. ``since`` is a date (ISO 8601)."""

    coder: str = ""
    code: str = ""
    transcript: str = ""
    since: str = ""
    undone: bool = False


def retell(material: Material, wanted: Wanted | None = None) -> tuple[Told, ...]:
    """Give what was said, in order of time, coder and place; undos are told with what they undo.

    UnknownNameError for a coder, code or transcript that neither the project nor a journal
    knows; UsageError for a date that is none.
    """
    wanted = wanted or Wanted()
    told = became(material, events_of(material))
    _refuse_unknown(material, told, wanted)
    return tuple(one for one in told if _is_wanted(one, wanted))


def events_of(material: Material) -> tuple[Event, ...]:
    """Give every event of the project's journals once, the undone ones among them."""
    events, _ = united(all_lines(material.project))
    return tuple(events.values())


def became(material: Material, events: Sequence[Event]) -> tuple[Told, ...]:
    """Give what becomes of events, in order of time and place, undos and emptied ones left out."""
    gone = undone_by(one for one in events if isinstance(one, Undo))
    left = [one for one in events if (one.coder, one.id) not in gone]
    undos = {(one.coder, one.undoes): one.id for one in left if isinstance(one, Undo)}
    heirs = {
        (one.coder, earlier): one.id
        for one in left
        if isinstance(one, Decision | Placement | Translation)
        for earlier in one.supersedes
        if earlier != one.id
    }
    placed = _placed(material, left)
    bare = [
        replace(one, supersedes=()) for one in events if isinstance(one, Decision | Translation)
    ]
    settled = [one for one in left if isinstance(one, Placement | Renaming)]
    there = _placed(material, [*bare, *settled])
    today: dict[str, Decision | Translation] = {one.id: one for one in there.decisions}
    today |= {one.id: one for one in there.translations}
    fate = _fates(material, placed)

    def tell(one: Event) -> Told:
        key = (one.coder, one.id)
        if key in gone:
            return Told(one, "undone", undos.get(key, ""))
        if key in heirs:
            return Told(one, "superseded", heirs[key])
        return Told(one, *fate.get(one.id, ("stands", "")))

    said = [one for one in events if not isinstance(one, Undo | Withdrawn)]
    found = [_where(material, tell(one), today.get(one.id)) for one in said]
    return tuple(sorted(found, key=_order))


def _placed(material: Material, events: Sequence[Event]) -> Placed:
    by_hand = ByHand(
        placements=tuple(one for one in events if isinstance(one, Placement)),
        renamings=tuple(one for one in events if isinstance(one, Renaming)),
    )
    return place(
        [one for one in events if isinstance(one, Decision)],
        (),
        corpus=material.corpus,
        codebook=material.codebook,
        by_hand=by_hand,
        translations=[one for one in events if isinstance(one, Translation)],
    )


def _fates(material: Material, placed: Placed) -> Mapping[str, tuple[State, str]]:
    """Give what became of placed decisions that do not stand, by id."""
    corpus = material.corpus
    fate: dict[str, tuple[State, str]] = {}
    stands = standing(placed.decisions, corpus=corpus)
    for one in placed.decisions:
        passage = corpus.passage_holding(one.transcript, one.span)
        last = stands[passage.id, one.code][one.coder] if passage else one
        if last.id != one.id:
            fate[one.id] = ("superseded", last.id)
    fate |= {one.decision.id: ("lost", "") for one in placed.lost}
    fate |= {one.translation.id: ("lost", "") for one in placed.lost_translations}
    return fate | {one.id: ("dropped", "") for one in placed.dropped}


def _where(material: Material, told: Told, today: Decision | Translation | None) -> Told:
    event = today or told.event
    span = event.spans[0] if isinstance(event, Reading) and event.spans else None
    if today is not None:
        span = today.span
    transcript = getattr(event, "transcript", "")
    return replace(
        told,
        transcript=transcript,
        turn=_turn(material, transcript, span) if span and today is not None else 0,
        code=getattr(event, "code", ""),
    )


def _order(one: Told) -> tuple[str, str, str, int, str]:
    return one.event.time, one.event.coder, one.transcript, one.turn, one.event.id


def _turn(material: Material, transcript: str, span: Span) -> int:
    passage = material.corpus.passage_holding(transcript, span)
    return passage.turn if passage else 0


def _is_wanted(one: Told, wanted: Wanted) -> bool:
    return (
        wanted.coder in ("", one.event.coder)
        and wanted.code in ("", one.code)
        and wanted.transcript in ("", one.transcript)
        and one.event.time >= wanted.since
        and (one.state == "undone" or not wanted.undone)
    )


def _refuse_unknown(material: Material, told: Sequence[Told], wanted: Wanted) -> None:
    def names(of: Callable[[Told], str]) -> list[str]:
        return sorted({name for one in told if (name := of(one))})

    if wanted.coder:
        known(wanted.coder, names(lambda one: one.event.coder), what="coder")
    if wanted.code:
        codes = [one.id for one in material.codebook]
        known(wanted.code, [*codes, *names(lambda one: one.code)], what="code")
    if wanted.transcript:
        ids = [one.id for one in material.corpus.transcripts]
        known(wanted.transcript, [*ids, *names(lambda one: one.transcript)], what="transcript")
    if wanted.since:
        try:
            date.fromisoformat(wanted.since)
        except ValueError as error:
            raise UsageError(f'"{wanted.since}" is no date. Write it as 2026-01-31.') from error
