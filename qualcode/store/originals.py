"""Which files of a project are transcripts, and their bytes, within bounds."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from qualcode.errors import ProjectError, TranscriptError
from qualcode.model import Problem, Settings
from qualcode.store.project import (
    KEPT_NAMES_FILE,
    PARTICIPANTS_FILE,
    PSEUDONYMISED,
    SETTINGS_FILE,
    SPEAKERS_FILE,
    WITHDRAWN_FILE,
    Project,
    is_inside,
    is_project,
)

MAX_TRANSCRIPT = 100 * 1024 * 1024
OWN_FOLDERS = frozenset({"decisions", "history", "runs", "memos", "reports", PSEUDONYMISED})
OWN_FILES = frozenset({PARTICIPANTS_FILE, SPEAKERS_FILE, KEPT_NAMES_FILE, WITHDRAWN_FILE})
OWN_ENDINGS = (".yaml", ".yml")


def transcript_files(
    project: Project, *, settings: Settings, passed_over: Callable[[str], bool]
) -> tuple[Path, ...]:
    """Give the transcripts' files, sorted by path in NFC; sub-folders are looked into.

    ``passed_over`` tells by a file's name that it is no transcript. Links that lead out of
    the project are not followed (see ``links_leading_out``), nor are folders that are projects
    of their own. Raises
    ``ProjectError`` when the folder is missing or leads out of the project.
    """
    top = project.transcripts(settings)
    if not top.is_dir():
        raise ProjectError(
            f"{settings.transcripts}: this folder is missing. Make it, put the transcripts in it, "
            f'or name the right folder under "transcripts:" in {SETTINGS_FILE}.'
        )
    if not is_inside(project, top):
        raise ProjectError(
            f"{settings.transcripts}: this folder is a link that leads out of the project. "
            "Move the transcripts into the project folder."
        )
    own = top.samefile(project.folder)
    found = [
        path
        for path in _files_below(top, own=own)
        if not passed_over(path.name)
        and not (own and _is_own(path, project=project))
        and is_inside(project, path)
    ]
    return tuple(sorted(found, key=lambda path: _sort_key(path.relative_to(top))))


def links_leading_out(
    project: Project, *, settings: Settings, passed_over: Callable[[str], bool]
) -> tuple[Problem, ...]:
    """Name the links among the transcripts that are not followed, by path.

    A file that is a link out of the project, or to nothing, is an error; a link to a folder
    elsewhere is a warning: it may hold something else.
    """
    top = project.transcripts(settings)
    own = top.samefile(project.folder)
    problems = []
    for path in _entries_below(top, own=own):
        if not path.is_symlink() or passed_over(path.name):
            continue
        file = unicodedata.normalize("NFC", path.relative_to(top).as_posix())
        if not path.exists():
            problems.append(_unfollowed(file, "is a link to a file that is not there"))
        elif not is_inside(project, path):
            what = "is a link that leads out of the project: it is not followed"
            problems.append(_unfollowed(file, what, folder=path.is_dir()))
    return tuple(sorted(problems))


def _unfollowed(file: str, what: str, *, folder: bool = False) -> Problem:
    remedy = "Put the files themselves here." if folder else "Put the file itself here."
    return Problem(file, what=f"{what}.", remedy=remedy, severity="warning" if folder else "error")


def read_transcript_file(path: Path) -> bytes:
    """Give the bytes of a file; ``TranscriptError`` when there are more than MAX_TRANSCRIPT.

    A file that is too large is not read. ``OSError`` when it cannot be opened.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(MAX_TRANSCRIPT + 1) if size <= MAX_TRANSCRIPT else b""
    if max(size, len(data)) > MAX_TRANSCRIPT:
        raise TranscriptError(
            f"The file is {max(size, len(data)) // 1_000_000} MB: that is no transcript, and it "
            "was not read.",
            remedy="Move recordings out of the folder; of a document with many pictures, save a "
            "copy without them.",
        )
    return data


def _files_below(top: Path, *, own: bool) -> Iterator[Path]:
    yield from (path for path in _entries_below(top, own=own) if path.is_file())


def _entries_below(top: Path, *, own: bool) -> Iterator[Path]:
    """Give every file, and every link to a folder, that lies in a folder to look into."""
    for name, folders, files in os.walk(top):
        here = Path(name)
        folders[:] = sorted(one for one in folders if _is_looked_into(here / one, own=own))
        if own and here == top:
            folders[:] = [one for one in folders if one not in OWN_FOLDERS]
        yield from (here / one for one in files)
        yield from (here / one for one in folders if (here / one).is_symlink())


def _is_looked_into(folder: Path, *, own: bool) -> bool:
    return not folder.name.startswith(".") and not (own and is_project(folder))


def _is_own(path: Path, *, project: Project) -> bool:
    return path.name.casefold().endswith(OWN_ENDINGS) or (
        path.parent == project.folder and path.name in OWN_FILES
    )


def _sort_key(path: Path) -> tuple[str, str]:
    return unicodedata.normalize("NFC", path.as_posix()), path.as_posix()
