"""Which passages are uncoded."""

import pytest

from qualcode.analyse import Uncoded, uncoded
from qualcode.model import Claim, Coding, Corpus
from qualcode.model.coding import Source, State
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "K01": [
            ("I", "Hvad er godt her?"),
            ("A", "Naboerne er gode ved mig hver dag."),
            ("A", "Nej."),
            ("B", "Hunden på trappen er løs igen."),
        ],
        "F01": [("", "Feltnoten har ingen deltager.")],
    }
)


def claim(turn: int, *, state: State, source: Source = "rule") -> Claim:
    """Make a claim about one turn of K01."""
    passage = CORPUS.passages_of_turn("K01", turn)[0]
    coding = Coding(passage, passage.span, "sociale", "naboskab", source, source)
    return Claim(passage, "sociale", "naboskab", state, (coding,))


def found(*claims: Claim, corpus: Corpus = CORPUS, strict: bool = False) -> Uncoded:
    """Look for the uncoded passages of the corpus."""
    return uncoded(claims, corpus=corpus, passages=corpus.passages, strict=strict)


def test_longest_first_and_never_a_field_note() -> None:
    """Passages come by length, then by place; what nobody says is not among them."""
    one = found()
    assert [passage.turn for passage in one.uncoded] == [2, 4, 3]
    assert (one.coded, len(one.passages), one.short) == (0, 3, 1)


@pytest.mark.parametrize(
    ("state", "source", "coded", "coded_strictly"),
    [
        ("read", "person", 1, 1),
        ("rules", "rule", 1, 1),
        ("suggested", "rule", 1, 0),
        ("suggested", "classifier", 0, 0),
        ("rejected", "rule", 0, 0),
        ("unsure", "rule", 0, 0),
        ("disputed", "rule", 0, 0),
    ],
)
def test_what_codes_a_passage(
    state: State, source: Source, coded: int, coded_strictly: int
) -> None:
    """A yes and a strong rule do, a weak rule unless strictly; a no or a model never."""
    assert found(claim(2, state=state, source=source)).coded == coded
    assert found(claim(2, state=state, source=source), strict=True).coded == coded_strictly
