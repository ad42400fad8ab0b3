"""Workbooks hold typed cells, and text that stays text."""

import io
import zipfile

import openpyxl
import pytest

from qualcode.errors import WriteError
from qualcode.exporters import xlsx
from qualcode.exporters.xlsx import write_xlsx
from qualcode.report import Column, Table

COLUMNS = (Column("quote"), Column("passages", "integer"), Column("per_1000_words", "decimal"))
TABLE = Table("frequencies", COLUMNS, (("børn", 1234, 3.5), ("lys", 0, None)), note="Øvelse & leg")


def opened(table: Table) -> openpyxl.Workbook:
    """Write a table and read it again."""
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(table)))


def text_table(*texts: str, name: str = "quotes") -> Table:
    """Give a table of one text column."""
    return Table(name, (Column("quote"),), tuple((text,) for text in texts))


def test_cells_are_typed() -> None:
    """Text, whole numbers, decimals, and nothing where there is nothing."""
    rows = list(opened(TABLE)["frequencies"].iter_rows(values_only=True))
    assert rows == [
        ("quote", "passages", "per_1000_words"),
        ("børn", 1234, 3.5),
        ("lys", 0, None),
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+45 12", "-nej", "@home", "\tx", "0123", "https://example.org", "1e5", ""]
)
def test_text_is_never_a_formula_number_or_link(text: str) -> None:
    """Whatever it looks like."""
    sheet = opened(text_table(text, "x"))["quotes"]
    assert (sheet["A2"].value or "") == text
    assert sheet["A2"].data_type in {"s", "n"} if not text else sheet["A2"].data_type == "s"
    assert sheet["A2"].hyperlink is None


def test_the_note_has_a_sheet_of_its_own_and_stands_on_every_printed_page() -> None:
    """Without a note there is one sheet."""
    workbook = opened(TABLE)
    assert workbook.sheetnames == ["frequencies", "note"]
    assert workbook["note"]["A1"].value == "Øvelse & leg"
    header = workbook["frequencies"].oddHeader
    assert header is not None
    assert header.left.text == "Øvelse && leg"
    assert opened(text_table("x")).sheetnames == ["quotes"]


def test_the_header_stays_in_sight_and_can_be_filtered() -> None:
    """The first row is frozen and carries the filter."""
    sheet = opened(TABLE)["frequencies"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.column_dimensions["C"].width > 14


def test_the_same_table_gives_the_same_bytes() -> None:
    """No time of day is in the file, whatever the language."""
    assert write_xlsx(TABLE, language="da") == write_xlsx(TABLE, language="en")
    with zipfile.ZipFile(io.BytesIO(write_xlsx(TABLE))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_cell_longer_than_excel_takes_is_cut_where_it_can_be_seen() -> None:
    """Excel counts UTF-16 units; one that just fits is whole."""
    whole, long = "a" * 32_767, "😀" * 16_384
    sheet = opened(text_table(whole, long))["quotes"]
    assert sheet["A2"].value == whole
    assert sheet["A3"].value.endswith("😀 […]")
    assert len(sheet["A3"].value.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("a/b", "a_b"), ("note", "table"), ("", "table"), ("x" * 40, "x" * 31)],
)
def test_any_name_becomes_one_that_excel_takes(name: str, sheet: str) -> None:
    """Forbidden signs, reserved names, length."""
    assert opened(text_table("x", name=name)).sheetnames == [sheet]


def test_a_table_without_columns_is_an_empty_sheet() -> None:
    """There is nothing to filter then."""
    assert opened(Table("empty", (), ()))["empty"].auto_filter.ref is None


def test_more_rows_than_a_sheet_holds_is_an_error_that_names_the_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is dropped in silence."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    write_xlsx(text_table("a", "b"))
    with pytest.raises(WriteError, match=r'"quotes" has 3 rows.*--format csv'):
        write_xlsx(text_table("a", "b", "c"))


def test_a_half_of_a_surrogate_pair_does_not_stop_the_table() -> None:
    """It cannot be written in UTF-8 and has U+FFFD in its place."""
    assert opened(text_table("x\ud83d"))["quotes"]["A2"].value == "x\ufffd"
