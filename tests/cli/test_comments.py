"""``qualcode export comments`` and ``qualcode import comments`` as a researcher uses them."""

import io
from pathlib import Path

import docx
import pytest

from tests.cli.running import Said, say
from tests.commenting import part, with_part

Capture = pytest.CaptureFixture[str]

SETTINGS = """languages: {data: da, report: en}
speakers:
  - {label: I, role: interviewer}
  - {label: Samira, role: resident}
"""
CODEBOOK = """codebook: prøve
languages: [da]
themes:
  - id: fysiske
    codes:
      - id: belysning
        label: {da: Belysning og mørke, en: Lighting}
        definition: Lys ude.
        rules: {strong: [lampe+]}
      - id: tryghed
        label: {da: Tryghed, en: Feeling safe}
        definition: Om at føle sig tryg.
        rules: {strong: [tryg+]}
"""
INTERVIEW = """I: Er her mørkt om aftenen?

Samira: Ja, lampen i tunnelen har været i stykker siden påske, og ingen kommer.

I: Føler du dig tryg der?

Samira: Nej, jeg er ikke tryg der.

I: Hvad gør du så?

Samira: Jeg går hele vejen rundt om skolen, når det er vinter.
"""
CODINGS = """interview,turn,code,certainty,quote
K01,2,belysning,sure,lampen i tunnelen
K01,4,tryghed,possible,
"""


@pytest.fixture
def folder(tmp_path: Path, capsys: Capture) -> Path:
    """Give a project of two interviews in which maja has said yes once, and unsure once."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "qualcode.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    (tmp_path / "transcripts" / "K01.txt").write_text(INTERVIEW, "utf-8")
    (tmp_path / "transcripts" / "K02.txt").write_text(INTERVIEW.replace("vinter", "jul"), "utf-8")
    (tmp_path / "maja.csv").write_text(CODINGS, "utf-8")
    table = tmp_path / "maja.csv"
    assert say(
        capsys, "import", "codings", table, "--coder", "maja", "--project", tmp_path
    ).code == 0  # fmt: skip
    return tmp_path


def export(capsys: Capture, folder: Path, *more: object) -> Said:
    return say(capsys, "export", "comments", *more, "--project", folder)


def comments(path: Path) -> list[str]:
    """Give the first line of each comment of a Word file."""
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    return [one.text.split("\n")[0] for one in opened.comments]


def test_every_transcript_is_written_with_what_was_accepted(folder: Path, capsys: Capture) -> None:
    """Into reports/comments; a table says how many comments each has."""
    said = export(capsys, folder)
    assert said.code == 0
    assert "K01" in said.out
    assert "Next" in said.out
    assert comments(folder / "reports/comments/K01.docx") == ["#belysning"]
    assert comments(folder / "reports/comments/K02.docx") == []


def test_unsure_and_unread_come_on_request(folder: Path, capsys: Capture) -> None:
    """What rules found and nobody decided is a comment by qualcode."""
    path = folder / "k02.docx"
    said = export(capsys, folder, "K02", "--status", "unread", "--output", path, "--json")
    given = said.json
    assert isinstance(given, dict)
    assert given.pop("checks")
    assert given == {
        "kind": "comments",
        "statuses": ["unread"],
        "files": [{"transcript": "K02", "path": str(path), "comments": 2, "left_out": 0}],
    }
    assert comments(path) == ["#belysning", "#tryghed"]
    export(capsys, folder, "K01", "--status", "unsure", "--output", path)
    assert comments(path) == ["#tryghed?"]


def test_a_file_that_was_worked_in_is_not_written_over(folder: Path, capsys: Capture) -> None:
    """What Word saved may hold comments that are nowhere else; an untouched file is renewed."""
    export(capsys, folder)
    assert export(capsys, folder).code == 0
    path = folder / "reports/comments/K01.docx"
    changed = part(path.read_bytes(), "word/comments.xml").replace("#belysning", "#tryghed")
    path.write_bytes(with_part(path.read_bytes(), "word/comments.xml", changed))
    other = folder / "reports/comments/K02.docx"
    other.unlink()
    said = export(capsys, folder)
    assert said.code == 1
    assert "K01.docx" in said.err
    assert "import comments" in said.err
    assert comments(path) == ["#tryghed"]
    assert not other.exists()
    assert export(capsys, folder, "--replace").code == 0
    assert comments(path) == ["#belysning"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["comments", "K1"], 'Did you mean "K01"?'),
        (["comments", "K01", "K02", "--output", "x.docx"], "--output names one file"),
        (["comments", "--format", "csv"], "leave --format"),
        (["comments", "--language", "da"], "leave --format"),
        (["codings", "K01"], "belong to comments"),
        (["codings", "--status", "unread"], "belong to comments"),
        (["codings", "--replace"], "belong to comments"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    folder: Path, capsys: Capture, wrong: list[str], told: str
) -> None:
    """Unknown transcripts get a suggestion; options of others are refused."""
    said = say(capsys, "export", *wrong, "--project", folder)
    assert said.code == 2
    assert told in said.err
    assert not (folder / "reports").exists()
