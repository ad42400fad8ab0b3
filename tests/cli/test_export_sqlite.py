"""``qualcode export sqlite``: what it writes and says, and the queries of the handbook."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.exporters.sqlite import write_sqlite
from qualcode.report import build_database
from qualcode.workflow.counting import figures_of
from qualcode.workflow.demonstrating import Demo
from qualcode.workflow.exporting import TABLES, table_of
from qualcode.workflow.reporting import appendix_material
from tests.cli.running import say
from tests.small_project import lay_out

Capture = pytest.CaptureFixture[str]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "tables.md"
OF_OTHER_PAGES = {"translations", "matrix", "chart"}
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def practice(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the database of the practice project."""
    path = tmp_path_factory.mktemp("sql") / "klokkevangen.sqlite"
    material = appendix_material(demo.study, figures_of(demo.study), run="3f9a17c2b4d0")
    path.write_bytes(write_sqlite(build_database(material)))
    return path


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("\n")[0][:60])
def test_every_query_of_the_handbook_gives_something(query: str, practice: Path) -> None:
    """On the practice corpus, opened read-only as any tool would."""
    with closing(sqlite3.connect(f"file:{practice}?mode=ro", uri=True)) as connection:
        found = connection.execute(query).fetchall()
    assert found
    assert len(QUERIES) > 8


def test_the_handbook_names_every_table_view_and_column(practice: Path) -> None:
    """What is in the file is on the page, and the other way round for tables and views."""
    page = PAGE.read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z_]+) \| ", page.split("## The database")[1], re.MULTILINE)
    with closing(sqlite3.connect(f"file:{practice}?mode=ro", uri=True)) as connection:
        there = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"
        ).fetchall()
        assert [one for one in listed if one not in {"table", "view"}] == [one[0] for one in there]
        for (name,) in there:
            for column in connection.execute(f"SELECT * FROM {name}").description:
                word = column[0].removesuffix("_label")
                assert re.search(rf"\b{word}\b", page), f"{name}.{column[0]}"


def test_the_database_is_written_with_its_run_and_the_same_twice(
    tmp_path: Path, capsys: Capture
) -> None:
    """Into reports/ under the project's name, the manifest beside the others."""
    folder = lay_out(tmp_path / "prøve")
    first = say(capsys, "export", "sqlite", "--project", folder)
    assert first.code == 0
    assert "2 participants" in first.out
    path = folder / "reports" / "prøve.sqlite"
    data = path.read_bytes()
    said = say(capsys, "export", "sqlite", "--project", folder, "--json").json
    assert isinstance(said, dict)
    assert said["rows"]["participants"] == 2
    assert said["bytes"] == len(data)
    assert path.read_bytes() == data
    assert (folder / "runs" / f"{said['run']}.json").is_file()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT run FROM about").fetchall() == [(said["run"],)]
        assert connection.execute("SELECT n_of_n FROM participants_by_code").fetchone() == (
            "2 of 2",
        )


def test_a_name_that_ends_in_sqlite_is_kind_and_place(tmp_path: Path, capsys: Capture) -> None:
    """As with the other kinds of file; --output then says it twice."""
    folder = lay_out(tmp_path / "lys")
    output = tmp_path / "ud.sqlite"
    assert say(capsys, "export", output, "--project", folder).code == 0
    assert output.read_bytes().startswith(b"SQLite format 3\0")
    twice = say(capsys, "export", output, "--project", folder, "--output", tmp_path / "x")
    assert twice.code == 2


def test_columns_of_participants_that_go_along_are_named(tmp_path: Path, capsys: Capture) -> None:
    """Those that nobody filled are not: there is nothing to weigh."""
    folder = lay_out(tmp_path / "p")
    (folder / "participants.csv").write_text(
        "participant,pseudonym,role,area,transcript,labels,hus\nK01-1,Samira,resident,,K01,Samira,12\n",
        encoding="utf-8",
    )
    said = say(capsys, "export", "sqlite", "--project", folder)
    assert "columns of participants.csv are in it: hus." in said.out


@pytest.mark.parametrize(
    "arguments",
    [("--format", "csv"), ("--language", "da"), ("--column", "area"), ("--code", "lys")],
)
def test_options_that_do_not_belong_are_wrong_usage(
    arguments: tuple[str, ...], capsys: Capture
) -> None:
    """Nothing is ignored in silence."""
    assert say(capsys, "export", "sqlite", *arguments).code == 2


def test_the_handbook_lists_the_columns_of_every_table_in_order(demo: Demo) -> None:
    """Of tables in words: ``name``: column, column …; codings have a table of their own."""
    page = PAGE.read_text(encoding="utf-8").replace("\n", " ")
    for kind in TABLES.keys() - OF_OTHER_PAGES:
        columns = [one.name for one in table_of(demo.study, kind).columns]
        if kind == "codings":
            listed = page.split("`codings`:")[1].split("`frequencies`:")[0]
            assert all(re.search(rf"[|,] {name}[ ,]", listed) for name in columns)
        else:
            told = page.split(f"`{kind}`:")[1]
            listed = re.sub(r" \([^()]*\)", "", told)
            assert listed.strip().startswith(", ".join(columns)), kind


def test_forgetting_somebody_takes_the_database_with_their_words_away(
    project: Path, capsys: Capture
) -> None:
    """It holds whole passages: whoever withdraws must not be left in it."""
    assert say(capsys, "export", "sqlite", "--project", project).code == 0
    said = say(capsys, "forget", "K01-1", "--project", project)
    assert re.search(r"reports/Klokkevangen\.sqlite +deleted", said.out), said.out + said.err
