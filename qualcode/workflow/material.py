"""Reading a project: settings, codebook, transcripts, who speaks, what people decided."""

import hashlib
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qualcode.codebook import did_you_mean, load_codebook
from qualcode.errors import CodebookError, ProjectError, TranscriptError, UnknownNameError
from qualcode.language import (
    Kept,
    Tokenised,
    dictionary_version,
    load_tokens,
    save_tokens,
    tokenise,
)
from qualcode.model import Codebook, Corpus, Participant, Problem, Settings, Transcript
from qualcode.readers import (
    check_identity,
    draft_participants,
    is_passed_over,
    passages_of,
    read_survey,
    read_transcript,
    reading_version,
    who_speaks,
)
from qualcode.store import (
    Cache,
    Journals,
    Project,
    TranscriptSource,
    links_leading_out,
    load_settings,
    load_transcripts,
    read_all,
    read_participants,
    read_transcript_file,
    reading_basis,
    save_transcripts,
    transcript_files,
)
from qualcode.workflow.people import heard, unheard, with_drafts
from qualcode.workflow.progress import Progress, silent

PARTICIPANTS_FILE = "participants.csv"


@dataclass(frozen=True, slots=True)
class Material:
    """A project as read; nothing is coded yet.

    ``problems`` holds what was found on the way, errors among them: a file with an error
    is not in ``corpus``. ``people`` are the rows of participants.csv, whether or not they are
    counted. ``remembered`` is how much the lexicons held when the tokens were
    last kept.
    """

    project: Project
    settings: Settings
    codebook: Codebook
    codebook_data: bytes
    corpus: Corpus
    tokenised: Tokenised
    journals: Journals
    problems: tuple[Problem, ...]
    people: tuple[Participant, ...] = ()
    remembered: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept something from being used."""
        return tuple(one for one in self.problems if one.severity == "error")


CodebookFile = tuple[Codebook, bytes, tuple[Problem, ...]]


def read_material(
    project: Project,
    *,
    cache: Cache,
    progress: Progress = silent,
    codebook_file: CodebookFile | None = None,
) -> Material:
    """Read everything a project holds, under its codebook or another one that is given.

    Raises SettingsError, ParticipantsError, CodebookError or ProjectError when the project
    cannot be used at all; a transcript that cannot be read is a Problem.
    """
    settings = load_settings(project)
    codebook, codebook_data, slips = codebook_file or read_codebook(project)
    people, people_problems = read_participants(project, settings=settings)
    transcripts, reading = read_transcripts(
        project, settings=settings, participants=people, progress=progress, cache=cache
    )
    if not transcripts and not reading:
        raise ProjectError(
            f"There are no transcripts in {project.transcripts(settings)}. "
            "Put the files there (.txt, .md, .docx, .vtt), then run this again."
        )
    corpus, speaking = compose(transcripts, settings=settings, people=people, codebook=codebook)
    journals = read_all(project)
    tokenised = tokens_of(corpus, cache=cache, name=str(project.folder))
    return Material(
        project=project,
        settings=settings,
        codebook=codebook,
        codebook_data=codebook_data,
        corpus=corpus,
        tokenised=tokenised,
        journals=journals,
        problems=(*slips, *people_problems, *reading, *speaking, *journals.problems),
        people=people,
        remembered=tokenised.vocabulary.remembered,
    )


def read_codebook(project: Project) -> CodebookFile:
    """Load the project's codebook; CodebookError with every slip when it cannot be used."""
    path = project.codebook
    if not path.is_file():
        raise ProjectError(
            f"There is no {path.name} in {project.folder}. Run: qualcode init (it writes a "
            "starter codebook and keeps all that is there)."
        )
    return codebook_from(path.read_bytes(), file=path.name)


def codebook_from(data: bytes, *, file: str) -> CodebookFile:
    """Load a codebook from bytes; CodebookError with every slip when it cannot be used."""
    loaded = load_codebook(data, file=file)
    if loaded.codebook is None:
        count = sum(one.severity == "error" for one in loaded.problems)
        raise CodebookError(
            f"{file} cannot be used yet: {count} {'slip' if count == 1 else 'slips'} to mend.",
            tuple(one for one in loaded.problems if one.severity == "error"),
        )
    return loaded.codebook, data, loaded.problems


def read_transcripts(
    project: Project,
    *,
    settings: Settings,
    participants: Sequence[Participant],
    progress: Progress = silent,
    cache: Cache | None = None,
) -> tuple[tuple[Transcript, ...], tuple[Problem, ...]]:
    """Read every transcript file, in order of id; those that cannot be read are Problems.

    With a cache, files are parsed only where they, or what they are read by, have changed.
    """
    found: list[Transcript] = []
    problems: list[Problem] = []
    declared = declared_labels(settings, participants)
    name = str(project.folder)
    basis = reading_basis(version=reading_version(), declared=declared, readers=settings.readers)
    known = load_transcripts(cache, name, basis=basis) if cache else {}
    read: dict[TranscriptSource, Transcript] = {}
    paths = transcript_files(project, settings=settings, passed_over=is_passed_over)
    problems += links_leading_out(project, settings=settings, passed_over=is_passed_over)
    for number, path in enumerate(paths, start=1):
        progress("reading transcripts", number, len(paths))
        file = relative_name(path, project.transcripts(settings))
        own = file.rpartition("/")[2]
        encoding = settings.encodings.get(own, "")
        try:
            data = read_transcript_file(path)
            digest = hashlib.sha256(data).hexdigest()
            source = TranscriptSource(file, digest, encoding, str(settings.surveys.get(own, "")))
            transcript = known.get(source) or _read(
                data, file=file, settings=settings, declared=declared
            )
        except TranscriptError as problem:
            what = str(problem).removeprefix(f"{file}: ")
            problems.append(Problem(file, problem.line, 0, what, problem.remedy))
        except UnknownNameError as problem:
            problems.append(unknown_reader(file, problem))
        except OSError as problem:
            problems.append(closed_file(file, problem))
        else:
            read[source] = transcript
            found.append(transcript)
            problems.extend(transcript.problems)
    if cache and read.keys() != known.keys():
        save_transcripts(cache, name, basis=basis, transcripts=read)
    problems += _absent_surveys(
        settings, names=[unicodedata.normalize("NFC", path.name) for path in paths]
    )
    doubles = check_identity(found)
    refused = {one.file for one in doubles if one.severity == "error"}
    kept = sorted((one for one in found if one.file not in refused), key=lambda one: one.id)
    return tuple(kept), (*problems, *doubles)


