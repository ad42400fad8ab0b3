"""Separated values as Excel writes them in Danish and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError, TableError
from qualcode.formats import Rows, read_rows, write_rows


def cells(rows: Rows) -> list[dict[str, str]]:
    """Give the rows as plain dictionaries."""
    return [dict(row.cells) for row in rows.rows]


@pytest.mark.parametrize(
    "data",
    [
        "navn;by\nÅse;Ølby\n".encode("cp1252"),
        "navn;by\r\nÅse;Ølby\r\n".encode("utf-8-sig"),
        "sep=;\r\nnavn;by\r\nÅse;Ølby\r\n".encode("cp1252"),
        "navn\tby\nÅse\tØlby".encode("utf-16"),
        "navn,by\nÅse,Ølby\n".encode(),
        "\n navn , by \n Åse , Ølby \n,\n".encode(),
    ],
)
def test_all_of_excels_ways_are_read(data: bytes) -> None:
    """Separator, encoding, sep= line, blank lines and blanks around cells do not matter."""
    rows = read_rows(data, file="t.csv")
    assert rows.header == ("navn", "by")
    assert cells(rows) == [{"navn": "Åse", "by": "Ølby"}]


def test_rows_know_their_lines() -> None:
    """A line break inside quotes, and the sep= line, are counted."""
    rows = read_rows(b'sep=,\na,b\n"1\n2",3\n4,5\n', file="t.csv")
    assert [row.line for row in rows.rows] == [3, 5]
    assert rows.rows[0].cells["a"] == "1\n2"


def test_separator_inside_quotes_of_the_header_does_not_decide() -> None:
    """Commas in a quoted column name are no separators."""
    rows = read_rows(b'"a, b, c";d\n1;2\n', file="t.csv")
    assert rows.header == ("a, b, c", "d")


def test_one_column_and_short_rows() -> None:
    """A table may have one column; missing cells at the end are empty."""
    assert read_rows(b"navn\nBent\n", file="t").header == ("navn",)
    assert cells(read_rows(b"a;b;;\n1\n", file="t")) == [{"a": "1", "b": ""}]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "t.csv: the table is empty"),
        (b"a;;c\n", "t.csv:1: column 2 has no name"),
        (b"sep=;\nRole;b;role\n", 't.csv:2: two columns are called "role"'),
        (b"a;b\n1;2\n1;2;3\n", "t.csv:3: the line has 3 cells"),
        (b'a;b\n1;"2\n', "t.csv:2: a quotation mark"),
        (b'a;b\n1;"2"x\n', "t.csv:2: a quotation mark"),
    ],
)
def test_slips_are_told_with_file_and_line(data: bytes, message: str) -> None:
    """Every slip names the place and what to do."""
    with pytest.raises(TableError) as caught:
        read_rows(data, file="t.csv")
    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, QualcodeError)


def test_dialects() -> None:
    """Danish Excel gets semicolons, a mark and CRLF; English gets commas and LF."""
    rows = [["Åse", 'a;b,"c"']]
    assert write_rows(["x", "y"], rows, dialect="da") == (
        '\ufeffx;y\r\nÅse;"a;b,""c"""\r\n'.encode()
    )
    assert write_rows(["x", "y"], rows, dialect="en") == 'x,y\nÅse,"a;b,""c"""\n'.encode()


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4), st.sampled_from(["da", "en"]))
def test_what_is_written_is_read_again(pairs: list[tuple[str, str]], dialect: str) -> None:
    """Any cells survive writing and reading in both dialects."""
    import unicodedata

    clean = [
        tuple(
            unicodedata.normalize("NFC", cell)
            .replace("\u2028", "\n")
            .replace("\u2029", "\n")
            .strip()
            for cell in pair
        )
        for pair in pairs
        if "\ufffe" not in "".join(pair) and "\uffff" not in "".join(pair)
    ]
    data = write_rows(["a", "b"], clean, dialect="da" if dialect == "da" else "en")
    read = [tuple(row.cells.values()) for row in read_rows(data, file="t").rows]
    assert read == [pair for pair in clean if any(pair)]
