"""A second coder reads a transcript blind at a real pseudo-terminal, in three sittings."""

import os
import re
import signal
from pathlib import Path

import pytest

from qualcode.store import Project, read_all
from tests.cli.running import say
from tests.cli.terminals import Terminal, lines_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal module")

PROMPT = r"\[q\]uit > "
CODE = "code> "
HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "reading.md"
BLIND = ("read", "K01", "--coder", "eva", "--blind")


def sit(project: Path, *line: str) -> Terminal:
    """Sit down before a transcript."""
    return Terminal(project, line or BLIND, begins=r"K\d\d · \d+ passages", prompt=PROMPT)


def give(terminal: Terminal, letters: str, *, key: str = "c") -> None:
    """Ask for a code by some of its letters and take the first."""
    terminal.child.send(key)
    terminal.wait(CODE)
    terminal.type(letters + "\r")
    terminal.wait("saved: ")
    terminal.wait()


def of_eva(project: Path) -> tuple[list[str], int]:
    """Give the codes that eva gave and did not take back, and how many passages she read."""
    found = read_all(Project(project))
    given = [one.code for one in found.decisions if one.coder == "eva"]
    return given, sum(one.coder == "eva" for one in found.readings)


def test_a_whole_transcript_blind(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """She quits in the middle, is killed, goes on, takes back; then agreement has figures."""
    first = sit(project)
    total = int(re.findall(r"K01 · (\d+) passages", first.screen)[0])
    assert total > 10
    first.press(" ")
    give(first, "naboskab")
    first.press(" u")
    assert first.screen.count("Undone.") == 1
    first.press("u ")
    assert first.screen.count("Undone.") == 2
    give(first, "naboskab")
    first.press(" ")
    first.leave("q")
    assert "Saved. 1 coding decided; 3 of " in first.screen
    assert of_eva(project) == (["naboskab"], 3)
    assert "maja" not in first.screen
    assert "rule" not in first.screen
    assert max(len(line) for line in lines_of(first.screen)) <= 80
    second = sit(project)
    assert "eva has read 3 of them; it goes on at turn 8." in second.screen
    give(second, "tryghed")
    second.press("  ")
    second.child.kill(signal.SIGKILL)
    second.child.wait()
    assert of_eva(project) == (["naboskab", "tryghed"], 5)
    third = sit(project)
    assert f"[6/{total}]" in third.screen
    third.press("[  ")
    give(third, "genhusning", key="]")
    third.press(" " * (total - 8))
    third.leave(" ")
    assert f"{total} of {total} passages of K01 read through." in third.screen
    assert "Next   qualcode agree" in third.screen
    values = say(capsys, "agree", "maja", "eva", "--json", "--project", project).json
    assert isinstance(values, dict)
    assert values["units"] == total
    assert values["transcripts"] == ["K01"]
    assert any(one["kappa"] is not None for one in values["codes"])


def test_the_screen_fits_and_the_handbook_shows_it(project: Path) -> None:
    """Every page has at most 24 lines of 80 columns; the lines of the handbook are on it."""
    terminal = sit(project, "read", "K01", "--coder", "eva", "--rules-only")
    give(terminal, "naboskab")
    for _ in range(9):
        before = len(terminal.screen)
        terminal.press(" ")
        page = lines_of(terminal.screen[before:])
        assert len(page) <= 24
        assert max(len(line) for line in page) <= 80
    terminal.leave("q")
    shown = lines_of(terminal.screen)
    page = HANDBOOK.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0].splitlines()
    for line in page:
        if line.strip() and not line.startswith(("$", "code>")):
            assert line.rstrip() in shown
