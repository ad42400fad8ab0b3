"""The end of section A: what the appendix answers in COREQ, and what somebody else must."""

from collections.abc import Sequence
from dataclasses import replace

from qualcode.report.coreq import CoreqItem, coreq_items
from qualcode.report.document import (
    Block,
    Heading,
    Section,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.printed import section_of
from qualcode.report.sections.prose import prose
from qualcode.report.wording import Wording
from qualcode.report.wording.coreq import COREQ_WORDS, CoreqWords

_WIDTHS = (14.0, 62.0, 18.0, 66.0)
_OWN = "A"


def with_coreq(
    sections: Sequence[Section], material: AppendixMaterial, wording: Wording
) -> tuple[Section, ...]:
    """Give the sections with the table at the end of section A; as they are without an A."""
    items = coreq_items(material, sections)
    return tuple(_completed(one, items, wording) for one in sections)


def _completed(section: Section, items: Sequence[CoreqItem], wording: Wording) -> Section:
    """Put the table where section A ends, if it is here."""
    blocks = section.blocks
    starts = [
        (place, section_of(block))
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    for (_, letter), (end, _) in zip(starts, [*starts[1:], (len(blocks), "")], strict=True):
        if letter == _OWN:
            return replace(section, blocks=(*blocks[:end], *_blocks(items, wording), *blocks[end:]))
    return section


def _blocks(items: Sequence[CoreqItem], wording: Wording) -> tuple[Block, ...]:
    words = COREQ_WORDS[wording.language]
    covered = sum(one.is_covered for one in items)
    lead = words.lead.format(covered=wording.number(covered), all=wording.number(len(items)))
    columns = tuple(
        TableColumn(header, width) for header, width in zip(words.columns, _WIDTHS, strict=True)
    )
    rows = tuple(_row(one, words, wording) for one in items)
    table = WordTable(words.caption, words.description, columns, rows, anchor="coreq")
    return (Heading(words.heading, 2), prose(lead), table)


def _row(item: CoreqItem, words: CoreqWords, wording: Wording) -> TableRow:
    title, question = words.asks[item.number]
    if item.is_covered:
        where = ", ".join(item.sections)
        told = TableCell(words.told[item.number].format(*map(wording.number, item.amounts)))
    else:
        where = wording.no_value
        told = TableCell(words.missing[item.number], fill_in=wording.fill_in_sign)
    return TableRow(
        (
            TableCell(str(item.number)),
            TableCell(title, second=question),
            TableCell(where),
            told,
        )
    )
