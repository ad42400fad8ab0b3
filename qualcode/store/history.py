"""Saved states of the codebook: the bytes as they were, and when, by whom and why."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import UnknownNameError
from qualcode.store.journal import lock
from qualcode.store.project import Project, cannot_write, make_folder, read_file, write_file

INDEX = "index.jsonl"
NUMBERED = re.compile(r"([0-9]{3,})\.yaml")


@dataclass(frozen=True, slots=True)
class SavedCodebook:
    """One saved state; ``fingerprint`` is the SHA-256 of the file's bytes as they are now.

    ``date`` is what the caller said it was (ISO 8601). ``date``, ``author`` and ``reason``
    are empty where nothing was put down about the file. ``automatic``: saved because a run
    or a decision cites it; the reason is then the program's.
    """

    version: int
    date: str
    author: str
    reason: str
    fingerprint: str
    automatic: bool = False


def ensure_saved(
    project: Project,
    data: bytes,
    *,
    time: str,
    author: str,
    reason: str,
    automatic: bool = False,
) -> int:
    """Give the number under which these bytes are saved, as a new version if they differ.

    They differ when they are not what the newest version is. Where they are, and it was
    saved automatically or without a reason, a person's reason takes the place of that one.
    Raises ``WriteError``.
    """
    make_folder(project, project.history)
    said = {"date": time, "author": author, "reason": reason}
    try:
        with lock(project.history / INDEX):
            return _save(project, data, said=said | ({"automatic": "yes"} if automatic else {}))
    except OSError as error:
        raise cannot_write(project.history, error=error) from error


def history_entries(project: Project) -> tuple[SavedCodebook, ...]:
    """Give all saved states, oldest first."""
    said = _index(project)
    return tuple(
        SavedCodebook(
            number,
            date=said.get(number, {}).get("date", ""),
            author=said.get(number, {}).get("author", ""),
            reason=said.get(number, {}).get("reason", ""),
            fingerprint=_fingerprint(read_file(path)),
            automatic=bool(said.get(number, {}).get("automatic")),
        )
        for number, path in _numbered(project)
    )


def read_version(project: Project, version: int) -> bytes:
    """Give the bytes of one saved state; raises ``UnknownNameError`` when there is none."""
    paths = dict(_numbered(project))
    if version not in paths:
        remedy = did_you_mean(str(version), [str(number) for number in paths])
        raise UnknownNameError(f"there is no saved codebook {version}. {remedy}")
    return read_file(paths[version])


def find_saved(project: Project, fingerprint: str) -> bytes | None:
    """Give the saved bytes that have this fingerprint, or ``None``.

    Copies that a sync service made are looked into too.
    """
    if not project.history.is_dir():
        return None
    for path in sorted(project.history.glob("*.yaml")):
        data = read_file(path)
        if _fingerprint(data) == fingerprint:
            return data
    return None


def with_fingerprints(
    index: bytes, fingerprints: Mapping[str, str], *, words: Callable[[str], str]
) -> bytes:
    """Give an index whose lines name other fingerprints, and whose reasons say other words."""
    lines: list[bytes] = []
    for line in index.split(b"\n"):
        try:
            fields = json.loads(line)
            fields["fingerprint"] = fingerprints.get(fields["fingerprint"], fields["fingerprint"])
            fields["reason"] = words(str(fields.get("reason", "")))
        except (KeyError, TypeError, ValueError):
            continue
        lines.append(json.dumps(fields, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return b"".join(lines)


def _save(project: Project, data: bytes, *, said: dict[str, str]) -> int:
    saved = list(_numbered(project))
    known = _index(project)
    if saved and read_file(saved[-1][1]) == data:
        number = saved[-1][0]
        before = known.get(number, {})
        is_explained = before.get("reason") and not before.get("automatic")
        if said["reason"] and not said.get("automatic") and not is_explained:
            _put_down(project, number, data, said=said)
        return number
    number = max((*known, *(number for number, _ in saved), 0)) + 1
    write_file(project, project.history / f"{number:03}.yaml", data=data)
    _put_down(project, number, data, said=said)
    return number


def _put_down(project: Project, number: int, data: bytes, *, said: dict[str, str]) -> None:
    """Add a line to the index; of several about one version the last counts."""
    index = project.history / INDEX
    before = read_file(index) if index.exists() else b""
    link = b"" if before.endswith(b"\n") or not before else b"\n"
    fields = {"version": number, "fingerprint": _fingerprint(data), **said}
    line = json.dumps(fields, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    write_file(project, index, data=before + link + line)


def _numbered(project: Project) -> Iterator[tuple[int, Path]]:
    if not project.history.is_dir():
        return
    found = [
        (int(match[1]), path)
        for path in project.history.iterdir()
        if (match := NUMBERED.fullmatch(path.name)) and path.is_file()
    ]
    yield from sorted(found)


def _index(project: Project) -> dict[int, dict[str, str]]:
    """Give what was put down about each version; lines that cannot be read are passed over."""
    path = project.history / INDEX
    said: dict[int, dict[str, str]] = {}
    for line in read_file(path).split(b"\n") if path.is_file() else []:
        try:
            fields = json.loads(line)
            said[int(fields["version"])] = {
                name: str(fields.get(name, ""))
                for name in ("date", "author", "reason", "automatic")
            }
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return said


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
