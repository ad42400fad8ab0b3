"""Taking over a dictionary or a code list of another program as a new codebook file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import load_codebook
from qualcode.codebook.dictionaries import (
    Category,
    Foreign,
    Format,
    Line,
    detect,
    draft_codebook,
    format_named,
    is_text,
    read_lines,
    read_text,
)
from qualcode.codebook.fields import LANGUAGE_CODE
from qualcode.errors import CodebookError, QualcodeError, TableError, TranscriptError, UsageError
from qualcode.formats import decode, read_records, read_sheet, refi, sniff, write_atomic
from qualcode.model import Codebook, Problem
from qualcode.store import Project, load_settings, write_file
from qualcode.workflow.importing import file_data

DEFAULT_LANGUAGE = "da"
MOST_BYTES = 16_000_000
_UNREADABLE = {
    "doc": "it is an old .xls or .doc file. Open it in Excel and save it as .xlsx.",
    "docx": "it is a Word document. Save its table as .csv.",
    "pdf": "it is a PDF. Ask for the table or the dictionary itself.",
    "zip": "it is an archive. Unpack it first.",
    "odt": "it is an OpenDocument file. Save its table as .xlsx or .csv.",
    "empty": "there is nothing in it.",
    "binary": "it is no text and no workbook.",
}


@dataclass(frozen=True, slots=True)
class Adopted:
    """The new codebook, where it was written, and what had no place in it.

    ``written`` is false when the same file was there already.
    """

    path: Path
    format: str
    codebook: Codebook
    language: str
    problems: tuple[Problem, ...]
    written: bool


def import_codebook(
    source: Path,
    *,
    format: str = "",  # noqa: A002 - the word of the command line
    language: str = "",
    output: Path | None = None,
    project: Project | None = None,
) -> Adopted:
    """Write a new codebook file made of a foreign file; never one that is there.

    It goes to ``codebook.from-NAME.yaml`` in the project, or to ``output``. The language is
    that of the project's codebook unless it is given. Raises CodebookError, TableError or
    UsageError, with nothing written, when the file cannot be read or the target is taken.
    """
    read, used = _read(source, format=format)
    return adopt(read, used, source=source, language=language, output=output, project=project)


def adopt(
    read: Foreign,
    used: str,
    *,
    source: Path,
    language: str = "",
    output: Path | None = None,
    project: Project | None = None,
) -> Adopted:
    """Write a new codebook file made of categories that were read by the format ``used``.

    As ``import_codebook``, which reads them from ``source`` first.
    """
    target = _target(source, output=output, project=project)
    _raise_errors(source.name, read.problems)
    spoken, assumed = _language(language, project=project)
    draft = draft_codebook(read, file=source.name, name=source.stem, language=spoken)
    data = draft.text.encode()
    codebook, slips = _checked(data, file=target.name)
    there = _is_there(target, data)
    if not there and output is None and project is not None:
        write_file(project, target, data=data)
    elif not there:
        write_atomic(target, data)
    notes = [Problem(source.name, what=assumed, severity="note")] if assumed else []
    problems = (*draft.foreign.problems, *slips, *notes)
    return Adopted(target, used, codebook, spoken, problems, written=not there)


def _target(source: Path, *, output: Path | None, project: Project | None) -> Path:
    if output is not None:
        return output
    if project is None:
        raise UsageError("Say where to write the new codebook: --output FILE.yaml")
    return project.folder / f"codebook.from-{source.stem}.yaml"


def _is_there(target: Path, data: bytes) -> bool:
    """Tell whether the target holds these bytes; UsageError when it holds others."""
    if not target.exists():
        return False
    if target.is_file() and target.read_bytes() == data:
        return True
    raise UsageError(
        f"{target} is there already and is left as it is; nothing was written. "
        "Give another name: --output FILE.yaml"
    )


def _read(source: Path, *, format: str) -> tuple[Foreign, str]:  # noqa: A002 - as above
    """Give the categories of a file, and the format they were read by."""
    data, file = file_data(source), source.name
    kind = sniff(data)
    if kind in _UNREADABLE:
        raise CodebookError(f"{file} cannot be read: {_UNREADABLE[kind]}")
    if len(data) > MOST_BYTES:
        raise CodebookError(f"{file} has {len(data)} bytes, more than {MOST_BYTES}. Split it.")
    named = format_named(format) if format else None
    if named == "qdc" or (named is None and file.casefold().endswith(".qdc")):
        return read_refi(refi.read_codebook(data, file=file)), "qdc"
    if kind == "xlsx":
        return _read_workbook(data, file=file, named=named)
    text = _decoded(data, file=file)
    lines = _lines(text, data, file=file)
    used = named or detect(file, lines=lines, sheet=False)
    if is_text(used, lines=lines):
        return read_text(text, format=used, file=file), used
    return read_lines(lines, format=used, file=file), used


def read_refi(read: refi.ReadCodebook) -> Foreign:
    """Give the codes of a REFI-QDA codebook as categories.

    A code at the top that can be given itself, and has others under it, is the first code of a
    theme of its name.
    """
    return Foreign(tuple(map(_theme_like, read.codes)), read.problems)


def _theme_like(code: refi.Code) -> Category:
    found = _category(code)
    if code.codable and code.under:
        return Category(code.name, code.line, under=(found,))
    return found


def _category(code: refi.Code) -> Category:
    return Category(
        code.name,
        code.line,
        memo=code.description,
        color=code.color,
        under=tuple(map(_category, code.under)),
    )


def _read_workbook(data: bytes, *, file: str, named: Format | None) -> tuple[Foreign, str]:
    sheet = read_sheet(data, file=file)
    lines = [Line(row.line, row.cells, row.color) for row in sheet.rows]
    used = named or detect(file, lines=lines, sheet=True)
    if is_text(used, lines=lines):
        raise UsageError(f"{file} is a workbook, and files of {used} are text. Check --format.")
    unread = [
        Problem(file, what=f'the sheet "{name}" was not read.', severity="warning")
        for name in sheet.others
    ]
    read = read_lines(lines, format=used, file=file)
    return Foreign(read.categories, (*read.problems, *unread)), used


def _decoded(data: bytes, *, file: str) -> str:
    try:
        return decode(data).text
    except TranscriptError as error:
        raise CodebookError(f"{file} cannot be read: {error}") from None


def _lines(text: str, data: bytes, *, file: str) -> Sequence[Line]:
    """Give the records of a text: cut at tabs, or as separated values in a ``.csv`` file."""
    if file.casefold().endswith((".csv", ".dicx")):
        try:
            return [Line(number, cells) for number, cells in read_records(data, file=file)]
        except TableError as error:
            raise CodebookError(str(error)) from None
    numbered = enumerate(text.split("\n"), start=1)
    return [Line(number, tuple(line.split("\t"))) for number, line in numbered if line.strip()]


def _raise_errors(file: str, problems: Sequence[Problem]) -> None:
    errors = tuple(one for one in problems if one.severity == "error")
    if errors:
        raise CodebookError(f"{file} was not taken over; nothing was written.", errors)


def _language(language: str, *, project: Project | None) -> tuple[str, str]:
    """Give the language of the new codebook, and a sentence if it was not said."""
    if language:
        if re.fullmatch(LANGUAGE_CODE, language):
            return language, ""
        raise UsageError(f'"{language}" is no language. Write two letters: da, en.')
    found = _projects_language(project) if project else ""
    spoken = found or DEFAULT_LANGUAGE
    whose = "that of this project" if found else "Danish"
    return spoken, f'its language was taken to be {whose} ("{spoken}"); else: --language en.'


def _projects_language(project: Project) -> str:
    """Give the first language of the project's codebook, else the settings', else ""."""
    if project.codebook.is_file():
        codebook = load_codebook(project.codebook.read_bytes()).codebook
        if codebook is not None:
            return codebook.languages[0]
    try:
        return load_settings(project).data_language
    except QualcodeError:
        return ""


def _checked(data: bytes, *, file: str) -> tuple[Codebook, tuple[Problem, ...]]:
    """Load the draft as any codebook; its warnings are worth knowing, errors stop it."""
    loaded = load_codebook(data, file=file)
    if loaded.codebook is None:
        errors = tuple(one for one in loaded.problems if one.severity == "error")
        raise CodebookError("The new codebook cannot be used; nothing was written.", errors)
    return loaded.codebook, tuple(one for one in loaded.problems if one.severity == "warning")
