"""A draw that stands when passages come and go."""

from qualcode.model import Corpus
from qualcode.review import in_lot_order
from tests.building import corpus_of


def names(corpus: Corpus, **given: object) -> list[str]:
    chosen = {"purpose": "lys", "seed": 0} | given
    found = in_lot_order(corpus.passages, corpus=corpus, **chosen)  # type: ignore[arg-type]
    return [one.id for one in found]


MANY = corpus_of({f"K{n:02}": [("S", f"Svar {n}."), ("S", f"Og {n}.")] for n in range(20)})
FEWER = corpus_of({f"K{n:02}": [("S", f"Svar {n}."), ("S", f"Og {n}.")] for n in range(0, 20, 2)})


def test_a_draw_keeps_its_order_when_interviews_are_added() -> None:
    """New passages come in between; those of before stay in their order."""
    before = names(FEWER)
    assert [one for one in names(MANY) if one in before] == before
    assert before != sorted(before)


def test_codes_and_seeds_draw_apart() -> None:
    """What is drawn for one code says nothing of another."""
    assert names(MANY) == names(MANY)
    assert names(MANY) != names(MANY, purpose="drift")
    assert names(MANY) != names(MANY, seed=1)
