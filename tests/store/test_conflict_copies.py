"""Copies that sync services made: shown, taken over byte for byte, and laid aside whole."""

import sys
from pathlib import Path

import pytest

from qualcode.errors import WriteError
from qualcode.model import Decision, Span
from qualcode.store import (
    Project,
    append,
    conflict_copies,
    laid_aside,
    merge_copies,
    read_all,
)
from qualcode.store.durability import keep_names
from qualcode.store.events import to_line


def decision(name: str, *, coder: str = "maja", quote: str = "Ja") -> Decision:
    return Decision(name, coder, "K01", "f" * 64, Span(0, 2), "lys", "accept", quote)


def write(project: Project, name: str, *events: Decision, more: bytes = b"") -> bytes:
    data = b"".join(map(to_line, events)) + more
    project.decisions.mkdir(exist_ok=True)
    (project.decisions / name).write_bytes(data)
    return data


def ids(project: Project) -> list[str]:
    return [one.id for one in read_all(project).decisions]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    for one in ("a", "b"):
        append(project, [decision(one)], coder="maja", device="ab12")
    return project


def test_without_copies_there_is_nothing_to_merge(project: Project, tmp_path: Path) -> None:
    """Neither in a project with journals, nor in one without any."""
    for one in (project, Project(tmp_path / "tom")):
        before = ids(one)
        assert conflict_copies(one) == ()
        done = merge_copies(one, device="ab12")
        assert (done.added, done.aside, done.left) == ({}, {}, ())
        assert ids(one) == before
        assert laid_aside(one) == []


def test_only_what_is_nowhere_else_is_added(project: Project) -> None:
    """To the coder's journal of this device, as it stands; the copy is kept whole."""
    names = "maja.ab12 (Maja's conflicted copy 2022-10-04).jsonl", "maja (1).jsonl"
    datas = [
        write(project, names[0], decision("a"), decision("n"), decision("j", coder="jonas")),
        write(project, names[1], decision("n"), decision("m")),
    ]
    copies = conflict_copies(project)
    assert [(one.events, len(one.new), one.damaged) for one in copies] == [(2, 2, 0), (3, 1, 0)]
    before = ids(project)
    done = merge_copies(project, device="cd34")
    assert ids(project) == before == ["a", "b", "j", "m", "n"]
    maja = project.decisions / "maja.cd34.jsonl"
    assert maja.read_bytes() == to_line(decision("n")) + to_line(decision("m"))
    assert {path.name: number for path, number in done.added.items()} == {
        "jonas.cd34.jsonl": 1,
        "maja.cd34.jsonl": 2,
    }
    assert {one.name: one.read_bytes() for one in laid_aside(project)} == dict(
        zip(names, datas, strict=True)
    )
    assert sorted(one.name for one in project.decisions.glob("*.jsonl")) == [
        "jonas.cd34.jsonl",
        "maja.ab12.jsonl",
        "maja.cd34.jsonl",
    ]


def test_merging_again_changes_nothing(project: Project) -> None:
    """Also when the service brings the same copy back, or another one of that name."""
    write(project, "maja (1).jsonl", decision("n"))
    merge_copies(project, device="ab12")
    files = {one: one.read_bytes() for one in project.decisions.rglob("*.jsonl")}
    write(project, "maja (1).jsonl", decision("n"))
    assert merge_copies(project, device="ab12").added == {}
    assert {one: one.read_bytes() for one in project.decisions.rglob("*.jsonl")} == files
    write(project, "maja (1).jsonl", decision("o"))
    merge_copies(project, device="ab12")
    assert [one.name for one in laid_aside(project)] == ["2 maja (1).jsonl", "maja (1).jsonl"]
    assert ids(project) == ["a", "b", "n", "o"]


