"""Writing single tables: codings, frequencies, quotes."""

from pathlib import Path
from typing import Literal

from qualcode.errors import UsageError
from qualcode.exporters import write_table
from qualcode.formats import write_atomic
from qualcode.report import codings_table, frequencies_table, quotes_table
from qualcode.report.table import Table
from qualcode.store import Project, write_file
from qualcode.workflow.counting import figures_of, frequencies_of
from qualcode.workflow.study import Study

Kind = Literal["codings", "frequencies", "quotes"]
Format = Literal["csv", "json", "xlsx"]
KINDS: tuple[Kind, ...] = ("codings", "frequencies", "quotes")
FORMATS: tuple[Format, ...] = ("csv", "json", "xlsx")


def table_of(study: Study, kind: Kind) -> Table:
    """Make one of the interchange tables; a note of the settings stands with it."""
    corpus, codebook = study.material.corpus, study.material.codebook
    note = study.material.settings.note
    if kind == "codings":
        return codings_table(study.claims, corpus=corpus, codebook=codebook, note=note)
    if kind == "frequencies":
        return frequencies_table(frequencies_of(study), note=note)
    return quotes_table(figures_of(study).quotes, corpus=corpus, note=note)


def export_table(study: Study, kind: Kind, *, format: Format, output: Path | None) -> Path:  # noqa: A002 - the word of the command line
    """Write one table to ``reports/KIND.FORMAT``, or to the path given, and give the path."""
    language = study.material.settings.report_language
    data = write_table(table_of(study, kind), format=format, language=language)
    return put(study.material.project, f"{kind}.{format}", data=data, output=output)


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


def kind_named(name: str) -> Kind:
    """Give the kind of table of that name; UsageError when there is none."""
    for kind in KINDS:
        if kind == name:
            return kind
    raise UsageError(f'There is no table "{name}". Tables: {", ".join(KINDS)}.')


def format_named(name: str) -> Format:
    """Give the format of that name; UsageError when there is none."""
    for one in FORMATS:
        if one == name:
            return one
    raise UsageError(f'There is no format "{name}". Formats: {", ".join(FORMATS)}.')
