"""One code tried on interviews that were left out of the learning."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from qualcode.classify.cuts import best_cut, expected_yeses, shrink, top
from qualcode.classify.lessons import lesson_of
from qualcode.classify.material import UNDECIDED, Flags, Material, Numbers, Rows
from qualcode.classify.scoring import score

MOST_FOLDS = 5
MANY_DECIDED = 1000
FOLDS_OF_MANY = 3
ENOUGH_TO_CUT = 200


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """The decided passages of one code, scored by learning that never saw their interview.

    All ``(n_decided,)``: ``rows`` of the material, ``truth``, ``scores``, ``folds`` (which
    round left the row out), ``groups``. ``expected`` is how many yeses the shares in what
    was learned from led one to expect.
    """

    column: int
    rows: Rows
    truth: Flags
    scores: Numbers
    folds: NDArray[np.intp]
    groups: NDArray[np.intp]
    expected: float

    @property
    def yeses(self) -> int:
        """How many of the passages were accepted."""
        return int(np.count_nonzero(self.truth))

    @property
    def is_cut(self) -> bool:
        """Whether enough was decided to find the best cut, instead of expecting a share."""
        return len(self.rows) >= ENOUGH_TO_CUT


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision, recall and F1 of a set of codings, each rounded to three decimals."""

    precision: float
    recall: float
    f1: float


def try_out(material: Material, column: int) -> Trial | None:
    """Give the trial of one code, or ``None`` when its decisions are in one interview only."""
    decided = material.decided[:, column]
    rows = np.flatnonzero(decided != UNDECIDED)
    groups = material.groups[rows]
    different = len(np.unique(groups))
    if different < 2:
        return None
    most = MOST_FOLDS if len(rows) <= MANY_DECIDED else FOLDS_OF_MANY
    split = GroupKFold(n_splits=min(most, different)).split(rows, groups=groups)
    scores, folds, expected = np.zeros(len(rows)), np.zeros(len(rows), dtype=np.intp), 0.0
    for fold, (_, held) in enumerate(split):
        left_out = np.isin(material.groups, groups[held])
        lesson = lesson_of(material, column, left_out=left_out)
        scores[held] = score(material, column, lesson=lesson).total[rows[held]]
        folds[held] = fold
        expected += expected_yeses(material, column, learned=~left_out, among=rows[held])
    return Trial(column, rows, decided[rows] == 1, scores, folds, groups, expected)


def cut_for(trial: Trial, trials: Sequence[Trial], *, without: Flags | None = None) -> float:
    """Give the score from which the code is given: its own best cut, drawn to all codes'.

    ``without`` ``(n_groups,)`` flags interviews that must not take part.
    """
    own = _kept(trial, without)
    pooled = [(one, _kept(one, without)) for one in trials]
    everyone = best_cut(
        np.concatenate([one.scores[kept] for one, kept in pooled]),
        np.concatenate([one.truth[kept] for one, kept in pooled]),
    )
    yeses = int(np.count_nonzero(trial.truth[own]))
    return shrink(best_cut(trial.scores[own], trial.truth[own]), everyone, yeses=yeses)


def _kept(trial: Trial, without: Flags | None) -> Flags:
    if without is None:
        return np.ones(len(trial.rows), dtype=np.bool_)
    return ~without[trial.groups]


def given(trial: Trial, trials: Sequence[Trial]) -> Flags:
    """Flag the decided passages that the code would be given, each unseen ``(n_decided,)``."""
    if not trial.is_cut:
        return top(trial.scores, round(trial.expected))
    chosen = np.zeros(len(trial.rows), dtype=np.bool_)
    groups = 1 + max(int(one.groups.max()) for one in trials)
    for fold in np.unique(trial.folds):
        held = trial.folds == fold
        without = np.isin(np.arange(groups), trial.groups[held])
        chosen[held] = trial.scores[held] >= cut_for(trial, trials, without=without)
    return chosen


def quality(chosen: Flags, truth: Flags) -> Quality:
    """Give precision, recall and F1 of what was chosen; zero where nothing was right.

    F1 is the harmonic mean of the two (van Rijsbergen 1979).
    """
    right = int(np.count_nonzero(chosen & truth))
    made, sought = int(np.count_nonzero(chosen)), int(np.count_nonzero(truth))
    return Quality(
        precision=round(right / made, 3) if made else 0.0,
        recall=round(right / sought, 3) if sought else 0.0,
        f1=round(2 * right / (made + sought), 3) if right else 0.0,
    )
