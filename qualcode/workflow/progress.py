"""How a workflow tells how far it is; the command line decides whether to show it."""

from typing import Protocol


class Progress(Protocol):
    """Called with the stage in words, how many are done, and how many there are."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of it."""


def silent(stage: str, done: int, total: int) -> None:
    """Take no note of it."""
