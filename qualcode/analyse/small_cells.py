"""Small cells: figures of groups that few people stand behind, and what would give them away.

A figure of 1 to ``fewest`` − 1 participants is hidden, as in the outputs of Statistics Denmark,
and so are further figures until nothing that is printed gives it back (Willenborg & de Waal
2001, "Elements of Statistical Disclosure Control", on secondary suppression). What is taken as
printed: the total of each line, who is in which group of every column, every figure that is not
hidden, and which lines lie inside which (who speaks of a code speaks of its theme). A figure
counts as kept when other tables fit all of that, in which it is one person more or one fewer.

People who are in the same groups of all columns are one kind; everything is counted by kind.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Moves = dict[int, int]
Cell = tuple[int, int]
MOST_MOVES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One total and how it is shared out over the kinds of people.

    ``row`` is the printed row it stands in: what is hidden of a group is hidden in the whole
    row. ``inside`` are the places of the lines whose people include all of this line's;
    ``made_of`` those whose people together are this line's. ``apart``: nobody is in two of
    ``made_of``.
    """

    row: int
    amounts: tuple[int, ...]
    inside: tuple[int, ...] = ()
    made_of: tuple[int, ...] = ()
    apart: bool = False


def hidden_cells(
    lines: Sequence[Line], *, sizes: Sequence[int], columns: Sequence[Sequence[int]], fewest: int
) -> dict[int, frozenset[Cell]]:
    """Give, for each row, the (column, group) whose figures are hidden.

    ``sizes`` are how many people of each kind there are, and a column says of each kind which
    of its groups it is in. A single group is everybody: nothing of it is hidden. Where a line
    holds all people, its total says so of every group, and its figures are not hidden. Of the
    further figures that would do, as few as possible are hidden, the smallest first, on a tie
    the first.

    >>> lines = [Line(0, (6, 2, 5)), Line(1, (5, 0, 4)), Line(2, (9, 4, 7))]
    >>> found = hidden_cells(lines, sizes=(9, 4, 7), columns=[(0, 1, 2)], fewest=5)
    >>> {row: sorted(cells) for row, cells in found.items()}
    {0: [(0, 1), (0, 2)], 1: [(0, 1), (0, 2)], 2: []}
    """
    hidden: dict[int, set[Cell]] = {line.row: set() for line in lines}
    table = _Table(tuple(lines), tuple(sizes), tuple(tuple(one) for one in columns))
    small = list(table.small(fewest))
    for number, cell in small:
        hidden[lines[number].row].add(cell)
    for number, cell in small:
        for row, beside in _beside(table, number, cell=cell, hidden=hidden):
            hidden[row].add(beside)
    return {row: frozenset(cells) for row, cells in hidden.items()}


