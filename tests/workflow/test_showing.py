"""Who speaks of a code, and that the sentence holds together with the table of frequencies."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from qualcode.errors import UnknownNameError, UsageError
from qualcode.workflow.counting import counted_roles, frequencies_of
from qualcode.workflow.showing import Choice, Voices, show, voices
from qualcode.workflow.study import Study
from tests.workflow.drawn import Drawn, Said, laid_out, projects, study_of

TWO = Drawn(
    transcripts=(
        (
            ("I", "Er du tryg her?"),
            ("Aisha", "Jeg er ikke tryg her om aftenen."),
            ("I", "Kan du fortælle mere?"),
            ("Aisha", "Naboen er tryg."),
            ("I", "Og ellers?"),
            ("Aisha", "Jeg er tryg."),
        ),
        (
            ("I", "Er du tryg her?"),
            ("Kaj", "Ja, jeg er tryg."),
            ("Poul", "Jeg er tryg."),
        ),
    ),
    rules=("lampe+", "tryg+", "nabo+"),
    counting="rules",
    decisions=(Said("maja", 4, "tryghed", "reject"),),
)


def heard(study: Study, target: str, choice: Choice) -> Voices:
    """Give who is counted when something is asked for."""
    return voices(study, show(study, target, choice=choice), choice)


@given(projects())
@settings(max_examples=20)
def test_the_sentence_and_the_table_say_the_same(drawn: Drawn) -> None:
    """Of every code, theme and role: who raised it, who was asked, and of how many."""
    with laid_out(drawn) as project:
        study = study_of(project)
    for row in frequencies_of(study):
        target = row.code or row.theme
        everybody = heard(study, target, Choice(role=row.role))
        raised = heard(study, target, Choice(role=row.role, self_raised=True))
        asked = heard(study, target, Choice(role=row.role, prompted=True))
        assert len(everybody.people) == row.participants
        assert len(raised.people) == row.self_raised
        assert raised.total == asked.total == row.participants_total
        assert row.self_raised + asked.only_asked == row.participants
        assert all(one.places for one in (*raised.people, *asked.people))


def test_who_and_where(tmp_path: Path) -> None:
    """Each person once, with every turn; what was asked is apart from what was raised."""
    study = study_of(TWO.lay_out(tmp_path / "p"))
    assert list(counted_roles(study)) == ["resident", "staff"]
    raised = heard(study, "tryghed", Choice(role="resident", self_raised=True))
    assert [(one.name, one.places) for one in raised.people] == [
        ("Aisha", (("K01", 4), ("K01", 6)))
    ]
    asked = heard(study, "tryghed", Choice(role="resident", prompted=True))
    assert [(one.name, one.places) for one in asked.people] == [
        ("Aisha", (("K01", 2),)),
        ("Kaj", (("K02", 2),)),
    ]
    assert (raised.total, asked.total, asked.only_asked) == (2, 2, 1)


def test_two_people_of_one_name_go_by_their_ids(tmp_path: Path) -> None:
    """A name that two are called says nothing of who is meant."""
    turns = TWO.transcripts[0]
    twice = replace(TWO, transcripts=(turns, (*turns, ("I", "Tak."))), decisions=())
    study = study_of(twice.lay_out(tmp_path / "p"))
    raised = heard(study, "tryghed", Choice(self_raised=True))
    assert [one.name for one in raised.people] == ["K01-Aisha", "K02-Aisha"]


def test_what_cannot_be_meant_is_refused(tmp_path: Path) -> None:
    """A role nobody has, and two wishes that exclude each other."""
    study = study_of(TWO.lay_out(tmp_path / "p"))
    with pytest.raises(UnknownNameError, match='Did you mean "resident"'):
        show(study, "tryghed", choice=Choice(role="residents"))
    with pytest.raises(UsageError, match="choose one of the two"):
        show(study, "tryghed", choice=Choice(self_raised=True, prompted=True))
