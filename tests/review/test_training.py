"""What people decided becomes labels; what they did not, does not."""

from qualcode.model import Claim, Corpus, Reading
from qualcode.model.coding import State
from qualcode.review import labels
from tests.building import corpus_of

CORPUS = corpus_of({"K01": [("S", "Lampen."), ("I", "Og?"), ("S", "Ja."), ("S", "Nej.")]})


def claim(place: int, state: State, code: str = "lys") -> Claim:
    return Claim(CORPUS.passages[place], "fysiske", code, state, ())


def read(corpus: Corpus, *places: int, coder: str = "maja") -> Reading:
    spans = tuple(corpus.passages[place].span for place in places)
    held = corpus.transcript("K01").fingerprint
    return Reading("r", coder, "K01", held, spans, ("lys", "drift"))


def test_accepted_is_yes_and_rejected_is_no() -> None:
    """Unread claims teach nothing."""
    given = labels(
        [claim(0, "read"), claim(1, "rejected"), claim(2, "rules"), claim(0, "suggested", "drift")],
        readings=[],
        corpus=CORPUS,
    )
    assert given == {"lys": {"K01:1.1": True, "K01:3.1": False}}


def test_passages_read_through_without_the_code_are_noes() -> None:
    """A reading gives a no for every code it was read for."""
    given = labels([claim(0, "read")], readings=[read(CORPUS, 0, 1)], corpus=CORPUS)
    assert given == {
        "drift": {"K01:1.1": False, "K01:3.1": False},
        "lys": {"K01:1.1": True, "K01:3.1": False},
    }


def test_unsure_and_disputed_passages_teach_nothing() -> None:
    """Even where somebody's silent reading would be a no."""
    given = labels(
        [claim(0, "disputed"), claim(1, "unsure")],
        readings=[read(CORPUS, 0, 1), read(CORPUS, 0, coder="jonas")],
        corpus=CORPUS,
    )
    assert given == {"drift": {"K01:1.1": False, "K01:3.1": False}}


def test_nothing_decided_gives_no_labels() -> None:
    """Codes without a single label are not listed."""
    assert labels([], readings=[], corpus=CORPUS) == {}
