"""``qualcode diff``: consequences before they count, and versions kept with reasons."""

import re
import zipfile
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
    gains = "gains 2 passages, 1 of them in field notes (1 participant; new: Mehmet)"
    assert f"+ strong gangetabel*   {gains}" in said.out
    assert re.search(r"- strong lampe\+ +loses 2 passages", said.out)
    assert "1 stays: a person accepted it" in said.out
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


def test_show_lists_place_speaker_rule_and_words(project: Path, capsys: Capture) -> None:
    """Each passage that comes, goes or stays can be read; a code nobody has is refused."""
    edit(
        project,
        ("skifte+ en pære", "skifte+ en pære, gangetabel*"),
        ("lampe+, ", ""),
        ("Lys ude: lamper", "Lys udenfor: lamper"),
    )
    shown = " ".join(say(capsys, "diff", "--show", "--project", project).out.split())
    assert "+ K11:18 Mehmet, resident [+gangetabel*] »…" in shown
    assert "- K10:26 Ole, resident [-lampe+] »Det kan du se" in shown
    assert "= K01:18 Samira, resident [-lampe+]" in shown
    assert "- F01:7 field note [-lampe+]" in shown
    assert "before: Lys ude: lamper" in shown
    assert "now: Lys udenfor: lamper" in shown
    assert "? K06:23 maja said accept" in shown
    wrong = say(capsys, "diff", "--show", "belysnign", "--project", project)
    assert wrong.code == 2
    assert 'Did you mean "belysning"?' in wrong.err


def test_themes_and_totals_are_told(project: Path, capsys: Capture) -> None:
    """The totals name the codes that are felt; their theme is told with them."""
    edit(project, ("skifte+ en pære", "skifte+ en pære, gangetabel*"))
    said = " ".join(say(capsys, "diff", "--project", project).out.split())
    assert re.search(r"Themes fysiske \d+ -> \d+ passages, 13 -> 13 participants", said)
    assert re.search(
        r"Totals belysning 8 -> 9 passages, 7 -> 8 participants, 1 -> 2 in field notes\. "
        r"Other 29 codes unchanged\.",
        said,
    )
    values = values_of(capsys, project)
    assert values["themes"][0]["theme"] == "fysiske"  # type: ignore[index]
    assert values["codes"][0]["participants_gained"] == ["K11-1"]  # type: ignore[index]


def test_a_rule_that_becomes_weaker_leaves_suggestions(project: Path, capsys: Capture) -> None:
    """Lost as codings, kept as suggestions."""
    edit(project, ("lampe+, ", ""), ("[lys, lyser", "[lampe+, lys, lyser"))
    out = " ".join(say(capsys, "diff", "--project", project).out.split())
    assert "~ strong -> weak lampe+" in out
    assert "2 of these stay as suggestions" in out


def test_rules_for_fewer_roles_are_told_as_changed(project: Path, capsys: Capture) -> None:
    """Residents' passages go, the rule stays for staff."""
    rules = "            strong:\n              [belysning++"
    edit(project, (rules, f"            roles: [staff]\n{rules}"))
    out = " ".join(say(capsys, "diff", "--project", project).out.split())
    assert "~ strong, for all -> staff lampe+ loses" in out


def test_wording_nobody_decided_under_needs_no_second_look(project: Path, capsys: Capture) -> None:
    """Without decisions a new wording is only told."""
    for path in (project / "decisions").iterdir():
        path.unlink()
    edit(project, ("Lys ude: lamper", "Lys udenfor: lamper"))
    out = say(capsys, "diff", "--project", project).out
    assert "definition (da) reads otherwise; nobody has decided under another wording" in out
    assert "Counts stay as they are. Other 29 codes unchanged." in out


def test_decisions_under_the_new_wording_are_not_asked_about_again(
    project: Path, capsys: Capture
) -> None:
    """What was decided after the edit was saved was decided under the new wording."""
    edit(project, ("Lys ude: lamper", "Lys udenfor: lamper"))
    before = values_of(capsys, project)["codes"][0]["second_look"]  # type: ignore[index]
    table = project / "few.csv"
    table.write_text("interview,turn,code\nK10,26,belysning\n", encoding="utf-8")
    say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
    after = values_of(capsys, project, "1")["codes"][0]["second_look"]  # type: ignore[index]
    assert after == before != []


def test_many_lost_decisions_are_listed_whole_on_demand(project: Path, capsys: Capture) -> None:
    """The screen shows the first; --show and --json show every one; some come back."""
    text = (project / "codebook.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^      - id: (\w+)", text, re.MULTILINE)
    edit(project, *((f"- id: {one}\n", f"- id: ny_{one}\n") for one in names[:12]))
    short = say(capsys, "diff", "--project", project).out
    whole = say(capsys, "diff", "--show", "--project", project).out
    lost = values_of(capsys, project)["lost_decisions"]
    assert isinstance(lost, list)
    assert len(lost) > 20
    assert f"and {len(lost) - 20} decisions more" in short
    assert whole.count("would have no code") == len(lost)
    back = say(capsys, "diff", "edit", "1", "--project", project).out
    assert f"{len(lost)} decisions that had no code get one again" in back


def test_a_version_is_not_saved_while_the_file_has_errors(project: Path, capsys: Capture) -> None:
    """The slips are told with their places, and history/ stays as it is."""
    (project / "codebook.yaml").write_text("themes:\n\t- x\n", encoding="utf-8")
    said = say(capsys, "diff", "--save", "går ikke", "--project", project)
    assert said.code == 1
    assert "codebook.yaml:2:" in said.err
    assert not (project / "history" / "002.yaml").exists()


