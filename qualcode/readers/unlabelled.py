"""Files that name no speaker: cues gathered into turns one can point at."""

import re
from collections.abc import Sequence

from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.draft import Line, Utterance

GAP = 2_000
ENOUGH_WORDS = 60
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")


def gather(cues: Sequence[Line]) -> tuple[Utterance, ...]:
    """Give utterances without a speaker from timed lines.

    A new one begins after a pause of more than two seconds, or at the end of a sentence
    once the last holds sixty words.
    """
    gathered: list[list[Line]] = []
    words = 0
    for cue in cues:
        if not gathered or _breaks(gathered[-1][-1], cue, words=words):
            gathered.append([])
            words = 0
        gathered[-1].append(cue)
        words += len(cue.text.split())
    return tuple(map(_utterance, gathered))


def unnamed(file: str, *, turns: int) -> Problem:
    """Say that a file names no speaker, and what follows from it."""
    return Problem(
        file,
        what=f"no speaker is named: {turns} turns were read, none of them is counted.",
        remedy='Write who speaks in front of each turn ("Name: words").',
        severity="warning",
    )


def _breaks(last: Line, cue: Line, *, words: int) -> bool:
    ended, starts = last.time.end, cue.time.start
    if ended is not None and starts is not None and starts - ended > GAP:
        return True
    return words >= ENOUGH_WORDS and bool(_SENTENCE_END.search(last.text))


def _utterance(cues: Sequence[Line]) -> Utterance:
    words = times.without_marks(" ".join(cue.text for cue in cues))
    time = TimeRange(cues[0].time.start, cues[-1].time.end)
    return Utterance("", (words,), time, cues[0].number)
