"""What one coder is asked, and in which order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.model import Coding, Corpus, Decision, Mark, Passage
from qualcode.review.sampling import in_lot_order


@dataclass(frozen=True, slots=True)
class Item:
    """One question, whether a code fits a passage.

    ``codings`` are the machines' claims behind it (none where a passage was drawn at
    random), ``marks`` what is known of the words. ``earlier`` is what the coder decided
    when the code was worded otherwise: a second look.
    """

    passage: Passage
    code: str
    codings: tuple[Coding, ...] = ()
    marks: tuple[Mark, ...] = ()
    earlier: Decision | None = None

    @property
    def stratum(self) -> tuple[int, str]:
        """What the question rests on: a strong rule, a weak one, the classifier, nothing."""
        for kind, strength in enumerate(("strong", "weak")):
            rules = sorted(
                hit.rule
                for coding in self.codings
                for hit in coding.hits
                if hit.strength == strength
            )
            if rules:
                return kind, rules[0]
        return (2, "classifier") if self.codings else (3, "")


def arranged(
    items: Iterable[Item], *, corpus: Corpus, codes: Sequence[str], seed: int
) -> tuple[Item, ...]:
    """Put questions in order: code by code, each rule in its turn, else at random.

    Within a code one question of every rule comes before the second of any, so that a rule
    that is wrong shows early; which of a rule's is drawn by ``seed``. Second looks come
    last.
    """
    piles: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        piles[item.code].append(item)
    return tuple(
        item
        for code in codes
        for again in (False, True)
        for item in _in_turn(
            [one for one in piles[code] if (one.earlier is not None) is again],
            corpus=corpus,
            seed=seed,
        )
    )


def _in_turn(items: Sequence[Item], *, corpus: Corpus, seed: int) -> Iterator[Item]:
    by_passage = {item.passage.id: item for item in items}
    passages = [item.passage for item in items]
    purpose = items[0].code if items else ""
    strata: dict[tuple[int, str], list[Item]] = defaultdict(list)
    for passage in in_lot_order(passages, corpus=corpus, purpose=purpose, seed=seed):
        item = by_passage[passage.id]
        strata[item.stratum].append(item)
    piles = [strata[name] for name in sorted(strata)]
    for place in range(max((len(pile) for pile in piles), default=0)):
        for pile in piles:
            if place < len(pile):
                yield pile[place]
