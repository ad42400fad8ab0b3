"""This computer's own four signs, so that every journal has one writer."""

from collections.abc import Callable
from pathlib import Path

from qualcode.formats import write_atomic
from qualcode.store.journal_name import DEVICE
from qualcode.store.project import cannot_write

FILE = "device"


def device_id(folder: Path, *, fresh: Callable[[], str]) -> str:
    """Give the id kept in the user's own folder, made by ``fresh`` the first time.

    Four hexadecimal digits, for instance from ``secrets.token_hex(2)``. Raises
    ``WriteError`` when a new one cannot be kept.
    """
    path = folder / FILE
    try:
        kept = path.read_bytes().decode("ascii", "replace").strip() if path.is_file() else ""
        if DEVICE.fullmatch(kept):
            return kept
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error=error) from error
    made = fresh()
    write_atomic(path, f"{made}\n".encode())
    return made
