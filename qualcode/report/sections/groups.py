"""Figures by any column of the participants: further tables of sections D and E."""

from collections.abc import Iterator, Sequence
from math import ceil

from qualcode.analyse import FEW, ROLE, Crossing, Frequency, Group, people_of
from qualcode.report.document import (
    Block,
    Heading,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.grouping import can_be_compared, groups_in
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import cells, label_of, prose, referring
from qualcode.report.wording import Wording
from qualcode.report.wording.groups import GROUP_WORDS, GroupWords

MOST_BESIDE = 8
MOST_BESIDE_PAIRS = 4
MOST_PARTS = 5
_WIDTH = 257.0
_NARROW = 160.0
_TOTAL = 21.0
_GROUP = 22.0
_PAIR_TOTAL = 18.0
_PAIR_GROUP = 20.0


def group_blocks(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    """Give a table for each column that was asked for, in parts where groups are many."""
    words = GROUP_WORDS[wording.language]
    for column in asked_columns(material):
        name = column_name(column, wording)
        groups = groups_of(material, column)
        yield Heading(words.heading.format(column=name), 2)
        why = _why_not(groups, material, wording, most=MOST_PARTS * MOST_BESIDE)
        if why:
            yield prose(why)
            continue
        anchor = f"frequencies by {column}"
        yield referring(words.lead, anchor=anchor, column=name)
        parts = list(shared_out(groups, most=MOST_BESIDE))
        for number, part in enumerate(parts, start=1):
            yield WordTable(
                words.caption.format(column=name) + part_of(number, len(parts), words),
                words.description.format(column=name),
                _columns(part, material, wording),
                tuple(_rows(part, material, wording)),
                anchor=anchor if number == 1 else f"{anchor} {number}",
            )
        notes = list(group_notes(groups, material, wording))
        if notes:
            yield prose(" ".join(notes), "note")


def pair_group_blocks(
    pairs: Sequence[Crossing], material: AppendixMaterial, wording: Wording
) -> Iterator[Block]:
    """Give the pairs by each column that was asked for, as :func:`group_blocks` does."""
    words = GROUP_WORDS[wording.language]
    for column in asked_columns(material):
        name, groups = column_name(column, wording), groups_of(material, column)
        if _why_not(groups, material, wording, most=MOST_PARTS * MOST_BESIDE_PAIRS):
            continue
        parts = list(shared_out(groups, most=MOST_BESIDE_PAIRS))
        for number, part in enumerate(parts, start=1):
            yield WordTable(
                words.crossings_caption.format(column=name) + part_of(number, len(parts), words),
                words.crossings_description.format(column=name),
                _pair_columns(part, material, wording),
                tuple(_pair_row(pair, part, material, wording) for pair in pairs),
                anchor=f"crossings by {column} {number}",
            )


def asked_columns(material: AppendixMaterial) -> tuple[str, ...]:
    """Give the columns that get tables of their own; roles have theirs already."""
    if not material.corpus.participants:
        return ()
    return tuple(dict.fromkeys(one for one in material.options.by if one != ROLE))


def groups_of(material: AppendixMaterial, column: str) -> Sequence[Group]:
    """Give the groups of a column as they are shown."""
    return groups_in(
        material.corpus, column, settings=material.settings, fewest=material.hidden.fewest
    )


def column_name(column: str, wording: Wording) -> str:
    """Give what a column of ``participants.csv`` is called; the user's own are quoted."""
    return GROUP_WORDS[wording.language].columns.get(column) or wording.quoted(column)


def group_name(group: Group, material: AppendixMaterial, wording: Wording) -> str:
    """Give what a group is called: its value, a role's label, or that nothing is said."""
    words = GROUP_WORDS[wording.language]
    role = material.settings.role(group.value) if group.column == ROLE else None
    if role:
        return role.label_in(wording.language)
    return {"": words.not_stated, FEW: words.few}.get(group.value, group.value)


def hidden_notes(material: AppendixMaterial, wording: Wording) -> Iterator[str]:
    """Say what the sign of a hidden figure means, and that nearly all are hidden."""
    words, hidden = GROUP_WORDS[wording.language], material.hidden
    if not hidden.cells:
        return
    yield words.hidden_note.format(most=wording.number(hidden.fewest - 1))
    if hidden.is_most:
        yield words.mostly_hidden.format(
            hidden=wording.number(hidden.lost), counted=wording.number(hidden.counted)
        )


def group_notes(
    groups: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> Iterator[str]:
    """Say what the names of groups mean that are no values."""
    if any(one.value == FEW for one in groups):
        fewest = wording.number(material.hidden.fewest)
        yield GROUP_WORDS[wording.language].few_note.format(fewest=fewest)


def shared_out(groups: Sequence[Group], *, most: int) -> Iterator[Sequence[Group]]:
    """Share groups out over tables of about as many, at most ``most`` beside each other."""
    size = ceil(len(groups) / ceil(len(groups) / most))
    for start in range(0, len(groups), size):
        yield groups[start : start + size]


def part_of(number: int, parts: int, words: GroupWords) -> str:
    """Give `` (1 af 3)``; nothing where there is one part."""
    return words.part_of.format(number=number, parts=parts) if parts > 1 else ""


def _why_not(
    groups: Sequence[Group], material: AppendixMaterial, wording: Wording, *, most: int
) -> str:
    """Say why groups make no table; empty where they make one."""
    words = GROUP_WORDS[wording.language]
    column = column_name(groups[0].column, wording)
    if len(groups) < 2:
        return words.one_group.format(column=column, group=group_name(groups[0], material, wording))
    if not can_be_compared(groups):
        fewest = wording.number(material.hidden.fewest)
        return words.no_group.format(column=column, fewest=fewest)
    if len(groups) > most:
        return words.too_many.format(column=column, groups=wording.number(len(groups)))
    return ""


def _columns(
    groups: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> tuple[TableColumn, ...]:
    words = wording.frequencies
    width = _WIDTH - _TOTAL - _GROUP * MOST_BESIDE
    return (
        TableColumn(words.code, width),
        TableColumn(words.everyone, _TOTAL, numeric=True),
        *(TableColumn(_header(one, material, wording), _GROUP, numeric=True) for one in groups),
    )


def _header(group: Group, material: AppendixMaterial, wording: Wording) -> str:
    return GROUP_WORDS[wording.language].group.format(
        group=group_name(group, material, wording), total=wording.number(group.total)
    )


def _rows(
    groups: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> Iterator[TableRow]:
    total = {(one.theme, one.code): one for one in material.frequencies if not one.column}
    own = {(one.theme, one.code, one.column, one.group): one for one in material.by_column}
    for theme in material.codebook.themes:
        for code in ("", *(one.id for one in theme.codes)):
            row = total.get((theme.id, code))
            if row is None:
                continue
            label = label_of(code, codebook=material.codebook, wording=wording)
            figures = (own.get((theme.id, code, one.column, one.value)) for one in groups)
            yield TableRow(
                cells(
                    label if code else theme.label_in(wording.language),
                    wording.of(row.participants, row.participants_total),
                    *(_figure(one, material, wording) for one in figures),
                ),
                "plain" if code else "group",
            )


def _figure(row: Frequency | None, material: AppendixMaterial, wording: Wording) -> str:
    if row is None:
        return wording.no_value
    return figure_of(
        row.participants,
        row.participants_total,
        is_hidden=material.hidden.hides(row.column, (row.theme, row.code), row.group),
        wording=wording,
    )


def figure_of(part: int, total: int, *, is_hidden: bool, wording: Wording) -> str:
    """Give ``3 af 9``, or the sign of a hidden figure."""
    return GROUP_WORDS[wording.language].hidden if is_hidden else wording.of(part, total)


def pair_figures(
    pair: Crossing, groups: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> tuple[str, ...]:
    """Give in how many participants of each group two codes meet."""
    met = people_of(pair, corpus=material.corpus)
    return tuple(
        figure_of(
            len(met & one.people),
            one.total,
            is_hidden=material.hidden.hides(one.column, (pair.code, pair.other), one.value),
            wording=wording,
        )
        for one in groups
    )


def _pair_columns(
    groups: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> tuple[TableColumn, ...]:
    words = wording.crossings
    width = (_NARROW - _PAIR_TOTAL - _PAIR_GROUP * MOST_BESIDE_PAIRS) / 2
    return (
        TableColumn(words.code, width),
        TableColumn(words.other, width),
        TableColumn(words.everyone, _PAIR_TOTAL, numeric=True),
        *(
            TableColumn(_header(one, material, wording), _PAIR_GROUP, numeric=True)
            for one in groups
        ),
    )


def _pair_row(
    pair: Crossing, groups: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> TableRow:
    total = len(material.corpus.participants)
    return TableRow(
        cells(
            label_of(pair.code, codebook=material.codebook, wording=wording),
            label_of(pair.other, codebook=material.codebook, wording=wording),
            wording.of(pair.participants, total),
            *pair_figures(pair, groups, material, wording),
        )
    )
