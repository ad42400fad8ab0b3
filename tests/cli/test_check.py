"""``qualcode check``: the rules in this corpus, and what it suggests, put into the file."""

import sys
from pathlib import Path

import click
import pytest

from qualcode.codebook import load_codebook
from qualcode.store import Project
from tests.cli.running import say

Capture = pytest.CaptureFixture[str]

CODEBOOK = """# mine
codebook: små
languages: [da, en]
themes:
  - id: t
    codes:
      - id: naboskab
        rules:
          da:
            strong: [nabo, naboen*, naboer*, genbo+]  # home
            except: [nabolag*]
          en: {strong: [neighbour+]}
      - id: stier
        rules: {strong: ['sti*'], weak: [udsigten]}
      - id: veje
        rules:
          strong: [stien, stier, stille, stil]
"""
TALK = """Samira: Naboen hilser. Min nabo er stille. Stien er lang, og stier er gode.

I: Og udsigten?

Samira: Udsigt har vi, og udsigt fra stien. Naboerne har stil.

I: Ja?

Samira: Stien igen, og stierne. Nabolaget er stille.

I: Ja?

Samira: Stien. Og så stien.

I: Ja?

Samira: På stien.
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a small project whose codebook needs mending."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "K1.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "qualcode.yaml").write_text("speakers: [{label: I, role: interviewer}]\n")
    (tmp_path / "participants.csv").write_text(
        "participant,pseudonym,role,labels\np1,Samira,resident,Samira\n", encoding="utf-8"
    )
    return tmp_path


def answering(monkeypatch: pytest.MonkeyPatch, *, answer: bool) -> None:
    """Put somebody at the terminal, who answers every question alike."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda _question: answer)


def test_findings_about_rules_have_their_place_and_remedy(small: Path, capsys: Capture) -> None:
    """Grouped, the weightiest first, each with file, line and column; exit code 0."""
    said = say(capsys, "check", "--project", small)
    assert said.code == 0
    assert "Rules         11 run on these transcripts, 9 of them hit" in said.out
    lines = said.err.splitlines()
    assert (
        'warning codebook.yaml:14:26: the rule "sti*" of stier also catches stille 2, stil 1: 3 of '
        "its 11 hits. Write sti+ instead? It hits all the rest: qualcode check --fix"
    ) in lines
    assert (
        "warning codebook.yaml:13: 5 of the 5 passages of stier are coded veje too (which has 5). "
        'Say under "do_not_use:" what parts the two, or merge them.'
    ) in lines
    assert (
        'note    codebook.yaml:14:42: the weak rule "udsigten" of stier hits nothing; said instead'
        ': udsigt 2. Did you mean "udsigt+"?'
    ) in lines
    assert (
        "note    codebook.yaml:10:22: nabo, naboen*, naboer* of naboskab can be written nabo+: "
        "hits the same here. qualcode check --fix"
    ) in lines
    heads = [line for line in lines if line.endswith(")") and line[:1].isupper()]
    assert heads == [
        "Possible false friends (1)",
        "Codes that code the same passages (1)",
        "Rules that hit nothing, though something near is said (1)",
        "Rules that can be written as one (1)",
        "Except rules that take nothing out (1)",
    ]
    assert "; 2 suggestions: qualcode check --fix" in said.out
    assert said.out.rstrip().endswith("Nothing is blocked:  qualcode code")


def test_the_shipped_codebook_gives_few_alarms(project: Path, capsys: Capture) -> None:
    """No warning about its rules on its own corpus, and no more than a screen of notes."""
    values = say(capsys, "check", "--project", project, "--json").json
    assert isinstance(values, dict)
    assert [one for one in values["remarks"] if one["severity"] == "warning"] == []
    shown = say(capsys, "check", "--project", project).err.splitlines()
    notes = [line for line in shown if line.startswith("note    codebook.yaml")]
    assert 0 < len(notes) <= 20
    assert any(line.strip() == "they do no harm: qualcode check --rules" for line in shown)
    assert any("more: qualcode check --rules" in line for line in shown)


def test_rules_lists_what_each_rule_catches(small: Path, capsys: Capture) -> None:
    """One table a code; rules without hits in one line; the other language is accounted for."""
    said = say(capsys, "check", "--rules", "--project", small)
    assert said.code == 0
    assert "naboskab  4 of 5 rules hit" in said.out
    rows = [line.split() for line in said.out.splitlines()]
    sti = ["strong", "sti*", "11", "5", "1", "stien", "6,", "stille", "2,", "stier", "1"]
    assert next(row for row in rows if "sti*" in row)[: len(sti)] == sti
    assert "hit nothing: genbo+" in said.out
    assert "1 rule in en did not run: no transcript is in that language." in said.out
    assert 'the except rule "nabolag*" of naboskab hits once, but takes nothing out.' in said.err


def test_check_as_json_has_remarks_and_suggestions(small: Path, capsys: Capture) -> None:
    """The same as on the screen, uncut."""
    values = say(capsys, "check", "--project", small, "--json").json
    assert isinstance(values, dict)
    assert (values["rules_run"], values["rules_hit"]) == (11, 9)
    assert [one["kind"] for one in values["remarks"]][:2] == ["false friends", "codes alike"]
    assert [one["by"] for one in values["suggestions"]] == [["nabo+"], ["sti+"]]


