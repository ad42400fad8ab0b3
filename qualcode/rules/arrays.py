"""Two steps that joining tables in NumPy needs again and again."""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]


def ranges(starts: Places, counts: Places) -> Places:
    """Give the numbers ``start … start + count - 1`` of all ranges, one after the other.

    >>> ranges(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    numbers: Places = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return numbers


class Groups:
    """Rows by the number they belong to: which rows belong to each of many numbers."""

    def __init__(self, numbers: Places, size: int) -> None:
        self._rows = np.argsort(numbers, kind="stable")
        self._counts = np.bincount(numbers, minlength=size)
        self._starts = np.cumsum(self._counts) - self._counts

    def rows_of(self, numbers: Places) -> tuple[Places, Places]:
        """Give, for each number, its rows: places in ``numbers``, and the rows."""
        counts = self._counts[numbers]
        places = np.repeat(np.arange(len(numbers)), counts)
        return places, self._rows[ranges(self._starts[numbers], counts)]
