"""Whether a compound holds a word as one of its parts.

Danish writes compounds as one word, and no maintained splitter does so without cutting
simple words. Asking whether *this* word is a part of that compound is the easier
question: what stands before it must be a word (less a linking ``s``, ``e`` or ``er``),
what stands after it an ending of the word itself or again a word.
"""

from qualcode.language.folding import fold
from qualcode.language.lemmas import LONGEST_WORD, Lexicon

SHORTEST_STEM = 4
_LINKS = ("s", "e", "er")
_SHORTEST_LEFT = 2
_SHORTEST_RIGHT = 3


def holds_part(form: str, stem: str, *, language: str) -> bool:
    """Tell whether a word form is an inflection of a stem or a compound that holds it.

    Stems of fewer than four letters are parts of nothing: they only match inflections.

    >>> holds_part("almenboligerne", "bolig", language="da")
    True
    >>> holds_part("beklage", "klage", language="da")
    False
    """
    return part_of(fold(form), fold(stem), lexicon=Lexicon(language))


def part_of(form: str, stem: str, *, lexicon: Lexicon) -> bool:
    """Tell the same of folded words, with what the lexicon remembers."""
    return is_inflection(form, stem, lexicon=lexicon) or is_compound(form, stem, lexicon=lexicon)


def is_compound(form: str, stem: str, *, lexicon: Lexicon) -> bool:
    """Tell whether a folded form is a compound that holds a stem; inflections may be too."""
    if len(stem) < SHORTEST_STEM or len(form) > LONGEST_WORD:
        return False
    place = form.find(stem)
    while place >= 0:
        left, right = form[:place], form[place + len(stem) :]
        if _stands_before(left, lexicon) and _stands_after(right, stem, lexicon):
            return True
        place = form.find(stem, place + 1)
    return False


def is_inflection(form: str, word: str, *, lexicon: Lexicon) -> bool:
    """Tell whether a folded form is a word or an inflection of it, under two keys.

    The word matches as itself and as its own lemma: the lemma of *sagsbehandler* is the
    verb, while that of *sagsbehandlerne* is the noun.
    """
    return form == word or lexicon.lemma(form) in {word, lexicon.lemma(word)}


def _stands_before(left: str, lexicon: Lexicon) -> bool:
    if not left:
        return True
    words = [left, *(left[: -len(link)] for link in _LINKS if left.endswith(link))]
    return any(len(word) >= _SHORTEST_LEFT and lexicon.is_known(word) for word in words)


def _stands_after(right: str, stem: str, lexicon: Lexicon) -> bool:
    if not right or is_inflection(stem + right, stem, lexicon=lexicon):
        return True
    words = [right, *(right[len(link) :] for link in _LINKS if right.startswith(link))]
    return any(len(word) >= _SHORTEST_RIGHT and lexicon.is_known(word) for word in words)
