"""When a word that was corrected is still the same word, and how two rows of words pair up."""

from collections.abc import Iterator, Sequence

from qualcode.language import NEGATIONS

FARTHEST = 2
SHORTEST = 4
_NEGATIONS = frozenset(word for words in NEGATIONS.values() for word in words)


def is_respelling(one: str, other: str) -> bool:
    """Tell whether one folded word may be the other with a slip of the pen mended.

    The first letter stays, at most two letters in five and two in all are added, left out,
    exchanged or swapped with a neighbour (Damerau 1964). Words of three letters or fewer are
    too near to each other for that (*han, hun*) and may only have letters swapped; numbers and
    negations must stay as they are.

    >>> is_respelling("lampen", "lamepn"), is_respelling("tryg", "utryg")
    (True, False)
    >>> is_respelling("hun", "han"), is_respelling("aldrig", "altid")
    (False, False)
    """
    if one == other:
        return True
    fixed = one in _NEGATIONS or other in _NEGATIONS or _has_digit(one) or _has_digit(other)
    if fixed or one[:1] != other[:1]:
        return False
    if min(len(one), len(other)) < SHORTEST:
        return sorted(one) == sorted(other) and _distance(one, other) == 1
    if abs(len(one) - len(other)) > FARTHEST:
        return False
    return _distance(one, other) <= min(FARTHEST, 2 * max(len(one), len(other)) / 5)


def paired_end(words: Sequence[str], other: Sequence[str], *, start: int, most: int) -> int:
    """Give where a row of words ends in another that it begins in at ``start``, else -1.

    At most ``most`` words are respelt, joined, split, or said once instead of twice; no other
    word comes in or goes.
    """
    best: dict[tuple[int, int], int] = {}
    left = [(0, start, 0)]
    while left:
        here, there, spent = left.pop()
        while here < len(words) and there < len(other) and words[here] == other[there]:
            here, there = here + 1, there + 1
        if here == len(words):
            return there
        if spent < most and best.get((here, there), most) > spent:
            best[here, there] = spent
            left += [(*step, spent + 1) for step in _steps(words, other, here, there)]
    return -1


def _steps(
    words: Sequence[str], other: Sequence[str], here: int, there: int
) -> Iterator[tuple[int, int]]:
    """Give how two rows may go on where they differ; the last one given is tried first."""
    word, new = words[here], other[there] if there < len(other) else ""
    if here and word == words[here - 1]:
        yield here + 1, there
    if there and here and new == other[there - 1]:
        yield here, there + 1
    if new and here + 1 < len(words) and is_respelling(word + words[here + 1], new):
        yield here + 2, there + 1
    if there + 1 < len(other) and is_respelling(word, new + other[there + 1]):
        yield here + 1, there + 2
    if new and is_respelling(word, new):
        yield here + 1, there + 1


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(sign.isdecimal() for sign in word)


def _distance(one: str, other: str) -> int:
    """Give the optimal string alignment distance of two short words."""
    earlier: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, start=1):
        now = [row]
        for column, new in enumerate(other, start=1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (sign != new))
            swapped = row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == new
            now.append(min(cost, earlier[column - 2] + 1) if swapped else cost)
        earlier, last = last, now
    return last[-1]
