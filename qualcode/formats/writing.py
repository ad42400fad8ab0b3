"""Writing a file so that a killed process leaves either the old or the new one."""

import errno
import os
from pathlib import Path

from qualcode.errors import WriteError


def write_atomic(path: Path, data: bytes) -> None:
    """Put bytes in a file by way of a temporary one in the same folder.

    The folder must exist. The mode of a file that is there is kept. ``WriteError`` with what
    to do when the target is held open, the folder is read-only, or the disk is full.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_through(temporary, data)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except OSError as error:
        raise WriteError(_sentence(path, error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sentence(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            f"{path} cannot be written: it is open in another program, or read-only. "
            "Close it in Word or Excel and run the command again."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{path} cannot be written: there is no folder {path.parent}. Make it first."
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder. Give the name of a file."
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"{path} cannot be written: the disk is full. Make room and run the command again."
    return f"{path} cannot be written: {error.strerror or type(error).__name__}."
