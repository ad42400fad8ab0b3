"""Rules that hit nothing in this corpus, and what is said that comes near them."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.language import COMMON, Lexicon
from qualcode.model import Rule, Word
from qualcode.rules.false_friends import only_word, stem_of
from qualcode.rules.matching import words_of
from qualcode.rules.reach import Reach
from qualcode.rules.traces import Forms, Traces, most_first

# How like a word that is said must be to one that is not in the dictionary (difflib's ratio).
ALIKE = 0.85
_SHORTEST = 5
# What is said less often is not worth a word.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A strong or weak rule that hits nothing.

    ``near`` are the forms, with counts, that are said instead: other inflections, or, with
    ``is_spelling``, words that are spelled almost like it; ``meant`` is the word of a rule
    that would catch them. Both are empty where nothing comes near.
    """

    code: str
    rule: Rule
    meant: str = ""
    near: Forms = ()
    is_spelling: bool = False


def unsaid_rules(
    traces: Traces, reaches: Sequence[Reach], *, lexicon: Lexicon
) -> tuple[Unsaid, ...]:
    """Give the rules that hit nothing, in order of the codebook.

    What another rule of the code catches already is not named as near.
    """
    dead = [one for one in reaches if not one.hits and one.rule.strength != "except"]
    caught: dict[str, set[str]] = {}
    for one in reaches:
        caught.setdefault(one.code, set()).update(form for form, _ in one.forms)
    said = said_forms(traces)
    inflected = _inflected(dead, said, lexicon)
    return tuple(
        _unsaid(one, inflected, said, caught=caught[one.code], lexicon=lexicon) for one in dead
    )


def said_forms(traces: Traces) -> Mapping[str, int]:
    """Give how often each folded form is said in the passages."""
    counts: dict[str, int] = {}
    for number in np.flatnonzero(traces.said).tolist():
        name = traces.names[number]
        counts[name] = counts.get(name, 0) + int(traces.said[number])
    return counts


def _written(rule: Rule, lexicon: Lexicon) -> str:
    """Give the word that a rule of one word writes out, "" where it writes none."""
    word = only_word(rule.term)
    if word is None or word.kind not in {"form", "wildcard"}:
        return ""
    stem = stem_of(word)
    whole = word.kind == "form" or word.text == f"{stem}*"
    return stem if whole and lexicon.is_known(stem) else ""


def _inflected(
    dead: Sequence[Reach], said: Mapping[str, int], lexicon: Lexicon
) -> Mapping[str, list[str]]:
    """Give, by lemma, the forms that are said of the words that dead rules write out."""
    words = {_written(one.rule, lexicon) for one in dead} - {""}
    forms = list(said)
    found: dict[str, list[str]] = {}
    for place, lemma in lexicon.inflections(forms, lemmas={lexicon.lemma(one) for one in words}):
        found.setdefault(lemma, []).append(forms[place])
    return found


def _unsaid(
    reach: Reach,
    inflected: Mapping[str, Sequence[str]],
    said: Mapping[str, int],
    *,
    caught: set[str],
    lexicon: Lexicon,
) -> Unsaid:
    written = _written(reach.rule, lexicon)
    if written:
        passed = caught | COMMON.get(lexicon.language, frozenset())
        forms = [one for one in inflected.get(lexicon.lemma(written), ()) if one not in passed]
        if sum(said[form] for form in forms) >= FEWEST:
            near = most_first({form: said[form] for form in forms})
            return Unsaid(reach.code, reach.rule, f"{lexicon.lemma(written)}+", near)
    for word in _unknown(reach.rule, said, lexicon):
        found = [one for one in _alike(word, said) if one not in caught]
        if found:
            near = most_first({form: said[form] for form in found})
            return Unsaid(reach.code, reach.rule, near[0][0], near, is_spelling=True)
    return Unsaid(reach.code, reach.rule)


def _unknown(rule: Rule, said: Mapping[str, int], lexicon: Lexicon) -> Iterator[str]:
    """Give the plain words of a rule that neither the dictionary nor anybody knows."""
    words: tuple[Word, ...] = words_of([rule.term])
    for word in words:
        is_plain = word.kind in {"form", "lemma", "compound"} and word.text.isalpha()
        is_open = is_plain and len(word.text) >= _SHORTEST and word.text not in said
        if is_open and not lexicon.is_known(word.text):
            yield word.text


def _alike(word: str, said: Mapping[str, int]) -> list[str]:
    """Give the forms said twice or more that are spelled almost like a word."""
    near = [
        form
        for form, count in said.items()
        if count >= FEWEST and form[0] == word[0] and abs(len(form) - len(word)) <= 1
    ]
    return difflib.get_close_matches(word, near, n=1, cutoff=ALIKE)
