"""``export project`` and ``import project`` as a user meets them."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import say
from tests.formats.refi_files import foreign
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


def test_a_project_is_imported_after_it_was_shown(folder: Path, capsys: Capture) -> None:
    """Without a terminal nothing is written before --yes; a second time there is nothing new."""
    assert say(capsys, "export", "project", "--rules-only", "--project", folder).code == 0
    path = folder / "reports" / "prøve.qdpx"
    arguments = ["import", "project", path, "--coder", "jonas", "--project", folder]
    shown = say(capsys, *arguments)
    assert shown.code == 1
    assert "4 of 4 quotes stand there." in shown.out
    assert "jonas: 4 new decisions (0 in place of an earlier one), 0 there already" in shown.out
    assert "Nothing was written. Add --yes" in shown.out
    assert len(list((folder / "decisions").glob("*.jsonl"))) == 1
    done = say(capsys, *arguments, "--yes")
    assert done.code == 0
    assert "Wrote  decisions/jonas." in done.out
    again = say(capsys, *arguments)
    assert again.code == 0
    assert "Nothing new; nothing was written." in again.out


def test_an_import_as_json(folder: Path, capsys: Capture) -> None:
    """Codes that are lacking are named, and go to a new codebook file."""
    path = folder.parent / "f.qdpx"
    text = "Samira: Lampen i tunnelen har været slukket hele vinteren, og Hassans bil er væk."
    start = text.index("Lampen")
    path.write_bytes(foreign(text, spans=((start, start + 6, "Lampen"),)))
    arguments = ["import", "project", path, "--json", "--project", folder]
    values = say(capsys, *arguments).json
    assert isinstance(values, dict)
    assert (values["unknown_codes"], values["done"]) == ({"Tryghed": 1}, False)
    done = say(capsys, *arguments, "--yes").json
    assert isinstance(done, dict)
    assert Path(done["codebook"]).name == "codebook.from-f.yaml"
    plain = say(capsys, "import", "project", path, "--yes", "--project", folder)
    assert plain.code == 0
    assert 'Codes that the codebook lacks, with their codings: "Tryghed" (1)' in plain.out
    assert "holds the codes already; left as it is." in plain.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["codings", "x.csv", "--yes"],
            "translations, matrix and project",
        ),
        (["codings", "x.csv", "--unverified"], "--unverified belongs to project"),
        (["project", "x.qdpx", "--complete"], "--complete belongs to codings"),
        (["project", "x.qdpx", "--format", "qdc"], "--format belongs to codebook, not to project"),
    ],
)
def test_an_import_that_makes_no_sense(
    folder: Path, capsys: Capture, arguments: list[str], says: str
) -> None:
    """Wrong usage is exit code 2."""
    said = say(capsys, "import", *arguments, "--project", folder)
    assert said.code == 2
    assert says in said.err


def test_a_project_with_little_in_it(folder: Path, capsys: Capture) -> None:
    """No decisions, memos or rules: only what there is goes out and is lost."""
    shutil.rmtree(folder / "decisions")
    shutil.rmtree(folder / "memos")
    codes = "themes:\n  - id: sted\n    codes:\n      - id: lys\n"
    book = folder / "codebook.yaml"
    book.write_text(f"codebook: prøve\nlanguages: [da]\n{codes}", encoding="utf-8")
    said = say(capsys, "export", "project", "--rules-only", "--project", folder)
    assert said.code == 0
    assert "0 codings, 3 cases with attributes, 0 memos." in said.out
    assert "Users" not in said.out
    assert "Left out" not in said.out
    book.write_text(f"codebook: prøve\nlanguages: [da, en]\n{codes}", encoding="utf-8")
    both = say(capsys, "export", "project", "--rules-only", "--project", folder)
    assert "- the codebook's texts and rules in en." in both.out


def test_decisions_without_a_place_are_told(folder: Path, capsys: Capture) -> None:
    """They are not in the file, and the table beside it has their words."""
    (folder / "transcripts" / "K02 Kurt og Jytte.txt").unlink()
    said = say(capsys, "export", "project", "--rules-only", "--project", folder)
    assert "qualcode moved" in said.out
    assert "earlier or lost decisions: 2." in said.out
    beside = (folder / "reports" / "prøve.left-out.csv").read_text(encoding="utf-8-sig")
    assert "Lampen blinker, når det regner" in beside
