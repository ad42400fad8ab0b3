"""The transcripts of a book, with codings in the margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.model import Claim, Passage, Role, Transcript, Turn
from qualcode.report.book import BookPassage, BookTranscript, BookTurn, MarginNote
from qualcode.report.dates import date_of
from qualcode.report.material import AppendixMaterial
from qualcode.report.pages.anchors import Places
from qualcode.report.pages.margin import evidence, margin_of, pieces_of
from qualcode.report.wording import Wording, clock, tag_of
from qualcode.report.wording.book import BookWords


@dataclass(frozen=True, slots=True)
class Making:
    """What every page of a book is made from, looked up once.

    ``rank`` numbers codes from 0 in the order of the codebook, ``people`` participants and
    ``roles`` the roles that count; ``claims`` are by passage; ``notes`` are the margin notes
    of each passage, beside them.
    """

    material: AppendixMaterial
    wording: Wording
    words: BookWords
    places: Places
    rank: Mapping[str, int]
    people: Mapping[str, int]
    roles: Mapping[str, int]
    claims: Mapping[str, Sequence[Claim]]
    notes: Mapping[str, Sequence[MarginNote]]
    parts: Mapping[tuple[str, str], Role]

    def name(self, participant_id: str) -> str:
        """Give a participant's pseudonym, else the id."""
        return self.material.corpus.name_of(participant_id)

    def role_label(self, role_name: str) -> str:
        """Give a role in the book's language."""
        role = self.material.settings.role(role_name)
        return role.label_in(self.wording.language) if role else role_name

    def tag(self, transcript_id: str) -> str:
        """Give the BCP 47 tag of a transcript's language."""
        languages = self.material.corpus.languages
        return tag_of(languages.get(transcript_id, self.wording.language))


def notes_by_passage(
    claims: Mapping[str, Sequence[Claim]],
    *,
    rank: Mapping[str, int],
    words: BookWords,
    wording: Wording,
) -> Mapping[str, tuple[MarginNote, ...]]:
    """Give the margin of every passage that has one."""
    return {
        passage: margin_of(here, rank=rank, words=words, wording=wording)
        for passage, here in claims.items()
    }


def speaking_parts(material: AppendixMaterial) -> Mapping[tuple[str, str], Role]:
    """Give the role of each label by (transcript, label), where somebody has said it."""
    roles = {one.name: one for one in material.settings.roles}
    return {
        (one.transcript, one.label): roles[one.role]
        for one in material.corpus.speakers
        if one.role in roles
    }


def is_left_out(transcript: Transcript, turn: Turn, making: Making) -> bool:
    """Tell whether the words stay in the house: somebody's who neither takes part nor asks."""
    if making.material.corpus.passages_of_turn(transcript.id, turn.number):
        return False
    role = making.parts.get((transcript.id, turn.speaker))
    return role is None or not (role.asks or role.speaks_for_participant)


def book_transcript(transcript: Transcript, making: Making) -> BookTranscript:
    """Give one transcript, every turn in its place."""
    return BookTranscript(
        making.places.transcripts[transcript.id],
        _title(transcript, making),
        _about(transcript, making),
        making.tag(transcript.id),
        tuple(_turn(transcript, turn, making) for turn in transcript.turns),
    )


def _speaking(transcript: Transcript, making: Making) -> tuple[str, ...]:
    passages = making.material.corpus.passages_of(transcript.id)
    return tuple(dict.fromkeys(one.participant for one in passages if one.participant))


def _title(transcript: Transcript, making: Making) -> str:
    names = [making.name(one) for one in _speaking(transcript, making)]
    fresh = [one for one in names if one not in transcript.id]
    return " · ".join((transcript.id, *((making.wording.listed(names),) if fresh else ())))


def _about(transcript: Transcript, making: Making) -> str:
    """Give kind, roles and month: a day would say more of who it is than a reader needs."""
    corpus, wording = making.material.corpus, making.wording
    people = [corpus.participant(one) for one in _speaking(transcript, making)]
    roles = dict.fromkeys(making.role_label(one.role) for one in people if one)
    date = date_of(transcript)
    passages = len(corpus.passages_of(transcript.id))
    parts = (
        making.words.field_note if transcript.kind == "field note" else "",
        ", ".join(roles),
        f"{making.words.months[date[1] - 1]} {date[0]}" if date else "",
        wording.counted(passages, wording.nouns.passage),
    )
    return " · ".join(one for one in parts if one)


def _turn(transcript: Transcript, turn: Turn, making: Making) -> BookTurn:
    passages = making.material.corpus.passages_of_turn(transcript.id, turn.number)
    role = making.parts.get((transcript.id, turn.speaker))
    anchor = making.places.turns[transcript.id, turn.number]
    time = "" if turn.time.start is None else clock(turn.time.start)
    if passages:
        first = passages[0]
        return BookTurn(
            anchor,
            turn.number,
            making.name(first.participant),
            making.role_label(first.role),
            time=time,
            person=making.people.get(first.participant, -1),
            role=making.roles.get(first.role, -1),
            passages=tuple(_passage(transcript.text, one, making) for one in passages),
        )
    label = making.role_label(role.name if role else "other")
    if is_left_out(transcript, turn, making):
        return BookTurn(anchor, turn.number, label, time=time)
    plain = BookPassage(anchor, pieces_of(transcript.text, _whole(transcript, turn), ()))
    return BookTurn(anchor, turn.number, label, time=time, asks=True, passages=(plain,))


def _whole(transcript: Transcript, turn: Turn) -> Passage:
    return Passage(transcript.id, turn.number, 1, turn.span, "", "", counts=False, words=0)


def _passage(text: str, passage: Passage, making: Making) -> BookPassage:
    notes = making.notes.get(passage.id, ())
    resting = [
        (note.number, evidence(claim))
        for note, claim in zip(notes, making.claims.get(passage.id, ()), strict=True)
        if note.number
    ]
    return BookPassage(
        making.places.passages[passage.id], pieces_of(text, passage, resting), tuple(notes)
    )
