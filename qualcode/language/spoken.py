"""Spoken language as data, by language: fillers, spellings, negations, answers, irony.

A language that is not here has none of them: rules still run, nothing is skipped.
"""

from collections.abc import Mapping

from qualcode.language import danish, english
from qualcode.language.characters import word_pattern
from qualcode.language.folding import fold

Words = Mapping[str, frozenset[str]]

FILLERS: Words = {
    "da": frozenset(danish.FILLERS.split()),
    "en": frozenset(english.FILLERS.split()),
}
SPOKEN: Mapping[str, Mapping[str, str]] = {"da": danish.SPOKEN, "en": english.SPOKEN}
NEGATIONS: Words = {
    "da": frozenset(danish.NEGATIONS.split()),
    "en": frozenset(english.NEGATIONS.split()),
}
ANSWERS: Words = {
    "da": frozenset(danish.ANSWERS.split()),
    "en": frozenset(english.ANSWERS.split()),
}
IRONY: Words = {
    "da": frozenset(danish.IRONY.split()),
    "en": frozenset(english.IRONY.split()),
}
TELLING: Words = {
    "da": frozenset(danish.TELLING.split()) - frozenset(english.TELLING.split()),
    "en": frozenset(english.TELLING.split()) - frozenset(danish.TELLING.split()),
}

_SAMPLE = 200_000
_ENOUGH = 5
_MARGIN = 2


def guess_language(text: str) -> str:
    """Give the language a text reads like, ``da`` or ``en``; empty when neither stands out.

    Counts everyday words that only one of the two has; one must have twice as many.

    >>> guess_language("Det er ikke noget, jeg finder på, men det er jo sådan, det er.")
    'da'
    >>> guess_language("1, 2, 3")
    ''
    """
    words = [fold(word) for word in word_pattern().findall(text[:_SAMPLE])]
    counts = {name: sum(word in telling for word in words) for name, telling in TELLING.items()}
    best, second = sorted(counts, key=lambda name: (-counts[name], name))[:2]
    clear = counts[best] >= max(_ENOUGH, _MARGIN * counts[second])
    return best if clear else ""
