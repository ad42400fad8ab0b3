"""Somebody withdraws: what of theirs is in the project, and taking it out.

Everything that holds their words is found from the transcripts, so these go last: a run that
was killed half-way can be made again and completes.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from qualcode.codebook import nearest
from qualcode.errors import UnknownNameError
from qualcode.language import fold
from qualcode.model import Participant, Problem
from qualcode.readers import draft_participants, who_speaks
from qualcode.store import (
    Cache,
    Event,
    Project,
    load_settings,
    put_down,
    read_participants,
    redacted_journals,
    remove,
    rewrite_journal,
    unfinished,
    without_participant,
    write_file,
)
from qualcode.workflow.material import read_transcripts
from qualcode.workflow.people import with_drafts
from qualcode.workflow.progress import Progress, silent
from qualcode.workflow.withdrawn_files import Finding, findings_in
from qualcode.workflow.withdrawn_transcripts import (
    Redaction,
    Withdrawal,
    event_redaction,
    redactions_of,
    withdrawal_of,
)

What = Literal[
    "journal", "text", "codebook", "run", "report", "copy", "leftover", "transcript", "row"
]


@dataclass(frozen=True, slots=True)
class Step:
    """One file that goes, or (``data``) becomes something else, at the path ``to`` if given.

    ``count`` is how many events of a journal are emptied.
    """

    what: What
    path: Path
    data: bytes | None = None
    to: Path | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """All that goes when one participant is forgotten, in the order in which it goes.

    ``left`` are files that hold words of theirs and are not ours to change, or that could
    not be looked into. ``named`` counts their name in files that stay.
    """

    project: Project
    participant: str
    name: str
    turns: int
    transcripts: tuple[str, ...]
    steps: tuple[Step, ...]
    left: tuple[Finding, ...]
    named: Mapping[str, int]
    problems: tuple[Problem, ...]
    _redact: Callable[[Event], Event] = field(repr=False)
    _holds: Callable[[str], bool] = field(repr=False)

    def counts(self) -> dict[str, int]:
        """Count what goes, without saying whose it is."""
        found: dict[str, int] = {}
        for step in self.steps:
            key = f"{step.what}s_{'removed' if step.data is None else 'redacted'}"
            if step.what == "journal":
                found["events_redacted"] = found.get("events_redacted", 0) + step.count
            else:
                found[key] = found.get(key, 0) + 1
        return found

    def relative(self, path: Path) -> str:
        """Give a path inside the project, with ``/``."""
        return path.relative_to(self.project.folder).as_posix()


def plan_to_forget(
    project: Project, name: str, *, cache: Cache, progress: Progress = silent
) -> Plan:
    """Find all that is a participant's (by id, pseudonym or label); nothing is changed.

    Raises UnknownNameError, with the nearest, for one the project does not have, and
    ProjectError when a shared transcript could not be written without their words.
    """
    settings = load_settings(project)
    people, problems = read_participants(project, settings=settings)
    transcripts, reading = read_transcripts(
        project, settings=settings, participants=people, progress=progress, cache=cache
    )
    everyone = with_drafts(people, draft_participants(transcripts, settings=settings))
    person = participant_named(name, everyone, project=project)
    speakers = who_speaks(transcripts, settings=settings, participants=everyone).speakers
    theirs = withdrawal_of(person, transcripts=transcripts, speakers=speakers, settings=settings)
    redactions = redactions_of(theirs, people=people, project=project)
    progress("looking through the project", 0, 1)
    found = findings_in(project, withdrawal=theirs)
    redact = event_redaction(theirs, redactions, codebooks=found.codebooks)
    steps = (
        *_journal_steps(project, redact=redact, holds=theirs.speech.holds),
        *(Step(one.what, one.path, one.data) for one in found.changes),
        *_transcript_steps(theirs, redactions, project=project),
        *_row_step(project, person, listed=people),
    )
    return Plan(
        project,
        participant=person.id,
        name=person.name,
        turns=sum(len(turns) for turns in theirs.turns.values()),
        transcripts=tuple(theirs.turns),
        steps=steps,
        left=found.left,
        named=found.named,
        problems=(*problems, *reading),
        _redact=redact,
        _holds=theirs.speech.holds,
    )


def participant_named(
    name: str, everyone: Sequence[Participant], *, project: Project
) -> Participant:
    """Give the one participant of an id, a pseudonym or a label.

    Raises UnknownNameError, with the nearest, when there is none, or more than one.
    """
    wanted = fold(name.strip())
    by_id = [one for one in everyone if fold(one.id) == wanted]
    called = [
        one for one in everyone if wanted in {fold(one.pseudonym), *(fold(n) for n in one.labels)}
    ]
    found = by_id or called
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise UnknownNameError(f'"{name}" may be {ids}. Give the id of the one who withdraws.')
    near = nearest(name, [*(one.id for one in everyone), *(one.pseudonym for one in everyone)])
    meant = f' Did you mean "{near}"?' if near else ""
    since = unfinished(project)
    open_one = f" A withdrawal begun at {since} was not finished." if since else ""
    listed = ", ".join(one.id for one in everyone[:12])
    raise UnknownNameError(
        f'There is no participant "{name}".{meant} There are: {listed or "none"}.{open_one}'
    )


def forget(plan: Plan, *, cache: Cache, time: str) -> None:
    """Carry a plan out. Made again after it was killed half-way, it completes.

    Raises ``WriteError`` when a file is held open; nothing is lost by running it again.
    """
    put_down(plan.project, state="begun", time=time, counts={})
    first = [one for one in plan.steps if one.what not in {"transcript", "row"}]
    for step in first:
        carry_out(step, plan)
    cache.clear()
    for step in plan.steps[len(first) :]:
        carry_out(step, plan)
    put_down(plan.project, state="done", time=time, counts=plan.counts())


def carry_out(step: Step, plan: Plan) -> None:
    """Change or delete one file."""
    if step.what == "journal":
        rewrite_journal(step.path, redact=plan._redact, holds=plan._holds)  # noqa: SLF001
    elif step.what == "copy":
        shutil.rmtree(step.path)
    elif step.data is None:
        remove(step.path)
    else:
        if step.to is not None and step.to != step.path:
            step.path.replace(step.to)
        write_file(plan.project, step.to or step.path, data=step.data)


def _journal_steps(
    project: Project, *, redact: Callable[[Event], Event], holds: Callable[[str], bool]
) -> Iterator[Step]:
    for one in redacted_journals(project, redact=redact, holds=holds):
        yield Step("journal", one.path, one.data, count=one.emptied)


def _transcript_steps(
    withdrawal: Withdrawal, redactions: Sequence[Redaction], *, project: Project
) -> Iterator[Step]:
    for one in redactions:
        yield Step("transcript", one.path, one.data, one.to)
    top = project.transcripts(withdrawal.settings)
    for transcript in withdrawal.transcripts:
        if transcript.id in withdrawal.alone:
            yield Step("transcript", top / transcript.file)


def _row_step(
    project: Project, person: Participant, *, listed: Sequence[Participant]
) -> Iterator[Step]:
    if any(one.id == person.id for one in listed):
        data = without_participant(project.participants.read_bytes(), person.id)
        yield Step("row", project.participants, data)
