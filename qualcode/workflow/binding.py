"""Writing the book to read, and what to weigh before it is sent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import ProjectError
from qualcode.exporters.book import write_book
from qualcode.model import SMALL_CELLS, Problem
from qualcode.report import AppendixMaterial
from qualcode.report.pages import build_book
from qualcode.store import with_document, write_manifest
from qualcode.workflow.counting import figures_of
from qualcode.workflow.exporting import put
from qualcode.workflow.manifest import keep_codebook, manifest_of, written
from qualcode.workflow.reporting import appendix_material
from qualcode.workflow.selecting import check_columns
from qualcode.workflow.study import Study
from qualcode.workflow.weighing import unread, weighed, whole_transcripts, without_place

NAMES = {"da": "bog.html", "en": "book.html"}
FIRST_REASON = {"da": "Gemt, da bogen blev skrevet", "en": "Saved when the book was written"}


@dataclass(frozen=True, slots=True)
class Bound:
    """Where the book is, the run it shows, its size in bytes, and what to weigh."""

    path: Path
    run: str
    size: int
    checks: tuple[Problem, ...]


def bind(
    study: Study, *, time: str, output: Path | None = None, columns: Sequence[str] = ()
) -> Bound:
    """Write the book to ``reports/`` (or to the path given) and the manifest of its run.

    ``columns`` are those of ``participants.csv`` that may be seen beside pseudonym and role;
    UnknownNameError when nobody has such a column. The codebook's state is kept in
    ``history/`` first, since the run cites it; ``time`` (ISO 8601, UTC) is when.
    """
    material = study.material
    corpus, project, settings = material.corpus, material.project, material.settings
    check_columns(columns, corpus)
    if not corpus.passages:
        raise ProjectError(
            "There is nothing to read: nobody whose words are counted was found in the "
            "transcripts. See who speaks with: qualcode speakers"
        )
    language = settings.report_language
    keep_codebook(study, time=time, reason=FIRST_REASON[language])
    figures = figures_of(study)
    manifest = manifest_of(study, figures)
    data = book_bytes(appendix_material(study, figures, run=manifest.run), columns=columns)
    path = put(project, NAMES[language], data=data, output=output)
    document = written("book", path.name, data, columns=list(columns))
    write_manifest(project, with_document(manifest, document))
    return Bound(path, manifest.run, len(data), tuple(_checks(study, columns)))


def book_bytes(given: AppendixMaterial, *, columns: Sequence[str]) -> bytes:
    """Give the book as one HTML file."""
    return write_book(build_book(given, language=given.settings.report_language, columns=columns))


def _checks(study: Study, columns: Sequence[str]) -> Iterator[Problem]:
    yield from unread(study)
    for column in columns:
        people = study.material.corpus.participants
        fewest = study.material.settings.small_cells or SMALL_CELLS
        amounts = Counter(value for one in people if (value := one.value_of(column)))
        few = sorted(value for value, number in amounts.items() if number < fewest)
        if few:
            yield weighed(
                f"{column}: {len(few)} of {len(amounts)} values are shared by fewer than {fewest} "
                f"participants ({', '.join(few[:3])}{' …' if len(few) > 3 else ''})."
            )
    yield from without_place(study)
    yield from whole_transcripts()
