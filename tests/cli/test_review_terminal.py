"""Review driven through a real pseudo-terminal, all passages of one code, in two sittings."""

import os
import re
from pathlib import Path

import pytest

from qualcode.store import Project, read_all
from tests.cli.terminals import Terminal, lines_of

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals here: review is not driven")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal module")

CODE = "tilknytning_flytning"
PROMPT = r"\[q\]uit > "
PRESSED = "[q]uit > "
HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "reviewing.md"


def review(project: Path) -> Terminal:
    """Open review of one code as eva."""
    line = ("review", "--code", CODE, "--coder", "eva", "--rules-only")
    return Terminal(project, line, begins="passages to decide", prompt=PROMPT)


def decisions(project: Path) -> list[str]:
    found = read_all(Project(project)).decisions
    return [one.verdict for one in found if one.coder == "eva"]


def test_all_passages_of_a_code(project: Path) -> None:
    """Two are undone, the coder quits, goes on, and journal and counts agree."""
    first = review(project)
    found = re.search(r"(\d+) passages to decide", first.screen)
    assert found is not None
    total = int(found[1])
    assert total > 10
    first.press("ar?" + "uu" + "aa")
    first.leave("q")
    assert first.screen.count("Undone.") == 2
    assert "Saved. 3 decided" in first.screen
    assert decisions(project) == ["accept"] * 3
    assert len(read_all(Project(project)).undos) == 2
    second = review(project)
    assert f"{total - 3} passages to decide · 3 decided earlier" in second.screen
    second.press("r" * (total - 4))
    second.child.send("r")
    second.child.expect(r"Saved\. ")
    second.screen += str(second.child.before) + str(second.child.after)
    while True:
        ended = second.child.expect([r"\[y/N\]: ", pexpect.EOF])
        second.screen += str(second.child.before)
        if ended:
            break
        second.child.sendline("n")
    second.child.close()
    assert f"{total - 3} decided" in second.screen
    assert decisions(project).count("reject") == total - 3
    assert decisions(project).count("accept") == 3
    shown = [line for line in first.screen.replace("\r", "").split("\n") if line.strip()]
    assert [line for line in shown if len(line) > 80 and PRESSED not in line] == []


def test_the_handbook_shows_this_screen(project: Path) -> None:
    """The lines of the page are lines of the terminal."""
    terminal = review(project)
    terminal.press("a")
    terminal.leave("q")
    page = HANDBOOK.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    shown = lines_of(terminal.screen)
    for line in page.splitlines():
        if line.strip() and not line.startswith(("$", "Saved.")):
            assert line.rstrip() in shown, line
