"""Whatever is killed and whenever: what was acknowledged is in the journal."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from qualcode.model import Decision, Span
from qualcode.store import Project, all_lines, append, read_all, united
from qualcode.store.journal import TORN, TORN_EARLIER
from tests.small_project import lay_out

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork and no SIGKILL")
ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("scripted_review.py")


@dataclass
class Reviewers:
    """The program that reviews, and all that its processes acknowledged."""

    program: "subprocess.Popen[str]"
    folder: Path
    said: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    in_flight: set[str] = field(default_factory=set)

    def order(self, *orders: str) -> None:
        """Let processes begin to review."""
        assert self.program.stdin is not None
        self.program.stdin.write("\t".join([str(self.folder), *orders]) + "\n")
        self.program.stdin.flush()

    def heard(self) -> tuple[str, list[str]]:
        """Read one line and keep what it acknowledges."""
        assert self.program.stdout is not None
        word, *rest = self.program.stdout.readline().split()
        if word == "said":
            self.said += rest
            self.last = rest
        if word == "undone":
            self.undone += rest
        return word, rest

    def until(self, wanted: str) -> list[str]:
        """Read on to a line that begins so, and give the rest of it."""
        while True:
            word, rest = self.heard()
            if word == wanted:
                return rest

    def kill_one(self, order: str, *, after: int, wait: float) -> None:
        """Let one review, and kill it without warning some time after it acknowledged."""
        self.order(order)
        (child,) = self.until("started")
        for _ in range(after):
            self.heard()
        time.sleep(wait)
        os.kill(int(child), signal.SIGKILL)
        assert self.until("ended") == [str(-signal.SIGKILL)]
        self.in_flight |= set(self.last)


@pytest.fixture(scope="module")
def program(cache_folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give the program, ready to review; afterwards it ends for lack of orders."""
    command = [sys.executable, str(PROGRAM), str(cache_folder)]
    pipe = subprocess.PIPE
    path = os.pathsep.join([str(ROOT), *sys.path])
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, text=True, env={**os.environ, "PYTHONPATH": path}
    ) as program:
        yield program
        assert program.stdin is not None
        program.stdin.close()
        assert program.wait(60) == 0


@pytest.fixture
def reviewers(program: "subprocess.Popen[str]", tmp_path: Path) -> Reviewers:
    """Give who reviews a small project, and has acknowledged nothing yet."""
    return Reviewers(program, lay_out(tmp_path / "small"))


def check_nothing_is_lost(reviewers: Reviewers) -> None:
    """Compare the journals with what was acknowledged.

    Only an undo of the very last act may have been written without being acknowledged.
    """
    project = Project(reviewers.folder)
    lines = all_lines(project)
    events, clashes = united(lines)
    assert set(reviewers.said) <= events.keys()
    assert clashes == []
    found = read_all(project)
    assert {one.what for one in found.problems} <= {TORN.what, TORN_EARLIER.what}
    assert len(lines) - len(found.problems) == len(events) == found.events
    stand = {one.id for one in found.decisions}
    assert not stand & set(reviewers.undone)
    assert set(reviewers.said) - set(reviewers.undone) - stand <= reviewers.in_flight


def review_and_kill(reviewers: Reviewers, *, runs: int) -> None:
    """Review, be killed, and begin again; another seed gives other moments."""
    moment = random.Random(runs)
    for _ in range(runs):
        wait = moment.random() * 0.004
        reviewers.kill_one("maja:ab12:0", after=moment.randint(1, 20), wait=wait)
    assert len(reviewers.said) >= runs
    check_nothing_is_lost(reviewers)


def test_no_acknowledged_decision_is_lost_to_a_kill(reviewers: Reviewers) -> None:
    """Ten reviews by one coder, each killed without warning in the middle of it."""
    review_and_kill(reviewers, runs=10)


@pytest.mark.slow
def test_no_acknowledged_decision_is_lost_to_many_kills(reviewers: Reviewers) -> None:
    """Two hundred of them."""
    review_and_kill(reviewers, runs=200)


@pytest.mark.parametrize(
    "who",
    [("maja:ab12", "jonas:ab12"), ("maja:ab12", "maja:ab12"), ("maja:ab12", "maja:cd34")],
    ids=["two coders", "one coder, two windows", "one coder, two computers"],
)
def test_two_processes_may_decide_at_once(who: tuple[str, str], reviewers: Reviewers) -> None:
    """Nothing is lost, nothing is doubled, every line is whole."""
    reviewers.order(*(f"{one}:60" for one in who))
    assert reviewers.until("ended") == ["0", "0"]
    check_nothing_is_lost(reviewers)
    project = Project(reviewers.folder)
    events, _ = united(all_lines(project))
    assert len(events) == len(reviewers.said) + len(reviewers.undone)
    assert read_all(project).problems == ()
    names = sorted(one.name for one in project.decisions.glob("*.jsonl"))
    assert names == sorted({f"{one.replace(':', '.')}.jsonl" for one in who})


FULL = """
import resource, signal, sys
from pathlib import Path
from qualcode.errors import WriteError
from qualcode.model import Decision, Span
from qualcode.store import Project, append

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
for number in range(40):
    one = Decision(str(number), "maja", "K01", "f" * 64, Span(0, 2), "lys", "accept", "Ja")
    try:
        append(Project(Path(sys.argv[1])), [one], coder="maja", device="ab12")
    except WriteError as error:
        print("refused", error)
        break
    print("said", number, flush=True)
"""


def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    """No file may grow over 3,000 bytes: what fits is saved, what does not is refused whole."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
    )
    *said, refused = done.stdout.splitlines()
    assert "maja.ab12.jsonl: cannot be written (file too large)" in refused
    found = read_all(Project(tmp_path))
    assert len(said) > 3
    assert [f"said {one.id}" for one in found.decisions] == said
    assert found.problems == ()
    one = Decision("later", "maja", "K01", "f" * 64, Span(0, 2), "lys", "accept", "Ja")
    append(Project(tmp_path), [one], coder="maja", device="ab12")
    assert len(read_all(Project(tmp_path)).decisions) == len(said) + 1
