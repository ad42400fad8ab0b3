"""Looking through every file that is written to be sent, before it is said to be done."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.formats.pieces import pieces_of
from qualcode.model import Problem
from qualcode.model.problem import Severity
from qualcode.privacy import Trace, TraceKind, Watch
from qualcode.store import KeyRow, KnownKeys, Project, known_keys, read_key
from qualcode.store.project import read_file
from qualcode.workflow.key_lying import keys_lying

MACHINES = ("qualcode", "q", "rules", "classifier")
SHOWN = 3
WHERE_KEY = "Say where it lies: --key PATH"
IN_ORIGINAL = "Send what is written from the pseudonymised copy: qualcode names --write"
IN_COPY = (
    "Correct it where it comes from (this copy's memos, codebook or settings, a Word template), or "
    "write the copy anew from the original: qualcode names --write"
)
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
    """What to weigh before files are sent: ``found`` in them, and what else there is to say.

    Errors are what must not leave: names that the key replaces, or the key itself. ``key`` are
    the rows of all keys that are known; those that replace were looked for.
    """

    found: tuple[Problem, ...]
    key: tuple[KeyRow, ...] = ()

    @property
    def names(self) -> int:
        """How many names were looked for."""
        return sum(row.handling == "replace" for row in self.key)

    @property
    def has_leak(self) -> bool:
        """Tell whether something was found that must not leave."""
        return any(one.severity == "error" for one in self.found)


@dataclass(frozen=True, slots=True)
class _Known:
    """The keys that are read: all rows, those that replace by name, and what was wrong."""

    keys: KnownKeys
    key: tuple[KeyRow, ...]
    rows: Mapping[str, KeyRow]
    problems: tuple[Problem, ...]


def look_over(
    project: Project,
    files: Sequence[Path],
    *,
    sender: Sender,
    languages: Iterable[str] = (),
    coders: Iterable[str] = (),
) -> Leaving:
    """Look through files that were written, and say what in them should not be sent.

    ``languages`` are those the texts are in; ``coders`` may be named in comments and codings.
    """
    known = _known(project, sender)
    people = tuple(dict.fromkeys(one for one in coders if one))
    watch = Watch(
        names=tuple(known.rows),
        languages=tuple(languages) or ("da",),
        accounts=_accounts(sender, people),
        folders=tuple(dict.fromkeys((str(project.folder), project.folder.as_posix()))),
        machines=MACHINES,
    )
    found = [
        problem for path in files for problem in _of_file(path, watch, known=known, coders=people)
    ]
    found += keys_lying(project, files, keys=known.keys.paths, rows=tuple(known.rows.values()))
    found += known.problems
    order = {"error": 0, "warning": 1, "note": 2}
    ordered = sorted(found, key=lambda one: order[one.severity])
    return Leaving(tuple(ordered), known.key)


def _accounts(sender: Sender, people: Iterable[str]) -> list[str]:
    """Give the words of this computer, without those that are a coder's name."""
    named = {one.casefold() for one in people}
    return [one for one in (sender.login, sender.computer) if one.casefold() not in named]


def _known(project: Project, sender: Sender) -> _Known:
    """Read the keys; what cannot be read is a Problem, since the files are written already."""
    try:
        keys = known_keys(project, folder=sender.data_folder)
        if sender.key is not None:
            keys = KnownKeys((sender.key,), (), is_copy=keys.is_copy)
        rows = [row for path in keys.paths for row in read_key(path)]
    except QualcodeError as error:
        problem = Problem(
            "",
            what="the key cannot be read, so names that it replaces were not looked for.",
            remedy=str(error),
        )
        return _Known(KnownKeys((), (), is_copy=False), (), {}, (problem,))
    told = {row.name: row for row in rows if row.handling == "replace"}
    return _Known(keys, tuple(rows), told, tuple(_of_keys(keys)))


def _of_file(
    path: Path, watch: Watch, *, known: _Known, coders: Sequence[str]
) -> Iterator[Problem]:
    places: dict[tuple[TraceKind, str], dict[str, None]] = defaultdict(dict)
    for trace in watch.traces(pieces_of(read_file(path), file=path.name)):
        places[trace.kind, _words(trace)][trace.piece.place] = None
    named = {words for kind, words in places if kind == "name"}
    for (kind, words), where in places.items():
        if kind == "name":
            yield _of_name(path.name, known, known.rows[words], where=_listed(where))
        elif (kind == "author" and words in coders) or (kind == "identifier" and words in named):
            continue
        else:
            yield _of_trace(path.name, kind, words, _listed(where))
    signed = [one for one in coders if ("author", one) in places]
    if signed:
        told = f"names of coders stand in it: {', '.join(signed)}."
        yield Problem(path.name, what=told, severity="note")


def _of_name(file: str, known: _Known, row: KeyRow, *, where: str) -> Problem:
    told = f'"{row.name}", which the key replaces, stands in it: {where}.'
    if row.kind == "job title":
        remedy = "Titles are replaced in transcripts only: use a wider word where that matters."
        return Problem(file, what=told, remedy=remedy, severity="warning")
    if known.keys.is_copy and row.name in {one.words for one in known.rows.values()}:
        told = f"{told} It stands for somebody else too, so this may be them."
        return Problem(file, what=told, remedy="Read the place.", severity="warning")
    return Problem(file, what=told, remedy=IN_COPY if known.keys.is_copy else IN_ORIGINAL)


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
            "",
            what=f"the key is not at {path}: names that it replaces were not looked for.",
            remedy=WHERE_KEY,
            severity="warning",
        )
    if known.paths or known.missing:
        return
    if known.is_copy:
        yield Problem(
            "",
            what="this is a pseudonymised copy, and its key is not known on this computer: names "
            "that it replaces were not looked for.",
            remedy=WHERE_KEY,
            severity="warning",
        )
    elif known.others:
        yield Problem(
            "",
            what="no key of this project is known on this computer: no names were looked for.",
            remedy=f"If it has one, its folder may have been moved since. {WHERE_KEY}",
            severity="note",
        )
