"""Bytes and files: decoding, safe archives, separated values."""

from qualcode.formats.archive import Archive, open_archive
from qualcode.formats.decoding import Decoded, decode
from qualcode.formats.inside import texts_inside
from qualcode.formats.rows import Row, Rows, read_records, read_rows, records_of, write_rows
from qualcode.formats.sheets import Sheet, SheetRow, read_filled, read_sheet
from qualcode.formats.signs import (
    STAND_IN,
    as_cell,
    encodable,
    from_cell,
    with_line_feeds,
    writable,
)
from qualcode.formats.sniffing import sniff
from qualcode.formats.writing import write_atomic
from qualcode.formats.xml import parse_xml

__all__ = [
    "STAND_IN",
    "Archive",
    "Decoded",
    "Row",
    "Rows",
    "Sheet",
    "SheetRow",
    "as_cell",
    "decode",
    "encodable",
    "from_cell",
    "open_archive",
    "parse_xml",
    "read_filled",
    "read_records",
    "read_rows",
    "read_sheet",
    "records_of",
    "sniff",
    "texts_inside",
    "with_line_feeds",
    "writable",
    "write_atomic",
    "write_rows",
]
