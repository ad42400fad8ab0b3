"""Interchange tables of groups, of new codes and of coverage: a row for each and group.

Groups are roles; those by other columns of ``participants.csv`` stand in the last columns,
``by`` and ``group``, which are there when they were asked for. A figure that is hidden is the
word ``hidden``.
"""

from collections.abc import Iterable, Sequence

from qualcode.analyse import ROLE, Coverage, Frequency, GroupCrossing, NewCodes
from qualcode.model import Corpus
from qualcode.report.dates import iso_date
from qualcode.report.grouping import SHOWN, Hiding, Row
from qualcode.report.table import Cell, Column, Table
from qualcode.report.tables import BETWEEN, FREQUENCIES, columns_of

HIDDEN = "hidden"
BY = columns_of("by", "group")
CROSSINGS = columns_of(
    *("theme", "code", "other_theme", "other", "role", "participants", "participants_total"),
    *("passages", "passages_read"),
    integer=("participants", "participants_total", "passages", "passages_read"),
)
RAISED = columns_of(
    *("theme", "code", "role", "participants", "self_raised", "prompted_only"),
    "participants_total",
    integer=("participants", "self_raised", "prompted_only", "participants_total"),
)
SATURATION = columns_of(
    *("place", "transcript", "date", "codes", "new", "new_emergent", "so_far", "new_codes"),
    integer=("place", "codes", "new", "new_emergent", "so_far"),
)
COVERAGE = columns_of(
    *("unit", "name", "passages", "passages_coded", "passages_uncoded", "passages_read"),
    *("words", "words_coded", "words_read", "uncoded_share"),
    integer=(
        *("passages", "passages_coded", "passages_uncoded", "passages_read"),
        *("words", "words_coded", "words_read"),
    ),
    decimal=("uncoded_share",),
)
_KNOWN = ("participants_total", "words")


def frequencies_table(
    frequencies: Iterable[Frequency], *, note: str = "", hidden: Hiding = SHOWN
) -> Table:
    """Give the rows of ``frequencies``; an empty code is the theme, an empty role all roles."""

    def row(one: Frequency) -> tuple[Cell, ...]:
        return (
            *(one.theme, one.code or None, one.role or None),
            *_figures(one, (one.theme, one.code), FREQUENCIES[3:], hidden=hidden),
        )

    groups = list(frequencies)
    return _by_group("frequencies", FREQUENCIES, groups, map(row, groups), note=note)


def raised_table(
    frequencies: Iterable[Frequency], *, note: str = "", hidden: Hiding = SHOWN
) -> Table:
    """Give who raised a theme or code themselves, and who spoke of it only when asked."""

    def row(one: Frequency) -> tuple[Cell, ...]:
        figures = (one.participants, one.self_raised, one.participants - one.self_raised)
        is_hidden = hidden.hides(one.column, (one.theme, one.code), one.group)
        return (
            *(one.theme, one.code or None, one.role or None),
            *((HIDDEN,) * len(figures) if is_hidden else figures),
            one.participants_total,
        )

    groups = list(frequencies)
    return _by_group("raised", RAISED, groups, map(row, groups), note=note)


def crossings_table(
    pairs: Iterable[GroupCrossing], *, note: str = "", hidden: Hiding = SHOWN
) -> Table:
    """Give one row for each pair of codes that meet, and role."""

    def row(one: GroupCrossing) -> tuple[Cell, ...]:
        return (
            *(one.theme, one.code, one.other_theme, one.other),
            one.group if one.column == ROLE else None,
            *_figures(one, (one.code, one.other), CROSSINGS[5:], hidden=hidden),
        )

    groups = list(pairs)
    return _by_group("crossings", CROSSINGS, groups, map(row, groups), note=note)


def saturation_table(rows: Iterable[NewCodes], *, corpus: Corpus, note: str = "") -> Table:
    """Give one row a transcript, in the order in which new codes were counted."""
    return Table(
        "saturation",
        SATURATION,
        tuple(
            (
                *(place, one.transcript, iso_date(corpus.transcript(one.transcript)), one.codes),
                *(len(one.new), len(one.new_emergent), one.so_far),
                BETWEEN.join(one.new) or None,
            )
            for place, one in enumerate(rows, start=1)
        ),
        note,
    )


def coverage_table(rows: Iterable[Coverage], *, note: str = "") -> Table:
    """Give one row for ``all``, for each role, each column asked for, transcript and person."""
    return Table(
        "coverage",
        COVERAGE,
        tuple(
            (
                *(one.unit or "all", one.name or None),
                *(getattr(one, column.name) for column in COVERAGE[2:]),
            )
            for one in rows
        ),
        note,
    )


def _by_group(
    name: str,
    columns: tuple[Column, ...],
    groups: Sequence[Frequency | GroupCrossing],
    cells: Iterable[tuple[Cell, ...]],
    *,
    note: str,
) -> Table:
    """Put a table together; columns that name the group are added where one is no role."""
    named = [_named(one) for one in groups]
    if not any(column for column, _ in named):
        return Table(name, columns, tuple(cells), note)
    rows = tuple(own + by for own, by in zip(cells, named, strict=True))
    return Table(name, (*columns, *BY), rows, note)


def _named(one: Frequency | GroupCrossing) -> tuple[Cell, Cell]:
    """Give column and value of a group that is no role."""
    return (None, None) if one.column in {"", ROLE} else (one.column, one.group or None)


def _figures(
    one: Frequency | GroupCrossing, row: Row, columns: Sequence[Column], *, hidden: Hiding
) -> tuple[Cell, ...]:
    """Give the figures of a row; of a hidden one only what says nothing of the code."""
    is_hidden = hidden.hides(one.column, row, one.group)
    return tuple(
        HIDDEN if is_hidden and column.name not in _KNOWN else getattr(one, column.name)
        for column in columns
    )
