"""What Teams and Stream write in their own way: times that are not padded, notices."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qualcode.readers.draft import Line

_PART = r"\d{1,3}"
_CLOCK = rf"{_PART}:{_PART}:{_PART}\.\d{{1,3}}"
_TIMING = re.compile(rf"^({_CLOCK})([ \t]*-->[ \t]*)({_CLOCK})", re.MULTILINE)
_UNPADDED = re.compile(rf"^{_PART}:(?:\d:{_PART}|{_PART}:\d)\.\d{{1,3}}")

_STAMPED = re.compile(r"\S[^\n:]{0,60}?\s+(?:\d{1,2}:)?\d{1,2}:\d{2}$")
_NOTICE = re.compile(
    r"[^:.?!]{2,60} (?:started|stopped|startede|stoppede|afsluttede|begyndte)"
    r" (?:the )?(?:transcription|transskription(?:en)?|transskribering(?:en)?)\.?$"
)


def as_written(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Give the lines of a Teams document as others write theirs; and the notices left out.

    Its times are padded, and that somebody started or stopped the transcription is not
    speech. Lines of other documents are given as they are.
    """
    texts = [line.text for line in lines]
    if any(" --> " in text for text in texts):
        texts = padded("\n".join(texts)).split("\n")
        lines = [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]
    if not any(map(_is_stamped, texts)):
        return list(lines), 0
    kept = [line for line in lines if not (line.opens and _NOTICE.match(line.text))]
    return kept, len(lines) - len(kept)


def _is_stamped(text: str) -> bool:
    return bool(_STAMPED.match(text) or _TIMING.match(text))


def padded(text: str) -> str:
    """Give a text with the fractions of its timing lines as milliseconds of three digits.

    Teams and Stream write numbers, not digits: ``0:0:6.90`` is 90 ms. A text whose timing
    lines are all padded is given as it is (source: Microsoft Graph, callTranscript).

    >>> padded("0:0:6.90 --> 0:0:16.500"), padded("00:00:06.9 --> 00:00:16.5")
    ('0:0:6.090 --> 0:0:16.500', '00:00:06.9 --> 00:00:16.5')
    """
    clocks = (clock for one in _TIMING.finditer(text) for clock in (one[1], one[3]))
    if not any(map(_UNPADDED.match, clocks)):
        return text
    return _TIMING.sub(lambda one: f"{_milliseconds(one[1])}{one[2]}{_milliseconds(one[3])}", text)


def _milliseconds(clock: str) -> str:
    whole, _, fraction = clock.partition(".")
    return f"{whole}.{fraction.zfill(3)}"
