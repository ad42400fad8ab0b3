"""The units of coding: participants' turns and field notes, long ones cut at sentences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.language import count_words, split_sentences
from qualcode.model import Passage, Settings, Span, Speaker, Transcript, Turn

Voices = Mapping[tuple[str, str], Speaker]


def passages_of(
    transcripts: Sequence[Transcript], *, speakers: Sequence[Speaker], settings: Settings
) -> tuple[Passage, ...]:
    """Give the passages in order of transcript, turn and number.

    Turns of people whose role counts, of those who speak for one of them, and the
    paragraphs of field notes. A turn over ``settings.max_words`` is cut at sentence ends
    into parts of about the same length, none longer where the sentences allow it.
    """
    voices = {(one.transcript, one.label): one for one in speakers}
    roles = _roles_of_people(speakers, settings=settings)
    return tuple(
        passage
        for transcript in transcripts
        for passage in _in_transcript(transcript, voices, roles=roles, settings=settings)
    )


def _roles_of_people(speakers: Sequence[Speaker], *, settings: Settings) -> dict[str, str]:
    counted = {role.name for role in settings.counted_roles}
    return {one.participant: one.role for one in reversed(speakers) if one.role in counted}


@dataclass(slots=True)
class _Question:
    """The last question, and whose turns have come after it."""

    span: Span | None = None
    answered_by: str = ""

    def before(self, participant: str) -> Span | None:
        if self.answered_by not in {"", participant}:
            self.span = None
        self.answered_by = participant
        return self.span


def _in_transcript(
    transcript: Transcript, voices: Voices, *, roles: Mapping[str, str], settings: Settings
) -> Iterator[Passage]:
    question = _Question()
    language = transcript.language or settings.data_language or "da"
    for turn in transcript.turns:
        if transcript.kind == "field note":
            yield from _parts(transcript, turn, Whose(), language=language, settings=settings)
            continue
        voice = voices.get((transcript.id, turn.speaker))
        role = settings.role(voice.role) if voice is not None else None
        if role is not None and role.asks:
            question = _Question(turn.span)
            continue
        whose = _whose(voice, roles=roles, settings=settings)
        if whose is None:
            question = _Question()
            continue
        whose = Whose(whose.participant, whose.role, question.before(whose.participant))
        yield from _parts(transcript, turn, whose, language=language, settings=settings)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose words a turn's are, and the question it answers; empty for a field note."""

    participant: str = ""
    role: str = ""
    question: Span | None = None


def _whose(voice: Speaker | None, *, roles: Mapping[str, str], settings: Settings) -> Whose | None:
    if voice is None or not voice.participant:
        return None
    role = settings.role(voice.role)
    if role is not None and role.counts:
        return Whose(voice.participant, role.name)
    if role is not None and role.speaks_for_participant and voice.participant in roles:
        return Whose(voice.participant, roles[voice.participant])
    return None


def _parts(
    transcript: Transcript, turn: Turn, whose: Whose, *, language: str, settings: Settings
) -> Iterator[Passage]:
    words = transcript.words_of(turn)
    cut = cut_turn(words, language=language, max_words=settings.max_words)
    for number, (span, spoken) in enumerate(cut, start=1):
        yield Passage(
            transcript=transcript.id,
            turn=turn.number,
            number=number,
            span=Span(turn.span.start + span.start, turn.span.start + span.end),
            participant=whose.participant,
            role=whose.role,
            counts=bool(whose.participant),
            words=spoken,
            speaker=turn.speaker,
            question=whose.question,
        )


def cut_turn(words: str, *, language: str, max_words: int) -> list[tuple[Span, int]]:
    """Give the parts of a turn, each with its count of spoken words.

    The fewest parts of at most ``max_words`` that whole sentences allow, as even as they
    can be (least sum of squares); a longer sentence is a part of its own.
    """
    total = count_words(words)
    sentences = split_sentences(words, language=language) if total > max_words else ()
    if len(sentences) < 2:
        return [(Span(0, len(words)), total)]
    lengths = [count_words(one.of(words)) for one in sentences]
    ends = _even_cuts(lengths, most=max_words)
    starts = [0, *ends[:-1]]
    return [
        (
            Span(
                sentences[start].start if start else 0,
                sentences[end - 1].end if end < len(sentences) else len(words),
            ),
            sum(lengths[start:end]),
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _even_cuts(lengths: Sequence[int], *, most: int) -> list[int]:
    """Give the end (exclusive) of each part: fewest parts, then least sum of squares.

    ``best[n]`` is (parts, squares) for the first ``n`` sentences; a part is a run of at
    most ``most`` words, or one sentence.
    """
    best: list[tuple[int, int]] = [(0, 0)]
    cut: list[int] = [0]
    for end in range(1, len(lengths) + 1):
        options = []
        words = 0
        for start in range(end - 1, -1, -1):
            words += lengths[start]
            if words > most and start < end - 1:
                break
            parts, squares = best[start]
            options.append((parts + 1, squares + words * words, start))
        parts, squares, start = min(options)
        best.append((parts, squares))
        cut.append(start)
    ends = [len(lengths)]
    while cut[ends[-1]] > 0:
        ends.append(cut[ends[-1]])
    return ends[::-1]
