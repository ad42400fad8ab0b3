"""A key of names that lies where it would be sent along: in the project, or beside the file."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.formats import decode, read_sheet
from qualcode.model import Problem
from qualcode.privacy import Replacer
from qualcode.store import KeyRow, Project

_TABLES = frozenset([".csv", ".tsv", ".xlsx"])
# Looked into only at the top of a folder: below it they are transcripts and memos.
_TEXTS = frozenset([".txt", ".md"])
_HEADER = re.compile(r"\W*name\W+decision\W+replacement\b", re.IGNORECASE)
_MOST_BYTES = 400_000
_MOST_FILES = 5_000
_FEWEST = 3
_ROOM = 60


def keys_lying(
    project: Project, files: Sequence[Path], *, keys: Sequence[Path], rows: Sequence[KeyRow]
) -> Iterator[Problem]:
    """Find the key, or a table that says the same, in the project or beside what was written.

    Beside a file that was written it is an error, elsewhere in the project a warning. A table
    says the same when half of the rows (three at least) stand in it with name and replacement
    on one line.
    """
    beside = {path.parent.resolve() for path in files}
    own = {path.resolve() for path in (*files, project.participants)}
    known = {path.resolve() for path in keys}
    for path in _candidates(project.folder.resolve(), beside):
        if path not in own and (path in known or _is_key(path, rows)):
            yield _problem(project, path, sent=path.parent in beside)


def _candidates(top: Path, beside: set[Path]) -> list[Path]:
    below = islice(top.rglob("*"), _MOST_FILES)
    found = {path for path in below if path.suffix.casefold() in _TABLES}
    for folder in {top, *beside}:
        found |= {one for one in _files(folder) if one.suffix.casefold() in _TABLES | _TEXTS}
    return sorted(path for path in found if _may_be_key(path))


def _files(folder: Path) -> list[Path]:
    try:
        return list(islice(folder.iterdir(), _MOST_FILES))
    except OSError:
        return []


def _may_be_key(path: Path) -> bool:
    """Tell whether a file that can be read has the size of a key and is not hidden."""
    if path.name.startswith(".") or path.parent.name.startswith("."):
        return False
    try:
        return path.is_file() and 0 < path.stat().st_size <= _MOST_BYTES
    except OSError:
        return False


def _is_key(path: Path, rows: Sequence[KeyRow]) -> bool:
    lines = _lines(path)
    if any(_HEADER.match(line) for line in lines[:2]):
        return True
    words = {row.name: row.words for row in rows}
    replacer = Replacer(words)
    told = {
        name
        for line in lines
        for name, _ in replacer.found(line)
        if words[name] in line and len(line) <= len(name) + len(words[name]) + _ROOM
    }
    return len(told) >= max(_FEWEST, len(words) / 2)


def _lines(path: Path) -> list[str]:
    try:
        data = path.read_bytes()
        if path.suffix.casefold() == ".xlsx":
            return [
                ";".join(filter(None, row.cells)) for row in read_sheet(data, file=path.name).rows
            ]
        return decode(data).text.split("\n")
    except (QualcodeError, OSError):
        return []


def _problem(project: Project, path: Path, *, sent: bool) -> Problem:
    inside = path.resolve().is_relative_to(project.folder.resolve())
    where = path.resolve().relative_to(project.folder.resolve()) if inside else path
    place = "in the folder that was written to" if sent else "in the project folder"
    return Problem(
        path.name,
        what=f"a key of names lies {place}: {where.as_posix()}. It tells who everybody is.",
        remedy="Move it out before the folder is shared, synced or sent.",
        severity="error" if sent else "warning",
    )
