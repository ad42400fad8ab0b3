"""The journals of decisions: append-only, one a coder and device, merged by union."""

import contextlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from qualcode.errors import ProjectError, UsageError, WriteError
from qualcode.model import ByHand, Decision, Placement, Problem, Reading, Renaming, Translation
from qualcode.store.durability import append_bytes, keep_names
from qualcode.store.events import (
    DAMAGED,
    Event,
    Undo,
    Unusable,
    Withdrawn,
    from_line,
    read_line,
    to_line,
)
from qualcode.store.journal_name import is_journal_name, journal_path, owner
from qualcode.store.project import (
    Project,
    cannot_write,
    is_inside,
    make_folder,
    read_file,
    write_file,
)

PATIENCE = 20.0
TORN_ENDING = ".torn"
WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Journals:
    """Everything people said that stands, from all journals of the project.

    ``decisions`` and ``readings`` are in order of time, then id; what was undone is left
    out. ``by_hand`` is what they settled about where decisions stand. ``undos`` are those that
    stand themselves. ``translations`` are in the same order. ``events`` counts all usable
    events, the undone ones among them, and ``ids`` are theirs.
    """

    decisions: tuple[Decision, ...] = ()
    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()
    events: int = 0
    undos: tuple[Undo, ...] = ()
    by_hand: ByHand = field(default_factory=ByHand)
    translations: tuple[Translation, ...] = ()
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one journal: its place, and the event on it or why it is of no use.

    ``follows`` is the id of the event that was written before it; ``data`` its bytes.
    """

    file: str
    number: int
    event: Event | Unusable
    aside: bool = False
    follows: str = ""
    data: bytes = b""

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
GAP = Unusable(
    "the line that was written before this one is in no journal: something was taken out.",
    "Look for an earlier version of the file, and lay it beside this one: both are read.",
)
WIDE_FILE = Unusable(
    "was saved as UTF-16 by another program, and nothing in it was used.",
    "Open it in an editor and save it as UTF-8. Nothing in it is lost.",
)


def append(project: Project, events: Sequence[Event], *, coder: str, device: str) -> Path:
    """Write events at the end of the coder's journal and give its path.

    When this returns, the events are on the disk. Raises ``WriteError`` when they are not
    (then none of them is in the journal), ``UsageError`` for a coder's name that cannot
    name a file.
    """
    if any(event.coder != coder for event in events):
        raise UsageError(f"Only what {coder} said belongs in the journal of {coder}.")
    path = journal_path(project, coder=coder, device=device)
    return _append(project, path, lambda last: _chained(events, last=last)) if events else path


def append_lines(project: Project, lines: Iterable[bytes], *, coder: str, device: str) -> Path:
    """Write lines of copies at the end of the coder's journal, byte for byte, as ``append`` does.

    What an editor put around them is left out: a byte order mark, a carriage return.
    """
    bare = [line.removeprefix(b"\xef\xbb\xbf").strip() + b"\n" for line in lines]
    return _append(project, journal_path(project, coder=coder, device=device), lambda _: bare)


def _append(project: Project, path: Path, lines: Callable[[str], Iterable[bytes]]) -> Path:
    make_folder(project, path.parent)
    if not is_inside(project, path):
        raise WriteError(f"{path.name}: leads out of the project folder; nothing was saved.")
    try:
        with lock(path):
            data = b"".join(lines(_last_id(path)))
            append_bytes(path, data=_mended_end(project, path) + data)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    return path


def read_all(project: Project) -> Journals:
    """Give what stands in all journals, copies that a sync service made among them."""
    lines = all_lines(project)
    problems = [line.problem(line.event) for line in lines if isinstance(line.event, Unusable)]
    events, clashes = united(lines)
    undone = undone_by(one for one in events.values() if isinstance(one, Undo))
    standing = [one for one in events.values() if (one.coder, one.id) not in undone]
    found = replace(sorted_out(standing), events=len(events), ids=frozenset(events))
    return replace(found, problems=tuple(sorted((*problems, *clashes, *gaps(lines, known=events)))))


def sorted_out(events: Iterable[Event]) -> Journals:
    """Give events that stand by what they are, in order of time, then id."""
    standing = sorted(events, key=lambda one: (one.time, one.id))
    return Journals(
        decisions=tuple(one for one in standing if isinstance(one, Decision)),
        readings=tuple(one for one in standing if isinstance(one, Reading)),
        undos=tuple(one for one in standing if isinstance(one, Undo)),
        by_hand=ByHand(
            placements=tuple(one for one in standing if isinstance(one, Placement)),
            renamings=tuple(one for one in standing if isinstance(one, Renaming)),
        ),
        translations=tuple(one for one in standing if isinstance(one, Translation)),
    )


def all_lines(project: Project) -> tuple[Line, ...]:
    """Give every line of every journal that holds something, journals before their copies."""
    return tuple(line for path in journal_files(project) for line in lines_of(path))


def journal_stamp(project: Project) -> tuple[tuple[str, int, int], ...]:
    """Give name, size and time of every journal: another value once somebody decides."""
    return tuple((path.name, *_size_and_time(path)) for path in journal_files(project))


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except FileNotFoundError:
        return 0, 0
    return state.st_size, state.st_mtime_ns


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
    except NotImplementedError as error:
        raise WriteError(
            f"{path.name}: lies on a drive where no program can hold a file for itself. "
            "Keep the project on a disk of this computer, synced as you like."
        ) from error
    try:
        yield
    finally:
        held.release()


def journal_files(project: Project) -> list[Path]:
    """Give the journals of a project, copies that a sync service made among them, by name."""
    if not project.decisions.is_dir():
        return []
    found = [
        path
        for path in project.decisions.iterdir()
        if is_journal_name(path.name)
        and not path.name.startswith(".")
        and path.is_file()
        and is_inside(project, path)
    ]
    return sorted(found, key=_place_among)


def _place_among(path: Path) -> tuple[bool, str, str]:
    return owner(path.name) == ("", ""), unicodedata.normalize("NFC", path.name), path.name


def shown_name(path: Path) -> str:
    """Give a journal's name as messages show it."""
    return f"decisions/{unicodedata.normalize('NFC', path.name)}"


