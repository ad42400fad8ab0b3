"""Translations under the quotes of section F, and what is said of them once."""

from collections.abc import Iterator

from qualcode.model import Translation
from qualcode.report.material import AppendixMaterial
from qualcode.report.translated import is_foreign
from qualcode.report.wording import Wording
from qualcode.report.wording.translating import TRANSLATING


def translation_told(translation: Translation | None, wording: Wording) -> str:
    """Give a translation with its label; empty where there is none."""
    if translation is None:
        return ""
    return TRANSLATING[wording.language].label.format(words=wording.quoted(translation.text))


def translations_told(material: AppendixMaterial, wording: Wording) -> Iterator[str]:
    """Say how many quotes are shown with a translation, into what, and by whom."""
    words, given = TRANSLATING[wording.language], material.translated
    if not given.by_quote:
        return
    foreign = [
        one
        for one in material.quotes
        if is_foreign(one, corpus=material.corpus, language=given.language)
    ]
    shown = sum((one.transcript, one.span) in given.by_quote for one in foreign)
    people = sorted({one.coder for one in given.by_quote.values()})
    told = words.shown.format(
        shown=wording.of(shown, len(foreign)),
        language=words.languages.get(given.language, given.language),
        people=wording.listed(people),
    )
    if given.several:
        decider = material.settings.decider
        told += f" {words.several[0 if decider else 1].format(decider=decider)}"
    yield told
