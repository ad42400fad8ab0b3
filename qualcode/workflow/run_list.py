"""The runs that a project keeps, and what can be said of when each was."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.errors import ProjectError
from qualcode.model import Problem
from qualcode.store import (
    Manifest,
    Project,
    all_lines,
    history_entries,
    load_settings,
    read_manifest,
    run_ids,
    united,
)
from qualcode.workflow.run_inputs import inputs_from


@dataclass(frozen=True, slots=True)
class ListedRun:
    """One run: the files that were written of it, and how much it rests on.

    No run has a date of its own, for the same inputs give the same run on any day. ``until`` is
    the day (``YYYY-MM-DD``) of the last event that it rests on, as journals say it; ``version``
    is that of the codebook (``None``: not in history/), ``qualcode`` the version that made it.
    """

    run: str
    files: tuple[str, ...]
    version: int | None
    events: int
    until: str
    transcripts: int
    participants: int
    qualcode: str


@dataclass(frozen=True, slots=True)
class RunList:
    """The runs in order of their last event, codebook and id, and those that are damaged."""

    runs: tuple[ListedRun, ...]
    problems: tuple[Problem, ...]


def list_runs(project: Project) -> RunList:
    """Look every run's manifest through; nothing is counted again."""
    events, _ = united(all_lines(project))
    times = {name: event.time for name, event in events.items()}
    versions = {one.fingerprint: one.version for one in history_entries(project)}
    runs: list[ListedRun] = []
    problems: list[Problem] = []
    today = load_settings(project)
    for run in run_ids(project):
        try:
            manifest = read_manifest(project, run)
            inputs = inputs_from(manifest, today=today)
        except ProjectError as error:
            file = f"runs/{run}.json"
            problems.append(Problem(file, what=str(error).removeprefix(f"{file}: ")))
            continue
        runs.append(
            ListedRun(
                run,
                files=files_of(manifest),
                version=versions.get(inputs.codebook),
                events=len(inputs.cited),
                until=_until(inputs.cited, times),
                transcripts=len(inputs.transcripts),
                participants=len(inputs.participants),
                qualcode=inputs.versions.get("qualcode", ""),
            )
        )
    runs.sort(key=lambda one: (one.until, one.version or 0, one.events, one.run))
    return RunList(tuple(runs), tuple(problems))


def files_of(run: Manifest) -> tuple[str, ...]:
    """Give the names of the files that were written of a run, each once."""
    return tuple(dict.fromkeys(str(one["file"]) for one in run.documents if "file" in one))


def _until(cited: frozenset[str], times: Mapping[str, str]) -> str:
    return max((times[one] for one in cited if one in times), default="")[:10]
