"""What a run was made of, found in the project as it is today and put together again."""

import contextlib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from qualcode.errors import EmbeddingsError, TranscriptError
from qualcode.model import Participant, Problem, Settings
from qualcode.readers import is_passed_over
from qualcode.store import (
    Cache,
    EventsThen,
    Project,
    events_then,
    find_saved,
    history_entries,
    load_settings,
    read_participants,
    read_transcript_file,
    transcript_files,
)
from qualcode.workflow.embedding import fingerprint_of
from qualcode.workflow.material import (
    Material,
    codebook_from,
    compose,
    read_transcripts,
    relative_name,
    tokens_of,
)
from qualcode.workflow.progress import Progress
from qualcode.workflow.run_inputs import RunInputs
from qualcode.workflow.texts_then import TextsThen, texts_then

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Today:
    """What settings and participants.csv say today."""

    settings: Settings
    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class CodebookThen:
    """The codebook of a run: its number in history/ (``None``: it is not there), and its bytes.

    ``data`` is ``None`` where it is nowhere; ``is_today``: codebook.yaml is the same.
    """

    version: int | None
    is_today: bool
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Found:
    """What there is of a run's inputs. ``problems`` kept a transcript of today from being read."""

    texts: TextsThen
    codebook: CodebookThen
    events: EventsThen
    problems: tuple[Problem, ...]


def today_of(project: Project) -> Today:
    """Read settings and participants.csv as they are."""
    settings = load_settings(project)
    people, _ = read_participants(project, settings=settings)
    return Today(settings, people)


def find_inputs(project: Project, inputs: RunInputs, *, today: Today, progress: Progress) -> Found:
    """Find transcripts, codebook and events of a run; transcripts are read anew."""
    then = inputs.settings or today.settings
    read, problems = read_transcripts(
        project,
        settings=_reading_settings(project, inputs, then=then, today=today.settings),
        participants=today.people if inputs.people is None else inputs.people,
        progress=progress,
    )
    events = events_then(project, cited=inputs.cited, known=inputs.known)
    return Found(
        texts=texts_then(inputs.transcripts, read, renamed=events.renamed),
        codebook=codebook_then(project, inputs.codebook),
        events=events,
        problems=tuple(one for one in problems if one.severity == "error"),
    )


def codebook_then(project: Project, fingerprint: str) -> CodebookThen:
    """Find a state of the codebook by its fingerprint: in history/, else codebook.yaml itself."""
    versions = [one.version for one in history_entries(project) if one.fingerprint == fingerprint]
    today = project.codebook.read_bytes() if project.codebook.is_file() else b""
    is_today = hashlib.sha256(today).hexdigest() == fingerprint
    data = find_saved(project, fingerprint) or (today if is_today else None)
    return CodebookThen(versions[-1] if versions else None, is_today, data)


def material_then(
    project: Project, inputs: RunInputs, found: Found, *, today: Today, cache: Cache
) -> Material | None:
    """Put a run's material together again; ``None`` where its codebook is nowhere.

    A model of embeddings is only there if it is the very one that the run had.
    """
    data = found.codebook.data
    if data is None:
        return None
    settings = inputs.settings or today.settings
    codebook, data, _ = codebook_from(data, file="the codebook of the run")
    corpus, _ = compose(
        sorted(found.texts.transcripts, key=lambda one: one.id),
        settings=settings,
        people=_everyone(inputs, today),
        codebook=codebook,
    )
    material = Material(
        project=project,
        settings=settings,
        codebook=codebook,
        codebook_data=data,
        corpus=corpus,
        tokenised=tokens_of(corpus, cache=cache, name=str(project.folder)),
        journals=found.events.journals,
        problems=(),
        people=today.people if inputs.people is None else inputs.people,
    )
    if inputs.embeddings is None or has_embeddings(material, inputs):
        return material
    return replace(material, settings=replace(settings, embeddings=""))


def has_embeddings(material: Material, inputs: RunInputs) -> bool:
    """Tell whether the model of embeddings that a run had is there today."""
    try:
        return bool(inputs.embeddings) and fingerprint_of(material) == inputs.embeddings
    except EmbeddingsError:
        return False


def _everyone(inputs: RunInputs, today: Today) -> tuple[Participant, ...]:
    """Give the run's rows, and those whom it counted without a row, under the role they had."""
    if inputs.people is not None:
        first, then = inputs.people, inputs.participants
    else:
        first, then = inputs.participants, today.people
    listed = {one.id for one in first}
    return (*first, *(one for one in then if one.id not in listed))


def _reading_settings(
    project: Project, inputs: RunInputs, *, then: Settings, today: Settings
) -> Settings:
    """Say how to read each file: one that is byte for byte the same as the run read it.

    What was said since of the encoding, the reader or the columns of such a file is left aside;
    all others are read as the settings of today say.
    """
    names = _same_files(project, inputs, today)

    return replace(
        then,
        transcripts=today.transcripts,
        encodings=_of_files(names, then.encodings, today.encodings),
        readers=_of_files(names, then.readers, today.readers),
        surveys=_of_files(names, then.surveys, today.surveys),
    )


def _of_files(
    names: Mapping[str, str], before: Mapping[str, Said], now: Mapping[str, Said]
) -> dict[str, Said]:
    """Take for the files of ``names`` what was said of them under their earlier names."""
    others = {name: said for name, said in now.items() if name not in names}
    return others | {name: before[was] for name, was in names.items() if was in before}


def _same_files(project: Project, inputs: RunInputs, today: Settings) -> dict[str, str]:
    """Map the name of each file whose bytes a run read to the name it had then."""
    named = {one.raw_sha256: _own_name(one.file) for one in inputs.transcripts if one.file}
    found = {}
    for path in transcript_files(project, settings=today, passed_over=is_passed_over):
        with contextlib.suppress(TranscriptError, OSError):  # reading the file tells why
            digest = hashlib.sha256(read_transcript_file(path)).hexdigest()
            if digest in named:
                found[_own_name(relative_name(path, project.transcripts(today)))] = named[digest]
    return found


def _own_name(file: str) -> str:
    return file.rpartition("/")[2]
