"""Looking at what moved when transcripts changed, and settling by hand what is not clear."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from qualcode.codebook import did_you_mean
from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Corpus, Decision, Placement, Renaming, Span
from qualcode.review import Likely, Lost, Placed, decision_at, likely_names
from qualcode.store import Event, Undo, append
from qualcode.workflow.explaining import parse_place
from qualcode.workflow.importing import Writer, refuse_twin
from qualcode.workflow.material import Material
from qualcode.workflow.misplaced import OF_CODES, Tally, tallies
from qualcode.workflow.placing import place_journals

NAMESPACE = uuid.UUID("5f6f0c0e-7f0b-5c1b-9a54-3f3a1d2c9b77")
SHORTEST_ID = 4
One = TypeVar("One", Decision, Placement | Renaming)


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved, what needs a person, and what people settled.

    ``tallies`` are by transcript that changed; ``likely`` are transcripts that are gone.
    """

    placed: Placed
    corpus: Corpus
    tallies: tuple[Tally, ...]
    likely: tuple[Likely, ...]

    @property
    def open(self) -> tuple[Lost, ...]:
        """The decisions that need a person because of a text, not because of a code."""
        return tuple(one for one in self.placed.lost if one.reason not in OF_CODES)


@dataclass(frozen=True, slots=True)
class Settled:
    """What was written: the events, and the journal they are in."""

    events: tuple[Event, ...]
    journal: Path


def moved(material: Material) -> Moved:
    """Place every decision and say what became of it."""
    journals, corpus = material.journals, material.corpus
    placed = place_journals(journals, corpus=corpus, codebook=material.codebook)
    return Moved(placed, corpus, tallies(placed), likely_names(placed.lost, corpus=corpus))


def settle_places(material: Material, ids: Sequence[str], *, at: str, writer: Writer) -> Settled:
    """Say where decisions stand: ``at`` the number of a candidate, or ``TRANSCRIPT:TURN``.

    An empty ``at`` takes the candidate of those that have just one. Raises UnknownNameError or
    UsageError, with nothing written, when any of them cannot be placed so.
    """
    seen = moved(material)
    chosen = [decision_named(material, one) for one in ids]
    places = [_place_for(one, seen, at) for one in chosen]
    return _written(
        material,
        [
            _placement(one, home, span, material=material, writer=writer)
            for one, (home, span) in zip(chosen, places, strict=True)
        ],
        writer=writer,
    )


def drop(material: Material, ids: Sequence[str], *, writer: Writer) -> Settled:
    """Say that decisions no longer hold: they are kept, and neither counted nor listed."""
    chosen = [decision_named(material, one) for one in ids]
    return _written(
        material,
        [_dropped(one, material=material, writer=writer) for one in chosen],
        writer=writer,
    )


def same_interview(material: Material, gone: str, now: str, *, writer: Writer) -> Settled:
    """Say that a transcript that is gone is one of today's: its decisions follow by their words."""
    corpus, journals = material.corpus, material.journals
    said = (journals.decisions, journals.readings, journals.translations)
    known = {one.transcript for group in said for one in group}
    if corpus.has_transcript(gone):
        raise UsageError(f'The transcript "{gone}" is there; only one that is gone can be renamed.')
    if gone not in known:
        gone_ids = sorted(one for one in known if not corpus.has_transcript(one))
        raise UnknownNameError(
            f'Nothing was decided on a transcript "{gone}". {did_you_mean(gone, gone_ids)}'.strip()
        )
    if not corpus.has_transcript(now):
        near = did_you_mean(now, [one.id for one in corpus.transcripts])
        raise UnknownNameError(f'There is no transcript "{now}". {near}'.strip())
    event = Renaming(
        _id(material, writer, gone, now), writer.coder, transcript=gone, now=now, time=writer.time
    )
    return _written(material, [event], writer=writer)


def take_back(
    material: Material, event_id: str, *, coder: str = "", device: str, time: str
) -> Settled:
    """Undo a placement or a renaming, in the journal of who made it; nobody else may."""
    by_hand = material.journals.by_hand
    chosen = _named(by_hand.events, event_id, what="settlement")
    if coder not in ("", chosen.coder):
        raise UsageError(f"{chosen.coder} settled that; only {chosen.coder} can take it back.")
    writer = Writer(chosen.coder, device=device, time=time)
    undo = Undo(_id(material, writer, chosen.id), writer.coder, undoes=chosen.id, time=time)
    return _written(material, [undo], writer=writer)


