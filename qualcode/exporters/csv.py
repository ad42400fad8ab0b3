"""Tables as separated values, in the dialect of the report's language.

Danish: ``;``, decimal comma, UTF-8 with a byte order mark, CRLF, so that a Danish Excel
opens the file on a double click. Any other language: ``,``, decimal point, UTF-8 with
neither mark nor CRLF. The machine's locale is never asked.
"""

from qualcode.formats import as_cell, with_line_feeds, writable, write_rows
from qualcode.report.table import Cell, Table

NOTE_COLUMN = "note"


def write_csv(table: Table, *, language: str) -> bytes:
    """Give the table as bytes of one CSV file.

    A text that begins like a formula gets an apostrophe before it (see ``as_cell``), and signs
    that readers stop at have one in their place (see ``writable``). A table with a note has a
    last column ``note`` that repeats it in every row: a comment line above the header would
    break every reader, and rows travel alone. Line ends inside a cell are line feeds.
    """
    danish = language == "da"
    note = (table.note,) if table.note else ()
    header = [safe_text(column.name) for column in table.columns] + ([NOTE_COLUMN] if note else [])
    rows = ([_cell_text(cell, danish=danish) for cell in (*row, *note)] for row in table.rows)
    return write_rows(header, rows, dialect="da" if danish else "en")


def _cell_text(cell: Cell, *, danish: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe_text(cell)
    if isinstance(cell, float):
        return repr(cell).replace(".", ",") if danish else repr(cell)
    return str(cell)


def safe_text(text: str) -> str:
    """Give a text as a cell that no spreadsheet takes for a formula, with line feeds inside."""
    return writable(with_line_feeds(as_cell(text)))
