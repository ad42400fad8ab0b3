"""Goals for the speed of rules, each beside what ``bench.rules`` saw.

The numbers are those of the list of goals that the engine was built to.
"""

import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from bench.codebooks import Size


class Seen(Protocol):
    """What was measured of one way."""

    @property
    def wall(self) -> float:
        """Seconds of the whole process."""

    @property
    def cpu(self) -> float:
        """Processor seconds of the whole process and those it started."""

    @property
    def work(self) -> float:
        """Processor seconds inside it, start of Python left out."""

    @property
    def peak(self) -> float:
        """Most memory of all processes, MB."""


Case = tuple[int, Size, str]


def goals(
    found: Mapping[Case, Seen], *, sizes: Sequence[int], same: tuple[int, int] | None
) -> Iterator[str]:
    """Give a line for each goal: number, what, target, what was seen."""
    small, large = sizes[-2:] if len(sizes) > 1 else (sizes[0], sizes[0])
    yield f"{'goal':5} {'what':58} {'target':>9}  seen"
    yield from _without_r()
    yield _line(
        "5",
        f"one rule edited / cold, {large:,} words, S",
        "<= 5 %",
        f"{found[large, 'S', 'edited'].cpu / found[large, 'S', 'cold'].cpu:.0%} of cold",
    )
    for way in ("cold", "cached"):
        yield _line(
            "8",
            f"growth exponent {small:,} to {large:,} words, S, {way}",
            "<= 1.05",
            f"{_exponent(found, small, large, way=way):.2f}",
        )
    for way in ("cold", "cached"):
        ratio = found[large, "L", way].cpu / found[large, "S", way].cpu
        yield _line("9", f"L / S, {large:,} words, {way}", "<= 2.5", f"{ratio:.2f}")
    for way in ("parts", "cold"):
        peak = found[large, "S", way].peak
        yield _line("10", f"peak memory, {large:,} words, S, {way}", "<= 300 MB", f"{peak:.0f} MB")
    gain = found[large, "S", "parts"].wall / found[large, "S", "two"].wall
    yield _line("12", f"two processes, {large:,} words, S", ">= 1.4 x", f"{gain:.2f} x")
    yield from _beside_re(found, sizes=sizes, same=same)


def _without_r() -> Iterator[str]:
    why = "not measured: " + ("no R here" if not shutil.which("Rscript") else "see 15b")
    yield _line("1", "quanteda / qualcode, 10 million words, S", ">= 10 x", why)
    yield _line("2", "the same, L", ">= 8 x", why)


def _beside_re(
    found: Mapping[Case, Seen], *, sizes: Sequence[int], same: tuple[int, int] | None
) -> Iterator[str]:
    words = max((one for one in sizes if (one, "S", "re") in found), default=None)
    if words is None:
        return
    yardstick = found[words, "S", "re"].cpu
    for way in ("cold", "cached"):
        ratio = yardstick / found[words, "S", way].cpu
        yield _line(
            "15b",
            f"re, one alternation a code / {way}, {words:,} words, S",
            ">= 9 x",
            f"{ratio:.1f} x",
        )
    if same is None:
        yield _line("16", "hits as re finds them", "100 %", "not compared")
    else:
        expected, different = same
        share = 1 - different / max(1, expected)
        yield _line(
            "16",
            f"hits as re finds them, {words:,} words, S",
            "100 %",
            f"{share:.2%} of {expected:,}",
        )


def _exponent(found: Mapping[Case, Seen], small: int, large: int, *, way: str) -> float:
    if small == large:
        return float("nan")
    ratio = found[large, "S", way].work / found[small, "S", way].work
    return math.log(ratio) / math.log(large / small)


def _line(number: str, what: str, target: str, seen: str) -> str:
    return f"{number:5} {what:58} {target:>9}  {seen}"
