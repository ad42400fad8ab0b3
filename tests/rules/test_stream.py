"""Batches of the words that rules read."""

import pytest

from qualcode.codebook import parse_term
from qualcode.language import tokenise
from qualcode.model import Settings
from qualcode.rules import find, stream
from tests.building import corpus_of


@pytest.mark.parametrize("size", [1, 5, 1_000_000])
def test_the_size_of_a_batch_makes_no_difference(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Matches are found whatever stands before and after them in the row."""
    monkeypatch.setattr(stream, "_BATCH", size)
    corpus = corpus_of({f"K{n}": [("A", "en nabo"), ("B", "hilser på naboen")] for n in range(4)})
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    found = find(parse_term("nabo*"), corpus=corpus, tokenised=tokenised, settings=Settings())
    assert [(one.passage.id, one.span.start) for one in found] == [
        (f"K{n}:{turn}.1", start) for n in range(4) for turn, start in ((1, 6), (2, 25))
    ]
