"""A table as plain values: what every exporter of tables takes."""

from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | None
ColumnKind = Literal["text", "integer", "decimal"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a stable name, and what its cells hold."""

    name: str
    kind: ColumnKind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns; ``None`` is an empty cell.

    Decimals are already rounded. ``note`` must stand with the table wherever it goes.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
