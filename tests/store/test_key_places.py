"""Tests of remembering which key belongs to which project or copy."""

from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.store import (
    KeyRow,
    Project,
    default_key,
    known_keys,
    remember_key,
    write_copies,
    write_key,
)
from qualcode.store.key_places import PLACES

ROWS = (KeyRow("Hassan", "replace", "Karim", "person"),)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give an empty data folder of a user."""
    return tmp_path / "data"


def project_at(folder: Path) -> Project:
    """Give a project in a new folder."""
    folder.mkdir(parents=True)
    return Project(folder)


def test_the_key_in_its_usual_place_is_known(tmp_path: Path, data: Path) -> None:
    """Without anything remembered; none where there is no file."""
    project = project_at(tmp_path / "study")
    assert known_keys(project, folder=data).paths == ()
    key = default_key(project, folder=data)
    write_key(key, ROWS)
    known = known_keys(project, folder=data)
    assert (known.paths, known.missing, known.is_copy) == ((key,), (), False)


def test_a_key_in_a_place_of_its_own_is_remembered(tmp_path: Path, data: Path) -> None:
    """Both are taken; the last place said counts, and one that is gone is told."""
    project = project_at(tmp_path / "study")
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for key in (first, second):
        write_key(key, ROWS)
        remember_key(project.folder, key=key, folder=data)
    assert known_keys(project, folder=data).paths == (second,)
    second.unlink()
    known = known_keys(project, folder=data)
    assert (known.paths, known.missing) == ((), (second,))


def test_a_copy_is_known_wherever_it_is_moved(tmp_path: Path, data: Path) -> None:
    """By what it was written as; another folder of the same name is not taken for it."""
    key = tmp_path / "key.csv"
    write_key(key, ROWS)
    folder = tmp_path / "pseudonymised"
    write_copies(folder, {"codebook.yaml": b"codebook: a\n"})
    remember_key(folder, key=key, folder=data)
    moved = folder.rename(tmp_path / "sent")
    known = known_keys(Project(moved), folder=data)
    assert (known.paths, known.is_copy) == ((key,), True)
    other = tmp_path / "other"
    write_copies(other, {"codebook.yaml": b"codebook: b\n"})
    assert known_keys(Project(other), folder=data).paths == ()
    assert (data / "keys" / PLACES).stat().st_mode & 0o777 == 0o600


def test_a_damaged_list_is_told(tmp_path: Path, data: Path) -> None:
    """With what to do; an empty one is none."""
    project = project_at(tmp_path / "study")
    (data / "keys").mkdir(parents=True)
    (data / "keys" / PLACES).write_bytes(b"")
    assert known_keys(project, folder=data).paths == ()
    (data / "keys" / PLACES).write_text('[{"folder": 1}]')
    with pytest.raises(ProjectError, match="say once more where a key lies"):
        known_keys(project, folder=data)
