"""A project as one SQLite file: the same bytes each time under the same SQLite.

It is built in memory: tables in a fixed order, indexes once they are full, then the views,
whose SQL stands in ``views.sql``.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files

from qualcode.errors import WriteError
from qualcode.formats import writable
from qualcode.report.database import Database, Reference, Relation
from qualcode.report.table import Cell, ColumnKind

TYPES: dict[ColumnKind, str] = {"text": "TEXT", "integer": "INTEGER", "decimal": "REAL"}
_OF = "' of '"


def write_sqlite(database: Database) -> bytes:
    """Give the database as the bytes of one file.

    Text is text and numbers are numbers, whatever they look like; empty cells are ``NULL``.
    Signs that SQL tools stop at have one in their place (see ``writable``). Raises
    ``WriteError`` when SQLite cannot hold it: more columns than it allows.
    """
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.execute("BEGIN")
            _fill(connection, database)
            connection.execute("COMMIT")
            connection.execute("VACUUM")
            return connection.serialize()
    except sqlite3.Error as error:
        message = f"SQLite cannot hold this project: {error}. Write its tables with --format csv."
        raise WriteError(message) from error


def _fill(connection: sqlite3.Connection, database: Database) -> None:
    keys = {one.table.name: one.key for one in database.relations}
    for relation in database.relations:
        connection.execute(_create(relation, keys=keys))
        connection.executemany(_insert(relation), _rows(relation))
    for relation in database.relations:
        for columns in relation.indexes:
            connection.execute(_index(relation.table.name, columns))
    for view in _views(of=database.of):
        connection.execute(view)


def _create(relation: Relation, *, keys: dict[str, tuple[str, ...]]) -> str:
    parts = [f"{quoted(one.name)} {TYPES[one.kind]}" for one in relation.table.columns]
    if relation.key:
        parts.append(f"PRIMARY KEY ({_listed(relation.key)})")
    parts += [_foreign(one, keys=keys) for one in relation.references]
    inside = ",\n  ".join(parts)
    return f"CREATE TABLE {quoted(relation.table.name)} (\n  {inside}\n)"


def _foreign(reference: Reference, *, keys: dict[str, tuple[str, ...]]) -> str:
    theirs = f"{quoted(reference.table)} ({_listed(keys[reference.table])})"
    return f"FOREIGN KEY ({_listed(reference.columns)}) REFERENCES {theirs}"


def _insert(relation: Relation) -> str:
    places = ", ".join("?" * len(relation.table.columns))
    return f"INSERT INTO {quoted(relation.table.name)} VALUES ({places})"  # noqa: S608 - names are quoted


def _rows(relation: Relation) -> Iterator[tuple[Cell, ...]]:
    for row in relation.table.rows:
        yield tuple([writable(cell) if isinstance(cell, str) else cell for cell in row])


def _index(table: str, columns: tuple[str, ...]) -> str:
    name = "_by_".join((table, "_".join(columns)))
    return f"CREATE INDEX {quoted(name)} ON {quoted(table)} ({_listed(columns)})"


def _views(*, of: str) -> Iterator[str]:
    text = files(__package__).joinpath("views.sql").read_text(encoding="utf-8")
    word = "'" + of.replace("'", "''") + "'"
    for statement in text.replace(_OF, word).split(";\n"):
        if statement.strip():
            yield statement.strip()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(quoted(one) for one in names)


def quoted(name: str) -> str:
    """Give any text as a name in SQL.

    >>> quoted('a"; DROP TABLE codes')
    '"a""; DROP TABLE codes"'
    """
    return '"' + writable(name).replace('"', '""') + '"'
