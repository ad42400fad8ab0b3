"""Line numbers that somebody typed, or a program wrote, in front of the lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qualcode.readers.draft import Line

FEWEST = 8
STEP = 5
_NUMBER = re.compile(r"(\d{1,5})(?:\s+|$)")
_MOSTLY = 0.9


def without_line_numbers(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Give the lines without the numbers in front of them, and how many there were.

    They are taken for line numbers where nearly every line has one and each is one more
    than the last, or where every fifth line has one, five more than the last. Numbers with
    a stop or a bracket behind them are a list, and stay.
    """
    found = {
        place: int(match[1])
        for place, line in enumerate(lines)
        if line.text[:1].isdecimal() and (match := _NUMBER.match(line.text))
    }
    if not (_numbers_all(lines, found) or _numbers_each_fifth(found)):
        return list(lines), 0
    bare: list[Line] = []
    opens = False
    for place, line in enumerate(lines):
        now = _without(line) if place in found else line
        bare.append(replace(now, opens=now.opens or opens))
        opens = not now.text
    return bare, len(found)


def _numbers_all(lines: Sequence[Line], found: dict[int, int]) -> bool:
    filled = sum(bool(line.text) for line in lines)
    if len(found) < FEWEST or len(found) < _MOSTLY * filled:
        return False
    numbers = list(found.values())
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    return steps >= _MOSTLY * (len(numbers) - 1)


def _numbers_each_fifth(found: dict[int, int]) -> bool:
    places = list(found)
    return len(places) > 2 and all(
        after - before == found[after] - found[before] == STEP for before, after in pairwise(places)
    )


def _without(line: Line) -> Line:
    text = _NUMBER.sub("", line.text, count=1)
    return replace(line, text=text, bold=max(0, line.bold - (len(line.text) - len(text))))
