"""Words that can be somebody's subject, with inflections and compounds taken together."""

from collections.abc import Iterator, Mapping

import numpy as np

from qualcode.language import COMMON, Lexicon
from qualcode.rules import Said

SHORTEST = 3
_SHORTEST_PART = 4
_LINKS = ("s", "e", "er")
_BEFORE_A_START = ".!?…:«»\"“”„‘’'([-–— \n"


def lexical_words(said: Said, *, texts: Mapping[str, str]) -> dict[int, str]:
    """Give, by type, the word that it is a form of: its lemma, or the head of its compound.

    Left out are the common words of the language (``language.COMMON``), words under three
    letters, words with digits, and names. A name is a type that is written with a capital
    more often than not where no sentence begins, or that never stands elsewhere and that
    the dictionary does not know. ``texts`` are the canonical texts by transcript id.
    """
    common = COMMON.get(said.language, frozenset())
    names = _names(said, texts=texts)
    lemmas: dict[int, str] = {}
    for number in np.unique(said.types).tolist():
        form = said.forms[number]
        if _is_plain(form) and form not in common and form not in names:
            lemma = said.lexicon.lemma(form)
            if lemma not in common:
                lemmas[number] = lemma
    heads = _heads(set(lemmas.values()), lexicon=said.lexicon, common=common)
    return {number: heads[lemma] for number, lemma in lemmas.items()}


def _is_plain(form: str) -> bool:
    return len(form) >= SHORTEST and form.replace("-", "").replace("'", "").isalpha()


def _names(said: Said, *, texts: Mapping[str, str]) -> set[str]:
    """Give the forms that are names by the way they are written."""
    capital = np.array([word[:1].isupper() for word in said.words], dtype=np.bool_)
    small: dict[str, int] = {}
    counts = np.bincount(said.types[~capital[said.types]], minlength=len(said.words))
    for number in np.flatnonzero(counts).tolist():
        form = said.forms[number]
        small[form] = small.get(form, 0) + int(counts[number])
    inside: dict[str, int] = {}
    for row in np.flatnonzero(capital[said.types]).tolist():
        form = said.forms[said.types[row]]
        passage = said.passages[said.places[row]]
        begins = _begins(texts[passage.transcript], said.starts[row], first=passage.span.start)
        inside[form] = inside.get(form, 0) + (not begins)
    return {
        form
        for form, count in inside.items()
        if count > small.get(form, 0)
        or not (count or small.get(form, 0) or said.lexicon.is_known(form))
    }


def _begins(text: str, start: int, *, first: int) -> bool:
    """Tell whether a word stands where a sentence or a quotation begins."""
    before = text[max(first, start - 3) : start].rstrip(" ")
    return not before or before[-1] in _BEFORE_A_START


def _heads(lemmas: set[str], *, lexicon: Lexicon, common: frozenset[str]) -> dict[str, str]:
    """Give, for each lemma, the longest other one that it is a compound of, or itself.

    Compounds are headed by their last part: *gravhund* is a kind of *hund*, while
    *hundrede* is none. What stands before must be a word of four letters or more (less
    a linking ``s``, ``e`` or ``er``) and no common one, so that *forstå* and *billede* (no
    kind of *lede*) stay themselves.
    """

    def head_of(lemma: str) -> str:
        for place in range(_SHORTEST_PART, len(lemma) - _SHORTEST_PART + 1):
            if lemma[place:] in lemmas and _is_modifier(lemma[:place], lexicon, common):
                return head_of(lemma[place:])
        return lemma

    return {lemma: head_of(lemma) for lemma in lemmas}


def _is_modifier(left: str, lexicon: Lexicon, common: frozenset[str]) -> bool:
    return any(
        len(word) >= _SHORTEST_PART and word not in common and lexicon.is_known(word)
        for word in _without_links(left)
    )


def _without_links(left: str) -> Iterator[str]:
    yield left
    yield from (left[: -len(link)] for link in _LINKS if left.endswith(link))
