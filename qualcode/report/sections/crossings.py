"""Section E: codes of different themes that meet in one passage."""

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.analyse import Crossing
from qualcode.model import Codebook, Corpus, Participant, Role
from qualcode.report.document import (
    Band,
    Block,
    Heading,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import cells, prose, referring
from qualcode.report.wording import Wording

MOST_PAIRS = 20
_WIDTH = 160.0
_PASSAGES_WIDTH = 14.0
_PEOPLE_WIDTH = 20.0
_NARROWEST_CODE = 30.0


def crossings_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section E: the pairs across themes with most participants."""
    words = wording.crossings
    heading = Heading(wording.titles.crossings)
    across = [one for one in material.crossings if one.cross_theme]
    shown = worth_showing(across)
    notes = list(_notes(shown, across=across, material=material, wording=wording))
    if not across:
        return (heading, prose(" ".join((words.empty, *notes))))
    table = _table(shown, material=material, wording=wording)
    lead = referring(words.lead, anchor="crossings")
    return (heading, lead, table, *((prose(" ".join(notes), "note"),) if notes else ()))


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
    totals = Counter(one.role for one in material.corpus.participants)
    roles = [one for one in material.settings.counted_roles if totals[one.name]]
    return WordTable(
        words.caption,
        words.description,
        _columns(roles, wording=wording),
        tuple(_row(pair, roles=roles, material=material, wording=wording) for pair in pairs),
        anchor="crossings",
        bands=(Band("", 2), Band(words.participants, len(roles) + 1), Band(words.passages, 2)),
    )


def _columns(roles: Sequence[Role], *, wording: Wording) -> tuple[TableColumn, ...]:
    words = wording.crossings
    headers = [words.everyone, *(role.label_in(wording.language) for role in roles)]
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
    pair: Crossing, *, roles: Sequence[Role], material: AppendixMaterial, wording: Wording
) -> TableRow:
    corpus, codebook = material.corpus, material.codebook
    found = people_of(pair, corpus=corpus)
    counts = Counter(one.role for one in found)
    totals = Counter(one.role for one in corpus.participants)
    return TableRow(
        cells(
            label_of(pair.code, codebook=codebook, wording=wording),
            label_of(pair.other, codebook=codebook, wording=wording),
            wording.of(pair.participants, len(corpus.participants)),
            *(wording.of(counts[one.name], totals[one.name]) for one in roles),
            wording.number(pair.passages),
            wording.number(pair.passages_read),
        )
    )


def people_of(pair: Crossing, *, corpus: Corpus) -> tuple[Participant, ...]:
    """Give the participants in whose passages the two codes meet."""
    passages = (corpus.passage(passage_id) for passage_id in pair.passage_ids)
    ids = {passage.participant for passage in passages if passage is not None}
    return tuple(one for one in corpus.participants if one.id in ids)


def label_of(code_id: str, *, codebook: Codebook, wording: Wording) -> str:
    """Give a code's label, or its id when the codebook does not know it."""
    code = codebook.code(code_id)
    return code.label_in(wording.language) if code else code_id
