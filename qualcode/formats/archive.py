"""Zip archives from strangers, opened within bounds."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from qualcode.errors import TranscriptError

MAX_ENTRIES = 5_000
MAX_TOTAL = 512 * 1024 * 1024
MAX_ENTRY = 64 * 1024 * 1024
MAX_RATIO = 150
SMALL = 4 * 1024 * 1024
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")
_REFUSED = "Open it in the program that made it and save a fresh copy."


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose entries were found to be within bounds; ``names`` are sorted."""

    file: str
    names: tuple[str, ...]
    _zip: zipfile.ZipFile = field(repr=False, compare=False)

    def read(self, name: str) -> bytes:
        """Give the bytes of an entry.

        ``TranscriptError`` when there is no such entry, when it is damaged, protected, or
        larger than ``MAX_ENTRY`` bytes.
        """
        if name not in self.names:
            raise TranscriptError(f'The file has no part "{name}".', remedy=_REFUSED)
        try:
            with self._zip.open(name) as entry:
                data = entry.read(MAX_ENTRY + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise TranscriptError(
                f'The part "{name}" of the file is damaged.', remedy=_REFUSED
            ) from None
        except RuntimeError:
            raise TranscriptError(
                "The file is protected by a password.", remedy="Save a copy without one."
            ) from None
        if len(data) > MAX_ENTRY:
            raise TranscriptError(f'The part "{name}" of the file is too large.', remedy=_REFUSED)
        return data


def open_archive(data: bytes, *, file: str) -> Archive:
    """Open a zip archive held in memory.

    ``TranscriptError`` when it is damaged, holds more than ``MAX_ENTRIES`` entries, would
    unpack to more than ``MAX_TOTAL`` bytes or to more than ``MAX_RATIO`` times its size,
    or names a place outside itself.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        raise TranscriptError(
            "The file is damaged: its archive cannot be opened.", remedy=_REFUSED
        ) from None
    entries = opened.infolist()
    _check_size(entries, packed=len(data))
    if any(_OUTSIDE.search(entry.filename) for entry in entries):
        raise TranscriptError(
            "The file names a place outside itself: it is not opened.", remedy=_REFUSED
        )
    return Archive(file, tuple(sorted(entry.filename for entry in entries)), opened)


def _check_size(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise TranscriptError(
            f"The file holds {len(entries)} parts: too many to be a document.", remedy=_REFUSED
        )
    if total > MAX_TOTAL or (total > SMALL and total > MAX_RATIO * packed):
        raise TranscriptError(
            f"The file would unpack to {total // 1_000_000} MB: it is not opened.", remedy=_REFUSED
        )
