"""Transcripts and codebooks that change after somebody has decided, and bad input."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


def accepted(capsys: Capture, project: Path) -> set[tuple[str, int, str]]:
    """Give place and code of every accepted coding."""
    arguments = ["show", "sociale", "--status", "accepted", "--json", "--project", project]
    values = say(capsys, *arguments).json
    assert isinstance(values, dict)
    return {
        (one["transcript"], one["turn"], coding["code"])
        for one in values["passages"]
        for coding in one["codings"]
    }


def test_a_corrected_typo_keeps_every_decision_where_it_was(project: Path, capsys: Capture) -> None:
    """A typo mended in K02 turn 4 moves no coding, and nothing is lost."""
    before = accepted(capsys, project)
    path = project / "transcripts" / "K02 Bent.txt"
    text = path.read_text(encoding="utf-8")
    assert "tyve-tredive stykker" in text
    path.write_text(text.replace("tyve-tredive stykker", "tyve til tredive stykker"), "utf-8")
    assert accepted(capsys, project) == before
    assert "decisions of maja" not in say(capsys, "code", "--project", project).err


def test_a_decision_whose_words_are_gone_is_listed_and_not_counted(
    project: Path, capsys: Capture
) -> None:
    """Taking away the words a decision stands on lists it; the journal keeps it."""
    journal = next((project / "decisions").glob("maja.*.jsonl"))
    kept = journal.read_bytes()
    path = project / "transcripts" / "K02 Bent.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if "Hunde. (griner)" in line)
    lines[number] = lines[number].split("Bent: ")[0] + "Bent: Det ved jeg ikke."
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = say(capsys, "code", "--project", project)
    assert "decisions of maja: the decision on naboskab in K02" in said.err
    assert "the decision on naboskab in K02" in say(capsys, "check", "--project", project).err
    assert "no longer there" in said.err
    assert journal.read_bytes() == kept


def test_a_renamed_code_takes_its_decisions_along(project: Path, capsys: Capture) -> None:
    """A code that lists its earlier id under was: keeps what was decided under it."""
    before = {
        (transcript, turn)
        for transcript, turn, code in accepted(capsys, project)
        if code == "naboskab"
    }
    path = project / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    renamed = text.replace("- id: naboskab\n", "- id: naboliv\n        was: [naboskab]\n", 1)
    path.write_text(renamed, encoding="utf-8")
    after = {
        (transcript, turn)
        for transcript, turn, code in accepted(capsys, project)
        if code == "naboliv"
    }
    assert after == before != set()


def test_a_removed_code_loses_no_decision(project: Path, capsys: Capture) -> None:
    """Decisions of a code that is gone are listed, each with its place."""
    path = project / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("- id: naboskab\n", "- id: noget_andet\n", 1), encoding="utf-8")
    said = say(capsys, "code", "--project", project)
    assert "is of a code that the codebook no longer has" in said.err


def bomb() -> bytes:
    """Make a Word file of 200 kB that unpacks to 200 MB."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open("word/document.xml", "w") as member:
            for _ in range(200):
                member.write(b" " * 1_000_000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("renamed.docx", lambda: b"%PDF-1.7\n1 0 obj\n"),
        ("empty.txt", lambda: b""),
        ("photo.txt", lambda: bytes(range(256)) * 20),
        ("bomb.docx", bomb),
        ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    project: Path, capsys: Capture, name: str, make: Callable[[], bytes]
) -> None:
    """One Problem with name, reason and remedy; exit code 1; the other files are coded."""
    (project / "transcripts" / name).write_bytes(make())
    said = say(capsys, "check", "--project", project)
    assert said.code == 1
    assert "13 of 14 readable" in said.out
    line = next(one for one in said.err.splitlines() if name in one)
    assert line.startswith("error")
    assert len(line) > len(f"error   {name}: ") + 30
    assert "Traceback" not in said.err


def test_a_broken_codebook_names_the_slip_and_stops(project: Path, capsys: Capture) -> None:
    """Every error of the codebook with line and column; nothing is coded."""
    path = project / "codebook.yaml"
    path.write_text("codebook: x\nthemes:\n  - id: a\n\tlabel: b\n", encoding="utf-8")
    said = say(capsys, "code", "--project", project)
    assert said.code == 1
    assert "codebook.yaml:4:" in said.err
    assert said.out == ""


def test_broken_settings_name_the_slip(project: Path, capsys: Capture) -> None:
    """An unknown key of qualcode.yaml is an error with the nearest key."""
    path = project / "qualcode.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "countign: all\n", encoding="utf-8")
    said = say(capsys, "code", "--project", project)
    assert said.code == 1
    assert "counting" in said.err


def test_two_files_with_one_text_are_an_error_not_two_interviews(
    project: Path, capsys: Capture
) -> None:
    """A copy of an interview is not counted twice."""
    folder = project / "transcripts"
    (folder / "K01 Samira (1).txt").write_bytes((folder / "K01 Samira.txt").read_bytes())
    said = say(capsys, "check", "--project", project)
    assert said.code == 1
    assert "K01 Samira (1).txt" in said.err


def test_outside_a_project_the_way_in_is_named(tmp_path: Path, capsys: Capture) -> None:
    """A command in a folder that is no project says which command makes one."""
    said = say(capsys, "code", "--project", tmp_path)
    assert said.code == 1
    assert "qualcode init" in said.err


def test_a_project_without_a_codebook_says_how_to_get_one(project: Path, capsys: Capture) -> None:
    """Without codebook.yaml nothing is assumed."""
    (project / "codebook.yaml").unlink()
    said = say(capsys, "code", "--project", project)
    assert said.code == 1
    assert "There is no codebook.yaml" in said.err


def test_a_project_without_transcripts_says_where_to_put_them(
    project: Path, capsys: Capture
) -> None:
    """An empty transcripts folder is no empty table."""
    for path in (project / "transcripts").iterdir():
        path.unlink()
    said = say(capsys, "code", "--project", project)
    assert said.code == 1
    assert "There are no transcripts" in said.err


def test_nothing_is_reported_when_nobody_is_counted(tmp_path: Path, capsys: Capture) -> None:
    """Plain cues without speakers: asked about, nothing counted, no report of nothing."""
    cues = "\n\n".join(
        f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\nand this is what they said about it."
        for n in range(1, 9)
    )
    (tmp_path / "cues.vtt").write_text(f"WEBVTT\n\n{cues}\n", encoding="utf-8")
    started = say(capsys, "init", tmp_path)
    assert started.code == 0
    assert "no speaker is named" in started.err
    assert "nobody is counted yet" in say(capsys, "check", "--project", tmp_path).out
    assert "NOBODY IS COUNTED" in say(capsys, "code", "--project", tmp_path).out
    said = say(capsys, "report", "--project", tmp_path)
    assert said.code == 1
    assert "There is nothing to report" in said.err
    assert not (tmp_path / "reports").exists()
