"""That somebody withdrew, put down without saying who; and their row out of the table."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from qualcode.errors import ParticipantsError, QualcodeError
from qualcode.formats import decode, from_cell, read_rows
from qualcode.store.journal import lock
from qualcode.store.project import PARTICIPANTS_FILE, Project, cannot_write, read_file, write_file

State = Literal["begun", "done"]
# What ``decode`` takes for the end of a line, and nothing else: the rows are counted by it.
_LINE_END = re.compile("(?<=\n)|(?<=\r)(?!\n)|(?<=[\u2028\u2029\v\f])")


def put_down(project: Project, *, state: State, time: str, counts: Mapping[str, int]) -> Path:
    """Add a line to ``withdrawn.jsonl``: when, how far, and how much of what; never who."""
    path = project.withdrawn
    fields = {"v": 1, "state": state, "time": time, **counts}
    line = json.dumps(fields, sort_keys=True).encode() + b"\n"
    try:
        with lock(path):
            before = read_file(path) if path.exists() else b""
            link = b"" if not before or before.endswith(b"\n") else b"\n"
            write_file(project, path, data=before + link + line)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    return path


def unfinished(project: Project) -> str:
    """Give when a withdrawal was begun that was never done; empty when there is none."""
    said = list(_put_down_before(project))
    return said[-1][1] if said and said[-1][0] == "begun" else ""


def withdrawn_at(project: Project) -> tuple[str, ...]:
    """Give when somebody's words were taken out of the project, in the order it was put down."""
    return tuple(time for state, time in _put_down_before(project) if state == "done")


def _put_down_before(project: Project) -> Iterator[tuple[str, str]]:
    """Give state and time of every line; one that cannot be read is passed over."""
    for line in read_file(project.withdrawn).splitlines() if project.withdrawn.exists() else []:
        try:
            said = json.loads(line)
            yield str(said["state"]), str(said["time"])
        except (ValueError, KeyError, TypeError):
            continue


def without_participant(data: bytes, participant: str) -> bytes:
    """Give ``participants.csv`` without a person's rows; every other byte stays as it is.

    Raises ``ParticipantsError`` when the file cannot be read.
    """
    try:
        table = read_rows(data, file=PARTICIPANTS_FILE)
    except QualcodeError as error:
        raise ParticipantsError(f"{PARTICIPANTS_FILE}: cannot be read: {error}") from error
    heading = next((name for name in table.header if name.casefold() == "participant"), "")
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else decode(data).encoding
    lines = _LINE_END.split(data.decode(encoding))
    starts = [row.line for row in table.rows] + [len(lines) + 1]
    gone: set[int] = set()
    for row, after in zip(table.rows, starts[1:], strict=True):
        if from_cell(row.cells.get(heading, "").strip()) == participant:
            gone |= set(range(row.line, after))
    kept = "".join(line for number, line in enumerate(lines, start=1) if number not in gone)
    return kept.encode(encoding)
