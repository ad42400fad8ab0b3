"""A table whose columns we name, read whatever the case of its headings."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.codebook import nearest
from qualcode.errors import QualcodeError
from qualcode.formats import Row, from_cell, read_filled, read_rows
from qualcode.model import Problem


@dataclass(frozen=True, slots=True)
class NamedTable:
    """The rows, and under which heading each of our columns stands (``names``)."""

    header: tuple[str, ...]
    names: Mapping[str, str]
    rows: tuple[Row, ...]

    def said(self, row: Row) -> dict[str, str]:
        """Give the cells of our columns, stripped; those the table lacks are left out.

        The sign that keeps a spreadsheet from reading a cell as a formula is taken off.
        """
        return {
            name: from_cell(row.cells.get(written, "").strip())
            for name, written in self.names.items()
        }


def read_table(
    data: bytes,
    *,
    file: str,
    columns: Sequence[str],
    needed: Sequence[str],
    also: Mapping[str, str] | None = None,
    workbook: bool = False,
) -> NamedTable | Problem:
    """Give the table, or why it cannot be used: not to be read, or a needed column lacking.

    ``also`` maps other headings that are understood to the columns they stand for. With
    ``workbook`` it may be the first sheet of an Excel file.
    """
    try:
        table = (read_filled if workbook else read_rows)(data, file=file)
    except QualcodeError as error:
        return _unread(str(error), file=file)
    headings = {unicodedata.normalize("NFC", one).casefold(): one for one in table.header}
    written = {(also or {}).get(name, name): one for name, one in headings.items()} | headings
    names = {name: written[name] for name in columns if name in written}
    for name in needed:
        if name not in names:
            near = nearest(name, table.header)
            listed = f"The first line must name the columns: {', '.join(columns)}."
            remedy = f'Did you mean "{near}"? {listed}' if near else listed
            return Problem(file, 1, 0, f'there is no column "{name}".', remedy)
    return NamedTable(table.header, names, table.rows)


def _unread(message: str, *, file: str) -> Problem:
    """Give a message that may begin with its place as a problem of that place."""
    found = re.match(rf"{re.escape(file)}(?::([0-9]+))?: ", message)
    line = int(found[1] or 0) if found else 0
    return Problem(file, line, what=message[found.end() :] if found else message)
