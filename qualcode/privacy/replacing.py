"""Other words in the place of names: whole words, in the case and genitive they had.

A name is replaced as written, with a capital, and in capitals. In small letters it is
replaced only when no word of the language is spelled so: *Bo* is never the verb *bo*. It is
never replaced inside a word (*Boligforeningen*) nor in a name joined to another by a hyphen
(*Bo-Erik*); in *Hassan-familien* it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from qualcode.language import entry
from qualcode.model import Span

# An underscore joins the parts of a file's name, so it is no part of a word here.
_GENITIVE = r"(?:'s|S|’s|´s|s|'(?!\w)|’(?!\w))?"
_BEFORE = r"(?<![^\W_])(?<![^\W_][-‐‑'’])"
_AFTER = r"(?![^\W_])(?![-‐‑][A-ZÆØÅ])"
_BLANKS = re.compile(r"\s+")
_HISSING = ("s", "x", "z")

# Signs by the sign before them; an empty sign ends a text.
_Tree: TypeAlias = dict[str, "_Tree"]


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[span]`` of the old text became ``words``."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text with other words in the place of names, and each edit in order of place."""

    text: str
    edits: tuple[Edit, ...] = ()

    def follow(self, span: Span) -> Span:
        """Give the span that a span of the old text has become; edits are never cut through.

        >>> Replaced("Karim bor her", (Edit(Span(0, 6), "Karim"),)).follow(Span(7, 10))
        Span(start=6, end=9)
        """
        return Span(self._place(span.start, at_end=False), self._place(span.end, at_end=True))

    def _place(self, place: int, *, at_end: bool) -> int:
        shift = 0
        for edit in self.edits[: bisect_right([one.span.start for one in self.edits], place)]:
            grown = len(edit.words) - len(edit.span)
            if place >= edit.span.end:
                shift += grown
            elif place > edit.span.start:
                start = edit.span.start + shift
                return start + len(edit.words) if at_end else start
        return place + shift


@dataclass(frozen=True, slots=True)
class Replacer:
    """What stands for what, ready to be used on texts of one language.

    ``words`` maps names (and numbers, addresses: whatever was found) to what stands for them.
    """

    words: Mapping[str, str]
    language: str = "da"
    _pattern: "re.Pattern[str] | None" = field(init=False, repr=False, compare=False)
    _by_form: dict[str, tuple[str, str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_form: dict[str, tuple[str, str]] = {}
        for name in sorted(self.words):
            for form in spellings(name, language=self.language):
                by_form.setdefault(form, (name, self.words[name]))
        for name in self.words:
            by_form[name] = (name, self.words[name])
        parts = any_of(by_form)
        pattern = re.compile(f"{_BEFORE}(?P<name>{parts})(?P<end>{_GENITIVE}){_AFTER}")
        object.__setattr__(self, "_by_form", by_form)
        object.__setattr__(self, "_pattern", pattern if by_form else None)

    def replace(self, text: str) -> Replaced:
        """Give a text with every name replaced."""
        edits: list[Edit] = []
        parts: list[str] = []
        done = 0
        for _, edit in self.found(text):
            parts += (text[done : edit.span.start], edit.words)
            done = edit.span.end
            edits.append(edit)
        return Replaced("".join((*parts, text[done:])), tuple(edits))

    def found(self, text: str) -> Iterator[tuple[str, Edit]]:
        """Give each name that stands in a text, and the edit that replaces it, in order of place.

        Time is linear in the text and hardly grows with the number of names.
        """
        for match in self._pattern.finditer(text) if self._pattern is not None else ():
            words = self._words(match)
            if words is not None:
                name, _ = self._by_form[_plain(match["name"])]
                yield name, Edit(Span(match.start(), match.end()), words)

    def _words(self, match: re.Match[str]) -> str | None:
        written, end = match["name"], match["end"]
        form = _plain(written)
        name, words = self._by_form[form]
        if not any(sign.isalpha() for sign in name):
            return words + end
        if end in {"s", "S"} and is_name_of_its_own(f"{form}s", name, language=self.language):
            return None
        if len(form) > 1 and form.isupper() and not name.isupper():
            return in_genitive(words, end).upper()
        if form.islower() and not name.islower():
            return in_genitive(words, end).lower()
        return in_genitive(words, end)


def spellings(name: str, *, language: str) -> tuple[str, ...]:
    """Give the spellings under which a name is replaced; see the module.

    >>> spellings("Bo", language="da"), spellings("Samira", language="da")
    (('Bo', 'BO'), ('Samira', 'SAMIRA', 'samira'))
    """
    upper = name.upper()
    forms = [name, upper] if len(name) > 1 and len(upper) == len(name) else [name]
    lower = name.lower()
    parts = lower.split()
    is_word = all(entry(part, language=language) for part in parts) or len(lower) < 3
    if not is_word and len(lower) == len(name):
        forms.append(lower)
    return tuple(dict.fromkeys(forms))


def in_genitive(words: str, ending: str) -> str:
    """Give a replacement with the genitive that the name had; Danish after a hissing sound.

    >>> in_genitive("Karim", "s"), in_genitive("Jens", "s"), in_genitive("Jens", "'s")
    ('Karims', "Jens'", "Jens'")
    """
    if not ending:
        return words
    if words[-1:].casefold() in _HISSING:
        return f"{words}{ending[0] if ending[0] in '’´' else chr(39)}"
    return words + ("s" if ending in {"'", "’"} else ending)


def is_name_of_its_own(form: str, name: str, *, language: str) -> bool:
    """Tell whether a form in s is another name by the dictionary: *Anders* is not *Ander*'s."""
    return form != name and entry(form, language=language) == form


def _plain(written: str) -> str:
    return _BLANKS.sub(" ", written)


def any_of(forms: Iterable[str]) -> str:
    """Give a pattern for any of some texts, the longest first; a blank is any white space.

    What texts begin with in common is tried once for all of them, so that the time of a search
    hardly grows with their number.

    >>> any_of(["Bo", "Bodil", "Ole"])
    '(?:Bo(?:dil)?|Ole)'
    """
    tree: _Tree = {}
    for form in sorted(map(_plain, forms)):
        node = tree
        for sign in form:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _as_pattern(tree)


def _as_pattern(node: _Tree) -> str:
    branches = [_branch(sign, child) for sign, child in node.items() if sign]
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def _branch(sign: str, node: _Tree) -> str:
    """Give what follows a sign, as far as nothing branches off in one piece."""
    written = _sign(sign)
    while len(node) == 1 and "" not in node:
        following, node = next(iter(node.items()))
        written += _sign(following)
    return written if node.keys() == {""} else written + _as_pattern(node)


def _sign(sign: str) -> str:
    return r"\s+" if sign == " " else re.escape(sign)
