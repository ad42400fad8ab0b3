"""One person's speech, and finding it word for word in any other text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qualcode.language import fold
from qualcode.model import Span

RUN = 5
_WORD = re.compile(r"[^\W_]+(?:[-'’´][^\W_]+)*")
_QUOTED = re.compile(r"[»“„\"]([^»«“”„\"\n]{3,400})[«”“\"]")
_CELL = re.compile(r"(?<=[;,\t\n])([^;,\t\n\"]{3,400})(?=[;,\t\r\n])")
_FIELD = re.compile(r"^[ \t]*(?:- )?quote:[ \t]*['\"]?([^\n]*?)['\"]?[ \t]*$", re.MULTILINE)
_SHORTEST_QUOTE = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said, turn by turn; compared without case and punctuation.

    ``holds`` and ``places`` find every run of five words or more that stands in it, and what
    is put in quotation marks and stands in it, from two words on; the header of a memo
    (``quote:``) from one.
    """

    turns: tuple[str, ...]
    _runs: frozenset[tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _whole: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = [_folded_words(turn) for turn in self.turns]
        runs = frozenset(run for some in words for run in _windows(some))
        whole = "\n".join(f" {' '.join(some)} " for some in words)
        object.__setattr__(self, "_runs", runs)
        object.__setattr__(self, "_whole", whole)

    def says(self, text: str) -> bool:
        """Tell whether all words of a text stand in the speech, in a row; never for no words."""
        words = " ".join(_folded_words(text))
        return bool(words) and f" {words} " in self._whole

    def holds(self, text: str, *, table: bool = False) -> bool:
        """Tell whether a text has a piece of the speech in it."""
        return next(iter(self.places(text, table=table)), None) is not None

    def places(self, text: str, *, table: bool = False) -> Iterator[Span]:
        """Give the places of the speech in a text, in order; each within one line.

        In a ``table`` a cell is a quotation even without quotation marks.
        """
        matches = list(_WORD.finditer(text))
        taken = [False] * len(matches)
        words = [fold(match.group()) for match in matches]
        for place in range(len(words) - RUN + 1):
            if tuple(words[place : place + RUN]) in self._runs:
                taken[place : place + RUN] = [True] * RUN
        starts = [match.start() for match in matches]
        shapes = (_QUOTED, _FIELD, _CELL) if table else (_QUOTED, _FIELD)
        for quoted in (one for shape in shapes for one in shape.finditer(text)):
            first = bisect_right(starts, quoted.start(1) - 1)
            last = bisect_right(starts, quoted.end(1) - 1)
            shortest = 1 if quoted.re is _FIELD else _SHORTEST_QUOTE
            if last - first >= shortest and self.says(quoted[1]):
                taken[first:last] = [True] * (last - first)
        held: Span | None = None
        for match, mine in zip(matches, taken, strict=True):
            span = Span(match.start(), match.end())
            if held and mine and "\n" not in text[held.end : span.start]:
                held = Span(held.start, span.end)
                continue
            if held:
                yield held
            held = span if mine else None
        if held:
            yield held

    def redacted(self, text: str, *, marker: str, table: bool = False) -> str:
        """Give a text with a marker in every place of the speech."""
        parts: list[str] = []
        done = 0
        for span in self.places(text, table=table):
            parts += (text[done : span.start], marker)
            done = span.end
        return "".join((*parts, text[done:]))


def _folded_words(text: str) -> list[str]:
    return [fold(match.group()) for match in _WORD.finditer(text)]


def _windows(words: list[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
