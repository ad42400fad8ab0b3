"""Every state of the codebook that something cites is kept, byte for byte."""

import hashlib
from pathlib import Path

import pytest

from qualcode.errors import UnknownNameError, WriteError
from qualcode.store import (
    Project,
    SavedCodebook,
    ensure_saved,
    find_saved,
    history,
    history_entries,
    read_version,
)


def save(project: Project, data: bytes, reason: str = "") -> int:
    return ensure_saved(project, data, time="2026-01-05", author="maja", reason=reason)


def fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_project_begins_without_history(project: Project) -> None:
    """Nothing there is no error."""
    assert history_entries(project) == ()
    assert find_saved(project, "x") is None


def test_states_are_numbered_and_told_with_their_reasons(project: Project) -> None:
    """The bytes are exactly those of the file, signs and line ends among them."""
    data = "codebook: a  # ø\r\n".encode("cp1252")
    assert save(project, data, "første") == 1
    assert save(project, b"codebook: b\n", "lyst er ikke lys") == 2
    assert (project.history / "001.yaml").read_bytes() == data == read_version(project, 1)
    assert history_entries(project) == (
        SavedCodebook(1, "2026-01-05", "maja", "første", fingerprint(data)),
        SavedCodebook(2, "2026-01-05", "maja", "lyst er ikke lys", fingerprint(b"codebook: b\n")),
    )
    assert find_saved(project, fingerprint(data)) == data


def test_the_same_state_is_not_saved_again(project: Project) -> None:
    """Only a return to an earlier state is a new version."""
    assert [save(project, data) for data in (b"a", b"a", b"b", b"b", b"a")] == [1, 1, 2, 2, 3]
    assert len(history_entries(project)) == 3


def test_numbers_are_never_used_twice(project: Project) -> None:
    """Also not when the newest file was deleted."""
    save(project, b"a")
    save(project, b"b")
    (project.history / "002.yaml").unlink()
    assert save(project, b"c") == 3
    assert [one.version for one in history_entries(project)] == [1, 3]


def test_a_file_nothing_was_put_down_about_is_there_too(project: Project) -> None:
    """A lost or damaged index costs the reasons, not the states."""
    save(project, b"a", "første")
    index = project.history / "index.jsonl"
    index.write_bytes(b'7\n{"version": "x"}\n{"ver')
    assert history_entries(project) == (SavedCodebook(1, "", "", "", fingerprint(b"a")),)
    assert save(project, b"b", "anden") == 2
    assert [one.reason for one in history_entries(project)] == ["", "anden"]
    assert index.read_bytes().startswith(b'7\n{"version": "x"}\n{"ver\n')


def test_copies_of_a_sync_service_are_found_by_what_they_hold(project: Project) -> None:
    """They have no number, and no decision made under them is orphaned."""
    save(project, b"a")
    (project.history / "002 (Majas konfliktkopi).yaml").write_bytes(b"b")
    (project.history / "003.yaml").mkdir()
    assert [one.version for one in history_entries(project)] == [1]
    (project.history / "003.yaml").rmdir()
    assert find_saved(project, fingerprint(b"b")) == b"b"
    assert find_saved(project, fingerprint(b"c")) is None


def test_an_unknown_version_is_an_error_with_what_there_is(project: Project) -> None:
    """The message lists the versions."""
    save(project, b"a")
    with pytest.raises(UnknownNameError, match="no saved codebook 7"):
        read_version(project, 7)


def test_permission_denied_is_a_sentence(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback when the folder is read-only."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(history, "lock", refuse)
    with pytest.raises(WriteError, match="history: cannot be written"):
        save(project, b"a")
