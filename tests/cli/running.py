"""Running one command line as a user would, in this process."""

import json
from dataclasses import dataclass

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
