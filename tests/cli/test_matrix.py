"""The framework matrix from the table to memos, charts and back."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from qualcode.store import find_project, read_memos, run_ids
from tests.cli.filling import Rows, give_back, rows_of
from tests.cli.running import Said, say
from tests.small_project import lay_out

Capture = pytest.CaptureFixture[str]
SAMIRA, OLE = "K01-Samira", "K02-Ole"
TEXT = "Lampen er i stykker, og **ingen** kommer: [[tryghed]]."


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a Danish project with an English report."""
    return lay_out(tmp_path / "small")


def asked(folder: Path, capsys: Capture, *words: object) -> Said:
    return say(capsys, *words, "--project", folder)


def exported(folder: Path, capsys: Capture) -> Rows:
    assert asked(folder, capsys, "export", "matrix").code == 0
    return rows_of(folder / "reports" / "matrix.csv")


def row_of(rows: Rows, code: str, *, turn: str = "K01") -> dict[str, str]:
    """Give the row of a code for the participant of an interview."""
    return next(one for one in rows if one["code"] == code and one["participant"].startswith(turn))


def filled(folder: Path, rows: Rows, name: str = "filled.csv") -> Path:
    return give_back(folder / name, rows, encoding="utf-8-sig")


def taken(folder: Path, capsys: Capture, path: Path, *options: str, by: str = "maja") -> Said:
    return asked(folder, capsys, "import", "matrix", path, "--by", by, *options)


def memos(folder: Path) -> list[tuple[tuple[str, ...], str]]:
    found = read_memos(find_project(folder)).memos
    return [(one.by, one.text) for one in found]


@pytest.fixture
def summed(small: Path, capsys: Capture) -> Path:
    """Give the project with one cell summed up by Maja."""
    rows = exported(small, capsys)
    row_of(rows, "belysning")["summary"] = TEXT
    assert taken(small, capsys, filled(small, rows), "--yes").code == 0
    return small


def test_every_cell_has_a_row_to_write_in(small: Path, capsys: Capture) -> None:
    """With the turns the participant speaks of the code in."""
    rows = exported(small, capsys)
    assert len(rows) == 2 * 3
    assert row_of(rows, "belysning")["references"] == "K01:2"
    assert {one["summary"] for one in rows} == {""}
    wrong = asked(small, capsys, "export", "matrix", "--language", "en")
    assert (wrong.code, "--language belongs to" in wrong.err) == (2, True)


def test_a_filled_cell_becomes_a_memo_about_both(summed: Path) -> None:
    """A file that reads like any other memo."""
    (memo,) = read_memos(find_project(summed)).memos
    assert [(one.kind, one.name) for one in memo.about] == [
        ("participant", memo.about[0].name),
        ("code", "belysning"),
    ]
    assert (memo.by, memo.text) == (("maja",), TEXT)


def test_summaries_stand_in_the_appendix_unless_they_are_not_asked_for(
    summed: Path, capsys: Capture
) -> None:
    """A chart of its theme; the printed memo is part of the run."""
    path = summed.parent / "out.docx"
    for options, shown in (((), True), (("--no-summaries",), False), (("--summaries",), True)):
        known = set(run_ids(find_project(summed)))
        assert asked(summed, capsys, "report", "--output", path, *options).code == 0
        tables = docx.Document(str(path)).tables
        said = {cell.text for table in tables for row in table.rows for cell in row.cells}
        chart = [one for one in said if one.startswith("Lampen er i stykker, og ingen kommer")]
        assert bool(chart) == shown
        for run in set(run_ids(find_project(summed))) - known:
            inputs = json.loads((summed / "runs" / f"{run}.json").read_bytes())["inputs"]
            assert bool(inputs["memos"]) == shown
    (memo_file,) = (summed / "memos").glob("*.md")
    before = set(run_ids(find_project(summed)))
    memo_file.write_text(
        memo_file.read_text(encoding="utf-8").replace("kommer", "ringer"), encoding="utf-8"
    )
    asked(summed, capsys, "report", "--output", path)
    assert set(run_ids(find_project(summed))) - before


def test_the_same_matrix_again_adds_nothing(summed: Path, capsys: Capture) -> None:
    """As it was filled, and as it is exported afterwards."""
    again = taken(summed, capsys, summed / "filled.csv", "--yes")
    assert "Nothing new; nothing was written." in again.out
    rows = exported(summed, capsys)
    assert row_of(rows, "belysning")["summary"] == TEXT
    fresh = taken(summed, capsys, filled(summed, rows, "b.csv"), "--yes", "--json")
    assert isinstance(fresh.json, dict)
    assert (fresh.json["summaries"], fresh.json["same"], fresh.json["empty"]) == ([], 1, 5)
    assert len(memos(summed)) == 1


