"""Tests of the key, the list of kept names, and the folder of copies."""

from pathlib import Path

import pytest

from qualcode.errors import ProjectError, UsageError, WriteError
from qualcode.model import Settings
from qualcode.store import (
    COPY_LIST,
    KeyRow,
    Project,
    add_kept,
    are_unchanged_copies,
    check_copy_folder,
    check_key_place,
    default_key,
    read_kept,
    read_key,
    write_copies,
    write_key,
)

ROWS = (KeyRow("+45 30 12 34 56", "replace", "[telefon]", "phone"), KeyRow("Hassan", "keep"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project folder with one file."""
    folder = tmp_path / "study"
    (folder / "transcripts").mkdir(parents=True)
    (folder / "codebook.yaml").write_text("codebook: a\n")
    return Project(folder)


def test_what_is_written_is_read_again_and_only_by_its_owner(tmp_path: Path) -> None:
    """Cells that a spreadsheet would take for a formula come back as they were."""
    path = tmp_path / "keys" / "a.csv"
    write_key(path, ROWS)
    assert read_key(path) == ROWS
    assert "'+45" in path.read_text(encoding="utf-8")
    write_key(path, ROWS[1:])
    assert read_key(path) == ROWS[1:]
    assert read_key(tmp_path / "none.csv") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,decision\nOle,drop\n", "must be"),
        ("name,decision\nOle,replace\n", "must be"),
        ("name\nOle\n", 'no column "decision"'),
    ],
)
def test_a_key_that_is_not_understood_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """With its line, and without any name in the message."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError, match=says) as caught:
        read_key(path)
    assert "Ole" not in str(caught.value)


def test_rows_without_a_name_are_passed_over(tmp_path: Path) -> None:
    """A line somebody began in a spreadsheet is nothing."""
    path = tmp_path / "a.csv"
    path.write_text("name,decision,replacement,kind\n,keep,,\n Ole  Bo ,keep,,\n", encoding="utf-8")
    assert [one.name for one in read_key(path)] == ["Ole Bo"]


def test_two_projects_of_one_name_have_two_keys_outside(project: Project, tmp_path: Path) -> None:
    """The place of the key follows from the project's own place."""
    other = Project(tmp_path / "other" / "study")
    keys = {default_key(one, folder=tmp_path / "data") for one in (project, other)}
    assert len(keys) == 2
    assert all(one.name.startswith("study-") for one in keys)


def test_a_key_in_the_project_is_refused_unless_wanted(project: Project, tmp_path: Path) -> None:
    """Links are followed: a key that really lies inside is inside."""
    with pytest.raises(UsageError, match="lies in the project folder"):
        check_key_place(project, project.folder / "a.csv", inside=False)
    check_key_place(project, project.folder / "a.csv", inside=True)
    check_key_place(project, tmp_path / "a.csv", inside=False)


def test_a_key_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file where a folder should be is a sentence, not a traceback."""
    (tmp_path / "keys").write_text("x")
    with pytest.raises(WriteError):
        write_key(tmp_path / "keys" / "a.csv", ROWS)


def test_kept_names_are_added_once_and_remarks_stay(project: Project) -> None:
    """What the user wrote stays byte for byte, a last line without end too."""
    assert read_kept(project) == ()
    project.kept_names.write_bytes(b"# ours\nVestparken")
    add_kept(project, ["Vestparken", "Nord  vangen", "Nord vangen"])
    assert project.kept_names.read_bytes() == b"# ours\nVestparken\nNord vangen\n"
    assert read_kept(project) == ("Vestparken", "Nord vangen")


def test_copies_replace_the_copies_of_before(project: Project) -> None:
    """Earlier copies that are no longer there go; the list says what is ours."""
    folder = project.folder / "pseudonymised"
    write_copies(folder, {"a/K01.txt": b"1", "b.csv": b"2"})
    check_copy_folder(project, folder, settings=Settings())
    assert write_copies(folder, {"a/K02.txt": b"3"}) == 2
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert names == [COPY_LIST, "a/K02.txt"]
    assert are_unchanged_copies(folder)


def test_folders_that_are_no_place_for_copies_are_refused(project: Project, tmp_path: Path) -> None:
    """The project, what holds it, its transcripts, other people's files, changed copies."""
    settings = Settings()
    for folder in (project.folder, tmp_path, project.folder / "transcripts" / "x"):
        with pytest.raises(UsageError, match="the originals are here"):
            check_copy_folder(project, folder, settings=settings)
    with pytest.raises(UsageError, match="is a file"):
        check_copy_folder(project, project.codebook, settings=settings)
    folder = tmp_path / "copies"
    folder.mkdir()
    check_copy_folder(project, folder, settings=settings)
    (folder / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match="no copies of ours"):
        check_copy_folder(project, folder, settings=settings)
    (folder / "mine.txt").unlink()
    write_copies(folder, {"K01.txt": b"1"})
    (folder / "K01.txt").write_text("changed")
    with pytest.raises(UsageError, match="changed or added since"):
        check_copy_folder(project, folder, settings=settings)
    assert not are_unchanged_copies(folder)
    (folder / COPY_LIST).write_text("no json")
    with pytest.raises(UsageError, match="no copies of ours"):
        check_copy_folder(project, folder, settings=settings)


def test_no_copy_leads_out_of_its_folder(tmp_path: Path) -> None:
    """A name with .. is refused, and so is a folder that cannot be made."""
    with pytest.raises(WriteError, match="leads out"):
        write_copies(tmp_path / "copies", {"../x.txt": b"1"})
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError):
        write_copies(tmp_path / "file" / "copies", {"x.txt": b"1"})
