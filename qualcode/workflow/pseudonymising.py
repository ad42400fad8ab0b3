"""A copy of the project with other names in it: transcripts, decisions and what belongs to them.

The originals are never touched. The copy is a project of its own: the same turns, speakers
and decisions, each at the place its words have moved to.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from qualcode.codebook import load_codebook
from qualcode.errors import QualcodeError, UsageError
from qualcode.formats import decode
from qualcode.model import Problem, Transcript, Turn
from qualcode.privacy import NAMES, Replaced, Replacer
from qualcode.store import (
    Copied,
    Journey,
    Project,
    copied_journals,
    parse_settings,
    read_participants,
)
from qualcode.workflow.canonical_text import as_text
from qualcode.workflow.material import declared_labels
from qualcode.workflow.naming import Looked

DEFAULT_FOLDER = "pseudonymised"
TEXTS = ("qualcode.yaml", "codebook.yaml", "participants.csv", "speakers.csv", "kept-names.txt")


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file of the copy: its path inside it, its bytes, and how many words were replaced."""

    name: str
    data: bytes
    source: str
    edits: int = 0
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Copies:
    """A pseudonymised copy, not yet written.

    ``changes`` counts each replacement as written (*Hassans → Karims*). ``inside`` are names
    that still stand inside other words, with how often. ``problems`` are files that could
    not be copied.
    """

    files: tuple[CopiedFile, ...]
    changes: Mapping[tuple[str, str], int]
    inside: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def transcripts(self) -> tuple[CopiedFile, ...]:
        """The copies that are transcripts."""
        return tuple(one for one in self.files if one.source.startswith("transcripts:"))


def pseudonymise(looked: Looked) -> Copies:
    """Give the copy of a project by its key.

    Every transcript was read back from its copy and found to have the same turns and
    speakers; one that cannot be is a Problem, and so is any other file that would no longer
    be read. Raises UsageError when the key replaces nothing.
    """
    words = {one.name: one.words for one in looked.key if one.handling == "replace"}
    if not words:
        raise UsageError(
            'Nothing is to be replaced yet. Decide first: qualcode names --replace "NAME=WORD"'
        )
    names = [one.name for one in looked.key if one.handling == "replace" and one.kind in NAMES]
    replacers = {
        language: Replacer(words, language=language)
        for language in sorted({*looked.languages.values(), _main_language(looked)})
    }
    files: list[CopiedFile] = []
    problems: list[Problem] = []
    changes: Counter[tuple[str, str]] = Counter()
    journeys: dict[str, Journey] = {}
    inside: Counter[str] = Counter()
    for transcript in looked.transcripts:
        replacer = replacers[looked.languages[transcript.id]]
        replaced = replacer.replace(transcript.text)
        wanted = _wanted(transcript, replaced, replacer=replacer)
        copy = _copy(transcript, wanted, looked=looked, replacer=replacer, number=replaced)
        if copy is None or any(one.name == copy.name for one in files):
            problems.append(_not_copied(transcript))
            continue
        files.append(copy)
        changes.update((edit.span.of(transcript.text), edit.words) for edit in replaced.edits)
        inside.update(_still_inside(wanted.text, names))
        journeys[transcript.fingerprint] = Journey(transcript, wanted, replaced.follow)
    rare = {one.name for one in looked.key if one.kind == "job title"}
    told = {name: word for name, word in words.items() if name not in rare}
    replacer = Replacer(told, language=_main_language(looked))
    others, troubles = _other_files(looked, replacer=replacer)
    journals = copied_journals(
        looked.project,
        journeys=journeys,
        words=lambda text: replacer.replace(text).text,
        codebooks=_codebooks(looked.project, others),
    )
    return Copies(
        (*files, *others, *(_journal_file(one) for one in journals.files)),
        dict(sorted(changes.items(), key=lambda pair: (-pair[1], pair[0]))),
        dict(sorted(inside.items())),
        (*looked.problems, *problems, *troubles, *journals.problems),
    )


def _main_language(looked: Looked) -> str:
    spoken = sorted(looked.languages.values())
    return max(spoken, key=spoken.count) if spoken else "da"


def _wanted(transcript: Transcript, replaced: Replaced, *, replacer: Replacer) -> Transcript:
    """Give the transcript as it is to be read back from the copy."""
    turns = tuple(
        Turn(
            turn.number,
            replacer.replace(turn.speaker).text,
            replaced.follow(turn.span),
            turn.time,
        )
        for turn in transcript.turns
    )
    return replace(
        transcript,
        id=replacer.replace(transcript.id).text,
        text=replaced.text,
        turns=turns,
        header={key: replacer.replace(value).text for key, value in transcript.header.items()},
    )


