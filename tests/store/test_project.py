"""The project folder is found from inside it, and nothing is written outside it."""

from pathlib import Path

import pytest

from qualcode.errors import ProjectError, WriteError
from qualcode.store import Project, find_project, write_file
from qualcode.store.project import read_file


def lay(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"I: Hej\n")


@pytest.mark.parametrize("marker", ["qualcode.yaml", "codebook.yaml"])
def test_a_project_is_found_from_a_folder_below_it(tmp_path: Path, marker: str) -> None:
    """Settings or a codebook make a folder a project, also seen from its sub-folders."""
    lay(tmp_path, marker, "transcripts/rå/a.txt")
    assert find_project(tmp_path / "transcripts" / "rå") == Project(tmp_path.resolve())
    assert find_project(tmp_path) == Project(tmp_path.resolve())


def test_without_a_project_the_error_says_what_to_do(tmp_path: Path) -> None:
    """No project here or above: the message names the command that makes one."""
    with pytest.raises(ProjectError, match="qualcode init"):
        find_project(tmp_path)


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    """A misspelt --project is not answered with "no project above"."""
    with pytest.raises(ProjectError, match="no such folder"):
        find_project(tmp_path / "vestparkne")


def test_every_path_lies_in_the_project_folder(tmp_path: Path) -> None:
    """The names of the files and folders are those of the documentation."""
    project = Project(tmp_path)
    paths = [project.settings, project.codebook, project.participants, project.speakers]
    folders = [project.decisions, project.history, project.runs, project.memos, project.reports]
    assert [path.relative_to(tmp_path).as_posix() for path in (*paths, *folders)] == [
        "qualcode.yaml",
        "codebook.yaml",
        "participants.csv",
        "speakers.csv",
        "decisions",
        "history",
        "runs",
        "memos",
        "reports",
    ]


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    """Folders come into being when something is written to them."""
    project = Project(tmp_path)
    write_file(project, project.reports / "tabel.csv", data=b"a")
    assert (tmp_path / "reports" / "tabel.csv").read_bytes() == b"a"


def test_nothing_is_written_outside_the_project(tmp_path: Path) -> None:
    """Neither by a path with .., nor through a link of a file or folder."""
    inside, outside = tmp_path / "inde", tmp_path / "ude"
    inside.mkdir()
    outside.mkdir()
    (inside / "runs").symlink_to(outside)
    (inside / "qualcode.yaml").symlink_to(outside / "x.yaml")
    project = Project(inside)
    for path in (inside / ".." / "ude" / "a", project.runs / "a.json", project.settings):
        with pytest.raises(WriteError, match="out of the project"):
            write_file(project, path, data=b"a")
    assert list(outside.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """A file that stands where the folder should be ends in no traceback."""
    project = Project(tmp_path)
    lay(tmp_path, "reports")
    with pytest.raises(WriteError, match="reports: cannot be written"):
        write_file(project, project.reports / "a.csv", data=b"a")


def test_permission_denied_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of a folder is given in words."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    project = Project(tmp_path)
    with pytest.raises(WriteError, match=r"runs: cannot be written \(permission denied\)"):
        write_file(project, project.runs / "a.json", data=b"a")


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    """A file that the sync service has not fetched is named, with what to check."""
    with pytest.raises(ProjectError, match=r"^speakers\.csv: cannot be read"):
        read_file(tmp_path / "speakers.csv")
