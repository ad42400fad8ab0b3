"""Words of foreign dictionaries as rules of our notation, and rules as words of theirs.

Dictionaries know words in a row, ``*`` for any run of letters and, some of them, ``?`` for
one. Other signs cannot be part of a word in speech and are read past.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.codebook.findings import Findings, Place, shorten
from qualcode.codebook.notation import parse_term, render_term
from qualcode.errors import NotationError
from qualcode.model import Phrase, Rule, Term, Word

_ONE = "?"


@dataclass(frozen=True, slots=True)
class Taken:
    """A foreign word as a rule, "" when no word is left. ``altered``: signs were left out."""

    rule: str
    altered: bool


def rule_of(text: str, *, one: str = _ONE) -> Taken:
    """Give the rule that matches what a foreign word or row of words matches.

    ``one`` is the sign that stands for one letter, "" where the format has none.

    >>> rule_of("Good  neighbo?r*").rule, rule_of(":)").rule
    ('good /neighbo.r.*/', '')
    """
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())
    words = [word for piece in _pieces(folded, one=one) if (word := _trimmed(piece))]
    altered = " ".join(words) != folded
    if not any(_has_letters(word) for word in words):
        return Taken("", altered=True)
    return Taken(" ".join(_notation(word, one=one) for word in words), altered)


def take(text: str, *, place: Place, findings: Findings, owner: str, one: str = _ONE) -> str:
    """Give the rule for a foreign word, "" when it cannot be one; what was changed is reported."""
    taken = rule_of(text, one=one)
    shown = shorten(text)
    try:
        rule = render_term(parse_term(taken.rule)) if taken.rule else ""
    except NotationError as error:
        findings.warning(place, f'"{shown}" of {owner} was left out: {error}.', error.remedy)
        return ""
    if not rule:
        findings.warning(
            place,
            f'"{shown}" of {owner} was left out: it holds no word.',
            "Rules are about what people say; signs alone are never said.",
        )
    elif taken.altered:
        findings.note(
            place,
            f'"{shown}" of {owner} was read as the rule "{shorten(rule)}".',
            "Words are letters and digits, with - or ' inside.",
        )
    return rule


def as_globs(rule: Rule, *, forms: Sequence[str]) -> tuple[str, ...]:
    """Give the words and globs of other dictionaries that stand for a rule, sorted.

    Plain words, wildcards and rows of them stay as they are. Inflections, compounds and
    regular expressions become the forms given, those that were found in a corpus; where
    there are none, the words themselves. Empty for what no row of words can say.
    """
    if not isinstance(rule.term, Phrase):
        return ()
    if is_plain(rule.term):
        return (render_term(rule.term),)
    if forms:
        return tuple(sorted(set(forms)))
    if any(word.kind == "regex" for word in rule.term.words):
        return ()
    return (" ".join(word.text for word in rule.term.words),)


def is_plain(term: Term) -> bool:
    """Tell whether a term is a row of words and wildcards and nothing else."""
    return isinstance(term, Phrase) and all(_is_plain_word(word) for word in term.words)


def _is_plain_word(word: Word) -> bool:
    return word.kind in {"form", "wildcard"}


def _pieces(text: str, *, one: str) -> list[str]:
    """Cut at blanks and at every sign that no word holds."""
    kept = [sign if _is_part(sign, one=one) else " " for sign in text]
    return "".join(kept).split()


def _is_part(sign: str, *, one: str) -> bool:
    return sign in f"*-'{one}" or unicodedata.category(sign)[0] in "LMN"


def _trimmed(piece: str) -> str:
    """Take away hyphens at the ends and apostrophes before: they stand inside a word."""
    return re.sub(r"\*{2,}", "*", piece.strip("-").lstrip("-'"))


def _has_letters(word: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LMN" for sign in word)


def _notation(word: str, *, one: str) -> str:
    """Write one word: with ``?`` it takes a regular expression, else it is as written."""
    if not one or one not in word:
        return word
    parts = {one: ".", "*": ".*"}
    return "/" + "".join(parts.get(sign, sign) for sign in word) + "/"
