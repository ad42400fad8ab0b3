"""What decides how a file is read has a fingerprint that follows every change of it."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from qualcode.readers import reading_version, version
from qualcode.readers.registry import GROUP


@pytest.fixture(autouse=True)
def anew() -> None:
    """Forget what was hashed before."""
    reading_version.cache_clear()


def plug_in(module: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the version with one foreign reader installed."""
    entry = EntryPoint("own", f"{module}:READER", GROUP)
    monkeypatch.setattr(version, "entry_points", lambda group: [entry] if group else [])
    reading_version.cache_clear()
    return reading_version()


def test_is_the_same_until_something_changes() -> None:
    """Two askings give one answer of 64 hex digits."""
    first = reading_version()
    reading_version.cache_clear()
    assert reading_version() == first
    assert len(first) == 64


def test_our_own_sources_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed line in a reader gives another version."""
    source = tmp_path / "readers" / "text.py"
    source.parent.mkdir()
    source.write_text("a = 1\n")
    monkeypatch.setattr(version, "PACKAGE", tmp_path)
    first = reading_version()
    source.write_text("a = 2\n")
    reading_version.cache_clear()
    assert reading_version() != first


def test_a_plug_in_counts_and_so_does_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A foreign reader gives another version, and another one when its file changes."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    plain = reading_version()
    (tmp_path / "own_reader_of_test.py").write_text("READER = 1\n")
    first = plug_in("own_reader_of_test", monkeypatch)
    (tmp_path / "own_reader_of_test.py").write_text("READER = None\n")
    assert len({plain, first, plug_in("own_reader_of_test", monkeypatch)}) == 3


def test_a_plug_in_whose_file_is_gone_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot read anything; that is for the one who asks it to say."""
    assert len(plug_in("no_such_package_here.reader", monkeypatch)) == 64
