"""Every computer has four signs of its own, made once."""

from pathlib import Path

import pytest

from qualcode.errors import WriteError
from qualcode.store import device_id


def test_the_id_is_made_once_and_kept(tmp_path: Path) -> None:
    """The second time nothing is drawn."""
    drawn = iter(["ab12", "cd34"])
    folder = tmp_path / "mappe" / "qualcode"
    assert device_id(folder, fresh=lambda: next(drawn)) == "ab12"
    assert device_id(folder, fresh=lambda: next(drawn)) == "ab12"


@pytest.mark.parametrize("kept", [b"", b"xyz", b"\xff\xfe12", b"ab123"])
def test_a_damaged_id_is_made_anew(tmp_path: Path, kept: bytes) -> None:
    """What is no id of ours is replaced."""
    (tmp_path / "device").write_bytes(kept)
    assert device_id(tmp_path, fresh=lambda: "ab12") == "ab12"
    assert (tmp_path / "device").read_bytes() == b"ab12\n"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """No place to keep it: one sentence."""
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(WriteError, match="device: cannot be written"):
        device_id(tmp_path / "fil" / "x", fresh=lambda: "ab12")
