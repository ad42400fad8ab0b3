"""Which claims are counted, and for whom."""

from collections.abc import Mapping

from qualcode.model import Claim, Corpus, Counting, Mark, Passage, State

COUNTED: Mapping[Counting, tuple[State, ...]] = {
    "read": ("read",),
    "rules": ("read", "rules"),
    "all": ("read", "rules", "suggested"),
}
ASKED: frozenset[Mark] = frozenset({"prompted", "echo"})


def is_counted(claim: Claim, *, counting: Counting) -> bool:
    """Tell whether a claim's state is one that is counted; suggestions only under ``all``.

    >>> from qualcode.model import Span
    >>> passage = Passage("K01", 2, 1, Span(0, 9), "K01-S", "resident", True, 2)
    >>> claim = Claim(passage, "fysiske", "lys", "rules", ())
    >>> [is_counted(claim, counting=one) for one in ("read", "rules", "all")]
    [False, True, True]
    """
    return claim.state in COUNTED[counting]


def is_participants(passage: Passage, *, corpus: Corpus) -> bool:
    """Tell whether the words are a participant's who counts: never so for field notes."""
    return passage.counts and corpus.participant(passage.participant) is not None


def is_asked(claim: Claim) -> bool:
    """Tell whether the question before a claim named its code first.

    >>> from qualcode.model import Span
    >>> passage = Passage("K01", 2, 1, Span(0, 9), "K01-S", "resident", True, 2)
    >>> [is_asked(Claim(passage, "fysiske", "lys", "read", (), marks=marks))
    ...  for marks in ((), ("prompted",), ("echo", "negated"))]
    [False, True, True]
    """
    return bool(ASKED.intersection(claim.marks))
