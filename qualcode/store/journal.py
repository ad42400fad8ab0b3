"""The journals of decisions: append-only, one a coder and device, merged by union."""

import contextlib
import errno
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from qualcode.errors import ProjectError, UsageError, WriteError
from qualcode.model import ByHand, Decision, Placement, Problem, Reading, Renaming
from qualcode.store.events import DAMAGED, Event, Undo, Unusable, Withdrawn, from_line, to_line
from qualcode.store.project import (
    Project,
    cannot_write,
    is_inside,
    make_folder,
    read_file,
    write_file,
)

ENDING = ".jsonl"
PATIENCE = 20.0
MACHINES = frozenset({"rules", "classifier"})
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
DEVICE = re.compile(r"[0-9a-f]{4}")


@dataclass(frozen=True, slots=True)
class Journals:
    """Everything people said that stands, from all journals of the project.

    ``decisions`` and ``readings`` are in order of time, then id; what was undone is left
    out. ``by_hand`` is what they settled about where decisions stand. ``undos`` are those that
    stand themselves. ``events`` counts all usable events, the undone ones among them.
    """

    decisions: tuple[Decision, ...] = ()
    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()
    events: int = 0
    undos: tuple[Undo, ...] = ()
    by_hand: ByHand = field(default_factory=ByHand)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one journal: its place, and the event on it or why it is of no use."""

    file: str
    number: int
    event: Event | Unusable
    aside: bool = False

    def problem(self, found: Unusable) -> Problem:
        """Give what was found on this line; a torn line that was set aside is a note."""
        problem = Problem(self.file, self.number, 0, found.what, found.remedy)
        return replace(problem, severity="note") if self.aside else problem


TORN = Unusable(
    "the last line was cut off while it was written, and was not used.",
    "Nothing else is lost. The next decision starts a new line; this one is kept aside.",
)
TORN_EARLIER = Unusable(
    "this line was cut off while it was written, and was not used.",
    "Nothing needs to be done: a copy of it is kept aside.",
)
CLASH = Unusable(
    "this line says something else under the id of an earlier line, and was not used.",
    "A journal must not be edited by hand. Take the line out of the copy that is wrong.",
)


def append(project: Project, events: Sequence[Event], *, coder: str, device: str) -> Path:
    """Write events at the end of the coder's journal and give its path.

    When this returns, the events are on the disk. Raises ``WriteError`` when they are not
    (then none of them is in the journal), ``UsageError`` for a coder's name that cannot
    name a file.
    """
    path = journal_path(project, coder=coder, device=device)
    if any(event.coder != coder for event in events):
        raise UsageError(f"{path.name}: only what {coder} said belongs in this journal.")
    if not events:
        return path
    data = b"".join(to_line(event) for event in events)
    make_folder(project, path.parent)
    if not is_inside(project, path):
        raise WriteError(f"{path.name}: leads out of the project folder; nothing was saved.")
    try:
        with lock(path):
            _append_bytes(path, data=_mended_end(project, path) + data)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    return path


def read_all(project: Project) -> Journals:
    """Give what stands in all journals, copies that a sync service made among them."""
    lines = [line for path in journal_files(project) for line in _lines(path)]
    problems = [line.problem(line.event) for line in lines if isinstance(line.event, Unusable)]
    events, clashes = _united(lines)
    undos = {event.id: event for event in events.values() if isinstance(event, Undo)}
    undone = _undone(undos.values())
    standing = [one for one in events.values() if (one.coder, one.id) not in undone]
    standing.sort(key=lambda one: (one.time, one.id))
    return Journals(
        decisions=tuple(one for one in standing if isinstance(one, Decision)),
        readings=tuple(one for one in standing if isinstance(one, Reading)),
        problems=tuple(sorted((*problems, *clashes))),
        events=len(events),
        undos=tuple(one for one in standing if isinstance(one, Undo)),
        by_hand=ByHand(
            placements=tuple(one for one in standing if isinstance(one, Placement)),
            renamings=tuple(one for one in standing if isinstance(one, Renaming)),
        ),
    )


def journal_stamp(project: Project) -> tuple[tuple[str, int, int], ...]:
    """Give name, size and time of every journal: another value once somebody decides."""
    states = [(path.name, path.stat()) for path in journal_files(project)]
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


def journal_path(project: Project, *, coder: str, device: str) -> Path:
    """Give where the journal of a coder on a device lies; it need not exist yet."""
    if not DEVICE.fullmatch(device):
        raise UsageError(f'"{device}" is no device id. It is four of 0-9 and a-f.')
    return project.decisions / f"{coder_file_name(coder)}.{device}{ENDING}"


def coder_file_name(coder: str) -> str:
    """Give the coder's name as it stands in file names: NFC, letters of any alphabet.

    Raises ``UsageError`` for a name that some system could not name a file by, and for
    the names of the machines.
    """
    name = unicodedata.normalize("NFC", coder)
    wrong = (
        not name
        or name != name.strip(" .")
        or len(name.encode()) > 100
        or RESERVED.fullmatch(name)
        or any(sign in '/\\:*?"<>|' or not sign.isprintable() for sign in name)
    )
    if wrong:
        raise UsageError(
            f'"{coder}" cannot be the name of a coder. Use letters and digits, for instance: maja'
        )
    if name.casefold() in MACHINES:
        raise UsageError(f'"{coder}" is the name of a machine. Choose another name for the coder.')
    return name


@contextlib.contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a file against other processes on this computer while it is written to.

    Raises ``WriteError`` when another process holds it for longer than twenty seconds.
    """
    held = FileLock(path.with_name(f".{path.name}.lock"), timeout=PATIENCE)
    try:
        held.acquire()
    except Timeout as error:
        raise WriteError(
            f"{path.name}: another qualcode is writing to it. Close that one and try again."
        ) from error
    try:
        yield
    finally:
        held.release()


