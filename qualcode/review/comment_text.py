"""What a Word comment says: which codes it names, in doubt or not, and what else is in it."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from qualcode.codebook import did_you_mean
from qualcode.codebook.names import nearest
from qualcode.model import Codebook, Verdict

_KEY = re.compile(r"·\s*qualcode ([0-9a-f]{10})\b")
_HASHED = re.compile(r"[\s,;]*#\s?([^\s#?,;:]+)(\?)?")
_BRACKETED = re.compile(r"\[?\s*(?:kode|code)\s*:\s*([^\]]+?)\s*(?:\]|$)(.*)", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?::|\s[–—-])\s+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Named:
    """One code that a comment names; ``unsure`` where a question mark follows it."""

    code: str
    verdict: Verdict = "accept"


@dataclass(frozen=True, slots=True)
class CommentText:
    """A comment as read: codes, the rest of its words, and the address of its coding.

    ``problem`` says why a name is not taken for a code; then ``codes`` is empty. ``key`` is
    empty for a comment that was written in Word.
    """

    codes: tuple[Named, ...] = ()
    rest: str = ""
    key: str = ""
    problem: str = ""


class CodeNames:
    """The codes of a codebook by every name they have: ids, earlier ids, labels."""

    def __init__(self, codebook: Codebook) -> None:
        ids: dict[str, set[str]] = defaultdict(set)
        labels: dict[str, set[str]] = defaultdict(set)
        for code in codebook:
            ids[_plain(code.id)].add(code.id)
            for label in code.label.values():
                labels[_plain(label)].add(code.id)
        was: dict[str, set[str]] = defaultdict(set)
        for code in codebook:
            for earlier in code.was:
                was[_plain(earlier)].add(code.id)
        self._ranks = (ids, labels, was)
        self.all = [code.id for code in codebook]
        self.all += [label for code in codebook for label in code.label.values()]

    def find(self, name: str) -> tuple[str, ...]:
        """Give the ids that a name may mean: as an id first, then a label, then an old id."""
        wanted = _plain(name)
        for rank in self._ranks:
            if wanted in rank:
                return tuple(sorted(rank[wanted]))
        return ()


def read_comment(text: str, names: CodeNames) -> CommentText:
    r"""Read the words of a comment.

    Codes are ``#id``, several in a row if need be, or the first line is an id or a label,
    alone or before a colon or dash. ``?`` behind a name is doubt. Nothing is guessed: a name
    that is nearly one is a problem.
    """
    found = _KEY.search(text)
    own = "·" if found else ""
    lines = [_without_own(line, own) for line in unicodedata.normalize("NFC", text).split("\n")]
    said = [line for line in lines if line]
    key = found[1] if found else ""
    if not said:
        return CommentText(key=key)
    first, rest = said[0], "\n".join(said[1:])
    if "#" in first[:1]:
        return _hashed(first, rest, key, names)
    bracketed = _BRACKETED.fullmatch(first)
    if bracketed:
        return _one(bracketed[1], _joined(bracketed[2], rest), key, names, certain=True)
    whole = _one(first, rest, key, names)
    if whole.codes or not (parted := _PARTED.search(first)):
        return whole
    part = _one(first[: parted.start()], _joined(first[parted.end() :], rest), key, names)
    return part if part.codes or part.problem else whole


def _without_own(line: str, own: str) -> str:
    """Cut off what we wrote ourselves, also where a line break before it was deleted."""
    return (line.partition(own)[0] if own else line).strip()


def _hashed(first: str, rest: str, key: str, names: CodeNames) -> CommentText:
    named: list[Named] = []
    at = 0
    while match := _HASHED.match(first, at):
        name = match[1]
        found = names.find(name) or names.find(name.rstrip(".!)"))
        if len(found) != 1:
            return CommentText(rest=_joined(first, rest), key=key, problem=_problem(name, names))
        named.append(Named(found[0], "unsure" if match[2] else "accept"))
        at = match.end()
    after = first[at:].strip(" .,:;–—-")
    meant = names.find(after)
    codes = {one.code for one in named}
    if meant and not codes & set(meant):
        what = f'says both #{named[0].code} and "{after}"; write the one that is meant.'
        return CommentText(rest=_joined(first, rest), key=key, problem=what)
    return CommentText(tuple(dict.fromkeys(named)), _joined("" if meant else after, rest), key)


def _one(name: str, rest: str, key: str, names: CodeNames, *, certain: bool = False) -> CommentText:
    bare = name.strip().rstrip(".!").strip()
    verdict: Verdict = "unsure" if bare.endswith("?") else "accept"
    bare = bare.rstrip("? ")
    found = names.find(bare)
    if len(found) == 1:
        return CommentText((Named(found[0], verdict),), rest, key)
    whole = _joined(name, rest)
    is_near = len(bare) <= _LONGEST_NAME and bool(nearest(bare, names.all))
    if found or certain or is_near:
        return CommentText(rest=whole, key=key, problem=_problem(bare, names))
    return CommentText(rest=whole, key=key)


def _problem(name: str, names: CodeNames) -> str:
    found = names.find(name)
    if len(found) > 1:
        return f'"{name}" may be {" or ".join(found)}; write #{found[0]} or the other.'
    return f'the codebook has no code "{name}". {did_you_mean(name, names.all)}'


def _joined(first: str, rest: str) -> str:
    return "\n".join(one for one in (first.strip(), rest) if one)


def _plain(name: str) -> str:
    return re.sub(r"[\s_.-]+", " ", unicodedata.normalize("NFC", name)).strip().casefold()
