"""Writing single tables: codings, frequencies, quotes."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import UsageError
from qualcode.exporters import write_table
from qualcode.formats import write_atomic
from qualcode.report import SHOW_ALL, ReportOptions, codings_table, frequencies_table, quotes_table
from qualcode.report.table import Table
from qualcode.store import Project, write_file
from qualcode.workflow.counting import figures_of, frequencies_of
from qualcode.workflow.selecting import selected
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
    del options
    return frequencies_table(frequencies_of(study), note=study.material.settings.note)


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
}


def table_of(study: Study, kind: str, options: ReportOptions = SHOW_ALL) -> Table:
    """Make one of the interchange tables; a note of the settings stands with it.

    UsageError when there is no such kind, UnknownNameError for a code or role in the
    ``options`` that is not there.
    """
    if kind not in TABLES:
        raise UsageError(f'There is no table "{kind}". {did_you_mean(kind, TABLES)}')
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
