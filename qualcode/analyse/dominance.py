"""One loud voice: how much of what is quoted comes from one participant."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.analyse.choice import Quote


@dataclass(frozen=True, slots=True)
class Dominance:
    """The commonest participant among the quotes of one code (``code`` empty: of all).

    ``share`` is ``quotes`` of ``total``, with three decimals.
    """

    code: str
    participant: str
    quotes: int
    total: int

    @property
    def share(self) -> float:
        """The participant's share of the quotes, between 0 and 1, with three decimals."""
        return round(self.quotes / self.total, 3)


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


def _dominance(code: str, counts: Counter[str]) -> Dominance:
    participant = min(counts, key=lambda one: (-counts[one], one))
    return Dominance(code, participant, counts[participant], counts.total())
