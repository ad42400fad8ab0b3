"""JSON from strangers: loaded within bounds, and asked carefully for what it may hold."""

import json
import math
import re
from collections.abc import Mapping, Sequence

from qualcode.errors import TranscriptError
from qualcode.formats import Decoded, decode
from qualcode.model import TimeRange

Data = object
MOST_DIGITS = 300
LONGEST = 1_000 * 3_600_000
_KEY = re.compile(r"[A-Za-z][A-Za-z_-]{0,29}")
_AGAIN = "Export the file again from the program that made it."


def load_json(data: bytes, *, encoding: str = "") -> tuple[Data, Decoded]:
    """Give what the JSON holds, and how it was decoded; what is no number is ``None``.

    ``TranscriptError`` when it is damaged, nested too deeply, or holds absurd numbers.
    """
    decoded = decode(data, encoding=encoding)
    try:
        loaded = json.loads(decoded.text, parse_int=_int, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise TranscriptError(
            f"The JSON is damaged: line {error.lineno}, column {error.colno}.",
            remedy=_AGAIN,
            line=error.lineno,
        ) from None
    except RecursionError:
        raise TranscriptError(
            "The JSON is nested too deeply to be a transcript.", remedy=_AGAIN
        ) from None
    except ValueError:
        raise TranscriptError(
            f"The JSON holds a number of more than {MOST_DIGITS} digits.", remedy=_AGAIN
        ) from None
    return loaded, decoded


def _int(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise ValueError
    return int(written)


def milliseconds(seconds: Data, *, unit: int = 1000) -> int | None:
    """Give a time in whole milliseconds; ``None`` for what is no time of a recording.

    >>> milliseconds(43.81), milliseconds("0.5"), milliseconds(-1), milliseconds(1500, unit=1)
    (43810, 500, None, 1500)
    """
    if isinstance(seconds, str):
        try:
            seconds = float(seconds)
        except ValueError:
            return None
    if not isinstance(seconds, int | float) or isinstance(seconds, bool):
        return None
    if not (0 <= seconds <= LONGEST) or not math.isfinite(seconds):
        return None
    found = round(seconds * unit)
    return found if found <= LONGEST else None


def time_of(said: Mapping[str, Data], *, start: str = "start", end: str = "end") -> TimeRange:
    """Give the times of a record in seconds, as far as it has them."""
    return TimeRange(milliseconds(said.get(start)), milliseconds(said.get(end)))


def text_of(value: Data) -> str:
    """Give a text as it is, a whole number as digits, and anything else as nothing."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def records(value: Data) -> list[Mapping[str, Data]]:
    """Give a list's records; nothing when it is no list, or holds anything else."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    found = [one for one in value if isinstance(one, Mapping)]
    return found if len(found) == len(value) else []


def field_of(value: Data, name: str) -> Data:
    """Give a field of a record, ``None`` when there is none or it is no record."""
    return value.get(name) if isinstance(value, Mapping) else None


def keys_of(value: Data) -> str:
    """Name the keys that look like a program's, for a message; never words of the text."""
    named = [one for one in value if _KEY.fullmatch(one)] if isinstance(value, Mapping) else []
    return ", ".join(f'"{one}"' for one in named[:6])
