"""Tests of looking through what is written before it is said to be done."""

from pathlib import Path

import pytest
import xlsxwriter

from qualcode.model import Problem
from qualcode.store import KeyRow, Project, default_key, remember_key, write_copies, write_key
from qualcode.workflow.leaving import Leaving, Sender, look_over
from tests.readers.word_files import document, paragraph, run

ROWS = (
    KeyRow("Hassan", "replace", "Karim", "person"),
    KeyRow("Bo", "replace", "Per", "person"),
    KeyRow("Kirkegade", "replace", "Skolegade", "place"),
    KeyRow("imam", "replace", "leder", "job title"),
    KeyRow("Jytte", "keep", kind="person"),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project with a folder of reports."""
    (tmp_path / "study" / "reports").mkdir(parents=True)
    return Project(tmp_path / "study")


@pytest.fixture
def sender(tmp_path: Path) -> Sender:
    """Give a sender with a login and a data folder."""
    return Sender(tmp_path / "data", login="majah", computer="maja-pc")


def with_key(project: Project, sender: Sender, rows: tuple[KeyRow, ...] = ROWS) -> Path:
    """Put a key in its usual place."""
    key = default_key(project, folder=sender.data_folder)
    write_key(key, rows)
    return key


def looked(
    project: Project, sender: Sender, text: str, *, name: str = "quotes.csv", **more: list[str]
) -> Leaving:
    """Write a file into the reports and look it through."""
    path = project.reports / name
    path.write_text(text, encoding="utf-8")
    return look_over(project, [path], sender=sender, **more)


def said(leaving: Leaving) -> list[tuple[str, str]]:
    """Give how grave each finding is, and what it says."""
    return [(one.severity, one.what) for one in leaving.found]


def test_names_of_the_key_must_not_leave(project: Project, sender: Sender) -> None:
    """Each is told once with its places; a kept name is none, and a job title is to be weighed."""
    with_key(project, sender)
    found = looked(
        project, sender, "id;quote\n1;Hassans bil\n2;Jytte, HASSAN og imamen: imam\n", coders=["Bo"]
    )
    assert found.has_leak
    assert said(found) == [
        ("error", '"Hassan", which the key replaces, stands in it: line 2, quote; line 3, quote.'),
        ("warning", '"imam", which the key replaces, stands in it: line 3, quote.'),
    ]
    assert "names --write" in found.found[0].remedy
    assert (found.names, len(found.key)) == (4, 5)


def test_many_places_are_counted(project: Project, sender: Sender) -> None:
    """Three places are shown and the rest is a number."""
    with_key(project, sender)
    found = looked(project, sender, "quote\n" + "Hassan\n" * 20)
    assert said(found)[0][1].endswith("line 2, quote; line 3, quote; line 4, quote; and 17 more.")


def test_without_a_key_nothing_is_claimed(project: Project, sender: Sender) -> None:
    """No names were looked for, and nothing says that there are none."""
    found = looked(project, sender, "quote\nHassan\n")
    assert (found.found, found.names, found.has_leak) == ((), 0, False)


def test_a_project_that_was_moved_away_from_its_key_is_told(
    project: Project, sender: Sender, tmp_path: Path
) -> None:
    """Its key lies among others' and is not known: nothing is claimed, and that is said."""
    with_key(project, sender)
    moved = Project(project.folder.rename(tmp_path / "moved"))
    found = looked(moved, sender, "quote\nHassan\n")
    assert said(found) == [
        ("note", "no key of this project is known on this computer: no names were looked for.")
    ]


def test_the_rest_is_told_as_warnings_and_notes(project: Project, sender: Sender) -> None:
    """Paths, accounts, numbers of persons, hidden text, changes; coders' names are a note."""
    body = (
        paragraph("Ring 30 12 34 56 eller se C:\\felt\\a.docx")
        + paragraph(run("skjult", properties="<w:vanish/>"))
        + "<w:p><w:bookmarkStart w:id='0' w:name='majah'/><w:ins w:author='maja'>"
        "<w:r><w:t>nyt</w:t></w:r></w:ins><w:del w:author='Anna B'/></w:p>"
    )
    path = project.reports / "a.docx"
    path.write_bytes(document(body))
    found = look_over(project, [path], sender=sender, coders=["maja", "jonas"])
    assert not found.has_leak
    told = [(severity, what.partition(" (")[0]) for severity, what in said(found)]
    assert told == [
        ("warning", "a place on somebody's computer: C:\\felt\\a.docx"),
        ("warning", "a number or address of a person: 30 12 34 56"),
        ("warning", "text that is not shown: skjult"),
        ("warning", "a tracked change: nyt"),
        ("warning", "a tracked change"),
        ("warning", "the login or the computer's name: majah"),
        ("note", "who wrote something in it: Anna B"),
        ("note", "names of coders stand in it: maja."),
    ]


def test_a_coder_called_as_the_login_is_no_leak(project: Project, sender: Sender) -> None:
    """Coders' names are wanted where codings are sent."""
    text = "WEBVTT\n\nNOTE majah\n"
    assert looked(project, sender, text, name="a.vtt").found
    assert not looked(project, sender, text, name="a.vtt", coders=["Majah"]).found


def test_long_words_are_cut_in_what_is_told(project: Project, sender: Sender) -> None:
    """A finding is one line, however long the path."""
    found = looked(project, sender, f"quote\n/home/maja/{'felt/' * 40}\n")
    assert len(said(found)[0][1]) < 150
    assert "…" in said(found)[0][1]


def as_copy(project: Project) -> None:
    """Make a project one that ``names --write`` wrote."""
    write_copies(project.folder, {"codebook.yaml": b"codebook: a\n"})


def test_a_copy_is_checked_by_the_key_that_made_it(
    project: Project, sender: Sender, tmp_path: Path
) -> None:
    """The remedy is about the copy; a name that stands for somebody else is only weighed."""
    as_copy(project)
    key = tmp_path / "key.csv"
    write_key(key, (*ROWS, KeyRow("Karim", "replace", "Ali", "person")))
    remember_key(project.folder, key=key, folder=sender.data_folder)
    found = looked(project, sender, "quote\nHassan og Karim\n")
    assert [one.severity for one in found.found] == ["error", "warning"]
    assert "this copy's" in found.found[0].remedy
    assert "this may be them" in found.found[1].what


def test_in_an_original_a_name_is_a_name_whoever_it_stands_for(
    project: Project, sender: Sender
) -> None:
    """Nothing has been replaced there, so both are themselves."""
    with_key(project, sender, (*ROWS, KeyRow("Karim", "replace", "Ali", "person")))
    found = looked(project, sender, "quote\nHassan og Karim\n")
    assert [one.severity for one in found.found] == ["error", "error"]


def test_a_key_that_is_not_there_is_told(project: Project, sender: Sender, tmp_path: Path) -> None:
    """Gone from where it was, unknown on this computer, or not to be read: nothing is claimed."""
    as_copy(project)
    found = looked(project, sender, "quote\nHassan\n")
    assert "its key is not known on this computer" in said(found)[0][1]
    key = tmp_path / "key.csv"
    write_key(key, ROWS)
    remember_key(project.folder, key=key, folder=sender.data_folder)
    key.unlink()
    found = looked(project, sender, "quote\nHassan\n")
    assert f"the key is not at {key}" in said(found)[0][1]
    key.write_text("name,decision\nHassan,drop\n")
    found = looked(project, sender, "quote\nHassan\n")
    assert found.has_leak
    assert "cannot be read" in said(found)[0][1]
    assert "key.csv:2" in found.found[0].remedy
    assert "Hassan" not in str(found.found[0])


def test_a_key_that_is_named_is_taken_alone(
    project: Project, sender: Sender, tmp_path: Path
) -> None:
    """--key PATH goes before what is remembered."""
    with_key(project, sender)
    key = tmp_path / "own.csv"
    write_key(key, (KeyRow("Kurt", "replace", "Jens", "person"),))
    own = Sender(sender.data_folder, key)
    assert [one.what[:6] for one in looked(project, own, "quote\nHassan, Kurt\n").found] == [
        '"Kurt"'
    ]


def lying(leaving: Leaving) -> list[Problem]:
    """Give the findings about keys that lie about."""
    return [one for one in leaving.found if "a key of names lies" in one.what]


def test_the_key_in_the_folder_that_is_sent_is_an_error(project: Project, sender: Sender) -> None:
    """Elsewhere in the project it is a warning; it is found by its first line and by its rows."""
    write_key(project.folder / "key.csv", ROWS)
    (one,) = lying(looked(project, sender, "quote\nja\n"))
    assert (one.severity, one.file) == ("warning", "key.csv")
    write_key(project.reports / "key.csv", ROWS)
    found = looked(project, sender, "quote\nja\n")
    assert found.has_leak
    assert [one.severity for one in lying(found)] == ["error", "warning"]


@pytest.mark.parametrize(
    ("name", "text", "keys"),
    [
        ("navne.csv", "Hassan;Karim\nBo;Per\nKirkegade;Skolegade\n", 1),
        ("hvem er hvem.txt", "Hassan = Karim\nBo = Per\nKirkegade = Skolegade\n", 1),
        ("navne.csv", "Hassan;Karim\nBo;Per\n", 0),
        ("memo.md", f"Hassan kendte Karim. {'Og så videre. ' * 9}\n" * 3, 0),
        ("navne.csv", "Hassan;1\nBo;2\nKirkegade;3\n", 0),
        (".navne.csv", "Hassan;Karim\nBo;Per\nKirkegade;Skolegade\n", 0),
        ("navne.csv", "Hassan\0;\x81\n", 0),
    ],
)
def test_a_table_that_says_the_same_as_the_key(
    project: Project, sender: Sender, name: str, text: str, keys: int
) -> None:
    """Half of the rows with name and replacement on one line; three at least."""
    with_key(project, sender)
    (project.folder / name).write_text(text, encoding="latin-1")
    assert len(lying(looked(project, sender, "quote\nja\n"))) == keys


def test_the_table_of_participants_is_no_key(project: Project, sender: Sender) -> None:
    """It may give pseudonyms beside labels: that is what it is for."""
    with_key(project, sender)
    text = "participant,pseudonym\nHassan,Karim\nBo,Per\nKirkegade,Skolegade\n"
    project.participants.write_text(text, encoding="utf-8")
    assert not lying(looked(project, sender, "quote\nja\n"))


def test_a_key_saved_as_a_workbook_is_found(project: Project, sender: Sender) -> None:
    """Whoever opened it in Excel may have saved it so."""
    with_key(project, sender)
    book = xlsxwriter.Workbook(str(project.folder / "navne.xlsx"))
    sheet = book.add_worksheet()
    for number, row in enumerate(ROWS[:3]):
        sheet.write_row(number, 0, [row.name, row.words])
    book.close()
    assert len(lying(looked(project, sender, "quote\nja\n"))) == 1
