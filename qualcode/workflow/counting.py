"""The figures of a study: frequencies, crossings, quotes, new codes, coverage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.analyse import (
    ROLE,
    Coverage,
    Crossing,
    Frequency,
    Group,
    GroupCrossing,
    NewCodes,
    Quote,
    QuoteChoice,
    Validation,
    by_role,
    choose_quotes,
    coverage,
    crossings,
    crossings_by,
    frequencies,
    saturation,
)
from qualcode.model import Counting
from qualcode.report import (
    LIMITS,
    SHOW_ALL,
    ReportOptions,
    groups_in,
    in_order,
    in_order_of_date,
)
from qualcode.review import passages_read
from qualcode.workflow.study import Study
from qualcode.workflow.validating import Sampling, validated_codes


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a study's tables and its appendix are made of.

    ``by_column`` are the frequencies by the columns that were asked for, ``validated`` by code id
    what people's samples say of the machines.
    """

    frequencies: tuple[Frequency, ...]
    crossings: tuple[Crossing, ...]
    quotes: tuple[Quote, ...]
    choice: QuoteChoice
    by_column: tuple[Frequency, ...] = ()
    saturation: tuple[NewCodes, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    validated: Mapping[str, Validation] = field(default_factory=dict)


def figures_of(study: Study, options: ReportOptions = SHOW_ALL, *, fewest: int = 0) -> Figures:
    """Count a study under its own setting of what is counted.

    ``options`` say how quotes are chosen and which columns are counted; the study is already
    the part that is shown. Values that fewer than ``fewest`` participants share are taken
    together, in columns other than roles.
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
    columns = dict.fromkeys(one for one in options.by if one != ROLE)
    groups = [one for column in columns for one in groups_of(study, column, fewest=fewest)]
    return Figures(
        frequencies=frequencies_of(study),
        crossings=crossings(study.claims, corpus=corpus, codebook=codebook, counting=counting),
        quotes=in_order(quotes, order=options.order, corpus=corpus),
        choice=chosen,
        by_column=tuple(one for one in frequencies_by(study, groups) if one.column),
        saturation=saturation_of(study, options),
        coverage=coverage_of(study, options),
        validated={one.code.id: one.figures for one in validated_codes(study, sampling=Sampling())},
    )


def frequencies_of(study: Study, *, counting: Counting | None = None) -> tuple[Frequency, ...]:
    """Count participants and passages by theme, code and role."""
    roles = by_role(study.material.corpus, counted_roles(study))
    return frequencies_by(study, roles, counting=counting)


def frequencies_by(
    study: Study, groups: Sequence[Group], *, counting: Counting | None = None
) -> tuple[Frequency, ...]:
    """Count participants and passages by theme, code and group."""
    return frequencies(
        study.claims,
        corpus=study.material.corpus,
        codebook=study.material.codebook,
        groups=groups,
        counting=counting or study.material.settings.counting,
    )


def groups_of(study: Study, column: str, *, fewest: int = 0) -> Sequence[Group]:
    """Give the groups of a column of ``participants.csv``."""
    material = study.material
    return groups_in(material.corpus, column, settings=material.settings, fewest=fewest)


def groups_asked(study: Study, options: ReportOptions) -> tuple[Group, ...]:
    """Give the groups by role, then by each column that was asked for."""
    columns = dict.fromkeys((ROLE, *options.by))
    return tuple(one for column in columns for one in groups_of(study, column))


def crossings_in_groups(study: Study, options: ReportOptions) -> tuple[GroupCrossing, ...]:
    """Count the pairs of codes that meet, by group."""
    return crossings_by(
        study.claims,
        corpus=study.material.corpus,
        codebook=study.material.codebook,
        groups=groups_asked(study, options),
        counting=study.material.settings.counting,
    )


def saturation_of(study: Study, options: ReportOptions = SHOW_ALL) -> tuple[NewCodes, ...]:
    """Give the new codes of each transcript that has passages, by id or by date."""
    corpus = study.material.corpus
    by_id = sorted(one.id for one in corpus.transcripts)
    order = in_order_of_date(corpus) if options.order == "date" else by_id
    shown = {passage.transcript for passage in corpus.passages}
    return saturation(
        study.claims,
        corpus=corpus,
        codebook=study.material.codebook,
        counting=study.material.settings.counting,
        order=[one for one in order if one in shown],
    )


def coverage_of(study: Study, options: ReportOptions = SHOW_ALL) -> tuple[Coverage, ...]:
    """Say how much of what was said is coded and read through, by group and transcript."""
    corpus = study.material.corpus
    return coverage(
        study.claims,
        corpus=corpus,
        read=passages_read(study.readings, corpus=corpus).keys(),
        groups=groups_asked(study, options),
        counting=study.material.settings.counting,
    )


def counted_roles(study: Study) -> Sequence[str]:
    """Give the roles that are counted, in the order of the settings."""
    return [role.name for role in study.material.settings.counted_roles]
