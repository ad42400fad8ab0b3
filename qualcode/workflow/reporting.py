"""Writing the Word appendix, the quotes beside it, and the manifest of the run."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from qualcode import __version__
from qualcode.analyse import Accuracy
from qualcode.errors import ProjectError
from qualcode.exporters import write_table
from qualcode.exporters.docx import write_document
from qualcode.exporters.house import House
from qualcode.model import Problem
from qualcode.report import (
    SHOW_ALL,
    AppendixMaterial,
    ReportOptions,
    Version,
    build_appendix,
    quotes_table,
    with_rare_values,
)
from qualcode.report.coreq import CoreqItem, coreq_items
from qualcode.report.document import Document
from qualcode.store import (
    history_entries,
    with_document,
    write_file,
    write_manifest,
)
from qualcode.workflow.counting import Figures, figures_of
from qualcode.workflow.exporting import put
from qualcode.workflow.manifest import keep_codebook, manifest_of, written
from qualcode.workflow.printing import labels_printed
from qualcode.workflow.selecting import check_letters, selected, whole_behind
from qualcode.workflow.small_cells import cells_to_weigh, fewest_shown, hidden_in_appendix
from qualcode.workflow.study import Study
from qualcode.workflow.templating import left_out
from qualcode.workflow.translating import of_another_cut
from qualcode.workflow.weighing import section_10, unread, voices, without_place
from qualcode.workflow.written import Written, written_in

NAMES = {"da": "bilag.docx", "en": "appendix.docx"}
FIRST_REASON = {"da": "Gemt, da bilaget blev skrevet", "en": "Saved when the appendix was written"}


NOTHING_WRITTEN = Written()


@dataclass(frozen=True, slots=True)
class Beside:
    """What an appendix shows that is no figure.

    These are the saved codebooks, what people wrote that stands in it, and what the demo
    measured.
    """

    history: tuple[Version, ...] = ()
    written: Written = NOTHING_WRITTEN
    accuracy: Accuracy | None = None

    def values(self) -> dict[str, object]:
        """Give what a run puts down of it beside its inputs."""
        return {
            "history": history_values(self.history),
            "accuracy": self.accuracy is not None,
        }


@dataclass(frozen=True, slots=True)
class Reported:
    """What was written, and what to weigh before it is sent."""

    run: str
    appendix: Path
    quotes: Path
    manifest: Path
    figures: Figures
    document: Document
    coreq: tuple[CoreqItem, ...]
    checks: tuple[Problem, ...]


def report(
    study: Study,
    *,
    time: str,
    output: Path | None = None,
    accuracy: Accuracy | None = None,
    options: ReportOptions = SHOW_ALL,
    house: House | None = None,
) -> Reported:
    """Write the appendix to ``reports/`` (or to the path given) and the quotes beside it.

    The codebook's state is kept in ``history/`` first, since the run cites it; ``time`` (ISO
    8601, UTC) is when. ``house`` is the institute's own Word template. Raises
    ``UnknownNameError`` for a code, role or column in the ``options`` that is not there,
    ``UsageError`` for a section that no appendix has, ``ProjectError`` when there is nothing
    to report.
    """
    project, language = study.material.project, language_of(study)
    shown = part_shown(study, options)
    keep_codebook(study, time=time, reason=FIRST_REASON[language])
    figures = figures_reported(study, shown, options)
    beside = replace(beside_of(shown, figures, options), accuracy=accuracy)
    manifest = manifest_of(
        study,
        figures,
        options,
        template=house.sha256 if house else "",
        printed=beside.written,
    )
    given = appendix_given(
        study, shown, figures=figures, run=manifest.run, options=options, beside=beside
    )
    document = build_appendix(given, language=language)
    data = write_document(document, house=house)
    appendix = put(project, NAMES[language], data=data, output=output)
    quotes = project.reports / "quotes.csv"
    write_file(project, quotes, data=quotes_beside(given))
    entry = written("appendix", appendix.name, data, **beside.values())
    path = write_manifest(project, with_document(manifest, entry))
    of_this = (*checks_on(shown, figures, options), *cells_to_weigh(given))
    of_file = (*of_another_cut(beside.written.translated), *left_out(house))
    return Reported(
        run=manifest.run,
        appendix=appendix,
        quotes=quotes,
        manifest=path,
        figures=figures,
        document=document,
        coreq=coreq_items(given, document.sections),
        checks=(*labels_printed(document, shown), *of_this, *of_file),
    )


def figures_reported(study: Study, shown: Study, options: ReportOptions) -> Figures:
    """Count the part of a study that an appendix shows; small groups are taken together."""
    return figures_of(shown, options, fewest=fewest_shown(study, options, sent=True))


def beside_of(study: Study, figures: Figures, options: ReportOptions) -> Beside:
    """Give what an appendix shows besides, as it stands in the project today."""
    return Beside(
        history=versions(study),
        written=written_in(study, figures, options),
    )


def appendix_given(
    study: Study,
    shown: Study,
    *,
    figures: Figures,
    run: str,
    options: ReportOptions,
    beside: Beside,
) -> AppendixMaterial:
    """Give all that an appendix is made of; ``shown`` is the part of the study in it."""
    return replace(
        appendix_material(shown, figures, run=run),
        accuracy=beside.accuracy,
        memos=beside.written.memos,
        history=beside.history,
        translated=beside.written.translated,
        summaries=beside.written.summaries,
        options=options,
        whole=whole_behind(study, options),
        hidden=hidden_in_appendix(shown, figures, options),
    )


def part_shown(study: Study, options: ReportOptions) -> Study:
    """Give the part that is asked for, if there is something to report in it."""
    check_letters(options)
    shown = selected(study, options)
    if not shown.material.corpus.passages:
        raise ProjectError(
            "There is nothing to report: nobody whose words are counted was found in the "
            "transcripts. See who speaks with: qualcode speakers"
        )
    return shown


def quotes_beside(material: AppendixMaterial) -> bytes:
    """Give the table of the quotes that are in the appendix, for Excel.

    Areas that too few people share are left out, as in the appendix.
    """
    told, settings = with_rare_values(material, instead=""), material.settings
    table = quotes_table(
        told.quotes, corpus=told.corpus, note=settings.note, context=material.options.context
    )
    return write_table(table, format="csv", language=settings.report_language)


def appendix_material(study: Study, figures: Figures, *, run: str) -> AppendixMaterial:
    """Put together what the appendix is made of."""
    material = study.material
    return AppendixMaterial(
        corpus=material.corpus,
        codebook=material.codebook,
        settings=material.settings,
        claims=study.claims,
        frequencies=figures.frequencies,
        crossings=figures.crossings,
        quotes=figures.quotes,
        choice=figures.choice,
        run=run,
        version=__version__,
        readings=study.readings,
        history=versions(study),
        by_column=figures.by_column,
        saturation=figures.saturation,
        coverage=figures.coverage,
        not_placed=len(study.placed.lost),
        validated=figures.validated,
    )


def language_of(study: Study) -> str:
    """Give the language of the report: da or en."""
    language = study.material.settings.report_language
    return language if language in NAMES else "en"


def versions(study: Study) -> tuple[Version, ...]:
    """Give the saved codebook versions, oldest first."""
    return tuple(
        Version(one.version, one.date, one.author, one.reason)
        for one in history_entries(study.material.project)
    )


def history_values(history: Sequence[Version]) -> list[dict[str, object]]:
    """Give the versions that a document lists, as a run puts them down."""
    return [asdict(one) for one in history]


def checks_on(study: Study, figures: Figures, options: ReportOptions) -> Iterator[Problem]:
    """Say what to weigh before the appendix is sent."""
    if "F" not in options.without:
        yield from voices(study, figures)
    yield from unread(study)
    yield from without_place(study)
    yield from section_10(study.material.settings)
