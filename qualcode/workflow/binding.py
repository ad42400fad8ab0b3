"""Writing the book to read, and what to weigh before it is sent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import ProjectError, UnknownNameError
from qualcode.exporters.book import write_book
from qualcode.model import Corpus, Problem
from qualcode.report.pages import build_book
from qualcode.report.pages.building import BUILT_IN, value_of
from qualcode.workflow.counting import figures_of
from qualcode.workflow.exporting import put
from qualcode.workflow.manifest import keep_run, manifest_of
from qualcode.workflow.reporting import appendix_material
from qualcode.workflow.study import Study
from qualcode.workflow.weighing import unread, weighed, whole_transcripts, without_place

NAMES = {"da": "bog.html", "en": "book.html"}
FIRST_REASON = {"da": "Gemt, da bogen blev skrevet", "en": "Saved when the book was written"}
FEWEST = 5


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
    ``history/``, since the run cites it; ``time`` (ISO 8601, UTC) is when.
    """
    material = study.material
    corpus, project, settings = material.corpus, material.project, material.settings
    check_columns(columns, corpus)
    if not corpus.passages:
        raise ProjectError(
            "There is nothing to read: nobody whose words are counted was found in the "
            "transcripts. See who speaks with: qualcode speakers"
        )
    figures = figures_of(study)
    manifest = manifest_of(study, figures)
    book = build_book(
        appendix_material(study, figures, run=manifest.run),
        language=settings.report_language,
        columns=columns,
    )
    data = write_book(book)
    language = settings.report_language
    path = put(project, NAMES[language], data=data, output=output)
    keep_run(study, manifest, time=time, reason=FIRST_REASON[language])
    return Bound(path, manifest.run, len(data), tuple(_checks(study, columns)))


def check_columns(columns: Sequence[str], corpus: Corpus) -> None:
    """Refuse a column that no participant has."""
    known = list(
        dict.fromkeys((*BUILT_IN, *(key for one in corpus.participants for key in one.extra)))
    )
    for column in columns:
        if column not in known:
            near = did_you_mean(column, known)
            raise UnknownNameError(f'participants.csv has no column "{column}". {near}')


def _checks(study: Study, columns: Sequence[str]) -> Iterator[Problem]:
    yield from unread(study)
    for column in columns:
        people = study.material.corpus.participants
        amounts = Counter(value_of(one, column) for one in people if value_of(one, column))
        few = sorted(value for value, number in amounts.items() if number < FEWEST)
        if few:
            yield weighed(
                f"{column}: {len(few)} of {len(amounts)} values are shared by fewer than {FEWEST} "
                f"participants ({', '.join(few[:3])}{' …' if len(few) > 3 else ''})."
            )
    yield from without_place(study)
    yield from whole_transcripts()
