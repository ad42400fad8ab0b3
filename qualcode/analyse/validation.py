"""How right a code's machine codings are, from two samples that a person decided.

Passages that the machine codes (hits) and those it does not (misses) are sampled apart, for
hits are few and misses many. With H hits and M misses in all, precision p and share of
missed q in the samples, the code is on H·p + M·q passages (Tenenbein 1970, double sampling
with a fallible classifier), and recall is H·p / (H·p + M·q).

The intervals are for people like these, not for these passages alone: participants are
drawn with replacement, each with all passages that are theirs (the bootstrap of Rao & Wu
1988, which draws one fewer than there are), and the interval is cut where Student's t would
be for that many, so that few participants do not look certain.
In each draw the shares are those of Jeffreys' prior, so that a sample without a single miss
does not prove that there are none (Brown, Cai & DasGupta 2001).

References: Tenenbein, A. (1970) JASA 65(331). Rao, J. N. K. & Wu, C. F. J. (1988) JASA
83(401). Brown, L. D., Cai, T. T. & DasGupta, A. (2001) Statistical Science 16(2).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]
Figure = Callable[[Draws], Draws]
DRAWS = 2000
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Judged:
    """One sampled passage: whose it is, whether the machine coded it, what a person said."""

    participant: str
    hit: bool
    yes: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % interval, each between 0 and 1, to three decimals."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Validation:
    """What the samples come to. ``None`` for a figure whose sample is empty.

    ``hits`` and ``misses`` are how many passages there are of each, ``judged_hits`` and
    ``judged_misses`` how many of them were decided, ``right`` and ``missed`` those that have
    the code. ``prevalence`` is the share of all passages that have it, ``found`` the share
    that the machine codes.
    """

    hits: int
    misses: int
    judged_hits: int
    judged_misses: int
    right: int
    missed: int
    precision: Estimate | None
    recall: Estimate | None
    prevalence: Estimate | None

    @property
    def found(self) -> float | None:
        """The share of all passages that the machine codes; ``None`` without passages."""
        every = self.hits + self.misses
        return round(self.hits / every, 3) if every else None


def validate(
    judged: Sequence[Judged], *, sizes: Mapping[str, tuple[int, int]], seed: int = 0
) -> Validation:
    """Estimate precision, recall and prevalence of a code from decided samples.

    ``sizes`` maps participant to how many of their passages are hits and misses, whether
    sampled or not; ``seed`` chooses the draws of the intervals.
    """
    counts = _counts(judged, sizes=sizes)
    whole = counts.sum(axis=0)
    tail = _tail(int((counts[:, 4] + counts[:, 5] > 0).sum()))
    drawn = _drawn(counts, seed=seed)
    sampled = (bool(whole[1]), bool(whole[3]))
    hits, misses = int(whole[4]), int(whole[5])
    of_all = (sampled[0] or not hits) and (sampled[1] or not misses)
    is_found = whole[0] > 0 or whole[2] > 0

    def estimate(figure: Figure, *, is_known: bool) -> Estimate | None:
        return _estimate(figure(whole), figure(drawn), tail=tail) if is_known else None

    return Validation(
        hits=hits,
        misses=misses,
        judged_hits=int(whole[1]),
        judged_misses=int(whole[3]),
        right=int(whole[0]),
        missed=int(whole[2]),
        precision=estimate(_precision, is_known=sampled[0]),
        recall=estimate(_recall, is_known=of_all and is_found),
        prevalence=estimate(_prevalence, is_known=of_all and hits + misses > 0),
    )


def _counts(judged: Sequence[Judged], *, sizes: Mapping[str, tuple[int, int]]) -> Draws:
    """Give a row a participant: yes and all of the hits judged, of the misses, and the sizes."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    for name, (hits, misses) in sizes.items():
        found[name][4:] = [hits, misses]
    for one in judged:
        place = 0 if one.hit else 2
        found[one.participant][place] += one.yes
        found[one.participant][place + 1] += 1
    return np.array([found[name] for name in sorted(found)], dtype=np.float64).reshape(-1, 6)


def _drawn(counts: Draws, *, seed: int) -> Draws:
    """Draw participants, and add what Jeffreys' prior holds possible to each sample."""
    random = np.random.default_rng(seed)
    people = len(counts)
    drawn = np.tile(counts.sum(axis=0), (DRAWS, 1))
    if people > 1:
        weights = random.multinomial(people - 1, [1 / people] * people, size=DRAWS)
        drawn = weights @ counts * (people / (people - 1))
    for place in (0, 2):
        yes, no = random.gamma(0.5, size=(2, DRAWS))
        drawn[:, place] += yes
        drawn[:, place + 1] += yes + no
    return drawn


def _precision(counts: Draws) -> Draws:
    """Give the share of right hits; ``counts`` has the six columns of ``_counts`` last."""
    return _over(counts[..., 0], counts[..., 1])


def _missed(counts: Draws) -> Draws:
    return _over(counts[..., 2], counts[..., 3])


def _recall(counts: Draws) -> Draws:
    right = counts[..., 4] * _precision(counts)
    return _over(right, right + counts[..., 5] * _missed(counts))


def _prevalence(counts: Draws) -> Draws:
    every = counts[..., 4] + counts[..., 5]
    right = counts[..., 4] * _precision(counts)
    return _over(right + counts[..., 5] * _missed(counts), every)


def _over(part: Draws, whole: Draws) -> Draws:
    """Divide; where there is nothing to divide by, 0."""
    result: Draws = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return result


def _tail(people: int) -> float:
    """Give the share to cut off at each end: 2.5 %, and less where there are few participants.

    The normal tail beyond the 97.5 % point of Student's t (expansion of Fisher & Cornish 1960).

    >>> round(_tail(1000), 4), round(_tail(8), 4)
    (0.0249, 0.0092)
    """
    free = max(1, people - 1)
    t = Z + (Z**3 + Z) / (4 * free) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * free**2)
    return NormalDist().cdf(-t)


def _estimate(value: Draws, draws: Draws, *, tail: float) -> Estimate:
    low, high = np.percentile(draws, (100 * tail, 100 - 100 * tail))
    middle = round(float(value), 3)
    return Estimate(middle, min(round(float(low), 3), middle), max(round(float(high), 3), middle))
