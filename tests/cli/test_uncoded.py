"""``qualcode uncoded``: what nobody coded, and a code drafted from one of its words."""

import sys
from pathlib import Path

import click
import pytest

from qualcode.codebook import load_codebook
from tests.cli.running import say

Capture = pytest.CaptureFixture[str]
NEW = ("--new", "hund", "--id", "dyr_hunde", "--label", "Hunde og andre dyr", "--theme", "sociale")


def terminal(monkeypatch: pytest.MonkeyPatch, *, answer: bool) -> None:
    """Put somebody at the terminal, who answers every question alike."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda _question: answer)


def test_it_says_how_much_is_coded_then_words_then_passages(project: Path, capsys: Capture) -> None:
    """The first line can be checked; passages come longest first, with the question."""
    said = say(capsys, "uncoded", "--project", project, "--most", 2)
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0] == (
        "214 of 262 participant passages have at least one coding. 48 have none; 13 of them are "
        "under 6 words."
    )
    assert "hund 3, hunde 3, hunden 2, gravhund 1" in said.out
    assert "Karina, staff · K12 turn 14" in said.out
    assert "Q: Hvem kan du ringe til i den situation?" in said.out
    assert "… and 46 more: --most 48" in said.out
    assert said.out.rstrip().splitlines()[-1].startswith("Next   qualcode uncoded --new ")


def test_json_has_the_same_figures(project: Path, capsys: Capture) -> None:
    """Numbers, words with their forms, and passages with text."""
    said = say(capsys, "uncoded", "--project", project, "--json", "--words", 10, "--most", 3)
    values = said.json
    assert isinstance(values, dict)
    assert [values[key] for key in ("passages", "coded", "uncoded", "short")] == [262, 214, 48, 13]
    dog = next(one for one in values["words"] if one["word"] == "hund")
    assert (dog["participants"], dog["passages"]) == (6, 6)
    lengths = [one["words"] for one in values["without_coding"]]
    assert len(lengths) == 3
    assert lengths == sorted(lengths, reverse=True)


def test_role_transcript_and_strict_narrow_and_widen(project: Path, capsys: Capture) -> None:
    """Everything is counted within what was asked for."""

    def uncoded(*options: object) -> tuple[int, int]:
        values = say(capsys, "uncoded", "--project", project, "--json", *options).json
        assert isinstance(values, dict)
        return values["passages"], values["uncoded"]

    everyone = uncoded()
    residents, staff = uncoded("--role", "resident"), uncoded("--role", "staff")
    assert (residents[0] + staff[0], residents[1] + staff[1]) == everyone
    assert uncoded("--transcript", "K12")[0] < staff[0]
    assert uncoded("--strict")[1] > everyone[1]
    assert say(capsys, "uncoded", "--project", project, "--role", "residents").code == 2
    assert say(capsys, "uncoded", "--project", project, "--transcript", "K99").code == 2


def test_nothing_to_print_is_said_briefly(project: Path, capsys: Capture) -> None:
    """No words and no passages are asked for: the first line and the next step."""
    said = say(capsys, "uncoded", "--project", project, "--most", 0, "--words", 0)
    assert said.out.splitlines()[-1] == "Next   qualcode code"
    assert len(said.out.splitlines()) == 3


def test_new_shows_the_change_and_writes_nothing_without_a_yes(
    project: Path, capsys: Capture
) -> None:
    """No terminal, no --yes: exit 1, and the file is as it was."""
    before = (project / "codebook.yaml").read_bytes()
    said = say(capsys, "uncoded", "--project", project, *NEW)
    assert said.code == 1
    assert "+      - id: dyr_hunde" in said.out
    assert "Reaches 6 passages of 6 of 13 participants: hund 3, hunde 3" in said.out
    assert "Left out as false friends: hundrede 21" in said.out
    assert "Add --yes" in said.out
    assert (project / "codebook.yaml").read_bytes() == before


def test_new_writes_after_yes_and_every_other_byte_stays(project: Path, capsys: Capture) -> None:
    """One insertion; the code loads, is emergent, and is applied at once."""
    path = project / "codebook.yaml"
    before = path.read_bytes()
    options = (*NEW, "--by", "Maja", "--color", "#d9a300", "--yes")
    said = say(capsys, "uncoded", "--project", project, *options)
    assert said.code == 0
    after = path.read_bytes()
    codebook = load_codebook(after).codebook
    assert codebook is not None
    code = codebook.code("dyr_hunde")
    assert code is not None
    assert (code.origin, code.by, code.color, code.theme) == (
        "emergent",
        "Maja",
        "#d9a300",
        "sociale",
    )
    assert [rule.text for rule in code.rules] == ["hund+", "gravhund+", "hunderæd+"]
    start = after.index(b"      - id: dyr_hunde")
    assert after[:start] + after[start + len(after) - len(before) :] == before
    shown = say(capsys, "show", "dyr_hunde", "--project", project, "--rules-only")
    assert "6 of 13 participants" in shown.out
    again = say(capsys, "uncoded", "--project", project, *options)
    assert again.code == 2
    assert "is taken" in again.err


def test_new_asks_on_a_terminal(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not given is asked for, and the change itself is asked about."""
    before = (project / "codebook.yaml").read_bytes()
    answers = {"id": "dyr", "label": "Dyr", "theme": "sociale"}
    monkeypatch.setattr(click, "prompt", lambda name: answers[name])
    terminal(monkeypatch, answer=False)
    said = say(capsys, "uncoded", "--project", project, "--new", "hund")
    assert said.code == 1
    assert "+      - id: dyr" in said.out
    assert (project / "codebook.yaml").read_bytes() == before
    terminal(monkeypatch, answer=True)
    assert say(capsys, "uncoded", "--project", project, "--new", "hund").code == 0
    assert (project / "codebook.yaml").read_bytes() != before


def test_new_without_a_terminal_names_what_is_missing(project: Path, capsys: Capture) -> None:
    """It never waits for an answer that cannot come."""
    said = say(capsys, "uncoded", "--project", project, "--new", "hund", "--id", "dyr")
    assert said.code == 2
    assert "--label, --theme" in said.err
    lonely = say(capsys, "uncoded", "--project", project, "--theme", "sociale")
    assert lonely.code == 2
    assert "go with --new" in lonely.err


def test_new_as_json_writes_only_with_yes(project: Path, capsys: Capture) -> None:
    """The draft, its reach and the diff as values."""
    said = say(capsys, "uncoded", "--project", project, *NEW, "--json")
    values = said.json
    assert isinstance(values, dict)
    assert said.code == 1
    assert values["rules"] == ["hund+", "gravhund+", "hunderæd+"]
    assert len(values["participants"]) == 6
    assert values["written"] is False
    written = say(capsys, "uncoded", "--project", project, *NEW, "--json", "--yes")
    assert written.code == 0


@pytest.mark.parametrize(
    ("word", "code", "said"),
    [("hunx", 2, 'No participant says "hunx". Did you mean'), ("to ord", 1, "one plain word")],
)
def test_a_word_that_cannot_be_drafted_from(
    word: str, code: int, said: str, project: Path, capsys: Capture
) -> None:
    """Nobody says it, or it is no word: the message says which."""
    options = ("--id", "a", "--label", "A", "--theme", "sociale")
    found = say(capsys, "uncoded", "--project", project, "--new", word, *options)
    assert found.code == code
    assert said in found.err
