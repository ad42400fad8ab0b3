"""Reader of Otter's text and Markdown: ``Name  0:04`` on its line, paragraphs below."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qualcode.errors import TranscriptError
from qualcode.formats import decode, sniff
from qualcode.model import TimeRange
from qualcode.readers import times
from qualcode.readers.draft import Draft, Line, Utterance
from qualcode.readers.header import Header, is_metadata, pairs_of
from qualcode.readers.text import with_decoding

_SPEAKER = re.compile(r"(\S[^\n:]{0,60}?) {2,}((?:\d{1,2}:)?\d{1,2}:\d{2})[ \t]*$")
_TRAILER = re.compile(
    r"transcribed by\b.{0,80}$|transskriberet (af|med) .{0,80}otter", re.IGNORECASE
)
_HEADING = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True)
class OtterReader:
    """Reads what Otter.ai writes as ``.txt``, and the same kept as Markdown."""

    name: str = "otter"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are text in which names with times stand on their own lines."""
        if sniff(data) != "text":
            return False
        try:
            lines = decode(data).text.split("\n")
        except TranscriptError:
            return False
        marks = [place for place, line in enumerate(lines) if _SPEAKER.match(line)]
        return len(marks) > 1 and all(_stands_apart(lines, place) for place in marks)

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,
        declared: Collection[str],  # noqa: ARG002 - the layout says who speaks
    ) -> Draft:
        """Give what the text says."""
        decoded = decode(data, encoding=encoding)
        lines = decoded.text.split("\n")
        start = next((n for n, line in enumerate(lines) if _SPEAKER.match(line)), len(lines))
        said, trailer = _said(_numbered(lines, start))
        steps = ("left out Otter's closing line",) if trailer else ()
        draft = Draft(said, _header(lines[:start]), steps=steps)
        return with_decoding(draft, decoded, file=file)


READER = OtterReader()


def _stands_apart(lines: Sequence[str], place: int) -> bool:
    return place == 0 or not lines[place - 1].strip()


def _numbered(lines: Sequence[str], start: int) -> list[Line]:
    numbered = []
    opens = True
    for number, line in enumerate(lines[start:], start=start + 1):
        numbered.append(Line(line.strip(), number, opens))
        opens = not line.strip()
    return numbered


def _header(before: Sequence[str]) -> Header:
    """Take the title, and metadata lines, from what stands above the first speaker."""
    filled = [line.strip() for line in before if line.strip()]
    pairs = [line for line in filled if is_metadata([line])]
    title = next((_HEADING.sub("", line) for line in filled if _HEADING.match(line)), "")
    return {**pairs_of(pairs), **({"title": title} if title else {})}


def _said(lines: Sequence[Line]) -> tuple[tuple[Utterance, ...], bool]:
    """Give the utterances, and whether a closing line of Otter's was left out."""
    filled = [line for line in lines if line.text]
    trailer = bool(filled) and bool(_TRAILER.match(filled[-1].text))
    said: list[Utterance] = []
    for line in filled[: len(filled) - trailer]:
        mark = _SPEAKER.match(line.text)
        if mark is not None:
            time = TimeRange(times.milliseconds(mark[2]))
            said.append(Utterance(mark[1].strip("*_ "), (), time, line.number))
        else:
            said[-1] = _with_line(said[-1], line)
    return tuple(said), trailer


def _with_line(said: Utterance, line: Line) -> Utterance:
    if line.opens or not said.paragraphs:
        return replace(said, paragraphs=(*said.paragraphs, line.text))
    joined = f"{said.paragraphs[-1]} {line.text}"
    return replace(said, paragraphs=(*said.paragraphs[:-1], joined))
