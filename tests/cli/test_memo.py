"""``qualcode memo`` as a researcher uses it."""

import io
from pathlib import Path

import click
import pytest

from tests.cli.running import say


def test_write_and_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A memo about a code and a turn is a file, and is found by either and by its links."""
    said = say(
        capsys, "memo", "belysning", "K01:18", "--text", "Se [[tryghed]].", "--project", project
    )
    assert said.code == 0
    files = list((project / "memos").glob("*.md"))
    assert len(files) == 1
    assert f"memos/{files[0].name}" in said.out
    text = files[0].read_text(encoding="utf-8")
    assert "by: [maja]" in text
    assert "- passage: 'K01:18'" in text
    for about in ("belysning", "K01:18", "tryghed"):
        listed = say(capsys, "memo", "--list", about, "--project", project)
        assert "Se [[tryghed]]." in listed.out
        assert f"1 memo about {about}" in listed.out
    assert (
        "0 memos about naboskab"
        in say(capsys, "memo", "--list", "naboskab", "--project", project).out
    )
    values = say(capsys, "memo", "--json", "--project", project).json
    assert isinstance(values, dict)
    assert [one["name"] for one in values["memos"][0]["about"]] == ["belysning", "K01:18"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["belysnign", "--text", "x"], 'Did you mean "belysning"?'),
        (["K01:999", "--text", "x"], "there is no 999"),
        (["K99:1", "--text", "x"], 'no transcript "K99"'),
        (["belysning", "--text", "Se [[tryghde]]."], 'Did you mean "tryghed"?'),
        (["belysning", "--text", "  "], "A memo needs words"),
        (["belysning"], "--text"),
    ],
)
def test_slips_write_nothing(
    arguments: list[str], message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown target or link, and a memo without words, are refused in words."""
    said = say(capsys, "memo", *arguments, "--project", project)
    assert said.code in {1, 2}
    assert message in said.err
    assert not list((project / "memos").glob("*.md")) if (project / "memos").is_dir() else True


def test_from_the_input_and_an_editor(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--text -`` reads what is piped; on a terminal the editor opens with two lines of help."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Rørt ind.\n"))
    assert say(capsys, "memo", "K01", "--text", "-", "--by", "eva", "--project", project).code == 0
    monkeypatch.setattr("qualcode.cli.memo.has_terminal", lambda: True)
    monkeypatch.setattr(click, "edit", lambda text, extension: f"Skrevet.\n{text}")
    assert say(capsys, "memo", "sociale", "--project", project).code == 0
    texts = [path.read_text(encoding="utf-8") for path in sorted((project / "memos").glob("*.md"))]
    assert "by: [eva]" in texts[0]
    assert texts[0].endswith("---\nRørt ind.\n")
    assert texts[1].endswith("---\nSkrevet.\n")


def test_what_leads_nowhere_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A memo about a code that is gone is kept and listed with a note."""
    (project / "memos").mkdir(exist_ok=True)
    gone = "---\nabout:\n  - code: tillid\n---\nTanke.\n"
    (project / "memos" / "gammel.md").write_text(gone, encoding="utf-8")
    said = say(capsys, "memo", "--list", "--project", project)
    assert "Tanke." in said.out
    assert 'memos/gammel.md: names "tillid"' in said.err


def test_a_turn_is_found_again_by_its_words(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two turns more at the beginning, and the memo still names its turn."""
    say(capsys, "memo", "K01:18", "--text", "Tanke.", "--project", project)
    path = next((project / "transcripts").glob("K01*.txt"))
    text = path.read_text(encoding="utf-8")
    first = text.index("[00:00:04]")
    more = "[00:00:01] Interviewer: Skal vi?\n[00:00:02] Samira: Ja, ja.\n"
    path.write_text(text[:first] + more + text[first:], encoding="utf-8")
    assert "K01:20" in say(capsys, "memo", "--project", project).out
