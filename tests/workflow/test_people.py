"""Who is in "n of N": those who speak, under the role that was settled."""

from pathlib import Path

import pytest

from tests.cli.running import say

Capture = pytest.CaptureFixture[str]
TALK = (
    "I: Er du tryg?\n\nBo: Min nabo er rar, og jeg er utryg.\n\n"
    "I: Og så?\n\nBo: Lygten er i stykker.\n"
)


def test_a_label_settled_by_the_command_is_a_person_in_every_count(
    tmp_path: Path, capsys: Capture
) -> None:
    """init, speakers, code, show and report agree: one of one."""
    (tmp_path / "A.txt").write_text(TALK, encoding="utf-8")
    assert say(capsys, "init", tmp_path).code == 0
    assert (
        say(capsys, "speakers", "Bo", "--role", "resident", "--yes", "--project", tmp_path).code
        == 0
    )
    assert "Participants  1 (1 resident)" in say(capsys, "check", "--project", tmp_path).out
    assert "1 of 1" in say(capsys, "code", "--rules-only", "--project", tmp_path).out
    assert "1 of 1 participants" in say(capsys, "show", "tryghed", "--project", tmp_path).out
    assert say(capsys, "report", "--project", tmp_path).code == 0


def test_somebody_who_speaks_nowhere_is_said_and_not_in_n(project: Path, capsys: Capture) -> None:
    """A row whose transcript was not read is a warning, and N is one smaller."""
    (project / "transcripts" / "K12 Karina.txt").unlink()
    said = say(capsys, "check", "--project", project)
    assert "12 (9 resident, 3 staff)" in said.out
    assert 'nobody speaks as "K12-1"' in said.err
    coded = say(capsys, "code", "--rules-only", "--project", project)
    assert "of 4" not in coded.out


def test_full_names_as_pseudonyms_are_a_warning(tmp_path: Path, capsys: Capture) -> None:
    """A label of two words that became the pseudonym would stand under every quote."""
    text = TALK.replace("Bo:", "Bo Holm:")
    (tmp_path / "A.txt").write_text(f"rolle: beboer\n\n{text}", encoding="utf-8")
    assert say(capsys, "init", tmp_path).code == 0
    assert "look like full names" in say(capsys, "check", "--project", tmp_path).err


def test_a_decider_nobody_knows_is_a_warning(project: Path, capsys: Capture) -> None:
    """A name that decided nothing settles nothing; the nearest coder is named."""
    path = project / "qualcode.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "decider: majaa\n", encoding="utf-8")
    said = say(capsys, "check", "--project", project)
    assert 'decider "majaa" has decided nothing' in said.err
    assert "maja" in said.err
