"""What is hidden of small groups in a project's appendix and tables."""

import json
from pathlib import Path

import pytest

from qualcode.errors import UnknownNameError, UsageError
from qualcode.report import ReportOptions
from qualcode.store import find_project
from qualcode.workflow.exporting import table_of
from qualcode.workflow.material import read_material
from qualcode.workflow.reporting import report
from qualcode.workflow.small_cells import fewest_shown
from qualcode.workflow.study import Study, code_material
from tests.caches import shared_cache
from tests.small_project import lay_out

PEOPLE = (
    "participant,role,labels,transcript,area,floor\n"
    "K01-S,resident,Samira,K01,Nord,2\nK02-O,staff,Ole,K02,Syd,\n"
)
TIME = "2026-01-15T10:00:00Z"


def study_in(folder: Path, *, privacy: str = "") -> Study:
    """Give a coded project of one resident and one of the staff, who says less."""
    lay_out(folder)
    settings = folder / "qualcode.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "{label: Ole, role: resident}", "{label: Ole, role: staff}"
    )
    settings.write_text(f"{text}{privacy}", encoding="utf-8")
    codebook = folder / "codebook.yaml"
    text = codebook.read_text(encoding="utf-8").replace("tryg+", "skolen")
    codebook.write_text(text, encoding="utf-8")
    (folder / "participants.csv").write_text(PEOPLE, encoding="utf-8")
    cache = shared_cache()
    material = read_material(find_project(folder), cache=cache)
    return code_material(material, cache=cache, with_classifier=False)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Give the project with the settings as they come."""
    return study_in(tmp_path / "p")


@pytest.mark.parametrize(
    ("privacy", "asked", "sent", "fewest"),
    [
        ("", "", True, 5),
        ("", "", False, 0),
        ("", "hide", False, 5),
        ("", "show", True, 0),
        ("privacy: {small_cells: 3}\n", "", True, 3),
        ("privacy: {small_cells: 3}\n", "hide", False, 3),
        ("privacy: {small_cells: show}\n", "", True, 0),
        ("privacy: {small_cells: show}\n", "hide", True, 5),
    ],
)
def test_what_is_sent_hides_small_figures_unless_it_is_said_otherwise(
    tmp_path: Path, privacy: str, asked: str, *, sent: bool, fewest: int
) -> None:
    """The settings hold for the appendix; what is asked for holds before them."""
    study = study_in(tmp_path / "p", privacy=privacy)
    options = ReportOptions(small_cells=asked)  # type: ignore[arg-type]
    assert fewest_shown(study, options, sent=sent) == fewest


def test_the_appendix_hides_and_says_what_it_hides(study: Study) -> None:
    """One of one resident is hidden; on request nothing is, and nothing is said of it."""
    told = " ".join(one.what for one in report(study, time=TIME).checks)
    assert "figures of groups above 0 are hidden" in told
    assert "section G tells of 2 participants" in told
    shown = report(study, time=TIME, options=ReportOptions(small_cells="show"))
    assert "hidden" not in " ".join(one.what for one in shown.checks)
    without = report(study, time=TIME, options=ReportOptions(without=("B", "F", "G")))
    assert not any("section" in one.what for one in without.checks)


def test_the_manifest_holds_the_new_figures(study: Study) -> None:
    """By column, new codes and coverage are figures of the run, in plain JSON."""
    done = report(study, time=TIME, options=ReportOptions(by=("floor",), small_cells="show"))
    figures = json.loads(done.manifest.read_text(encoding="utf-8"))["figures"]
    assert {one["group"] for one in figures["by_column"]} == {"2", ""}
    assert [one["transcript"] for one in figures["saturation"]] == ["K01", "K02"]
    assert {one["unit"] for one in figures["coverage"]} == {
        *("", "role", "floor"),
        *("transcript", "participant"),
    }


def test_tables_show_until_they_are_asked_to_hide(study: Study) -> None:
    """One's own work is not hidden from oneself."""
    shown = table_of(study, "raised", ReportOptions(by=("area",)))
    assert "hidden" not in repr(shown.rows)
    hidden = table_of(study, "raised", ReportOptions(by=("area",), small_cells="hide"))
    assert "hidden" in repr(hidden.rows)
    assert [one["participants"] for one in hidden.named() if not one["role"] and not one["by"]] == [
        one["participants"] for one in shown.named() if not one["role"] and not one["by"]
    ]


def test_crossings_have_a_row_for_each_role(study: Study) -> None:
    """All, resident, staff; with a column its groups after them."""
    table = table_of(study, "crossings", ReportOptions(by=("area",)))
    found = [(one["role"], one["by"], one["group"]) for one in table.named()]
    assert found == [
        (None, None, None),
        ("resident", None, None),
        ("staff", None, None),
        (None, "area", "Nord"),
        (None, "area", "Syd"),
    ] * (len(found) // 5)


@pytest.mark.parametrize(
    ("kind", "options", "meant"),
    [
        ("codings", ReportOptions(by=("area",)), "--by goes with frequencies"),
        ("coverage", ReportOptions(small_cells="hide"), "--small-cells goes with"),
    ],
)
def test_what_has_no_groups_refuses_them(
    study: Study, kind: str, options: ReportOptions, meant: str
) -> None:
    """An option is never taken and left without effect."""
    with pytest.raises(UsageError, match=meant):
        table_of(study, kind, options)


def test_a_column_that_is_not_there_is_an_error(study: Study) -> None:
    """The nearest one is named, the user's own among them."""
    with pytest.raises(UnknownNameError, match=r'no column "flor".*Did you mean "floor"'):
        table_of(study, "frequencies", ReportOptions(by=("flor",)))


@pytest.mark.parametrize(
    ("letters", "meant"), [(("X",), 'no section "X"'), (tuple("ABCDEFGH"), "Nothing is left")]
)
def test_sections_that_are_not_there_or_all_of_them_are_refused(
    study: Study, letters: tuple[str, ...], meant: str
) -> None:
    """Nothing is written then."""
    with pytest.raises(UsageError, match=meant):
        report(study, time=TIME, options=ReportOptions(without=letters))
    assert not (study.material.project.reports / "appendix.docx").exists()


def test_the_quotes_beside_an_appendix_tell_no_rare_area_either(study: Study) -> None:
    """What lies beside the appendix goes the same way; the export for one's own work tells it."""
    done = report(study, time=TIME)
    assert "Nord" not in done.quotes.read_text(encoding="utf-8-sig")
    assert {one["area"] for one in table_of(study, "quotes").named()} == {"Nord", "Syd"}
