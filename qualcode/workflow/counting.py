"""The figures of a study: frequencies, crossings, quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.analyse import (
    Crossing,
    Frequency,
    Quote,
    QuoteChoice,
    choose_quotes,
    crossings,
    frequencies,
)
from qualcode.model import Counting
from qualcode.report import LIMITS, SHOW_ALL, ReportOptions, in_order
from qualcode.workflow.study import Study


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a study's tables and its appendix are made of."""

    frequencies: tuple[Frequency, ...]
    crossings: tuple[Crossing, ...]
    quotes: tuple[Quote, ...]
    choice: QuoteChoice


def figures_of(study: Study, options: ReportOptions = SHOW_ALL) -> Figures:
    """Count a study under its own setting of what is counted.

    ``options`` say how quotes are chosen; the study is already the part that is shown.
    """
    counting = study.material.settings.counting
    per_code, per_participant = LIMITS[options.quotes]
    chosen = QuoteChoice(
        per_code=options.per_code or per_code,
        per_participant=options.per_participant or per_participant,
        counting=counting,
        longest=options.longest,
        picked=options.quotes,
    )
    corpus, codebook = study.material.corpus, study.material.codebook
    quotes = choose_quotes(study.claims, corpus=corpus, codebook=codebook, choice=chosen)
    return Figures(
        frequencies=frequencies_of(study),
        crossings=crossings(study.claims, corpus=corpus, codebook=codebook, counting=counting),
        quotes=in_order(quotes, order=options.order, corpus=corpus),
        choice=chosen,
    )


def frequencies_of(study: Study, *, counting: Counting | None = None) -> tuple[Frequency, ...]:
    """Count participants and passages by theme, code and role."""
    return frequencies(
        study.claims,
        corpus=study.material.corpus,
        codebook=study.material.codebook,
        roles=counted_roles(study),
        counting=counting or study.material.settings.counting,
    )


def counted_roles(study: Study) -> Sequence[str]:
    """Give the roles that are counted, in the order of the settings."""
    return [role.name for role in study.material.settings.counted_roles]
