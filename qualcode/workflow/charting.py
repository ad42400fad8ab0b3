"""Framework summaries of a study, and the matrix as a table to fill."""

from collections.abc import Callable

from qualcode.report import ReportOptions
from qualcode.report.matrix_table import chart_table, matrix_table
from qualcode.report.summaries import Summaries, summaries_of
from qualcode.report.table import Table
from qualcode.store import read_memos
from qualcode.workflow.material import Material
from qualcode.workflow.study import Study


def summaries_in(material: Material) -> Summaries:
    """Give the summaries of the participants and codes of a material, by cell."""
    memos = read_memos(material.project).memos
    return summaries_of(memos, corpus=material.corpus, codebook=material.codebook)


def matrix_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of the framework: a row for each participant and code, with its summaries."""
    return _table(study, options, make=matrix_table)


def chart_in(study: Study, options: ReportOptions) -> Table:
    """Make the framework as it is read: a row for each participant, a column for each code."""
    return _table(study, options, make=chart_table)


def _table(study: Study, options: ReportOptions, *, make: Callable[..., Table]) -> Table:
    material = study.material
    return make(
        study.claims,
        corpus=material.corpus,
        codebook=material.codebook,
        summaries=summaries_in(material) if options.summaries else {},
        note=material.settings.note,
    )
