"""Spoken language as data, by language: fillers, spellings, negations, answers, irony.

A language that is not here has none of them: rules still run, nothing is skipped.
"""

from collections.abc import Mapping

from qualcode.language import danish, english

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
