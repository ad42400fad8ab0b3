"""The database says what the tables say, and its views what the appendix counts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest

from qualcode.analyse import crossings, frequencies, uncoded
from qualcode.errors import WriteError
from qualcode.exporters.sqlite import write_sqlite
from qualcode.model import Counting, Participant
from qualcode.report import (
    AppendixMaterial,
    build_database,
    codings_table,
    frequencies_table,
    quotes_table,
)
from tests.building import corpus_of
from tests.report.invented import codebook_of, study_of

COUNTINGS: tuple[Counting, ...] = ("read", "rules", "all")


@contextmanager
def opened(material: AppendixMaterial) -> Iterator[sqlite3.Connection]:
    """Write a project and open it as anybody would."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(write_sqlite(build_database(material)))
        connection.row_factory = sqlite3.Row
        yield connection


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    """Give what a query gives."""
    return [tuple(one) for one in connection.execute(query)]


def counted(counting: Counting) -> AppendixMaterial:
    """Give the invented study under another counting."""
    study = study_of()
    settings = replace(study.settings, counting=counting)
    return study_of(settings=settings)


def test_codings_frequencies_and_quotes_are_the_tables() -> None:
    """The same columns, the same cells, in the same order."""
    study = study_of()
    tables = (
        codings_table(study.claims, corpus=study.corpus, codebook=study.codebook),
        frequencies_table(study.frequencies),
        quotes_table(study.quotes, corpus=study.corpus),
    )
    with opened(study) as connection:
        for table in tables:
            found = connection.execute(f"SELECT * FROM {table.name} ORDER BY rowid")
            assert [one[0] for one in found.description] == [one.name for one in table.columns]
            assert [tuple(row) for row in found] == list(table.rows)


def test_every_row_that_is_referred_to_is_there() -> None:
    """Keys and references hold, for field notes too; the file is whole."""
    with opened(study_of()) as connection:
        assert rows(connection, "PRAGMA foreign_key_check") == []
        assert rows(connection, "PRAGMA integrity_check") == [("ok",)]
        assert len(rows(connection, "PRAGMA foreign_key_list(codings)")) > 5
        assert rows(connection, "SELECT count(*) FROM passages WHERE participant IS NULL") == [(1,)]


def test_types_are_those_of_the_columns() -> None:
    """Text is text though it looks like a number, and nothing is an empty text."""
    person = Participant("007", "Bo", "resident", extra={"hus": "012", "nr": "1e5", "tomt": ""})
    corpus = corpus_of({"K01": [("I", "Nå?"), ("Bo", "Ja.")]})
    passages = tuple(replace(one, participant="007") for one in corpus.passages)
    study = study_of(corpus=replace(corpus, participants=(person,), passages=passages))
    with opened(study) as connection:
        said = rows(connection, "SELECT participant, hus, nr, tomt FROM participants")
        assert said == [("007", "012", "1e5", None)]
        kinds = "SELECT DISTINCT typeof(start), typeof(words), typeof(text) FROM passages"
        assert rows(connection, kinds) == [("integer", "integer", "text")]
        for table in ("codings", "codes", "claims", "frequencies", "quotes"):
            names = [one[1] for one in rows(connection, f"PRAGMA table_info({table})")]
            empty = " OR ".join(f"\"{name}\" = ''" for name in names)
            assert rows(connection, f"SELECT count(*) FROM {table} WHERE {empty}") == [(0,)]


def test_columns_of_the_users_own_never_collide() -> None:
    """SQL does not tell capital letters apart; names may hold anything."""
    odd = 'a"; DROP TABLE codes; --'
    extra = {"Area": "1", "AREA": "2", "rolle": "3", odd: "4", "select": "5"}
    corpus = corpus_of({"K01": [("Bo", "Ja.")]})
    person = replace(corpus.participants[0], area="Nord", extra=extra)
    study = study_of(corpus=replace(corpus, participants=(person,)))
    with opened(study) as connection:
        (row,) = connection.execute("SELECT * FROM participants")
        assert list(row.keys())[5:] == ["age_group", "Area (2)", "AREA (3)", "rolle", odd, "select"]
        assert list(row)[6:] == ["1", "2", "3", "4", "5"]
        assert rows(connection, "SELECT area FROM participants") == [("Nord",)]


def test_more_columns_than_sqlite_holds_is_an_error_with_a_way_out() -> None:
    """Nothing is left out in silence."""
    corpus = corpus_of({"K01": [("Bo", "Ja.")]})
    wide = {f"s{number}": "x" for number in range(2_500)}
    person = replace(corpus.participants[0], extra=wide)
    database = build_database(study_of(corpus=replace(corpus, participants=(person,))))
    with pytest.raises(WriteError, match=r"too many columns.*--format csv"):
        write_sqlite(database)


