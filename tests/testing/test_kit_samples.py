"""Loading golden samples from a folder."""

import json
from pathlib import Path

import pytest

from qualcode.testing import load_samples


def test_samples_come_with_what_is_expected(tmp_path: Path) -> None:
    """By path, at any depth; notes about sources and hidden files are no samples."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "talk.json").write_bytes(b"{}")
    beside = {"reader": "json", "turns": [["A", 0, None, "æ"]]}
    (tmp_path / "b" / "talk.json.expected.json").write_text(json.dumps(beside), "utf-8")
    (tmp_path / "a.txt").write_bytes(b"hej")
    for note in ("README.md", "SOURCES.md", ".DS_Store"):
        (tmp_path / note).write_bytes(b"no sample")
    first, second = load_samples(tmp_path)
    assert (first.file, first.data, first.expected, first.reader) == ("a.txt", b"hej", None, "")
    assert (second.file, second.expected, second.reader) == ("talk.json", beside, "json")


def test_an_expected_file_alone_is_an_error(tmp_path: Path) -> None:
    """A renamed sample does not drop out of the tests in silence."""
    (tmp_path / "a.vtt.expected.json").write_text("{}")
    with pytest.raises(FileNotFoundError, match=r"a\.vtt\.expected\.json has no sample beside"):
        load_samples(tmp_path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """A test over no samples would pass whatever the reader does."""
    with pytest.raises(FileNotFoundError, match="There are no samples in"):
        load_samples(tmp_path)
