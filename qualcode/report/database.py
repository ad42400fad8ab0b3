"""A project as tables that refer to each other: what the exporter of databases takes.

Ids are those of the interchange tables, texts of the codebook are in the report's language,
and what is counted is said claim by claim, so that a query never has to know how.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.analyse import is_asked, is_counted
from qualcode.model import Code, Participant, Passage
from qualcode.report.dates import iso_date
from qualcode.report.group_tables import frequencies_table
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import text_in
from qualcode.report.table import Cell, Table
from qualcode.report.tables import (
    BETWEEN,
    codings_table,
    columns_of,
    quotes_table,
)
from qualcode.report.wording import Wording, clock, wording_for

OWN_COLUMNS = ("participant", "pseudonym", "role", "position", "area", "age_group")


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of one table that name a row of another by its key."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One table with its key, the rows it refers to, and the columns it is looked up by.

    A table without a ``key`` may hold several rows that are alike.
    """

    table: Table
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Database:
    """All relations, each after those it refers to.

    ``of`` are the words between the two numbers of ``9 of 13``, in the report's language.
    """

    relations: tuple[Relation, ...]
    of: str


def build_database(material: AppendixMaterial) -> Database:
    """Give a project as a database; the same material gives the same one.

    The one row of ``about`` holds the run's id and the note that must stand with the figures.
    Raises ``SettingsError`` for a report's language nobody has written.
    """
    wording = wording_for(material.settings.report_language)
    return Database(
        (
            _about(material),
            _roles(material, wording),
            _themes(material, wording),
            _codes(material, wording),
            _transcripts(material),
            _participants(material),
            _passages(material),
            _claims(material),
            _codings(material),
            _quotes(material),
            _frequencies(material),
        ),
        of=wording.of_total.format(part="", total=""),
    )


def _about(material: AppendixMaterial) -> Relation:
    settings, codebook = material.settings, material.codebook
    row = (
        *(settings.name or None, settings.note or None, material.run, material.version),
        *(settings.report_language, settings.counting, settings.decider or None),
        *(codebook.name, codebook.fingerprint, material.not_placed),
    )
    columns = columns_of(
        *("project", "note", "run", "qualcode", "language", "counting", "decider", "codebook"),
        *("codebook_fingerprint", "decisions_not_placed"),
        integer=("decisions_not_placed",),
    )
    return Relation(Table("about", columns, (row,)))


def _roles(material: AppendixMaterial, wording: Wording) -> Relation:
    rows = tuple(
        (one.name, one.label_in(wording.language)) for one in material.settings.counted_roles
    )
    return Relation(Table("roles", columns_of("role", "role_label"), rows), key=("role",))


def _themes(material: AppendixMaterial, wording: Wording) -> Relation:
    rows = tuple(
        (
            one.id,
            one.label_in(wording.language),
            text_in(one.definition, wording).text or None,
            place,
        )
        for place, one in enumerate(material.codebook.themes, start=1)
    )
    columns = columns_of("theme", "theme_label", "definition", "place", integer=("place",))
    return Relation(Table("themes", columns, rows), key=("theme",))


def _codes(material: AppendixMaterial, wording: Wording) -> Relation:
    rows = tuple(_code(one, place, wording) for place, one in enumerate(material.codebook, start=1))
    columns = columns_of(
        *("code", "theme", "code_label", "definition", "use", "do_not_use", "parent", "scope"),
        *("origin", "since", "by", "was", "color", "place"),
        integer=("place",),
    )
    return Relation(
        Table("codes", columns, rows),
        key=("code",),
        references=(Reference(("theme",), "themes"), Reference(("parent",), "codes")),
        indexes=(("theme",),),
    )


def _code(code: Code, place: int, wording: Wording) -> tuple[Cell, ...]:
    texts = (code.definition, code.use, code.do_not_use)
    return (
        code.id,
        code.theme,
        code.label_in(wording.language),
        *(text_in(one, wording).text or None for one in texts),
        code.parents[-1] if code.parents else None,
        code.scope,
        code.origin,
        code.since or None,
        code.by or None,
        BETWEEN.join(code.was) or None,
        code.color or None,
        place,
    )


def _transcripts(material: AppendixMaterial) -> Relation:
    languages = material.corpus.languages
    rows = tuple(
        (
            one.id,
            one.kind,
            languages.get(one.id, one.language) or None,
            iso_date(one),
            len(one.turns),
            one.fingerprint,
        )
        for one in material.corpus.transcripts
    )
    columns = columns_of(
        *("transcript", "kind", "language", "date", "turns", "fingerprint"), integer=("turns",)
    )
    return Relation(Table("transcripts", columns, rows), key=("transcript",))


