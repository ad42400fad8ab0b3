"""Journals: appended to, merged by union, never losing what somebody said."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from qualcode.errors import UsageError, WriteError
from qualcode.model import Decision, Reading, Span
from qualcode.store import Event, Project, Undo, append, journal, journal_stamp, read_all
from qualcode.store.events import to_line
from qualcode.store.journal_name import (
    coder_file_name,
    is_journal_name,
    journal_path,
    owner,
)


def decision(name: str, *, coder: str = "maja", time: str = "", quote: str = "Ja") -> Decision:
    return Decision(name, coder, "K01", "f" * 64, Span(0, 2), "lys", "accept", quote, time=time)


def reading(name: str) -> Reading:
    return Reading(name, "maja", "K01", "f" * 64, (Span(0, 2),), ("lys",))


def say(project: Project, *events: Event, coder: str = "maja", device: str = "ab12") -> Path:
    return append(project, events, coder=coder, device=device)


def ids(project: Project) -> list[str]:
    found = read_all(project)
    return [one.id for one in found.decisions] + [one.id for one in found.readings]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_is_appended_is_read(project: Project) -> None:
    """Decisions and readings come back, in order of time and then of id."""
    path = say(project, decision("b", time="2"), reading("c"), decision("a", time="2"))
    say(project, decision("z", time="1"))
    assert path == project.decisions / "maja.ab12.jsonl"
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["z", "a", "b"]
    assert [one.id for one in found.readings] == ["c"]
    assert (found.events, found.problems) == (4, ())


def test_a_project_without_decisions_has_none(project: Project) -> None:
    """No folder is no problem."""
    assert read_all(project) == journal.Journals()


def test_coders_and_devices_have_files_of_their_own(project: Project) -> None:
    """A file has one writer, so that sync makes no conflict copies."""
    say(project, decision("a"))
    say(project, decision("b"), device="cd34")
    say(project, decision("c", coder="Jonas Å."[:7]), coder="Jonas Å")
    names = {path.name for path in project.decisions.glob("*.jsonl")}
    assert names == {"maja.ab12.jsonl", "maja.cd34.jsonl", "Jonas Å.ab12.jsonl"}
    assert ids(project) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "copy",
    [
        "maja (1).jsonl",
        "maja-LAPTOP.jsonl",
        "maja.ab12 (Majas MacBooks konfliktkopi 2026-01-05).jsonl",
        "maja.ab12.sync-conflict-20260105-101010-ABCDEFG.jsonl",
        "MAJA.JSONL",
    ],
)
def test_conflict_copies_are_merged_by_union(project: Project, copy: str) -> None:
    """What stands in either file counts, once."""
    path = say(project, decision("a"), decision("b"))
    lines = path.read_bytes().splitlines(keepends=True)
    (project.decisions / copy).write_bytes(lines[0] + to_line(decision("c")))
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["a", "b", "c"]
    assert (found.events, found.problems) == (3, ())


def test_a_journal_saved_by_an_editor_is_still_read(project: Project) -> None:
    """A byte order mark, CRLF and blank lines change no event."""
    path = say(project, decision("a"), decision("b"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert ids(project) == ["a", "b"]
    assert read_all(project).problems == ()


def test_an_undo_takes_back_what_it_names(project: Project) -> None:
    """And nothing else; all three events stay in the journal."""
    say(project, decision("a"), decision("b"), Undo("u", "maja", "a"))
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["b"]
    assert [one.id for one in found.undos] == ["u"]
    assert found.events == 3


def test_an_undo_can_be_undone(project: Project) -> None:
    """Clocks do not matter: only what names what."""
    say(project, decision("a"), Undo("u1", "maja", "a", "9"), Undo("u2", "maja", "u1", "1"))
    assert ids(project) == ["a"]
    say(project, Undo("u3", "maja", "u2", "5"))
    assert ids(project) == []


def test_nobody_undoes_what_another_coder_said(project: Project) -> None:
    """Nothing a person decided is ever overwritten."""
    say(project, decision("a"))
    say(project, Undo("u", "jonas", "a"), coder="jonas")
    assert ids(project) == ["a"]


def test_undos_in_a_circle_have_no_effect(project: Project) -> None:
    """A journal that somebody wrote by hand ends in no endless loop."""
    say(project, decision("a"), Undo("u1", "maja", "u2"), Undo("u2", "maja", "u1"))
    assert ids(project) == ["a"]


def test_two_events_under_one_id_are_told(project: Project) -> None:
    """The first is used; the second is named with its place."""
    say(project, decision("a"))
    say(project, decision("a", quote="Nej"), device="cd34")
    found = read_all(project)
    assert [one.quote for one in found.decisions] == ["Ja"]
    assert [one.place for one in found.problems] == ["decisions/maja.cd34.jsonl:1"]


def test_the_same_said_again_is_no_clash(project: Project) -> None:
    """Two devices import one table at different times, under different codebooks."""
    say(project, decision("a", time="1"), reading("r"))
    later = replace(decision("a", time="2"), codebook="c"), replace(reading("r"), time="2")
    say(project, *later, device="cd34")
    found = read_all(project)
    assert (found.events, found.problems) == (2, ())


def test_nothing_to_say_writes_nothing(project: Project) -> None:
    """Not even an empty file; one that is there is written to as any other."""
    path = say(project)
    assert not project.folder.joinpath("decisions").exists()
    path.parent.mkdir()
    path.write_bytes(b"")
    say(project, decision("a"))
    assert path.read_bytes() == to_line(decision("a"))


def test_a_damaged_line_is_told_and_left(project: Project) -> None:
    """A changed byte costs that one event, and not a byte of the file."""
    path = say(project, decision("a"), decision("b"), decision("c"))
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b'"Ja"', b'"Nej"')
    path.write_bytes(b"\n".join(lines))
    before = path.read_bytes()
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["a", "c"]
    assert len(found.problems) == 1
    assert str(found.problems[0]) == (
        "decisions/maja.ab12.jsonl:2: this line is damaged and was not used. Other lines are not "
        "touched by it. Look for an earlier copy of the file, and keep both."
    )
    say(project, decision("d"))
    assert path.read_bytes().startswith(before)


def test_no_message_holds_what_somebody_said(project: Project) -> None:
    """Problems name file and line, never the words."""
    path = say(project, decision("a", quote="hemmelig"))
    path.write_bytes(path.read_bytes().replace(b'"v":1', b'"v":9').replace(b'"a"', b'"b"'))
    path.write_bytes(path.read_bytes() + b'{"quote":"hemmelig')
    found = read_all(project)
    assert len(found.problems) == 2
    assert "hemmelig" not in " ".join(str(one) for one in found.problems)


def test_a_torn_last_line_is_told_and_left_in_place(project: Project) -> None:
    """A power cut costs at most the event that was never acknowledged."""
    path = say(project, decision("a"), decision("b"))
    path.write_bytes(path.read_bytes()[:-20])
    before = path.read_bytes()
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["a"]
    assert "cut off while it was written" in str(found.problems[0])
    assert found.problems[0].severity == "error"
    assert path.read_bytes() == before


def test_the_next_event_is_not_glued_to_a_torn_line(project: Project) -> None:
    """The torn line is kept aside and from then on only worth a note."""
    path = say(project, decision("a"), decision("æ"))
    torn = path.read_bytes()[:-30]
    path.write_bytes(torn)
    say(project, decision("c"))
    assert path.read_bytes() == torn + b"\n" + to_line(decision("c"), follows="a")
    aside = path.with_name("maja.ab12.jsonl.torn")
    assert aside.read_bytes() == torn.split(b"\n")[1] + b"\n"
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["a", "c"]
    assert [one.severity for one in found.problems] == ["note"]
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    say(project, decision("d"))
    assert aside.read_bytes().count(b"\n") == 2


def test_a_line_that_lacks_only_its_end_counts(project: Project) -> None:
    """An editor that took the last newline away has torn nothing."""
    path = say(project, decision("a"), decision("b"))
    path.write_bytes(path.read_bytes()[:-1])
    assert ids(project) == ["a", "b"]
    say(project, decision("c"))
    assert ids(project) == ["a", "b", "c"]
    assert read_all(project).problems == ()
    assert not path.with_name("maja.ab12.jsonl.torn").exists()


def test_wherever_a_journal_is_cut_the_rest_stands(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every byte: whole lines count, and the next event is read whatever is before it."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    events: list[Event] = [decision("a", quote="æ"), Undo("u", "maja", "x"), decision("b")]
    path = say(project, *events)
    data = path.read_bytes()
    ends = [number for number, byte in enumerate(data) if byte == 10]
    for cut in range(len(data) + 1):
        path.write_bytes(data[:cut])
        say(project, decision("z"))
        whole = sum(end <= cut for end in ends)
        assert read_all(project).events == whole + 1
        path.with_name("maja.ab12.jsonl.torn").unlink(missing_ok=True)


def test_a_full_disk_leaves_the_journal_as_it_was(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A short write is taken back, and the error says that nothing was saved."""
    path = say(project, decision("a"))
    before, write = path.read_bytes(), os.write

    def short(descriptor: int, data: bytes) -> int:
        return write(descriptor, data[:10]) if len(data) > 200 else 0

    monkeypatch.setattr(os, "write", short)
    with pytest.raises(WriteError, match="no space left"):
        say(project, decision("b" * 60))
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert ids(project) == ["a"]


