"""What every reader keeps, whoever wrote it: one battery, every breach in one message."""

import re
import tempfile
import time
import traceback
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from qualcode.errors import TranscriptError
from qualcode.formats import sniff
from qualcode.model import Problem, Transcript
from qualcode.model.transcript import Kind
from qualcode.readers import Draft, Reader, Utterance, installed_readers, read_with
from qualcode.testing.damage import accidents, attacks, resaved
from qualcode.testing.samples import Sample, as_expected, differences

_STAMP = re.compile(
    r"#\s*\d+:\d+:\d+(?:-\d)?\s*#|[\[(]\s*\d+:\d+:\d+(?:[.,]\d+)?\s*[\])]|\d:\d+[.,\d]*\s*-->"
    r"|^\d{1,2}:\d{2}:\d{2}\b|\d{1,2}:\d{2}:\d{2}$"
)
_NO_NAME = "transcript"
_FOREIGN = "4f2c words of another file"
_SEED = 20_260_115
_SHOWN = 40

Outcome = tuple[Transcript | None, str]


class ReaderContractError(AssertionError):
    """A reader breaks the contract; the message names every breach that was found."""


def check_reader(
    reader: Reader,
    samples: Iterable[Sample],
    *,
    others: Iterable[Sample] = (),
    seconds: float = 10.0,
    times: int = 12,
) -> None:
    """Pass in silence when a reader keeps the contract that the rest of qualcode rests on.

    ``samples`` are files of its format with their expected turns (see ``load_samples``),
    ``others`` files that it must leave to other readers. Each sample is also read resaved
    (line ends, byte order mark, encodings), damaged in ``times`` ways of each kind (the same
    each time) and made hostile; none of these may take more than ``seconds`` of the processor.

    Raises ReaderContractError, whose message lists every breach:

    - it claims its samples by their bytes, and nothing by the name alone;
    - no other installed reader claims them too, and it claims none of ``others``;
    - turns with speaker, words and time in whole milliseconds, as expected: in order, no
      word lost or doubled, no time stamp among the words;
    - the same from the same bytes each time, however a text file was saved;
    - problems with file, reason and remedy; TranscriptError and nothing else for what
      cannot be read, in bounded time, and no other file is opened.
    """
    own = tuple(samples)
    found = [*_of_protocol(reader)]
    if not found:
        found += [
            *_of_claims(reader, own, tuple(others)),
            *_of_expectation(reader, own),
            *_of_repetition(reader, own),
            *_of_resaving(reader, own),
            *_of_damage(reader, own, seconds=seconds, times=times),
        ]
    if not own:
        found.append("it has no sample: give at least one file of its format, with its turns")
    if found:
        name = getattr(reader, "name", type(reader).__name__)
        count = f"{len(found)} {'place' if len(found) == 1 else 'places'}"
        shown = [f"- {one}" for one in dict.fromkeys(found)]
        more = [f"- and {len(shown) - _SHOWN} more"] if len(shown) > _SHOWN else []
        text = "\n".join([*shown[:_SHOWN], *more])
        raise ReaderContractError(f'The reader "{name}" breaks the contract in {count}:\n{text}')


def _of_protocol(reader: Reader) -> Iterator[str]:
    if not isinstance(getattr(reader, "name", None), str) or not reader.name:
        yield 'it has no "name": a text that --reader takes'
    yield from (
        f'it has no method "{method}"'
        for method in ("claims", "read")
        if not callable(getattr(reader, method, None))
    )


def _of_claims(reader: Reader, own: Sequence[Sample], others: Sequence[Sample]) -> Iterator[str]:
    last_resort = bool(getattr(reader, "last_resort", False))
    for sample in own:
        for name in (sample.file, _NO_NAME):
            if (fault := _asked(reader, sample.data, name)) is not True:
                yield f'{sample.file}: not claimed under the name "{name}"{_because(fault)}'
        for what, data in (("emptied", b""), ("noise", b"\0\x01\xfe\xff" * 75)):
            if (fault := _asked(reader, data, sample.file)) is not False:
                yield f"{sample.file}: claimed by its name alone ({what}){_because(fault)}"
        if not last_resort:
            for rival in _rivals(reader, sample):
                yield f'{sample.file}: claimed by the installed reader "{rival}" too'
    for sample in others:
        if not last_resort and _asked(reader, sample.data, sample.file) is not False:
            yield f"{sample.file}: claimed, although it is a file of another reader"


