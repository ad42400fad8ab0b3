"""Which files of a project hold the words of somebody who withdrew, and what becomes of each."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qualcode.codebook import load_codebook
from qualcode.errors import QualcodeError
from qualcode.formats import decode, sniff, texts_inside
from qualcode.language import fold
from qualcode.model import Memo, Subject
from qualcode.privacy import Replacer
from qualcode.store import (
    COPY_LIST,
    HISTORY_INDEX,
    Project,
    are_unchanged_copies,
    journal_files,
    parse_memo,
    with_fingerprints,
)
from qualcode.workflow.withdrawn_transcripts import Withdrawal

What = Literal["text", "codebook", "run", "report", "copy", "leftover"]
TEXTS = frozenset({"text", "json", "vtt", "srt", "chat"})
TABLES = (".csv", ".tsv", ".tab")
_LEFTOVER = re.compile(r"\..+\.\d+\.tmp$")


@dataclass(frozen=True, slots=True)
class Finding:
    """A file and what is to become of it: ``data`` in its place, or (``None``) it goes.

    ``why`` says why it is left alone, where it is.
    """

    path: Path
    what: What
    data: bytes | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found beside transcripts and journals.

    ``left`` are not ours to change, or could not be looked into. ``named`` are files (and
    how often) in which the person's name still stands. ``codebooks`` maps the fingerprint of
    each codebook that changes to the new one.
    """

    changes: tuple[Finding, ...]
    left: tuple[Finding, ...]
    named: Mapping[str, int]
    codebooks: Mapping[str, str]


def findings_in(project: Project, *, withdrawal: Withdrawal) -> Findings:
    """Look through every file of a project; hidden folders are not looked into."""
    look = _Look(project, withdrawal)
    changes: list[Finding] = []
    left: list[Finding] = []
    for path in _files(project, withdrawal=withdrawal):
        found = look.at(path)
        if found is not None:
            (left if found.why else changes).append(found)
    left += _about(project, person=withdrawal.person.id)
    for folder in _copies(project):
        if are_unchanged_copies(folder):
            changes.append(Finding(folder, "copy"))
        else:
            why = "was worked in since it was written: run forget in it too"
            left.append(Finding(folder, "copy", why=why))
    if (project.folder / ".git").exists():
        why = "its history keeps every earlier state"
        left.append(Finding(project.folder / ".git", "text", why=why))
    codebooks = {
        _print(one.path.read_bytes()): _print(one.data)
        for one in changes
        if one.what == "codebook" and one.data is not None
    }
    # The index goes first: once a codebook has changed, its earlier fingerprint is gone.
    changes = [*_index(project, withdrawal=withdrawal, codebooks=codebooks), *changes]
    named = look.named(changes)
    return Findings(tuple(changes), tuple(left), named, codebooks)


