"""Workbooks from strangers: what is in the first sheet, within bounds."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from qualcode.errors import TableError
from qualcode.formats import read_filled, read_sheet, sheets


def workbook(*rows: tuple[object, ...], also: str = "") -> bytes:
    """Make a workbook of one sheet, or two."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    sheet["A1"].fill = PatternFill("solid", fgColor="FFD9A300")
    sheet["B1"].fill = PatternFill("solid", fgColor="FF000000")
    if also:
        book.create_sheet(also)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_cells_are_text_whatever_they_were() -> None:
    """Numbers and dates too; empty rows are passed over but counted."""
    data = workbook(
        ("a", 1.0, 2.5, None, dt.date(2024, 5, 1)), (None,), (" b ", True), also="noter"
    )
    sheet = read_sheet(data, file="f.xlsx")
    assert [(row.line, row.cells[:5]) for row in sheet.rows] == [
        (1, ("a", "1", "2.5", "", "2024-05-01 00:00:00")),
        (3, ("b", "True", "", "", "")),
    ]
    assert [row.color for row in sheet.rows] == ["#d9a300", ""]
    assert sheet.others == ("noter",)


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """Give an archive with parts changed or taken away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = changes.get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04xl/workbook",
        repacked(workbook(("a",)), {"xl/workbook.xml": None}),
        repacked(workbook(("a",)), {"xl/workbook.xml": b"<a/>"}),
        repacked(workbook(("a",)), {"xl/worksheets/sheet1.xml": b"<a"}),
        repacked(workbook(("a",)), {"xl/worksheets/sheet1.xml": b"<!DOCTYPE a><a/>"}),
        repacked(workbook(("a",)), {"xl/styles.xml": None, "[Content_Types].xml": b"<Types/>"}),
    ],
)
def test_a_damaged_workbook_gets_a_sentence(data: bytes) -> None:
    """The file is named, with what to do."""
    with pytest.raises(TableError, match=r"f\.xlsx: .*(Open|save|Save)"):
        read_sheet(data, file="f.xlsx")


def test_pictures_in_a_workbook_are_no_matter() -> None:
    """Parts that are no XML are not looked at."""
    out = io.BytesIO(workbook(("a",)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
    assert read_sheet(out.getvalue(), file="f.xlsx").rows[0].cells[0] == "a"


def test_a_sheet_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code list is no data base."""
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    with pytest.raises(TableError, match="more than 2 rows"):
        read_sheet(workbook(("a",), ("b",), ("c",)), file="f.xlsx")


def test_a_filled_table_is_read_from_a_workbook_or_from_separated_values() -> None:
    """The same rows with the lines they stand on; a short row has no cell for the rest."""
    data = workbook(("quote", "translation"), ("Nej.", "No."), (None, None), ("Ja.",))
    rows = read_filled(data, file="f.xlsx")
    assert rows.header == ("quote", "translation")
    assert [(row.line, dict(row.cells)) for row in rows.rows] == [
        (2, {"quote": "Nej.", "translation": "No."}),
        (4, {"quote": "Ja.", "translation": ""}),
    ]
    separated = read_filled(b"quote;translation\nNej.;No.\n", file="f.csv")
    assert dict(separated.rows[0].cells) == {"quote": "Nej.", "translation": "No."}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((), "the sheet is empty"),
        ((("quote", "Quote"), ("a", "b")), 'two columns are called "Quote"'),
        ((("quote", None, "by"), ("a", "b", "c")), "column 2 has no name"),
    ],
)
def test_a_sheet_that_names_no_columns_is_refused(
    rows: tuple[tuple[object, ...], ...], told: str
) -> None:
    """As a table of separated values is, with the same words."""
    with pytest.raises(TableError, match=told):
        read_filled(workbook(*rows), file="f.xlsx")
