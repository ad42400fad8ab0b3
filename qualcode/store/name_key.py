"""The key: which word stands for which name. It lies outside the project folder.

Pseudonymised material stays personal data as long as somebody has the key, and the key is to
be kept apart (GDPR article 4, no. 5). So its place is the user's own data folder, or a path
the user gives.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qualcode.errors import ProjectError, UsageError
from qualcode.formats import as_cell, write_atomic, write_rows
from qualcode.model import Problem
from qualcode.store.project import Project, cannot_write, is_inside, read_file, write_file
from qualcode.store.table_file import read_table

COLUMNS = ("name", "decision", "replacement", "kind")
_KEPT_HEAD = "# Names that qualcode names never asks about again, one a line. No secrets here.\n"

Handling = Literal["replace", "keep"]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What was decided about a name: kept as it is, or ``words`` in its place."""

    name: str
    handling: Handling
    words: str = ""
    kind: str = ""


def default_key(project: Project, *, folder: Path) -> Path:
    """Give where the key of a project lies in the user's own data folder ``folder``.

    It is named by the project's folder and a hash of its path, so that two projects of one
    name have two keys.
    """
    place = project.folder.resolve()
    mark = hashlib.sha256(place.as_posix().encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return folder / "keys" / f"{place.name}-{mark}.csv"


def check_key_place(project: Project, path: Path, *, inside: bool) -> None:
    """Refuse a key inside the project folder, unless that was asked for (``inside``)."""
    if is_inside(project, path) and not inside:
        raise UsageError(
            f"{path.name}: lies in the project folder. The key tells who everybody is: keep it "
            "where the project is not shared or synced, or add --key-in-project if you must."
        )


def read_key(path: Path) -> tuple[KeyRow, ...]:
    """Give the rows of a key, sorted by name; none where there is no file.

    Raises ``ProjectError`` when it cannot be read; the message holds no name.
    """
    if not path.exists():
        return ()
    table = read_table(read_file(path), file=path.name, columns=COLUMNS, needed=COLUMNS[:2])
    if isinstance(table, Problem):
        raise ProjectError(str(table))
    rows = {}
    for row in table.rows:
        said = table.said(row)
        word = said["decision"].casefold()
        handling: Handling = "replace" if word == "replace" else "keep"
        if word not in {"replace", "keep"} or (word == "replace" and not said.get("replacement")):
            raise ProjectError(
                f'{path.name}:{row.line}: the decision must be "keep", or "replace" with a '
                "replacement in its column. Mend that line."
            )
        name = plain_name(said["name"])
        if name:
            words = said.get("replacement", "") if handling == "replace" else ""
            rows[name] = KeyRow(name, handling, words, said.get("kind", ""))
    return tuple(rows[name] for name in sorted(rows))


def write_key(path: Path, rows: Iterable[KeyRow]) -> None:
    """Write a key whole, for its owner's eyes only; raises ``WriteError``."""
    ordered = sorted(rows, key=lambda one: one.name)
    cells = [[as_cell(c) for c in (one.name, one.handling, one.words, one.kind)] for one in ordered]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    write_atomic(path, write_rows(COLUMNS, cells, dialect="en"))


def read_kept(project: Project) -> tuple[str, ...]:
    """Give the names of ``kept-names.txt``, in its order; lines with ``#`` are remarks."""
    path = project.kept_names
    if not path.exists():
        return ()
    lines = read_file(path).decode("utf-8-sig", "replace").splitlines()
    names = (plain_name(line) for line in lines if not line.lstrip().startswith("#"))
    return tuple(dict.fromkeys(name for name in names if name))


def add_kept(project: Project, names: Iterable[str]) -> Path:
    """Add names to ``kept-names.txt`` that are not in it; what is there stays as it is."""
    path = project.kept_names
    there = set(read_kept(project))
    new = [one for one in dict.fromkeys(map(plain_name, names)) if one and one not in there]
    if new:
        before = read_file(path) if path.exists() else _KEPT_HEAD.encode()
        link = b"" if not before or before.endswith(b"\n") else b"\n"
        write_file(project, path, data=before + link + "".join(f"{n}\n" for n in new).encode())
    return path


def plain_name(name: str) -> str:
    """Give a name in NFC with single blanks.

    >>> plain_name("  Kurt   og Jytte ")
    'Kurt og Jytte'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())
