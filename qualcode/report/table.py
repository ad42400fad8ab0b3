"""A table as plain values: what every exporter of tables takes."""

from dataclasses import dataclass
from typing import Literal

Cell = str | int | float | None
ColumnKind = Literal["text", "integer", "decimal"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a stable name, what its cells hold, and whether somebody is to fill them."""

    name: str
    kind: ColumnKind = "text"
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns; ``None`` is an empty cell.

    Decimals are already rounded. ``note`` must stand with the table wherever it goes.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def named(self) -> list[dict[str, Cell]]:
        """Give each row with the names of its columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]
