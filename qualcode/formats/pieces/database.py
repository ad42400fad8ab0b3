"""The texts of a database of SQLite: names of tables and columns, and cells."""

import sqlite3
from collections.abc import Iterator

from qualcode.errors import TranscriptError
from qualcode.formats.pieces.piece import Piece, inside


def database_pieces(data: bytes, *, part: str) -> Iterator[Piece]:
    """Give the texts of a database held in memory; ``TranscriptError`` when it is damaged."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data)
        yield from _all(connection, part=part)
    except sqlite3.Error:
        raise TranscriptError("The database is damaged.", remedy="Write it anew.") from None
    finally:
        connection.close()


def _all(connection: sqlite3.Connection, *, part: str) -> Iterator[Piece]:
    made = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    for kind, name, sql in made:
        yield Piece(inside(f"{kind} {name}", part), sql or name, "property")
    for kind, name, _ in made:
        if kind == "table":
            yield from _cells(connection, name, part=part)


def _cells(connection: sqlite3.Connection, table: str, *, part: str) -> Iterator[Piece]:
    quoted = table.replace('"', '""')
    rows = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a quoted identifier
    columns = [one[0] for one in rows.description]
    for number, row in enumerate(rows, start=1):
        for column, cell in zip(columns, row, strict=True):
            text = cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell
            if isinstance(text, str) and text:
                yield Piece(inside(f"table {table}, row {number}, {column}", part), text)
