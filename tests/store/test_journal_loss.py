"""Whatever is killed and whenever: what was acknowledged is in the journal."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from qualcode.store import Project, read_all

WRITER = """
import sys
from pathlib import Path
from qualcode.model import Decision, Span
from qualcode.store import Project, append

project, prefix, count = Project(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    name = f"{prefix}-{number}"
    event = Decision(name, "maja", "K01", "f" * 64, Span(0, 2), "lys", "accept", "Ja " * 200)
    append(project, [event], coder="maja", device="ab12")
    print(name, flush=True)
"""
ROOT = Path(__file__).parents[2]


def start_writer(folder: Path, prefix: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(folder), prefix, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def kill_while_writing(folder: Path, prefix: str, wait: float) -> list[str]:
    """Kill a writer some time after its first event, and give what it had acknowledged."""
    with start_writer(folder, prefix, 1_000_000) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(wait)
        writer.kill()
        rest = writer.stdout.read()
    whole = (first + rest).rpartition("\n")[0]
    return whole.split("\n")


def check_nothing_is_lost(folder: Path, runs: int) -> None:
    acknowledged: list[str] = []
    for run in range(runs):
        acknowledged += kill_while_writing(folder, f"run{run}", 0.001 * (run % 17))
    found = read_all(Project(folder))
    assert set(acknowledged) <= {one.id for one in found.decisions}
    assert len(acknowledged) >= runs


def test_no_acknowledged_event_is_lost_to_a_kill(tmp_path: Path) -> None:
    """Twenty writers to one journal, each killed without warning in the middle of it."""
    check_nothing_is_lost(tmp_path, 20)


@pytest.mark.slow
def test_no_acknowledged_event_is_lost_to_many_kills(tmp_path: Path) -> None:
    """Two hundred of them."""
    check_nothing_is_lost(tmp_path, 200)


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    """Both windows of one coder on one computer: every line whole, none lost."""
    with start_writer(tmp_path, "a", 60) as first, start_writer(tmp_path, "b", 60) as second:
        assert (first.wait(120), second.wait(120)) == (0, 0)
    found = read_all(Project(tmp_path))
    assert found.problems == ()
    wanted = {f"{prefix}-{number}" for prefix in "ab" for number in range(60)}
    assert {one.id for one in found.decisions} == wanted
