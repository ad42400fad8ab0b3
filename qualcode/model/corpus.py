"""Everything that was read: transcripts, who speaks in them, and their passages."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from qualcode.model.people import COLUMNS, Participant, Speaker
from qualcode.model.transcript import Passage, Span, Transcript, Turn


@dataclass(frozen=True, slots=True)
class Corpus:
    """The material of one study, in the order of transcript ids.

    ``passages`` are in order of transcript, turn and number; only participants' words and
    field notes are passages. ``languages`` maps transcript id to the language whose rules
    run. ``participants`` are those who speak in them under a role that
    counts.
    """

    transcripts: tuple[Transcript, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    participants: tuple[Participant, ...] = ()
    passages: tuple[Passage, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    _by_id: dict[str, Transcript] = field(init=False, repr=False, compare=False)
    _by_turn: dict[tuple[str, int], list[Passage]] = field(init=False, repr=False, compare=False)
    _by_passage: dict[str, Passage] = field(init=False, repr=False, compare=False)
    _passages: dict[str, list[Passage]] = field(init=False, repr=False, compare=False)
    _people: dict[str, Participant] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_turn: dict[tuple[str, int], list[Passage]] = {}
        by_transcript: dict[str, list[Passage]] = {}
        for passage in self.passages:
            by_transcript.setdefault(passage.transcript, []).append(passage)
            by_turn.setdefault((passage.transcript, passage.turn), []).append(passage)
        object.__setattr__(self, "_by_id", {one.id: one for one in self.transcripts})
        object.__setattr__(self, "_by_turn", by_turn)
        object.__setattr__(self, "_by_passage", {one.id: one for one in self.passages})
        object.__setattr__(self, "_passages", by_transcript)
        object.__setattr__(self, "_people", {one.id: one for one in self.participants})

    def transcript(self, transcript_id: str) -> Transcript:
        """Give the transcript of that id; ``KeyError`` when there is none."""
        return self._by_id[transcript_id]

    def has_transcript(self, transcript_id: str) -> bool:
        """Tell whether a transcript of that id was read."""
        return transcript_id in self._by_id

    def turn(self, passage: Passage) -> Turn:
        """Give the turn that holds a passage."""
        return self._by_id[passage.transcript].turns[passage.turn - 1]

    def text(self, passage: Passage) -> str:
        """Cut the passage's words out of its transcript."""
        return passage.span.of(self._by_id[passage.transcript].text)

    def cut(self, transcript_id: str, span: Span) -> str:
        """Cut a span out of a transcript's canonical text."""
        return span.of(self._by_id[transcript_id].text)

    def question(self, passage: Passage) -> str:
        """Give the words of the question before a passage; empty when there is none."""
        return self.cut(passage.transcript, passage.question) if passage.question else ""

    def passages_of_turn(self, transcript_id: str, turn: int) -> tuple[Passage, ...]:
        """Give the passages of one turn, in order; empty for turns that are not coded."""
        return tuple(self._by_turn.get((transcript_id, turn), ()))

    def passages_of(self, transcript_id: str) -> tuple[Passage, ...]:
        """Give the passages of one transcript, in order; empty when it has none."""
        return tuple(self._passages.get(transcript_id, ()))

    def passage(self, passage_id: str) -> Passage | None:
        """Give the passage of that id, or ``None``."""
        return self._by_passage.get(passage_id)

    def passage_holding(self, transcript_id: str, span: Span) -> Passage | None:
        """Give the passage that holds most of a span (the first on a tie), or ``None``.

        A decision addresses text, never passages, so the unit may change under it.
        """
        best: Passage | None = None
        most = 0
        passages = self._passages.get(transcript_id, ())
        first = bisect_right(passages, span.start, key=lambda one: one.span.end)
        for passage in islice(passages, first, None):
            if passage.span.start >= span.end:
                break
            if passage.span.overlap(span) > most:
                best, most = passage, passage.span.overlap(span)
        return best

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of ``participants.csv`` that people can be grouped by."""
        own = (column for one in self.participants for column in one.extra)
        return tuple(dict.fromkeys((*COLUMNS, *own)))

    def participant(self, participant_id: str) -> Participant | None:
        """Give the participant of that id, or ``None``."""
        return self._people.get(participant_id)

    def name_of(self, participant_id: str) -> str:
        """Give what a participant is called; the id itself for one that is not there."""
        person = self.participant(participant_id)
        return person.name if person else participant_id
