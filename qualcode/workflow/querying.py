"""Writing the whole project as one SQLite file, for questions in SQL."""

from dataclasses import dataclass
from pathlib import Path

from qualcode.exporters.sqlite import write_sqlite
from qualcode.report import AppendixMaterial, Database, build_database
from qualcode.store import with_document, write_manifest
from qualcode.workflow.counting import figures_of
from qualcode.workflow.exporting import file_stem, put
from qualcode.workflow.manifest import keep_codebook, manifest_of, written
from qualcode.workflow.reporting import appendix_material, history_values, language_of
from qualcode.workflow.study import Study

ENDING = ".sqlite"
FIRST_REASON = {
    "da": "Gemt, da databasen blev skrevet",
    "en": "Saved when the database was written",
}
NOT_THEIRS = ("participant", "pseudonym", "role")


@dataclass(frozen=True, slots=True)
class ExportedDatabase:
    """Where the file is, its size in bytes, the run it holds, and the rows of each table.

    ``columns`` are those of participants.csv that somebody has filled, beside pseudonym and role.
    """

    path: Path
    size: int
    run: str
    rows: dict[str, int]
    columns: tuple[str, ...]


def export_database(study: Study, *, time: str, output: Path | None = None) -> ExportedDatabase:
    """Write ``reports/NAME.sqlite`` (or the path given) and the manifest of its run.

    The codebook's state is kept in ``history/`` first, since the run cites it; ``time`` (ISO 8601,
    UTC) is when.
    """
    project = study.material.project
    keep_codebook(study, time=time, reason=FIRST_REASON[language_of(study)])
    figures = figures_of(study)
    manifest = manifest_of(study, figures)
    given = appendix_material(study, figures, run=manifest.run)
    database, data = database_of(given)
    path = put(project, file_stem(study) + ENDING, data=data, output=output)
    document = written("database", path.name, data, history=history_values(given.history))
    write_manifest(project, with_document(manifest, document))
    rows = {one.table.name: len(one.table.rows) for one in database.relations}
    return ExportedDatabase(path, len(data), manifest.run, rows, _filled(database))


def database_of(given: AppendixMaterial) -> tuple[Database, bytes]:
    """Give the tables of a study, and the same as a SQLite file."""
    database = build_database(given)
    return database, write_sqlite(database)


def _filled(database: Database) -> tuple[str, ...]:
    people = next(one.table for one in database.relations if one.table.name == "participants")
    return tuple(
        column.name
        for number, column in enumerate(people.columns)
        if column.name not in NOT_THEIRS and any(row[number] is not None for row in people.rows)
    )