def test_saved_versions_are_compared_whatever_the_edit_is(project: Path, capsys: Capture) -> None:
    """A broken file does not keep two saved versions from being looked at."""
    edit(project, ("skifte+ en pære", "skifte+ en pære, gangetabel*"))
    say(capsys, "diff", "--save", "flere ord", "--project", project)
    (project / "codebook.yaml").write_text("themes:\n\t- x\n", encoding="utf-8")
    said = say(capsys, "diff", "1", "2", "--project", project)
    assert said.code == 0
    assert "version 1 -> version 2" in said.out
    assert "qualcode diff 1 2 --show" in said.out


@pytest.mark.parametrize("arguments", [["1", "1", "--save", "x"], ["--save", " "]])
def test_what_cannot_be_saved_is_wrong_usage(
    project: Path, capsys: Capture, arguments: list[str]
) -> None:
    """Only the file as it is can be saved, and only with a reason."""
    said = say(capsys, "diff", *arguments, "--project", project)
    assert said.code == 2
    assert not (project / "history" / "002.yaml").exists()


def test_what_the_program_saved_can_be_given_a_reason(project: Path, capsys: Capture) -> None:
    """After a report the newest version is the edit: it is said, and the reason is not lost."""
    edit(project, ("lampe+, ", ""))
    say(capsys, "diff", "--save", "lampe er for bredt", "--project", project)
    edit(project, ("gadelampe+, ", ""))
    say(capsys, "report", "--project", project)
    said = say(capsys, "diff", "--project", project).out
    assert "Version 3 was saved by the program" in said
    assert "qualcode diff 2" in said
    assert "Saved version 3 (eva): også den" in " ".join(
        say(
            capsys, "diff", "--save", "også den", "--author", "eva", "--project", project
        ).out.split()
    )
    assert say(capsys, "diff", "--project", project).out.endswith(
        "edit codebook.yaml, then  qualcode diff\n"
    )
    said = say(capsys, "diff", "2", "--project", project).out
    assert "keep it as version" not in said


def test_reasons_stand_in_the_appendix(project: Path, capsys: Capture) -> None:
    """Section H tells version, author and reason."""
    edit(project, ("lampe+, ", ""))
    say(capsys, "diff", "--save", "lampe er for bredt", "--author", "Maja H.", "--project", project)
    say(capsys, "report", "--project", project)
    (appendix,) = (project / "reports").glob("*.docx")
    with zipfile.ZipFile(appendix) as document:
        words = document.read("word/document.xml").decode("utf-8")
    assert "lampe er for bredt" in words
    assert "Maja H." in words


def test_values_say_what_was_saved(project: Path, capsys: Capture) -> None:
    """JSON stays JSON when a version is saved with it, the first one too."""
    edit(project, ("lampe+, ", ""))
    assert values_of(capsys, project)["saved_version"] == 0
    assert values_of(capsys, project, "--save", "fordi")["saved_version"] == 2
    for path in (project / "history").iterdir():
        path.unlink()
    assert values_of(capsys, project)["old"] is None
    assert values_of(capsys, project, "--save", "fordi")["saved_version"] == 1


def test_a_file_that_cannot_be_read_is_told_and_ends_with_1(project: Path, capsys: Capture) -> None:
    """The diff is shown over what could be read."""
    (project / "transcripts" / "tom.txt").write_bytes(b"")
    said = say(capsys, "diff", "--project", project)
    assert said.code == 1
    assert "tom.txt" in said.err


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
    assert "Saved version 2 (maja): lampe er for bredt" in said.out
    assert (project / "history" / "002.yaml").read_bytes() == (
        project / "codebook.yaml"
    ).read_bytes()
    again = say(capsys, "diff", "--save", "en anden grund", "--project", project)
    assert "is saved already (maja): lampe er for bredt" in again.out


def test_without_a_saved_version_it_says_how_to_save_one(project: Path, capsys: Capture) -> None:
    """Nothing to compare is no error, and the first version can be saved."""
    for path in (project / "history").iterdir():
        path.unlink()
    said = say(capsys, "diff", "--project", project)
    assert said.code == 0
    assert "nothing to compare" in said.out
    saved = say(capsys, "diff", "--save", "den første", "--project", project)
    assert "Saved version 1 (maja): den første" in saved.out


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
    assert "Saved version 2 (maja): fordi" in said.out


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


def test_merged_and_split_codes_are_told(project: Path, capsys: Capture) -> None:
    """A merged code takes the decisions along; those of a split one wait for a person."""
    edit(
        project,
        ("- id: naboskab\n", "- id: naboliv\n        was: [naboskab, tryghed]\n"),
        ("- id: tryghed\n", "- id: ro\n"),
    )
    out = say(capsys, "diff", "--project", project).out
    assert "naboliv  (merged from tryghed, naboskab)" in out or (
        "naboliv  (merged from naboskab, tryghed)" in out
    )
    assert "would have" not in out
    edit(project, ("- id: ro\n", "- id: ro\n        was: [naboskab, tryghed]\n"))
    out = say(capsys, "diff", "--project", project).out
    assert "(regrouped from" in out
    assert "accept of naboskab in" in out
    assert "would have several codes to go to: decide it again" in out