@dataclass(frozen=True, slots=True)
class _Look:
    project: Project
    withdrawal: Withdrawal

    def at(self, path: Path) -> Finding | None:
        """Give what is to become of a file; ``None`` when it has nothing of the person."""
        if _LEFTOVER.fullmatch(path.name):
            return Finding(path, "leftover")
        data = path.read_bytes()
        if path.is_relative_to(self.project.runs):
            return Finding(path, "run") if self.is_run_of_theirs(data) else None
        if path.is_relative_to(self.project.reports):
            return self.in_report(path, data)
        return self.in_text(path, data) if sniff(data) in TEXTS else self.in_other(path, data)

    def in_other(self, path: Path, data: bytes) -> Finding | None:
        """Leave other files to the user: documents, pictures, recordings."""
        parts = texts_inside(data, file=path.name)
        if parts is None:
            return Finding(path, "text", why="cannot be looked into: if it is theirs, delete it")
        if any(self.withdrawal.speech.holds(part) for part in parts):
            return Finding(path, "text", why="holds words of theirs: change or delete it")
        return None

    def is_run_of_theirs(self, data: bytes) -> bool:
        """Tell whether a manifest lists the person or a transcript they speak in."""
        try:
            inputs = json.loads(data)["inputs"]
            listed = (*inputs["participants"], *inputs.get("people", ()))
            people = {str(one["id"]) for one in listed}
            return self.withdrawal.person.id in people or bool(
                self.withdrawal.turns.keys() & inputs["transcripts"].keys()
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return self.withdrawal.speech.holds(data.decode("utf-8", "replace"))

    def in_report(self, path: Path, data: bytes) -> Finding | None:
        """Let a report go that holds the person's words, id or name: it is written again."""
        parts = texts_inside(data, file=path.name)
        if parts is None:
            return Finding(path, "report", why="cannot be looked into: delete it if in doubt")
        person = self.withdrawal.person.id
        is_table = path.suffix.casefold() in TABLES
        for part in parts:
            if self.withdrawal.speech.holds(part, table=is_table) or person in part:
                return Finding(path, "report")
            if self.count_of_names(part):
                return Finding(path, "report")
        return None

    def in_text(self, path: Path, data: bytes) -> Finding | None:
        """Texts stay, with a marker in the place of the person's words."""
        try:
            encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else decode(data).encoding
            text = data.decode(encoding)
        except (QualcodeError, UnicodeError):
            return Finding(path, "text", why="cannot be looked into: if it is theirs, delete it")
        table = path.suffix.casefold() in TABLES
        new = self.withdrawal.speech.redacted(text, marker=self.withdrawal.marker, table=table)
        if new == text:
            return None
        is_codebook = path == self.project.codebook or path.is_relative_to(self.project.history)
        made = new.encode(encoding)
        if is_codebook and path.suffix == ".yaml":
            if load_codebook(data).codebook is not None and load_codebook(made).codebook is None:
                why = "would no longer be read without them: take their words out by hand"
                return Finding(path, "codebook", why=why)
            return Finding(path, "codebook", made)
        return Finding(path, "text", made)

    def count_of_names(self, text: str) -> int:
        """Count the places where the person's name stands in a text."""
        names = dict.fromkeys(self.withdrawal.names, "")
        return len(Replacer(names, language=self.withdrawal.language).replace(text).edits)

    def named(self, changes: list[Finding]) -> dict[str, int]:
        """Count the person's names in every text file that stays."""
        new = {one.path: one.data for one in changes}
        found: dict[str, int] = {}
        for path in _files(self.project, withdrawal=self.withdrawal):
            data = new[path] if path in new else path.read_bytes()
            if data is None or sniff(data) not in TEXTS:
                continue
            count = self.count_of_names(data.decode("utf-8", "replace"))
            if count:
                found[path.relative_to(self.project.folder).as_posix()] = count
        return found


def _files(project: Project, *, withdrawal: Withdrawal) -> Iterator[Path]:
    """Give every file that is neither a transcript, a journal, nor the table of participants."""
    top = project.transcripts(withdrawal.settings)
    own = {top / one.file for one in withdrawal.transcripts}
    own |= {*journal_files(project), project.participants, project.withdrawn}
    here_already = {fold(path.as_posix()) for path in own}
    for name, folders, files in os.walk(project.folder):
        here = Path(name)
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".") and not (here / one / COPY_LIST).is_file()
        )
        for file in sorted(files):
            path = here / file
            is_ours = here == project.decisions or file.endswith(".lock")
            is_index = path == project.history / HISTORY_INDEX
            if not path.is_file() or is_index or fold(path.as_posix()) in here_already:
                continue
            if is_ours and not _LEFTOVER.fullmatch(file):
                continue
            yield path


def _copies(project: Project) -> list[Path]:
    found = []
    for name, folders, files in os.walk(project.folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        if COPY_LIST in files:
            found.append(Path(name))
            folders[:] = []
    return found


def _about(project: Project, *, person: str) -> Iterator[Finding]:
    """Find the memos about somebody, earlier texts of them too: they are their authors' words."""
    for path in sorted(project.memos.rglob("*.md")) if project.memos.is_dir() else ():
        memo = parse_memo(path.read_bytes(), name=path.stem, file=path.name)
        if isinstance(memo, Memo) and Subject("participant", person) in memo.about:
            yield Finding(path, "text", why="is about them: delete it if it must go too")


def _index(
    project: Project, *, withdrawal: Withdrawal, codebooks: Mapping[str, str]
) -> list[Finding]:
    path = project.history / HISTORY_INDEX
    if not path.is_file():
        return []
    data, speech = path.read_bytes(), withdrawal.speech
    if not codebooks and not speech.holds(data.decode("utf-8", "replace")):
        return []
    new = with_fingerprints(
        data, codebooks, words=lambda text: speech.redacted(text, marker=withdrawal.marker)
    )
    return [Finding(path, "text", new)]


def _print(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
