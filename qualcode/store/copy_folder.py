"""A folder of copies that qualcode wrote: what is in it, and writing it anew."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from qualcode.errors import UsageError, WriteError
from qualcode.formats import write_atomic
from qualcode.model import Settings
from qualcode.store.project import Project, cannot_write, read_file

LIST = ".pseudonymised.json"


def check_copy_folder(project: Project, folder: Path, *, settings: Settings) -> None:
    """Refuse a folder that copies must not be written to; nothing is written here.

    It must not be the project, hold it, or be where its transcripts are read from. What is in
    it must be copies of ours that nobody has changed since. Raises UsageError.
    """
    here, home = folder.resolve(), project.folder.resolve()
    top = project.transcripts(settings).resolve()
    if home.is_relative_to(here) or (top != home and here.is_relative_to(top)):
        raise UsageError(
            f"{folder}: the originals are here. Choose a folder of its own for the copies: "
            "--output FOLDER"
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file. Choose a folder for the copies: --output FOLDER")
    there = _files_in(folder)
    known = _listed(folder)
    if there and not known:
        raise UsageError(
            f"{folder}: holds {len(there)} files that are no copies of ours. Choose an empty or "
            "new folder: --output FOLDER"
        )
    changed = sorted(name for name in there if known.get(name) != _hash(folder / name))
    if changed:
        raise UsageError(
            f"{folder}: {len(changed)} files were changed or added since the copies were written "
            f"({', '.join(changed[:3])}{' …' if changed[3:] else ''}). They are not overwritten: "
            "move the folder away, or choose another: --output FOLDER"
        )


def write_copies(folder: Path, files: Mapping[str, bytes]) -> int:
    """Write copies in the place of earlier ones; give how many earlier ones are gone.

    The folder must have been checked. Raises ``WriteError``; run again, it completes.
    """
    known = _listed(folder)
    listed = known | {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_list(folder, listed)
        for name in sorted(known.keys() - files.keys()):
            (folder / name).unlink(missing_ok=True)
        for name, data in sorted(files.items()):
            path = folder / name
            if not path.resolve().is_relative_to(folder.resolve()):
                raise WriteError(f"{name}: leads out of the folder of copies; not written.")
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, data)
    except OSError as error:
        raise cannot_write(folder, error=error) from error
    _write_list(folder, {name: listed[name] for name in files})
    return len(known.keys() - files.keys())


def are_unchanged_copies(folder: Path) -> bool:
    """Tell whether all files of a folder of copies are as they were written."""
    known = _listed(folder)
    return all(known.get(name) == _hash(folder / name) for name in _files_in(folder))


def _write_list(folder: Path, listed: Mapping[str, str]) -> None:
    said = {"files": dict(sorted(listed.items()))}
    write_atomic(folder / LIST, json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n")


def _listed(folder: Path) -> dict[str, str]:
    path = folder / LIST
    if not path.is_file():
        return {}
    try:
        said = json.loads(read_file(path))["files"]
        return {str(PurePosixPath(name)): str(mark) for name, mark in said.items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}


def _files_in(folder: Path) -> list[str]:
    """Give the files in a folder, with ``/``; what systems and locks leave behind apart."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path.relative_to(folder).as_posix() for path in found if not path.name.startswith(".")
    )


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
