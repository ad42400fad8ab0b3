"""The very end of section D: new codes by interview, and how much is coded."""

from collections.abc import Iterator

from qualcode.analyse import ROLE, Coverage
from qualcode.report.document import (
    Band,
    Block,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import cells, prose, referring
from qualcode.report.wording import Wording
from qualcode.report.wording.reach import REACH_WORDS

_WIDTHS = (70.0, 25.0, 25.0, 40.0, 35.0)
_COVERAGE_WIDTHS = (70.0, 35.0, 30.0, 35.0, 45.0)


def reach_blocks(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    """Give a compact table of new codes and one of coverage, each with what it does not say."""
    if any(one.codes for one in material.saturation):
        yield from _saturation(material, wording)
    if any(one.passages_coded for one in material.coverage):
        yield from _coverage(material, wording)


def _saturation(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    words = REACH_WORDS[wording.language]
    anchor = "saturation"
    order = words.by_date if material.options.order == "date" else words.by_id
    yield Heading(words.saturation_heading, 2)
    yield referring(words.saturation_lead, anchor=anchor, order=order)
    rows = tuple(
        TableRow(
            cells(
                one.transcript,
                *(
                    wording.number(amount)
                    for amount in (one.codes, len(one.new), len(one.new_emergent), one.so_far)
                ),
            )
        )
        for one in material.saturation
    )
    columns = tuple(
        TableColumn(header, width, numeric=place > 0)
        for place, (header, width) in enumerate(zip(words.saturation_columns, _WIDTHS, strict=True))
    )
    yield WordTable(
        words.saturation_caption, words.saturation_description, columns, rows, anchor=anchor
    )
    yield prose(words.saturation_note, "note")


def _coverage(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    words = REACH_WORDS[wording.language]
    anchor = "coverage"
    yield Heading(words.coverage_heading, 2)
    yield referring(words.coverage_lead, anchor=anchor)
    roles = [one for one in material.coverage if one.unit == ROLE]
    rows = (
        *(one for one in material.coverage if not one.unit),
        *(roles if len(roles) > 1 else ()),
        *(one for one in material.coverage if one.unit == "transcript"),
    )
    columns = tuple(
        TableColumn(header, width, numeric=place > 0)
        for place, (header, width) in enumerate(
            zip(words.coverage_columns, _COVERAGE_WIDTHS, strict=True)
        )
    )
    yield WordTable(
        words.coverage_caption,
        words.coverage_description,
        columns,
        tuple(_row(one, material, wording) for one in rows),
        anchor=anchor,
        bands=(Band("", 1), Band(words.coverage_bands[0], 3), Band(words.coverage_bands[1], 1)),
    )
    yield prose(words.coverage_note, "note")


def _row(one: Coverage, material: AppendixMaterial, wording: Wording) -> TableRow:
    role = material.settings.role(one.name) if one.unit == ROLE else None
    name = role.label_in(wording.language) if role else one.name
    return TableRow(
        (
            TableCell(name if one.unit else REACH_WORDS[wording.language].everyone),
            *cells(
                wording.of(one.passages_coded, one.passages),
                wording.number(one.passages_uncoded),
                wording.of(one.passages_read, one.passages),
                wording.of(one.words_coded, one.words),
            ),
        ),
        "plain" if one.unit else "group",
    )
