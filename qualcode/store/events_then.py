"""The events that a run rests on, found again in journals that have grown since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from qualcode.model import Renaming
from qualcode.store.events import Undo, Withdrawn
from qualcode.store.journal import Journals, all_lines, sorted_out, undone_by, united
from qualcode.store.project import Project


@dataclass(frozen=True, slots=True)
class EventsThen:
    """What a run knew, as ``journals`` that say nothing else, and what became of it.

    By id: ``missing`` are in no journal now, ``withdrawn`` are empty because somebody
    withdrew, ``taken_back`` were undone since and stand here as they did. ``since`` counts the
    events that the run did not know. ``renamed`` maps ids of transcripts that are gone to those
    of today, as people say now.
    """

    journals: Journals
    cited: int
    missing: tuple[str, ...]
    withdrawn: tuple[str, ...]
    taken_back: tuple[str, ...]
    since: int
    renamed: Mapping[str, str]

    @property
    def found(self) -> int:
        """How many of the events cited can be used."""
        return self.cited - len(self.missing) - len(self.withdrawn)


def events_then(
    project: Project, *, cited: Collection[str], known: Collection[str] = ()
) -> EventsThen:
    """Find the events that a run cites; ``known`` are others that were there, and not cited."""
    wanted = frozenset(cited)
    events, _ = united(all_lines(project))
    undone = undone_by(one for one in events.values() if isinstance(one, Undo))
    found = [events[one] for one in sorted(wanted & events.keys())]
    return EventsThen(
        journals=sorted_out(one for one in found if not isinstance(one, Withdrawn)),
        cited=len(wanted),
        missing=tuple(sorted(wanted - events.keys())),
        withdrawn=tuple(one.id for one in found if isinstance(one, Withdrawn)),
        taken_back=tuple(one.id for one in found if (one.coder, one.id) in undone),
        since=len(events.keys() - wanted - frozenset(known)),
        renamed={
            one.transcript: one.now
            for one in events.values()
            if isinstance(one, Renaming) and (one.coder, one.id) not in undone
        },
    )
