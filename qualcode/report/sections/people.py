"""Section B: who took part."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.analyse import ROLE
from qualcode.model import Corpus, Participant
from qualcode.report.document import (
    Block,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import prose
from qualcode.report.wording import Wording
from qualcode.report.wording.groups import GROUP_WORDS

_WIDTHS = (26.0, 26.0, 36.0, 28.0, 23.0, 21.0)


def people_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section B; field notes and silent participants are named apart."""
    words, corpus = wording.people, material.corpus
    heading = Heading(wording.titles.people)
    shown = {passage.transcript for passage in corpus.passages}
    notes = [
        one.id
        for one in corpus.transcripts
        if one.kind == "field note" and (one.id in shown or material.whole is None)
    ]
    apart = [words.notes.format(notes=wording.listed(notes))] if notes else []
    if not corpus.participants:
        return (heading, *(prose(text) for text in (words.nobody, *apart)))
    speaking = {passage.participant for passage in corpus.passages}
    group_words = GROUP_WORDS[wording.language]
    told = with_rare_values(material, instead=group_words.merged)
    if told is not material:
        fewest = wording.number(material.hidden.fewest)
        apart.append(group_words.merged_note.format(fewest=fewest))
    silent = [one.name for one in corpus.participants if one.id not in speaking]
    if silent:
        apart.append(words.silent.format(names=wording.listed(silent)))
    return (
        heading,
        prose(_lead(material, wording)),
        _table(told, wording),
        prose(" ".join((words.names, *apart)), "note"),
    )


def with_rare_values(material: AppendixMaterial, *, instead: str) -> AppendixMaterial:
    """Put a word in the place of whatever too few people share to be told of one of them.

    That goes for every column but the role, and for the areas of quotes.
    """
    rare = _rare_values(material)
    if not any(rare.values()):
        return material
    people = tuple(_told(one, rare, instead) for one in material.corpus.participants)
    quotes = [
        replace(one, area=instead) if one.area in rare["area"] else one for one in material.quotes
    ]
    return replace(
        material, corpus=replace(material.corpus, participants=people), quotes=tuple(quotes)
    )


def _rare_values(material: AppendixMaterial) -> Mapping[str, frozenset[str]]:
    corpus, fewest = material.corpus, material.hidden.fewest
    found = {}
    for column in corpus.columns:
        amounts = Counter(one.value_of(column) for one in corpus.participants)
        few = (value for value, amount in amounts.items() if value and amount < fewest)
        found[column] = frozenset() if column == ROLE else frozenset(few)
    return found


def _told(person: Participant, rare: Mapping[str, frozenset[str]], instead: str) -> Participant:
    def value(column: str) -> str:
        said = person.value_of(column)
        return instead if said in rare[column] else said

    return replace(
        person,
        position=value("position"),
        area=value("area"),
        age_group=value("age_group"),
        extra={column: value(column) for column in person.extra},
    )


def transcripts_by_person(corpus: Corpus) -> Mapping[str, Sequence[str]]:
    """Give the ids of the transcripts each participant speaks in, else the one declared."""
    spoken: dict[str, dict[str, None]] = {one.id: {} for one in corpus.participants}
    for passage in corpus.passages:
        if passage.participant in spoken:
            spoken[passage.participant][passage.transcript] = None
    declared = {one.id: (one.transcript,) if one.transcript else () for one in corpus.participants}
    return {person: tuple(found) or declared[person] for person, found in spoken.items()}


def _lead(material: AppendixMaterial, wording: Wording) -> str:
    people = material.corpus.participants
    amounts = Counter(one.role for one in people)
    roles = [
        wording.people.by_role.format(
            role=role.label_in(wording.language), amount=wording.number(amounts[role.name])
        )
        for role in material.settings.counted_roles
    ]
    return wording.people.lead.format(
        participants=wording.counted(len(people), wording.nouns.participant),
        roles=", ".join(roles),
    )


def _table(material: AppendixMaterial, wording: Wording) -> WordTable:
    words = wording.people
    roles = {one.name: one.label_in(wording.language) for one in material.settings.roles}
    spoken = transcripts_by_person(material.corpus)
    rows = tuple(
        _row(one, role=roles.get(one.role, one.role), transcripts=spoken[one.id], wording=wording)
        for one in material.corpus.participants
    )
    columns = tuple(
        TableColumn(header, width) for header, width in zip(words.columns, _WIDTHS, strict=True)
    )
    return WordTable(words.caption, words.description, columns, rows, anchor="participants")


def _row(
    person: Participant, *, role: str, transcripts: Sequence[str], wording: Wording
) -> TableRow:
    values = (
        person.name,
        role,
        person.position,
        person.area,
        person.age_group,
        ", ".join(transcripts),
    )
    return TableRow(tuple(TableCell(value or wording.no_value) for value in values))
