"""JSON is the same everywhere."""

import json

from qualcode.exporters.json import write_json
from qualcode.report import Column, Table

TABLE = Table(
    "frequencies",
    (Column("code"), Column("passages", "integer"), Column("per_1000_words", "decimal")),
    (("=børn", 3, 3.5), ("lys", 0, None)),
    note="Øvelse",
)


def test_rows_are_objects_with_the_column_names_as_keys() -> None:
    """Numbers are numbers, an empty cell is null, text is untouched."""
    assert json.loads(write_json(TABLE)) == {
        "table": "frequencies",
        "note": "Øvelse",
        "rows": [
            {"code": "=børn", "passages": 3, "per_1000_words": 3.5},
            {"code": "lys", "passages": 0, "per_1000_words": None},
        ],
    }


def test_keys_come_in_the_order_of_the_columns() -> None:
    """And letters are written as letters, in UTF-8, with a line end at the end."""
    text = write_json(TABLE).decode("utf-8")
    assert text.index('"code"') < text.index('"passages"') < text.index('"per_1000_words"')
    assert "børn" in text
    assert text.endswith("}\n")


def test_the_language_of_the_report_plays_no_part() -> None:
    """A decimal point in Denmark too."""
    assert write_json(TABLE, language="da") == write_json(TABLE, language="en")


def test_a_half_of_a_surrogate_pair_does_not_stop_the_table() -> None:
    """It cannot be written in UTF-8 and has U+FFFD in its place."""
    table = Table("t", (Column("a"),), (("x\udc00",),))
    assert json.loads(write_json(table))["rows"] == [{"a": "x\ufffd"}]
