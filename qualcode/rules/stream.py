"""The words that rules read: those of passages and questions, without what is skipped.

Labels and times are outside every turn's span; the transcriber's comments and fillers
are left out here, so that words beside each other in a stream are beside each other for
a rule. What is left stands in one row for all transcripts of a language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.language import Tokens, comments
from qualcode.rules.arrays import Mask, Numbers, Places, ranges

_BATCH = 400_000


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """Stretches of texts that a rule may not leave: passages and questions.

    ``keys`` are the texts' keys. The columns ``(n_segments,)`` are the place of the text in
    ``keys``, start and end in the text, and the place in ``own`` of a mapping from word type
    to the type that stands for it in the speaker's mouth.
    """

    keys: tuple[str, ...]
    texts: Numbers
    starts: Numbers
    ends: Numbers
    speakers: Places
    own: Sequence[Mapping[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """Columns of equal length, one row a word: type, segment, and where it comes from.

    ``rows`` are places in ``all_starts`` and ``all_ends``, which hold the offsets of the
    words of all texts, one text after the other.
    """

    ids: Numbers
    segments: Numbers
    rows: Places
    all_starts: Numbers
    all_ends: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    def starts(self, words: Places) -> Places:
        """Give where some words start in their texts, in code points."""
        return self.all_starts[self.rows[words]].astype(np.intp)

    def ends(self, words: Places) -> Places:
        """Give where some words end in their texts, in code points."""
        return self.all_ends[self.rows[words]].astype(np.intp)


def batches(segments: Segments, *, tokens: Mapping[str, Tokens]) -> Iterator[dict[str, Places]]:
    """Give the places of the segments of each text, some texts at a time.

    A batch is so small that its arrays fit where the processor reads fast, and that the
    memory used does not grow with the corpus.
    """
    order = np.argsort(segments.texts, kind="stable")
    bounds = np.searchsorted(segments.texts[order], np.arange(len(segments.keys) + 1)).tolist()
    batch: dict[str, Places] = {}
    words = 0
    for number, key in enumerate(segments.keys):
        if bounds[number] == bounds[number + 1]:
            continue
        batch[key] = order[bounds[number] : bounds[number + 1]]
        words += len(tokens[key])
        if words >= _BATCH:
            yield batch
            batch, words = {}, 0
    if batch:
        yield batch


def stream_of(
    segments: Segments,
    *,
    by_text: Mapping[str, Places],
    tokens: Mapping[str, Tokens],
    comments_in: Mapping[str, str],
    skipped: Mask,
) -> Stream:
    """Lay the words of segments in a row, text by text.

    ``by_text`` says which segments, and in which text; ``comments_in`` holds the texts
    whose comments are left out, by key; ``skipped`` tells of each type ``(n_types,)``, those
    that stand for something in one speaker's mouth last, whether it is left out everywhere.
    """
    read = ~skipped
    columns: list[tuple[Numbers, Numbers, Places]] = []
    offset = 0
    for key, places in by_text.items():
        heard = _heard(tokens[key], text=comments_in.get(key, ""))
        ids, numbers, rows = _of_text(
            segments, tokens=tokens[key], places=places, heard=heard, read=read
        )
        columns.append((ids, numbers, rows + offset))
        offset += len(tokens[key])
    nothing = (np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32), np.empty(0, dtype=np.intp))
    ids, numbers, rows = (np.concatenate(column) for column in zip(nothing, *columns, strict=True))
    return Stream(
        ids,
        numbers,
        rows,
        np.concatenate([nothing[0], *(tokens[key].starts for key in by_text)]),
        np.concatenate([nothing[0], *(tokens[key].ends for key in by_text)]),
    )


def _of_text(
    segments: Segments, *, tokens: Tokens, places: Places, heard: Mask, read: Mask
) -> tuple[Numbers, Numbers, Places]:
    """Give types, segments and rows of the words of one text's segments that are read."""
    first, counts = _within(segments.starts[places], segments.ends[places], tokens=tokens)
    rows = ranges(first, counts)
    numbers = np.repeat(places.astype(np.int32), counts)
    said = tokens.ids[rows]
    ids = said
    for speaker in np.unique(segments.speakers[places]).tolist():
        for type_, stand_in in segments.own[speaker].items():
            ids = ids.copy() if ids is said else ids
            ids[(segments.speakers[numbers] == speaker) & (said == type_)] = stand_in
    kept = heard[rows] & read[ids]
    return ids[kept], numbers[kept], rows[kept]


def _heard(tokens: Tokens, *, text: str) -> Mask:
    """Tell which words are spoken and not inside a comment of the text."""
    heard = np.ones(len(tokens), dtype=np.bool_)
    spans = comments(text)
    starts = np.array([span.start for span in spans], dtype=np.int32)
    ends = np.array([span.end for span in spans], dtype=np.int32)
    heard[ranges(*_within(starts, ends, tokens=tokens))] = False
    return heard


def _within(starts: Numbers, ends: Numbers, *, tokens: Tokens) -> tuple[Places, Places]:
    """Give the first word inside each stretch, and how many words are inside."""
    first = np.searchsorted(tokens.starts, starts, side="left")
    stop = np.searchsorted(tokens.ends, ends, side="right")
    return first, np.maximum(stop - first, 0)