def test_a_changed_summary_is_shown_as_a_diff_and_its_earlier_text_kept(
    summed: Path, capsys: Capture
) -> None:
    """The file has the new text and both names; the old file lies whole in memos/earlier/."""
    (before,) = (summed / "memos").glob("*.md")
    old = before.read_bytes()
    rows = exported(summed, capsys)
    row_of(rows, "belysning")["summary"] = TEXT.replace("ingen", "nogen") + "\n\nOg mere."
    path = filled(summed, rows, "b.csv")
    shown = taken(summed, capsys, path, by="jonas")
    assert "CHANGED (1)" in shown.out
    assert f"-{TEXT}" in " ".join(shown.out.split())
    assert "+Og mere." in shown.out
    assert before.read_bytes() == old
    done = taken(summed, capsys, path, "--yes", by="jonas")
    assert "1 earlier text is kept in memos/earlier/." in done.out
    assert (summed / "memos" / "earlier" / f"{before.stem}.1.md").read_bytes() == old
    assert memos(summed) == [(("maja", "jonas"), TEXT.replace("ingen", "nogen") + "\n\nOg mere.")]
    row_of(rows, "belysning")["summary"] = "Kort."
    row_of(rows, "belysning")["version"] = ""
    taken(summed, capsys, filled(summed, rows, "c.csv"), "--yes", by="jonas")
    assert memos(summed) == [(("maja", "jonas"), "Kort.")]
    assert len(list((summed / "memos" / "earlier").glob("*.md"))) == 2


def test_what_was_changed_on_both_sides_is_written_on_neither(
    summed: Path, capsys: Capture
) -> None:
    """An old row brings nothing back; a row and a file that both changed are told."""
    rows = exported(summed, capsys)
    (file,) = (summed / "memos").glob("*.md")
    file.write_text(file.read_text(encoding="utf-8").replace("kommer", "ringer"), encoding="utf-8")
    stale = taken(summed, capsys, filled(summed, rows, "b.csv"), "--yes")
    assert (stale.code, "has another text by now" in stale.err) == (0, True)
    row_of(rows, "belysning")["summary"] = "Noget helt andet."
    both = taken(summed, capsys, filled(summed, rows, "c.csv"), "--yes")
    assert (both.code, "have changed since the table was written" in both.err) == (1, True)
    assert [text for _, text in memos(summed)] == [TEXT.replace("kommer", "ringer")]


def test_an_emptied_cell_leaves_the_memo_and_a_new_row_adds_a_second(
    summed: Path, capsys: Capture
) -> None:
    """Nothing is deleted by a table; two summaries of a cell both stand."""
    rows = exported(summed, capsys)
    again = dict(row_of(rows, "belysning"))
    row_of(rows, "belysning")["summary"] = ""
    kept = taken(summed, capsys, filled(summed, rows, "b.csv"), "--yes")
    assert (kept.code, "stays as it is" in kept.err) == (0, True)
    again |= {"summary": "Jeg så det anderledes.", "memo": "", "version": ""}
    rows[rows.index(row_of(rows, "belysning"))] = again
    taken(summed, capsys, filled(summed, rows, "c.csv"), "--yes", by="jonas")
    assert memos(summed) == [(("maja",), TEXT), (("jonas",), "Jeg så det anderledes.")]
    shown = exported(summed, capsys)
    assert [one["by"] for one in shown if one["summary"]] == ["maja", "jonas"]


def test_a_theme_is_summed_up_in_the_row_without_a_code(small: Path, capsys: Capture) -> None:
    """And a pseudonym is as good as an id."""
    rows = exported(small, capsys)
    theme = next(one for one in rows if not one["code"])
    theme["summary"] = "Alt i alt."
    taken(small, capsys, filled(small, rows), "--yes")
    (memo,) = read_memos(find_project(small)).memos
    assert [one.kind for one in memo.about] == ["participant", "theme"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"participant": "K01-Samria"}, "is no code, theme, transcript, participant"),
        ({"code": "belysnig"}, 'Did you mean "belysning"'),
        ({"code": "fysiske"}, '"fysiske" is a theme, not a code'),
        ({"participant": ""}, "needs a participant and a code or a theme"),
    ],
)
def test_a_row_that_fits_nothing_stops_the_whole_import(
    small: Path, capsys: Capture, change: dict[str, str], told: str
) -> None:
    """With its line; without a summary it says nothing and stops nothing."""
    rows = exported(small, capsys)
    row_of(rows, "tryghed")["summary"] = "Tryg."
    bad = row_of(rows, "belysning") | change
    place = rows.index(row_of(rows, "belysning"))
    rows[place] = bad
    assert taken(small, capsys, filled(small, rows)).code == 0
    bad["summary"] = "Noget."
    done = taken(small, capsys, filled(small, rows), "--yes")
    assert (done.code, "Nothing was written: 1 row must be mended" in done.out) == (1, True)
    assert told in " ".join(done.err.split())
    assert f"filled.csv:{place + 2}" in done.err
    assert memos(small) == []


