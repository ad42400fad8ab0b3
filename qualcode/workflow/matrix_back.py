"""Taking in summaries from a matrix that somebody filled in: each becomes a memo."""

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.errors import DecisionsError, UnknownNameError
from qualcode.exporters.xlsx import fitting
from qualcode.model import Memo, Problem, Subject
from qualcode.report.matrix_table import version_of
from qualcode.report.summaries import Cell
from qualcode.store import SummaryRow, read_matrix, rewrite_memo, save_memo
from qualcode.workflow.charting import summaries_in
from qualcode.workflow.importing import file_data
from qualcode.workflow.material import Material
from qualcode.workflow.noting import subject_of


@dataclass(frozen=True, slots=True)
class Summed:
    """One summary to write: a memo of its own, or a new text for the one ``before``."""

    memo: Memo
    before: Memo | None = None

    def diff(self) -> list[str]:
        """Give the change of a text line by line, as a unified diff without its head."""
        old = self.before.text.split("\n") if self.before else []
        return list(difflib.unified_diff(old, self.memo.text.split("\n"), lineterm="", n=1))[2:]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled matrix comes to, before anything is written.

    ``same`` counts the rows that say what a memo says, ``empty`` those without a summary. With
    an error among ``problems`` nothing can be written; notes are rows that were left alone.
    """

    file: str
    summed: tuple[Summed, ...]
    same: int
    empty: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What names nobody or nothing of this project."""
        return tuple(one for one in self.problems if one.severity == "error")


def look_at(material: Material, path: Path, *, by: str, time: str) -> Filled:
    """Give the summaries that a matrix adds or changes; nothing is written.

    Raises DecisionsError for a table that cannot be read.
    """
    summaries = summaries_in(material)
    summed: dict[tuple[Cell, str], Summed] = {}
    problems: list[Problem] = []
    same = empty = 0
    for row in read_matrix(file_data(path), file=path.name):
        cell = _cell(row, material)
        if isinstance(cell, Problem):
            problems += [cell] if row.summary else []
            continue
        found = _told(row, summaries.get(cell, ()), by=by, time=time)
        if isinstance(found, Summed):
            about = found.memo.about or _about(cell, material)
            made = replace(found, memo=replace(found.memo, about=about))
            key = (cell, found.before.id if found.before else found.memo.text)
            if key in summed and summed[key].memo.text != made.memo.text:
                what = "another row says something else of the same memo."
                problems.append(row.problem(what, "Keep one of them."))
            summed.setdefault(key, made)
        elif isinstance(found, Problem):
            problems.append(found)
        else:
            same += bool(row.summary)
            empty += not row.summary
    return Filled(path.name, tuple(summed.values()), same, empty, tuple(sorted(problems)))


def take_in(material: Material, filled: Filled) -> Mapping[str, Path | None]:
    """Write the memos; give each one's id and where its earlier file is kept, if it had one.

    Raises DecisionsError, with nothing written, when a row names what is not there.
    """
    if filled.errors:
        raise DecisionsError(f"{filled.file} was not imported; nothing was written.")
    done: dict[str, Path | None] = {}
    for one in filled.summed:
        if one.before:
            done[one.memo.id] = rewrite_memo(material.project, one.memo)
        else:
            done[save_memo(material.project, one.memo).id] = None
    return done


def _cell(row: SummaryRow, material: Material) -> Cell | Problem:
    names = [row.participant, row.code or row.theme]
    if not all(names):
        what = "a summary needs a participant and a code or a theme."
        return row.problem(what, "Fill the cells, or take the row out.")
    kinds = ({"participant"}, {"code"} if row.code else {"theme"})
    found = []
    for name, wanted in zip(names, kinds, strict=True):
        try:
            subject = subject_of(material, name)
        except UnknownNameError as error:
            return row.problem(str(error))
        if subject.kind not in wanted:
            kind = next(iter(wanted))
            return row.problem(f'"{name}" is a {subject.kind}, not a {kind}.')
        found.append(subject.name)
    return found[0], found[1]


def _about(cell: Cell, material: Material) -> tuple[Subject, ...]:
    of = cell[1]
    kind = subject_of(material, of).kind
    return (Subject("participant", cell[0]), Subject(kind, of))


def _told(row: SummaryRow, pile: Sequence[Memo], *, by: str, time: str) -> Summed | Problem | None:
    """Give what a row adds or changes; ``None`` where it says what a memo says, or nothing."""
    text = _plain(row.summary)
    before = next((one for one in pile if one.id == row.memo), None)
    if not text:
        return _emptied(row) if before else None
    if any(text in (_plain(one.text), _plain(fitting(one.text))) for one in pile):
        return None
    if before is None:
        return Summed(Memo("", (by,), time, (), text))
    if row.version and row.version != version_of(before.text):
        if row.version == version_of(text):
            what = "the memo has another text by now, and the row has the earlier one."
            return replace(row.problem(what, "Nothing needs to be done."), severity="note")
        what = f"both the row and memos/{before.id}.md have changed since the table was written."
        return row.problem(what, "Export the matrix again, and write the change into it.")
    names = before.by if by in before.by else (*before.by, by)
    return Summed(replace(before, by=names, time=time, text=text), before)


def _emptied(row: SummaryRow) -> Problem:
    what = f"the cell is empty, and memos/{row.memo}.md stays as it is."
    return replace(row.problem(what, "Delete the file if it is no longer meant."), severity="note")


def _plain(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
