"""CSV opens in the reader's Excel, and what is text stays text."""

import csv
import io

import pandas as pd
import pytest

from qualcode.exporters.csv import write_csv
from qualcode.report import Column, Table

COLUMNS = (Column("code"), Column("passages", "integer"), Column("per_1000_words", "decimal"))
TABLE = Table("frequencies", COLUMNS, (("børn", 1234, 3.5), ("ø;k\nonomi", 0, None)))


def table_of(*texts: str, note: str = "") -> Table:
    """Give a table of one text column."""
    return Table("quotes", (Column("quote"),), tuple((text,) for text in texts), note)


def test_danish_is_what_a_danish_excel_opens() -> None:
    """Semicolon, decimal comma, byte order mark, CRLF, no thousands sign."""
    data = write_csv(TABLE, language="da")
    assert data == (
        b"\xef\xbb\xbf"
        + 'code;passages;per_1000_words\r\nbørn;1234;3,5\r\n"ø;k\nonomi";0;\r\n'.encode()
    )


def test_english_is_plain() -> None:
    """Comma, decimal point, no mark, LF."""
    data = write_csv(TABLE, language="en")
    assert data == 'code,passages,per_1000_words\nbørn,1234,3.5\n"ø;k\nonomi",0,\n'.encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_cell_that_begins_like_a_formula_is_text(start: str, language: str) -> None:
    """An apostrophe stands before it; numbers below zero stay numbers."""
    data = write_csv(table_of(f"{start}HYPERLINK(1)"), language=language).decode("utf-8-sig")
    (row,) = list(
        csv.DictReader(io.StringIO(data, newline=""), delimiter=";" if language == "da" else ",")
    )
    written = "\n" if start == "\r" else start
    assert row["quote"] == f"'{written}HYPERLINK(1)"
    below = Table("t", (Column("n", "integer"),), ((-5,),))
    assert write_csv(below, language="en") == b"n\n-5\n"


def test_a_sign_inside_a_cell_is_left_alone() -> None:
    """Only the beginning of a cell makes a formula."""
    assert write_csv(table_of("2 + 2 = 4"), language="en") == b"quote\n2 + 2 = 4\n"


def test_the_note_is_a_last_column_in_every_row() -> None:
    """Rows travel alone, and so does the warning; without a note there is no column."""
    data = write_csv(table_of("a", "b", note="Øvelse"), language="da").decode("utf-8-sig")
    assert data.splitlines() == ["quote;note", "a;Øvelse", "b;Øvelse"]
    assert "note" not in write_csv(table_of("a"), language="da").decode()


def test_pandas_reads_both_dialects_back() -> None:
    """The same figures, typed, with the mark gone."""
    danish = pd.read_csv(io.BytesIO(write_csv(TABLE, language="da")), sep=";", decimal=",")
    english = pd.read_csv(io.BytesIO(write_csv(TABLE, language="en")))
    assert danish.equals(english)
    assert list(danish.columns) == ["code", "passages", "per_1000_words"]
    assert danish["per_1000_words"].sum() == 3.5


def test_a_half_of_a_surrogate_pair_does_not_stop_the_table() -> None:
    """It cannot be written in UTF-8 and has U+FFFD in its place."""
    assert write_csv(table_of("a\ud83d"), language="en") == "quote\na\ufffd\n".encode()