def test_a_write_in_pieces_is_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system takes less than it was given, the rest follows."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:50]))
    say(project, decision("a"), decision("b"))
    monkeypatch.undo()
    assert ids(project) == ["a", "b"]


def test_a_disk_that_fails_to_keep_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the system cannot say that it is on the disk, neither do we."""

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match="input/output error"):
        say(project, decision("a"))
    monkeypatch.undo()
    assert ids(project) == []


def test_a_journal_held_by_another_process_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After waiting, one sentence; nothing is written."""
    path = say(project, decision("a"))
    monkeypatch.setattr(journal, "PATIENCE", 0.05)
    with (
        FileLock(path.with_name(f".{path.name}.lock")),
        pytest.raises(WriteError, match="another qualcode is writing"),
    ):
        say(project, decision("b"))
    assert ids(project) == ["a"]


def test_permission_denied_is_a_sentence(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only folder: a sentence, no traceback."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(WriteError, match=r"maja\.ab12\.jsonl: cannot be written \(permission"):
        say(project, decision("a"))


def test_nothing_is_written_through_a_link_that_leads_out(project: Project, tmp_path: Path) -> None:
    """Neither the folder nor the file may lie elsewhere, and neither is read."""
    inside, outside = Project(tmp_path / "inde"), tmp_path / "ude"
    inside.folder.mkdir()
    outside.mkdir()
    (outside / "a.jsonl").write_bytes(to_line(decision("a")))
    inside.decisions.mkdir()
    (inside.decisions / "maja.ab12.jsonl").symlink_to(outside / "a.jsonl")
    with pytest.raises(WriteError, match="leads out of the project"):
        say(inside, decision("b"))
    assert ids(inside) == []
    assert (outside / "a.jsonl").read_bytes() == to_line(decision("a"))


def test_a_journal_that_cannot_be_read_is_a_problem(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are read, and the one that is not synced yet is named."""
    say(project, decision("a"))
    path = say(project, decision("b"), device="cd34")
    read_bytes = Path.read_bytes

    def refuse(one: Path) -> bytes:
        if one.name == path.name:
            raise PermissionError(13, "Permission denied")
        return read_bytes(one)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read_all(project)
    assert [one.id for one in found.decisions] == ["a"]
    assert str(found.problems[0]).startswith("decisions/maja.cd34.jsonl: cannot be read")


def test_only_what_the_coder_said_goes_into_the_journal(project: Project) -> None:
    """An event of somebody else is refused before anything is written."""
    with pytest.raises(UsageError, match="Only what maja said"):
        say(project, decision("a", coder="jonas"))
    assert not project.decisions.exists()


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a/b",
        "a\\b",
        "..",
        ".maja",
        "maja.",
        " maja",
        "CON",
        "lpt1.x",
        "a:b",
        "a\n",
        "å" * 51,
    ],
)
def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    """Also where only Windows could not name a file so."""
    with pytest.raises(UsageError, match="cannot be the name of a coder"):
        coder_file_name(name)


@pytest.mark.parametrize("name", ["rules", "Classifier"])
def test_a_machines_name_is_refused(name: str) -> None:
    """Machines are coders too; nobody may be mistaken for one."""
    with pytest.raises(UsageError, match="name of a machine"):
        coder_file_name(name)


def test_letters_of_any_alphabet_stay() -> None:
    """In NFC, so that a Mac and a PC mean the same file."""
    assert coder_file_name("A\u030ase") == "Åse"
    assert coder_file_name("فاطمة") == "فاطمة"


def test_a_device_id_is_four_digits(project: Project) -> None:
    """Anything else could leave the folder."""
    with pytest.raises(UsageError, match="no device id"):
        journal_path(project, coder="maja", device="../x")


def test_what_is_taken_out_is_missed(project: Project) -> None:
    """Every line names the one before it: a removed line is told by the next one's place."""
    path = say(project, decision("a"), decision("b"))
    say(project, decision("c"))
    lines = path.read_bytes().splitlines(keepends=True)
    for gone in (0, 1):
        path.write_bytes(b"".join(lines[:gone] + lines[gone + 1 :]))
        (problem,) = read_all(project).problems
        assert problem.place == f"decisions/maja.ab12.jsonl:{gone + 1}"
        assert problem.severity == "warning"
        assert "something was taken out" in problem.what
    path.write_bytes(b"".join(lines[:1]))
    (project.decisions / "maja.ab12 (1).jsonl").write_bytes(b"".join(lines[1:]))
    assert read_all(project).problems == ()


def test_what_is_damaged_is_told_once(project: Project) -> None:
    """The line after a damaged one does not miss it besides."""
    path = say(project, decision("a"), decision("b"), decision("c"))
    path.write_bytes(path.read_bytes().replace(b'"id":"b"', b'"id":"x"'))
    assert [one.place for one in read_all(project).problems] == ["decisions/maja.ab12.jsonl:2"]


def test_a_line_follows_the_last_that_can_be_read(project: Project) -> None:
    """A damaged end does not break the chain, nor do blank lines."""
    path = say(project, decision("a"), decision("b"))
    path.write_bytes(path.read_bytes().replace(b'"id":"b"', b'"id":"x"') + b"\n\n")
    say(project, decision("c"))
    assert path.read_bytes().endswith(to_line(decision("c"), follows="a"))


def test_an_order_of_lines_by_hand_loses_nothing(project: Project) -> None:
    """Sorted, reversed, doubled: the events are the same."""
    path = say(project, decision("a"), decision("b"), Undo("u", "maja", "a"), decision("c"))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*reversed(lines), *lines]))
    assert ids(project) == ["b", "c"]
    assert read_all(project).problems == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_journal_saved_as_utf_16_is_told_and_not_added_to(
    project: Project, encoding: str
) -> None:
    """Saved as UTF-8 again, all of it is there; until then nothing is mixed into it."""
    path = say(project, decision("a"), decision("b"))
    data = path.read_bytes()
    path.write_bytes(f"\ufeff{data.decode()}".encode(encoding))
    (problem,) = read_all(project).problems
    assert str(problem) == (
        "decisions/maja.ab12.jsonl: was saved as UTF-16 by another program, and nothing in it was "
        "used. Open it in an editor and save it as UTF-8. Nothing in it is lost."
    )
    with pytest.raises(WriteError, match=r"Nothing was saved\. Open it in an editor"):
        say(project, decision("c"))
    path.write_bytes(path.read_bytes().decode("utf-16").encode("utf-8-sig"))
    say(project, decision("c"))
    assert ids(project) == ["a", "b", "c"]
    assert read_all(project).problems == ()


