"""Making a project of a folder: write what is missing, keep what is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.codebook import load_codebook
from qualcode.errors import ProjectError
from qualcode.formats import write_atomic
from qualcode.language import guess_language
from qualcode.model import Corpus, Participant, Problem, Settings, Transcript
from qualcode.readers import draft_participants, is_passed_over
from qualcode.store import (
    Project,
    add_missing,
    load_settings,
    read_participants,
    render_settings,
    transcript_files,
    write_participants,
)
from qualcode.workflow.material import compose, read_codebook, read_transcripts
from qualcode.workflow.progress import Progress, silent
from qualcode.workflow.shipped import starter_codebook


@dataclass(frozen=True, slots=True)
class Started:
    """What ``init`` found and wrote.

    ``wrote`` and ``kept`` are file names inside the project; ``added`` counts the rows
    that participants.csv got.
    """

    project: Project
    settings: Settings
    corpus: Corpus
    problems: tuple[Problem, ...]
    wrote: tuple[str, ...]
    kept: tuple[str, ...]
    added: int


def start_project(folder: Path, *, progress: Progress = silent) -> Started:
    """Make a project of a folder that holds transcripts.

    Everything is read before anything is written. Raises ProjectError when the folder does
    not exist or holds no transcripts; nothing is written then.
    """
    project = Project(folder.resolve())
    if not project.folder.is_dir():
        raise ProjectError(
            f"There is no folder {folder}. Make it, put your transcripts into it, "
            "then run this again."
        )
    settings = settings_for(project)
    people, people_problems = read_participants(project, settings=settings)
    transcripts, reading = read_transcripts(
        project, settings=settings, participants=people, progress=progress
    )
    if not transcripts:
        raise no_transcripts(project, settings, reading)
    if not project.settings.is_file():
        spoken = commonest_language(transcripts)
        settings = replace(
            settings, data_language=spoken, report_language=spoken or settings.report_language
        )
    codebook = (
        read_codebook(project)[0]
        if project.codebook.is_file()
        else load_codebook(starter_codebook().read_bytes()).codebook
    )
    if codebook is None:
        raise ProjectError("The starter codebook of this installation is damaged. Reinstall.")
    drafts = draft_participants(transcripts, settings=settings)
    wrote, kept, added = write_missing(project, settings=settings, drafts=drafts)
    people, _ = read_participants(project, settings=settings)
    corpus, speaking = compose(transcripts, settings=settings, people=people, codebook=codebook)
    problems = (*people_problems, *reading, *speaking)
    return Started(project, settings, corpus, problems, wrote, kept, added)


def settings_for(project: Project) -> Settings:
    """Load the settings, or make those a new project begins with."""
    settings = load_settings(project)
    if project.settings.is_file():
        return settings
    inside = project.folder / "transcripts"
    place = "transcripts" if inside.is_dir() and any(inside.iterdir()) else "."
    return replace(settings, name=settings.name or project.folder.name, transcripts=place)


def no_transcripts(
    project: Project, settings: Settings, problems: Sequence[Problem]
) -> ProjectError:
    """Say that there is nothing to make a project of."""
    if problems:
        found = "\n".join(f"  {one}" for one in problems)
        return ProjectError(f"None of the files could be read; nothing was written.\n{found}")
    paths = transcript_files(project, settings=settings, passed_over=is_passed_over)
    return ProjectError(
        f"There are no transcripts in {project.folder} ({len(paths)} files looked at). Put "
        "them there, or into a folder transcripts/ (.txt, .md, .docx, .vtt), then run this "
        "again. Nothing was written."
    )


def commonest_language(transcripts: Sequence[Transcript]) -> str:
    """Say which language most of the transcripts are in, by their words."""
    guesses = [one.language or guess_language(one.text) for one in transcripts]
    known = sorted({one for one in guesses if one})
    return max(known, key=guesses.count) if known else ""


def write_missing(
    project: Project, *, settings: Settings, drafts: Sequence[Participant]
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Write what the project does not have; give what was written, kept, and rows added."""
    wrote: list[str] = []
    kept: list[str] = []
    new = {
        project.settings: render_settings(settings).encode("utf-8"),
        project.codebook: starter_named(settings.name),
    }
    for path, data in new.items():
        if path.is_file():
            kept.append(path.name)
        else:
            write_atomic(path, data)
            wrote.append(path.name)
    is_new = not project.participants.is_file()
    added = write_people(project, drafts)
    (wrote if added or is_new else kept).append(project.participants.name)
    return tuple(wrote), tuple(kept), added


def write_people(project: Project, drafts: Sequence[Participant]) -> int:
    """Add to participants.csv those it does not name; give how many rows it got."""
    path = project.participants
    if not path.is_file():
        write_atomic(path, write_participants(drafts))
        return len(drafts)
    before = path.read_bytes()
    after = add_missing(before, drafts)
    if after != before:
        write_atomic(path, after)
    return after.count(b"\n") - before.count(b"\n")


def starter_named(name: str) -> bytes:
    """Give the starter codebook under the project's own name."""
    quoted = name.replace("'", "''")
    return (
        starter_codebook()
        .read_bytes()
        .replace(b"codebook: klokkevangen\n", f"codebook: '{quoted}'\n".encode(), 1)
    )
