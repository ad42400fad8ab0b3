"""Groups of participants by what a column says of them."""

from dataclasses import replace

from qualcode.analyse import FEW, by_role, everyone, groups_by
from qualcode.model import Corpus, Participant

PEOPLE = Corpus(
    participants=(
        Participant("A", role="staff", area="Syd", extra={"floor": "2"}),
        Participant("B", role="resident", area="Nord", extra={"floor": "10"}),
        Participant("C", role="resident", area="Nord"),
        Participant("D", role="resident", area="Øst"),
        Participant("E", role="resident"),
    )
)


def test_groups_share_everybody_out_and_those_without_a_value_come_last() -> None:
    """Alphabetical by value; nobody is in two groups."""
    groups = groups_by(PEOPLE, "area")
    assert [(one.value, sorted(one.people)) for one in groups] == [
        ("Nord", ["B", "C"]),
        ("Syd", ["A"]),
        ("Øst", ["D"]),
        ("", ["E"]),
    ]
    assert sum(one.total for one in groups) == everyone(PEOPLE).total == 5


def test_a_column_of_the_users_own_makes_groups_too() -> None:
    """Whoever has no such column stands with those of whom it says nothing."""
    assert [(one.value, one.total) for one in groups_by(PEOPLE, "floor")] == [
        ("10", 1),
        ("2", 1),
        ("", 3),
    ]
    assert PEOPLE.columns == ("role", "position", "area", "age_group", "floor")


def test_values_that_few_share_are_taken_together_where_there_are_several() -> None:
    """Syd and Øst become one group before those without a value; one alone keeps its name."""
    groups = groups_by(PEOPLE, "area", fewest=2)
    assert [(one.value, one.total) for one in groups] == [("Nord", 2), (FEW, 2), ("", 1)]
    alone = replace(PEOPLE, participants=PEOPLE.participants[:3])
    assert [one.value for one in groups_by(alone, "area", fewest=2)] == ["Nord", "Syd"]


def test_roles_come_in_the_order_that_is_asked_for() -> None:
    """A role that nobody has makes no group."""
    roles = by_role(PEOPLE, ["resident", "staff", "other"])
    assert [(one.column, one.value) for one in roles] == [("role", "resident"), ("role", "staff")]
