"""Small corpora, codebooks and claims for tests, built without reading a file."""

from collections.abc import Mapping, Sequence

from qualcode.model import Corpus, Participant, Passage, Span, Speaker, Transcript, Turn

ASKERS = ("I", "Interviewer")


def transcript_of(
    transcript_id: str, turns: Sequence[tuple[str, str]], *, language: str = "da"
) -> Transcript:
    """Compose a transcript from (label, words), as a reader would."""
    text = ""
    placed: list[Turn] = []
    for number, (label, words) in enumerate(turns, start=1):
        text += "\n\n" if text else ""
        text += f"{label}: " if label else ""
        placed.append(Turn(number, label, Span(len(text), len(text) + len(words))))
        text += words
    return Transcript(
        id=transcript_id,
        file=f"{transcript_id}.txt",
        text=text,
        turns=tuple(placed),
        language=language,
        kind="interview" if any(label for label, _ in turns) else "field note",
    )


def corpus_of(
    interviews: Mapping[str, Sequence[tuple[str, str]]],
    *,
    roles: Mapping[str, str] | None = None,
    language: str = "da",
) -> Corpus:
    """Build a corpus: labels in ASKERS ask, all others are participants ``ID-Label``.

    One passage a turn. ``roles`` maps label to role; ``resident`` where it says nothing.
    A transcript whose labels are all empty is a field note.
    """
    roles = roles or {}
    transcripts = []
    passages: list[Passage] = []
    people: dict[str, Participant] = {}
    speakers: list[Speaker] = []
    for transcript_id, turns in interviews.items():
        transcript = transcript_of(transcript_id, turns, language=language)
        transcripts.append(transcript)
        question: Span | None = None
        for turn in transcript.turns:
            if turn.speaker in ASKERS:
                question = turn.span
                continue
            person = f"{transcript_id}-{turn.speaker}" if turn.speaker else ""
            role = roles.get(turn.speaker, "resident") if turn.speaker else ""
            if person:
                people[person] = Participant(
                    person,
                    pseudonym=turn.speaker,
                    role=role,
                    transcript=transcript_id,
                    labels=(turn.speaker,),
                )
            passages.append(
                Passage(
                    transcript_id,
                    turn.number,
                    1,
                    turn.span,
                    person,
                    role,
                    counts=bool(person),
                    words=len(transcript.words_of(turn).split()),
                    speaker=turn.speaker,
                    question=question,
                )
            )
            question = None
        for label in dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker):
            person = "" if label in ASKERS else f"{transcript_id}-{label}"
            speakers.append(
                Speaker(
                    transcript_id,
                    label,
                    role="interviewer" if label in ASKERS else roles.get(label, "resident"),
                    participant=person,
                    how="label",
                    turns=sum(turn.speaker == label for turn in transcript.turns),
                    words=0,
                )
            )
    return Corpus(
        transcripts=tuple(transcripts),
        speakers=tuple(speakers),
        participants=tuple(people.values()),
        passages=tuple(passages),
        languages={one.id: language for one in transcripts},
    )
