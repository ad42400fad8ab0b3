"""What in a file says more than its readers should learn: names, paths, whose computer it was."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qualcode.formats.pieces import Piece
from qualcode.privacy.found import Found
from qualcode.privacy.identifiers import find_identifiers
from qualcode.privacy.replacing import Replacer

TraceKind = Literal[
    "name", "path", "account", "identifier", "author", "hidden", "tracked", "picture", "closed"
]
_PATH = re.compile(
    r"file:/{1,3}[^\s\"'<>|]+"
    r"|(?<![\w.])[A-Za-z]:[\\/]{1,2}(?:[^\\/:*?\"<>|\s]+[\\/]{1,2})+[^\\/:*?\"<>|\s]*"
    r"|(?<![\\\w])\\\\[\w.-]+\\[^\s\"'<>|]+"
    r"|(?<![\w./-])/(?:home|Users|root|mnt|media|Volumes|private/var|srv)/[^\s\"'<>|;,)]+"
)
# What no path and no number of a person is without: quick to see, so that most texts are done.
_PATH_SIGNS = (
    *("file:", ":/", ":\\", "\\\\", "/home/", "/Users/", "/root/"),
    *("/mnt/", "/media/", "/srv/", "/Volumes/", "/private/"),
)
_DIGITS = re.compile(r"\d[\d .–-]{6,}\d")
_HINT_SIGNS = ("@", "http", "www.", "født", "fødsels", "born", "birth")
_HINTS = re.compile("|".join(map(re.escape, _HINT_SIGNS)))
# Accounts that say nothing about who it is, and words that would be found everywhere.
_NOBODY = frozenset(["root", "user", "users", "admin", "administrator", "guest", "localhost"])
_SHORTEST = 3
_BATCH = 200_000
# Neither a name nor a path goes on over it.
_BETWEEN = "\n\0\n"


@dataclass(frozen=True, slots=True)
class Trace:
    """Something that was found: what it is, its words, where, and how a reader comes upon it."""

    kind: TraceKind
    words: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked for: names of the key, and the words of this computer.

    ``names`` are found as ``Replacer`` replaces them: whole words, in any case and genitive.
    ``languages`` are those that spellings are looked up in. ``accounts`` are the user's login
    and the computer's name, ``folders`` paths that nobody else has; ``machines`` are authors
    that are no persons.
    """

    names: Collection[str] = ()
    languages: Sequence[str] = ("da",)
    accounts: Collection[str] = ()
    folders: Collection[str] = ()
    machines: Collection[str] = ()
    _replacers: tuple[Replacer, ...] = field(init=False, repr=False, compare=False)
    _accounts: "re.Pattern[str] | None" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words: Mapping[str, str] = dict.fromkeys(self.names, "…")
        found = tuple(Replacer(words, language=one) for one in dict.fromkeys(self.languages))
        told = [
            re.escape(one)
            for one in sorted(self.accounts)
            if len(one) >= _SHORTEST and one.casefold() not in _NOBODY
        ]
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)", re.IGNORECASE)
        object.__setattr__(self, "_replacers", found if self.names else ())
        object.__setattr__(self, "_accounts", pattern if told else None)

    def traces(self, pieces: Iterable[Piece]) -> Iterator[Trace]:
        """Give everything found in the texts of a file.

        The time is linear in the texts and hardly grows with the number of names.
        """
        for batch in _batches(pieces):
            yield from self._names(batch)
            yield from self._paths(batch)
            yield from _identifiers(batch)
            for piece in batch.pieces:
                yield from self._beside(piece)

    def _names(self, batch: "_Batch") -> Iterator[Trace]:
        found = {
            (edit.span.start, name)
            for replacer in self._replacers
            for name, edit in replacer.found(batch.text)
        }
        yield from (Trace("name", name, batch.piece_at(at)) for at, name in sorted(found))

    def _paths(self, batch: "_Batch") -> Iterator[Trace]:
        if any(sign in batch.text for sign in _PATH_SIGNS):
            for match in _PATH.finditer(batch.text):
                yield Trace("path", match.group(), batch.piece_at(match.start()))
        for folder in self.folders:
            start = batch.text.find(folder)
            while start >= 0:
                if _PATH.match(batch.text, start) is None:
                    yield Trace("path", folder, batch.piece_at(start))
                start = batch.text.find(folder, start + len(folder))

    def _beside(self, piece: Piece) -> Iterator[Trace]:
        """Give what the kind of a piece alone tells, and whose computer it comes from."""
        if piece.kind == "author":
            if piece.text.strip() and piece.text not in self.machines:
                yield Trace("author", piece.text, piece)
        elif piece.kind in {"hidden", "tracked", "closed"}:
            yield Trace(piece.kind, piece.text, piece)
        elif piece.kind == "picture" and not piece.text.startswith("Software"):
            yield Trace("picture", piece.text, piece)
        if piece.kind in {"property", "picture"} and self._accounts is not None:
            for match in self._accounts.finditer(piece.text):
                yield Trace("account", match.group(), piece)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Many short texts as one, so that each is searched at the speed of a long one."""

    text: str
    pieces: Sequence[Piece]
    starts: Sequence[int]

    def piece_at(self, place: int) -> Piece:
        return self.pieces[bisect_right(self.starts, place) - 1]


def _batches(pieces: Iterable[Piece]) -> Iterator[_Batch]:
    held: list[Piece] = []
    starts: list[int] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        starts.append(size)
        size += len(piece.text) + len(_BETWEEN)
        if size > _BATCH:
            yield _Batch(_BETWEEN.join(one.text for one in held), held, starts)
            held, starts, size = [], [], 0
    yield _Batch(_BETWEEN.join(one.text for one in held), held, starts)


def _identifiers(batch: _Batch) -> Iterator[Trace]:
    hints = [match.start() for match in _DIGITS.finditer(batch.text)]
    if any(sign in batch.text for sign in _HINT_SIGNS):
        hints += [match.start() for match in _HINTS.finditer(batch.text)]
    for at in sorted({bisect_right(batch.starts, place) - 1 for place in hints}):
        piece = batch.pieces[at]
        yield from (
            Trace("identifier", found.base, piece)
            for found in find_identifiers(piece.text)
            if found.sure != "possible" and _stands_alone(found, piece.text)
        )


def _stands_alone(found: Found, text: str) -> bool:
    """Tell whether something is no part of a longer word, as numbers in a fingerprint are."""
    before, after = text[: found.span.start][-1:], text[found.span.end :][:1]
    return not (before.isalnum() or after.isalnum() or "_" in before + after)
