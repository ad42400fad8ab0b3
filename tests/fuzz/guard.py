"""A process in which a reader may touch nothing but a temporary folder."""

import os
import sys
from pathlib import Path

_FORBIDDEN = ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.exec")
_CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod")


class TouchedError(BaseException):
    """Something outside the temporary folder was touched; no ``except Exception`` hides it."""


def guard(folder: Path) -> None:
    """Forbid this process, for the rest of its life, to write outside a folder or to connect."""
    allowed = os.path.realpath(folder)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _FORBIDDEN:
            raise TouchedError(event)
        if event == "open" and _writes(arguments) and not _is_below(arguments[0], allowed):
            raise TouchedError(f"{event} {arguments[0]!r}")
        if event in _CHANGING and not _is_below(arguments[0], allowed):
            raise TouchedError(f"{event} {arguments[0]!r}")

    sys.addaudithook(hook)


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _is_below(path: object, folder: str) -> bool:
    if isinstance(path, int):
        return True
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    real = os.path.realpath(os.fsdecode(path))
    return real in {os.devnull, folder} or real.startswith(folder + os.sep)
