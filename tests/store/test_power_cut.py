"""The power is cut at every single call: what was acknowledged is there, nothing else is harmed."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualcode.model import Decision, Span
from qualcode.store import Project, append, laid_aside, merge_copies, read_all
from qualcode.store.events import to_line
from qualcode.store.journal import CLASH, GAP
from tests.store.power_cut import Disk, PowerCut

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be synced there")
MOST = 60


def decision(name: str, *, coder: str = "maja") -> Decision:
    return Decision(name, coder, "K01", "f" * 64, Span(0, 2), "lys", "accept", "æ" * 40)


def say(project: Project, *names: str, coder: str = "maja") -> None:
    append(project, [decision(one, coder=coder) for one in names], coder=coder, device="ab12")


def ids(project: Project) -> list[str]:
    return [one.id for one in read_all(project).decisions]


SCRIPT = (("maja", "a"), ("maja", "bc"), ("jonas", "d"), ("maja", "e"))


def script(project: Project) -> Iterator[tuple[str, ...]]:
    """Decide as people do, and acknowledge what has been decided."""
    for coder, names in SCRIPT:
        say(project, *names, coder=coder)
        yield tuple(names)


def merge(project: Project) -> Iterator[tuple[str, ...]]:
    """Merge the copies, and acknowledge nothing new."""
    merge_copies(project, device="ab12")
    yield ()


def cut_at(
    disk: Disk, call: int, work: Iterator[tuple[str, ...]], patch: pytest.MonkeyPatch
) -> tuple[list[str], bool]:
    """Work until the power is cut before that call; give what was acknowledged, and if it was."""
    said: list[str] = []
    disk.left = call
    with disk.watched(patch):
        try:
            for names in work:
                said += names
        except PowerCut:
            return said, True
    return said, False


def check(folder: Path, said: list[str], *, attempted: str) -> None:
    """Check what was left, and that deciding goes on from there."""
    project = Project(folder)
    found = read_all(project)
    assert set(said) <= set(ids(project)) <= set(attempted)
    told = {one.what for one in found.problems}
    assert CLASH.what not in told
    assert GAP.what not in told
    say(project, "after")
    assert {*said, "after"} <= set(ids(project))
    assert {one.what for one in read_all(project).problems} & {CLASH.what, GAP.what} == set()


def prepare_nothing(_: Project) -> None:
    """Begin with a project that nobody has decided in."""


def prepare_torn(project: Project) -> None:
    """Begin with a journal whose last line an earlier power cut has torn."""
    say(project, "0", "x")
    path = project.decisions / "maja.ab12.jsonl"
    path.write_bytes(path.read_bytes()[:-30])


@pytest.mark.parametrize("prepare", [prepare_nothing, prepare_torn])
def test_no_power_cut_loses_what_was_acknowledged(
    prepare: Callable[[Project], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every call, whatever of the rest is dropped, torn, zeroed or reordered."""
    call, is_cut, states = 0, True, 0
    while is_cut:
        project = Project(tmp_path / str(call))
        project.folder.mkdir()
        prepare(project)
        disk = Disk(project.folder)
        known = ids(project)
        said, is_cut = cut_at(disk, call, script(project), monkeypatch)
        with monkeypatch.context() as quick:
            quick.setattr(os, "fsync", lambda _: None)
            for left in disk.after_the_cut(tmp_path / "left", most=MOST):
                check(left, known + said, attempted="0abcde")
                states += 1
        call += 1
    assert call > 12
    assert states > 8 * call


def test_a_killed_process_leaves_no_trap_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at every call; another one decides and acknowledges; then the power is cut."""
    call, is_cut = 0, True
    while is_cut:
        project = Project(tmp_path / str(call))
        project.folder.mkdir()
        disk = Disk(project.folder)
        said, is_cut = cut_at(disk, call, script(project), monkeypatch)
        disk.dark, disk.left = False, None
        with disk.watched(monkeypatch):
            say(project, "z")
        with monkeypatch.context() as quick:
            quick.setattr(os, "fsync", lambda _: None)
            for left in disk.after_the_cut(tmp_path / "left", most=MOST):
                check(left, [*said, "z"], attempted="abcdez")
        call += 1


def test_merging_copies_loses_nothing_at_any_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every event stays, every byte of a copy stays, and merging again finishes the work."""
    call, is_cut = 0, True
    while is_cut:
        project = Project(tmp_path / str(call))
        say(project, "a")
        copy = b"".join(
            to_line(one) for one in (decision("a"), decision("n"), decision("j", coder="jonas"))
        )
        (project.decisions / "maja (1).jsonl").write_bytes(copy + b"{torn")
        disk = Disk(project.folder)

        _, is_cut = cut_at(disk, call, merge(project), monkeypatch)
        with monkeypatch.context() as quick:
            quick.setattr(os, "fsync", lambda _: None)
            for folder in disk.after_the_cut(tmp_path / "left", most=MOST):
                left = Project(folder)
                assert set(ids(left)) == {"a", "n", "j"}
                assert copy + b"{torn" in [one.read_bytes() for one in all_files(left)]
                merge_copies(left, device="ab12")
                assert set(ids(left)) == {"a", "n", "j"}
                assert [one.read_bytes() for one in laid_aside(left)] == [copy + b"{torn"]
                assert not (left.decisions / "maja (1).jsonl").exists()
                journal = (left.decisions / "maja.ab12.jsonl").read_bytes()
                assert journal.count(to_line(decision("n")).strip()) == 1
        call += 1
    assert call > 8


def all_files(project: Project) -> list[Path]:
    """Give the journals and what was laid aside."""
    return [one for one in project.decisions.iterdir() if one.is_file()] + laid_aside(project)


@pytest.mark.parametrize("unsafe", ["file", "folder"])
def test_the_model_finds_a_journal_that_is_not_synced(
    unsafe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the sync of a file, or of the folder with its name, the check above fails."""
    project = Project(tmp_path / "p")
    project.folder.mkdir()
    disk = Disk(project.folder)
    with disk.watched(monkeypatch), monkeypatch.context() as careless:
        sync = os.fsync

        def some(descriptor: int) -> None:
            is_folder = Path(f"/proc/self/fd/{descriptor}").is_dir()
            if is_folder != (unsafe == "folder"):
                sync(descriptor)

        careless.setattr(os, "fsync", some)
        say(project, "a")
    lefts = disk.after_the_cut(tmp_path / "left", most=MOST)
    assert any(ids(Project(left)) != ["a"] for left in lefts)