def test_two_rows_that_change_one_memo_are_told(summed: Path, capsys: Capture) -> None:
    """Neither is taken."""
    rows = exported(summed, capsys)
    rows += [row_of(rows, "belysning") | {"summary": "Det ene."}]
    row_of(rows, "belysning")["summary"] = "Det andet."
    done = taken(summed, capsys, filled(summed, rows, "b.csv"), "--yes")
    assert (done.code, "another row says something else" in done.err) == (1, True)
    assert [text for _, text in memos(summed)] == [TEXT]


def test_a_table_that_cannot_be_used_is_refused(small: Path, capsys: Capture) -> None:
    """A lacking column, nobody named, and options of other kinds."""
    rows = exported(small, capsys)
    bare = [{"participant": one["participant"], "summary": "x"} for one in rows]
    lacking = taken(small, capsys, filled(small, bare))
    assert (lacking.code, 'there is no column "code"' in lacking.err) == (1, True)
    none = [{"participant": one["participant"]} for one in rows]
    assert 'no column "summary"' in taken(small, capsys, filled(small, none)).err
    nobody = asked(small, capsys, "import", "matrix", small / "filled.csv")
    assert (nobody.code, "--by" in nobody.err) == (2, True)
    stray = taken(small, capsys, small / "filled.csv", "--coder", "maja")
    assert (stray.code, "not to matrix" in stray.err) == (2, True)


def test_a_workbook_keeps_lines_and_signs(small: Path, capsys: Capture) -> None:
    """A list in Markdown is no formula, in Excel or in CSV; without a terminal nothing is asked."""
    assert asked(small, capsys, "export", "matrix", "--format", "xlsx").code == 0
    path = small / "reports" / "matrix.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(3, 5).value = "- et punkt\n- to\n\nOg mere."
    book.save(path)
    waiting = taken(small, capsys, path)
    assert "the same with --yes writes it" in waiting.out
    assert "NEW (1)" in waiting.out
    taken(small, capsys, path, "--yes")
    assert memos(small) == [(("maja",), "- et punkt\n- to\n\nOg mere.")]
    again = taken(small, capsys, filled(small, exported(small, capsys)), "--yes")
    assert "Nothing new; nothing was written." in again.out


def test_show_prints_the_summaries_of_a_participant_and_of_a_code(
    summed: Path, capsys: Capture
) -> None:
    """And of nothing else."""
    person = row_of(exported(summed, capsys), "belysning")["participant"]
    for target in (person, "belysning"):
        shown = asked(summed, capsys, "show", target)
        assert "SUMMARIES (1)" in shown.out
        assert "ingen** kommer" in " ".join(shown.out.split())
        values = asked(summed, capsys, "show", target, "--json").json
        assert isinstance(values, dict)
        assert [one["text"] for one in values["summaries"]] == [TEXT]
    for target in ("tryghed", "K01"):
        assert "SUMMARIES" not in asked(summed, capsys, "show", target).out


def test_a_run_with_summaries_is_reproduced_from_the_memos_it_printed(
    summed: Path, capsys: Capture
) -> None:
    """A summary written since stands in no earlier run; the document is the same bytes."""
    asked(summed, capsys, "report")
    (run,) = run_ids(find_project(summed))
    (appendix,) = (summed / "reports").glob("*.docx")
    before = appendix.read_bytes()
    rows = exported(summed, capsys)
    row_of(rows, "tryghed")["summary"] = "Skrevet senere."
    taken(summed, capsys, filled(summed, rows, "b.csv"), "--yes")
    again = summed.parent / "again.docx"
    done = asked(summed, capsys, "reproduce", run, "--output", again)
    assert (done.code, again.read_bytes() == before) == (0, True)


def test_a_chart_to_read_is_one_row_a_participant(summed: Path, capsys: Capture) -> None:
    """With the summaries in their cells; a table to fill has wide columns that break lines."""
    done = asked(summed, capsys, "export", "chart", "--format", "json")
    assert done.code == 0
    rows = json.loads((summed / "reports" / "chart.json").read_bytes())["rows"]
    assert [one["belysning"] for one in rows] == [TEXT, "K02:2"]
    assert asked(summed, capsys, "export", "matrix", "--format", "xlsx").code == 0
    sheet = openpyxl.load_workbook(summed / "reports" / "matrix.xlsx").worksheets[0]
    assert sheet.column_dimensions["E"].width >= 60
    assert sheet["E2"].alignment.wrap_text
