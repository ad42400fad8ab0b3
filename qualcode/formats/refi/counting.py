"""How a program counts the positions of a text, found out by the quotes beside them.

Programs differ in whether they count a byte-order mark, whether a line break counts one or
two, whether a sign beyond the Basic Multilingual Plane does, and whether the end is the last
sign or the one after it. The standard (1.5, §10.2) settles some of it; the files do not all
keep to it. Each selection has the quote as its name, so the way of counting that gives the
most quotes word for word is the program's.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Literal

from qualcode.formats.refi.values import Source, is_named

Newline = Literal["one", "as written", "two"]
Profile = Literal["default", "qualcoder", "atlas", "maxqda", "nvivo"]
ENOUGH = 0.95
_MARK = "\N{BYTE ORDER MARK}"


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count.

    ``newline``: a line break counts one, two, or as many signs as it has in the file.
    ``utf16``: code units are counted, not code points. ``inclusive``: the end is the last sign.
    """

    mark: bool = False
    newline: Newline = "one"
    utf16: bool = False
    inclusive: bool = False

    @property
    def words(self) -> str:
        """The way of counting in words."""
        said = ["code units" if self.utf16 else "code points"]
        if self.newline != "one":
            said.append(
                "line breaks as two" if self.newline == "two" else "line breaks as they are written"
            )
        if self.mark:
            said.append("the byte-order mark counted")
        said.append("end included" if self.inclusive else "end excluded")
        return ", ".join(said)


PLAIN = Counting()
_WINDOWS = Counting(newline="two")
PROFILES: Mapping[Profile, tuple[str, Counting]] = {
    "default": ("\n", PLAIN),
    "qualcoder": ("\n", PLAIN),
    "atlas": ("\n", PLAIN),
    "maxqda": ("\r\n", PLAIN),
    "nvivo": ("\r\n", _WINDOWS),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text as its file has it, and as we keep it: no byte-order mark, line feeds alone."""

    raw: str

    @property
    def bare(self) -> str:
        """The text as we keep it."""
        return self.raw.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")

    def places(self, counting: Counting) -> "Places":
        """Give where each sign of the bare text is by a way of counting."""
        return Places(tuple(self._edges(counting)))

    def _edges(self, counting: Counting) -> Iterator[int]:
        first = int(counting.mark and self.raw.startswith(_MARK))
        return accumulate(self._widths(counting), initial=first)

    def _widths(self, counting: Counting) -> Iterator[int]:
        raw = self.raw.removeprefix(_MARK)
        number, size = 0, len(raw)
        while number < size:
            sign = raw[number]
            pair = raw.startswith("\r\n", number)
            number += 2 if pair else 1
            if sign in "\r\n":
                yield (
                    1 if counting.newline == "one" else 2 if counting.newline == "two" else 1 + pair
                )
            else:
                yield 2 if counting.utf16 and ord(sign) > 0xFFFF else 1


@dataclass(frozen=True, slots=True)
class Places:
    """The positions, by one way of counting, at which each sign begins, and the end."""

    edges: tuple[int, ...]

    def index(self, position: int) -> int:
        """Give the sign that begins at a position; -1 where none does."""
        found = bisect_left(self.edges, position)
        there = found < len(self.edges) and self.edges[found] == position
        return found if there else -1

    def position(self, index: int) -> int:
        """Give the position of a sign."""
        return self.edges[index]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The way of counting that fits best: how many of the named selections it fits."""

    counting: Counting
    fitting: int
    named: int

    @property
    def is_sure(self) -> bool:
        """Whether enough quotes are found to trust the positions."""
        return self.named > 0 and self.fitting >= ENOUGH * self.named


def calibrate(
    sources: Sequence[tuple[Text, Source]], *, origin: str = "", only: Counting | None = None
) -> Calibrated:
    """Find how the positions are counted; the plainest way wins a tie.

    ``sources`` hold positions as written. Where the quotes do not say, the program that wrote
    the file (``origin``) does. With ``only``, that way is tried and kept.
    """
    named = sum(bool(one.name) for _, source in sources for one in source.selections)
    best = Calibrated(only or _by_origin(origin), 0, named)
    for counting in [only] if only else _ways([text for text, _ in sources]):
        fitting = sum(_fitting(text, source, counting) for text, source in sources)
        if fitting > best.fitting:
            best = Calibrated(counting, fitting, named)
        if best.fitting == named:
            break
    return best if best.is_sure else Calibrated(only or _by_origin(origin), best.fitting, named)


def span_of(places: Places, start: int, end: int, counting: Counting) -> tuple[int, int]:
    """Give a span as indices into the bare text; (-1, -1) where it is none."""
    first = places.index(start)
    last = places.index(end)
    if counting.inclusive:
        last = last + 1 if 0 <= last < len(places.edges) - 1 else -1
    return (first, last) if 0 <= first < last else (-1, -1)


def _fitting(text: Text, source: Source, counting: Counting) -> int:
    places, bare = text.places(counting), text.bare
    fitting = 0
    for one in source.selections:
        start, end = span_of(places, one.start, one.end, counting)
        fitting += bool(one.name) and start >= 0 and is_named(bare[start:end], one.name)
    return fitting


def _ways(texts: Sequence[Text]) -> Iterator[Counting]:
    """Give the ways of counting that differ for these texts, the plainest first."""
    raw = [text.raw for text in texts]
    marks = (False, True) if any(one.startswith(_MARK) for one in raw) else (False,)
    lines: list[Newline] = ["one"]
    if any("\n" in one or "\r" in one for one in raw):
        lines += ["as written", "two"] if any("\r\n" in one for one in raw) else ["two"]
    wide = any(max(one, default="") > "\uffff" for one in raw)
    units = (False, True) if wide else (False,)
    for inclusive, mark, newline, utf16 in product((False, True), marks, lines, units):
        yield Counting(mark, newline, utf16, inclusive)


def _by_origin(origin: str) -> Counting:
    return _WINDOWS if "nvivo" in origin.casefold() else PLAIN
