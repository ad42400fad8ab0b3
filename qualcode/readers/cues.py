"""Cues of subtitles: where they stand, when they are spoken, and by which voice."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.candidates import shape_of
from qualcode.readers.dialogue import read_dialogue, without_edges
from qualcode.readers.draft import NO_TIME, Draft, Line, Utterance
from qualcode.readers.header import Header
from qualcode.readers.unlabelled import gather, unnamed

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,99})?(?:[ \t]{1,9}([^>]{0,199}))?>|</v>")
# one voice, nothing to undo in its words, no digit where a time mark might begin
_ONE_VOICE = re.compile(r"<v ([^<>&{]{1,190})>(?!\s*.{0,3}\d)([^<>&{\[#]*)(?:</v>)?")
_READING = re.compile(r"<rt>[^<]{0,199}(?:</rt>|(?=</ruby>)|$)")
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^>]{0,199})?>|<(?:\d+:)?\d+:\d+\.\d+>"
    r"|\{\\[^{}]{0,99}\}"
)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_DIRECTIONS = str.maketrans("", "", "\u200e\u200f")
_PART = re.compile(r"(.+/\d+)-\d+$")
_DASH = re.compile(r"[-–—]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's lines with their tags, the file's line of its timing, and its id."""

    lines: tuple[str, ...]
    number: int
    time: TimeRange = NO_TIME
    name: str = ""

    @property
    def text(self) -> str:
        """The cue as one line."""
        return self.lines[0] if len(self.lines) == 1 else " ".join(self.lines)


def blocks_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give runs of filled lines with the number of their first line."""
    number = 1
    for part in text.split("\n\n"):
        lines = part.split("\n")
        if all(map(str.strip, lines)):
            yield number, lines
        else:
            yield from _parted(lines, first=number)
        number += len(lines) + 1


def _parted(lines: Sequence[str], *, first: int) -> Iterator[tuple[int, list[str]]]:
    """Part lines at those that hold nothing but blanks."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=first):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def cues_of(block: Sequence[str], *, first: int) -> Sequence[Cue]:
    """Give the cues of a block: usually one; a new one at every timing line."""
    place = 0 if "-->" in block[0] else 1
    payload = tuple(block[place + 1 :])
    if len(payload) == 1 and "-->" not in payload[0] and (match := _TIMING.match(block[place])):
        return (Cue(payload, first + place, _range(match), block[0].strip() if place else ""),)
    return tuple(_cues(block, first=first))


def _cues(block: Sequence[str], *, first: int) -> Iterator[Cue]:
    times_at = {
        place: match
        for place, line in enumerate(block)
        if "-->" in line and (match := _TIMING.match(line))
    }
    places = list(times_at)
    for place, following in zip(places, [*places[1:], len(block) + 1], strict=False):
        payload = block[place + 1 : following - 1]
        if following <= len(block) and not block[following - 1].strip().isdigit():
            payload = block[place + 1 : following]
        name = block[place - 1].strip() if place else ""
        yield Cue(tuple(payload), first + place, _range(times_at[place]), name)


def _range(timing: re.Match[str]) -> TimeRange:
    return TimeRange(times.milliseconds(timing[1]), times.milliseconds(timing[2]))


def read_cues(
    header: Header, cues: Sequence[Cue], *, file: str, declared: Collection[str]
) -> Draft:
    """Give what cues say: by voice tag, by ``Name:``, or by nobody who is named."""
    once = _once(cues)
    if any(_VOICE.search(cue.text) for cue in once):
        draft = _by_voice(header, once, file=file)
    else:
        draft = _by_name(header, once, file=file, declared=declared)
    repeated = len(cues) - len(once)
    steps = (f"left out {repeated} repeated cues",) if repeated else ()
    return replace(draft, steps=(*steps, *draft.steps))


