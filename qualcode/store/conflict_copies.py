"""Copies of journals that sync services made: taken into the journals, and laid aside whole."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import UsageError, WriteError
from qualcode.store.durability import keep_names
from qualcode.store.events import NEWER, Unusable
from qualcode.store.journal import (
    Line,
    append_lines,
    journal_files,
    lines_of,
    lock,
    shown_name,
    united,
)
from qualcode.store.journal_name import coder_file_name, owner
from qualcode.store.project import Project, cannot_write, read_file, write_file

FOLDER = "merged"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of events that is nobody's own journal.

    ``events`` counts those that can be read, ``damaged`` the lines that cannot. ``new`` are
    the lines whose event stands in no journal. ``stays`` says why the file is left alone;
    empty when it can be merged.
    """

    path: Path
    events: int
    damaged: int
    new: tuple[Line, ...]
    stays: str = ""

    @property
    def name(self) -> str:
        """The file as messages name it."""
        return shown_name(self.path)


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done: events added by journal, and where each copy lies now."""

    added: Mapping[Path, int]
    aside: Mapping[str, Path]
    left: tuple[Copy, ...]


def conflict_copies(project: Project) -> tuple[Copy, ...]:
    """Give the copies among the journals, and what of them is found nowhere else.

    A file is a copy when its name is no journal's, or when all its events are other
    coders' than the one it is named after.
    """
    read = {path: tuple(lines_of(path)) for path in journal_files(project)}
    copies = [path for path, lines in read.items() if _is_copy(path, lines)]
    homes = [line for path, lines in read.items() if path not in copies for line in lines]
    known, _ = united(homes)
    found: list[Copy] = []
    for path in copies:
        lines = read[path]
        coming = [line for one in found if not one.stays for line in one.new]
        _, clashes = united([*homes, *coming, *lines])
        is_clashing = any(one.file == shown_name(path) for one in clashes)
        new = tuple(_unknown(lines, known.keys() | united(coming)[0].keys()))
        found.append(_copy(path, lines, new=new, is_clashing=is_clashing))
    return tuple(found)


def merge_copies(project: Project, *, device: str) -> Merged:
    """Add what only copies hold to the coders' journals of this device; lay the copies aside.

    Lines are added as they stand, and are on the disk before a copy is touched; a copy is
    written to ``decisions/merged`` before it is taken away. Whatever stops this, nothing is
    lost, and doing it again goes on. Raises ``WriteError``.
    """
    if not project.decisions.is_dir():
        return Merged({}, {}, ())
    try:
        with lock(project.decisions / FOLDER):
            copies = conflict_copies(project)
            ready = [one for one in copies if not one.stays]
            added = _add(project, [line for one in ready for line in one.new], device=device)
            aside = {one.name: _lay_aside(project, one.path) for one in ready}
    except OSError as error:
        raise cannot_write(project.decisions, error=error) from error
    return Merged(added, aside, tuple(one for one in copies if one.stays))


def laid_aside(project: Project) -> list[Path]:
    """Give the copies that were merged and laid aside, sorted by name."""
    folder = project.decisions / FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _add(project: Project, lines: Sequence[Line], *, device: str) -> dict[Path, int]:
    by_coder: dict[str, list[bytes]] = defaultdict(list)
    for line in lines:
        if not isinstance(line.event, Unusable):
            by_coder[line.event.coder].append(line.data)
    return {
        append_lines(project, data, coder=coder, device=device): len(data)
        for coder, data in sorted(by_coder.items())
    }


def _lay_aside(project: Project, path: Path) -> Path:
    data = read_file(path)
    target = _free(project.decisions / FOLDER, path.name, data=data)
    write_file(project, target, data=data)
    keep_names(target.parent, path.parent)
    if read_file(path) != data:
        raise WriteError(f"{path.name}: changed while it was merged. Run this again.")
    path.unlink()
    keep_names(path.parent)
    return target


def _free(folder: Path, name: str, *, data: bytes) -> Path:
    """Give a path that is free, or that holds these very bytes already."""
    number = 1
    target = folder / name
    while target.exists() and read_file(target) != data:
        number += 1
        target = folder / f"{number} {name}"
    return target


def _is_copy(path: Path, lines: Sequence[Line]) -> bool:
    coder, _ = owner(path.name)
    if not coder:
        return True
    coders = set(_coders(lines))
    return bool(coders) and coder not in coders


def _coders(lines: Sequence[Line]) -> Iterator[str]:
    """Give the name of each event's coder as files have it; empty where no file can have it."""
    for line in lines:
        if isinstance(line.event, Unusable):
            continue
        try:
            yield coder_file_name(line.event.coder)
        except UsageError:
            yield ""


def _copy(path: Path, lines: Sequence[Line], *, new: tuple[Line, ...], is_clashing: bool) -> Copy:
    damaged = [line.event for line in lines if isinstance(line.event, Unusable)]
    usable = len(lines) - len(damaged)
    stays = ""
    if NEWER in damaged:
        stays = "a newer qualcode wrote some of it; install that one here"
    elif damaged and not usable:
        stays = "nothing in it can be read"
    elif is_clashing:
        stays = "it says something else under an id that a journal has; settle that first"
    elif not all(_coders(lines)):
        stays = "it names a coder that no journal can be named after"
    return Copy(path, usable, len(damaged), new, stays)


def _unknown(lines: Sequence[Line], known: Collection[str]) -> Iterator[Line]:
    seen = set(known)
    for line in lines:
        if not isinstance(line.event, Unusable) and line.event.id not in seen:
            seen.add(line.event.id)
            yield line