def writer_named(material: Material, coder: str, *, device: str, time: str) -> Writer:
    """Give who settles: the coder named, else the only one there is."""
    if coder:
        refuse_twin(material, coder)
        return Writer(coder, device=device, time=time)
    coders = sorted({one.coder for one in material.journals.decisions})
    if len(coders) != 1:
        listed = f" Coders are: {', '.join(coders)}." if coders else ""
        raise UsageError(f"Say who you are: --coder NAME.{listed}")
    return Writer(coders[0], device=device, time=time)


def decision_named(material: Material, decision_id: str) -> Decision:
    """Give the decision whose id begins so; UnknownNameError or UsageError when none or more."""
    return _named(material.journals.decisions, decision_id, what="decision")


def _named(events: Sequence[One], wanted: str, *, what: str) -> One:
    found = [one for one in events if one.id == wanted]
    if not found and len(wanted) >= SHORTEST_ID:
        found = [one for one in events if one.id.startswith(wanted)]
    if not found:
        raise UnknownNameError(
            f'There is no {what} "{wanted}". Write the first letters of its id, at least '
            f"{SHORTEST_ID}, as  qualcode moved  shows them."
        )
    if len(found) > 1:
        raise UsageError(
            f'The ids of {len(found)} {what}s begin with "{wanted}". Write more of it.'
        )
    return found[0]


def _place_for(decision: Decision, seen: Moved, at: str) -> tuple[str, Span]:
    """Give transcript and span that a person names for a decision."""
    lost = next((one for one in seen.placed.lost if one.decision.id == decision.id), None)
    if lost is not None and lost.reason in OF_CODES:
        raise UsageError(
            f"Decision {decision.id[:8]} has no code today; its place is not the question. "
            "qualcode check  says what to do."
        )
    if at and not at.isdecimal():
        return _turn(seen.corpus, at)
    candidates = lost.candidates if lost is not None else ()
    number = int(at) if at else 1
    if not 1 <= number <= len(candidates) or (not at and len(candidates) > 1):
        raise UsageError(
            f"Decision {decision.id[:8]} has {len(candidates) or 'no'} numbered "
            f"{'place' if len(candidates) == 1 else 'places'}. Write --at NUMBER, or --at "
            "TRANSCRIPT:TURN for another one."
        )
    return (lost.transcript if lost else ""), candidates[number - 1].span


def _turn(corpus: Corpus, at: str) -> tuple[str, Span]:
    transcript_id, turn, part = parse_place(at)
    if not corpus.has_transcript(transcript_id):
        near = did_you_mean(transcript_id, [one.id for one in corpus.transcripts])
        raise UnknownNameError(f'There is no transcript "{transcript_id}". {near}'.strip())
    passages = [
        one for one in corpus.passages_of_turn(transcript_id, turn) if part in (0, one.number)
    ]
    if not passages:
        raise UnknownNameError(f"{at} is no participant's turn; only those are coded.")
    return transcript_id, Span(passages[0].span.start, passages[-1].span.end)


def _placement(
    decision: Decision, home: str, span: Span, *, material: Material, writer: Writer
) -> Placement:
    transcript = material.corpus.transcript(home)
    there = decision_at(decision, span, text=transcript.text, print_now=transcript.fingerprint)
    return Placement(
        id=_id(material, writer, decision.id, home, span.start, span.end),
        coder=writer.coder,
        decision=decision.id,
        transcript=home,
        fingerprint=there.fingerprint,
        span=span,
        quote=there.quote,
        before=there.before,
        after=there.after,
        time=writer.time,
        supersedes=_earlier(decision, material),
    )


def _dropped(decision: Decision, *, material: Material, writer: Writer) -> Placement:
    return Placement(
        id=_id(material, writer, decision.id, "dropped"),
        coder=writer.coder,
        decision=decision.id,
        time=writer.time,
        dropped=True,
        supersedes=_earlier(decision, material),
    )


def _earlier(decision: Decision, material: Material) -> tuple[str, ...]:
    placements = material.journals.by_hand.placements
    gone = {earlier for one in placements for earlier in one.supersedes}
    return tuple(one.id for one in placements if one.decision == decision.id and one.id not in gone)


def _id(material: Material, writer: Writer, *said: object) -> str:
    """Give an id that follows from what is said, and from how much was said before."""
    basis = [writer.coder, writer.time, material.journals.events, *said]
    return str(uuid.uuid5(NAMESPACE, json.dumps(basis, ensure_ascii=False)))


def _written(material: Material, events: Sequence[Event], *, writer: Writer) -> Settled:
    journal = append(material.project, events, coder=writer.coder, device=writer.device)
    return Settled(tuple(events), journal)
