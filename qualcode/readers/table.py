"""Reader of transcripts in tables: NVivo's text files, Whisper's ``.tsv``, Excel sheets."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.errors import QualcodeError, TableError, TranscriptError
from qualcode.formats import Decoded, decode, read_sheet, records_of, sniff
from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.candidates import bare
from qualcode.readers.draft import NO_TIME, Draft, Line
from qualcode.readers.json_data import milliseconds
from qualcode.readers.text import read_lines, with_decoding
from qualcode.readers.word_tables import Columns, find_named_columns, find_timed_columns

Rows = Sequence[tuple[int, tuple[str, ...]]]
Found = tuple[Rows, Columns]
_DELIMITERS = "\t;,"
_ROWS_ASKED = 500


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads a table whose columns are words and a speaker or times, in any order."""

    name: str = "table"

    def claims(self, data: bytes, file: str) -> bool:
        """Tell whether the bytes are such a table: by the columns' names, or by the times."""
        try:
            text = decode(data).text if sniff(data) == "text" else ""
            named = any(_names_columns(text, one) for one in _DELIMITERS)
            return named or _found(data, file=file, encoding="") is not None
        except QualcodeError:
            return False

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the table says; ``TranscriptError`` when it is no such table."""
        found = _found(data, file=file, encoding=encoding)
        if found is None:
            raise TranscriptError(
                "The columns of this table are not those of a transcript.",
                remedy="Name them in the first row: Timespan, Speaker and Content.",
            )
        rows, columns = found
        draft = read_lines({}, list(_lines(rows, columns)), file=file, declared=declared)
        draft = replace(draft, problems=(*_unread(rows, columns, file=file), *draft.problems))
        if sniff(data) == "xlsx":
            return draft
        return with_decoding(draft, decode(data, encoding=encoding), file=file)


READER = TableReader()


def _found(data: bytes, *, file: str, encoding: str) -> Found | None:
    kind = sniff(data)
    if kind == "xlsx":
        return _with_columns(sheet_rows(data, file=file))
    if kind != "text":
        return None
    decoded = decode(data, encoding=encoding)
    named = next((one for one in _DELIMITERS if _names_columns(decoded.text, one)), "")
    if named:
        return _with_columns(text_rows(decoded, delimiter=named, file=file))
    for delimiter in _DELIMITERS:
        if not any(times.timespan(cell) for cell in _first_cells(decoded.text, delimiter)):
            continue
        try:
            found = _with_columns(text_rows(decoded, delimiter=delimiter, file=file))
        except TranscriptError:
            continue
        if found is not None:
            return found
    return None


def _names_columns(text: str, delimiter: str) -> bool:
    return find_named_columns([_first_cells(text, delimiter)]) is not None


def _first_cells(text: str, delimiter: str) -> list[str]:
    """Give the cells of the first line, after one that names the separator."""
    lines = (line for line in text.split("\n") if line.strip())
    first = next((line for line in lines if not line.casefold().startswith(("sep=", '"sep='))), "")
    return [cell.strip('"[]()# ') for cell in first.split(delimiter)]


def _with_columns(rows: Rows) -> Found | None:
    grid = [cells for _, cells in rows[:_ROWS_ASKED]]
    columns = find_named_columns(grid) or find_timed_columns(grid)
    return (rows, columns) if columns is not None else None


def sheet_rows(data: bytes, *, file: str) -> Rows:
    """Give the rows of a workbook's first sheet; ``TranscriptError`` when it cannot be read."""
    try:
        sheet = read_sheet(data, file=file)
    except TableError as error:
        raise as_transcript_error(error) from None
    return [(row.line, _trimmed(row.cells)) for row in sheet.rows]


def text_rows(decoded: Decoded, *, delimiter: str, file: str) -> Rows:
    """Give the rows of separated values.

    Where tabs separate and quotation marks do not enclose cells, lines are simply cut.
    ``TranscriptError`` for a quotation mark that is never closed between other separators.
    """
    try:
        return [
            (line, _trimmed(cells))
            for line, cells in records_of(decoded.text, file=file, delimiter=delimiter)
        ]
    except TableError as error:
        if delimiter == "\t":
            lines = enumerate(decoded.text.split("\n"), start=1)
            cut = ((n, tuple(map(str.strip, line.split("\t")))) for n, line in lines)
            return [(n, _trimmed(cells)) for n, cells in cut if any(cells)]
        raise as_transcript_error(error) from None


def as_transcript_error(error: TableError) -> TranscriptError:
    """Give a table's error as one of the transcript, its place and remedy apart."""
    place, _, said = str(error).partition(": ")
    what, _, remedy = said.removeprefix(f"{place}: ").partition(". ")
    line = place.rpartition(":")[2]
    return TranscriptError(
        f"{what.rstrip('.')[:1].upper()}{what.rstrip('.')[1:]}.",
        remedy=remedy or "Save the table again from the program that made it.",
        line=int(line) if line.isdigit() and line.isascii() else 0,
    )


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    filled = list(cells)
    while filled and not filled[-1]:
        filled.pop()
    return tuple(filled)


def _lines(rows: Rows, columns: Columns) -> Iterator[Line]:
    """Give the rows' words as lines; the first of a row has its speaker and time."""
    said = rows[columns.first :]
    clock = _clock(said, columns)
    for number, cells in said:
        label = bare(_cell(cells, columns.speaker).replace("\n", " ").rstrip(": \xa0"))
        speaker: str | None = label or None
        time = clock(cells) or NO_TIME
        for text in filter(None, map(str.strip, _cell(cells, columns.words).split("\n"))):
            yield Line(text, number, speaker=speaker, time=time)
            speaker, time = None, NO_TIME


Clock = Callable[[Sequence[str]], TimeRange | None]


def _clock(rows: Rows, columns: Columns) -> Clock:
    """Say how the times of a table are written.

    Two columns, start and end, of whole numbers are milliseconds (Whisper's), of decimal
    numbers seconds; anything else is a clock reading, or NVivo's short form of one.
    """
    if columns.end < 0:
        return lambda cells: times.timespan(_cell(cells, columns.time).strip("[]()# "))
    both = [[_cell(cells, n) for _, cells in rows] for n in (columns.time, columns.end)]
    filled = [cell for column in both for cell in column if cell]
    if any(":" in cell for cell in filled):
        return lambda cells: times.timespan(
            " - ".join(_cell(cells, n) for n in (columns.time, columns.end))
        )
    unit = 1 if all(cell.isdigit() for cell in filled) else 1000
    return lambda cells: TimeRange(
        *(
            milliseconds(_cell(cells, n).replace(",", "."), unit=unit)
            for n in (columns.time, columns.end)
        )
    )


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if 0 <= column < len(cells) else ""


def _unread(rows: Rows, columns: Columns, *, file: str) -> tuple[Problem, ...]:
    """Warn of times that cannot be read, with the line of the first."""
    clock = _clock(rows[columns.first :], columns)
    bad = [
        number
        for number, cells in rows[columns.first :]
        if _cell(cells, columns.time) and (clock(cells) or NO_TIME).start is None
    ]
    if not bad:
        return ()
    rest = f" and {len(bad) - 1} more" if len(bad) > 1 else ""
    what = f"the time in this row{rest} cannot be read: the words are, without a time."
    return (Problem(file, bad[0], 0, what, "Write it as 0:01:02 or 62.", "warning"),)