def _copy(
    transcript: Transcript,
    wanted: Transcript,
    *,
    looked: Looked,
    replacer: Replacer,
    number: Replaced,
) -> CopiedFile | None:
    path = PurePosixPath(transcript.file)
    place = (
        PurePosixPath(looked.settings.transcripts)
        / replacer.replace(path.with_suffix("").as_posix()).text
    )
    declared = declared_labels(looked.settings, looked.participants)
    labels = {replacer.replace(one).text for one in declared}
    names = {f"{place.name}{ending}" for ending in (".txt", ".md")}
    encodings = [said for name, said in looked.settings.encodings.items() if name in names]
    encoding = encodings[0] if encodings else ""
    written = as_text(wanted, stem=place.name, declared=labels, encoding=encoding)
    if written is None:
        return None
    had_times = any(turn.time.start is not None for turn in transcript.turns)
    lost = "times" if had_times and not written.has_times else ""
    return CopiedFile(
        (place.parent / written.name).as_posix(),
        written.data,
        f"transcripts:{transcript.file}",
        len(number.edits),
        lost,
    )


def _not_copied(transcript: Transcript) -> Problem:
    return Problem(
        transcript.file,
        what="was not copied: its copy would not be read back as the same turns and speakers.",
        remedy="Give two people of one transcript different replacements; a paragraph that "
        'begins like a label ("Name:") can be rephrased in the original.',
    )


def _still_inside(text: str, names: Sequence[str]) -> Iterator[str]:
    """Give each name once for every place it still stands at: in a word, or in small letters."""
    for name in names:
        yield from [name] * text.count(name)
        if name.lower() != name:
            small = re.compile(rf"(?<!\w){re.escape(name.lower())}s?(?!\w)")
            yield from (name for _ in small.finditer(text))


def _other_files(looked: Looked, *, replacer: Replacer) -> tuple[list[CopiedFile], list[Problem]]:
    """Give the other files of the project with names replaced: settings, codebook, memos."""
    project = looked.project
    files: list[CopiedFile] = []
    problems: list[Problem] = []
    paths = [project.folder / name for name in TEXTS]
    for folder, pattern in ((project.memos, "*.md"), (project.history, "*.yaml")):
        paths += sorted(folder.rglob(pattern)) if folder.is_dir() else []
    for path in paths:
        if not path.is_file():
            continue
        name = path.relative_to(project.folder).as_posix()
        try:
            copy = _text_file(path, name, replacer=replacer)
            _check(copy, looked=looked)
        except (QualcodeError, UnicodeError) as error:
            problems.append(_unfit(name, error))
            copy = CopiedFile(name, path.read_bytes(), name)
        files.append(copy)
    return files, problems


def _text_file(path: Path, name: str, *, replacer: Replacer) -> CopiedFile:
    data = path.read_bytes()
    if not data.strip():
        return CopiedFile(name, data, name)
    encoding = decode(data).encoding
    if data.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    text = data.decode(encoding)
    edits = replacer.replace(text).edits
    for edit in reversed(edits):
        # A plain apostrophe (Jens') would end a quoted text of YAML.
        words = edit.words.replace("'", "’") if name.endswith(".yaml") else edit.words
        text = text[: edit.span.start] + words + text[edit.span.end :]
    place = name if "/" not in name else replacer.replace(name).text
    return CopiedFile(place, text.encode(encoding), name, len(edits))


def _check(file: CopiedFile, *, looked: Looked) -> None:
    if file.name == "qualcode.yaml":
        parse_settings(decode(file.data).text)
    elif file.name == "participants.csv":
        people, _ = read_participants(file.data, settings=looked.settings)
        if len(people) != len(looked.participants):
            raise UsageError("two of its people would become one.")
    elif file.source.endswith(".yaml"):
        before = load_codebook((looked.project.folder / file.source).read_bytes())
        if before.codebook is not None and load_codebook(file.data).codebook is None:
            raise UsageError("with other names in it, it would no longer be read.")


def _unfit(name: str, error: Exception) -> Problem:
    reason = str(error) if isinstance(error, UsageError) else "its form would no longer be right."
    return Problem(
        name,
        what=f"was copied as it is, names and all: {reason}",
        remedy="Replace the names in the copy by hand, or choose other replacements.",
        severity="warning",
    )


def _codebooks(project: Project, files: list[CopiedFile]) -> dict[str, str]:
    """Map the fingerprint of each saved or present codebook to that of its copy."""
    return {
        hashlib.sha256((project.folder / one.source).read_bytes()).hexdigest(): hashlib.sha256(
            one.data
        ).hexdigest()
        for one in files
        if one.source == "codebook.yaml" or one.source.startswith("history/")
    }


def _journal_file(one: Copied) -> CopiedFile:
    return CopiedFile(one.name, one.data, one.name, one.changed)
