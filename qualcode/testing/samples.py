"""Golden samples: a file beside what must be read from it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.model import Transcript
from qualcode.readers import is_passed_over

ENDING = ".expected.json"
_NOTES = frozenset({"source", "sources"})


@dataclass(frozen=True, slots=True)
class Sample:
    """One file as a tool wrote it.

    ``file`` is its name. ``expected`` holds what ``as_expected`` gives, or some of its keys
    (``turns`` must be among them); ``None`` where nobody has said yet what is in the file.
    """

    file: str
    data: bytes = field(repr=False)
    expected: Mapping[str, Any] | None = None

    @property
    def reader(self) -> str:
        """The name of the reader that must take the file; empty when it is not said."""
        return str((self.expected or {}).get("reader", ""))


def load_samples(folder: Path) -> tuple[Sample, ...]:
    """Give the samples below a folder, by path: ``talk.vtt`` and ``talk.vtt.expected.json``.

    README, SOURCES and hidden files are passed over. ``FileNotFoundError`` when there are
    none, or when an expected file has no sample beside it.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    expected = {path for path in paths if path.name.endswith(ENDING)}
    files = [path for path in paths if path not in expected and not _is_note(path)]
    for path in sorted(expected):
        if path.with_name(path.name.removesuffix(ENDING)) not in files:
            raise FileNotFoundError(f"{path} has no sample beside it.")
    if not files:
        raise FileNotFoundError(f"There are no samples in {folder}.")
    return tuple(_sample(path) for path in files)


def as_expected(transcript: Transcript) -> dict[str, Any]:
    """Give what an expected file holds: plain values, ready for ``json.dumps``.

    ``turns`` are ``[speaker, start, end, words]``, times in whole milliseconds or ``None``.
    """
    return {
        "reader": transcript.reader,
        "id": transcript.id,
        "kind": transcript.kind,
        "language": transcript.language,
        "header": dict(transcript.header),
        "turns": [
            [turn.speaker, turn.time.start, turn.time.end, transcript.words_of(turn)]
            for turn in transcript.turns
        ],
        "problems": [str(problem) for problem in transcript.problems],
    }


def differences(transcript: Transcript, expected: Mapping[str, Any]) -> Iterator[str]:
    """Say what of a transcript is not as expected; only keys that ``expected`` has count."""
    found = as_expected(transcript)
    for key in expected:
        if key not in found:
            yield f'the expected file has a key "{key}" that no transcript has'
        elif key != "turns" and found[key] != expected[key]:
            yield f"{key} is {found[key]!r} instead of {expected[key]!r}"
    yield from _differing_turns(found["turns"], list(expected.get("turns", [])))


def _differing_turns(found: Sequence[list[Any]], expected: Sequence[list[Any]]) -> Iterator[str]:
    was, should = (Counter(_words(turns)) for turns in (found, expected))
    for what, missing in (("lost", should - was), ("doubled or added", was - should)):
        if missing:
            words = " ".join(sorted(missing)[:8])
            yield f"{missing.total()} words of the speech are {what}: {words}"
    if len(found) != len(expected):
        yield f"there are {len(found)} turns instead of {len(expected)}"
    for number, (one, other) in enumerate(zip(found, expected, strict=False), start=1):
        if one != other:
            yield f"turn {number} is {one!r} instead of {other!r}"
            return


def _words(turns: Sequence[list[Any]]) -> list[str]:
    return [word for turn in turns for word in str(turn[-1]).split()]


def _is_note(path: Path) -> bool:
    return is_passed_over(path.name) or path.stem.casefold() in _NOTES


def _sample(path: Path) -> Sample:
    beside = path.with_name(path.name + ENDING)
    expected = json.loads(beside.read_text("utf-8")) if beside.is_file() else None
    return Sample(path.name, path.read_bytes(), expected)
