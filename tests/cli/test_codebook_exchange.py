"""``import codebook`` and ``export codebook`` as a user meets them."""

from pathlib import Path

import pytest

from tests.cli.running import say

Capture = pytest.CaptureFixture[str]
SAMPLES = Path(__file__).parents[1] / "codebook" / "samples"


def test_a_dictionary_becomes_a_new_file_beside_the_codebook(
    project: Path, capsys: Capture
) -> None:
    """Counts, what was left out with file and line, where it is, what to do next."""
    before = (project / "codebook.yaml").read_bytes()
    said = say(capsys, "import", "codebook", SAMPLES / "tryghed.yml", "--project", project)
    assert said.code == 0
    assert said.out.startswith("tryghed.yml (quanteda): 3 themes, 5 codes, 17 rules (da)\n")
    assert f"Wrote  {project / 'codebook.from-tryghed.yaml'}" in said.out
    assert 'warning tryghed.yml:12:47: ":-(" of "affald" was left out' in said.err
    assert "Next" in said.out
    assert (project / "codebook.yaml").read_bytes() == before
    again = say(capsys, "import", "codebook", SAMPLES / "tryghed.yml", "--project", project)
    assert again.code == 0
    assert "holds this already" in again.out
    assert say(capsys, "code", "--rules-only", "--project", project).code == 0


def test_an_import_as_json(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for programs; with --output no project is needed."""
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "ny.yaml"
    said = say(capsys, "import", "codebook", SAMPLES / "opdigtet.dic", "--output", out, "--json")
    assert said.code == 0
    values = said.json
    assert isinstance(values, dict)
    assert (values["format"], values["codes"], values["written"]) == ("liwc", 4, True)
    assert any("opdigtet.dic:15:1" in one["text"] for one in values["problems"])
    assert out.is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["codebook", SAMPLES / "atlas.xlsx", "--output", "x.yaml"], 2, "--format atlas"),
        (["codebook", SAMPLES / "tryghed.yml"], 1, "qualcode init"),
        (["codebook", SAMPLES / "tryghed.yml", "--output", "x", "--project", "no"], 1, "no such"),
        (["codebook", SAMPLES / "tryghed.yml", "--coder", "eva"], 2, "--coder belongs to codings"),
        (
            ["codings", "x.csv", "--format", "liwc"],
            2,
            "--format belongs to codebook",
        ),
        (["codings", "x.csv"], 2, "Missing option '--coder'"),
        (["codebook", "no.dic", "--output", "x.yaml"], 1, "no.dic cannot be read"),
    ],
)
def test_an_import_that_cannot_be_carried_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    arguments: list[object],
    code: int,
    says: str,
) -> None:
    """Nothing is written, and the way out is named."""
    monkeypatch.chdir(tmp_path)
    said = say(capsys, "import", *arguments)
    assert said.code == code
    assert says in said.err
    assert list(tmp_path.iterdir()) == []


def test_slips_of_a_foreign_file_are_shown_with_their_lines(
    tmp_path: Path, capsys: Capture
) -> None:
    """Each error with file, line and column, as for codebook.yaml."""
    bad = tmp_path / "bad.dic"
    bad.write_text("%\n1\ta\n1\tb\n%\nnabo\t1\n", encoding="utf-8")
    said = say(capsys, "import", "codebook", bad, "--output", tmp_path / "ny.yaml")
    assert said.code == 1
    assert "bad.dic was not taken over; nothing was written." in said.err
    assert "bad.dic:3:1: the number 1 stands twice" in said.err


@pytest.mark.parametrize(
    ("program", "ending"),
    [("quanteda", "yml"), ("maxqda", "xlsx"), ("atlas", "xlsx"), ("taguette", "csv")],
)
def test_the_codebook_for_other_programs(
    project: Path, capsys: Capture, program: str, ending: str
) -> None:
    """It is in reports/, every loss is on the screen, and the count of lines is right."""
    said = say(capsys, "export", "codebook", "--format", program, "--project", project)
    assert said.code == 0
    assert (project / "reports" / f"codebook.{program}.{ending}").stat().st_size > 500
    lost = sum(line.startswith("warning ") for line in said.err.splitlines())
    assert f"{lost} line" in said.out
    assert 'what is in the language "en" is not exported' in said.err
    if program == "quanteda":
        assert "more notes: --json" in said.err


def test_an_export_as_json_lists_everything(project: Path, capsys: Capture) -> None:
    """Losses and changes, each with its text."""
    arguments = ["export", "codebook", "--format", "quanteda", "--json", "--project", project]
    values = say(capsys, *arguments).json
    assert isinstance(values, dict)
    kinds = {one["severity"] for one in values["problems"]}
    assert kinds == {"warning", "note"}
    assert Path(values["path"]).is_file()


def test_a_table_as_json_says_where_it_is(project: Path, capsys: Capture) -> None:
    """Tables too can be asked for by programs."""
    values = say(capsys, "export", "codings", "--rules-only", "--json", "--project", project).json
    assert isinstance(values, dict)
    assert (values["kind"], values["format"]) == ("codings", "csv")
    assert Path(values["path"]).is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["codebook"], "--format quanteda or maxqda or atlas or taguette or qdc"),
        (["codebook", "--format", "csv"], "codebook is written as"),
        (["quotes", "--format", "maxqda"], "quotes is written as --format csv or json or xlsx"),
        (["quotes", "--language", "da"], "--language belongs to the codebook"),
    ],
)
def test_an_export_that_makes_no_sense(
    project: Path, capsys: Capture, arguments: list[str], says: str
) -> None:
    """Wrong usage is exit code 2, with what is right."""
    said = say(capsys, "export", *arguments, "--project", project)
    assert said.code == 2
    assert says in said.err
