"""The end of section D: how right the machines' codings are, where people drew samples."""

from qualcode.analyse import Estimate, Validation
from qualcode.report.document import Block, Heading, TableColumn, TableRow, WordTable
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import cells, prose, referring
from qualcode.report.wording import Wording

_WIDTHS = (70.0, 47.0, 46.0, 47.0, 47.0)
ANCHOR = "validation"


def validation_blocks(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give heading, table and note; nothing where no code was validated."""
    if not material.validated:
        return ()
    words = wording.validation
    columns = tuple(
        TableColumn(header, width) for header, width in zip(words.columns, _WIDTHS, strict=True)
    )
    rows = tuple(
        _row(code.label_in(wording.language), material.validated[code.id], wording)
        for code in material.codebook
        if code.id in material.validated
    )
    return (
        Heading(words.heading, level=2),
        referring(words.lead, anchor=ANCHOR),
        WordTable(words.caption, words.description, columns, rows, anchor=ANCHOR),
        prose(words.note, "note"),
    )


def _row(label: str, one: Validation, wording: Wording) -> TableRow:
    return TableRow(cells(label, *figures_told(one, wording)))


def figures_told(one: Validation, wording: Wording) -> tuple[str, str, str, str]:
    """Give how many were decided, precision, recall and prevalence, in words."""
    decided = f"{one.judged_hits} / {one.judged_misses}"
    precision, recall, prevalence = (
        _share(figure, wording) for figure in (one.precision, one.recall, one.prevalence)
    )
    return decided, precision, recall, prevalence


def _share(estimate: Estimate | None, wording: Wording) -> str:
    if estimate is None:
        return wording.no_value
    value, low, high = (f"{100 * one:.0f}" for one in (estimate.value, estimate.low, estimate.high))
    return wording.validation.share.format(value=value, low=low, high=high)
