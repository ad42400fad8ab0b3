"""Whisper's JSON: OpenAI's, faster-whisper's, whisper.cpp's, and WhisperX with its speakers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from qualcode.model import Problem, TimeRange
from qualcode.readers.draft import NO_TIME, Draft, Line, Utterance
from qualcode.readers.json_data import Data, field_of, milliseconds, records, text_of, time_of
from qualcode.readers.unlabelled import gather, unnamed

MANY = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """What one speaker says in a segment; ``number`` counts segments from 1."""

    text: str
    number: int
    speaker: str = ""
    time: TimeRange = NO_TIME


def read_whisper(data: Data, *, file: str) -> Draft | None:
    """Give what the segments say; ``None`` when the data is not Whisper's.

    A segment whose words have several speakers is split between them; a word without a
    speaker goes with the word before it.
    """
    segments = _segments(data)
    if not segments:
        return None
    parts = [part for n, one in enumerate(segments, start=1) for part in _parts(one, n)]
    language = text_of(field_of(data, "language") or field_of(field_of(data, "result"), "language"))
    header = {"language": language} if language else {}
    problems = (*_repeated(parts, file=file), *_untimed(parts, file=file))
    split = len(parts) - len({part.number for part in parts})
    steps = (f"split {split} segments between speakers",) if split else ()
    if not any(part.speaker for part in parts):
        lines = [Line(part.text, 0, time=part.time) for part in parts if part.text]
        said = gather(lines)
        problems = (*problems, unnamed(file, turns=len(said)))
        return Draft(said, header, join=" ", steps=steps, problems=problems)
    said = tuple(Utterance(part.speaker, (part.text,), part.time) for part in parts)
    problems = (*problems, *_without_speaker(parts, file=file))
    return Draft(said, header, join=" ", steps=steps, problems=problems)


def _segments(data: Data) -> list[Mapping[str, Data]]:
    """Give the segments as records of text, start, end, speaker and words."""
    if isinstance(data, list) and data and all(map(_is_listed, data)):
        return [{"start": one[2], "end": one[3], "text": one[4]} for one in data]
    if cpp := records(field_of(data, "transcription")):
        return [_of_cpp(one) for one in cpp] if all("text" in one for one in cpp) else []
    found = records(data) or records(field_of(data, "segments"))
    spoken = all(isinstance(one.get("text"), str) for one in found)
    timed = any("start" in one or "words" in one for one in found)
    return found if found and spoken and timed else []


def _is_listed(one: Data) -> bool:
    """Tell whether a segment was written as its bare values: id, seek, start, end, text."""
    return isinstance(one, list) and len(one) > 4 and isinstance(one[4], str)


def _of_cpp(said: Mapping[str, Data]) -> Mapping[str, Data]:
    offsets = said.get("offsets")
    start, end = (milliseconds(field_of(offsets, key), unit=1) for key in ("from", "to"))
    return {
        "text": said["text"],
        "start": None if start is None else start / 1000,
        "end": None if end is None else end / 1000,
        "speaker": said.get("speaker"),
    }


def _speaker_of(said: Mapping[str, Data]) -> str:
    """Give the label of a record: a name, or ``Speaker 1`` for a bare number."""
    value = said.get("speaker")
    return f"Speaker {value}" if isinstance(value, int) else text_of(value)


def _parts(segment: Mapping[str, Data], number: int) -> Iterator[_Part]:
    """Give a segment, or its runs of words of one speaker."""
    words = [one for one in records(segment.get("words")) if text_of(one.get("word"))]
    speakers = _speakers(words, default=_speaker_of(segment))
    if len(set(speakers)) < 2:
        speaker = next(iter(speakers), _speaker_of(segment))
        yield _Part(text_of(segment.get("text")), number, speaker, _time(segment, words))
        return
    paired = zip(words, speakers, strict=True)
    gap = "" if any(map(_brings_gap, words)) else " "
    for speaker, run in groupby(paired, key=lambda pair: pair[1]):
        spoken = [word for word, _ in run]
        text = gap.join(str(word["word"]) for word in spoken).strip()
        yield _Part(text, number, speaker, _time({}, spoken))


def _brings_gap(word: Mapping[str, Data]) -> bool:
    """Tell whether a word is written with the blank before it: Whisper's are, WhisperX's not."""
    written = word.get("word")
    return isinstance(written, str) and written[:1].isspace()


def _speakers(words: Sequence[Mapping[str, Data]], *, default: str) -> list[str]:
    """Give each word's speaker; one without goes with the word before, else the one after."""
    named = [_speaker_of(word) for word in words]
    last = next((name for name in named if name), default)
    filled = []
    for name in named:
        last = name or last
        filled.append(last)
    return filled


def _time(segment: Mapping[str, Data], words: Sequence[Mapping[str, Data]]) -> TimeRange:
    """Give a segment's times, else those of the first and last word that have any."""
    own = time_of(segment)
    timed = [time_of(word) for word in words]
    starts = [one.start for one in timed if one.start is not None]
    ends = [one.end for one in timed if one.end is not None]
    start = own.start if own.start is not None else next(iter(starts), None)
    end = own.end if own.end is not None else next(reversed(ends), None)
    return TimeRange(start, end)


def _counted(parts: Sequence[_Part]) -> str:
    return "1 segment is" if len(parts) == 1 else f"{len(parts)} segments are"


def _without_speaker(parts: Sequence[_Part], *, file: str) -> tuple[Problem, ...]:
    """Say how many segments name nobody, where others do."""
    silent = [part for part in parts if part.text and not part.speaker]
    if not silent:
        return ()
    what = (
        f"{_counted(silent)} without a speaker, the first is segment {silent[0].number}: read, and "
        "never counted."
    )
    remedy = 'Write a "speaker" into them if somebody of the study speaks there.'
    return (Problem(file, what=what, remedy=remedy, severity="warning"),)


def _untimed(parts: Sequence[_Part], *, file: str) -> tuple[Problem, ...]:
    bare = [part for part in parts if part.text and part.time.start is None]
    if not bare or len(bare) == len(parts):
        return ()
    what = f"{_counted(bare)} without a time, the first is segment {bare[0].number}."
    remedy = "The words are read at their place in the file; nothing needs to be done."
    return (Problem(file, what=what, remedy=remedy, severity="note"),)


def _repeated(parts: Sequence[_Part], *, file: str) -> tuple[Problem, ...]:
    """Warn of the same words many times in a row: a machine that heard nothing does that."""
    problems = []
    for text, run in groupby(parts, key=lambda part: part.text):
        same = list(run)
        if len(same) >= MANY and len(text.split()) > 1:
            what = (
                f"segments {same[0].number} to {same[-1].number} hold the same words "
                f"{len(same)} times: speech recognition does that where nobody speaks."
            )
            remedy = "Listen there, and take them out of the file if nothing was said."
            problems.append(Problem(file, what=what, remedy=remedy, severity="warning"))
    return tuple(problems)
