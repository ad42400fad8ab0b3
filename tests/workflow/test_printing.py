"""Tests of possible names and lone labels in what a report prints."""

from pathlib import Path

import pytest

from qualcode.store import Cache, KeyRow, Project, add_kept
from qualcode.workflow.material import read_material
from qualcode.workflow.printing import labels_printed, names_printed
from qualcode.workflow.reporting import Reported, report
from qualcode.workflow.study import Study, code_material
from tests.workflow.studies import PEOPLE, TIME, make_study


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a small study."""
    return make_study(tmp_path / "study")


def reported(project: Project, cache_folder: Path) -> tuple[Reported, Study]:
    """Write the report of a project."""
    cache = Cache(cache_folder)
    material = read_material(project, cache=cache)
    study = code_material(material, cache=cache, with_classifier=False)
    return report(study, time=TIME), study


def names_in(project: Project, cache_folder: Path, *decided: KeyRow) -> str:
    """Give what is said of possible names; empty when nothing is."""
    done, study = reported(project, cache_folder)
    return "".join(one.what for one in names_printed(done.document, study, decided=decided))


def test_names_are_told_with_section_and_code(project: Project, cache_folder: Path) -> None:
    """A third person in a quote; the speakers' own pseudonyms are not asked about."""
    told = names_in(project, cache_folder)
    assert "Hassan (F, lys)" in told
    assert "30 12 34 56 (F, lys)" in told
    assert "Samira" not in told
    assert "Kurt" not in told


def test_what_was_decided_is_not_asked_again(project: Project, cache_folder: Path) -> None:
    """Replaced, kept, always kept, or standing for somebody."""
    add_kept(project, ["Bo"])
    told = names_in(
        project,
        cache_folder,
        KeyRow("Ali", "replace", "Hassan", "person"),
        KeyRow("30 12 34 56", "replace", "[telefon]", "phone"),
    )
    assert told == ""


def test_many_names_are_counted(project: Project, cache_folder: Path) -> None:
    """Eight are shown and the rest is a number."""
    path = project.folder / "transcripts" / "K01 Samira.txt"
    names = "Fatma, Yusuf, Ahmed, Nadia, Abdi, Jørgen, Birthe, Preben, Hodan og Kirsten"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Hassans bil er væk", f"{names} så det"), encoding="utf-8")
    told = names_in(project, cache_folder)
    assert "possible names stand in what is printed" in told
    assert told.endswith(" more.")


def labels_in(project: Project, cache_folder: Path) -> list[tuple[str, str]]:
    """Give how grave each finding about labels is, and what it says."""
    done, study = reported(project, cache_folder)
    return [(one.severity, one.what) for one in labels_printed(done.document, study)]


def test_lone_labels_are_told(project: Project, cache_folder: Path) -> None:
    """Who is alone with a label, and how many with all of theirs together."""
    with project.settings.open("a", encoding="utf-8") as file:
        file.write("privacy: {small_cells: show}\n")
    (severity, told), (also, alone) = labels_in(project, cache_folder)
    assert (severity, also) == ("warning", "note")
    assert "«Nord»" in told
    assert "3 of 3 participants are alone" in alone
    same = PEOPLE.replace("Nord,40-49", "Syd,60-69").replace('"kok,\npensioneret"', "")
    project.participants.write_text(same, encoding="utf-8")
    assert not labels_in(project, cache_folder)


def test_merged_labels_are_nobodys(project: Project, cache_folder: Path) -> None:
    """What stands in the place of rare labels points at no one."""
    assert not any(severity == "warning" for severity, _ in labels_in(project, cache_folder))
