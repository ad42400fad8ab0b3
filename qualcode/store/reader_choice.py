"""Which reader takes a file, put into ``qualcode.yaml``: shown first, nothing else touched."""

from collections.abc import Mapping
from dataclasses import replace

from qualcode.codebook.findings import Findings
from qualcode.errors import SettingsError
from qualcode.model import Settings
from qualcode.store.project import SETTINGS_FILE, Project
from qualcode.store.proposal import (
    Edit,
    Proposal,
    after_line,
    end_of,
    into_brackets,
    newline_of,
    read_settings_text,
)
from qualcode.store.settings import parse_settings
from qualcode.store.yaml_file import Entry, quoted, read_yaml


def propose_reader(project: Project, *, file: str, reader: str) -> Proposal:
    """Give the change that has a file (its name) read by a reader, comments and order kept.

    Raises ``SettingsError`` when the file is written in a way that must be changed by hand.
    """
    old, encoding = read_settings_text(project)
    before = parse_settings(old)
    new = with_reader(old, file=file, reader=reader)
    if not _says(new, readers={**before.readers, file: reader}, before=before):
        raise SettingsError(
            f"{SETTINGS_FILE}: could not be changed without touching other lines. "
            f'Write by hand, under "readers:": {quoted(file)}: {quoted(reader)}'
        )
    return Proposal(project.settings, old, new, encoding)


def with_reader(text: str, *, file: str, reader: str) -> str:
    """Give settings' text with the reader of a file put in; other lines stay as they are."""
    root = read_yaml(text, findings=Findings(SETTINGS_FILE))
    pairs = root.pairs if root is not None else ()
    found = next(((key, value) for key, value in pairs if key.text == "readers"), None)
    words, newline = f"{quoted(file)}: {quoted(reader)}", newline_of(text)
    if found is None:
        gap = newline if text and not text.endswith("\n") else ""
        return f"{text}{gap}readers:{newline}  {words}{newline}"
    said = next((value for name, value in found[1].pairs if name.text == file), None)
    if said is not None:
        return text[: said.start] + quoted(reader) + text[said.end :]
    edit = _added(text, key=found[0], readers=found[1], words=words)
    return text[: edit.start] + edit.words + text[edit.end :]


def _added(text: str, *, key: Entry, readers: Entry, words: str) -> Edit:
    if readers.flow:
        return into_brackets(text, readers, words=words)
    if readers.kind == "empty":
        return after_line(text, key.end, words=f"  {words}{newline_of(text)}")
    indent = " " * (readers.place.column - 1)
    return after_line(text, end_of(readers), words=f"{indent}{words}{newline_of(text)}")


def _says(text: str, *, readers: Mapping[str, str], before: Settings) -> bool:
    try:
        after = parse_settings(text)
    except SettingsError:
        return False
    return replace(after, readers={}) == replace(before, readers={}) and after.readers == readers
