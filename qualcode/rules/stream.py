"""The words that rules read: those of passages and questions, without what is skipped.

Labels and times are outside every turn's span; the transcriber's comments and fillers
are left out here, so that words beside each other in a stream are beside each other for
a rule. What is left stands in one row for all transcripts of a language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.language import Tokens, comments
from qualcode.model import Span
from qualcode.rules.arrays import Places, ranges

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one text that a rule may not leave: a passage or a question.

    ``text`` is the key of the text, ``own`` maps word type to the type that stands for
    it in this speaker's mouth.
    """

    text: str
    span: Span
    own: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """Columns of equal length, one row a word: type, place in its text, segment."""

    ids: Numbers
    starts: Numbers
    ends: Numbers
    segments: Numbers

    def __len__(self) -> int:
        return len(self.ids)


def stream_of(
    segments: Sequence[Segment],
    *,
    tokens: Mapping[str, Tokens],
    comments_in: Mapping[str, str],
    skipped: NDArray[np.bool_],
) -> Stream:
    """Lay the words of segments in a row, in the order given.

    ``comments_in`` holds the texts whose comments are left out, by key; ``skipped`` tells
    of each type ``(n_types,)`` whether it is left out everywhere.
    """
    columns = [
        _of_text(segments, tokens=tokens[key], places=places, without=comments_in.get(key, ""))
        for key, places in _by_text(segments).items()
    ]
    ids, starts, ends, numbers = (
        np.concatenate([np.empty(0, dtype=np.int32), *column]) for column in _turned(columns)
    )
    kept = ~skipped[ids]
    return Stream(ids[kept], starts[kept], ends[kept], numbers[kept])


def _turned(columns: Sequence[tuple[Numbers, ...]]) -> Sequence[Sequence[Numbers]]:
    return list(zip(*columns, strict=True)) if columns else [[], [], [], []]


def _by_text(segments: Sequence[Segment]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, segment in enumerate(segments):
        places.setdefault(segment.text, []).append(place)
    return places


def _of_text(
    segments: Sequence[Segment], *, tokens: Tokens, places: list[int], without: str
) -> tuple[Numbers, ...]:
    """Give the columns of the segments of one text."""
    spans = [segments[place].span for place in places]
    first, counts = _within(spans, tokens=tokens)
    rows = ranges(first, counts)
    numbers = np.repeat(np.array(places, dtype=np.int32), counts)
    ids = tokens.ids[rows]
    for place in places:
        for type_, stand_in in segments[place].own.items():
            ids[(numbers == place) & (tokens.ids[rows] == type_)] = stand_in
    columns = (ids, tokens.starts[rows], tokens.ends[rows], numbers)
    heard = _heard(comments(without), tokens=tokens)[rows] if without else ...
    return tuple(column[heard] for column in columns)


def _heard(silent: Sequence[Span], *, tokens: Tokens) -> NDArray[np.bool_]:
    """Tell which words are spoken and not inside a comment."""
    heard = np.ones(len(tokens), dtype=np.bool_)
    first, counts = _within(silent, tokens=tokens)
    heard[ranges(first, counts)] = False
    return heard


def _within(spans: Sequence[Span], *, tokens: Tokens) -> tuple[Places, Places]:
    """Give the first word inside each span, and how many words are inside."""
    bounds = np.array([(span.start, span.end) for span in spans], dtype=np.intp).reshape(-1, 2)
    first = np.searchsorted(tokens.starts, bounds[:, 0], side="left")
    stop = np.searchsorted(tokens.ends, bounds[:, 1], side="right")
    return first, np.maximum(stop - first, 0)