def journal_files(project: Project) -> list[Path]:
    """Give the journals of a project, sorted by name."""
    if not project.decisions.is_dir():
        return []
    found = [
        path
        for path in project.decisions.iterdir()
        if path.name.casefold().endswith(ENDING)
        and not path.name.startswith(".")
        and path.is_file()
        and is_inside(project, path)
    ]
    return sorted(found, key=lambda path: (unicodedata.normalize("NFC", path.name), path.name))


def _lines(path: Path) -> Iterator[Line]:
    file = f"decisions/{unicodedata.normalize('NFC', path.name)}"
    try:
        data = read_file(path)
        aside = read_file(aside_of(path)).split(b"\n") if aside_of(path).is_file() else []
    except ProjectError as error:
        yield Line(file, 0, Unusable(str(error).removeprefix(f"{path.name}: "), ""))
        return
    parts = data.split(b"\n")
    for number, part in enumerate(parts, start=1):
        if not part.strip():
            continue
        event = from_line(part)
        if event is DAMAGED and number == len(parts):
            event = TORN
        set_aside = event is DAMAGED and part in aside
        yield Line(file, number, TORN_EARLIER if set_aside else event, aside=set_aside)


def _united(lines: Iterable[Line]) -> tuple[dict[str, Event], list[Problem]]:
    events: dict[str, Event] = {}
    clashes: list[Problem] = []
    for line in lines:
        if isinstance(line.event, Unusable):
            continue
        known = events.setdefault(line.event.id, line.event)
        if isinstance(line.event, Withdrawn):
            events[line.event.id] = line.event
        elif not isinstance(known, Withdrawn) and not _is_same(known, line.event):
            clashes.append(line.problem(CLASH))
    return events, clashes


def _is_same(one: Event, other: Event) -> bool:
    """Tell whether two events say the same, whenever and under whichever codebook.

    The ids of imported codings follow from what they say, so two devices may import the
    same table at different times.
    """
    if isinstance(one, Decision) and isinstance(other, Decision):
        return _claim(one) == _claim(other)
    return replace(one, time="") == replace(other, time="")


def _claim(one: Decision) -> Decision:
    return replace(one, time="", codebook="", speaker="")


def _undone(undos: Iterable[Undo]) -> set[tuple[str, str]]:
    """Give coder and id of every event that an undo takes back, undone undos apart.

    An undo counts only once it is settled that no other undo takes it back; undos that
    name each other in a circle have no effect.
    """
    undone: set[tuple[str, str]] = set()
    left = list(undos)
    while left:
        named = {(one.coder, one.undoes) for one in left}
        ready = [one for one in left if (one.coder, one.id) not in named]
        if not ready:
            break
        undone |= {(one.coder, one.undoes) for one in ready if (one.coder, one.id) not in undone}
        left = [one for one in left if (one.coder, one.id) in named]
    return undone


def aside_of(path: Path) -> Path:
    """Give where the torn lines of a journal are kept."""
    return path.with_name(f"{path.name}.torn")


def _mended_end(project: Project, path: Path) -> bytes:
    """Give what must come before the next line, so that it is not glued to a torn one.

    A torn line is first copied to a file beside the journal; the journal itself keeps it.
    """
    if not path.exists() or _ends_whole(path):
        return b""
    data = path.read_bytes()
    tail = data[data.rfind(b"\n") + 1 :]
    if isinstance(from_line(tail), Unusable):
        aside = aside_of(path)
        earlier = aside.read_bytes() if aside.exists() else b""
        write_file(project, aside, data=earlier + tail + b"\n")
    return b"\n"


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _append_bytes(path: Path, *, data: bytes) -> None:
    is_new = not path.exists()
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        _write_through(descriptor, data)
    finally:
        os.close(descriptor)
    if is_new and hasattr(os, "O_DIRECTORY"):
        _keep_name(path.parent)


def _write_through(descriptor: int, data: bytes) -> None:
    size = os.fstat(descriptor).st_size
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            written += _write_more(descriptor, data[written:])
        os.fsync(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, size)
        raise


def _write_more(descriptor: int, rest: bytes) -> int:
    written = os.write(descriptor, rest)
    if not written:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return written


def _keep_name(folder: Path) -> None:
    """Make a new file's name in its folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
