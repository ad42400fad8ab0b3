"""Interviews dealt into folds: each is left out of the learning once."""

import numpy as np

from qualcode.classify.material import UNDECIDED, Material, Rows

MOST_FOLDS = 5
FEWER_FOLDS = 3
MANY_PASSAGES = 1000


def deal(material: Material) -> Rows:
    """Give the fold ``(n_passages,)`` of each passage; interviews stay whole.

    The interviews with most decisions are dealt first, each to the fold that has fewest
    decisions, then fewest passages. Five folds; three where nothing has been decided or
    there are more than 1,000 passages; never more than there are interviews.
    """
    any_decided = (material.decided != UNDECIDED).any(axis=1)
    decided = np.bincount(material.groups, weights=any_decided)
    passages = np.bincount(material.groups)
    small = bool(any_decided.any()) and len(material.passages) <= MANY_PASSAGES
    count = min(MOST_FOLDS if small else FEWER_FOLDS, len(passages))
    load = np.zeros((count, 2))
    fold_of = np.zeros(len(passages), dtype=np.intp)
    for group in np.lexsort((np.arange(len(passages)), -passages, -decided)):
        fold = int(np.lexsort((np.arange(count), load[:, 1], load[:, 0]))[0])
        fold_of[group] = fold
        load[fold] += decided[group], passages[group]
    return fold_of[material.groups]