@pytest.mark.parametrize("counting", COUNTINGS)
def test_participants_by_code_are_those_of_the_frequencies(counting: Counting) -> None:
    """Every code and role, in the order of the codebook, headed by the project's counting."""
    study = counted(counting)
    wanted = [
        (
            *(one.code, one.role or None, one.participants, one.participants_total),
            f"{one.participants} af {one.participants_total}",
        )
        for one in study.frequencies
        if one.code
    ]
    with opened(study) as connection:
        query = (
            "SELECT code, role, participants, participants_total, n_of_n FROM participants_by_code"
        )
        assert rows(connection, query) == wanted
        labels = {tuple(one) for one in rows(connection, "SELECT role, role_label FROM roles")}
        assert labels == {("resident", "beboer"), ("staff", "medarbejder")}


@pytest.mark.parametrize("counting", COUNTINGS)
def test_crossings_are_those_of_the_appendix(counting: Counting) -> None:
    """The same pairs, in the same order, whatever is counted."""
    study = counted(counting)
    pairs = crossings(study.claims, corpus=study.corpus, codebook=study.codebook, counting=counting)
    assert pairs or counting == "read"
    with opened(study) as connection:
        query = (
            "SELECT theme, code, other_theme, other, participants, passages, passages_read"
            " FROM crossings"
        )
        assert rows(connection, query) == [
            (
                *(one.theme, one.code, one.other_theme, one.other),
                *(one.participants, one.passages, one.passages_read),
            )
            for one in pairs
        ]


@pytest.mark.parametrize("counting", COUNTINGS)
def test_unread_and_self_raised_are_those_of_the_frequencies(counting: Counting) -> None:
    """Codes that nobody coded are there too, with nothing."""
    study = counted(counting)
    ofall = [one for one in study.frequencies if one.code and not one.role]
    with opened(study) as connection:
        query = "SELECT code, passages, decided, unread_share FROM unread_by_code"
        for row, one in zip(rows(connection, query), ofall, strict=True):
            assert row[:3] == (one.code, one.claims, one.decided)
            if one.read_share is None:
                assert row[3] is None
            else:
                assert row[3] == pytest.approx(1 - one.read_share, abs=0.001)
        query = "SELECT code, participants, self_raised, prompted_only FROM self_raised_by_code"
        assert rows(connection, query) == [
            (one.code, one.participants, one.self_raised, one.participants - one.self_raised)
            for one in ofall
        ]


def test_coded_and_uncoded_passages_are_all_passages() -> None:
    """None is in both; those of participants without a code are what ``uncoded`` lists."""
    study = study_of()
    nobody = uncoded(study.claims, corpus=study.corpus, passages=study.corpus.passages)
    with opened(study) as connection:
        coded = {one[0] for one in rows(connection, "SELECT passage FROM coded_passages")}
        others = rows(connection, "SELECT passage, participant, pseudonym FROM uncoded_passages")
        theirs = {passage for passage, participant, _ in others if participant is not None}
        assert theirs == {one.id for one in nobody.uncoded}
        assert coded.isdisjoint(one[0] for one in others)
        assert len(coded) + len(others) == len(study.corpus.passages)
        assert all(name for _, participant, name in others if participant)


def test_about_says_what_must_stand_with_the_figures() -> None:
    """One row: note, run, counting; without a decider there is nothing."""
    study = study_of()
    with opened(study) as connection:
        (row,) = connection.execute("SELECT * FROM about")
    assert row["note"] == study.settings.note
    assert (row["run"], row["counting"], row["language"]) == (study.run, "rules", "da")
    assert row["decider"] is None


def test_the_same_project_gives_the_same_bytes() -> None:
    """No time of day, no random page."""
    assert write_sqlite(build_database(study_of())) == write_sqlite(build_database(study_of()))


def test_a_project_without_codes_or_transcripts_is_a_database_too() -> None:
    """Empty tables, and views that give nothing."""
    study = study_of(corpus=corpus_of({}), codebook=codebook_of(0))
    assert frequencies((), corpus=study.corpus, codebook=study.codebook)
    with opened(study) as connection:
        views = rows(connection, "SELECT name FROM sqlite_master WHERE type = 'view'")
        assert len(views) == 6
        for (view,) in views:
            assert rows(connection, f"SELECT * FROM {view}") == []


def test_views_need_no_newer_sqlite_than_researchers_have() -> None:
    """A file with SQL that an older SQLite does not know can not be opened by it at all."""
    with opened(study_of()) as connection:
        text = " ".join(
            one[0] for one in rows(connection, "SELECT sql FROM sqlite_master WHERE sql NOT NULL")
        )
    for newer in ("MATERIALIZED", "STRICT", "RETURNING", "iif(", "->>", "FILTER (", "NULLS LAST"):
        assert newer not in text
