"""The very end of section D: new codes by interview, and how much is coded."""

from collections import Counter
from collections.abc import Iterator

from qualcode.analyse import ROLE, Coverage, is_counted
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
    """Give a compact table of new codes and one of coverage, each with what it does not say.

    Where figures of few people are hidden, nothing is said of one interview that would tell
    of one person whether they speak of a code.
    """
    is_of_codes = bool(material.hidden.fewest and material.options.codes)
    if any(one.codes for one in material.saturation) and not is_of_codes:
        yield from _saturation(material, wording)
    if any(one.passages_coded for one in material.coverage):
        yield from _coverage(material, wording)


def _saturation(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    words = REACH_WORDS[wording.language]
    anchor = "saturation"
    order = words.by_date if material.options.order == "date" else words.by_id
    yield Heading(words.saturation_heading, 2)
    yield referring(words.saturation_lead, anchor=anchor, order=order)
    shown = [0, 2, 3, 4] if material.hidden.fewest else [0, 1, 2, 3, 4]
    rows = []
    for one in material.saturation:
        amounts = (one.codes, len(one.new), len(one.new_emergent), one.so_far)
        texts = (one.transcript, *(wording.number(amount) for amount in amounts))
        rows.append(TableRow(cells(*(texts[place] for place in shown))))
    columns = tuple(
        TableColumn(words.saturation_columns[place], _WIDTHS[place], numeric=place > 0)
        for place in shown
    )
    yield WordTable(
        words.saturation_caption, words.saturation_description, columns, tuple(rows), anchor=anchor
    )
    yield prose(words.saturation_note, "note")


def _coverage(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    words = REACH_WORDS[wording.language]
    anchor = "coverage"
    yield Heading(words.coverage_heading, 2)
    yield referring(words.coverage_lead, anchor=anchor)
    hides = bool(material.hidden.fewest)
    roles = [one for one in material.coverage if one.unit == ROLE]
    rows = (
        *(one for one in material.coverage if not one.unit),
        *(roles if len(roles) > 1 and not (hides and _is_of_few(material)) else ()),
        *(one for one in material.coverage if one.unit == "transcript" and not hides),
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
    notes = (words.coverage_note, *([words.coverage_left_out] if hides else ()))
    yield prose(" ".join(notes), "note")


def _is_of_few(material: AppendixMaterial) -> bool:
    """Tell whether few people of a role stand behind what is coded of it, or it is of few codes."""
    counting = material.settings.counting
    coded = {
        one.passage.participant for one in material.claims if is_counted(one, counting=counting)
    }
    amounts = Counter(one.role for one in material.corpus.participants if one.id in coded)
    few = any(0 < amount < material.hidden.fewest for amount in amounts.values())
    return few or bool(material.options.codes)


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