def _beside(
    table: "_Table", number: int, *, cell: Cell, hidden: Mapping[int, set[Cell]]
) -> set[tuple[int, Cell]]:
    """Give the (row, cell) that must be hidden too, so that a figure could be another."""
    column, group = cell
    of = table.columns[column]
    own = hidden[table.lines[number].row]
    pairs = [
        (one, other)
        for one in range(len(of))
        if of[one] == group
        for other in range(len(of))
        if of[other] != group
    ]
    for pair in pairs:
        if table.between(*pair) <= own and table.changed(number, pair, hidden) == set():
            return set()
    amounts = table.in_groups(number, column)
    ordered = sorted(
        (len(table.between(one, other) - own), amounts[of[other]], of[other], one, other)
        for one, other in pairs
    )
    best: set[tuple[int, Cell]] | None = None
    for least, _, _, one, other in ordered:
        if best is not None and len(best) <= least:
            break
        found = table.changed(number, (one, other), hidden)
        if found is not None and (best is None or len(found) < len(best)):
            best = found
    return best or set()


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines, the sizes of the kinds, and which lines stand around which."""

    lines: tuple[Line, ...]
    sizes: tuple[int, ...]
    columns: tuple[tuple[int, ...], ...]
    _between: dict[tuple[int, int], frozenset[Cell]] = field(init=False, default_factory=dict)
    _within: dict[int, list[int]] = field(init=False)
    _wholes: dict[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        within: dict[int, list[int]] = defaultdict(list)
        wholes: dict[int, list[int]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            for outer in line.inside:
                within[outer].append(number)
            for part in line.made_of:
                wholes[part].append(number)
        object.__setattr__(self, "_within", within)
        object.__setattr__(self, "_wholes", wholes)

    def in_groups(self, number: int, column: int) -> dict[int, int]:
        """Give a line's figure for each group of a column."""
        found: dict[int, int] = defaultdict(int)
        for group, amount in zip(self.columns[column], self.lines[number].amounts, strict=True):
            found[group] += amount
        return found

    def small(self, fewest: int) -> Iterator[tuple[int, Cell]]:
        """Give the figures that are too small to be shown, by line."""
        for number, line in enumerate(self.lines):
            if sum(line.amounts) == sum(self.sizes):
                continue
            for column, groups in enumerate(self.columns):
                if len(set(groups)) < 2:
                    continue
                for group, amount in self.in_groups(number, column).items():
                    if 0 < amount < fewest:
                        yield number, (column, group)

    def between(self, one: int, other: int) -> frozenset[Cell]:
        """Give the figures that change when one kind has a person more and another one fewer."""
        pair = (min(one, other), max(one, other))
        if pair not in self._between:
            self._between[pair] = frozenset(
                (column, groups[place])
                for column, groups in enumerate(self.columns)
                if groups[one] != groups[other]
                for place in pair
            )
        return self._between[pair]

    def changed(
        self, number: int, pair: tuple[int, int], hidden: Mapping[int, set[Cell]]
    ) -> set[tuple[int, Cell]] | None:
        """Give what is shown of the figures that change when a line moves between two kinds.

        One way or the other, whichever changes less; ``None`` where no table fits.
        """
        found = []
        for up, down in (pair, pair[::-1]):
            moved = self.moved({}, (number, 1), up=up, down=down)
            rows = {self.lines[place].row for place in moved}
            cells = self.between(up, down)
            if moved:
                found.append({(row, cell) for row in rows for cell in cells - hidden[row]})
        return min(found, key=len) if found else None

    def moved(self, moves: Moves, step: tuple[int, int], *, up: int, down: int) -> Moves:
        """Give the lines that change together in a table that fits; empty where there is none.

        A line whose step is 1 has one person more of the kind at ``up`` and one fewer of that
        at ``down``; with −1 the other way round. ``moves`` are those that changed already.
        """
        number, sign = step
        amounts = self.lines[number].amounts
        more, fewer = (up, down) if sign > 0 else (down, up)
        if number in moves or amounts[more] >= self.sizes[more] or not amounts[fewer]:
            return {}
        now = {**moves, number: sign}
        for repairs in self._slips(now, up=up, down=down):
            if len(now) < MOST_MOVES:
                for repair in repairs:
                    found = self.moved(now, repair, up=up, down=down)
                    if found:
                        return found
            return {}
        return now

    def _slips(self, moves: Moves, *, up: int, down: int) -> Iterator[list[tuple[int, int]]]:
        """Give, for each relation that no longer holds, the steps that would mend it."""
        for place, sign in ((up, 1), (down, -1)):
            for inner, outer in self._pairs(moves):
                if self._amount(inner, place, moves, sign) > self._amount(
                    outer, place, moves, sign
                ):
                    yield [(outer, sign), (inner, -sign)]
            for whole in self._made(moves):
                line = self.lines[whole]
                own = self._amount(whole, place, moves, sign)
                parts = sum(self._amount(one, place, moves, sign) for one in line.made_of)
                if own > parts:
                    yield [(whole, -sign), *((one, sign) for one in line.made_of)]
                elif line.apart and own < parts:
                    yield [(whole, sign), *((one, -sign) for one in line.made_of)]

    def _amount(self, number: int, place: int, moves: Moves, sign: int) -> int:
        return self.lines[number].amounts[place] + sign * moves.get(number, 0)

    def _pairs(self, moves: Moves) -> Iterator[tuple[int, int]]:
        for one in moves:
            yield from ((one, outer) for outer in self.lines[one].inside)
            yield from ((inner, one) for inner in self._within[one])

    def _made(self, moves: Moves) -> Iterator[int]:
        for one in moves:
            yield from ([one] if self.lines[one].made_of else [])
            yield from self._wholes[one]
