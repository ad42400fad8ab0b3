"""A real pseudo-terminal with one command in it, as a coder sits before it."""

import os
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals here")


class Terminal:
    """A terminal of 80 columns and 24 lines; ``screen`` is all that it showed.

    ``begins`` is what the command says first, ``prompt`` where it waits for a key: both as
    regular expressions.
    """

    def __init__(
        self, project: Path, command: tuple[str, ...], *, begins: str, prompt: str
    ) -> None:
        environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "PYTHONUTF8": "1"}
        environment.pop("COLUMNS", None)
        self.screen = ""
        self.prompt = prompt
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "qualcode", *command],
            cwd=project,
            env=environment,
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=120,
        )
        self.wait(begins)
        self.screen = self.screen.split("\r")[-1]  # the progress before it is wiped away
        self.wait()

    def wait(self, end: str = "") -> None:
        """Wait for a prompt and keep what was shown."""
        self.child.expect(end or self.prompt)
        self.screen += str(self.child.before) + str(self.child.after)

    def press(self, keys: str) -> None:
        """Press keys one after the other, each when the prompt is there."""
        for key in keys:
            self.child.send(key)
            self.wait()

    def type(self, keys: str) -> None:
        """Press keys without waiting for a prompt."""
        for key in keys:
            self.child.send(key)

    def leave(self, key: str) -> None:
        """Press the last key and wait for the end."""
        self.child.send(key)
        self.child.expect(pexpect.EOF)
        self.screen += str(self.child.before)
        self.child.close()
        assert self.child.exitstatus == 0


def lines_of(screen: str) -> list[str]:
    """Give what was shown in the end on each line, without white space at its end."""
    return [line.rstrip("\r").split("\r")[-1].rstrip() for line in screen.split("\n")]
