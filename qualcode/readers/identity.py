"""Which files are transcripts, and which are the same one twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from qualcode.model import Problem, Transcript

_PASSED_OVER = frozenset({"desktop.ini", "thumbs.db", "icon\r", "__macosx", "ehthumbs.db"})
_COPY = re.compile(
    r"(?P<stem>.+?)(?: \(\d+\)| ?[-–] ?(?:kopi|copy)(?: \(?\d+\)?)?| copy(?: \d+)?"
    r"| \([^()]*(?:conflict|konflikt)[^()]*\))$",
    re.IGNORECASE,
)


def is_passed_over(name: str) -> bool:
    """Tell whether a file's name says that it is no transcript.

    Lock files of Word and LibreOffice, what Windows and macOS leave behind, hidden and
    temporary files, and README.

    >>> [is_passed_over(one) for one in ("~$Int 3.docx", "README.md", "Int 3.docx")]
    [True, True, False]
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    folded = last.casefold()
    return (
        folded in _PASSED_OVER
        or last.startswith((".", "~$", "~"))
        or folded.endswith((".tmp", ".lnk", ".part", ".crdownload"))
        or PurePosixPath(folded).stem in {"readme", "læsmig", "license", "licence"}
    )


def check_identity(transcripts: Sequence[Transcript]) -> tuple[Problem, ...]:
    """Find files that are, or may be, one transcript twice: each an error that asks.

    One text under two names, one id in two files, and ``Int 3 (1).docx`` beside
    ``Int 3.docx``. A pair is reported once; the place is the later file.
    """
    ordered = sorted(transcripts, key=lambda one: one.file)
    problems: dict[str, Problem] = {}
    for same, what in (
        (_grouped((one.fingerprint, one) for one in ordered), "has the same text as"),
        (_grouped((one.id, one) for one in ordered), "has the same id as"),
    ):
        for first, *others in same:
            for other in others:
                problems.setdefault(other.file, _double(first, other, what=what))
    for copy, original in _copies(ordered):
        problems.setdefault(copy.file, _double(original, copy, what="looks like a copy of"))
    return tuple(sorted(problems.values()))


def _grouped(keyed: Iterable[tuple[str, Transcript]]) -> list[list[Transcript]]:
    groups: dict[str, list[Transcript]] = defaultdict(list)
    for key, transcript in keyed:
        groups[key].append(transcript)
    return [sorted(group, key=_likeliest_original) for group in groups.values() if len(group) > 1]


def _likeliest_original(transcript: Transcript) -> tuple[bool, int, str]:
    stem = PurePosixPath(transcript.file).stem
    return _COPY.match(stem) is not None, len(transcript.file), transcript.file


def _copies(transcripts: Sequence[Transcript]) -> list[tuple[Transcript, Transcript]]:
    by_path = {PurePosixPath(one.file): one for one in transcripts}
    found = []
    for path, transcript in by_path.items():
        match = _COPY.match(path.stem)
        original = by_path.get(path.with_name(match["stem"] + path.suffix)) if match else None
        if original is not None:
            found.append((transcript, original))
    return found


def _double(first: Transcript, other: Transcript, *, what: str) -> Problem:
    return Problem(
        other.file,
        what=f'{what} {first.file} (id "{first.id}"): one interview or two?',
        remedy="Move one of the two out of the folder; if they are two interviews, give each "
        'its own "interview: ID" in its first lines and its own file name.',
    )
