"""A disk that a power cut can strike at any call: what was not synced is dropped, torn, reordered.

Calls that change files run for real in a folder, and are kept in a small model beside it: what
of each file and of each folder's names is on the disk for certain, and what is only on its way.
After the cut, every mixture of the two that a file system may leave is laid out in a folder of
its own. (After Pillai et al. 2014, "All File Systems Are Not Created Equal", OSDI.)
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest


class PowerCut(BaseException):
    """The computer is off; no handler of errors may catch this."""


@dataclass
class File:
    """The bytes that are on the disk, and the writes on their way: offset and bytes, or a size."""

    kept: bytes = b""
    coming: list[tuple[int, bytes | None]] = field(default_factory=list)

    def with_ops(self, ops: list[tuple[int, bytes | None]]) -> bytes:
        """Give the bytes after these writes; what was never written is zeros."""
        data = self.kept
        for offset, new in ops:
            if new is None:
                data = data[:offset]
            else:
                data = data[:offset].ljust(offset, b"\0") + new + data[offset + len(new) :]
        return data

    def outcomes(self) -> list[bytes]:
        """Give what a power cut may leave, each once: none, all, one alone, torn, zeros."""
        found = [self.kept, self.with_ops(self.coming)]
        found += [self.with_ops([one]) for one in self.coming]
        for number, (offset, new) in enumerate(self.coming):
            if new:
                for cut in {*range(1, len(new), 41), len(new) - 1}:
                    before = self.coming[:number]
                    found.append(self.with_ops([*before, (offset, new[:cut])]))
                    found.append(self.with_ops([*before, (offset, b"\0" * cut + new[cut:])]))
        return list(dict.fromkeys(found))


Name = tuple[str, "File | Folder | None"]


@dataclass
class Folder:
    """The names that are on the disk, and the changes on their way; ``None`` takes a name away."""

    kept: dict[str, "File | Folder"] = field(default_factory=dict)
    coming: list[tuple[Name, ...]] = field(default_factory=list)

    def with_ops(self, ops: list[tuple[Name, ...]]) -> dict[str, "File | Folder"]:
        """Give the names after these changes; each change is whole or not there."""
        names = dict(self.kept)
        for name, thing in itertools.chain.from_iterable(ops):
            if thing is None:
                names.pop(name, None)
            else:
                names[name] = thing
        return names

    def outcomes(self) -> list[dict[str, "File | Folder"]]:
        """Give what a power cut may leave: none, all, every one alone."""
        choices = [[], self.coming, *([one] for one in self.coming)]
        return [self.with_ops(one) for one in choices]


class Disk:
    """A folder whose every change is counted; ``left`` calls are carried out, then it is dark."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.left: int | None = None
        self.calls = 0
        self.dark = False
        self.things: dict[Path, File | Folder] = {}
        self.opened: dict[int, File | Folder] = {}
        self._take_stock(root)

    def _take_stock(self, folder: Path) -> Folder:
        here = Folder()
        self.things[folder] = here
        for path in folder.iterdir():
            thing = self._take_stock(path) if path.is_dir() else File(path.read_bytes())
            self.things[path] = here.kept[path.name] = thing
        return here

    def tick(self) -> bool:
        """Count one change, and tell whether it is to be kept in the model."""
        if self.dark:
            return False
        if self.left is not None and self.calls >= self.left:
            self.dark = True
            raise PowerCut
        self.calls += 1
        return True

    def folder(self, path: Path) -> Folder:
        """Give the folder that a path lies in."""
        found = self.things[path.parent]
        assert isinstance(found, Folder)
        return found

    @contextmanager
    def watched(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Carry out and keep every change that is made meanwhile."""
        with monkeypatch.context() as patched:
            for name in ("open", "write", "fsync", "ftruncate", "close", "mkdir", "replace"):
                patched.setattr(os, name, self._instead(name, getattr(os, name)))
            patched.setattr(os, "unlink", self._instead("unlink", os.unlink))
            yield

    def _instead(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        own = getattr(self, f"_{name}")

        def call(*given: object, **named: object) -> object:
            return own(real, *given, **named)

        return call

    def _is_watched(self, path: Path) -> bool:
        return path.is_relative_to(self.root) and not path.name.endswith(".lock")

    def _open(self, real: Callable[..., int], given: str | Path, *rest: int) -> int:
        path = Path(given)
        if not self._is_watched(path):
            return real(given, *rest)
        if not path.exists() and self.tick():
            self.things[path] = File()
            self.folder(path).coming.append(((path.name, self.things[path]),))
        descriptor = real(given, *rest)
        self.opened[descriptor] = self.things[path]
        return descriptor

    def _close(self, real: Callable[..., None], descriptor: int) -> None:
        self.opened.pop(descriptor, None)
        real(descriptor)

    def _write(self, real: Callable[..., int], descriptor: int, data: bytes) -> int:
        thing = self.opened.get(descriptor)
        if isinstance(thing, File) and self.tick():
            thing.coming.append((os.fstat(descriptor).st_size, data))
        return real(descriptor, data)

    def _ftruncate(self, real: Callable[..., None], descriptor: int, size: int) -> None:
        thing = self.opened.get(descriptor)
        if isinstance(thing, File) and self.tick():
            thing.coming.append((size, None))
        real(descriptor, size)

    def _fsync(self, _: Callable[..., None], descriptor: int) -> None:
        thing = self.opened.get(descriptor)
        if not self.tick():
            return
        if thing is None:
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
            self.things[path] = File(path.read_bytes())
            self.folder(path).coming.append(((path.name, self.things[path]),))
        elif isinstance(thing, File):
            thing.kept, thing.coming = thing.with_ops(thing.coming), []
        else:
            thing.kept, thing.coming = thing.with_ops(thing.coming), []

    def _mkdir(self, real: Callable[..., None], given: str | Path, *rest: int) -> None:
        path = Path(given)
        if self._is_watched(path) and not path.exists() and self.tick():
            self.things[path] = Folder()
            self.folder(path).coming.append(((path.name, self.things[path]),))
        real(given, *rest)

    def _replace(self, real: Callable[..., None], given: str | Path, to: str | Path) -> None:
        old, new = Path(given), Path(to)
        if self._is_watched(old) and self.tick():
            thing = self.things.pop(old)
            self.things[new] = thing
            self.folder(new).coming.append(((old.name, None), (new.name, thing)))
        real(given, to)

    def _unlink(self, real: Callable[..., None], given: str | Path) -> None:
        path = Path(given)
        if self._is_watched(path) and path.exists() and self.tick():
            self.things.pop(path)
            self.folder(path).coming.append(((path.name, None),))
        real(given)

    def after_the_cut(self, to: Path, *, most: int) -> Iterator[Path]:
        """Lay out what may be left, at most that many mixtures, evenly from all of them."""
        root = self.things[self.root]
        unsure = [one for one in _within(root) if one.coming]
        mixtures = list(itertools.product(*(range(len(one.outcomes())) for one in unsure)))
        step = max(1, -(-len(mixtures) // most))
        for number, chosen in enumerate(mixtures[::step]):
            target = to / str(number)
            lay_out(root, target, {id(t): n for t, n in zip(unsure, chosen, strict=True)})
            yield target
            shutil.rmtree(target)


def _within(thing: File | Folder) -> Iterator[File | Folder]:
    """Give a folder and all that may be in it, each once."""
    waiting, seen = [thing], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, Folder):
            waiting += one.kept.values()
            coming = itertools.chain.from_iterable(one.coming)
            waiting += [inner for _, inner in coming if inner is not None]


def lay_out(thing: File | Folder, target: Path, chosen: dict[int, int]) -> None:
    """Write one mixture of what was kept and what was on its way."""
    which = chosen.get(id(thing))
    if isinstance(thing, File):
        target.write_bytes(thing.kept if which is None else thing.outcomes()[which])
        return
    target.mkdir(parents=True)
    names = thing.kept if which is None else thing.outcomes()[which]
    for name, inner in names.items():
        lay_out(inner, target / name, chosen)
