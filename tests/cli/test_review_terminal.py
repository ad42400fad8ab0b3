"""Review driven through a real pseudo-terminal, all passages of one code, in two sittings."""

import os
import re
import sys
from pathlib import Path

import pytest

from qualcode.store import Project, read_all

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals here: review is not driven")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminal module")

CODE = "tilknytning_flytning"
PROMPT = r"\[q\]uit > "
PRESSED = "[q]uit > "
HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "reviewing.md"


class Terminal:
    """A terminal of 80 columns and 24 lines with review in it; ``screen`` is all it showed."""

    def __init__(self, project: Path) -> None:
        environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "PYTHONUTF8": "1"}
        environment.pop("COLUMNS", None)
        self.screen = ""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "qualcode", "review", "--code", CODE, "--coder", "eva", "--rules-only"],
            cwd=project,
            env=environment,
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=120,
        )
        self.wait("passages to decide")
        self.screen = self.screen.split("\r")[-1]  # the progress before it is wiped away
        self.wait()

    def wait(self, end: str = PROMPT) -> None:
        """Wait for a prompt and keep what was shown."""
        self.child.expect(end)
        self.screen += str(self.child.before) + str(self.child.after)

    def press(self, keys: str) -> None:
        """Press keys one after the other, each when the prompt is there."""
        for key in keys:
            self.child.send(key)
            self.wait()

    def leave(self, key: str) -> None:
        """Press the last key and wait for the end."""
        self.child.send(key)
        self.child.expect(pexpect.EOF)
        self.screen += str(self.child.before)
        self.child.close()
        assert self.child.exitstatus == 0


def decisions(project: Path) -> list[str]:
    found = read_all(Project(project)).decisions
    return [one.verdict for one in found if one.coder == "eva"]


def test_all_passages_of_a_code(project: Path) -> None:
    """Two are undone, the coder quits, goes on, and journal and counts agree."""
    first = Terminal(project)
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
    second = Terminal(project)
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
    terminal = Terminal(project)
    terminal.press("a")
    terminal.leave("q")
    page = HANDBOOK.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    shown = [line.rstrip() for line in terminal.screen.replace("\r", "").split("\n")]
    for line in page.splitlines():
        if line.strip() and not line.startswith(("$", "Saved.")):
            assert line.rstrip() in shown, line
