"""New codes, coverage and crossings on the screen."""

from pathlib import Path

import pytest

from tests.cli.running import say
from tests.small_project import lay_out

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Lay out a project of two interviews."""
    return lay_out(tmp_path / "p")


def show(capsys: Capture, project: Path, *arguments: str) -> str:
    said = say(capsys, "show", *arguments, "--rules-only", "--project", project)
    assert said.code == 0, said.err
    return said.out


def test_new_codes_are_listed_by_transcript_without_a_verdict(
    project: Path, capsys: Capture
) -> None:
    """Each transcript with what it brings first, and what that does not mean."""
    told = show(capsys, project, "saturation")
    assert "K01" in told
    assert "saturates by itself" in told
    rows = say(capsys, "show", "saturation", "--json", "--rules-only", "--project", project).json
    assert isinstance(rows, list)
    assert [one["transcript"] for one in rows] == ["K01", "K02"]
    assert rows[-1]["so_far"] == sum(one["new"] for one in rows)


def test_transcripts_come_by_date_on_request(project: Path, capsys: Capture) -> None:
    """The later file may be the earlier interview."""
    for name, date in (("K01", "2022-10-04"), ("K02", "2022-09-01")):
        path = project / "transcripts" / f"{name}.txt"
        path.write_text(f"dato: {date}\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    by_date = say(
        capsys,
        *("show", "saturation", "--order", "date", "--json", "--rules-only", "--project", project),
    ).json
    assert isinstance(by_date, list)
    assert [(one["transcript"], one["date"]) for one in by_date] == [
        ("K02", "2022-09-01"),
        ("K01", "2022-10-04"),
    ]


def test_coverage_and_crossings_take_roles_and_columns(project: Path, capsys: Capture) -> None:
    """Rows by role and by the column that is asked for."""
    told = show(capsys, project, "coverage", "--by", "area")
    assert "all" in told
    assert "transcript" in told
    assert "not stated" in told
    told = show(capsys, project, "crossings", "--role", "resident")
    assert told.split()[:3] == ["code", "and", "code"] or told.startswith("\nNext")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("saturation", "--by", "area"), "--by goes with"),
        (("coverage", "--order", "date"), "--order goes with saturation"),
        (("coverage", "--self-raised"), "is a table"),
        (("belysning", "--by", "area"), "--by and --order go with"),
    ],
)
def test_choices_that_do_not_fit_are_refused(
    project: Path, capsys: Capture, arguments: tuple[str, ...], words: str
) -> None:
    """An option is never taken and left without effect."""
    said = say(capsys, "show", *arguments, "--rules-only", "--project", project)
    assert said.code in {1, 2}
    assert words in said.err


def test_a_code_of_that_name_comes_first(project: Path, capsys: Capture) -> None:
    """Reserved words are reserved only where nobody uses them."""
    path = project / "codebook.yaml"
    text = path.read_text(encoding="utf-8").replace("id: belysning", "id: coverage")
    path.write_text(text, encoding="utf-8")
    assert "(code coverage)" in show(capsys, project, "coverage")
