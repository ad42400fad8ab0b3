"""Translations of the quotes of a study: those that stand, and the table of them to fill."""

import re
from collections.abc import Iterator, Mapping

from qualcode.analyse import Quote
from qualcode.errors import UsageError
from qualcode.model import Problem, Translation
from qualcode.report import ReportOptions
from qualcode.report.table import Table
from qualcode.report.translated import (
    NO_TRANSLATIONS,
    Translated,
    is_foreign,
    translations_table,
)
from qualcode.review import Quoted, said_by_coder, standing_translations
from qualcode.workflow.counting import figures_of
from qualcode.workflow.study import Study
from qualcode.workflow.weighing import weighed

LANGUAGE = re.compile(r"[a-z]{2,3}")


def language_wanted(study: Study, options: ReportOptions) -> str:
    """Give the language to translate into: as asked for, else the report's; empty for none.

    UsageError for what is no code of a language.
    """
    asked = options.translations
    if asked == NO_TRANSLATIONS:
        return ""
    if asked and not LANGUAGE.fullmatch(asked):
        raise UsageError(f'"{asked}" is no language code. Write two letters: en, da, so.')
    return asked or study.material.settings.report_language


def standing_in(study: Study, language: str) -> Mapping[Quoted, Translation]:
    """Give the translation that stands for each quote in a language."""
    decider = study.material.settings.decider
    return standing_translations(study.placed.translations, language=language, decider=decider)


def translated(study: Study, quotes: tuple[Quote, ...], options: ReportOptions) -> Translated:
    """Give the translations of the quotes that are shown."""
    language = language_wanted(study, options)
    if not language:
        return Translated()
    standing = standing_in(study, language)
    corpus = study.material.corpus
    shown = {
        (one.transcript, one.span): one
        for one in quotes
        if is_foreign(one, corpus=corpus, language=language)
    }
    printed = {quoted: standing[quoted] for quoted in shown if quoted in standing}
    passages = {one.quote_id.partition(":")[2] for one in shown.values()}
    unused = 0
    for home, span in standing.keys() - shown.keys():
        passage = corpus.passage_holding(home, span)
        unused += passage is not None and passage.id in passages
    by_coder = said_by_coder(study.placed.translations, language=language)
    several = any(sum(bool(one.text) for one in by_coder[q].values()) > 1 for q in printed)
    return Translated(language, printed, several, unused)


def of_another_cut(given: Translated) -> Iterator[Problem]:
    """Say how many translations are of other cuts of their passages than those that are quoted."""
    if given.unused:
        many = "1 translation is" if given.unused == 1 else f"{given.unused} translations are"
        yield weighed(
            f"{many} of a longer or shorter cut of a quoted passage, and not shown.",
            remedy="qualcode export translations",
        )


def translations_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of the quotes to translate, with the translations there are."""
    language = language_wanted(study, options)
    if not language:
        raise UsageError("Name the language to translate into: --language en")
    material = study.material
    return translations_table(
        figures_of(study, options).quotes,
        corpus=material.corpus,
        language=language,
        standing=standing_in(study, language),
        note=material.settings.note,
    )
