"""``qualcode watch``: every save of the codebook, told at once."""

import threading
import time
from pathlib import Path

import pytest

from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


def save_later(path: Path, *texts: str) -> threading.Thread:
    """Save a file again and again, half a second apart, from another thread."""

    def work() -> None:
        for text in texts:
            time.sleep(1.0)
            path.write_text(text, encoding="utf-8")

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_each_save_is_told_and_a_broken_file_keeps_the_last_good_state(
    project: Path, capsys: Capture
) -> None:
    """A slip prints its place; the next good save is compared with the state at the start."""
    path = project / "codebook.yaml"
    good = path.read_text(encoding="utf-8")
    edited = good.replace("skifte+ en pære", "skifte+ en pære, gangetabel*", 1)
    thread = save_later(path, "themes:\n\t- x\n", edited)
    said = say(capsys, "watch", "--times", 2, "--interval", "0.02", "--project", project)
    thread.join()
    assert said.code == 0
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


def test_decisions_made_meanwhile_are_taken_in(project: Path, capsys: Capture) -> None:
    """What somebody decides in another window counts at the next save."""
    path = project / "codebook.yaml"
    good = path.read_text(encoding="utf-8")
    edited = good.replace("lampe+, ", "", 1)
    table = project / "few.csv"
    table.write_text("interview,turn,code\nK10,26,belysning\n", encoding="utf-8")

    def decide_then_save() -> None:
        time.sleep(1.0)
        say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
        path.write_text(edited, encoding="utf-8")

    thread = threading.Thread(target=decide_then_save)
    thread.start()
    say(capsys, "watch", "--times", 1, "--interval", "0.02", "--project", project)
    thread.join()
    after = say(capsys, "diff", "--show", "--project", project)
    assert "- K10:26" not in after.out
