"""Names for places in the book, each used once."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.model import Codebook, Corpus
from qualcode.report.book import Anchors

_UNFIT = re.compile(r"[^\w.~-]+")


@dataclass(frozen=True, slots=True)
class Places:
    """Anchors of transcripts, of turns by (transcript, number), of passages, and of codes."""

    parts: Anchors
    transcripts: Mapping[str, str]
    turns: Mapping[tuple[str, int], str]
    passages: Mapping[str, str]
    codes: Mapping[str, str]


def places_in(corpus: Corpus, codebook: Codebook) -> Places:
    """Give ``K01``, ``K01-18`` and ``K01-18.2``; a name that is taken gets ``~2`` after it.

    A turn's first passage is the turn's own place.
    """
    taken: set[str] = {"main", "top", "keys"}
    parts = Anchors(*(_own(name, taken) for name in Anchors.__slots__))
    codes = {one.id: _own(f"code-{one.id}", taken) for one in codebook}
    transcripts = {one.id: _own(one.id, taken) for one in corpus.transcripts}
    turns = {
        (one.id, turn.number): _own(f"{transcripts[one.id]}-{turn.number}", taken)
        for one in corpus.transcripts
        for turn in one.turns
    }
    passages = {
        one.id: turns[one.transcript, one.turn]
        if one.number == 1
        else _own(f"{turns[one.transcript, one.turn]}.{one.number}", taken)
        for one in corpus.passages
    }
    return Places(parts, transcripts, turns, passages, codes)


def _own(name: str, taken: set[str]) -> str:
    plain = _UNFIT.sub("_", unicodedata.normalize("NFC", name)) or "_"
    found, number = plain, 1
    while found in taken:
        number += 1
        found = f"{plain}~{number}"
    taken.add(found)
    return found
