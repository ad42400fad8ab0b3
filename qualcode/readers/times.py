"""Time marks: found at the edge of a line, in whole milliseconds."""

import re

from qualcode.model import TimeRange

THREE = r"\d{1,2}:\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
TWO = r"\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
DOTTED = r"\d{1,2}\.\d{2}\.\d{2}"
CLOCK = f"(?:{THREE}|{TWO}|{DOTTED})"
_TO = r"\s*(?:-->|[-–—/])\s*"
_HASHED = rf"#\s*{THREE}(?:-\d)?\s*#"
_BRACKETED = rf"[\[(]\s*{CLOCK}(?:{_TO}{CLOCK})?\s*[\])]"
_LEADING = re.compile(rf"\s*(?:{_HASHED}|{_BRACKETED}|{THREE}(?:{_TO}{THREE})?(?=\s|$|[^\W\d]))")
_ALONE = re.compile(rf"\s*{CLOCK}(?:{_TO}{CLOCK})?\s*$")
_TRAILING = re.compile(rf"\s*(?:{_HASHED}|{_BRACKETED}|(?<=\s){THREE})\s*$")
_INSIDE = re.compile(rf"\s?(?:{_HASHED}|\[\s*{THREE}(?:{_TO}{THREE})?\s*\])")
_ONE = re.compile(rf"({THREE}|{TWO}|{DOTTED})(?:-(\d)(?=\s*#))?")
_NUMBER = re.compile(r"\d")
_LONGEST_CELL = 60
_SPAN_PART = re.compile(r"[\d:.,]+")


def milliseconds(clock: str) -> int:
    """Give a clock reading in milliseconds: M:S or H:M:S by the number of parts.

    >>> milliseconds("0:04"), milliseconds("1:02:03"), milliseconds("00:03:40.5")
    (4000, 3723000, 220500)
    >>> milliseconds("00.12.30"), milliseconds("00:00:01,5")
    (750000, 1500)
    """
    if len(clock) == 12 and clock[2] == clock[5] == ":" and clock[8] in ".,":
        minutes = 60 * int(clock[:2]) + int(clock[3:5])
        return 60_000 * minutes + 1000 * int(clock[6:8]) + int(clock[9:])
    if re.fullmatch(DOTTED, clock):
        clock = clock.replace(".", ":")
    whole, _, fraction = clock.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = 60 * seconds + int(part)
    return 1000 * seconds + int(fraction[:3].ljust(3, "0") or 0)


def time_range(mark: str) -> TimeRange:
    """Give the start, and the end where it is a span, of a mark.

    >>> time_range("#00:01:02-3#").start, time_range("[0:01 - 0:02]")
    (62300, TimeRange(start=1000, end=2000))
    """
    found = [
        milliseconds(clock) + 100 * int(tenths or 0) for clock, tenths in _ONE.findall(mark)[:2]
    ]
    return TimeRange(found[0], found[1] if len(found) > 1 else None) if found else TimeRange()


def leading(text: str, *, alone: bool = False) -> tuple[TimeRange | None, str]:
    """Take a mark off the front; ``None`` and the same text when there is none.

    ``alone``: a bare ``12:30`` that is the whole text is a mark too.

    >>> leading("[00:01:02] Bent: Ja.")
    (TimeRange(start=62000, end=None), 'Bent: Ja.')
    >>> leading("12:30: pause")
    (None, '12:30: pause')
    """
    if not _NUMBER.search(text[:4]):
        return None, text
    match = _LEADING.match(text) or (_ALONE.match(text) if alone else None)
    if match is None:
        return None, text
    return time_range(match[0]), text[match.end() :].lstrip()


def trailing(text: str) -> tuple[TimeRange | None, str]:
    """Take a mark off the end; ``None`` and the same text when there is none."""
    if not _NUMBER.search(text[-5:]):
        return None, text
    match = _TRAILING.search(text, max(0, len(text) - 60))
    if match is None:
        return None, text
    return time_range(match[0]), text[: match.start()].rstrip()


def without_marks(text: str) -> str:
    """Take unmistakable marks (``#00:01:02-3#``, ``[00:01:02]``) out of the middle.

    >>> without_marks("så kom [00:01:02] bussen kl. 10:30")
    'så kom bussen kl. 10:30'
    """
    if "#" not in text and "[" not in text:
        return text
    return _INSIDE.sub("", text)


def timespan(cell: str) -> TimeRange | None:
    """Give the times of a cell in a Timespan column, or ``None`` when it holds none.

    Short forms are those of NVivo: ``75`` is 75 seconds, ``9203`` is 92:03.

    >>> timespan("75"), timespan("9203")
    (TimeRange(start=75000, end=None), TimeRange(start=5523000, end=None))
    >>> timespan("0:01,0 - 0:04,5")
    TimeRange(start=1000, end=4500)
    """
    parts = _SPAN_PART.findall(cell)
    if not parts or len(cell) > _LONGEST_CELL or re.search(r"[^\W\d_]", cell):
        return None
    try:
        found = [_short(part.strip(".,:")) for part in parts[:2]]
    except ValueError:
        return None
    return TimeRange(found[0], found[1] if len(found) > 1 else None)


def _short(part: str) -> int:
    if part.isdigit() and len(part) > 2 + (len(part) == 3 and int(part[-2:]) > 59):
        minutes, seconds = int(part[:-2]), int(part[-2:])
        return 1000 * (60 * minutes + seconds)
    return milliseconds(part)
