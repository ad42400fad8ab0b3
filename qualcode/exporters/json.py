"""Tables as JSON, the same on every machine and in every language."""

import json

from qualcode.formats import encodable
from qualcode.report.table import Cell, Table


def write_json(table: Table, *, language: str = "") -> bytes:
    """Give the table as one JSON object: ``table``, ``note`` and ``rows``.

    A row is an object whose keys are the column names in the order of the columns; an
    empty cell is ``null``, numbers are numbers, control characters are escaped.
    ``language`` is taken and not used: JSON knows no dialect.
    """
    del language
    names = [encodable(column.name) for column in table.columns]
    value = {
        "table": table.name,
        "note": encodable(table.note),
        "rows": [dict(zip(names, map(_cell, row), strict=True)) for row in table.rows],
    }
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def _cell(cell: Cell) -> Cell:
    return encodable(cell) if isinstance(cell, str) else cell
