"""Writing the codebook for another program, and saying what of it stays here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode import __version__
from qualcode.codebook import did_you_mean
from qualcode.codebook.dictionaries import (
    LONGEST,
    TARGETS,
    WITH_LEVELS,
    Category,
    Forms,
    Target,
    code_list,
    dictionary,
    losses,
)
from qualcode.errors import UnknownNameError, UsageError
from qualcode.exporters.code_lists import write_atlas, write_maxqda, write_taguette
from qualcode.exporters.dictionaries import write_quanteda
from qualcode.exporters.xlsx import MOST_CHARACTERS, fitting
from qualcode.formats import refi
from qualcode.model import Codebook, Problem, Settings
from qualcode.rules import caught
from qualcode.store import Cache, Project, load_settings
from qualcode.workflow.exporting import put
from qualcode.workflow.material import keep_lemmas, read_codebook, read_material
from qualcode.workflow.progress import Progress, silent
from qualcode.workflow.qda_codes import Guids, codes_of, sets_of

ENDINGS = {
    "quanteda": "quanteda.yml",
    "maxqda": "maxqda.xlsx",
    "atlas": "atlas.xlsx",
    "taguette": "taguette.csv",
    "qdc": "qdc",
}
_WRITERS = {"maxqda": write_maxqda, "atlas": write_atlas, "taguette": write_taguette}


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the file is, in which language, and what is not in it or is in it otherwise."""

    path: Path
    language: str
    problems: tuple[Problem, ...]


def export_codebook(
    project: Project,
    *,
    target: Target,
    language: str = "",
    output: Path | None = None,
    cache: Cache,
    progress: Progress = silent,
) -> HandedOver:
    """Write ``reports/codebook.TARGET.ENDING`` (``codebook.qdc``), or the path given.

    A dictionary is in the language of the transcripts, a code list in that of reports,
    unless it is given. What a rule's inflections are is looked up in the transcripts.
    """
    settings = load_settings(project)
    codebook, _, _ = read_codebook(project)
    spoken = _language(language, codebook=codebook, settings=settings, target=target)
    forms: Forms = {}
    if target == "quanteda":
        forms = forms_in(project, language=spoken, cache=cache, progress=progress)
    categories = _laid_out(codebook, target=target, language=spoken, forms=forms)
    file = project.codebook.name
    problems = (
        *losses(codebook, target=target, language=spoken, forms=forms, file=file),
        *(_too_long(categories, file=file) if ENDINGS[target].endswith("xlsx") else ()),
    )
    head = " ".join(f"{codebook.name}: strong rules ({spoken})".split())
    if target == "quanteda":
        data = write_quanteda(categories, head=head)
    elif target == "qdc":
        data = _refi_codebook(codebook, language=spoken, name=settings.name or codebook.name)
    else:
        data = _WRITERS[target](categories)
    path = put(project, f"codebook.{ENDINGS[target]}", data=data, output=output)
    return HandedOver(path, spoken, problems)


def _refi_codebook(codebook: Codebook, *, language: str, name: str) -> bytes:
    """Give the codebook as a REFI-QDA ``.qdc`` file."""
    guids = Guids(name)
    return refi.write_codebook(
        codes_of(codebook, language=language, guids=guids),
        origin=f"qualcode {__version__}",
        sets=sets_of(codebook, language=language, guids=guids),
    )


def target_named(name: str) -> Target:
    """Give the program of that name; UsageError when nothing is written for it."""
    for one in TARGETS:
        if one == name:
            return one
    raise UsageError(
        f"A codebook is written for another program: --format {' or --format '.join(TARGETS)}."
    )


def forms_in(
    project: Project, *, language: str, cache: Cache, progress: Progress = silent
) -> Forms:
    """Give the word forms each strong rule of a language catches in the participants' words.

    They are given by code id and rule text.
    """
    material = read_material(project, cache=cache, progress=progress)
    found = caught(
        material.corpus,
        codebook=material.codebook,
        tokenised=material.tokenised,
        settings=material.settings,
    )
    keep_lemmas(material, cache=cache)
    return {
        (one.code, one.rule.text): tuple(form for form, _ in one.forms)
        for one in found
        if one.rule.strength == "strong" and one.rule.language == language
    }


def _language(language: str, *, codebook: Codebook, settings: Settings, target: Target) -> str:
    if language:
        if language not in codebook.languages:
            near = did_you_mean(language, codebook.languages)
            raise UnknownNameError(f'the codebook has no language "{language}". {near}')
        return language
    wanted = settings.data_language if target == "quanteda" else settings.report_language
    return wanted if wanted in codebook.languages else codebook.languages[0]


def _laid_out(
    codebook: Codebook, *, target: Target, language: str, forms: Forms
) -> tuple[Category, ...]:
    if target == "quanteda":
        return dictionary(codebook, language=language, forms=forms)
    return code_list(
        codebook,
        language=language,
        longest=LONGEST.get(target, 0),
        levels=target in WITH_LEVELS,
    )


def _too_long(categories: Sequence[Category], *, file: str) -> Iterator[Problem]:
    """Report the memos that no cell of a workbook holds whole."""
    for category in categories:
        if fitting(category.memo) != category.memo:
            what = f'the memo of "{category.name}" is cut: a cell holds {MOST_CHARACTERS} letters.'
            yield Problem(file, category.line, what=what, severity="warning")
        yield from _too_long(category.under, file=file)
