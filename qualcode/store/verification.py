"""Looking over every line of every journal: whole, in its place, and naming what there is."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.errors import ProjectError
from qualcode.model import Decision, Placement, Problem, Translation
from qualcode.store.conflict_copies import conflict_copies
from qualcode.store.events import Event, Undo, Unusable
from qualcode.store.journal import (
    Line,
    gaps,
    journal_files,
    lines_of,
    shown_name,
    undone_by,
    united,
)
from qualcode.store.journal_name import is_journal_name, owner
from qualcode.store.project import Project, is_inside, read_file
from qualcode.store.runs import read_manifest, run_ids

CITED = ("decisions", "readings", "placements", "set_aside", "translations")


@dataclass(frozen=True, slots=True)
class JournalSeen:
    """One journal as it was found; ``coder`` and ``device`` are empty for a copy.

    ``lines`` counts those that hold something, ``events`` those of them that can be used.
    ``first`` and ``last`` are the earliest and latest time given.
    """

    file: str
    coder: str
    device: str
    lines: int
    events: int
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """All journals, how many different events they hold, how many are undone, and problems."""

    journals: tuple[JournalSeen, ...]
    events: int
    undone: int
    problems: tuple[Problem, ...]


def verify_journals(project: Project) -> Verified:
    """Read every line of every journal and tell all that is not as it should be.

    Errors are lines that are of no use or contradict each other, warnings what is missing
    or in the wrong place; notes change nothing.
    """
    read = {path: tuple(lines_of(path)) for path in journal_files(project)}
    lines = [line for each in read.values() for line in each]
    events, clashes = united(lines)
    first = _first_lines(lines)
    problems = [
        *(line.problem(line.event) for line in lines if isinstance(line.event, Unusable)),
        *clashes,
        *gaps(lines, known=events),
        *_twice(lines),
        *_misplaced(project, read),
        *_unread(project),
        *_undos(first, events),
        *_links(first, events),
        *_circles(first, events),
        *_citations(lines, project),
        *_gone_since(project, known=events),
    ]
    undone = undone_by(one for one in events.values() if isinstance(one, Undo))
    return Verified(
        journals=tuple(_seen(path, each) for path, each in read.items()),
        events=len(events),
        undone=sum((one.coder, one.id) in undone for one in events.values()),
        problems=tuple(sorted(problems, key=lambda one: (one.file, one.line, one.what))),
    )


def _seen(path: Path, lines: Sequence[Line]) -> JournalSeen:
    coder, device = owner(path.name)
    events = [line.event for line in lines if not isinstance(line.event, Unusable)]
    times = sorted(one.time for one in events if one.time)
    held = sum(line.number > 0 for line in lines)
    first, last = (times[0], times[-1]) if times else ("", "")
    return JournalSeen(shown_name(path), coder, device, held, len(events), first, last)


def _first_lines(lines: Sequence[Line]) -> dict[str, Line]:
    first: dict[str, Line] = {}
    for line in lines:
        if not isinstance(line.event, Unusable):
            first.setdefault(line.event.id, line)
    return first


def _problem(line: Line, what: str, remedy: str) -> Problem:
    return Problem(line.file, line.number, 0, what, remedy, severity="warning")


def _twice(lines: Sequence[Line]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        if isinstance(line.event, Unusable):
            continue
        earlier = seen.setdefault((line.file, line.event.id), line.number)
        if earlier != line.number:
            what = f"this line says again what line {earlier} says; it counts once."
            yield replace(_problem(line, what, "Nothing needs to be done."), severity="note")


def _misplaced(project: Project, read: Mapping[Path, Sequence[Line]]) -> Iterator[Problem]:
    copies = {one.path: one for one in conflict_copies(project)}
    for path, lines in read.items():
        copy = copies.get(path)
        if copy is not None:
            what = (
                f"is a copy, not a journal of its own: {_events(copy.events)}, "
                f"{len(copy.new)} of them in no journal. All are read."
            )
            remedy = f"It stays: {copy.stays}." if copy.stays else "Tidy up: qualcode journal merge"
            yield Problem(shown_name(path), 0, 0, what, remedy, severity="warning")
            continue
        coder, _ = owner(path.name)
        others = [line for line in lines if _is_of_another(line, coder)]
        if others:
            what = f"{_events(len(others))} of other coders than {coder} from here on."
            remedy = "They count as theirs. A journal is written by one coder: do not join files."
            yield _problem(others[0], what, remedy)


def _is_of_another(line: Line, coder: str) -> bool:
    if isinstance(line.event, Unusable):
        return False
    return unicodedata.normalize("NFC", line.event.coder) != coder


def _unread(project: Project) -> Iterator[Problem]:
    for path in sorted(project.decisions.iterdir()) if project.decisions.is_dir() else []:
        if is_journal_name(path.name) and not is_inside(project, path):
            what, remedy = (
                "is a link out of the project and is not read.",
                "Put the file itself here.",
            )
            yield Problem(shown_name(path), 0, 0, what, remedy, severity="warning")


def _undos(first: Mapping[str, Line], events: Mapping[str, Event]) -> Iterator[Problem]:
    for one in events.values():
        if not isinstance(one, Undo):
            continue
        undone = events.get(one.undoes)
        if undone is None:
            what = f"takes back {one.undoes[:8]}, which is in no journal."
            yield _problem(first[one.id], what, MISSING)
        elif undone.coder != one.coder:
            what = f"{one.coder} takes back what {undone.coder} said; it has no effect."
            yield _problem(first[one.id], what, "Nobody can take back what another coder said.")


MISSING = "Its journal may not be synced to this computer yet; look for an earlier version of it."


def _named(event: Event) -> tuple[str, ...]:
    if isinstance(event, Placement):
        return (event.decision, *event.supersedes)
    return event.supersedes if isinstance(event, Decision | Translation) else ()


def _links(first: Mapping[str, Line], events: Mapping[str, Event]) -> Iterator[Problem]:
    for one in events.values():
        for named in _named(one):
            other = events.get(named)
            if other is None:
                what = f"takes the place of {named[:8]}, which is in no journal."
                yield _problem(first[one.id], what, MISSING)
            elif not isinstance(one, Placement) and other.coder != one.coder:
                what = f"{one.coder} supersedes what {other.coder} said; it has no effect on that."
                yield _problem(first[one.id], what, "Both count as what each of them said.")


def _circles(first: Mapping[str, Line], events: Mapping[str, Event]) -> Iterator[Problem]:
    superseded = {
        one.id: set(one.supersedes) - {one.id}
        for one in events.values()
        if isinstance(one, Decision | Placement | Translation)
    }
    undone = {one.id: {one.undoes} for one in events.values() if isinstance(one, Undo)}
    for names, what in ((superseded, "supersede each other"), (undone, "take each other back")):
        for found in sorted(in_circles(names)):
            problem = Problem(
                first[found].file,
                first[found].number,
                0,
                f"is one of several events that {what} in a circle; none of those has effect.",
                "A journal must not be edited by hand. Decide again what should stand.",
            )
            yield problem


def in_circles(names: Mapping[str, Collection[str]]) -> set[str]:
    """Give the ids that lie on a circle of ids naming each other, or between two circles."""
    left = {one: set(named) & names.keys() for one, named in names.items()}
    while left:
        named = set().union(*left.values())
        loose = {one for one, named_by in left.items() if not named_by or one not in named}
        if not loose:
            break
        left = {one: rest - loose for one, rest in left.items() if one not in loose}
    return set(left)


def _citations(lines: Sequence[Line], project: Project) -> Iterator[Problem]:
    kept, today = _kept_codebooks(project), _codebook_today(project)
    cited = [
        (line, line.event.codebook)
        for line in lines
        if isinstance(line.event, Decision) and line.event.codebook not in ("", *kept)
    ]
    count = Counter((line.file, codebook) for line, codebook in cited)
    for line, codebook in cited:
        number = count.pop((line.file, codebook), 0)
        if number:
            what = (
                f"{'a decision was' if number == 1 else f'{number} decisions were'} made under a "
                f"codebook ({codebook[:8]}) that history/ does not keep."
            )
            remedy = (
                'They count. It is what codebook.yaml says now: qualcode diff --save "why"'
                if codebook == today
                else "They count. Put that state of codebook.yaml into history/, under any name."
            )
            yield _problem(line, what, remedy)


def _gone_since(project: Project, *, known: Collection[str]) -> Iterator[Problem]:
    """Find reports that rest on what is in no journal: lines taken off the end, files gone."""
    for run in run_ids(project):
        try:
            inputs = read_manifest(project, run).inputs
        except ProjectError:
            continue
        cited = [one for key in CITED for one in _ids(inputs, key)]
        missing = [one for one in cited if one not in known]
        if missing:
            what = (
                f"the report rests on {_events(len(cited))}, and {len(missing)} of them "
                f"({missing[0][:8]} for one) are in no journal now."
            )
            remedy = (
                "Look for a journal that is gone, or an earlier version of one that is shorter."
            )
            yield Problem(f"runs/{run}.json", 0, 0, what, remedy, severity="warning")


def _ids(inputs: Mapping[str, object], key: str) -> list[str]:
    given = inputs.get(key)
    return [one for one in given if isinstance(one, str)] if isinstance(given, list) else []


def _kept_codebooks(project: Project) -> set[str]:
    paths = project.history.glob("*.yaml") if project.history.is_dir() else ()
    return {hashlib.sha256(read_file(path)).hexdigest() for path in paths}


def _codebook_today(project: Project) -> str:
    path = project.codebook
    return hashlib.sha256(read_file(path)).hexdigest() if path.is_file() else ""


def _events(number: int) -> str:
    return "1 event" if number == 1 else f"{number} events"