def lines_of(path: Path) -> Iterator[Line]:
    """Read a journal line by line; one that cannot be read is one line that says why."""
    file = shown_name(path)
    try:
        data = read_file(path)
        aside = read_file(aside_of(path)).split(b"\n") if aside_of(path).is_file() else []
    except ProjectError as error:
        yield Line(file, 0, Unusable(str(error).removeprefix(f"{path.name}: "), ""))
        return
    if data.startswith(WIDE):
        yield Line(file, 0, WIDE_FILE)
        return
    parts = data.split(b"\n")
    for number, part in enumerate(parts, start=1):
        if not part.strip():
            continue
        event, follows = read_line(part)
        if event is DAMAGED and number == len(parts):
            event = TORN
        set_aside = event is DAMAGED and part in aside
        found = TORN_EARLIER if set_aside else event
        yield Line(file, number, found, aside=set_aside, follows=follows, data=part)


def united(lines: Iterable[Line]) -> tuple[dict[str, Event], list[Problem]]:
    """Give the events of all lines by id, and the lines that clash with an earlier one."""
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


def gaps(lines: Iterable[Line], *, known: Mapping[str, Event]) -> Iterator[Problem]:
    """Find lines whose forerunner is nowhere, unless it stands there and cannot be read."""
    before: Line | None = None
    for line in lines:
        is_explained = before and before.file == line.file and isinstance(before.event, Unusable)
        if line.follows and line.follows not in known and not is_explained:
            yield replace(line.problem(GAP), severity="warning")
        before = line


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


def undone_by(undos: Iterable[Undo]) -> set[tuple[str, str]]:
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
    return path.with_name(f"{path.name}{TORN_ENDING}")


def _chained(events: Iterable[Event], *, last: str) -> Iterator[bytes]:
    for event in events:
        yield to_line(event, follows=last)
        last = event.id


def _last_id(path: Path) -> str:
    """Give the id of the last event in a journal; empty when it has none that can be read.

    Raises ``WriteError`` for a journal that another program saved as UTF-16.
    """
    data = path.read_bytes() if path.exists() else b""
    if data.startswith(WIDE):
        raise WriteError(f"{path.name}: {WIDE_FILE.what} Nothing was saved. {WIDE_FILE.remedy}")
    end = len(data)
    while end > 0:
        start = data.rfind(b"\n", 0, end) + 1
        event = from_line(data[start:end])
        if not isinstance(event, Unusable):
            return event.id
        end = start - 1
    return ""


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
        keep_names(path.parent)
    return b"\n"


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"
