"""``participants.csv``: one row a person, with columns of the user's own."""

import csv
import io
import unicodedata
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.codebook import nearest
from qualcode.errors import ParticipantsError
from qualcode.formats import Row, as_cell, decode, from_cell, write_rows
from qualcode.model import Participant, Problem, Role, Settings
from qualcode.store.project import PARTICIPANTS_FILE, Project, read_file
from qualcode.store.roles import role_named, unknown_role
from qualcode.store.table_file import NamedTable, read_table

COLUMNS = (
    "participant",
    "pseudonym",
    "role",
    "position",
    "area",
    "age_group",
    "transcript",
    "labels",
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A participant, the line it stands on, and what is wrong with that line."""

    participant: Participant
    line: int
    problem: Problem | None = None


def read_participants(
    source: bytes | Project, *, settings: Settings, file: str = PARTICIPANTS_FILE
) -> tuple[tuple[Participant, ...], tuple[Problem, ...]]:
    """Give the participants in the order of the file, and what is wrong with it.

    A project without the file has none. Roles are given by their plain names, whatever
    synonym was written; somebody with an unknown role is given without one. Raises
    ``ProjectError`` when the file is there and cannot be read.
    """
    if isinstance(source, Project):
        if not source.participants.exists():
            return (), ()
        source = read_file(source.participants)
    table = read_table(source, file=file, columns=COLUMNS, needed=COLUMNS[:1])
    if isinstance(table, Problem):
        return (), (table,)
    read = [_participant(row, table=table, roles=settings.roles, file=file) for row in table.rows]
    kept = _without_doubles([one for one in read if one.participant.id])
    problems = (
        *_odd_columns(table, file=file),
        *(one.problem for one in read if one.problem is not None),
        *_doubles([one for one in read if one.participant.id], file=file),
        *_shared_labels(kept, file=file),
    )
    return tuple(one.participant for one in kept), tuple(sorted(problems))


def write_participants(participants: Sequence[Participant], *, existing: bytes = b"") -> bytes:
    """Give ``participants.csv`` with one row a person, own columns after ours.

    Commas, or the dialect of Danish Excel where the existing file separates by ``;``.
    """
    own = dict.fromkeys(name for one in participants for name in one.extra)
    header = (*COLUMNS, *own)
    rows = [_cells(one, header=header) for one in participants]
    return write_rows(header, rows, dialect="da" if _delimiter(existing) == ";" else "en")


def add_missing(existing: bytes, drafts: Sequence[Participant]) -> bytes:
    """Give the existing file with rows added for those who are not in it.

    Somebody is in it who has the id, or a label in the same transcript. What is there stays
    byte for byte. Raises ``ParticipantsError`` when its encoding lacks a letter of a new
    row, and when it cannot be read.
    """
    if not existing.strip():
        return write_participants(drafts)
    table = read_table(existing, file=PARTICIPANTS_FILE, columns=COLUMNS, needed=COLUMNS[:1])
    if isinstance(table, Problem):
        raise ParticipantsError(str(table))
    there = [_said(row, table=table) for row in table.rows]
    missing = [one for one in drafts if not any(_is_same(one, said) for said in there)]
    if not missing:
        return existing
    encoding = "utf-8" if existing.startswith(BOM_UTF8) else decode(existing).encoding
    written = existing.decode(encoding)
    newline = "\r\n" if "\r\n" in written else "\n"
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_delimiter(existing), lineterminator=newline)
    plain = {written: plain for plain, written in table.names.items()}
    header = tuple(plain.get(name, name) for name in table.header)
    writer.writerows(_cells(one, header=header) for one in missing)
    link = "" if written.endswith("\n") else newline
    return existing + _encoded(link + out.getvalue(), encoding=encoding)


def _said(row: Row, *, table: NamedTable) -> dict[str, str]:
    return {name: unicodedata.normalize("NFC", cell) for name, cell in table.said(row).items()}


def _participant(row: Row, *, table: NamedTable, roles: Sequence[Role], file: str) -> _Read:
    said, ours = _said(row, table=table), table.names.values()
    role = role_named(said.get("role", ""), roles=roles)
    participant = Participant(
        id=said["participant"],
        pseudonym=said.get("pseudonym", ""),
        role=role.name if role else "",
        position=said.get("position", ""),
        area=said.get("area", ""),
        age_group=said.get("age_group", ""),
        transcript=said.get("transcript", ""),
        labels=tuple(label.strip() for label in said.get("labels", "").split("|") if label.strip()),
        extra={name: _unquoted(cell) for name, cell in row.cells.items() if name not in ours},
    )
    return _Read(participant, row.line, _slip(said, row=row, roles=roles, file=file))


def _slip(said: dict[str, str], *, row: Row, roles: Sequence[Role], file: str) -> Problem | None:
    if not said["participant"]:
        remedy = 'Write an id of your own under "participant", for instance K01-1.'
        return Problem(file, row.line, 0, "this row has no id.", remedy)
    word = said.get("role", "")
    if word and role_named(word, roles=roles) is None:
        remedy = unknown_role(word, roles=roles)
        return Problem(file, row.line, 0, f'"{word}" is no role.', remedy)
    return None


def _unquoted(cell: str) -> str:
    """Take off the sign that keeps a spreadsheet from reading a cell as a formula."""
    return from_cell(unicodedata.normalize("NFC", cell).strip())


def _without_doubles(read: Sequence[_Read]) -> list[_Read]:
    first: dict[str, _Read] = {}
    for one in read:
        first.setdefault(one.participant.id, one)
    return list(first.values())


def _doubles(read: Sequence[_Read], *, file: str) -> list[Problem]:
    lines: dict[str, int] = {}
    problems = []
    for one in read:
        line = lines.setdefault(one.participant.id, one.line)
        if line != one.line:
            what = f'"{one.participant.id}" stands in line {line} too; this line is not used.'
            remedy = "Every person has one row. Give one of the two another id."
            problems.append(Problem(file, one.line, 0, what, remedy))
    return problems


def _shared_labels(read: Sequence[_Read], *, file: str) -> list[Problem]:
    owners: dict[tuple[str, str], _Read] = {}
    problems = []
    for one in read:
        for label in one.participant.labels:
            owner = owners.setdefault((one.participant.transcript, label), one)
            if owner is not one:
                what = f'label "{label}" is already {owner.participant.id} (line {owner.line}).'
                remedy = "In one transcript a label is one person's words."
                problems.append(Problem(file, one.line, 0, what, remedy))
    return problems


def _odd_columns(table: NamedTable, *, file: str) -> list[Problem]:
    lacking = [name for name in COLUMNS if name not in table.names]
    problems = []
    for name in table.header:
        near = nearest(name, lacking) if name not in table.names.values() else ""
        if near:
            what = f'column "{name}" is kept as one of your own.'
            remedy = f'Rename it if you meant "{near}".'
            problems.append(Problem(file, 1, 0, what, remedy, "warning"))
    return problems


def _cells(one: Participant, *, header: Sequence[str]) -> list[str]:
    said = {
        "participant": one.id,
        "pseudonym": one.pseudonym,
        "role": one.role,
        "position": one.position,
        "area": one.area,
        "age_group": one.age_group,
        "transcript": one.transcript,
        "labels": "|".join(one.labels),
    }
    return [as_cell(said.get(name, one.extra.get(name, ""))) for name in header]


def _is_same(draft: Participant, said: dict[str, str]) -> bool:
    if said.get("participant") == draft.id:
        return True
    labels = {label.strip() for label in said.get("labels", "").split("|")}
    return said.get("transcript", "") in {"", draft.transcript} and bool(
        labels.intersection(draft.labels)
    )


def _delimiter(existing: bytes) -> str:
    """Give what separates the cells of a table: what its header holds most of."""
    lines = decode(existing).text.split("\n") if existing.strip() else [""]
    declared = lines[0].strip().strip('"').casefold()
    if declared.startswith("sep="):
        return declared[len("sep=") :] or "\t"
    header = next(line for line in lines if line.strip() or line is lines[-1])
    counts = Counter(header)
    return max(",;\t", key=lambda sign: counts[sign])


def _encoded(text: str, *, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise ParticipantsError(
            f"{PARTICIPANTS_FILE}: its encoding lacks a letter of a new row. "
            'Save it from Excel as "CSV UTF-8" and run the command again.'
        ) from error
