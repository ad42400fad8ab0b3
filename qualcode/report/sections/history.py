"""Section H: how the codebook came to look as it does."""

from qualcode.report.document import Block, Heading, TableColumn, TableRow, WordTable
from qualcode.report.material import AppendixMaterial, Version
from qualcode.report.sections.prose import cells, prose
from qualcode.report.wording import Wording

_WIDTHS = (18.0, 24.0, 24.0, 52.0, 42.0)


def history_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section H: a table, or one sentence when nothing has changed."""
    words, versions = wording.history, material.history
    heading = Heading(wording.titles.history)
    if len(versions) < 2:
        return (heading, prose(words.unchanged))
    lead = words.lead.format(versions=wording.counted(len(versions), wording.nouns.version))
    columns = tuple(
        TableColumn(header, width) for header, width in zip(words.columns, _WIDTHS, strict=True)
    )
    rows = tuple(_row(version, wording) for version in versions)
    table = WordTable(words.caption, words.description, columns, rows, anchor="history")
    return (heading, prose(lead), table)


def _row(version: Version, wording: Wording) -> TableRow:
    texts = (version.date, version.author, version.reason, version.changes)
    return TableRow(cells(str(version.number), *(text or wording.no_value for text in texts)))
