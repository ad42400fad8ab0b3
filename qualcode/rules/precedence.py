"""Which hits stand: the longest match wins inside a code, an except hit voids.

Precisely, for the hits of one code in one passage:

1. A strong or weak hit that lies inside a longer strong or weak hit does not stand. Of hits
   on the same words the strong one stands, and of equally strong ones that of the rule
   first in the alphabet, so that the order of rules makes no difference. Hits that merely
   overlap, neither inside the other, both stand.
2. A hit that lies inside an except hit (or on the same words) does not stand.

The order of the two steps makes no difference, and an except rule can only take hits
away: whatever lies inside a hit that an except hit covers is covered by it too.
"""

import numpy as np
from numpy.typing import NDArray

from qualcode.rules.arrays import Places

STRONG, WEAK, EXCEPT = range(3)


def standing(
    groups: Places, starts: Places, ends: Places, *, strengths: Places, ranks: Places
) -> Places:
    """Give the rows of the hits that stand, in order of group, start and length.

    ``groups`` says which hits are of one code in one passage; ``strengths`` are STRONG,
    WEAK or EXCEPT; ``ranks`` which of two equal ones stands: the lower.
    """
    is_except = strengths == EXCEPT
    order = np.lexsort((ranks, strengths, -ends, starts, groups))
    counted = order[~is_except[order]]
    longest: Places = counted[~_is_inside(groups[counted], ends[counted])]
    excepts = np.flatnonzero(is_except)
    if not len(excepts):
        return longest
    both = np.concatenate([excepts, longest])
    later = np.arange(len(both)) >= len(excepts)
    order = np.lexsort((later, starts[both], groups[both]))
    reach = np.where(later, -1, ends[both])[order]
    covered = np.empty(len(both), dtype=np.bool_)
    covered[order] = _running_most(groups[both][order], reach) >= ends[both][order]
    stands: Places = longest[~covered[len(excepts) :]]
    return stands


def _is_inside(groups: Places, ends: Places) -> NDArray[np.bool_]:
    """Tell which hits, sorted by group, start and length, end within one before them."""
    before = np.append(-1, _running_most(groups, ends)[:-1])
    same = np.append(False, groups[1:] == groups[:-1])
    inside: NDArray[np.bool_] = same[: len(groups)] & (before[: len(groups)] >= ends)
    return inside


def _running_most(groups: Places, values: Places) -> Places:
    """Give the largest value so far within each group; groups are sorted."""
    if not len(groups):
        return values
    step = int(values.max()) + 2
    numbers = np.cumsum(np.append(0, groups[1:] != groups[:-1]))
    most: Places = np.maximum.accumulate(values + numbers * step) - numbers * step
    return most
