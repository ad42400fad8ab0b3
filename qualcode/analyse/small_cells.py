"""Small cells: figures of groups that few people stand behind, and what would give them away.

A figure of 1 to ``fewest`` − 1 participants is hidden, as in the outputs of Statistics Denmark,
and so are further figures until nothing that is printed gives it back (Willenborg & de Waal
2001, "Elements of Statistical Disclosure Control", on secondary suppression). What is taken as
printed: the total of each line, the size of each group, every figure that is not hidden, and
which lines lie inside which (who speaks of a code speaks of its theme). A figure counts as kept
when another table fits all of that, in which it is one person more or one fewer.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Moves = dict[int, int]
MOST_MOVES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One total and how it is shared out over the groups.

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
    lines: Sequence[Line], *, sizes: Sequence[int], fewest: int
) -> dict[int, frozenset[int]]:
    """Give, for each row, the places of the groups whose figures are hidden.

    ``sizes`` are those of the groups, which part everybody between them. A single group is
    everybody: nothing of it is hidden. Where a line holds all people of all groups, its total
    says so of every group, and its figures are not hidden. Of the further figures that would
    do, as few as possible are hidden, the smallest first, on a tie the first.

    >>> lines = [Line(0, (6, 2, 5)), Line(1, (5, 0, 4)), Line(2, (9, 4, 7))]
    >>> {row: sorted(places) for row, places in
    ...     hidden_cells(lines, sizes=(9, 4, 7), fewest=5).items()}
    {0: [1, 2], 1: [1, 2], 2: []}
    """
    hidden: dict[int, set[int]] = {line.row: set() for line in lines}
    if len(sizes) > 1 and fewest > 1:
        small = [
            (number, place)
            for number, line in enumerate(lines)
            if sum(line.amounts) < sum(sizes)
            for place, amount in enumerate(line.amounts)
            if 0 < amount < fewest
        ]
        for number, place in small:
            hidden[lines[number].row].add(place)
        table = _Table(tuple(lines), tuple(sizes))
        for number, place in small:
            for row, beside in _beside(table, number, place=place, hidden=hidden):
                hidden[row].add(beside)
    return {row: frozenset(places) for row, places in hidden.items()}


def _beside(
    table: "_Table", number: int, *, place: int, hidden: Mapping[int, set[int]]
) -> frozenset[tuple[int, int]]:
    """Give the (row, place) that must be hidden too, so that a figure could be another."""
    amounts = table.lines[number].amounts
    choices: list[tuple[int, int, int, frozenset[tuple[int, int]]]] = []
    for other in (one for one in range(len(amounts)) if one != place):
        for up, down in ((place, other), (other, place)):
            moved = table.moved({}, (number, 1), up=up, down=down)
            cells = {(table.lines[one].row, at) for one in moved for at in (up, down)}
            new = frozenset((row, at) for row, at in cells if at not in hidden[row])
            if moved:
                choices.append((len(new), amounts[other], other, new))
    return min(choices, key=lambda one: one[:3])[3] if choices else frozenset()


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines, the sizes of the groups, and which lines stand around which."""

    lines: tuple[Line, ...]
    sizes: tuple[int, ...]
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

    def moved(self, moves: Moves, step: tuple[int, int], *, up: int, down: int) -> Moves:
        """Give the lines that change together in a table that fits; empty where there is none.

        A line whose step is 1 has one person more in the group at ``up`` and one fewer in the
        one at ``down``; with −1 the other way round. ``moves`` are those that changed already.
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
