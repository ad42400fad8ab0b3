"""Tests of the log of withdrawals, tombstones in journals, and rows that go."""

import json
from pathlib import Path

import pytest

from qualcode.errors import ParticipantsError, WriteError
from qualcode.model import Decision, Span
from qualcode.store import (
    Cache,
    Project,
    Undo,
    Withdrawn,
    append,
    put_down,
    read_all,
    redacted_journals,
    remove,
    rewrite_journal,
    unfinished,
    without_participant,
)
from qualcode.store.events import from_line, to_line

TIME = "2026-01-15T10:00:00Z"


def decision(number: int) -> Decision:
    """Give a decision with a quote."""
    return Decision(
        id=f"e{number}",
        coder="maja",
        transcript="K01",
        fingerprint="f",
        span=Span(0, 4),
        code="lys",
        verdict="accept",
        quote="ordene",
        time=TIME,
    )


def test_a_tombstone_holds_id_coder_and_time_and_comes_back() -> None:
    """Its line has a checksum like every other."""
    grave = Withdrawn("e1", "maja", TIME)
    line = to_line(grave)
    assert from_line(line) == grave
    assert set(json.loads(line)) == {"v", "event", "id", "coder", "time", "check"}


@pytest.mark.parametrize("first", ["ab12", "cd34"])
def test_a_tombstone_wins_over_a_copy_that_comes_back(tmp_path: Path, first: str) -> None:
    """Whichever journal is read first: a computer that was off does not bring words back."""
    project = Project(tmp_path)
    second = {"ab12": "cd34", "cd34": "ab12"}[first]
    append(project, [decision(1), Undo("u1", "maja", "e9", TIME)], coder="maja", device=first)
    append(project, [Withdrawn("e1", "maja", TIME)], coder="maja", device=second)
    journals = read_all(project)
    assert journals.decisions == ()
    assert journals.problems == ()


def test_lines_that_nothing_changes_stay_byte_for_byte(tmp_path: Path) -> None:
    """Only what is redacted is sealed anew; damaged lines go when they hold the words."""
    project = Project(tmp_path)
    path = append(project, [decision(1), decision(2)], coder="maja", device="ab12")
    data = path.read_bytes()
    path.write_bytes(data + b"damaged ordene\ndamaged andet\n")

    def redact(event: object) -> Withdrawn | Decision:
        assert isinstance(event, Decision)
        return Withdrawn(event.id, event.coder, event.time) if event.id == "e1" else event

    def holds(text: str) -> bool:
        return "ordene" in text

    found = redacted_journals(project, redact=redact, holds=holds)
    assert [(one.changed, one.emptied) for one in found] == [(2, 2)]
    rewrite_journal(path, redact=redact, holds=holds)
    lines = path.read_bytes().split(b"\n")
    assert lines[1:] == [data.split(b"\n")[1], b"damaged andet", b""]
    assert redacted_journals(project, redact=lambda e: e, holds=lambda _: False) == ()


def test_a_journal_that_is_gone_is_nothing_to_rewrite(tmp_path: Path) -> None:
    """A second run may find less than the plan."""
    rewrite_journal(tmp_path / "a.jsonl", redact=lambda e: e, holds=lambda _: False)
    assert not (tmp_path / "a.jsonl").exists()


def test_begun_is_told_until_it_is_done(tmp_path: Path) -> None:
    """A withdrawal that was killed is remembered; odd lines are passed over."""
    project = Project(tmp_path)
    assert unfinished(project) == ""
    put_down(project, state="begun", time=TIME, counts={})
    assert unfinished(project) == TIME
    put_down(project, state="done", time=TIME, counts={"events": 2})
    project.withdrawn.write_bytes(project.withdrawn.read_bytes() + b"odd")
    assert unfinished(project) == ""
    put_down(project, state="begun", time=TIME, counts={})
    assert unfinished(project) == TIME


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (b"participant,a\nK1,x\nK2,y\n", b"participant,a\nK2,y\n"),
        (b"participant;a\r\nK2;y\r\nK1;x", b"participant;a\r\nK2;y\r\n"),
        ("\ufeffparticipant;a\nK1;æ\nK2;ø\n".encode(), "\ufeffparticipant;a\nK2;ø\n".encode()),
        ("participant;a\nK1;æ\nK2;ø\n".encode("cp1252"), "participant;a\nK2;ø\n".encode("cp1252")),
        (b"sep=;\nparticipant;a\nK1;x\n\nK2;y\n", b"sep=;\nparticipant;a\nK2;y\n"),
    ],
)
def test_a_row_goes_and_encoding_and_dialect_stay(data: bytes, left: bytes) -> None:
    """Comma or semicolon, with or without mark, old encodings."""
    assert without_participant(data, "K1") == left


@pytest.mark.parametrize("sign", ["\x85", "\x1c", "\x1d", "\x1e", "\u2028", "\v", "\f"])
def test_a_sign_that_ends_lines_elsewhere_takes_no_other_row_away(sign: str) -> None:
    """Rows are counted as the reader of tables counts them, whatever a cell holds."""
    data = f"participant,a\nK2,før{sign}efter\nK1,x\nK3,y\n".encode()
    left = f"participant,a\nK2,før{sign}efter\nK3,y\n".encode()
    assert without_participant(data, "K1") == left


def test_an_id_that_begins_like_a_formula_goes_too() -> None:
    """In the table an apostrophe stands before it."""
    data = b"participant,a\n'-K1,x\nK2,y\n"
    assert without_participant(data, "-K1") == b"participant,a\nK2,y\n"


def test_a_table_that_cannot_be_read_is_refused() -> None:
    """Nothing is cut out of what is not understood."""
    with pytest.raises(ParticipantsError, match="cannot be read"):
        without_participant(b'participant\n"K1', "K1")


def test_the_cache_is_emptied(tmp_path: Path) -> None:
    """All kinds go; a cache that is not there is empty already; the device's id stays."""
    cache = Cache(tmp_path / "cache")
    cache.clear()
    cache.save_bytes("tokens", "a", b"x")
    (cache.folder / "device").write_text("ab12")
    cache.clear()
    assert [one.name for one in cache.folder.iterdir()] == ["device"]


def test_what_cannot_be_deleted_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file held open, and a cache that is: both get a sentence with what to do."""
    cache = Cache(tmp_path / "cache")
    cache.save_bytes("tokens", "a", b"x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(WriteError, match="cannot be deleted"):
        remove(tmp_path / "a.txt")
    with pytest.raises(WriteError, match="Delete the folder by hand"):
        cache.clear()
