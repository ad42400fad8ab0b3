"""Building a book from what a run gives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.model import COLUMNS
from qualcode.report.book import Book
from qualcode.report.document import (
    Block,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.pages.anchors import places_in
from qualcode.report.pages.codes import book_themes, is_dated
from qualcode.report.pages.figures import crossing_figure, frequency_figure, meetings
from qualcode.report.pages.margin import ORDER, by_passage
from qualcode.report.pages.transcripts import (
    Making,
    book_transcript,
    is_left_out,
    notes_by_passage,
    speaking_parts,
)
from qualcode.report.sections.coded import material_read
from qualcode.report.sections.crossings import crossings_section
from qualcode.report.sections.frequencies import frequency_blocks
from qualcode.report.sections.people import transcripts_by_person
from qualcode.report.sections.prose import cells, prose
from qualcode.report.sections.reach import reach_blocks
from qualcode.report.sections.validation import validation_blocks
from qualcode.report.wording import Wording, wording_for
from qualcode.report.wording.book import BOOKS


def build_book(material: AppendixMaterial, *, language: str, columns: Sequence[str] = ()) -> Book:
    """Give the book in a language (``da`` or ``en``), as values only.

    ``columns`` are those of ``participants.csv`` that may be seen, beside pseudonym and role.
    The same material gives the same book. Raises ``SettingsError`` for a language nobody has
    written.
    """
    wording = wording_for(language)
    making = _making(material, wording)
    name, words = material.settings.name, making.words
    title = words.title_of.format(name=name) if name else words.title
    run = wording.titles.subtitle.format(
        material=material_read(material.corpus, wording), run=material.run
    )
    roles = material.settings.counted_roles
    _, *crossings = crossings_section(material, wording)
    return Book(
        title=title,
        subtitle=run,
        language=wording.tag,
        note=material.settings.note,
        footer=wording.titles.footer.format(
            title=title, run=material.run, version=material.version
        ),
        table=wording.table,
        words=words,
        anchors=making.places.parts,
        roles=tuple(one.label_in(wording.language) for one in roles),
        states={one: wording.coded.status_meanings[one][0] for one in ORDER},
        order=words.by_date if is_dated(material.corpus) else words.by_id,
        about=tuple(_about(making, columns)),
        frequencies=(
            *frequency_blocks(material, wording),
            *validation_blocks(material, wording),
            *_reach(material, wording),
        ),
        frequency_figure=frequency_figure(making),
        crossings=tuple(crossings),
        crossing_figure=crossing_figure(making),
        meetings=meetings(making),
        themes=book_themes(making),
        transcripts=tuple(book_transcript(one, making) for one in material.corpus.transcripts),
    )


def _reach(material: AppendixMaterial, wording: Wording) -> Iterator[Block]:
    """Give new codes and coverage under headings that stand one level higher than on paper."""
    for block in reach_blocks(material, wording):
        yield replace(block, level=1) if isinstance(block, Heading) else block


def _making(material: AppendixMaterial, wording: Wording) -> Making:
    words = BOOKS[wording.language]
    corpus, codebook = material.corpus, material.codebook
    codes = (one.id for theme in codebook.themes for one in theme.codes)
    rank = {code: number for number, code in enumerate(codes)}
    known = {one.id for one in corpus.passages}
    claims = by_passage((one for one in material.claims if one.passage.id in known), rank)
    return Making(
        material,
        wording,
        words,
        places_in(corpus, codebook),
        rank,
        people={one.id: number for number, one in enumerate(corpus.participants)},
        roles={one.name: number for number, one in enumerate(material.settings.counted_roles)},
        claims=claims,
        notes=notes_by_passage(claims, rank=rank, words=words, wording=wording),
        parts=speaking_parts(material),
    )


def _about(making: Making, columns: Sequence[str]) -> Iterator[Block]:
    wording, corpus = making.wording, making.material.corpus
    coded, nouns = wording.coded, wording.nouns
    yield prose(making.words.lead.format(material=material_read(corpus, wording)), "lead")
    yield prose(coded.persons_first)
    yield prose(coded.lower_bound)
    yield _states(making)
    yield prose(coded.marks_intro, "note")
    if making.material.not_placed:
        lost = wording.counted(making.material.not_placed, nouns.decision)
        yield prose(coded.not_placed.format(decisions=lost))
    turns = ((one, turn) for one in corpus.transcripts for turn in one.turns)
    left_out = sum(is_left_out(one, turn, making) for one, turn in turns)
    if left_out:
        yield prose(making.words.left_out_about.format(turns=wording.counted(left_out, nouns.turn)))
    if corpus.participants:
        yield _people(making, columns)
        yield prose(wording.people.names, "note")


def _states(making: Making) -> WordTable:
    coded = making.wording.coded
    return WordTable(
        making.words.states,
        coded.status_description,
        tuple(TableColumn(one, 40.0) for one in coded.status_columns[:3]),
        tuple(TableRow(cells(*coded.status_meanings[one])) for one in ORDER),
        anchor="states",
    )


def _people(making: Making, columns: Sequence[str]) -> WordTable:
    words, people = making.words, making.wording.people
    names = dict(zip(COLUMNS[1:], people.columns[2:5], strict=True))
    spoken = transcripts_by_person(making.material.corpus)
    chosen = (names.get(one, one) for one in columns)
    headers = (words.person, words.role, *chosen, words.transcript)
    rows = tuple(
        TableRow(
            tuple(
                TableCell(text or making.wording.no_value)
                for text in (
                    one.name,
                    making.role_label(one.role),
                    *(one.value_of(column) for column in columns),
                    ", ".join(spoken[one.id]),
                )
            )
        )
        for one in making.material.corpus.participants
    )
    return WordTable(
        people.caption,
        words.people_description.format(columns=", ".join(headers)),
        tuple(TableColumn(one, 30.0) for one in headers),
        rows,
        anchor="participants",
    )