def test_a_drive_without_locks_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and nothing is written."""

    def fail(_: FileLock) -> None:
        raise NotImplementedError

    monkeypatch.setattr(FileLock, "acquire", fail)
    with pytest.raises(WriteError, match="Keep the project on a disk of this computer"):
        say(project, decision("a"))
    assert ids(project) == []


def test_a_journal_of_its_own_comes_before_its_copies(project: Project) -> None:
    """Where a copy says something else under an id, the journal's word is used."""
    say(project, decision("a"))
    copy = project.decisions / "maja (1).jsonl"
    copy.write_bytes(to_line(decision("a", quote="Nej")))
    found = read_all(project)
    assert [one.quote for one in found.decisions] == ["Ja"]
    assert [one.place for one in found.problems] == ["decisions/maja (1).jsonl:1"]


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("maja.ab12.jsonl", ("maja", "ab12")),
        ("Jonas Å. Ø..0f9c.jsonl", ("Jonas Å. Ø.", "0f9c")),
        ("A\u030ase.ab12.jsonl", ("Åse", "ab12")),
        ("maja.jsonl", ("", "")),
        ("maja.ab12.JSONL", ("", "")),
        ("maja.AB12.jsonl", ("", "")),
        (".ab12.jsonl", ("", "")),
        ("maja.ab12 (1).jsonl", ("", "")),
        ("maja.ab12-LAPTOP.jsonl", ("", "")),
    ],
)
def test_whose_a_journal_is(name: str, whose: tuple[str, str]) -> None:
    """Its name says it; any other name is a copy's."""
    assert owner(name) == whose


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("maja.ab12.jsonl", True),
        ("maja.ab12 (Maja's conflicted copy 2022-10-04).jsonl", True),
        ("maja.ab12 (conflicted copy 2026-01-05 101010).jsonl", True),
        ("maja.ab12_conflict-20260105-101010.jsonl", True),
        ("maja.ab12 2.jsonl", True),
        ("maja.ab12 - Kopi.jsonl", True),
        ("maja.ab12.jsonl.conflict1", True),
        ("maja.ab12.jsonl.orig", True),
        ("maja.ab12.jsonl~", True),
        ("maja.ab12.jsonl~HEAD", True),
        ("maja.ab12.jsonl (1)", True),
        ("maja.ab12.jsonl.torn", False),
        ("maja.ab12.jsonl.gz", False),
        (".jsonl", False),
        ("noter.txt", False),
    ],
)
def test_what_copies_are_called(name: str, project: Project, *, is_one: bool) -> None:
    """OneDrive, Dropbox, Nextcloud, iCloud, Syncthing, rclone, git and editors."""
    assert is_journal_name(name) is is_one
    say(project, decision("a"))
    (project.decisions / name).write_bytes(to_line(decision("b")))
    assert ("b" in ids(project)) is is_one


def test_the_stamp_changes_with_every_decision(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is taken away between listing and looking is no failure."""
    assert journal_stamp(project) == ()
    path = say(project, decision("a"))
    first = journal_stamp(project)
    say(project, decision("b"))
    assert journal_stamp(project) != first
    monkeypatch.setattr(journal, "journal_files", lambda _: [path.with_name("gone.jsonl")])
    assert journal_stamp(project) == (("gone.jsonl", 0, 0),)


def test_where_folders_cannot_be_synced_deciding_works(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows keeps names by itself; only the file is synced there."""
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    say(project, decision("a"))
    assert ids(project) == ["a"]
