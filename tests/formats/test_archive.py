"""Archives from strangers are opened within bounds, or refused with a reason."""

import io
import struct
import zipfile

import pytest

from qualcode.errors import TranscriptError
from qualcode.formats import archive as bounds
from qualcode.formats import open_archive


def pack(entries: dict[str, bytes], *, compressed: bool = True) -> bytes:
    """Give a zip archive of these entries."""
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_entries_are_listed_and_read() -> None:
    """Names come sorted, and the bytes are what was packed."""
    archive = open_archive(pack({"b.xml": b"2", "a.xml": b"1"}), file="x.docx")
    assert archive.names == ("a.xml", "b.xml")
    assert archive.read("b.xml") == b"2"


def test_bomb_of_200_mb_is_refused_before_it_is_unpacked() -> None:
    """A small file that would unpack to 200 MB is not opened."""
    data = pack({f"{n}.xml": b"\0" * 40_000_000 for n in range(5)})
    assert len(data) < 1_000_000
    with pytest.raises(TranscriptError, match="200 MB") as caught:
        open_archive(data, file="x.docx")
    assert caught.value.remedy


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document does not have thousands of parts."""
    monkeypatch.setattr(bounds, "MAX_ENTRIES", 2)
    with pytest.raises(TranscriptError, match="3 parts"):
        open_archive(pack({"a": b"", "b": b"", "c": b""}), file="x.docx")


@pytest.mark.parametrize("name", ["../x.xml", "/etc/passwd", "C:/x", "a/../../x", "..\\x"])
def test_names_outside_the_archive_are_refused(name: str) -> None:
    """Nothing that points out of the file is even looked at."""
    with pytest.raises(TranscriptError, match="outside itself"):
        open_archive(pack({name: b""}), file="x.docx")


def test_missing_entry_is_an_error() -> None:
    """A part that is not there is named."""
    with pytest.raises(TranscriptError, match='no part "b"'):
        open_archive(pack({"a": b""}), file="x.docx").read("b")


def test_broken_archive_is_an_error() -> None:
    """Bytes that only begin like an archive say that they are damaged."""
    with pytest.raises(TranscriptError, match="damaged"):
        open_archive(b"PK\x03\x04 and no more", file="x.docx")


def test_broken_entry_is_an_error() -> None:
    """An entry whose bytes were changed does not pass for what it was."""
    data = bytearray(pack({"a": b"hello hello hello"}, compressed=False))
    data[data.index(b"hello")] = ord("j")
    with pytest.raises(TranscriptError, match='part "a" of the file is damaged'):
        open_archive(bytes(data), file="x.docx").read("a")


def test_entry_larger_than_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One part may not fill the memory."""
    monkeypatch.setattr(bounds, "MAX_ENTRY", 10)
    with pytest.raises(TranscriptError, match="too large"):
        open_archive(pack({"a": b"x" * 11}), file="x.docx").read("a")


def test_entry_that_lies_about_its_size_is_an_error() -> None:
    """What says 5 bytes and holds 50,000 gives an error, not 50,000 bytes."""
    data = bytearray(pack({"a": b"x" * 50_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(signature) + offset
        data[place : place + 4] = struct.pack("<I", 5)
    with pytest.raises(TranscriptError, match="damaged"):
        open_archive(bytes(data), file="x.docx").read("a")


def test_password_is_named() -> None:
    """An encrypted entry asks for a copy without a password."""
    data = bytearray(pack({"a": b"secret"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(TranscriptError, match="password"):
        open_archive(bytes(data), file="x.docx").read("a")


def test_an_archive_with_bytes_missing_is_damaged() -> None:
    """A file cut short in the middle gets a sentence: places in its list no longer fit."""
    data = pack({"a.xml": b"1" * 50, "b.xml": b"2" * 50}, compressed=False)
    archive = open_archive(data[7:], file="x.docx")
    with pytest.raises(TranscriptError, match="is damaged"):
        archive.read("a.xml")
