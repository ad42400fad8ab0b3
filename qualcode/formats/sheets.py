"""The first sheet of a workbook from strangers, as text, read within bounds."""

import io
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from qualcode.errors import TableError, TranscriptError
from qualcode.formats.archive import Archive, open_archive
from qualcode.formats.rows import Row, Rows, check_header, read_rows
from qualcode.formats.xml import parse_xml

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_SAVE_AGAIN = "Open it in Excel and save it as a new .xlsx file."
_DAMAGED = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number (from 1), cells as text, and the colour of the first cell.

    ``color`` is ``#rrggbb``, "" where the cell has none of its own.
    """

    line: int
    cells: tuple[str, ...]
    color: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled rows of the first sheet, and the names of the sheets that were not read."""

    rows: tuple[SheetRow, ...]
    others: tuple[str, ...]


def read_sheet(data: bytes, *, file: str) -> Sheet:
    """Read the first sheet of an ``.xlsx`` file; formulas give the value that was saved.

    ``TableError`` when it is damaged, too large or no workbook.
    """
    try:
        _check_parts(open_archive(data, file=file))
    except TranscriptError as error:
        raise TableError(f"{file}: {error} {error.remedy}".rstrip()) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = _opened(data)
            rows = tuple(_rows(workbook, file=file))
    except _DAMAGED:
        raise TableError(f"{file}: the workbook cannot be read. {_SAVE_AGAIN}") from None
    return Sheet(rows, tuple(workbook.sheetnames[1:]))


def read_filled(data: bytes, *, file: str) -> Rows:
    """Read a table that somebody filled in, from a workbook's first sheet or separated values.

    The first row names the columns. ``TableError`` as ``read_sheet`` and ``read_rows``.
    """
    if not data.startswith(b"PK"):
        return read_rows(data, file=file)
    first, *others = read_sheet(data, file=file).rows or (SheetRow(1, ()),)
    header = check_header(first.cells, place=f"{file}:{first.line}")
    if not header:
        raise TableError(f"{file}: the sheet is empty. Its first row must name the columns.")
    return Rows(
        header, tuple(Row(one.line, dict(zip(header, one.cells, strict=False))) for one in others)
    )


def _check_parts(archive: Archive) -> None:
    """Refuse parts that declare a document type, before anything else reads them."""
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            parse_xml(archive.read(name), file=archive.file)


def _opened(data: bytes) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks pay for it

    return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _rows(workbook: "Workbook", *, file: str) -> Iterator[SheetRow]:
    sheet = workbook.worksheets[0]
    limited = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    for number, cells in enumerate(limited, start=1):
        if number > MOST_ROWS:
            raise TableError(f"{file}: the sheet has more than {MOST_ROWS} rows. Split it.")
        texts = tuple(_text(cell.value) for cell in cells)
        if any(texts):
            yield SheetRow(number, texts, _color(cells[0]))


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _color(cell: object) -> str:
    """Give the colour a cell was filled with, if it is written out and not the theme's."""
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid" or fill.fgColor.type != "rgb":
        return ""
    return f"#{fill.fgColor.rgb[-6:].lower()}"
