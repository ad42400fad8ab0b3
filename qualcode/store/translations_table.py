"""A table of translations that somebody filled in (or emptied), row by row."""

import re
from dataclasses import dataclass

from qualcode.errors import DecisionsError
from qualcode.model import Problem, Span
from qualcode.store.table_file import read_table

COLUMNS = (
    *("transcript", "turn", "start", "end", "participant", "code", "quote"),
    *("language", "translation", "by"),
)
NEEDED = ("transcript", "start", "end", "quote", "translation")
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """One row and the line it stands on; ``span`` is ``None`` where its place is no number.

    ``by`` is whose translation was in the cell when the table was written; empty for none.
    """

    file: str
    line: int
    transcript: str
    span: Span | None
    quote: str
    language: str
    text: str
    by: str

    def problem(self, what: str, remedy: str = "") -> Problem:
        """Give a problem of this row."""
        return Problem(self.file, self.line, 0, what, remedy)


def read_translations(data: bytes, *, file: str) -> tuple[TranslationRow, ...]:
    """Give the rows of a filled table (.csv or .xlsx), in its order.

    Raises ``DecisionsError`` for a column that must be there, and when it cannot be read.
    """
    table = read_table(data, file=file, columns=COLUMNS, needed=NEEDED, workbook=True)
    if isinstance(table, Problem):
        raise DecisionsError(str(table))
    return tuple(_row(table.said(row), line=row.line, file=file) for row in table.rows)


def _row(said: dict[str, str], *, line: int, file: str) -> TranslationRow:
    start, end = said["start"], said["end"]
    is_place = bool(_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end) and int(start) < int(end))
    return TranslationRow(
        file,
        line,
        said["transcript"],
        Span(int(start), int(end)) if is_place else None,
        said["quote"],
        said.get("language", "").casefold(),
        said["translation"].replace("\r\n", "\n"),
        said.get("by", ""),
    )
