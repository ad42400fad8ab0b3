"""One battery over every exporter of tables, and how they are found."""

from importlib.metadata import EntryPoint, EntryPoints

import pytest

from qualcode.errors import QualcodeError, UnknownNameError
from qualcode.exporters import table_formats, tables, write_table
from qualcode.report import Column, Table, codings_table
from tests.report.invented import NOTE, codebook_of, study_claims, study_corpus

CORPUS = study_corpus(turns=2)
CODEBOOK = codebook_of()
TABLE = codings_table(study_claims(CORPUS, CODEBOOK), corpus=CORPUS, codebook=CODEBOOK, note=NOTE)
FORMATS = ("csv", "json", "xlsx")


def claims_of(*pairs: tuple[str, str]) -> EntryPoints:
    """Give entry points as installed packages would declare them."""
    return EntryPoints([EntryPoint(name, value, tables.GROUP) for name, value in pairs])


def declare(monkeypatch: pytest.MonkeyPatch, *pairs: tuple[str, str]) -> None:
    """Let these be all that is installed."""
    found = claims_of(*pairs)
    monkeypatch.setattr(tables, "entry_points", found.select)


def test_our_own_formats_are_installed() -> None:
    """Three, by the entry points of the package."""
    assert set(table_formats()) >= set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_exporter_gives_the_same_bytes_each_time(name: str, language: str) -> None:
    """And some bytes for a table without rows."""
    assert write_table(TABLE, format=name, language=language) == write_table(
        TABLE, format=name, language=language
    )
    assert write_table(Table("t", (Column("a"),), ()), format=name, language=language)


@pytest.mark.parametrize("name", FORMATS)
def test_every_exporter_keeps_the_note_and_every_row(name: str) -> None:
    """The warning stands with the table, wherever it goes."""
    bare = Table(TABLE.name, TABLE.columns, TABLE.rows)
    assert write_table(TABLE, format=name, language="en") != write_table(
        bare, format=name, language="en"
    )


def test_a_format_nobody_claims_is_an_error_that_lists_those_there_are() -> None:
    """Wrong usage, with the names to choose from."""
    with pytest.raises(UnknownNameError, match=r'"ods".*csv, json, xlsx'):
        write_table(TABLE, format="ods", language="da")


def test_a_plug_in_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever package it comes from; the same claim seen twice is one claim."""
    plug_in = ("mine", "qualcode.exporters.json:write_json")
    declare(monkeypatch, plug_in, plug_in)
    assert table_formats() == ("mine",)
    assert write_table(TABLE, format="mine", language="da").startswith(b"{")


def test_two_claims_on_one_format_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody guesses which one was meant."""
    declare(monkeypatch, ("csv", "a:write"), ("csv", "b:write"))
    with pytest.raises(QualcodeError, match=r'"csv": a:write and b:write\. Uninstall one'):
        write_table(TABLE, format="csv", language="da")


@pytest.mark.parametrize("value", ["no_such_module:write", "qualcode.exporters.json:no_such_name"])
def test_a_plug_in_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """With the name it goes by, and what to do."""
    declare(monkeypatch, ("broken", value))
    with pytest.raises(QualcodeError, match=r'"broken" cannot be used.*Reinstall'):
        write_table(TABLE, format="broken", language="da")
