"""Looking through every file that is written to be sent, before it is said to be done."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.formats.pieces import pieces_of
from qualcode.model import Problem
from qualcode.model.problem import Severity
from qualcode.privacy import Trace, TraceKind, Watch
from qualcode.store import KeyRow, KnownKeys, Project, known_keys, read_key
from qualcode.store.project import read_file
from qualcode.workflow.key_lying import keys_lying

MACHINES = ("qualcode", "q", "rules", "classifier")
SHOWN = 3
_LONGEST = 60
# What each kind of trace is called, how grave it is, and what to do about it.
_SAID: Mapping[TraceKind, tuple[str, Severity, str]] = {
    "path": (
        "a place on somebody's computer",
        "warning",
        "Whoever gets the file sees it.",
    ),
    "account": ("the login or the computer's name", "warning", "Whoever gets the file sees it."),
    "identifier": ("a number or address of a person", "warning", "qualcode names"),
    "hidden": ("text that is not shown", "warning", "It can be read all the same."),
    "tracked": ("a tracked change", "warning", "Both wordings can be read."),
    "picture": ("text inside a picture's file", "warning", "Save the picture without it."),
    "closed": ("a part that could not be looked into", "warning", "Look at it yourself."),
    "author": ("who wrote something in it", "note", ""),
}


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose computer a file leaves: its login and name, and where keys of names are kept.

    ``key`` is the key to be taken, where somebody named one.
    """

    data_folder: Path
    key: Path | None = None
    login: str = ""
    computer: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What was found in the files, and how many names of how many keys were looked for.

    ``found`` are errors (names that the key replaces), warnings and notes, gravest first.
    """

    found: tuple[Problem, ...]
    names: int = 0
    keys: tuple[Path, ...] = ()

    @property
    def has_leak(self) -> bool:
        """Tell whether something must not leave: a name of the key, or the key itself."""
        return any(one.severity == "error" for one in self.found)


def look_over(
    project: Project,
    files: Sequence[Path],
    *,
    sender: Sender,
    languages: Iterable[str],
    coders: Iterable[str] = (),
) -> Leaving:
    """Look through files that were written, and say what in them should not be sent.

    ``languages`` are those the texts are in; ``coders`` may be named in comments and codings.
    Raises ``ProjectError`` when a key cannot be read.
    """
    known = _keys(project, sender)
    rows = _rows(known)
    people = tuple(dict.fromkeys(one for one in coders if one))
    watch = Watch(
        names=tuple(rows),
        languages=tuple(languages) or ("da",),
        accounts=[
            one
            for one in (sender.login, sender.computer)
            if one and one.casefold() not in {name.casefold() for name in people}
        ],
        folders=tuple(dict.fromkeys((str(project.folder), project.folder.as_posix()))),
        machines=MACHINES,
    )
    found = [
        problem
        for path in files
        for problem in _of_file(path, watch, rows=rows, known=known, coders=people)
    ]
    found += keys_lying(project, files, keys=known.paths, rows=tuple(rows.values()))
    found += _of_keys(known)
    order = {"error": 0, "warning": 1, "note": 2}
    ordered = sorted(found, key=lambda one: order[one.severity])
    return Leaving(tuple(ordered), names=len(rows), keys=known.paths)


def _keys(project: Project, sender: Sender) -> KnownKeys:
    known = known_keys(project, folder=sender.data_folder)
    if sender.key is None:
        return known
    there = sender.key.is_file()
    return KnownKeys(
        (sender.key,) if there else (), () if there else (sender.key,), is_copy=known.is_copy
    )


def _rows(known: KnownKeys) -> dict[str, KeyRow]:
    """Give the rows of all keys whose names are replaced, by name."""
    rows = (row for path in known.paths for row in read_key(path))
    return {row.name: row for row in rows if row.handling == "replace"}


def _of_file(
    path: Path,
    watch: Watch,
    *,
    rows: Mapping[str, KeyRow],
    known: KnownKeys,
    coders: Sequence[str],
) -> Iterator[Problem]:
    places: dict[tuple[TraceKind, str], dict[str, None]] = defaultdict(dict)
    for trace in watch.traces(pieces_of(read_file(path), file=path.name)):
        places[trace.kind, _words(trace)][trace.piece.place] = None
    stand_ins = {row.words for row in rows.values()} if known.is_copy else set()
    for (kind, words), where in places.items():
        if kind == "name":
            yield _of_name(path.name, rows[words], _listed(where), stand_ins=stand_ins)
        elif kind == "author" and words in coders:
            continue
        else:
            yield _of_trace(path.name, kind, words, _listed(where))
    named = [one for one in coders if ("author", one) in places]
    if named:
        yield Problem(
            path.name, what=f"names of coders stand in it: {', '.join(named)}.", severity="note"
        )


def _of_name(file: str, row: KeyRow, where: str, *, stand_ins: set[str]) -> Problem:
    told = f'"{row.name}", which the key replaces, stands in it: {where}.'
    if row.name in stand_ins:
        return Problem(
            file,
            what=f"{told} It stands for somebody else too, so this may be them.",
            remedy="Read the place.",
            severity="warning",
        )
    if row.kind == "job title":
        return Problem(
            file,
            what=told,
            remedy="Titles are replaced in transcripts only: use a wider word where that matters.",
            severity="warning",
        )
    return Problem(file, what=told)


def _of_trace(file: str, kind: TraceKind, words: str, where: str) -> Problem:
    name, severity, remedy = _SAID[kind]
    told = f": {words}" if words else ""
    return Problem(file, what=f"{name}{told} ({where}).", remedy=remedy, severity=severity)


def _words(trace: Trace) -> str:
    words = " ".join(trace.words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _listed(places: Mapping[str, None]) -> str:
    """Give the first places, and how many there are more."""
    shown = list(places)[:SHOWN]
    more = len(places) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def _of_keys(known: KnownKeys) -> Iterator[Problem]:
    for path in known.missing:
        yield Problem(
            path.name,
            what=f"the key is not at {path}: names that it replaces were not looked for.",
            remedy="Say where it lies: --key PATH",
            severity="warning",
        )
    if known.is_copy and not known.paths and not known.missing:
        yield Problem(
            "names",
            what="this is a pseudonymised copy, and its key is not known on this computer: names "
            "that it replaces were not looked for.",
            remedy="Say where it lies: --key PATH",
            severity="warning",
        )
