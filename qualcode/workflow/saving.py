"""Saving a version of the codebook, with who and why."""

from dataclasses import dataclass

from qualcode.errors import UsageError
from qualcode.store import (
    Project,
    SavedCodebook,
    ensure_saved,
    history_entries,
    load_settings,
    read_all,
)
from qualcode.workflow.material import read_codebook


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """A version as it stands after saving.

    ``is_new``: its bytes were not the newest version's. ``is_explained``: the reason given
    stands with it; else it had one already, which was kept.
    """

    entry: SavedCodebook
    is_new: bool
    is_explained: bool


def save_version(project: Project, *, reason: str, author: str, time: str) -> SavedVersion:
    """Save the codebook as it is, with a reason; ``author`` is found when it is empty.

    Raises CodebookError while the file has errors, UsageError without a reason.
    """
    said = " ".join(reason.split())
    if not said:
        raise UsageError('Say why, so that others can follow: qualcode diff --save "reason"')
    _, data, _ = read_codebook(project)
    before = {one.version for one in history_entries(project)}
    by = author.strip() or default_author(project)
    version = ensure_saved(project, data, time=time, author=by, reason=said)
    entry = next(one for one in history_entries(project) if one.version == version)
    return SavedVersion(entry, version not in before, entry.reason == said)


def next_version(project: Project) -> int:
    """Give the number that the next version will have."""
    return max((one.version for one in history_entries(project)), default=0) + 1


def is_kept(project: Project, fingerprint: str) -> bool:
    """Tell whether the newest version has these bytes, and a reason that a person gave."""
    entries = history_entries(project)
    newest = entries[-1] if entries else None
    return newest is not None and newest.fingerprint == fingerprint and not newest.automatic


def default_author(project: Project) -> str:
    """Give the decider, or else the only coder of the project; empty where there is none."""
    decider = load_settings(project).decider
    journals = read_all(project)
    coders = {one.coder for one in journals.decisions}
    coders |= {one.coder for one in journals.readings}
    return decider or (coders.pop() if len(coders) == 1 else "")
