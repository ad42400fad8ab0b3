"""Writing single tables: codings, frequencies, quotes."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import UsageError
from qualcode.exporters import write_table
from qualcode.formats import write_atomic
from qualcode.report import (
    SHOW_ALL,
    ReportOptions,
    codings_table,
    coverage_table,
    crossings_table,
    frequencies_table,
    quotes_table,
    raised_table,
    saturation_table,
)
from qualcode.report.table import Table
from qualcode.store import Project, write_file
from qualcode.workflow.charting import chart_in, matrix_in
from qualcode.workflow.counting import (
    coverage_of,
    crossings_in_groups,
    figures_of,
    frequencies_by,
    groups_asked,
    saturation_of,
)
from qualcode.workflow.selecting import selected
from qualcode.workflow.small_cells import hidden_in_tables
from qualcode.workflow.study import Study
from qualcode.workflow.translating import translations_in

_UNFIT = re.compile(r"[^\w.-]+")
FORMATS = ("csv", "json", "xlsx")


def codings_of(study: Study, options: ReportOptions) -> Table:
    """Make the table of codings."""
    del options
    corpus, codebook = study.material.corpus, study.material.codebook
    note = study.material.settings.note
    return codings_table(study.claims, corpus=corpus, codebook=codebook, note=note)


def frequencies_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of frequencies."""
    found = frequencies_by(study, groups_asked(study, options))
    hidden = hidden_in_tables(study, options)
    return frequencies_table(found, note=study.material.settings.note, hidden=hidden)


def raised_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of who raised what themselves."""
    found = frequencies_by(study, groups_asked(study, options))
    hidden = hidden_in_tables(study, options)
    return raised_table(found, note=study.material.settings.note, hidden=hidden)


def crossings_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of the pairs of codes that meet."""
    hidden = hidden_in_tables(study, options)
    pairs = crossings_in_groups(study, options)
    return crossings_table(pairs, note=study.material.settings.note, hidden=hidden)


def saturation_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of new codes by transcript."""
    material = study.material
    found = saturation_of(study, options)
    return saturation_table(found, corpus=material.corpus, note=material.settings.note)


def coverage_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of what is coded and read through."""
    return coverage_table(coverage_of(study, options), note=study.material.settings.note)


def quotes_in(study: Study, options: ReportOptions) -> Table:
    """Make the table of quotes."""
    quotes = figures_of(study, options).quotes
    material = study.material
    return quotes_table(
        quotes,
        corpus=material.corpus,
        note=material.settings.note,
        context=options.context,
    )


TABLES: Mapping[str, Callable[[Study, ReportOptions], Table]] = {
    "codings": codings_of,
    "frequencies": frequencies_in,
    "quotes": quotes_in,
    "translations": translations_in,
    "matrix": matrix_in,
    "chart": chart_in,
    "crossings": crossings_in,
    "raised": raised_in,
    "saturation": saturation_in,
    "coverage": coverage_in,
}
GROUPED = ("frequencies", "crossings", "raised", "coverage")
HIDING = ("frequencies", "crossings", "raised")


def table_of(study: Study, kind: str, options: ReportOptions = SHOW_ALL) -> Table:
    """Make one of the interchange tables; a note of the settings stands with it.

    UsageError when there is no such kind or it has no groups and they are asked for,
    UnknownNameError for a code, role or column in the ``options`` that is not there.
    """
    if kind not in TABLES:
        raise UsageError(f'There is no table "{kind}". {did_you_mean(kind, TABLES)}')
    if options.by and kind not in GROUPED:
        raise UsageError(f"{kind} has no groups: --by goes with {' or '.join(GROUPED)}.")
    if options.small_cells and kind not in HIDING:
        raise UsageError(
            f"{kind} has no figures of groups to hide: --small-cells goes with "
            f"{' or '.join(HIDING)}."
        )
    return TABLES[kind](selected(study, options), options)


def export_table(
    study: Study,
    kind: str,
    *,
    format: str,  # noqa: A002 - the word of the command line
    output: Path | None,
    options: ReportOptions = SHOW_ALL,
) -> Path:
    """Write one table to ``reports/KIND.FORMAT``, or to the path given, and give the path."""
    language = study.material.settings.report_language
    data = write_table(table_of(study, kind, options), format=format, language=language)
    return put(study.material.project, f"{kind}.{format}", data=data, output=output)


def file_stem(study: Study) -> str:
    """Give what a file that holds the whole project is called, without its ending."""
    material = study.material
    name = material.settings.name or material.project.folder.resolve().name
    return _UNFIT.sub("-", name).strip("-.") or "project"


def put(project: Project, name: str, *, data: bytes, output: Path | None) -> Path:
    """Write a file into ``reports/``, or to the path given, and give the path.

    UsageError when the path is that of the codebook itself: no export writes there.
    """
    if output is None:
        path = project.reports / name
        write_file(project, path, data=data)
        return path
    if output.resolve() == project.codebook.resolve():
        raise UsageError(f"{output} is the codebook itself. Give another name with --output.")
    write_atomic(output, data)
    return output
