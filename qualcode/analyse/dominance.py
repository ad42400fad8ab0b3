"""One loud voice: how much of what is quoted or counted comes from one participant."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.analyse.choice import Quote
from qualcode.analyse.counting import is_counted
from qualcode.model import Claim, Counting

LOUD = 1 / 3
FEWEST = 4


@dataclass(frozen=True, slots=True)
class Dominance:
    """The commonest participant among the quotes or passages of one code.

    An empty ``code`` is all of them. ``share`` is ``amount`` of ``total``, with three decimals.
    """

    code: str
    participant: str
    amount: int
    total: int

    @property
    def share(self) -> float:
        """The participant's share, between 0 and 1, with three decimals."""
        return round(self.amount / self.total, 3)

    @property
    def is_loud(self) -> bool:
        """Tell whether one gives more than a third, of four at least."""
        return self.total >= FEWEST and self.amount / self.total > LOUD


def dominance(quotes: Iterable[Quote]) -> tuple[Dominance, ...]:
    """Give the commonest participant of all quotes, then of each code's, in their order.

    Ties go to the participant whose id comes first. Quotes from field notes are left out.

    >>> dominance([])
    ()
    """
    piles: dict[str, Counter[str]] = {}
    for quote in quotes:
        if quote.participant:
            for code in ("", quote.code):
                piles.setdefault(code, Counter())[quote.participant] += 1
    return tuple(_dominance(code, counts) for code, counts in piles.items())


def loud_voices(claims: Iterable[Claim], *, counting: Counting) -> Mapping[str, Dominance]:
    """Give by code who gives more than a third of the counted passages, where anybody does.

    A code that only one participant speaks of has no loud voice among others.
    """
    piles: dict[str, Counter[str]] = {}
    for claim in claims:
        if claim.passage.counts and is_counted(claim, counting=counting):
            piles.setdefault(claim.code, Counter())[claim.passage.participant] += 1
    found = (_dominance(code, counts) for code, counts in piles.items() if len(counts) > 1)
    return {one.code: one for one in found if one.is_loud}


def _dominance(code: str, counts: Counter[str]) -> Dominance:
    participant = min(counts, key=lambda one: (-counts[one], one))
    return Dominance(code, participant, counts[participant], counts.total())
