"""Tables as JSON, the same on every machine and in every language."""

import json

from qualcode.report.table import Table


def write_json(table: Table, *, language: str = "") -> bytes:
    """Give the table as one JSON object: ``table``, ``note`` and ``rows``.

    A row is an object whose keys are the column names in the order of the columns; an
    empty cell is ``null``, numbers are numbers. ``language`` is taken and not used:
    JSON knows no dialect.
    """
    del language
    names = [column.name for column in table.columns]
    value = {
        "table": table.name,
        "note": table.note,
        "rows": [dict(zip(names, row, strict=True)) for row in table.rows],
    }
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode("utf-8", "replace")
