"""The groups that a report counts, and which of their figures are hidden."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.analyse import (
    FEW,
    ROLE,
    Crossing,
    Frequency,
    Group,
    Line,
    frequencies,
    groups_by,
    hidden_cells,
    people_of,
)
from qualcode.model import Claim, Codebook, Corpus, Counting, Settings

Row = tuple[str, str]
"""A theme and one of its codes (empty: the theme itself), or two codes that meet."""
EVERY_HEAD: tuple[Counting, ...] = ("read", "rules", "all")
MOST = 3 / 4
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Hiding:
    """The figures of groups that are hidden, as (column, row, group).

    ``fewest`` participants must stand behind a figure that is shown; 0: nothing is hidden.
    ``counted`` is how many figures of groups there are above 0, and ``lost`` how many of them
    are hidden.
    """

    fewest: int = 0
    cells: frozenset[tuple[str, Row, str]] = frozenset()
    counted: int = 0
    lost: int = 0

    def hides(self, column: str, row: Row, group: str) -> bool:
        """Tell whether a group's figures in a row are hidden."""
        return (column, row, group) in self.cells

    @property
    def is_most(self) -> bool:
        """Whether nearly all figures of groups are hidden."""
        return self.lost > MOST * self.counted


SHOWN = Hiding()


def groups_in(
    corpus: Corpus, column: str, *, settings: Settings, fewest: int = 0
) -> Sequence[Group]:
    """Give the groups of a column; roles in the order of the settings.

    Values other than roles that fewer than ``fewest`` people share are taken together.
    """
    roles = [one.name for one in settings.counted_roles]
    first, few = (roles, 0) if column == ROLE else ((), fewest)
    return groups_by(corpus, column, first=first, fewest=few)


def can_be_compared(groups: Sequence[Group]) -> bool:
    """Tell whether there are groups to compare, and not only what few share or nobody said."""
    return len(groups) > 1 and any(one.value not in {"", FEW} for one in groups)


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed by group, beside the totals.

    ``counting`` heads the rows, and ``heads`` are the ways of counting whose participants are
    printed; ``pairs`` are the pairs of codes; ``raised``: those who raised it themselves and
    those who were asked too.
    """

    pairs: Sequence[Crossing]
    counting: Counting
    heads: Sequence[Counting] = EVERY_HEAD
    raised: bool = False


def hiding(
    claims: Sequence[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    columns: Sequence[Sequence[Group]],
    printed: Printed,
    fewest: int,
) -> Hiding:
    """Say which figures of groups are hidden, so that no others tell them.

    ``columns`` hold the groups of each column that is printed.
    """
    if not columns or fewest < 2:
        return Hiding(fewest)
    kinds = kinds_of(columns)
    counted = frequencies(
        claims, corpus=corpus, codebook=codebook, groups=kinds, counting=printed.counting
    )
    named = list(_lines(counted, kinds, printed=printed, corpus=corpus))
    rows = list(dict.fromkeys(row for row, _, _ in named))
    number = {row: place for place, row in enumerate(rows)}
    places = {(row, name): place for place, (row, name, _) in enumerate(named)}
    lines = [
        Line(
            number[row],
            one.amounts,
            tuple(places[outer] for outer in one.inside if outer in places),
            tuple(places[part] for part in one.made_of if part in places),
            apart=one.apart,
        )
        for row, _, one in named
    ]
    of = [
        [next(n for n, one in enumerate(groups) if kind.people <= one.people) for kind in kinds]
        for groups in columns
    ]
    sizes = [one.total for one in kinds]
    found = hidden_cells(lines, sizes=sizes, columns=of, fewest=fewest)
    above = {
        (line.row, (column, groups[kind]))
        for line in lines
        for kind, amount in enumerate(line.amounts)
        for column, groups in enumerate(of)
        if amount and len(columns[column]) > 1
    }
    cells = frozenset(
        (columns[column][place].column, rows[row], columns[column][place].value)
        for row, hidden in found.items()
        for column, place in hidden
    )
    return Hiding(fewest, cells, len(above), sum(cell in found[row] for row, cell in above))


def kinds_of(columns: Sequence[Sequence[Group]]) -> tuple[Group, ...]:
    """Give the people who are in the same groups of all columns, each kind as a group."""
    everybody = sorted(frozenset[str]().union(*(one.people for one in columns[0])))
    people: dict[tuple[int, ...], set[str]] = defaultdict(set)
    for person in everybody:
        at = (next(n for n, one in enumerate(groups) if person in one.people) for groups in columns)
        people[tuple(at)].add(person)
    return tuple(
        Group("kind", " ".join(str(one) for one in kind), frozenset(people[kind]))
        for kind in sorted(people)
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """A line's figures, and the names of the lines it lies in or is made of."""

    amounts: tuple[int, ...]
    inside: tuple[tuple[Row, str], ...] = ()
    made_of: tuple[tuple[Row, str], ...] = ()
    apart: bool = False


Named = tuple[Row, str, _Around]


def _lines(
    counted: Sequence[Frequency], kinds: Sequence[Group], *, printed: Printed, corpus: Corpus
) -> Iterator[Named]:
    by_row: dict[Row, dict[str, Frequency]] = defaultdict(dict)
    for one in counted:
        if one.column:
            by_row[one.theme, one.code][one.group] = one
    codes = {code: (theme, code) for theme, code in by_row if code}
    for row, found in by_row.items():
        own = [found[one.value] for one in kinds]
        parts = [one for one in codes.values() if one[0] == row[0]] if not row[1] else []
        yield from _participants(row, own, parts=parts, heads=printed.heads)
        if printed.raised:
            yield from _raised(row, own, parts=parts)
    for pair in printed.pairs:
        met = people_of(pair, corpus=corpus)
        around = (codes.get(one) for one in (pair.code, pair.other))
        inside = tuple((row, printed.counting) for row in around if row)
        amounts = tuple(len(met & one.people) for one in kinds)
        yield (pair.code, pair.other), "pair", _Around(amounts, inside)


def _participants(
    row: Row, own: Sequence[Frequency], *, parts: Sequence[Row], heads: Sequence[Counting]
) -> Iterator[Named]:
    """Give a line for each way of counting: each lies in the next, and a code in its theme."""
    for head, wider in zip(heads, (*heads[1:], None), strict=True):
        yield (
            row,
            head,
            _Around(
                tuple(getattr(one, f"participants_{head}") for one in own),
                inside=(
                    *([(row, wider)] if wider else []),
                    *([((row[0], ""), head)] if row[1] else []),
                    *([(row, TOGETHER)] if head == own[0].counting else []),
                ),
                made_of=tuple((part, head) for part in parts),
            ),
        )


def _raised(row: Row, own: Sequence[Frequency], *, parts: Sequence[Row]) -> Iterator[Named]:
    """Give the lines of those who raised it themselves, of the others, and of both together."""
    counting = own[0].counting
    self_raised, asked = "self-raised", "prompted"
    theme = [((row[0], ""), self_raised)] if row[1] else []
    yield (
        row,
        TOGETHER,
        _Around(
            tuple(one.participants for one in own),
            inside=((row, counting),),
            made_of=((row, self_raised), (row, asked)),
            apart=True,
        ),
    )
    yield (
        row,
        self_raised,
        _Around(
            tuple(one.self_raised for one in own),
            inside=((row, TOGETHER), *theme),
            made_of=tuple((part, self_raised) for part in parts),
        ),
    )
    alone = tuple(one.participants - one.self_raised for one in own)
    yield row, asked, _Around(alone, inside=((row, TOGETHER),))
