"""``export project`` and ``import project`` as a user meets them."""

from pathlib import Path

import pytest

from tests.cli.running import say
from tests.workflow.studies import make_study

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small project with two interviews."""
    make_study(tmp_path / "studie")
    return tmp_path / "studie"


def test_a_project_is_exported(folder: Path, capsys: Capture) -> None:
    """What is in it, what is not, how it was checked, and where it is."""
    said = say(capsys, "export", "project", "--rules-only", "--project", folder)
    assert said.code == 0
    assert said.out.startswith(
        "2 sources, 1 code (definitions as descriptions), 4 codings, 3 cases with attributes, "
        "1 memo.\nUsers: maja\nFrom participants.csv: pseudonym, role, area, age_group, position\n"
    )
    assert "-> written beside it as prøve.left-out.csv" in said.out
    assert "4 of 4 give the same words." in said.out
    assert f"Wrote  {folder / 'reports' / 'prøve.qdpx'}" in said.out
    assert "Experimental" not in said.out


def test_a_file_name_says_what_is_exported(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``export x.qdpx`` is the project, ``export x.qdc`` the codebook, where the name says."""
    monkeypatch.chdir(folder)
    said = say(capsys, "export", "ud.qdpx", "--profile", "nvivo", "--rules-only")
    assert said.code == 0
    assert "Experimental: nobody has yet opened a file of --profile nvivo in it." in said.out
    assert say(capsys, "export", "ud.qdc").code == 0
    assert {one.name for one in folder.glob("ud.*")} == {"ud.qdpx", "ud.left-out.csv", "ud.qdc"}


def test_an_exported_project_as_json(folder: Path, capsys: Capture) -> None:
    """Figures and losses for programs."""
    values = say(capsys, "export", "project", "--json", "--rules-only", "--project", folder).json
    assert isinstance(values, dict)
    assert (values["codings"], values["users"], values["experimental"]) == (4, ["maja"], False)
    assert Path(values["path"]).is_file()
    assert Path(values["left_out"]).is_file()
    assert all(one["severity"] == "warning" for one in values["problems"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x.qdpx", "--output", "y.qdpx"], "says the format and the place"),
        (["codings", "--profile", "nvivo"], "--counting and --profile belong to the project"),
        (["codebook", "--format", "qdc", "--counting", "all"], "belong to the project"),
        (["project", "--status", "unread"], "for project it is accepted or unsure or disputed"),
        (["comments", "--status", "disputed"], "for comments it is accepted or unsure"),
        (["project", "--format", "csv"], "leave --format, TRANSCRIPT and --replace out"),
        (["noget"], "is not one of"),
    ],
)
def test_an_export_that_makes_no_sense(
    folder: Path, capsys: Capture, arguments: list[str], says: str
) -> None:
    """Wrong usage is exit code 2, with what is right."""
    said = say(capsys, "export", *arguments, "--project", folder)
    assert said.code == 2
    assert says in said.err
