"""A table that a command exports, and that somebody fills and gives back."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

Rows = list[dict[str, str]]


def rows_of(path: Path) -> Rows:
    """Give the rows of an exported table."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def give_back(path: Path, rows: Sequence[dict[str, str]], *, encoding: str) -> Path:
    """Write rows as a Danish spreadsheet saves them, and give the path."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path
