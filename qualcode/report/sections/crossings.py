"""Section E: codes of different themes that meet in one passage."""

from collections.abc import Iterator, Sequence

from qualcode.analyse import ROLE, Crossing, Group
from qualcode.report.document import (
    Band,
    Block,
    Heading,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.groups import (
    group_name,
    groups_of,
    hidden_notes,
    pair_figures,
    pair_group_blocks,
)
from qualcode.report.sections.prose import cells, label_of, prose, referring
from qualcode.report.wording import Wording
from qualcode.report.wording.groups import PART_WORDS

MOST_PAIRS = 20
_WIDTH = 160.0
_PASSAGES_WIDTH = 14.0
_PEOPLE_WIDTH = 20.0
_NARROWEST_CODE = 26.0


def crossings_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section E: the pairs across themes with most participants."""
    words = wording.crossings
    heading = Heading(wording.titles.crossings)
    across = [one for one in material.crossings if one.cross_theme]
    shown = worth_showing(across)
    notes = list(_notes(shown, across=across, material=material, wording=wording))
    if not across:
        one_theme = material.whole is not None and len(material.codebook.themes) < 2
        empty = PART_WORDS[wording.language].one_theme if one_theme else words.empty
        return (heading, prose(" ".join((empty, *notes))))
    table = _table(shown, material=material, wording=wording)
    lead = referring(words.lead, anchor="crossings")
    further = tuple(pair_group_blocks(shown, material, wording))
    notes += hidden_notes(material, wording)
    return (heading, lead, table, *further, *((prose(" ".join(notes), "note"),) if notes else ()))


def worth_showing(pairs: Sequence[Crossing]) -> Sequence[Crossing]:
    """Give the first twenty; those of one participant alone only where there are no others."""
    several = [one for one in pairs if one.participants > 1]
    return (several or pairs)[:MOST_PAIRS]


def _notes(
    shown: Sequence[Crossing],
    *,
    across: Sequence[Crossing],
    material: AppendixMaterial,
    wording: Wording,
) -> Iterator[str]:
    words = wording.crossings
    if len(across) > len(shown):
        yield words.shortened.format(
            shown=wording.number(len(shown)), total=wording.number(len(across))
        )
    within = len(material.crossings) - len(across)
    if within:
        yield words.within.format(pairs=wording.number(within))


def _table(pairs: Sequence[Crossing], *, material: AppendixMaterial, wording: Wording) -> WordTable:
    words = wording.crossings
    roles = groups_of(material, ROLE)
    roles = roles if len(roles) > 1 else ()
    return WordTable(
        words.caption,
        words.description,
        _columns([group_name(one, material, wording) for one in roles], wording=wording),
        tuple(_row(pair, roles=roles, material=material, wording=wording) for pair in pairs),
        anchor="crossings",
        bands=(Band("", 2), Band(words.participants, len(roles) + 1), Band(words.passages, 2)),
    )


def _columns(roles: Sequence[str], *, wording: Wording) -> tuple[TableColumn, ...]:
    words = wording.crossings
    headers = [words.everyone, *roles]
    room = _WIDTH - 2 * _PASSAGES_WIDTH
    width = min(_PEOPLE_WIDTH, (room - 2 * _NARROWEST_CODE) / len(headers))
    code = (room - width * len(headers)) / 2
    return (
        TableColumn(words.code, code),
        TableColumn(words.other, code),
        *(TableColumn(header, width, numeric=True) for header in headers),
        TableColumn(words.counted, _PASSAGES_WIDTH, numeric=True),
        TableColumn(words.read, _PASSAGES_WIDTH, numeric=True),
    )


def _row(
    pair: Crossing, *, roles: Sequence[Group], material: AppendixMaterial, wording: Wording
) -> TableRow:
    codebook = material.codebook
    return TableRow(
        cells(
            label_of(pair.code, codebook=codebook, wording=wording),
            label_of(pair.other, codebook=codebook, wording=wording),
            wording.of(pair.participants, len(material.corpus.participants)),
            *pair_figures(pair, roles, material, wording),
            wording.number(pair.passages),
            wording.number(pair.passages_read),
        )
    )
