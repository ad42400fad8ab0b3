"""``qualcode watch``: every save of the codebook, told at once."""

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualcode.cli import run
from qualcode.workflow.watching import saves_of
from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


class Editor:
    """What happens in other windows, a step at each look that ``watch`` takes.

    No clock and no thread: a step is taken when ``watch`` waits for the next look, so that
    a slow machine misses nothing. When no step is left, Ctrl-C is pressed; nothing hangs.
    """

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.steps = list(steps)

    def wait(self, seconds: float) -> None:
        """Take the next step instead of waiting."""
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()


@pytest.fixture
def editing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Editor]:
    """Let steps be taken while ``watch`` runs."""

    def plan(*steps: Callable[[], object]) -> Editor:
        editor = Editor(*steps)
        monkeypatch.setattr("qualcode.cli.watch.time.sleep", editor.wait)
        return editor

    return plan


def saving(path: Path, text: str) -> Callable[[], object]:
    """Give the step that saves a text."""
    return lambda: path.write_text(text, encoding="utf-8")


def test_each_save_is_told_and_a_broken_file_keeps_the_last_good_state(
    project: Path, capsys: Capture, editing: Callable[..., Editor]
) -> None:
    """A slip prints its place; the next good save is compared with the state at the start."""
    path = project / "codebook.yaml"
    good = path.read_text(encoding="utf-8")
    edited = good.replace("skifte+ en pære", "skifte+ en pære, gangetabel*", 1)
    editor = editing(saving(path, "themes:\n\t- x\n"), saving(path, edited))
    said = say(capsys, "watch", "--times", 2, "--project", project)
    assert said.code == 0
    assert editor.steps == []
    assert said.out.count("— saved at") == 2
    assert "codebook.yaml:2:" in said.err
    assert "at the start -> edit" in said.out
    assert "+ strong gangetabel*" in said.out
    assert path.read_text(encoding="utf-8") == edited


def test_ctrl_c_ends_it_quietly(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopping is no error."""

    def stop(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualcode.cli.watch.time.sleep", stop)
    said = say(capsys, "watch", "--project", project)
    assert said.code == 0
    assert "qualcode diff --save" in said.out


def test_decisions_made_meanwhile_are_taken_in(
    project: Path, capsys: Capture, editing: Callable[..., Editor]
) -> None:
    """What somebody decides in another window counts at the next save."""
    path = project / "codebook.yaml"
    good = path.read_text(encoding="utf-8")
    edited = good.replace("lampe+, ", "", 1)
    table = project / "few.csv"
    table.write_text("interview,turn,code\nK10,26,belysning\n", encoding="utf-8")

    importing = ["import", "codings", str(table), "--coder", "eva", "--project", str(project)]
    editing(
        saving(path, edited),
        saving(path, good),
        lambda: run(importing),
        saving(path, edited),
    )
    said = say(capsys, "watch", "--times", 3, "--project", project)
    first, _, third = said.out.split("— saved at")[1:]
    assert stays(third) == stays(first) + 1


def stays(told: str) -> int:
    """Give how many passages of a removed rule stay because a person accepted them."""
    found = re.search(r"(\d+) stays?: a person accepted", told)
    return int(found[1]) if found else 0


def test_it_can_compare_with_a_saved_version(project: Path, capsys: Capture) -> None:
    """--since tells at once what differs from that version."""
    path = project / "codebook.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("lampe+, ", "", 1), encoding="utf-8")
    said = say(capsys, "watch", "--since", 1, "--once", "--project", project)
    assert "version 1 -> edit" in said.out
    assert "- strong lampe+" in said.out
    assert say(capsys, "watch", "--since", 9, "--project", project).code == 2


def test_examples_that_fail_are_told_with_the_save(
    project: Path, capsys: Capture, editing: Callable[..., Editor]
) -> None:
    """The codes that changed are checked again, and a slip keeps the last good state."""
    path = project / "codebook.yaml"
    good = path.read_text(encoding="utf-8")
    edited = good.replace("[lyst, lysten", "[lysten", 1).replace("[belysning++", "[lyst", 1)
    editing(saving(path, good.replace("  except:", "  exept:", 1)), saving(path, edited))
    said = say(capsys, "watch", "--times", 2, "--project", project)
    assert "codebook.yaml cannot be used yet; the last good state is kept." in said.out
    assert 'unknown key "exept"' in said.err
    assert 'a false friend of "belysning" is hit' in said.err


def looks(path: Path, steps: list[Callable[[], object]]) -> Iterator[bytes]:
    """Give the saves that are seen while these steps are taken, one between two looks."""

    def pause() -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    return saves_of(path, known=b"start", pause=pause)


def seen(path: Path, *steps: Callable[[], object]) -> list[bytes]:
    """Give all saves that are seen."""
    found = []
    with contextlib.suppress(KeyboardInterrupt):
        for data in looks(path, list(steps)):
            found.append(data)  # noqa: PERF402 - what was seen before the end counts
    return found


def test_a_save_is_seen_once_and_only_if_the_bytes_differ(tmp_path: Path) -> None:
    """Touching a file is no save; a second save of the same size within the clock's step is."""
    path = tmp_path / "codebook.yaml"
    path.write_bytes(b"start")
    state = path.stat()

    def sly() -> None:
        path.write_bytes(b"other")
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert seen(path, path.touch, lambda: path.write_bytes(b"start"), lambda: None) == []
    assert seen(path, lambda: path.write_bytes(b"new"), lambda: None) == [b"new"]
    path.write_bytes(b"start")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert seen(path, sly, lambda: None) == [b"other"]


def test_an_editor_that_empties_the_file_first_is_waited_for(tmp_path: Path) -> None:
    """An empty or missing file for a moment is no save; one that stays empty is."""
    path = tmp_path / "codebook.yaml"
    path.write_bytes(b"start")
    wait = [lambda: None] * 3
    assert seen(path, lambda: path.write_bytes(b""), lambda: path.write_bytes(b"new")) == [b"new"]
    path.write_bytes(b"start")
    assert seen(path, path.unlink, *wait, lambda: path.write_bytes(b"back")) == [b"back"]
    path.write_bytes(b"start")
    assert seen(path, lambda: path.write_bytes(b""), *wait) == [b""]