def _asked(reader: Reader, data: bytes, file: str) -> object:
    try:
        return reader.claims(data, file)
    except Exception as error:  # noqa: BLE001 - a plug-in may fail in any way
        return _failure(error)


def _because(answer: object) -> str:
    return "" if isinstance(answer, bool) else f" ({answer or repr(answer)})"


def _rivals(reader: Reader, sample: Sample) -> list[str]:
    return [
        one.name
        for one in installed_readers()
        if one.name != reader.name
        and not getattr(one, "last_resort", False)
        and _asked(one, sample.data, sample.file) is True
    ]


def _of_expectation(reader: Reader, own: Sequence[Sample]) -> Iterator[str]:
    for sample in own:
        transcript, fault = _read(reader, sample.data, file=sample.file)
        if transcript is None:
            yield f"{sample.file}: cannot be read: {fault}"
            continue
        faults = [fault] if fault else []
        faults += [*_of_words(transcript), *_of_places(transcript, sample)]
        if not sample.expected or "turns" not in sample.expected:
            faults.append(
                f"no turns are expected: check these and save them as {sample.file}.expected.json: "
                f"{as_expected(transcript)}"
            )
        else:
            faults += differences(transcript, sample.expected)
        yield from (f"{sample.file}: {one}" for one in faults)


def _of_words(transcript: Transcript) -> Iterator[str]:
    if not transcript.turns:
        yield "there is no turn in it"
    end = 0
    for turn in transcript.turns:
        words = transcript.words_of(turn)
        if not end <= turn.span.start < turn.span.end <= len(transcript.text):
            yield f"turn {turn.number} is empty or overlaps the one before"
        if stamp := _STAMP.search(words):
            yield f'turn {turn.number} has the time stamp "{stamp[0]}" among its words'
        if _STAMP.search(turn.speaker) or turn.speaker.endswith(":"):
            yield f'turn {turn.number} has the speaker "{turn.speaker}": a label is a bare name'
        start, stop = turn.time.start, turn.time.end
        if start is not None and stop is not None and stop < start:
            yield f"turn {turn.number} ends before it starts ({start} to {stop} ms)"
        end = turn.span.end


def _of_places(transcript: Transcript, sample: Sample) -> Iterator[str]:
    lines = len(sample.data.splitlines()) if sniff(sample.data) in {"text", "vtt", "srt"} else 0
    for problem in transcript.problems:
        if problem.file != sample.file:
            yield f'a problem names the file "{problem.file}"'
        if not problem.what or not problem.remedy:
            yield f'the problem "{problem}" does not say what happened and what to do'
        if lines and problem.line > lines:
            yield f'the problem "{problem}" is on line {problem.line} of {lines}'


def _of_repetition(reader: Reader, own: Sequence[Sample]) -> Iterator[str]:
    first = [_read(reader, one.data, file=one.file) for one in own]
    again = [_read(reader, one.data, file=one.file) for one in reversed(own)]
    for sample, one, other in zip(own, first, reversed(again), strict=True):
        if one != other:
            yield f"{sample.file}: read twice, it is not the same twice"
        labels = sorted({turn.speaker for turn in one[0].turns}) if one[0] else []
        declared = _read(reader, sample.data, file=sample.file, declared=labels)
        if not _same(one, declared):
            yield f"{sample.file}: other turns when the labels in it are declared"
        if not _same(one, _read(reader, sample.data, file=_NO_NAME)):
            yield f"{sample.file}: other turns under another file name"


def _of_resaving(reader: Reader, own: Sequence[Sample]) -> Iterator[str]:
    for sample in own:
        plain = _read(reader, sample.data, file=sample.file)
        for how, data in resaved(sample.data):
            if _asked(reader, data, sample.file) is not True:
                yield f"{sample.file}, {how}: not claimed"
            elif not _same(plain, now := _read(reader, data, file=sample.file)):
                yield f"{sample.file}, {how}: other turns{_because(now[1] or True)}"


