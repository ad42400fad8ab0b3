"""Bytes and names that outlive a killed process and a power cut."""

import contextlib
import errno
import os
from pathlib import Path


def append_bytes(path: Path, *, data: bytes) -> None:
    """Add bytes at the end of a file, made if need be; all of them are on the disk, or none.

    Raises ``OSError`` when they are not.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        if not os.fstat(descriptor).st_size:
            keep_names(path.parent, path.parent.parent)
        _write_through(descriptor, data)
    finally:
        os.close(descriptor)


def _write_through(descriptor: int, data: bytes) -> None:
    size = os.fstat(descriptor).st_size
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            written += _write_more(descriptor, data[written:])
        os.fsync(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, size)
        raise


def _write_more(descriptor: int, rest: bytes) -> int:
    written = os.write(descriptor, rest)
    if not written:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return written


def keep_names(*folders: Path) -> None:
    """Make the names of the files in folders outlive a power cut, where the system can.

    A journal's name is kept before anything is written to it: whoever finds it with
    something in it may rely on its name.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
