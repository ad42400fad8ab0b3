"""A transcript as lines on paper, and where each line stands in the canonical text.

The sheet follows from the transcript alone, whatever the language of the report. So what comes
back from a word processor is compared with a sheet made anew, and no mark of ours has to
survive in it for words to be found.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.formats import writable
from qualcode.model import Span, Transcript, Turn

# Spaces and hyphens that word processors exchange for one another.
_LIKE = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007", " ") | {"\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the sheet: what stands before the words, and the words.

    ``start`` is where the words begin in the canonical text, in code points; -1 for a line
    that is not of it (the title). ``lead`` holds number, speaker and time of a turn.
    """

    lead: str
    words: str = ""
    start: int = -1
    turn: int = 0
    speaker: str = ""
    time: str = ""

    @property
    def text(self) -> str:
        """The whole line as it stands on paper."""
        return self.lead + self.words

    @property
    def end(self) -> int:
        """Where the words end in the canonical text."""
        return self.start + len(self.words)


Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a transcript in order; the first is its title."""

    lines: tuple[Line, ...]

    def points(self, span: Span) -> tuple[Point, Point] | None:
        """Give where a span begins and ends: line number, and sign of its words.

        What lies between lines (labels, line ends) is left out; ``None`` when nothing is left.
        """
        said = [(number, one) for number, one in enumerate(self.lines) if one.start >= 0]
        starts = [one.start for _, one in said]
        first = max(0, bisect_right(starts, span.start) - 1)
        if said and span.start >= said[first][1].end:
            first += 1
        last = bisect_right(starts, span.end - 1) - 1
        if not said or first >= len(said) or last < first:
            return None
        begins, ends = said[first], said[last]
        return (
            (begins[0], max(0, span.start - begins[1].start)),
            (ends[0], min(span.end, ends[1].end) - ends[1].start),
        )


def sheet_of(transcript: Transcript) -> Sheet:
    """Lay a transcript out: its id, then one line for each paragraph of each turn."""
    lines = [Line(transcript.id)]
    for turn in transcript.turns:
        start = turn.span.start
        for number, words in enumerate(transcript.words_of(turn).split("\n")):
            lines.append(_line(turn, words, start=start, first=number == 0))
            start += len(words) + 1
    return Sheet(tuple(lines))


def alike(text: str) -> str:
    """Give a line in the form by which it is compared; as many signs as before."""
    return writable(text).translate(_LIKE)


def _line(turn: Turn, words: str, *, start: int, first: bool) -> Line:
    if not first:
        return Line("", words, start, turn.number)
    time = "" if turn.time.start is None else _clock(turn.time.start)
    said = " ".join(one for one in (turn.speaker, f"({time})" if time else "") if one)
    lead = f"{turn.number}\t" + (f"{said}: " if said else "")
    return Line(lead, words, start, turn.number, turn.speaker, time)


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def joined(lines: Sequence[Line]) -> tuple[str, tuple[int, ...]]:
    r"""Join lines as canonical text does, and give where the words of each begin.

    A blank line stands between turns, ``Label: `` before their words.
    """
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for one in lines:
        begins_turn = bool(one.lead)
        before = ("\n\n" if begins_turn else "\n") if pieces else ""
        before += f"{one.speaker}: " if begins_turn and one.speaker else ""
        starts.append(length + len(before))
        pieces.append(before + one.words)
        length += len(pieces[-1])
    return "".join(pieces), tuple(starts)
