"""Watching the codebook: every time it is saved, what that changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.codebook import load_codebook
from qualcode.model import Problem
from qualcode.rules import check_examples
from qualcode.store import Cache, journal_stamp, read_all
from qualcode.workflow.comparing import EDIT, CodebookState, Comparer, Comparison
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.recoding import only_codes

# Some file systems keep times to two seconds: look into the file for longer than that.
LOOKS_AFTER_A_CHANGE = 30

Pause = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Watched:
    """What one save of the codebook came to.

    ``comparison`` is ``None`` when the file could not be used: the last good state is kept
    then, and ``problems`` say why. Else they are what was found in codes that changed.
    """

    comparison: Comparison | None
    problems: tuple[Problem, ...]


def saves_of(path: Path, *, known: bytes, pause: Pause) -> Iterator[bytes]:
    """Give the bytes of a file each time they are others than before; never ends.

    ``pause`` is called between two looks. An editor empties a file or takes it away for a
    moment while it saves; that is waited for.
    """
    data, seen, close_looks = known, (0, 0), 0
    empty = 0
    while True:
        stamp = _stamp(path)
        if stamp != seen:
            seen, close_looks = stamp, LOOKS_AFTER_A_CHANGE
        if close_looks and stamp != (0, 0):
            close_looks -= 1
            now = _bytes(path)
            empty = 0 if now else empty + 1
            if now != data and _stamp(path) == stamp and (now or empty > 1):
                data = now
                yield now
                continue
        pause()


def _stamp(path: Path) -> tuple[int, int]:
    """Give time and size; zeros where there is no file for the moment."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


class Watch:
    """The state that watching begins with, and what each save differs from it by."""

    def __init__(self, material: Material, *, start: CodebookState) -> None:
        self._material = material
        self._journals = journal_stamp(material.project)
        self._known = frozenset(one.what for one in start.file[2])
        self._comparer = Comparer(material)
        self._start = self._comparer.coded(start.codebook)
        self._name = start.name if start.saved else "at the start"

    def look(self, data: bytes) -> Watched:
        """Give what a save of the codebook came to; warnings that were there before are not."""
        loaded = load_codebook(data, file=self._material.project.codebook.name)
        if loaded.codebook is None:
            errors = tuple(one for one in loaded.problems if one.severity == "error")
            return Watched(None, errors)
        self._follow_journals()
        after = self._comparer.coded(loaded.codebook)
        comparison = self._comparer.compare(self._start, after)
        warnings = [
            one
            for one in loaded.problems
            if one.severity == "warning" and one.what not in self._known
        ]
        return Watched(
            replace(comparison, before_name=self._name, after_name=EDIT),
            (*warnings, *self._failing_examples(comparison)),
        )

    def close(self, *, cache: Cache) -> None:
        """Keep the lemmas that new rules needed."""
        keep_lemmas(self._material, cache=cache)

    def _follow_journals(self) -> None:
        """Take in what was decided in the meantime, in another window or on another device."""
        stamp = journal_stamp(self._material.project)
        if stamp != self._journals:
            self._journals = stamp
            journals = read_all(self._material.project)
            self._comparer.recoder.material = replace(self._material, journals=journals)
            self._start = self._comparer.coded(self._start.codebook)

    def _failing_examples(self, comparison: Comparison) -> tuple[Problem, ...]:
        """Check the examples of the codes that changed."""
        codes = {code.id for change in comparison.changes.changed for code in change.after}
        changed = only_codes(comparison.after.codebook, codes)
        return check_examples(changed, tokenised=self._material.tokenised)
