"""Running one command line as a user would, in this process."""

import json
from dataclasses import dataclass

import click
import pytest

from qualcode.cli import run


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """What was printed, read as JSON."""
        return json.loads(self.out)


def say(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    """Run a command line and give what it said."""
    capsys.readouterr()
    code = run([str(one) for one in arguments])
    caught = capsys.readouterr()
    return Said(code, caught.out, caught.err)


def type_at(monkeypatch: pytest.MonkeyPatch, keys: str, *, lines: tuple[str, ...] = ()) -> None:
    """Have somebody type keys, and lines where a line is asked for; after them the input ends."""
    typed, written = iter(keys), iter(lines)

    def getchar() -> str:
        key = next(typed, "")
        if not key:
            raise EOFError
        return key

    monkeypatch.setattr(click, "getchar", getchar)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(written))
