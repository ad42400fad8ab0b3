"""Figures of groups that are too small to be shown, in an appendix and in tables."""

from collections.abc import Iterator, Sequence

from qualcode.analyse import ROLE, Group, crossings
from qualcode.model import SMALL_CELLS, Problem
from qualcode.report import (
    SHOWN,
    AppendixMaterial,
    Hiding,
    Printed,
    ReportOptions,
    can_be_compared,
    hiding,
    still_told,
    worth_showing,
)
from qualcode.workflow.counting import Figures, groups_of
from qualcode.workflow.study import Study
from qualcode.workflow.weighing import weighed

TOLD = {
    "B": (
        "section B tells the role of {amount} participants whose group has hidden figures.",
        "--without B",
    ),
    "F": (
        "section F names {amount} participants under codes whose figure of their role is hidden.",
        "--without F, or fewer quotes.",
    ),
    "G": (
        "section G tells of {amount} participants, one by one, which codes they speak of.",
        "--without G",
    ),
}


def fewest_shown(study: Study, options: ReportOptions, *, sent: bool) -> int:
    """Give the fewest participants that a figure of a group may show; 0 where any may.

    What is ``sent`` hides small figures as the settings say; other tables only on request.
    """
    settings = study.material.settings
    if options.small_cells == "show" or not (sent or options.small_cells):
        return 0
    return settings.small_cells or (SMALL_CELLS if options.small_cells else 0)


def hidden_in_appendix(study: Study, figures: Figures, options: ReportOptions) -> Hiding:
    """Say which figures of groups are hidden in sections D and E."""
    fewest = fewest_shown(study, options, sent=True)
    counting = study.material.settings.counting
    pairs = worth_showing([one for one in figures.crossings if one.cross_theme])
    asked = (groups_of(study, column, fewest=fewest) for column in _columns(options))
    return hidden_in(
        study,
        Printed(pairs, counting, heads=(counting,)),
        columns=[groups for groups in asked if can_be_compared(groups)],
        fewest=fewest,
    )


def hidden_in_tables(study: Study, options: ReportOptions) -> Hiding:
    """Say which figures of groups are hidden in tables: the same ones in all of them."""
    fewest = fewest_shown(study, options, sent=False)
    if not fewest:
        return SHOWN
    material = study.material
    counting = material.settings.counting
    pairs = crossings(
        study.claims, corpus=material.corpus, codebook=material.codebook, counting=counting
    )
    return hidden_in(
        study,
        Printed(pairs, counting, raised=True),
        columns=[groups_of(study, column) for column in _columns(options)],
        fewest=fewest,
    )


def hidden_in(
    study: Study, printed: Printed, *, columns: Sequence[Sequence[Group]], fewest: int
) -> Hiding:
    """Say which figures of the groups of some columns are hidden."""
    return hiding(
        study.claims,
        corpus=study.material.corpus,
        codebook=study.material.codebook,
        columns=[groups for groups in columns if groups],
        printed=printed,
        fewest=fewest,
    )


def _columns(options: ReportOptions) -> tuple[str, ...]:
    return tuple(dict.fromkeys((ROLE, *options.by)))


def cells_to_weigh(material: AppendixMaterial) -> Iterator[Problem]:
    """Say what is hidden of small groups, and which sections tell it person by person."""
    hidden = material.hidden
    if not hidden.cells:
        return
    yield weighed(
        f"{hidden.lost} of {hidden.counted} figures of groups above 0 are hidden: fewer than "
        f"{hidden.fewest} participants, or they would give such a figure away.",
        remedy="--small-cells show shows them.",
        severity="note",
    )
    if hidden.is_most:
        yield weighed(
            "nearly all figures of groups are hidden.",
            remedy="Merge groups: give them one value in participants.csv.",
        )
    for one in still_told(material):
        what, remedy = TOLD[one.letter]
        yield weighed(what.format(amount=one.amount), remedy=remedy)
