"""Which column of a table holds the speaker, which the words, which the time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.readers import times
from qualcode.readers.candidates import LONGEST, shape_of

Grid = Sequence[Sequence[str]]
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")

_SPEAKER = frozenset(
    [
        "taler",
        "speaker",
        "navn",
        "name",
        "hvem",
        "who",
        "deltager",
        "participant",
        "person",
        "stemme",
        "voice",
        "talende",
        "talers navn",
        "navn på taler",
        "hvem taler",
        "speaker name",
        "interviewperson",
    ]
)
_WORDS = frozenset(
    [
        "udsagn",
        "tekst",
        "text",
        "content",
        "speech",
        "tale",
        "indhold",
        "transskription",
        "transcript",
        "transskript",
        "utterance",
        "ytring",
        "replik",
        "words",
        "ord",
        "replikker",
        "citat",
        "udskrift",
        "transkription",
        "transkript",
    ]
)
_TIME = frozenset(
    [
        "tid",
        "time",
        "timespan",
        "tidspunkt",
        "tidskode",
        "tidsmærke",
        "timestamp",
        "timecode",
        "start",
        "tidsrum",
    ]
)
_END = frozenset(["end", "slut", "stop"])
_NUMBER = frozenset(
    ["nr", "nr.", "#", "linje", "line", "no", "no.", "number", "nummer", "id", "tur", "turn"]
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers (from 0); ``-1`` for a column that is not there.

    ``first`` is the first row below the names; ``end`` a column of its own for ends;
    ``width`` how many columns there are.
    """

    words: int
    speaker: int = -1
    time: int = -1
    first: int = 0
    end: int = -1
    width: int = 0


def find_columns(grid: Grid, *, before: Columns | None = None) -> Columns | None:
    """Say what the columns of a transcript's table hold; ``None`` when it is no transcript.

    ``before`` are those of the table above, which one without a header may go on.
    """
    if not grid or not 1 < max(map(len, grid)) <= 6:
        return None
    found = next(filter(None, map(_by_header, grid[:2])), None)
    return found or _by_content(grid) or (before if _goes_on(grid, before) else None)


def is_header(row: Sequence[str]) -> bool:
    """Tell whether a row names the columns, as it does again on each page.

    >>> is_header(["Tid", "Taler", "Tekst"]), is_header(["0:01", "Anna", "Tekst"])
    (True, False)
    """
    return _by_header(row) is not None


def _goes_on(grid: Grid, before: Columns | None) -> bool:
    if before is None or before.speaker < 0 or max(map(len, grid)) != before.width:
        return False
    labels = {row[before.speaker].rstrip(": ") for row in grid if before.speaker < len(row)}
    return all(shape_of(label) in {"name", "plain"} for label in labels - {""})


def find_named_columns(grid: Grid) -> Columns | None:
    """Say what the columns hold where the first row names every one; else ``None``."""
    names = [name.strip(" :*").casefold() for name in grid[0]] if grid else []
    if not all(name in _SPEAKER | _WORDS | _TIME | _END | _NUMBER for name in names):
        return None
    found = _by_header(names)
    end = next((n for n, name in enumerate(names) if name in _END), -1)
    return replace(found, end=end) if found is not None else None


def find_timed_columns(grid: Grid) -> Columns | None:
    """Say what columns without names hold where one is times; ``None`` when none is.

    All rows have the same two to four cells; a column of short labels is the speaker's.
    """
    width = len(grid[0]) if grid else 0
    if not 1 < width < 5 or len(grid) < 2 or any(len(row) != width for row in grid):
        return None
    columns = [[row[n].strip("[]()# ") for row in grid] for n in range(width)]
    timed = [n for n in range(width) if _may_be_times(columns[n])]
    time = next(iter(timed), -1)
    rest = [n for n in range(width) if n not in timed and not _are_numbers(columns[n])]
    rest.sort(key=lambda n: sum(map(len, columns[n])))
    if time < 0 or not 0 < len(rest) < 3:
        return None
    if len(rest) == 1:
        return Columns(rest[0], time=time)
    labels = set(columns[rest[0]])
    are_labels = max(map(len, labels)) <= LONGEST and 2 * len(labels) <= len(grid) + 1
    return Columns(rest[1], rest[0], time) if are_labels else None


def _may_be_times(cells: Sequence[str]) -> bool:
    read = all(times.timespan(cell) is not None for cell in cells)
    return read and any(":" in cell for cell in cells)


def _by_header(names: Sequence[str]) -> Columns | None:
    folded = [_ASIDE.sub("", name).strip(" :*.").casefold() for name in names]
    found = {
        kind: next((n for n, name in enumerate(folded) if name in words), -1)
        for kind, words in (("speaker", _SPEAKER), ("words", _WORDS), ("time", _TIME))
    }
    if found["words"] < 0 or (found["speaker"] < 0 and found["time"] < 0):
        return None
    return Columns(found["words"], found["speaker"], found["time"], first=1, width=len(names))


def _by_content(grid: Grid) -> Columns | None:
    width = max(map(len, grid))
    columns = [[row[n] for row in grid if n < len(row) and row[n]] for n in range(width)]
    filled = [n for n in range(width) if columns[n]]
    time = next((n for n in filled if _are_times(columns[n])), -1)
    rest = [n for n in filled if n != time and not _are_numbers(columns[n])]
    if len(rest) != 2 or len(grid) < 2:
        return None
    speaker, words = sorted(rest, key=lambda n: sum(map(len, columns[n])))
    labels = {label.rstrip(": ") for label in columns[speaker]}
    are_labels = all(shape_of(label) in {"name", "plain"} for label in labels)
    if not are_labels or len(labels) < 2 or 2 * len(labels) > len(columns[speaker]) + 1:
        return None
    return Columns(words, speaker, time, width=width)


def _are_times(cells: Sequence[str]) -> bool:
    return all(":" in cell and times.timespan(cell.strip("[]()# ")) is not None for cell in cells)


def _are_numbers(cells: Sequence[str]) -> bool:
    return all(cell.rstrip(".").isdigit() or cell.casefold() in _NUMBER for cell in cells)
