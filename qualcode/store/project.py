"""The project folder: where each file of it lies."""

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import ProjectError, WriteError
from qualcode.formats import write_atomic
from qualcode.model import Settings

SETTINGS_FILE = "qualcode.yaml"
CODEBOOK_FILE = "codebook.yaml"
PARTICIPANTS_FILE = "participants.csv"
SPEAKERS_FILE = "speakers.csv"
KEPT_NAMES_FILE = "kept-names.txt"
WITHDRAWN_FILE = "withdrawn.jsonl"
PSEUDONYMISED = "pseudonymised"


@dataclass(frozen=True, slots=True)
class Project:
    """One study's folder; every path below it is given here and nowhere else."""

    folder: Path

    def transcripts(self, settings: Settings) -> Path:
        """Where the settings say that the transcripts are."""
        return self.folder / settings.transcripts

    @property
    def settings(self) -> Path:
        """Where ``qualcode.yaml`` is, or would be."""
        return self.folder / SETTINGS_FILE

    @property
    def codebook(self) -> Path:
        """Where ``codebook.yaml`` is, or would be."""
        return self.folder / CODEBOOK_FILE

    @property
    def participants(self) -> Path:
        """Where ``participants.csv`` is, or would be."""
        return self.folder / PARTICIPANTS_FILE

    @property
    def speakers(self) -> Path:
        """Where ``speakers.csv`` is, or would be."""
        return self.folder / SPEAKERS_FILE

    @property
    def kept_names(self) -> Path:
        """Where ``kept-names.txt`` is, or would be."""
        return self.folder / KEPT_NAMES_FILE

    @property
    def withdrawn(self) -> Path:
        """Where it is put down that somebody withdrew, or would be."""
        return self.folder / WITHDRAWN_FILE

    @property
    def decisions(self) -> Path:
        """The folder of the journals."""
        return self.folder / "decisions"

    @property
    def history(self) -> Path:
        """The folder of saved codebook versions."""
        return self.folder / "history"

    @property
    def runs(self) -> Path:
        """The folder of the manifests of reports."""
        return self.folder / "runs"

    @property
    def memos(self) -> Path:
        """The folder of memos."""
        return self.folder / "memos"

    @property
    def reports(self) -> Path:
        """The folder that reports and exports are written to."""
        return self.folder / "reports"


def find_project(start: Path) -> Project:
    """Give the project whose folder is ``start`` or the nearest folder above it.

    A project is a folder with a ``qualcode.yaml`` or a ``codebook.yaml``. Raises
    ``ProjectError`` when there is none.
    """
    here = start.resolve()
    if not here.exists():
        raise ProjectError(f"{start}: there is no such folder. Check the spelling of --project.")
    for folder in (here, *here.parents):
        if is_project(folder):
            return Project(folder)
    raise ProjectError(
        f"{start}: no {SETTINGS_FILE} or {CODEBOOK_FILE} here or in a folder above. "
        "Go to the folder of the study, or make one with: qualcode init"
    )


def is_inside(project: Project, path: Path) -> bool:
    """Tell whether a path, links followed, lies in the project folder."""
    return path.resolve().is_relative_to(project.folder.resolve())


def read_file(path: Path) -> bytes:
    """Give a file's bytes; raises ``ProjectError`` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(
            f"{path.name}: cannot be read ({_reason(error)}). "
            "Check that it is there, that you may read it, and that it is fully synced."
        ) from error


def write_file(project: Project, path: Path, *, data: bytes) -> None:
    """Write a file of the project whole, or not at all; folders are made as needed.

    Raises ``WriteError`` when the path leads out of the project or cannot be written.
    """
    make_folder(project, path.parent)
    if not is_inside(project, path):
        raise WriteError(f"{path.name}: leads out of the project folder, so it was not written.")
    write_atomic(path, data)


def make_folder(project: Project, folder: Path) -> None:
    """Make a folder of the project; raises ``WriteError`` when that is not possible."""
    name = folder.name
    if not is_inside(project, folder):
        raise WriteError(f"{name}: leads out of the project folder, so nothing was written there.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error=error) from error


def remove(path: Path) -> None:
    """Delete a file, if it is there; raises ``WriteError`` when it is held open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(
            f"{path.name}: cannot be deleted ({_reason(error)}). Close it in other programs and "
            "run the command again."
        ) from error


def cannot_write(path: Path, *, error: OSError) -> WriteError:
    """Give the sentence for a file or folder that could not be written."""
    return WriteError(
        f"{path.name}: cannot be written ({_reason(error)}). "
        "Close it in other programs, and check that you may write there and the disk is not full."
    )


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def is_project(folder: Path) -> bool:
    """Tell whether a folder has a file that makes it a project."""
    return (folder / SETTINGS_FILE).is_file() or (folder / CODEBOOK_FILE).is_file()
