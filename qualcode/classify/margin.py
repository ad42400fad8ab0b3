"""How sure a trial must be before a code is suggested: luck lets hardly any through."""

import math
from collections.abc import Sequence

FEWEST_RIGHT = 3
FEWEST_INTERVIEWS = 2
ONE_SIDED_95 = 1.6448536269514722


def lower_bound(tries: Sequence[tuple[int, int]]) -> float:
    """Give the share that is right, as low as it may be with 95 % confidence (one-sided).

    ``tries`` are each interview's (right, made). Wilson's (1927) score interval, on as many
    tries as these are worth: what one interview holds is alike, so that they count for less
    than as many from interviews of their own (Rao & Scott 1992). 0 where nothing was made.

    >>> round(lower_bound([(4, 5), (4, 5)]), 3), round(lower_bound([(1, 1)] * 3), 3)
    (0.541, 0.526)
    >>> round(lower_bound([(8, 8), (0, 2)]), 3), lower_bound([])
    (0.239, 0.0)
    """
    right, made = (sum(one[at] for one in tries) for at in (0, 1))
    if not made:
        return 0.0
    share, worth = right / made, made / design_effect(tries)
    z2 = ONE_SIDED_95**2
    middle = share + z2 / (2 * worth)
    spread = ONE_SIDED_95 * math.sqrt(share * (1 - share) / worth + z2 / (4 * worth**2))
    return max(0.0, (middle - spread) / (1 + z2 / worth))


def design_effect(tries: Sequence[tuple[int, int]]) -> float:
    """Give how many times the variance is that of independent tries; never under 1.

    Of the share as a ratio of sums over interviews (Rao & Scott 1992, eq. 2); 1 where all or
    none are right, or there is one interview only, since nothing can be told from it.

    >>> design_effect([(2, 2), (0, 2)]), design_effect([(1, 2), (1, 2)])
    (4.0, 1.0)
    """
    counted = [one for one in tries if one[1]]
    right, made = (sum(one[at] for one in counted) for at in (0, 1))
    if len(counted) < 2 or right in (0, made):
        return 1.0
    share, interviews = right / made, len(counted)
    squares = sum((yes - share * tried) ** 2 for yes, tried in counted)
    variance = interviews / (interviews - 1) * squares / made**2
    return max(1.0, variance * made / (share * (1 - share)))


def bar(*, rules_f1: float, share: float) -> float:
    """Give what the share of right suggestions must surely exceed.

    Codings added to others raise their F1 just when more than half of that F1 of them are
    right (2(R + r)/(N + n) > 2R/N exactly when r/n > R/N, and R/N is half of F1); and picked
    blindly, ``share`` of them would be.
    """
    return max(rules_f1 / 2, share)


def is_sure(tries: Sequence[tuple[int, int]], *, above: float) -> bool:
    """Tell whether a trial is no luck: three right finds, from two interviews, and the bound.

    ``tries`` are each interview's (right, made); interviews with a shared participant are one.
    """
    return (
        sum(right for right, _ in tries) >= FEWEST_RIGHT
        and sum(right > 0 for right, _ in tries) >= FEWEST_INTERVIEWS
        and lower_bound(tries) > above
    )
