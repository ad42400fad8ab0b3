"""Where comments of a document stand in today's text, and where the document's text differs.

A comment whose lines are as they were handed out stands where its signs stand. Where the text
was changed, its words are looked for again, as those of any decision are (see
:mod:`qualcode.review.anchoring`); what is not clear is not placed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from qualcode.model import Decision, Span, Transcript
from qualcode.review.anchoring import find_again
from qualcode.review.sheet import Line, Point, Sheet, alike, joined, sheet_of
from qualcode.review.speech import Speech, speech_of

_LED = re.compile(r"(\d{1,7})\t")


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Where the document's text is not the transcript's: what stood there, and stands there now.

    ``turn`` is that of the transcript, 0 where it is not known.
    """

    turn: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a comment stands: a span of today's text, or ``None`` and the words it stood on.

    ``is_exact``: sign for sign, as it was handed out. A span of length 0 is a point: no words
    were marked.
    """

    span: Span | None
    quote: str
    is_exact: bool = True


class Places:
    """A document's lines beside those of a transcript."""

    def __init__(self, lines: Sequence[str], transcript: Transcript) -> None:
        self.transcript = transcript
        self.sheet: Sheet = sheet_of(transcript)
        self._theirs = [alike(one) for one in lines]
        self._ours = [alike(one.text) for one in self.sheet.lines]
        self._written = list(lines)
        self.pairs: dict[int, int] = {}
        self.edits: tuple[TextEdit, ...] = tuple(self._compare())
        self.kept = frozenset(self.pairs.values())

    def place(self, begins: Point, ends: Point) -> Placing:
        """Find what stands between two points of the document in the transcript."""
        lines = range(begins[0], ends[0] + 1)
        ours = [self.pairs.get(one, -1) for one in lines]
        is_whole = ours == list(range(ours[0], ours[0] + len(ours))) and ours[0] >= 0
        if is_whole and self.sheet.lines[ours[0]].start >= 0:
            first, last = self.sheet.lines[ours[0]], self.sheet.lines[ours[-1]]
            start = first.start + _inside(first, begins[1])
            end = last.start + _inside(last, ends[1])
            return Placing(Span(start, max(start, end)), self.transcript.text[start:end])
        return self._look_again(begins, ends)

    def on_paper(self, span: Span) -> Span:
        """Give what a document can show of a span: from its first word on a line to the last."""
        points = self.sheet.points(span)
        if points is None:
            return span
        (first, begin), (last, stop) = points
        lines = self.sheet.lines
        return Span(lines[first].start + begin, lines[last].start + stop)

    def still_shows(self, span: Span) -> bool:
        """Tell whether the lines that hold a span stand in the document as they were."""
        points = self.sheet.points(span)
        return points is not None and all(
            one in self.kept for one in range(points[0][0], points[1][0] + 1)
        )

    def turn_of(self, line: int) -> int:
        """Give the transcript's turn that a line of the document belongs to, 0 if unknown."""
        return self._lines[line].turn if 0 <= line < len(self._lines) else 0

    def _compare(self) -> list[TextEdit]:
        matcher = SequenceMatcher(None, self._theirs, self._ours, autojunk=False)
        edits = []
        for kind, i, i_end, j, j_end in matcher.get_opcodes():
            if kind == "equal":
                self.pairs |= dict(zip(range(i, i_end), range(j, j_end), strict=True))
                continue
            turn = next((one.turn for one in self.sheet.lines[j:j_end]), 0)
            was, now = "\n".join(self._ours[j:j_end]), "\n".join(self._theirs[i:i_end])
            if was.strip() or now.strip():
                edits.append(TextEdit(turn, was, now))
        return edits

    @cached_property
    def _lines(self) -> list[Line]:
        """The document's lines, each with what stands before its words told apart."""
        leads = {one.turn: one for one in self.sheet.lines if one.lead and one.turn}
        found: list[Line] = []
        for number, text in enumerate(self._written):
            if number in self.pairs:
                found.append(self.sheet.lines[self.pairs[number]])
                continue
            match = _LED.match(text)
            ours = leads.get(int(match[1])) if match else None
            if ours and alike(text).startswith(alike(ours.lead)):
                words = text[len(ours.lead) :]
                found.append(Line(ours.lead, words, turn=ours.turn, speaker=ours.speaker))
            else:
                found.append(Line("", text, turn=found[-1].turn if found else 0))
        return found

    @cached_property
    def _text(self) -> tuple[str, tuple[int, ...]]:
        """The document's text in the form of a transcript, and where each line's words begin."""
        if self.pairs.get(0) != 0:
            return joined(self._lines)
        text, starts = joined(self._lines[1:])
        return text, (0, *starts)

    @cached_property
    def _speech(self) -> Speech:
        return speech_of(self.transcript)

    def _look_again(self, begins: Point, ends: Point) -> Placing:
        text, starts = self._text
        if not starts:
            return Placing(None, "", is_exact=False)
        start = starts[begins[0]] + _inside(self._lines[begins[0]], begins[1])
        end = starts[ends[0]] + _inside(self._lines[ends[0]], ends[1])
        span = Span(start, end)
        quote = span.of(text)
        if not quote.strip():
            return Placing(None, "", is_exact=False)
        anchor = Decision(
            "", "", self.transcript.id, "", span, "", "accept", quote, *span.around(text)
        )
        found = find_again(anchor, self._speech).place
        return Placing(found.span if found else None, quote, is_exact=False)


def _inside(line: Line, sign: int) -> int:
    """Give a sign of a line as one of its words: what stands before them is left out."""
    return min(max(0, sign - len(line.lead)), len(line.words))