def plain(text: str) -> str:
    """Drop inner tags and give entities as the signs they stand for.

    >>> plain("<c.y>gården</c> &amp; <ruby>漢字<rt>kanji</rt></ruby>")
    'gården & 漢字'
    """
    if "<" in text or "{" in text:
        text = _TAG.sub("", _READING.sub("", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text).translate(_DIRECTIONS)
    return text.strip()


def _once(cues: Sequence[Cue]) -> list[Cue]:
    """Leave out cues that repeat an earlier one at the same time."""
    first: dict[tuple[str, int | None, int | None], Cue] = {}
    for cue in cues:
        first.setdefault((cue.text, cue.time.start, cue.time.end), cue)
    return list(first.values())


def _by_name(header: Header, cues: Sequence[Cue], *, file: str, declared: Collection[str]) -> Draft:
    lines, changes = _plain_lines(cues)
    talk = read_dialogue(lines, file=file, declared=declared)
    if talk.utterances:
        said = [
            replace(one, paragraphs=(" ".join(one.paragraphs),)) if one.paragraphs[1:] else one
            for one in talk.utterances
        ]
        return Draft(tuple(said), header, join=" ", steps=talk.steps, problems=talk.problems)
    gathered = _gathered(lines, changes)
    return Draft(gathered, header, join=" ", problems=(unnamed(file, turns=len(gathered)),))


def _plain_lines(cues: Sequence[Cue]) -> tuple[list[Line], set[int]]:
    """Give a line a cue, or one a dash where a cue holds several speakers; and those places."""
    lines: list[Line] = []
    changes: set[int] = set()
    for cue in cues:
        rows = [text for text in map(plain, cue.lines) if text]
        if sum(bool(_DASH.match(row)) for row in rows) > 1:
            for said in _by_dash(rows):
                changes.add(len(lines))
                lines.append(Line(said, cue.number, time=cue.time))
        else:
            lines.append(Line(" ".join(rows), cue.number, time=cue.time))
    return lines, changes


def _by_dash(rows: Sequence[str]) -> list[str]:
    said: list[str] = []
    for row in rows:
        if (dash := _DASH.match(row)) or not said:
            said.append(row[dash.end() :] if dash else row)
        else:
            said[-1] = f"{said[-1]} {row}"
    return said


def _gathered(lines: Sequence[Line], changes: Collection[int]) -> tuple[Utterance, ...]:
    """Gather cues into turns; a dash begins a new one."""
    runs: list[list[Line]] = []
    for place, line in enumerate(lines):
        if place in changes or not runs:
            runs.append([])
        runs[-1].append(line)
    return tuple(turn for run in runs for turn in gather(without_edges(run)))


def _by_voice(header: Header, cues: Sequence[Cue], *, file: str) -> Draft:
    said = [spoken for cue in _named_again(cues) for spoken in _voices(cue)]
    joined = _joined(said)
    utterances = tuple(one for _, one in joined)
    parted = len(said) - len(joined)
    steps = (f"joined {parted} cues to the utterance they continue",) if parted else ()
    problems = _without_voice(utterances, file=file)
    return Draft(utterances, header, join=" ", steps=steps, problems=problems)


def _named_again(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Give the cues with the names that an editor wrote as cues of their own.

    noScribe's editor repeats a time with the label, the mark and the words as three cues;
    the label was perhaps renamed there, the voice was not.
    """
    names: dict[str, str] = {}
    for place, cue in enumerate(cues):
        follows = place + 1 < len(cues) and _same_time(cues[place + 1], cue)
        voice = _VOICE.match(cue.text) if names or follows else None
        label = plain(_VOICE.sub("", cue.text)) if voice and follows else ""
        if voice and label.endswith(":") and shape_of(label[:-1]) != "never":
            names[voice[1] or ""] = label[:-1].strip()
        elif voice and (name := names.get(voice[1] or "")):
            words = cue.text[voice.end() :].lstrip().removeprefix(f"{voice[1]}:")
            yield replace(cue, lines=(f"<v {name}>{words}",))
        else:
            yield cue


def _same_time(one: Cue, other: Cue) -> bool:
    return one.time.start == other.time.start and one.time.end == other.time.end


def _voices(cue: Cue) -> Iterator[tuple[str, Utterance]]:
    """Give the utterance's id and what each voice says; words outside any voice have none."""
    speaker, start, text = "", 0, cue.text
    if "/" not in cue.name and (one := _ONE_VOICE.fullmatch(text)):
        speaker = one[1].strip()
        if words := one[2].strip().removeprefix(f"{speaker}:").strip():
            yield "", Utterance(speaker, (words,), cue.time, cue.number)
        return
    part = _PART.match(cue.name) if "/" in cue.name else None
    for tag in [*_VOICE.finditer(text), None]:
        end = tag.start() if tag else len(text)
        if words := _words(text[start:end], speaker):
            yield part[1] if part else "", Utterance(speaker, (words,), cue.time, cue.number)
        if tag:
            speaker, start = plain(tag[1] or ""), tag.end()


def _words(text: str, speaker: str) -> str:
    """Give what is said of a piece of a cue: no tag, no time mark, no name before it."""
    if not text:
        return ""
    _, words = times.leading(plain(text))
    return times.without_marks(words).removeprefix(f"{speaker}:").strip()


def _joined(said: Sequence[tuple[str, Utterance]]) -> list[tuple[str, Utterance]]:
    """Put the cues of one utterance together, also where another voice spoke between."""
    places: dict[tuple[str, str], int] = {}
    joined: list[tuple[str, Utterance]] = []
    for name, one in said:
        place = places.get((name, one.speaker)) if name else None
        if place is None:
            places[name, one.speaker] = len(joined)
            joined.append((name, one))
            continue
        first = joined[place][1]
        words = f"{first.paragraphs[0]} {one.paragraphs[0]}"
        time = TimeRange(first.time.start, one.time.end)
        joined[place] = (name, replace(first, paragraphs=(words,), time=time))
    return joined


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
