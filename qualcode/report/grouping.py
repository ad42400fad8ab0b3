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
    groups_by,
    hidden_cells,
    people_of,
)
from qualcode.model import Corpus, Counting, Settings

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

    def __or__(self, other: "Hiding") -> "Hiding":
        return Hiding(
            max(self.fewest, other.fewest),
            self.cells | other.cells,
            self.counted + other.counted,
            self.lost + other.lost,
        )


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

    ``heads`` are the ways of counting whose participants are printed, ``pairs`` the pairs of
    codes; ``raised``: those who raised it themselves and those who were asked too. ``merged``:
    values that few people share are taken together.
    """

    frequencies: Sequence[Frequency]
    pairs: Sequence[Crossing]
    heads: Sequence[Counting] = EVERY_HEAD
    raised: bool = False
    merged: bool = False


def hiding(printed: Printed, groups: Sequence[Group], *, corpus: Corpus, fewest: int) -> Hiding:
    """Say which figures of the groups of one column are hidden, so that no other tells them."""
    named = list(_lines(printed, groups, corpus=corpus))
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
    found = hidden_cells(lines, sizes=[one.total for one in groups], fewest=fewest)
    counted = {
        (line.row, place) for line in lines for place, amount in enumerate(line.amounts) if amount
    }
    cells = frozenset(
        (groups[place].column, rows[row], groups[place].value)
        for row, places_hidden in found.items()
        for place in places_hidden
    )
    lost = sum(place in found[row] for row, place in counted)
    return Hiding(fewest, cells, len(counted), lost)


@dataclass(frozen=True, slots=True)
class _Around:
    """A line's figures, and the names of the lines it lies in or is made of."""

    amounts: tuple[int, ...]
    inside: tuple[tuple[Row, str], ...] = ()
    made_of: tuple[tuple[Row, str], ...] = ()
    apart: bool = False


Named = tuple[Row, str, _Around]


def _lines(printed: Printed, groups: Sequence[Group], *, corpus: Corpus) -> Iterator[Named]:
    by_row: dict[Row, dict[str, Frequency]] = defaultdict(dict)
    for one in printed.frequencies:
        if one.column == groups[0].column:
            by_row[one.theme, one.code][one.group] = one
    codes = {code: (theme, code) for theme, code in by_row if code}
    counting: Counting = "rules"
    for row, found in by_row.items():
        own = [found[one.value] for one in groups]
        counting = own[0].counting
        parts = [one for one in codes.values() if one[0] == row[0]] if not row[1] else []
        yield from _participants(row, own, parts=parts, heads=printed.heads)
        if printed.raised:
            yield from _raised(row, own, parts=parts)
    for pair in printed.pairs:
        met = people_of(pair, corpus=corpus)
        around = (codes.get(one) for one in (pair.code, pair.other))
        inside = tuple((row, counting) for row in around if row)
        amounts = tuple(len(met & one.people) for one in groups)
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
