"""Tables as Excel workbooks: typed cells, and text that stays text."""

import datetime as dt
import io

import xlsxwriter

from qualcode.errors import WriteError
from qualcode.formats import with_line_feeds, writable
from qualcode.report.table import Cell, Column, Table

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
CUT = " […]"
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LONGEST_HEADER = 120
_WIDEST = 60
_NARROWEST = 8


def write_xlsx(table: Table, *, language: str = "") -> bytes:
    """Give the table as bytes of one workbook; the same bytes for the same table.

    Text is written as text whatever it begins with; numbers are numbers, and Excel shows
    them in the reader's own locale, so ``language`` is taken and not used. A note gets a
    sheet ``note`` of its own and stands in the page header. A cell longer than Excel
    allows is cut and ends in ``[…]``. Where somebody is to fill a column, it is wide and text
    is broken into lines. Raises ``WriteError`` when there are more rows than
    a sheet can hold.
    """
    del language
    if len(table.rows) >= MOST_ROWS:
        message = (
            f'table "{table.name}" has {len(table.rows)} rows, and an Excel sheet holds '
            f"{MOST_ROWS - 1}. Write it with --format csv instead."
        )
        raise WriteError(message)
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, OPTIONS)
    note = writable(table.note)
    workbook.set_properties({"title": table.name, "comments": note, "created": CREATED})
    _fill_table(workbook, table)
    if table.note:
        _fill_note(workbook, table.note)
    workbook.close()
    return buffer.getvalue()


def _fill_table(workbook: xlsxwriter.Workbook, table: Table) -> None:
    sheet = workbook.add_worksheet(_sheet_name(table.name))
    bold = workbook.add_format({"bold": True, "bottom": 1})
    decimal = workbook.add_format({"num_format": "#,##0.0##"})
    is_form = any(column.fill for column in table.columns)
    plain = workbook.add_format({"text_wrap": True, "valign": "top"}) if is_form else None
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, fitting(column.name), bold)
        width = _WIDEST if column.fill else _width(column, table, number=number)
        sheet.set_column(number, number, width, plain)
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, fitting(cell), plain)
            elif cell is not None:
                style = decimal if isinstance(cell, float) else plain
                sheet.write_number(number, place, cell, style)
            elif is_form:
                sheet.write_blank(number, place, None, plain)
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    if table.note:
        sheet.set_header(f"&L{_header_text(table.note)}")


def _fill_note(workbook: xlsxwriter.Workbook, note: str) -> None:
    sheet = workbook.add_worksheet("note")
    sheet.write_string(0, 0, fitting(note))
    sheet.set_column(0, 0, _WIDEST * 2)


def fitting(text: str) -> str:
    """Give a text that a cell can hold (see ``writable``), cut where it is too long."""
    text = writable(with_line_feeds(text))
    if len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    room = MOST_CHARACTERS - len(CUT)
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + CUT


def _header_text(note: str) -> str:
    """Give the note as a page header, where ``&`` begins a command; cut at 200 letters."""
    text = " ".join(writable(note).split())
    return (text if len(text) <= _LONGEST_HEADER else text[:_LONGEST_HEADER] + CUT).replace(
        "&", "&&"
    )


def _sheet_name(name: str) -> str:
    """Give a name Excel takes: at most 31 characters, no brackets or slashes, not the note's."""
    kept = "".join("_" if sign in "[]:*?/\\'" else sign for sign in name)[:31]
    return kept if kept and kept.casefold() not in {"note", "history"} else "table"


def _width(column: Column, table: Table, *, number: int) -> int:
    longest = max((_length(row[number]) for row in table.rows[:200]), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, len(column.name) + 2) + 1))


def _length(cell: Cell) -> int:
    return len(str(cell)) if cell is not None else 0
