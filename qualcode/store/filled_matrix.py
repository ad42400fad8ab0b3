"""A framework matrix that somebody filled in, row by row."""

from dataclasses import dataclass

from qualcode.errors import DecisionsError
from qualcode.model import Problem
from qualcode.store.table_file import read_table

COLUMNS = (
    *("participant", "role", "theme", "code", "summary", "references", "passages"),
    *("by", "memo", "version"),
)
NEEDED = ("participant", "summary")


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One row and the line it stands on; ``code`` is empty for a summary of the theme.

    ``memo`` and ``version`` say which text of which memo was in the cell; empty for none.
    """

    file: str
    line: int
    participant: str
    theme: str
    code: str
    summary: str
    memo: str
    version: str

    def problem(self, what: str, remedy: str = "") -> Problem:
        """Give a problem of this row."""
        return Problem(self.file, self.line, 0, what, remedy)


def read_matrix(data: bytes, *, file: str) -> tuple[SummaryRow, ...]:
    """Give the rows of a filled matrix (.csv or .xlsx), in its order.

    Raises ``DecisionsError`` for a column that must be there, and when it cannot be read.
    """
    table = read_table(data, file=file, columns=COLUMNS, needed=NEEDED, workbook=True)
    if isinstance(table, Problem):
        raise DecisionsError(str(table))
    if not {"theme", "code"} & table.names.keys():
        raise DecisionsError(f'{file}:1: there is no column "code". Name it in the first line.')
    rows = ((row.line, table.said(row)) for row in table.rows)
    return tuple(
        SummaryRow(
            file,
            line,
            said["participant"],
            said.get("theme", ""),
            said.get("code", ""),
            said["summary"],
            said.get("memo", ""),
            said.get("version", ""),
        )
        for line, said in rows
    )
