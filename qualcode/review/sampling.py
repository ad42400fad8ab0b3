"""Drawing passages at random, so that a draw stands when passages come and go.

Every passage has a lot: a number that follows from its words' address, the code and the seed,
and from nothing else. The sample is the passages with the lowest lots (permanent random
numbers: Ohlsson 1995, in Business Survey Methods). A codebook edit that turns hits into
misses, or a new interview, changes who is in the sample only as far as it must, and
decisions made before still count.
"""

import hashlib
from collections.abc import Iterable

from qualcode.model import Corpus, Passage


def lot(passage: Passage, *, corpus: Corpus, purpose: str, seed: int) -> int:
    """Give the passage's lot for a purpose (a code's id): 64 bits, the same on every machine."""
    transcript = corpus.transcript(passage.transcript)
    span = f"{passage.span.start}-{passage.span.end}"
    basis = f"{seed}|{purpose}|{transcript.id}|{transcript.fingerprint}|{span}"
    return int.from_bytes(hashlib.sha256(basis.encode()).digest()[:8], "big")


def in_lot_order(
    passages: Iterable[Passage], *, corpus: Corpus, purpose: str, seed: int
) -> tuple[Passage, ...]:
    """Give passages in the order of their lots."""
    return tuple(
        sorted(
            passages,
            key=lambda one: (lot(one, corpus=corpus, purpose=purpose, seed=seed), one.id),
        )
    )
