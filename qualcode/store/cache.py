"""What may be kept from one run to the next, and may be deleted at any time."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import WriteError
from qualcode.formats import write_atomic
from qualcode.model import Corpus

if TYPE_CHECKING:
    from qualcode.classify.learned import Learned

ENDING = ".cache"
LIMIT = 500_000_000


@dataclass(frozen=True, slots=True)
class Cache:
    """Files in the user's cache folder, each under a kind and a key.

    What is missing, damaged or cannot be written is simply not there. ``limit`` is the
    size in bytes that all files together are kept under, the oldest going first.
    """

    folder: Path
    limit: int = LIMIT

    def load_bytes(self, kind: str, key: str) -> bytes | None:
        """Give what was kept under a kind and key, or ``None``."""
        try:
            data = self._path(kind, key).read_bytes()
        except OSError:
            return None
        check, _, kept = data.partition(b"\n")
        return kept if check == _check(kept) else None

    def is_damaged(self, kind: str, key: str) -> bool:
        """Tell whether something was kept that is not what it was any more."""
        return self._path(kind, key).is_file() and self.load_bytes(kind, key) is None

    def save_bytes(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes under a kind and key, if that can be done."""
        path = self._path(kind, key)
        with contextlib.suppress(OSError, WriteError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomic(path, _check(data) + b"\n" + data)
            self._prune(keep=path)

    def clear(self) -> None:
        """Delete all that was kept, of every project; it comes back when it is needed."""
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            return
        except OSError as error:
            raise WriteError(
                f"{self.folder}: the cache cannot be deleted. Delete the folder by hand."
            ) from error

    def load_learned(self, key: str, *, corpus: Corpus) -> "Learned | None":
        """Give what the classifier learned under a key, or ``None``.

        ``corpus`` must hold every passage that a suggestion is about.
        """
        data = self.load_bytes("suggestions", key)
        if data is None:
            return None
        # scikit-learn comes with the classifier: not before something is to be read
        from qualcode.store.learned import read_learned  # noqa: PLC0415

        return read_learned(data, corpus=corpus)

    def save_learned(self, key: str, learned: "Learned") -> None:
        """Keep what the classifier learned under a key, if that can be done."""
        from qualcode.store.learned import write_learned  # noqa: PLC0415 - as above

        self.save_bytes("suggestions", key, write_learned(learned))

    def _path(self, kind: str, key: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self.folder / f"{kind}-{name}{ENDING}"

    def _prune(self, *, keep: Path) -> None:
        files = sorted(self._files(), key=lambda one: (one != keep, -one.stat().st_mtime, one.name))
        size = 0
        for path in files:
            size += path.stat().st_size
            if size > self.limit and path != keep:
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        return (
            path
            for path in self.folder.iterdir()
            if path.name.endswith(ENDING) and path.is_file() and not path.is_symlink()
        )


def _check(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode("ascii")