def test_errors_and_nobody_to_count_are_what_comes_next(small: Path, capsys: Capture) -> None:
    """Rules can wait until the files are read."""
    (small / "participants.csv").unlink()
    (small / "qualcode.yaml").write_text("speakers: [{label: Samira, role: other}]\n")
    assert "nobody is counted yet" in say(capsys, "check", "--project", small).out
    (small / "transcripts" / "K2.docx").write_bytes(b"PK\x03\x04" + bytes(90))
    said = say(capsys, "check", "--project", small)
    assert (said.code, "mend the 1 error above" in said.out) == (1, True)


def test_rules_of_one_code_or_theme(small: Path, capsys: Capture) -> None:
    """Only what was asked for; a name that is neither is an error that helps."""
    one = say(capsys, "check", "--project", small, "--rules", "stier")
    assert "naboskab" not in one.out + one.err
    assert "sti*" in one.out
    assert "veje" in say(capsys, "check", "--project", small, "--rules", "t").out
    wrong = say(capsys, "check", "--project", small, "--rules", "steir")
    assert (wrong.code, 'Did you mean "stier"?' in wrong.err) == (2, True)


def test_rules_as_json_are_complete(small: Path, capsys: Capture) -> None:
    """Every rule that ran, with every form and every remark."""
    values = say(capsys, "check", "--project", small, "--json", "--rules", "stier").json
    assert isinstance(values, dict)
    assert [one["rule"] for one in values["rules"]] == ["sti*", "udsigten"]
    first = values["rules"][0]
    assert (first["hits"], first["passages"], first["participants"]) == (11, 5, 1)
    assert sum(one["count"] for one in first["forms"]) == first["hits"]
    assert {one["kind"] for one in values["remarks"]} == {
        "false friends",
        "codes alike",
        "hits nothing",
    }


def test_fix_shows_everything_and_writes_nothing_without_a_yes(
    small: Path, capsys: Capture
) -> None:
    """No terminal, no --yes: exit 1, and the file is as it was."""
    before = (small / "codebook.yaml").read_bytes()
    said = say(capsys, "check", "--project", small, "--fix")
    assert said.code == 1
    assert (small / "codebook.yaml").read_bytes() == before
    assert "-            strong: [nabo, naboen*, naboer*, genbo+]  # home" in said.out
    assert "+            strong: [nabo+, genbo+]  # home" in said.out
    assert "no longer hits stille 2, stil 1" in said.out
    assert said.out.rstrip().endswith("Add --yes to write without being asked.")


@pytest.mark.parametrize("how", ["--yes", "asked"])
def test_fix_writes_after_a_yes_and_has_nothing_left(
    small: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """By option or by answer; the second time there is nothing to suggest."""
    if how == "asked":
        answering(monkeypatch, answer=True)
    agreed = ("--yes",) if how == "--yes" else ()
    said = say(capsys, "check", "--project", small, *agreed, "--fix")
    assert (said.code, "Wrote codebook.yaml: 2 suggestions." in said.out) == (0, True)
    text = (small / "codebook.yaml").read_text(encoding="utf-8")
    assert text == CODEBOOK.replace("nabo, naboen*, naboer*", "nabo+").replace("'sti*'", "sti+")
    again = say(capsys, "check", "--project", small, *agreed, "--fix")
    assert (again.code, again.out.strip()) == (0, "There is nothing to suggest.")


def test_fix_of_one_code_leaves_the_others(small: Path, capsys: Capture) -> None:
    """And JSON says what was done."""
    values = say(capsys, "check", "--project", small, "--json", "--yes", "--fix", "stier").json
    assert isinstance(values, dict)
    assert values["written"] is True
    assert [(one["rules"], one["by"]) for one in values["suggestions"]] == [(["sti*"], ["sti+"])]
    assert values["suggestions"][0]["lost"][0] == {"form": "stille", "count": 2}
    codebook = load_codebook((small / "codebook.yaml").read_bytes()).codebook
    assert codebook is not None
    assert [one.text for one in codebook.codes[0].rules][:3] == ["nabo", "naboen*", "naboer*"]


def test_fix_refused_says_what_to_write_by_hand(small: Path, capsys: Capture) -> None:
    """A comment between the rules: nothing is written, exit 1, and the line is named."""
    text = CODEBOOK.replace("nabo, naboen*,", "nabo,  # one\n              naboen*,")
    (small / "codebook.yaml").write_text(text, encoding="utf-8")
    said = say(capsys, "check", "--project", small, "--yes", "--fix", "naboskab")
    assert said.code == 1
    assert (small / "codebook.yaml").read_text(encoding="utf-8") == text
    assert said.err.strip() == (
        "codebook.yaml:10: could not be changed without touching comments or other lines. By hand, "
        "in naboskab: write nabo+ in place of nabo, naboen*, naboer*."
    )


def test_a_codebook_that_changed_in_between_is_not_written(
    small: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saved the file while the change was looked at."""
    path = Project(small).codebook
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)

    def confirm(_question: str) -> bool:
        path.write_text(CODEBOOK + "# more\n", encoding="utf-8")
        return True

    monkeypatch.setattr(click, "confirm", confirm)
    said = say(capsys, "check", "--project", small, "--fix")
    assert (said.code, "was changed while you looked" in said.err) == (1, True)
    assert path.read_text(encoding="utf-8") == CODEBOOK + "# more\n"


def test_options_that_do_not_go_together_are_wrong_usage(small: Path, capsys: Capture) -> None:
    """--yes alone, --rules with --fix."""
    assert say(capsys, "check", "--project", small, "--yes").code == 2
    assert say(capsys, "check", "--project", small, "--fix", "t", "--rules", "t").code == 2
