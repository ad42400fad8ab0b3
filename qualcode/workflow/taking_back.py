"""Taking back one thing that a coder said, as an event of its own."""

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import UnknownNameError, UsageError
from qualcode.store import Event, Undo, Withdrawn, append, undone_by
from qualcode.workflow.material import Material
from qualcode.workflow.retelling import Told, became, events_of
from qualcode.workflow.saving import default_author

SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A decision that something else becomes of once the undo is written."""

    before: Told
    after: Told


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What would be taken back, by which event, and what that changes besides."""

    what: Event
    told: Told | None
    undo: Undo
    changes: tuple[Change, ...]


def taking_back(material: Material, wanted: str, *, undo: str, coder: str, time: str) -> TakingBack:
    """Give what taking back an event would do; nothing is written.

    ``wanted`` is its id or the first letters of it, ``undo`` the id that the undo will
    have. ``coder`` is who takes it back: the decider or the only coder where it is empty.
    UnknownNameError when there is no such event, UsageError when it is another coder's, is
    taken back already, or several begin so.
    """
    events = events_of(material)
    event = _named(wanted, events)
    who = coder or default_author(material.project)
    if who != event.coder:
        asked = f"you are {who}" if who else "you did not say who you are"
        raise UsageError(
            f"{event.id[:8]} is what {event.coder} said, and {asked}. Nobody takes back what "
            f"another coder said; if it is yours:  --coder {event.coder}"
        )
    made = Undo(undo, event.coder, event.id, time)
    before = {one.event.id: one for one in became(material, events)}
    _refuse_undone(event, events)
    after = became(material, (*events, made))
    changes = tuple(
        Change(before[one.event.id], one)
        for one in after
        if one != before[one.event.id] and one.event.id != event.id
    )
    return TakingBack(event, before.get(event.id), made, changes)


def take_back(material: Material, plan: TakingBack, *, device: str) -> Path:
    """Write the undo to the journal of its coder on this device, and give its path."""
    return append(material.project, [plan.undo], coder=plan.undo.coder, device=device)


def _named(wanted: str, events: tuple[Event, ...]) -> Event:
    there = [one for one in events if not isinstance(one, Withdrawn)]
    found = [one for one in there if one.id == wanted] or [
        one for one in there if len(wanted) >= SHORTEST_ID and one.id.startswith(wanted)
    ]
    if not found:
        raise UnknownNameError(
            f'There is nothing with the id "{wanted}". Write the id, or at least its first '
            f"{SHORTEST_ID} letters, as  qualcode journal show  prints it."
        )
    if len(found) > 1:
        raise UsageError(f'{len(found)} ids begin with "{wanted}". Write more of it.')
    return found[0]


def _refuse_undone(event: Event, events: tuple[Event, ...]) -> None:
    undos = [one for one in events if isinstance(one, Undo)]
    gone = undone_by(undos)
    if (event.coder, event.id) not in gone:
        return
    by = next(
        one
        for one in undos
        if (one.coder, one.undoes) == (event.coder, event.id) and (one.coder, one.id) not in gone
    )
    raise UsageError(
        f"{event.id[:8]} is taken back already. To have it again:  "
        f"qualcode journal undo {by.id[:8]}"
    )
