"""Writing through a temporary file."""

import errno
import os
from pathlib import Path

import pytest

from qualcode.errors import WriteError
from qualcode.formats import write_atomic


def test_new_and_old_files_are_written_whole(tmp_path: Path) -> None:
    """The bytes are there, and nothing else is left in the folder."""
    target = tmp_path / "tabel æ.csv"
    write_atomic(target, b"1")
    write_atomic(target, b"2")
    assert target.read_bytes() == b"2"
    assert list(tmp_path.iterdir()) == [target]


def test_mode_is_kept(tmp_path: Path) -> None:
    """A file that only its owner may read stays so."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"1")
    target.chmod(0o600)
    write_atomic(target, b"2")
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (PermissionError(errno.EACCES, "denied"), "Close it in Word or Excel"),
        (OSError(errno.ENOSPC, "full"), "the disk is full"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    ],
)
def test_failure_says_what_to_do_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, part: str
) -> None:
    """A target held open, a full disk: a sentence, the old bytes, no rubbish."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteError, match=part):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folder_and_folder_as_target(tmp_path: Path) -> None:
    """Both name what is wrong with the path."""
    with pytest.raises(WriteError, match="there is no folder"):
        write_atomic(tmp_path / "none" / "a.csv", b"1")
    with pytest.raises(WriteError, match="is a folder"):
        write_atomic(tmp_path, b"1")


def test_killed_before_the_rename_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The target is never open for writing, so stopping half-way cannot harm it."""
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")

    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
