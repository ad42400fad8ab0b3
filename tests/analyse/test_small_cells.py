"""No hidden figure can be reckoned back, tried by counting out every table that fits."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from random import Random

import pytest

from qualcode.analyse import small_cells
from qualcode.analyse.small_cells import Line

Amounts = tuple[int, ...]
Hidden = Mapping[int, frozenset[int]]
FEWEST = 3


def hidden_cells(lines: Sequence[Line], *, sizes: Sequence[int], fewest: int) -> Hidden:
    """Give the places of the hidden groups of one column, by row."""
    found = small_cells.hidden_cells(
        lines, sizes=sizes, columns=[tuple(range(len(sizes)))], fewest=fewest
    )
    return {row: frozenset(group for _, group in cells) for row, cells in found.items()}


def shares(total: int, limits: Sequence[range]) -> Iterator[Amounts]:
    """Give every way to share a total out over groups."""
    for amounts in product(*limits):
        if sum(amounts) == total:
            yield amounts


def possible(row: Amounts, *, hidden: frozenset[int], sizes: Sequence[int]) -> list[Amounts]:
    """Give what a row may be, as far as the row alone tells."""
    limits = [
        range(size + 1) if place in hidden else range(amount, amount + 1)
        for place, (amount, size) in enumerate(zip(row, sizes, strict=True))
    ]
    return list(shares(sum(row), limits))


def fits(theme: Amounts, codes: Sequence[Amounts], sizes: Sequence[int]) -> bool:
    """Tell whether people can be found who speak of these codes and of no other of the theme."""
    return all(
        max(own) <= whole <= min(size, sum(own))
        for whole, size, *own in zip(theme, sizes, *codes, strict=True)
    )


def spoken_of(random: Random, people: int, codes: int) -> list[set[int]]:
    """Give the people who speak of each code, some codes commoner than others."""
    return [
        {one for one in range(people) if random.random() < random.choice((0.1, 0.3, 0.7, 0.95))}
        for _ in range(codes)
    ]


def split(random: Random, groups: int) -> list[set[int]]:
    """Give groups of 1 to 6 people."""
    sizes = [random.randint(1, 6) for _ in range(groups)]
    starts = [sum(sizes[:number]) for number in range(groups)]
    return [set(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]


def amounts_of(people: set[int], groups: Sequence[set[int]]) -> Amounts:
    """Count people by group."""
    return tuple(len(people & group) for group in groups)


def primary(row: Amounts, sizes: Sequence[int]) -> set[int]:
    """Give the cells that must be hidden, unless everybody is in the row."""
    everybody = sum(row) == sum(sizes)
    return set() if everybody else {place for place, one in enumerate(row) if 0 < one < FEWEST}


@pytest.mark.parametrize("seed", range(150))
def test_no_hidden_figure_of_a_theme_and_its_codes_can_be_reckoned_back(seed: int) -> None:
    """Every small figure is hidden, and could be another in some table that fits the printed one.

    What is known: totals, sizes of groups, figures that are shown, and that who speaks of a code
    speaks of its theme and of nothing else in it.
    """
    random = Random(seed)
    groups = split(random, random.randint(2, 3))
    sizes = [len(one) for one in groups]
    spoken = spoken_of(random, sum(sizes), random.randint(1, 2))
    rows = [amounts_of(set().union(*spoken), groups), *(amounts_of(one, groups) for one in spoken)]
    parts = tuple(range(1, len(rows)))
    lines = [Line(0, rows[0], made_of=parts), *(Line(one, rows[one], inside=(0,)) for one in parts)]
    hidden = hidden_cells(lines, sizes=sizes, fewest=FEWEST)
    ways = [possible(row, hidden=hidden[n], sizes=sizes) for n, row in enumerate(rows)]
    tables = [table for table in product(*ways) if fits(table[0], table[1:], sizes)]
    assert tuple(rows) in tables
    for number, row in enumerate(rows):
        assert primary(row, sizes) <= hidden[number]
        for place in primary(row, sizes):
            assert len({table[number][place] for table in tables}) > 1, (rows, sizes, hidden)


@pytest.mark.parametrize("seed", range(150))
def test_no_hidden_figure_of_a_part_and_the_rest_can_be_reckoned_back(seed: int) -> None:
    """Those who raised it themselves and those who were asked make up those who speak of it."""
    random = Random(1000 + seed)
    groups = split(random, random.randint(2, 4))
    sizes = [len(one) for one in groups]
    (spoken,) = spoken_of(random, sum(sizes), 1)
    raised = {one for one in spoken if random.random() < 0.6}
    rows = [amounts_of(one, groups) for one in (spoken, raised, spoken - raised)]
    lines = [
        Line(0, rows[0], made_of=(1, 2), apart=True),
        Line(0, rows[1], inside=(0,)),
        Line(0, rows[2], inside=(0,)),
    ]
    hidden = hidden_cells(lines, sizes=sizes, fewest=FEWEST)[0]
    ways = [possible(row, hidden=hidden, sizes=sizes) for row in rows[1:]]
    tables = []
    for one, other in product(*ways):
        whole = tuple(first + second for first, second in zip(one, other, strict=True))
        if all(amount <= size for amount, size in zip(whole, sizes, strict=True)):
            tables.append((whole, one, other))
    for number, row in enumerate(rows):
        assert primary(row, sizes) <= hidden
        for place in primary(row, sizes):
            assert len({table[number][place] for table in tables}) > 1, (rows, sizes, hidden)


@pytest.mark.parametrize("seed", range(150))
def test_no_hidden_figure_of_a_pair_can_be_reckoned_back(seed: int) -> None:
    """Where two codes meet nobody is who does not speak of both."""
    random = Random(2000 + seed)
    groups = split(random, random.randint(2, 3))
    sizes = [len(one) for one in groups]
    spoken = spoken_of(random, sum(sizes), 2)
    both = {one for one in spoken[0] & spoken[1] if random.random() < 0.7}
    rows = [amounts_of(one, groups) for one in (*spoken, both)]
    lines = [Line(0, rows[0]), Line(1, rows[1]), Line(2, rows[2], inside=(0, 1))]
    hidden = hidden_cells(lines, sizes=sizes, fewest=FEWEST)
    ways = [possible(row, hidden=hidden[n], sizes=sizes) for n, row in enumerate(rows)]
    tables = [
        table
        for table in product(*ways)
        if all(pair <= min(one, other) for one, other, pair in zip(*table, strict=True))
    ]
    for number, row in enumerate(rows):
        assert primary(row, sizes) <= hidden[number]
        for place in primary(row, sizes):
            assert len({table[number][place] for table in tables}) > 1, (rows, sizes, hidden)


@pytest.mark.parametrize("seed", range(150))
def test_two_columns_together_give_no_hidden_figure_back(seed: int) -> None:
    """Who is in which group of both columns is known, and groups may lie inside each other."""
    random = Random(3000 + seed)
    people = random.randint(5, 9)
    first = [random.randint(0, 2) for _ in range(people)]
    nested = random.random() < 0.6
    second = [one * 2 + random.randint(0, 1) if nested else random.randint(0, 2) for one in first]
    kinds = sorted(set(zip(first, second, strict=True)))
    columns = [tuple(one for one, _ in kinds), tuple(other for _, other in kinds)]
    sizes = [list(zip(first, second, strict=True)).count(kind) for kind in kinds]
    spoken = spoken_of(random, people, 2)
    rows = [
        tuple(sum((first[one], second[one]) == kind for one in who) for kind in kinds)
        for who in (spoken[0] | spoken[1], *spoken)
    ]
    lines = [
        Line(0, rows[0], made_of=(1, 2)),
        Line(1, rows[1], inside=(0,)),
        Line(2, rows[2], inside=(0,)),
    ]
    hidden = small_cells.hidden_cells(lines, sizes=sizes, columns=columns, fewest=FEWEST)

    def printed(row: Amounts) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for column, groups in enumerate(columns):
            for group, amount in zip(groups, row, strict=True):
                found[column, group] = found.get((column, group), 0) + amount
        return found

    def is_possible(number: int, way: Amounts) -> bool:
        told, said = printed(way), printed(rows[number])
        return all(told[cell] == said[cell] for cell in told if cell not in hidden[number])

    limits = [range(size + 1) for size in sizes]
    ways = [
        [way for way in shares(sum(row), limits) if is_possible(number, way)]
        for number, row in enumerate(rows)
    ]
    tables = [table for table in product(*ways) if fits(table[0], table[1:], sizes)]
    for number, row in enumerate(rows):
        if sum(row) == people:
            continue
        for cell, amount in printed(row).items():
            if len(set(columns[cell[0]])) > 1 and 0 < amount < FEWEST:
                assert cell in hidden[number]
                values = {printed(table[number])[cell] for table in tables}
                assert len(values) > 1, (rows, sizes, columns, hidden)


def test_the_smallest_figure_that_does_is_hidden_beside_and_the_first_on_a_tie() -> None:
    """2 is small; of 9, 5 and 5 the first 5 goes with it."""
    line = Line(0, (9, 5, 2, 5))
    assert hidden_cells([line], sizes=(9, 9, 9, 9), fewest=5) == {0: frozenset({1, 2})}


def test_a_figure_that_could_be_no_other_hides_nothing() -> None:
    """A 0 stays shown beside a small figure where nobody of that group speaks of the theme."""
    lines = [
        Line(0, (9, 9, 0), made_of=(1, 2)),
        Line(1, (8, 2, 0), inside=(0,)),
        Line(2, (3, 9, 0), inside=(0,)),
    ]
    assert hidden_cells(lines, sizes=(10, 10, 10), fewest=3)[1] == {0, 1}


def test_what_the_total_says_of_everybody_is_not_hidden() -> None:
    """13 of 13 is 4 of 4 too; a single group is everybody."""
    assert hidden_cells([Line(0, (9, 4))], sizes=(9, 4), fewest=5) == {0: frozenset()}
    assert hidden_cells([Line(0, (3,))], sizes=(4,), fewest=5) == {0: frozenset()}


@pytest.mark.parametrize("fewest", [0, 1])
def test_nothing_is_hidden_where_any_number_may_be_shown(fewest: int) -> None:
    """Showing small figures is a setting of its own."""
    assert hidden_cells([Line(0, (1, 3))], sizes=(9, 4), fewest=fewest) == {0: frozenset()}
