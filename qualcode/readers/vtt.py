"""Reader of WebVTT and SRT subtitles: voice tags, Zoom's names, Teams' ids, plain cues."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.formats import decode, sniff
from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.dialogue import read_dialogue, without_edges
from qualcode.readers.draft import Draft, Line, Utterance
from qualcode.readers.header import Header, is_metadata, pairs_of
from qualcode.readers.text import with_decoding
from qualcode.readers.unlabelled import gather, unnamed

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,99})?(?:[ \t]{1,9}([^>]{0,199}))?>|</v>")
_TAG = re.compile(r"</?(?:c|i|b|u|ruby|rt|lang|font)(?:[.\s][^>]{0,199})?>|<(?:\d+:)?\d+:\d+\.\d+>")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_ASIDE_BLOCKS = ("STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class SubtitleReader:
    """Reads cues; one turn runs as long as the voice stays the same."""

    name: str = "vtt"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are WebVTT or SRT."""
        return sniff(data) in {"vtt", "srt"}

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the cues say."""
        decoded = decode(data, encoding=encoding)
        header, cues = _parts(decoded.text)
        draft = _draft(header, _once(cues), file=file, declared=declared)
        return with_decoding(draft, decoded, file=file)


READER = SubtitleReader()


def _draft(header: Header, cues: Sequence[Line], *, file: str, declared: Collection[str]) -> Draft:
    if any(_VOICE.search(cue.text) for cue in cues):
        said = [utterance for cue in cues for utterance in _voices(cue)]
        return Draft(tuple(said), header, join=" ", problems=_without_voice(said, file=file))
    plain = [replace(cue, text=_plain(cue.text)) for cue in cues]
    talk = read_dialogue(plain, file=file, declared=declared)
    if talk.utterances:
        said = [_flat(one) for one in talk.utterances]
        return Draft(tuple(said), header, join=" ", steps=talk.steps, problems=talk.problems)
    gathered = gather(without_edges(plain))
    return Draft(gathered, header, join=" ", problems=(unnamed(file, turns=len(gathered)),))


def _parts(text: str) -> tuple[Header, list[Line]]:
    """Give the metadata of header and notes, and the cues as lines that hold their tags."""
    header: Header = {}
    cues: list[Line] = []
    for first, block in _blocks(text):
        body = [line for line in block if line.strip()]
        opening = body[0].lstrip("\ufeff").split(maxsplit=1)[0] if body else ""
        if opening == "WEBVTT" and not cues:
            header.update(pairs_of(body[1:]))
        elif opening == "NOTE":
            note = [line.removeprefix("NOTE").strip() for line in body]
            note = list(filter(None, note))
            header.update(pairs_of(note) if is_metadata(note) else {})
        elif opening not in _ASIDE_BLOCKS:
            found = list(_cues(block, first=first))
            if not found and cues:
                cues[-1] = replace(cues[-1], text=" ".join([cues[-1].text, *body]))
            cues += found
    return header, cues


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give runs of filled lines with the number of their first line."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cues(block: Sequence[str], *, first: int) -> Iterator[Line]:
    """Give the cues of a block: usually one; a new one at every timing line."""
    places = [place for place, line in enumerate(block) if _TIMING.match(line)]
    for place, following in zip(places, [*places[1:], len(block) + 1], strict=False):
        payload = block[place + 1 : following - 1]
        if following <= len(block) and not block[following - 1].strip().isdigit():
            payload = block[place + 1 : following]
        yield Line(" ".join(payload), first + place, time=_timing(block[place]))


def _timing(line: str) -> TimeRange:
    match = _TIMING.match(line)
    return TimeRange(_clock(match[1]), _clock(match[2])) if match else TimeRange()


def _clock(written: str) -> int:
    """Give milliseconds; where fields are not padded (Teams), ``.90`` is 90 ms."""
    whole, _, fraction = written.replace(",", ".").partition(".")
    if fraction and any(len(part) == 1 for part in whole.split(":")[-2:]):
        return times.milliseconds(whole) + int(fraction)
    return times.milliseconds(written)


def _once(cues: Sequence[Line]) -> list[Line]:
    """Leave out cues that repeat the one before at the same time."""
    return [
        cue
        for place, cue in enumerate(cues)
        if place == 0 or (cue.text, cue.time) != (cues[place - 1].text, cues[place - 1].time)
    ]


def _voices(cue: Line) -> Iterator[Utterance]:
    """Give what each voice says in a cue; words outside any voice have none."""
    speaker, start = "", 0
    for tag in _VOICE.finditer(cue.text):
        yield from _voice(cue, speaker, start, tag.start())
        speaker, start = _plain(tag[1] or ""), tag.end()
    yield from _voice(cue, speaker, start, len(cue.text))


def _voice(cue: Line, speaker: str, start: int, end: int) -> Iterator[Utterance]:
    _, words = times.leading(_plain(cue.text[start:end]))
    if words := times.without_marks(words):
        yield Utterance(speaker, (words,), cue.time, cue.number)


def _plain(text: str) -> str:
    """Drop inner tags and give entities as the signs they stand for."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text.strip()


def _flat(said: Utterance) -> Utterance:
    return Utterance(said.speaker, (" ".join(said.paragraphs),), said.time, said.line)


def _without_voice(said: Sequence[Utterance], *, file: str) -> tuple[Problem, ...]:
    silent = [one for one in said if not one.speaker]
    if not silent:
        return ()
    return (
        Problem(
            file,
            silent[0].line,
            what=f"{len(silent)} cues name no voice: they are read, and never counted.",
            remedy="Add <v Name> to them if somebody of the study speaks there.",
            severity="warning",
        ),
    )
