"""Groups of participants: by role, or by any other column of ``participants.csv``."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.model import Corpus

ROLE = "role"
FEW = "*"
"""Stands for the values of a column that too few people share, taken together."""


@dataclass(frozen=True, slots=True)
class Group:
    """The participants of whom a column says one thing.

    ``value`` is empty for those of whom it says nothing, and ``FEW`` for those whose values
    are taken together because few share them. Everybody together is the group without a
    column.
    """

    column: str
    value: str
    people: frozenset[str]

    @property
    def total(self) -> int:
        """How many participants are in it."""
        return len(self.people)


def everyone(corpus: Corpus) -> Group:
    """Give all participants as one group."""
    return Group("", "", frozenset(one.id for one in corpus.participants))


def groups_by(
    corpus: Corpus, column: str, *, first: Sequence[str] = (), fewest: int = 0
) -> tuple[Group, ...]:
    """Part the participants by a column; nobody is in two groups, and no group is empty.

    ``first`` are values that come before the others, which follow in alphabetical order;
    those without a value come last. Values that fewer than ``fewest`` people share are
    taken together.

    >>> from qualcode.model import Participant
    >>> corpus = Corpus(participants=(Participant("A", area="Syd"), Participant("B", area="Nord"),
    ...                               Participant("C"), Participant("D", area="Syd")))
    >>> [(one.value, one.total) for one in groups_by(corpus, "area")]
    [('Nord', 1), ('Syd', 2), ('', 1)]
    """
    people: dict[str, list[str]] = defaultdict(list)
    for one in corpus.participants:
        people[one.value_of(column)].append(one.id)
    few = [value for value, ids in people.items() if value and len(ids) < fewest]
    if len(few) > 1:
        people[FEW] = [person for value in few for person in people.pop(value)]
    order = {value: number for number, value in enumerate(first)}
    values = sorted(
        people,
        key=lambda one: (one == "", one == FEW, order.get(one, len(order)), one.casefold(), one),
    )
    return tuple(Group(column, value, frozenset(people[value])) for value in values)


def by_role(corpus: Corpus, roles: Iterable[str]) -> tuple[Group, ...]:
    """Give the groups of some roles, in their order; a role that nobody has is left out."""
    named = tuple(roles)
    return tuple(one for one in groups_by(corpus, ROLE, first=named) if one.value in named)