def _read(data: bytes, *, file: str, settings: Settings, declared: Collection[str]) -> Transcript:
    """Read one file as the settings say: by its encoding, as a survey, by a reader."""
    own = file.rpartition("/")[2]
    encoding, survey = settings.encodings.get(own, ""), settings.surveys.get(own)
    if survey is not None:
        return read_survey(data, file=file, encoding=encoding, survey=survey)
    reader = settings.readers.get(own, "")
    return read_transcript(data, file=file, encoding=encoding, declared=declared, reader=reader)


def _absent_surveys(settings: Settings, *, names: Sequence[str]) -> list[Problem]:
    """Say which surveys are declared and not there, and what they may have been meant for."""
    return [
        Problem(
            "qualcode.yaml",
            what=f'surveys names "{name}", and no transcript file is called that.',
            remedy=did_you_mean(name, names),
            severity="warning",
        )
        for name in settings.surveys
        if name not in names
    ]


def closed_file(file: str, problem: OSError) -> Problem:
    """Say that a file cannot be opened."""
    reason = problem.strerror or type(problem).__name__
    return Problem(file, what=f"cannot be opened: {reason}.", remedy="Close it and try again.")


def unknown_reader(file: str, problem: UnknownNameError) -> Problem:
    """Say that the settings name a reader that is not installed."""
    remedy = 'Name one of them under "readers:" in qualcode.yaml, or take the line out.'
    return Problem(file, what=str(problem), remedy=remedy)


def relative_name(path: Path, folder: Path) -> str:
    """Give a file's name inside the transcripts folder, NFC, with ``/``."""
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def declared_labels(settings: Settings, participants: Sequence[Participant]) -> frozenset[str]:
    """Collect the speaker labels that the user has named somewhere."""
    said = {one.label for one in settings.speakers}
    return frozenset(said.union(*(one.labels for one in participants)))


def compose(
    transcripts: Sequence[Transcript],
    *,
    settings: Settings,
    people: Sequence[Participant],
    codebook: Codebook,
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Find who speaks and cut the passages."""
    everyone = with_drafts(people, draft_participants(transcripts, settings=settings))
    speaking = who_speaks(transcripts, settings=settings, participants=everyone)
    passages = passages_of(transcripts, speakers=speaking.speakers, settings=settings)
    counted = heard(everyone, passages)
    corpus = Corpus(
        transcripts=tuple(transcripts),
        speakers=speaking.speakers,
        participants=counted,
        passages=passages,
        languages={one.id: language_of(one, settings, codebook) for one in transcripts},
    )
    unspoken = unheard(people, counted, settings=settings, file=PARTICIPANTS_FILE)
    return corpus, (*speaking.problems, *unspoken)


def language_of(transcript: Transcript, settings: Settings, codebook: Codebook) -> str:
    """Say whose language's rules run: the header's, the project's, the codebook's first."""
    return transcript.language or settings.data_language or codebook.languages[0]


def tokens_of(corpus: Corpus, *, cache: Cache, name: str) -> Tokenised:
    """Tokenise what is new since last time, and keep it for next time."""
    kept = cache.load_bytes("tokens", name)
    known = load_tokens(kept) if kept else None
    texts = {one.fingerprint: one.text for one in corpus.transcripts}
    tokenised = tokenise(texts, known=known)
    ask_kept_dictionaries(tokenised, languages=set(corpus.languages.values()), cache=cache)
    if known is None or set(known.tokens) != set(tokenised.tokens):
        cache.save_bytes("tokens", name, save_tokens(tokenised))
    return tokenised


def ask_kept_dictionaries(
    tokenised: Tokenised, *, languages: Collection[str], cache: Cache
) -> None:
    """Let the vocabulary ask dictionaries that the cache keeps ready, not unpack them each time."""
    for language in languages:
        key = f"{language} {dictionary_version()}"
        tokenised.vocabulary.lexicon(language).source = Kept(
            language,
            load=partial(cache.load_bytes, "dictionary", key),
            save=partial(cache.save_bytes, "dictionary", key),
        )


def keep_lemmas(material: Material, *, cache: Cache) -> None:
    """Keep the lemmas that were looked up, so that the dictionary is not needed next time."""
    if material.tokenised.vocabulary.remembered > material.remembered:
        name = str(material.project.folder)
        cache.save_bytes("tokens", name, save_tokens(material.tokenised))