def test_what_an_editor_put_around_lines_is_left_out(project: Project) -> None:
    """A byte order mark and CRLF are no part of a line; a torn end stays in the copy."""
    data = write(project, "maja-LAPTOP.jsonl", decision("n"), decision("m"), more=b'{"v":1,"id')
    path = project.decisions / "maja-LAPTOP.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    (copy,) = conflict_copies(project)
    assert (copy.events, copy.damaged, copy.stays) == (2, 1, "")
    merge_copies(project, device="cd34")
    assert (project.decisions / "maja.cd34.jsonl").read_bytes() == (
        to_line(decision("n")) + to_line(decision("m"))
    )
    assert laid_aside(project)[0].read_bytes().endswith(b'{"v":1,"id')


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (to_line(decision("n")) + b'{"v":2}\n', "a newer qualcode wrote some of it"),
        (b"hej\n", "nothing in it can be read"),
        (b"\xff\xfe{\x00}\x00", "nothing in it can be read"),
        (to_line(decision("a", quote="Nej")), "says something else under an id"),
        (to_line(decision("n", coder="rules")), "names a coder that no journal can be named"),
        (to_line(decision("n", coder="a/b")), "names a coder that no journal can be named"),
    ],
)
def test_what_cannot_be_merged_for_certain_stays(
    project: Project, data: bytes, reason: str
) -> None:
    """Nothing of it is added, the file is as it was, and the others are merged."""
    path = project.decisions / "maja (1).jsonl"
    path.write_bytes(data)
    write(project, "maja (2).jsonl", decision("o"))
    done = merge_copies(project, device="ab12")
    assert [one.path for one in done.left] == [path]
    assert reason in done.left[0].stays
    assert path.read_bytes() == data
    assert list(done.aside) == ["decisions/maja (2).jsonl"]
    assert conflict_copies(project) == done.left


def test_two_copies_that_contradict_each_other_stay(project: Project) -> None:
    """Which of them is right, no program can know; the first of them is merged."""
    write(project, "maja (1).jsonl", decision("n"))
    write(project, "maja (2).jsonl", decision("n", quote="Nej"))
    first, second = conflict_copies(project)
    assert first.stays == ""
    assert "something else" in second.stays


def test_what_only_a_copy_that_stays_holds_is_added_from_another(project: Project) -> None:
    """The one that stays may go away again; what it shares with another is in a journal."""
    write(project, "maja (1).jsonl", decision("n"), more=b'{"v":2}\n')
    write(project, "maja (2).jsonl", decision("n"))
    merge_copies(project, device="ab12")
    (project.decisions / "maja (1).jsonl").unlink()
    assert ids(project) == ["a", "b", "n"]


def test_a_journal_named_after_somebody_else_is_a_copy(project: Project) -> None:
    """A file whose events are all another coder's; one with events of both is left alone."""
    write(project, "maja-LAPTOP.ab12.jsonl", decision("n"))
    write(project, "eva.ab12.jsonl", decision("e", coder="eva"), decision("m"))
    assert [one.name for one in conflict_copies(project)] == ["decisions/maja-LAPTOP.ab12.jsonl"]
    merge_copies(project, device="ab12")
    assert ids(project) == ["a", "b", "e", "m", "n"]


def test_a_copy_that_grows_meanwhile_is_not_taken_away(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service is still writing: what came is left for the next time."""
    path = project.decisions / "maja (1).jsonl"
    write(project, path.name, decision("n"))

    def grow(*folders: Path) -> None:
        keep_names(*folders)
        path.write_bytes(path.read_bytes() + to_line(decision("late")))

    monkeypatch.setattr(sys.modules[merge_copies.__module__], "keep_names", grow)
    with pytest.raises(WriteError, match="changed while it was merged"):
        merge_copies(project, device="ab12")
    monkeypatch.undo()
    assert ids(project) == ["a", "b", "late", "n"]
    merge_copies(project, device="ab12")
    assert ids(project) == ["a", "b", "late", "n"]
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence; copy and journals are as they were."""
    write(project, "maja (1).jsonl", decision("n"))

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if not missing_ok:
            raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WriteError, match="permission denied"):
        merge_copies(project, device="ab12")
    monkeypatch.undo()
    assert ids(project) == ["a", "b", "n"]
