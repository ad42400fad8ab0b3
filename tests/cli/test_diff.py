"""``qualcode diff``: consequences before they count, and versions kept with reasons."""

import re
from pathlib import Path

import pytest

from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


def edit(project: Path, *pairs: tuple[str, str]) -> None:
    """Change the codebook as a user would, in an editor."""
    path = project / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def values_of(capsys: Capture, project: Path, *arguments: str) -> dict[str, object]:
    """Give the diff as values."""
    values = say(capsys, "diff", *arguments, "--json", "--project", project).json
    assert isinstance(values, dict)
    return values


def test_an_unchanged_codebook_has_no_consequences(project: Path, capsys: Capture) -> None:
    """A codebook compared with itself: nothing gained, nothing lost."""
    said = say(capsys, "diff", "--project", project)
    assert said.code == 0
    assert "No changes: 30 codes unchanged." in said.out
    assert values_of(capsys, project, "1", "1")["codes"] == []


def test_a_rule_added_and_a_rule_removed_are_told_by_what_they_do(
    project: Path, capsys: Capture
) -> None:
    """Gains and losses by rule, with people; what a person accepted stays."""
    edit(project, ("skifte+ en pære", "skifte+ en pære, gangetabel*"), ("lampe+, ", ""))
    said = say(capsys, "diff", "--project", project)
    assert re.search(
        r"\+ strong gangetabel\*   gains \d+ passages? \(\d+ participants?\)", said.out
    )
    assert re.search(r"- strong lampe\+   loses \d+ passages?", said.out)
    assert "stay: a person accepted them" in said.out
    assert "29 codes unchanged" in said.out
    values = values_of(capsys, project)
    codes = values["codes"]
    assert isinstance(codes, list)
    (code,) = codes
    assert code["code"] == "belysning"
    shown = say(capsys, "diff", "--show", "belysning", "--project", project).out
    for passage in code["gained"]:
        assert f"+ {passage.rsplit('.', 1)[0]}" in shown


def test_looking_the_other_way_round_turns_gains_into_losses(
    project: Path, capsys: Capture
) -> None:
    """What version 2 gains over version 1 is what version 1 lacks."""
    edit(project, ("skifte+ en pære", "skifte+ en pære, gangetabel*"))
    assert say(capsys, "diff", "--save", "flere ord", "--project", project).code == 0
    forth = values_of(capsys, project, "1", "2")["codes"][0]  # type: ignore[index]
    back = values_of(capsys, project, "2", "1")["codes"][0]  # type: ignore[index]
    assert forth["gained"] == back["lost"] != []
    assert forth["lost"] == back["gained"] == []


def test_a_changed_definition_asks_for_a_second_look(project: Path, capsys: Capture) -> None:
    """The decisions made under the old wording are counted."""
    edit(project, ("Lys ude: lamper", "Lys udenfor: lamper"))
    said = say(capsys, "diff", "--project", project).out
    assert re.search(r"definition \(da\) reads otherwise: \d+ decisions made before", said)


def test_a_renamed_code_is_told_as_one_and_keeps_its_decisions(
    project: Path, capsys: Capture
) -> None:
    """With was: the code is the same under a new id; no decision is lost."""
    edit(project, ("- id: naboskab\n", "- id: naboliv\n        was: [naboskab]\n"))
    said = say(capsys, "diff", "--project", project).out
    assert "naboliv  (renamed from naboskab)" in said
    assert "would have no code" not in said


def test_a_removed_code_names_the_decisions_that_would_lose_it(
    project: Path, capsys: Capture
) -> None:
    """Nothing is dropped in silence: each decision is listed before it counts."""
    edit(project, ("- id: naboskab\n", "- id: noget_helt_andet\n"))
    said = say(capsys, "diff", "--project", project).out
    assert "maja's accept of naboskab" in said
    assert "(removed)" in said
    assert "(new)" in said


def test_a_version_is_kept_with_its_reason_and_stands_in_the_appendix(
    project: Path, capsys: Capture
) -> None:
    """--save writes history/, and the reason is told in the history of the codebook."""
    edit(project, ("lampe+, ", ""))
    said = say(capsys, "diff", "--save", "lampe er for bredt", "--project", project)
    assert "Saved version 2: lampe er for bredt" in said.out
    assert (project / "history" / "002.yaml").read_bytes() == (
        project / "codebook.yaml"
    ).read_bytes()
    again = say(capsys, "diff", "--save", "en anden grund", "--project", project)
    assert "is saved already: lampe er for bredt" in again.out


def test_without_a_saved_version_it_says_how_to_save_one(project: Path, capsys: Capture) -> None:
    """Nothing to compare is no error, and the first version can be saved."""
    for path in (project / "history").iterdir():
        path.unlink()
    said = say(capsys, "diff", "--project", project)
    assert said.code == 0
    assert "nothing to compare" in said.out
    saved = say(capsys, "diff", "--save", "den første", "--project", project)
    assert "Saved version 1: den første" in saved.out


@pytest.mark.parametrize(("arguments", "code"), [(["7"], 2), (["seven"], 2)])
def test_a_version_that_is_not_there_is_wrong_usage(
    project: Path, capsys: Capture, arguments: list[str], code: int
) -> None:
    """A number that was never saved, or no number at all."""
    said = say(capsys, "diff", *arguments, "--project", project)
    assert said.code == code
    assert said.err.startswith("qualcode: ")


def test_on_a_terminal_it_asks_whether_to_keep_the_edit(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty answer keeps nothing; a reason saves a version."""
    edit(project, ("lampe+, ", ""))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_, **__: "")
    say(capsys, "diff", "--project", project)
    assert not (project / "history" / "002.yaml").exists()
    monkeypatch.setattr("click.prompt", lambda *_, **__: "fordi")
    said = say(capsys, "diff", "--project", project)
    assert "Saved version 2: fordi" in said.out


def test_an_except_rule_and_a_moved_code_are_told(project: Path, capsys: Capture) -> None:
    """What an except rule takes out is its doing; a code under another theme has moved."""
    path = project / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    edit(
        project,
        ("except:\n              [lyst, lysten", "except:\n              [lamper, lyst, lysten"),
    )
    said = say(capsys, "diff", "--project", project).out
    assert "+ except lamper" in said
    start, end = (
        text.index("      - id: husleje_finansiering"),
        text.index("      - id: boligsocial"),
    )
    block = text[start:end]
    moved = text.replace(block, "", 1).replace(
        "      - id: naboskab\n", block + "      - id: naboskab\n", 1
    )
    path.write_text(moved, encoding="utf-8")
    said = say(capsys, "diff", "--project", project).out
    assert "moved from organisatoriske to sociale" in said
