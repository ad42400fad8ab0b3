"""Tables of separated values, as Danish and English Excel write them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qualcode.errors import TableError
from qualcode.formats.decoding import decode

Dialect = Literal["da", "en"]
_DELIMITERS = ";\t,"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on (from 1), and its cells by column name."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: column names as written (blanks around them off), rows in order."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(data: bytes, *, file: str) -> Rows:
    """Read a table whose first record names the columns.

    Byte order mark, Windows-1252, a first line ``sep=;``, semicolon, tab or comma (what the
    header holds most of), and line breaks inside quotes are all understood; records
    without a filled cell are passed over. ``TableError`` with ``file:line`` for an empty
    or repeated column name, too many cells, or a quotation mark that is never closed.
    """
    text = decode(data).text
    declared, body = _declared_delimiter(text)
    skipped = 1 if declared else 0
    delimiter = declared or _most_frequent(body)
    records = _records(body, delimiter=delimiter, file=file, skipped=skipped)
    if not records:
        raise TableError(f"{file}: the table is empty. Its first line must name the columns.")
    line, names = records[0]
    header = check_header(names, place=f"{file}:{line}")
    rows = [Row(at, _cells(header, cells, place=f"{file}:{at}")) for at, cells in records[1:]]
    return Rows(header, tuple(rows))


Records = tuple[tuple[int, tuple[str, ...]], ...]


def read_records(data: bytes, *, file: str) -> Records:
    """Give the records of a table that may name no columns: line, then cells stripped.

    Separators and encodings as in ``read_rows``; ``TableError`` for a quotation mark that is
    never closed.
    """
    return records_of(decode(data).text, file=file)


def records_of(text: str, *, file: str, delimiter: str = "") -> Records:
    """Give the records of a decoded table; ``delimiter`` is found where it is not given.

    ``TableError`` for a quotation mark that is never closed.
    """
    declared, body = _declared_delimiter(text)
    chosen = declared or delimiter or _most_frequent(body)
    records = _records(body, delimiter=chosen, file=file, skipped=1 if declared else 0)
    return tuple((line, tuple(cells)) for line, cells in records)


def _declared_delimiter(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    word = first.strip().strip('"')
    if word.casefold().startswith("sep=") and len(word) <= len("sep=") + 1:
        return word[len("sep=") :] or "\t", rest
    return "", text


def _most_frequent(text: str) -> str:
    header = next((line for line in text.split("\n") if line.strip()), "")
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=bare.count) if any(c in bare for c in _DELIMITERS) else ","


def _records(text: str, *, delimiter: str, file: str, skipped: int) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    start = skipped + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((start, [cell.strip() for cell in cells]))
            start = skipped + reader.line_num + 1
    except csv.Error:
        raise TableError(
            f"{file}:{start}: a quotation mark is opened and never closed, or stands inside a "
            "cell. Double it inside the cell, or remove it."
        ) from None
    return records


def check_header(names: Sequence[str], *, place: str) -> tuple[str, ...]:
    """Give the column names without empty ones at the end; ``TableError`` as ``read_rows``."""
    filled = list(names)
    while filled and not filled[-1]:
        filled.pop()
    if "" in filled:
        raise TableError(
            f"{place}: column {filled.index('') + 1} has no name. Write one in the first line."
        )
    seen: set[str] = set()
    for name in filled:
        if name.casefold() in seen:
            raise TableError(f'{place}: two columns are called "{name}". Rename one of them.')
        seen.add(name.casefold())
    return tuple(filled)


def _cells(header: tuple[str, ...], cells: Sequence[str], *, place: str) -> dict[str, str]:
    if any(cells[len(header) :]):
        raise TableError(
            f"{place}: the line has {len(cells)} cells, the first line names {len(header)} "
            "columns. Is a cell that holds the separator missing its quotation marks?"
        )
    filled = [*cells, *("" for _ in header)]
    return dict(zip(header, filled, strict=False))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[str]], *, dialect: Dialect) -> bytes:
    """Give a table as bytes that Excel opens.

    ``da``: semicolon, byte order mark, CRLF; ``en``: comma, LF. Cells are written as they
    are: decimal signs, and making ``=…`` text, are the caller's job.
    """
    danish = dialect == "da"
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=";" if danish else ",", lineterminator="\r\n" if danish else "\n"
    )
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig" if danish else "utf-8")