def _of_damage(
    reader: Reader, own: Sequence[Sample], *, seconds: float, times: int
) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "secret.txt"
        secret.write_text(_FOREIGN, encoding="utf-8")
        for place, sample in enumerate(own):
            for how, data in accidents(sample.data, seed=_SEED + place, times=times):
                for fault in faults_on(reader, data, file=sample.file, seconds=seconds):
                    yield f"{sample.file}, {how}: {fault}"
        for sample in {sniff(one.data): one for one in own}.values():
            for how, data in attacks(sample.data, secret=secret.as_uri()):
                for fault in faults_on(reader, data, file=sample.file, seconds=seconds):
                    yield f"{sample.file}, {how}: {fault}"
                transcript, _ = _read(reader, data, file=sample.file)
                if transcript is not None and _FOREIGN in transcript.text:
                    yield f"{sample.file}, {how}: another file was read into it"


def faults_on(reader: Reader, data: bytes, *, file: str, seconds: float = 10.0) -> tuple[str, ...]:
    """Say what is wrong with the way a reader claims and reads any bytes; empty when nothing is.

    ``claims`` must answer, ``read`` must give a draft or raise TranscriptError with a remedy,
    and both together must take no more than ``seconds`` of the processor. Made for fuzzing.
    """
    started = time.process_time()
    answer = _asked(reader, data, file)
    _, fault = _read(reader, data, file=file)
    taken = time.process_time() - started
    faults = [fault] if fault else []
    if not isinstance(answer, bool):
        faults.append(f"claims must answer True or False{_because(answer)}")
    if taken > seconds:
        faults.append(f"took {taken:.0f} s of the processor, more than {seconds:g} s")
    return tuple(faults)


def _same(one: Outcome, other: Outcome) -> bool:
    """Tell whether two outcomes are one text with the same turns and header."""
    if one[0] is None or other[0] is None:
        return one == other
    parts = [(each[0].text, each[0].turns, each[0].header) for each in (one, other) if each[0]]
    return parts[0] == parts[1]


def _read(reader: Reader, data: bytes, *, file: str, declared: Collection[str] = ()) -> Outcome:
    """Give the transcript or ``None``, and what is wrong with the way it was read or refused."""
    try:
        draft = reader.read(data, file=file, encoding="", declared=frozenset(declared))
    except TranscriptError as error:
        complete = str(error) and error.remedy
        return None, "" if complete else f'the refusal "{error}" has no remedy'
    except Exception as error:  # noqa: BLE001 - a plug-in may fail in any way
        return None, f"{_failure(error)} instead of TranscriptError"
    if faults := list(_of_draft(draft)):
        return None, "; ".join(faults)
    try:
        return read_with(_Handed(reader.name, draft), data, file=file), ""
    except TranscriptError:
        return None, ""


def _of_draft(draft: object) -> Iterator[str]:
    """Say what of a draft is not of the types that ``Draft`` promises."""
    if not isinstance(draft, Draft):
        yield f"read gave {type(draft).__name__} instead of Draft"
        return
    if draft.kind not in get_args(Kind) or draft.join not in {"\n", " "}:
        yield f"kind {draft.kind!r} or join {draft.join!r} is none that there is"
    if any(not isinstance(one, str) for pair in draft.header.items() for one in pair):
        yield "the header holds something that is no text"
    elif any(key != key.casefold() for key in draft.header):
        yield "the header has keys that are not casefolded"
    if not all(isinstance(one, Problem) for one in draft.problems):
        yield "problems holds something that is no Problem"
    for number, said in enumerate(draft.utterances, start=1):
        if not isinstance(said, Utterance) or not _is_spoken(said):
            yield f"utterance {number} is not speaker and paragraphs as text, times in whole ms"
            return


def _is_spoken(said: Utterance) -> bool:
    texts = [said.speaker, *said.paragraphs]
    times = [said.time.start, said.time.end]
    return (
        not isinstance(said.paragraphs, str)
        and all(isinstance(one, str) for one in texts)
        and all(one is None or (type(one) is int and one >= 0) for one in times)
    )


def _failure(error: Exception) -> str:
    """Name an exception and the line it comes from; its message may hold what was said."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


@dataclass(frozen=True, slots=True)
class _Handed:
    """A reader that hands over a draft that is there already."""

    name: str
    draft: Draft

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - it is never asked
        return False

    def read(self, data: bytes, **how: object) -> Draft:  # noqa: ARG002 - it is there already
        return self.draft
