"""Section G: where each participant speaks of each code, references only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from qualcode.model import Claim, Codebook, Participant
from qualcode.report.document import (
    Block,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.people import transcripts_by_person
from qualcode.report.sections.prose import cells, prose, referring
from qualcode.report.wording import Wording

MOST_COLUMNS = 14
MOST_PEOPLE = 56
_CODE_WIDTH = 47.0
_WIDTH = 257.0

Place = tuple[str, int]
References = Mapping[tuple[str, str], Mapping[Place, bool]]


def matrix_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section G; its pages are landscape.

    At most fourteen participants stand beside each other; more of them get further tables,
    and more than fifty-six a sentence: nobody reads such a matrix on paper.
    """
    words = wording.matrix
    heading = Heading(wording.titles.matrix)
    references = references_of(material.claims)
    if not references or not material.corpus.participants:
        return (heading, prose(words.empty))
    if is_too_many(material):
        return (heading, prose(words.too_many))
    lead = referring(words.lead, anchor="matrix 1")
    groups = _groups(material.corpus.participants)
    tables = tuple(
        _table(group, number=number, references=references, material=material, wording=wording)
        for number, group in enumerate(groups, start=1)
    )
    return (heading, lead, *tables)


def is_too_many(material: AppendixMaterial) -> bool:
    """Tell whether there are too many participants for a matrix on paper."""
    return len(material.corpus.participants) > MOST_PEOPLE


def counted_here(claim: Claim) -> bool:
    """Tell whether a matrix refers to a claim: a person's or a strong rule's, on counted words."""
    return claim.passage.counts and claim.state in {"read", "rules"}


def references_of(claims: Sequence[Claim]) -> References:
    """Give, by (participant, code), the turns with counted claims, and whether each was read."""
    found: dict[tuple[str, str], dict[Place, bool]] = defaultdict(dict)
    for claim in claims:
        passage = claim.passage
        if counted_here(claim):
            turns = found[passage.participant, claim.code]
            place = (passage.transcript, passage.turn)
            turns[place] = turns.get(place, False) or claim.state == "read"
    return found


def _groups(people: Sequence[Participant]) -> Iterator[Sequence[Participant]]:
    size = ceil(len(people) / ceil(len(people) / MOST_COLUMNS))
    for start in range(0, len(people), size):
        yield people[start : start + size]


def _table(
    people: Sequence[Participant],
    *,
    number: int,
    references: References,
    material: AppendixMaterial,
    wording: Wording,
) -> WordTable:
    words = wording.matrix
    width = (_WIDTH - _CODE_WIDTH) / max(len(people), MOST_COLUMNS // 2)
    spoken = transcripts_by_person(material.corpus)
    columns = (
        TableColumn(words.code, _CODE_WIDTH),
        *(TableColumn(_header(one, spoken), width) for one in people),
    )
    rows = tuple(_rows(people, references=references, codebook=material.codebook, wording=wording))
    return WordTable(words.caption, words.description, columns, rows, anchor=f"matrix {number}")


def _header(person: Participant, spoken: Mapping[str, Sequence[str]]) -> str:
    return "\n".join((person.name, *spoken[person.id]))


def _rows(
    people: Sequence[Participant], *, references: References, codebook: Codebook, wording: Wording
) -> Iterator[TableRow]:
    shown = {one.id for one in people}
    coded = {code for person, code in references if person in shown}
    for theme in codebook.themes:
        codes = [code for code in theme.codes if code.id in coded]
        if codes:
            yield TableRow((TableCell(theme.label_in(wording.language)),), "group")
        for code in codes:
            given = (references.get((one.id, code.id), {}) for one in people)
            texts = (turns_told(turns, sign=wording.unread_sign) for turns in given)
            yield TableRow(cells(code.label_in(wording.language), *texts))


def turns_told(turns: Mapping[Place, bool], *, sign: str) -> str:
    """Give ``4, 18°``; with the transcript's id where a person speaks in several."""
    several = len({transcript for transcript, _ in turns}) > 1
    return ", ".join(
        f"{f'{transcript} ' if several else ''}{turn}{'' if read else sign}"
        for (transcript, turn), read in sorted(turns.items())
    )