def _participants(material: AppendixMaterial) -> Relation:
    people = {one.id: one for one in material.corpus.participants}
    theirs = tuple(dict.fromkeys(name for one in people.values() for name in one.extra))
    rows = tuple(_participant(one, theirs) for one in people.values())
    columns = columns_of(*OWN_COLUMNS, *_unlike(theirs, taken=OWN_COLUMNS))
    return Relation(
        Table("participants", columns, rows),
        key=("participant",),
        references=(Reference(("role",), "roles"),),
    )


def _participant(one: Participant, theirs: tuple[str, ...]) -> tuple[Cell, ...]:
    said = (one.pseudonym, one.role, one.position, one.area, one.age_group)
    own = (one.extra.get(name, "") for name in theirs)
    return (one.id, *(text or None for text in (*said, *own)))


def _unlike(names: tuple[str, ...], *, taken: tuple[str, ...]) -> Iterator[str]:
    """Give the names, numbered where a database would take two of them for the same."""
    known = {name.casefold() for name in taken}
    for name in names:
        free, number = name, 1
        while free.casefold() in known:
            number += 1
            free = f"{name} ({number})"
        known.add(free.casefold())
        yield free


def _passages(material: AppendixMaterial) -> Relation:
    columns = columns_of(
        *("passage", "transcript", "turn", "number", "participant", "role", "words", "time"),
        *("start", "end", "question", "text"),
        integer=("turn", "number", "words", "start", "end"),
    )
    rows = tuple(_passage(one, material) for one in material.corpus.passages)
    return Relation(
        Table("passages", columns, rows),
        key=("passage",),
        references=(
            Reference(("transcript",), "transcripts"),
            Reference(("participant",), "participants"),
            Reference(("role",), "roles"),
        ),
        indexes=(("transcript", "turn"), ("participant",)),
    )


def _passage(one: Passage, material: AppendixMaterial) -> tuple[Cell, ...]:
    corpus = material.corpus
    time = corpus.turn(one).time.start
    return (
        *(one.id, one.transcript, one.turn, one.number),
        *(one.participant or None, one.role or None, one.words),
        None if time is None else clock(time),
        *(one.span.start, one.span.end, corpus.question(one) or None, corpus.text(one)),
    )


def _claims(material: AppendixMaterial) -> Relation:
    """Give what stands about each code on each passage: the rows that are counted."""
    counting = material.settings.counting
    columns = columns_of(
        *("passage", "theme", "code", "state", "status", "marks", "counted", "prompted"),
        "starred",
        integer=("counted", "prompted", "starred"),
    )
    rows = tuple(
        (
            *(one.passage.id, one.theme, one.code, one.state, one.status),
            BETWEEN.join(one.marks) or None,
            int(is_counted(one, counting=counting)),
            int(is_asked(one)),
            int(one.starred),
        )
        for one in material.claims
    )
    return Relation(
        Table("claims", columns, rows),
        key=("passage", "code"),
        references=(
            Reference(("passage",), "passages"),
            Reference(("code",), "codes"),
            Reference(("theme",), "themes"),
        ),
        indexes=(("code", "state"),),
    )


def _codings(material: AppendixMaterial) -> Relation:
    table = codings_table(material.claims, corpus=material.corpus, codebook=material.codebook)
    return Relation(
        table,
        references=(
            Reference(("passage", "code"), "claims"),
            Reference(("passage",), "passages"),
            Reference(("code",), "codes"),
            Reference(("transcript",), "transcripts"),
            Reference(("participant",), "participants"),
            Reference(("role",), "roles"),
            Reference(("theme",), "themes"),
        ),
        indexes=(("passage", "code"), ("code", "status"), ("participant",)),
    )


def _quotes(material: AppendixMaterial) -> Relation:
    return Relation(
        quotes_table(material.quotes, corpus=material.corpus),
        key=("quote_id",),
        references=(
            Reference(("transcript",), "transcripts"),
            Reference(("participant",), "participants"),
            Reference(("code",), "codes"),
            Reference(("theme",), "themes"),
        ),
        indexes=(("code",),),
    )


def _frequencies(material: AppendixMaterial) -> Relation:
    return Relation(
        frequencies_table(material.frequencies),
        references=(
            Reference(("theme",), "themes"),
            Reference(("code",), "codes"),
            Reference(("role",), "roles"),
        ),
        indexes=(("code", "role"),),
    )
