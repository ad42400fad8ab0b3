"""Which key belongs to which folder: remembered in the user's own data folder.

The copy that ``names --write`` makes is a project of its own, and a key may lie where the user
chose. Neither the copy nor the project says where the key is; this list does, on the computer
of whoever has the key.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import ProjectError
from qualcode.formats import write_atomic
from qualcode.store.copy_folder import LIST
from qualcode.store.name_key import default_key
from qualcode.store.project import Project, cannot_write, read_file

PLACES = "places.json"
_Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """The keys of a project that are there, those that are not where they were, and more.

    ``is_copy``: the project was written by ``names --write``, so that what the key replaces
    must not stand in it. ``others`` is how many keys of other projects lie here: one of them
    may be this project's, from before its folder was moved.
    """

    paths: tuple[Path, ...]
    missing: tuple[Path, ...]
    is_copy: bool
    others: int = 0


def known_keys(project: Project, *, folder: Path) -> KnownKeys:
    """Give the keys of a project: by its place, and of a copy wherever it was moved to.

    ``folder`` is the user's own data folder. Raises ``ProjectError`` when the list in it
    cannot be read.
    """
    here, copy = _place(project.folder), _copy_mark(project.folder)
    remembered = [
        Path(key)
        for place, mark, key in _rows(folder / "keys" / PLACES)
        if place == here or (copy and mark == copy)
    ]
    paths = dict.fromkeys((*remembered, default_key(project, folder=folder)))
    there = tuple(path for path in paths if path.is_file())
    missing = tuple(path for path in dict.fromkeys(remembered) if not path.is_file())
    others = set((folder / "keys").glob("*.csv")) - paths.keys()
    return KnownKeys(there, missing, bool(copy), others=len(others))


def remember_key(place: Path, *, key: Path, folder: Path) -> None:
    """Put down that a key belongs to a project folder or a copy, in the place of what was said.

    Raises ``WriteError`` when the list cannot be written.
    """
    path = folder / "keys" / PLACES
    row = (_place(place), _copy_mark(place), _place(key))
    rows = [one for one in _rows(path) if one[0] != row[0]]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    said = [{"folder": at, "copy": mark, "key": one} for at, mark, one in sorted((*rows, row))]
    write_atomic(path, json.dumps(said, indent=1).encode() + b"\n")


def _rows(path: Path) -> list[_Row]:
    if not path.is_file() or not path.stat().st_size:
        return []
    try:
        said = json.loads(read_file(path))
        return [(str(one["folder"]), str(one["copy"]), str(one["key"])) for one in said]
    except (KeyError, TypeError, ValueError):
        raise ProjectError(
            f"{path} is damaged: it says which key of names belongs to which project. Delete it, "
            "and say once more where a key lies:  qualcode names --key PATH"
        ) from None


def _place(path: Path) -> str:
    return path.resolve().as_posix()


def _copy_mark(folder: Path) -> str:
    """Give a mark of what a copy was written as; empty where a folder is no copy."""
    path = folder / LIST
    return hashlib.sha256(read_file(path)).hexdigest() if path.is_file() else ""
