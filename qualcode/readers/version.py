"""What decides how a file is read: our own sources and the readers that are installed."""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from qualcode import __version__
from qualcode.readers.registry import GROUP

PACKAGE = Path(__file__).parent.parent
FLOORS = ("readers", "formats", "language", "model")


@cache
def reading_version() -> str:
    """Give a SHA-256 that differs whenever a file might be read otherwise than before."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for path in _sources():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for entry in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        digest.update(f"{entry.name}={entry.value} {_made_by(entry)}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for floor in FLOORS:
        yield from sorted((PACKAGE / floor).glob("*.py"))


def _made_by(entry: EntryPoint) -> str:
    """Give the distribution of a plug-in, and the state of its file: it may be under work."""
    if entry.module.startswith("qualcode."):
        return ""
    made_by = f"{entry.dist.name} {entry.dist.version}" if entry.dist else ""
    try:
        spec = find_spec(entry.module)
        state = Path(spec.origin).stat() if spec is not None and spec.origin else None
    except (ImportError, OSError, ValueError):
        state = None
    return f"{made_by} {state.st_size} {state.st_mtime_ns}" if state else made_by
