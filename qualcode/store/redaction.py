"""Journals without the words of somebody who withdrew: ids stay, checksums are made anew."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import ProjectError
from qualcode.formats import write_atomic
from qualcode.store.conflict_copies import laid_aside
from qualcode.store.events import Event, Unusable, Withdrawn, read_line, to_line
from qualcode.store.journal import WIDE, WIDE_FILE, aside_of, journal_files, lock
from qualcode.store.project import Project, cannot_write, read_file

Redact = Callable[[Event], Event]
Holds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class RedactedJournal:
    """A journal's bytes without somebody's words.

    ``changed`` counts the lines that differ, ``emptied`` those that only an id is left of.
    """

    path: Path
    data: bytes
    changed: int
    emptied: int


def redacted_journal(path: Path, *, redact: Redact, holds: Holds) -> RedactedJournal:
    """Give a journal with every event redacted; what cannot be read is kept unless it ``holds``.

    Nothing is written. Lines that nothing changes stay byte for byte. Raises
    ``ProjectError`` for a journal that another program saved as UTF-16.
    """
    lines: list[bytes] = []
    changed = emptied = 0
    data = read_file(path)
    if data.startswith(WIDE):
        raise ProjectError(f"{path.name}: {WIDE_FILE.what} {WIDE_FILE.remedy}")
    for line in data.split(b"\n"):
        event, follows = read_line(line) if line.strip() else (None, "")
        if event is None:
            lines.append(line)
            continue
        if isinstance(event, Unusable):
            gone = holds(line.decode("utf-8", "replace"))
            changed += gone
            emptied += gone
            lines += [] if gone else [line]
            continue
        now = redact(event)
        changed += now != event
        emptied += isinstance(now, Withdrawn) and now != event
        lines.append(line if now == event else to_line(now, follows=follows).rstrip(b"\n"))
    return RedactedJournal(path, b"\n".join(lines), changed, emptied)


def redacted_journals(
    project: Project, *, redact: Redact, holds: Holds
) -> tuple[RedactedJournal, ...]:
    """Give the journals, and torn lines and merged copies of them, that something changes in."""
    paths = [*journal_files(project), *laid_aside(project)]
    found = [redacted_journal(path, redact=redact, holds=holds) for path in paths]
    found += [
        redacted_journal(aside_of(path), redact=redact, holds=holds)
        for path in journal_files(project)
        if aside_of(path).is_file()
    ]
    return tuple(one for one in found if one.changed)


def rewrite_journal(path: Path, *, redact: Redact, holds: Holds) -> None:
    """Redact a journal in its place, held against other writers; raises ``WriteError``."""
    try:
        with lock(path):
            write_atomic(path, redacted_journal(path, redact=redact, holds=holds).data)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    except ProjectError:
        if path.exists():
            raise
