"""Files that name no speaker: cues gathered into turns one can point at."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.draft import Line, Utterance

GAP = 2_000
ENOUGH_WORDS = 60
FEWEST = 3
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


def reads_like_an_interview(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs without labels look like questions and answers.

    They do where wholly bold and plain ones alternate, or where a fifth of them ask.
    """
    paragraphs = _ends(lines)
    asking = sum(text.endswith("?") for text in paragraphs)
    return alternates(lines) or (asking >= FEWEST and 5 * asking >= len(paragraphs))


def alternates(lines: Sequence[Line]) -> bool:
    """Tell whether wholly bold and plain paragraphs take turns."""
    opening = [line for line in lines if line.text and line.opens and not line.heading]
    bold = [line.bold >= len(line.text) for line in opening]
    changes = sum(one != other for one, other in pairwise(bold))
    return min(sum(bold), len(bold) - sum(bold)) >= FEWEST and 2 * changes >= len(bold)


def _ends(lines: Sequence[Line]) -> list[str]:
    """Give the last line of each paragraph, closing quotation marks left out."""
    ends: list[str] = []
    for line in lines:
        if line.text and (line.opens or not ends):
            ends.append("")
        if line.text:
            ends[-1] = line.text.rstrip("»”\"')")
    return ends


def unlabelled(file: str, *, in_turns: bool = False) -> Problem:
    """Say that a file looks like an interview whose speakers nobody has named.

    ``in_turns``: its bold and plain paragraphs take turns.
    """
    name = PurePosixPath(file).name
    choice = f'If bold is the interviewer: qualcode speakers "{name}" --interviewer bold. Else: '
    return Problem(
        file,
        what="no speaker is named, but it reads like questions and answers: nothing is counted.",
        remedy=(choice if in_turns else "")
        + 'Write "I:" before the questions and a name before the answers ("Name: words"). '
        'If it is a field note, write "type: feltnote" in its first line.',
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
