"""Writing a project for NVivo, ATLAS.ti, MAXQDA or QualCoder, and checking what was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import UnknownNameError, WriteError
from qualcode.exporters import write_table
from qualcode.formats import encodable, refi
from qualcode.model import Codebook, Problem, Settings
from qualcode.store import read_memos
from qualcode.workflow.exporting import file_stem, put
from qualcode.workflow.qda_choice import Choice, chosen_codings
from qualcode.workflow.qda_losses import left_out_table, losses_of
from qualcode.workflow.qda_project import Exchange, coding_guid, qda_project
from qualcode.workflow.study import Study

ENDING = ".qdpx"
BESIDE = ".left-out.csv"


@dataclass(frozen=True, slots=True)
class ExportedProject:
    """Where the file and the table beside it are, what is in them, and what is not.

    ``checked`` codings, all of them, were cut from what was written and give the same words.
    ``columns`` are the columns of participants.csv that went along.
    """

    path: Path
    beside: Path
    project: refi.QdaProject
    checked: int
    codes: int
    columns: tuple[str, ...]
    problems: tuple[Problem, ...]


def export_project(
    study: Study, choice: Choice | None = None, *, output: Path | None = None
) -> ExportedProject:
    """Write ``reports/NAME.qdpx``, or the path given, and a table beside it.

    The table ``.left-out.csv`` holds what the format cannot say. Nothing is written unless
    the file is valid by the schema and every coding, cut out of it again, gives its words.
    """
    wanted = choice or Choice()
    material = study.material
    name = material.settings.name or material.project.folder.resolve().name
    language = report_language(wanted.language, material.codebook, material.settings)
    memos = read_memos(material.project)
    codings = chosen_codings(study, wanted)
    work = Exchange(material, name, codings, memos.memos, language)
    project = qda_project(work)
    data = refi.write_project(project, profile=wanted.profile)
    checked = cut_again(data, _words(work), profile=wanted.profile)
    table = write_table(
        left_out_table(study, work), format="csv", language=material.settings.report_language
    )
    plain = file_stem(study)
    beside = output.with_name(output.stem + BESIDE) if output else None
    aside = put(material.project, plain + BESIDE, data=table, output=beside)
    path = put(material.project, plain + ENDING, data=data, output=output)
    return ExportedProject(
        path,
        aside,
        project,
        checked,
        codes=len(material.codebook.codes),
        columns=tuple(one.name for one in project.variables),
        problems=(*losses_of(study, work, file=path.name), *memos.problems),
    )


def cut_again(data: bytes, words: Mapping[str, str], *, profile: refi.Profile) -> int:
    """Cut every coding out of a file again and give their number.

    ``words`` are what each must give, by the coding's id. ``WriteError`` when one does not.
    """
    _, counting = refi.PROFILES[profile]
    read = refi.read_project(data, file="project", counting=counting)
    found = {
        coding.guid: source.text[selection.start : selection.end]
        for source in read.project.sources
        for selection in source.selections
        for coding in selection.codings
    }
    same = sum(found.get(guid) == quote for guid, quote in words.items())
    if same != len(words) or found.keys() != words.keys():
        raise WriteError(
            f"Only {same} of {len(words)} codings give the same words when they are cut out of the "
            "file again; nothing was written. This is our fault: please tell us."
        )
    return same


def report_language(language: str, codebook: Codebook, settings: Settings) -> str:
    """Give the language of the codebook's texts: the one asked for, else that of reports."""
    if language and language not in codebook.languages:
        near = did_you_mean(language, codebook.languages)
        raise UnknownNameError(f'the codebook has no language "{language}". {near}')
    spoken = language or settings.report_language
    return spoken if spoken in codebook.languages else codebook.languages[0]


def _words(work: Exchange) -> dict[str, str]:
    corpus = work.material.corpus
    return {
        coding_guid(work.guids, one): encodable(corpus.cut(one.transcript, one.span))
        for one in work.codings
    }
