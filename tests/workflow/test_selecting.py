"""The part of a study that a report or a table shows."""

from pathlib import Path

import pytest

from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Memo, Subject
from qualcode.report import ReportOptions
from qualcode.store import find_project
from qualcode.workflow.exporting import table_of
from qualcode.workflow.material import read_material
from qualcode.workflow.selecting import memos_shown, selected
from qualcode.workflow.study import Study, code_material
from tests.caches import shared_cache
from tests.small_project import lay_out

PEOPLE = "participant,role,labels,transcript\nK01-S,resident,Samira,K01\nK02-O,staff,Ole,K02\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Give a coded project of one resident and one of the staff."""
    folder = lay_out(tmp_path / "p")
    settings = folder / "qualcode.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "{label: Ole, role: resident}", "{label: Ole, role: staff}"
    )
    settings.write_text(text, encoding="utf-8")
    (folder / "participants.csv").write_text(PEOPLE, encoding="utf-8")
    cache = shared_cache()
    material = read_material(find_project(folder), cache=cache)
    return code_material(material, cache=cache, with_classifier=False)


def test_nothing_asked_for_is_everything(study: Study) -> None:
    """Without options the study is what it was."""
    assert selected(study, ReportOptions()) == study


def test_a_code_keeps_its_theme_and_nothing_else(study: Study) -> None:
    """Other codes are gone from the codebook and from every table."""
    part = selected(study, ReportOptions(codes=("tryghed",)))
    assert [code.id for code in part.material.codebook] == ["tryghed"]
    assert {claim.code for claim in part.claims} <= {"tryghed"}
    assert part.material.corpus == study.material.corpus


def test_a_theme_stands_for_its_codes(study: Study) -> None:
    """Naming the theme is naming all that stands under it."""
    assert selected(study, ReportOptions(codes=("fysiske",))).claims == study.claims


def test_a_role_changes_the_denominator_too(study: Study) -> None:
    """N is the participants of that role, in the table as well."""
    part = ReportOptions(roles=("staff",))
    assert [one.id for one in selected(study, part).material.corpus.participants] == ["K02-O"]
    table = table_of(study, "frequencies", part)
    place = [column.name for column in table.columns].index("participants_total")
    assert {row[place] for row in table.rows if row[2] is None} == {1}


def test_quotes_are_as_many_as_asked(study: Study) -> None:
    """The options of choosing quotes reach the table."""
    one_each = table_of(study, "quotes", ReportOptions(per_code=1))
    assert len(one_each.rows) < len(table_of(study, "quotes").rows)


@pytest.mark.parametrize(
    ("options", "meant"),
    [
        (ReportOptions(codes=("tryghde",)), 'Did you mean "tryghed"?'),
        (ReportOptions(roles=("resdent",)), 'Did you mean "resident"?'),
    ],
)
def test_what_is_not_there_is_an_error(study: Study, options: ReportOptions, meant: str) -> None:
    """A slip never gives an empty or a whole table."""
    with pytest.raises(UnknownNameError, match=meant.replace("?", r"\?")):
        table_of(study, "codings", options)


def test_a_table_that_does_not_exist_is_an_error(study: Study) -> None:
    """The nearest kind is named."""
    with pytest.raises(UsageError, match='Did you mean "quotes"'):
        table_of(study, "quote")


def test_memos_of_a_part_are_those_about_it_or_about_the_study(study: Study) -> None:
    """A memo on another code, or on somebody of another role, is left out of a part."""
    memos = tuple(
        Memo(name, ("maja",), "2026-01-15", tuple(about), "tekst")
        for name, about in {
            "study": [],
            "code": [Subject("code", "tryghed")],
            "person": [Subject("participant", "K01-S")],
            "passage": [Subject("passage", "K02:2")],
            "gone": [Subject("code", "nedlagt")],
        }.items()
    )

    def kept(**asked: tuple[str, ...]) -> list[str]:
        options = ReportOptions(memos=True, **asked)  # type: ignore[arg-type]
        return [one.id for one in memos_shown(memos, selected(study, options), options)]

    assert kept() == ["study", "code", "person", "passage", "gone"]
    assert kept(codes=("belysning",)) == ["study", "person", "passage"]
    assert kept(roles=("staff",)) == ["study", "code", "passage"]
    assert memos_shown(memos, study, ReportOptions()) == ()
