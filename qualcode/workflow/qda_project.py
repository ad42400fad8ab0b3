"""A coded project as a REFI-QDA project: sources, codes, cases, codings, memos."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode import __version__
from qualcode.formats import refi
from qualcode.model import Corpus, Memo, Participant, Span, Subject, Transcript
from qualcode.workflow.explaining import parse_place
from qualcode.workflow.material import Material
from qualcode.workflow.noting import name_today
from qualcode.workflow.qda_choice import Chosen
from qualcode.workflow.qda_codes import Guids, codes_of, sets_of

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
Notes = Mapping[tuple[str, str], Sequence[str]]
Places = Mapping[tuple[str, Span], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a project for exchange is made of; ``name`` is the project's."""

    material: Material
    name: str
    codings: tuple[Chosen, ...]
    memos: tuple[Memo, ...]
    language: str

    @property
    def guids(self) -> Guids:
        """The ids of everything in the file."""
        return Guids(self.name)


def qda_project(work: Exchange) -> refi.QdaProject:
    """Give the whole project; the same one each time, in the order of ids and places."""
    material, guids = work.material, work.guids
    notes, places = _attached(work)
    people = material.corpus.participants
    spoken = _spoken(material.corpus)
    given = _by_place(work, places)
    variables = _variables(people)
    return refi.QdaProject(
        work.name,
        origin=f"qualcode {__version__}",
        time=max(map(_when, _times(work)), default=""),
        users=tuple(refi.User(guids.of("user", one), one) for one in _users(work)),
        codes=codes_of(material.codebook, language=work.language, guids=guids, notes=notes),
        variables=tuple(refi.Variable(guids.of("variable", one), one) for one in variables),
        cases=tuple(_case(one, spoken[one.id], guids) for one in people),
        sources=tuple(
            _source(one, given[one.id], work=work, notes=notes, places=places)
            for one in material.corpus.transcripts
        ),
        notes=tuple(_note(one, work) for one in work.memos),
        sets=sets_of(material.codebook, language=work.language, guids=guids),
        notes_on_all=tuple(guids.of("note", one.id) for one in work.memos if not one.about),
        description=material.settings.note,
    )


def coding_guid(guids: Guids, one: Chosen) -> str:
    """Give the id of a coding: it follows from who gave which code where."""
    return guids.of("coding", one.transcript, one.span.start, one.span.end, one.code, one.coder)


def _when(time: str) -> str:
    """Give a time as the schema wants it; "" for anything else."""
    return time if _TIME.fullmatch(time) else ""


def _times(work: Exchange) -> Iterator[str]:
    yield from (one.time for one in work.codings)
    yield from (one.time for one in work.memos)


def _users(work: Exchange) -> list[str]:
    authors = {name for memo in work.memos for name in memo.by}
    return sorted({one.coder for one in work.codings} | authors)


def _variables(people: Sequence[Participant]) -> list[str]:
    """Give the columns of participants.csv that say something of anybody."""
    return list(dict.fromkeys(name for one in people for name, _ in background_of(one)))


def background_of(one: Participant) -> list[tuple[str, str]]:
    """Give what is known of a participant, by column; empty cells left out."""
    own = {
        "pseudonym": one.pseudonym,
        "role": one.role,
        "position": one.position,
        "area": one.area,
        "age_group": one.age_group,
    }
    return [(name, said) for name, said in (own | dict(one.extra)).items() if said]


def _values(one: Participant, guids: Guids) -> tuple[refi.Value, ...]:
    return tuple(refi.Value(guids.of("variable", name), said) for name, said in background_of(one))


def _case(one: Participant, spoken: Sequence[str], guids: Guids) -> refi.Case:
    return refi.Case(
        guids.of("case", one.id),
        one.id,
        values=_values(one, guids),
        sources=tuple(guids.of("source", name) for name in spoken),
    )


def _spoken(corpus: Corpus) -> dict[str, list[str]]:
    """Give the transcripts that each participant speaks in."""
    spoken: dict[str, dict[str, None]] = defaultdict(dict)
    for one in corpus.passages:
        spoken[one.participant].setdefault(one.transcript)
    return defaultdict(list, {name: list(where) for name, where in spoken.items()})


def _by_place(work: Exchange, places: Places) -> dict[str, dict[Span, list[Chosen]]]:
    """Give the codings of each span of each transcript, and the spans that have notes alone."""
    given: dict[str, dict[Span, list[Chosen]]] = defaultdict(lambda: defaultdict(list))
    for one in work.codings:
        given[one.transcript][one.span].append(one)
    for name, span in places:
        given[name].setdefault(span, [])
    return given


def _source(
    transcript: Transcript,
    given: Mapping[Span, Sequence[Chosen]],
    *,
    work: Exchange,
    notes: Notes,
    places: Places,
) -> refi.Source:
    corpus, guids, transcript_id = work.material.corpus, work.guids, transcript.id
    heard = {one.participant for one in corpus.passages_of(transcript_id) if one.participant}
    alone = corpus.participant(heard.pop()) if len(heard) == 1 else None
    return refi.Source(
        guids.of("source", transcript_id),
        transcript_id,
        transcript.text,
        selections=tuple(
            refi.Selection(
                guids.of("selection", transcript_id, span.start, span.end),
                span.start,
                span.end,
                name=refi.quote_name(span.of(transcript.text)),
                codings=tuple(_coding(one, guids) for one in given[span]),
                notes=tuple(places.get((transcript_id, span), ())),
            )
            for span in sorted(given)
        ),
        notes=tuple(notes.get(("transcript", transcript_id), ())),
        values=_values(alone, guids) if alone else (),
    )


def _coding(one: Chosen, guids: Guids) -> refi.Coding:
    return refi.Coding(
        coding_guid(guids, one),
        guids.of("code", one.code),
        user=guids.of("user", one.coder),
        time=_when(one.time),
    )


def _note(memo: Memo, work: Exchange) -> refi.Note:
    guids = work.guids
    user = guids.of("user", memo.by[0]) if memo.by else ""
    return refi.Note(guids.of("note", memo.id), memo.id, memo.text, user, _when(memo.time))


def _attached(work: Exchange) -> tuple[Notes, Places]:
    """Give the ids of notes by what they are about, and by place in a text."""
    notes: dict[tuple[str, str], list[str]] = defaultdict(list)
    places: dict[tuple[str, Span], list[str]] = defaultdict(list)
    for memo in work.memos:
        guid = work.guids.of("note", memo.id)
        for subject in memo.about:
            place = place_of(subject, work.material)
            if place is not None:
                places[place].append(guid)
            else:
                notes[subject.kind, subject.name].append(guid)
    return notes, places


def place_of(subject: Subject, material: Material) -> tuple[str, Span] | None:
    """Give the turn that a memo is about; ``None`` for other things and for lost turns."""
    if subject.kind != "passage":
        return None
    name, number, _ = parse_place(name_today(material, subject))
    corpus = material.corpus
    if not corpus.has_transcript(name):
        return None
    turns = corpus.transcript(name).turns
    span = turns[number - 1].span if 1 <= number <= len(turns) else Span(0, 0)
    return (name, span) if len(span) else None
