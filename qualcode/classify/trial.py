"""One code tried on interviews that were left out of the learning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.classify.cuts import best_cut, expected_yeses, shrink, top
from qualcode.classify.material import UNDECIDED, Flags, Material, Numbers, Rows
from qualcode.classify.scoring import Scores

ENOUGH_TO_CUT = 200
EVERY_FOLD = -1


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """The decided passages of one code, scored by models that never saw their interview.

    All ``(n_decided,)``: ``rows`` of the material, ``truth``, ``scores``, ``folds``.
    ``expected`` is how many yeses the shares in what was learned from led one to expect.
    """

    column: int
    rows: Rows
    truth: Flags
    scores: Numbers
    folds: Rows
    expected: float

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


def try_out(material: Material, column: int, *, scores: Scores) -> Trial | None:
    """Give the trial of one code from scores of unseen passages.

    ``None`` when its decisions stand in one fold only: then nothing is left to learn from.
    """
    rows = np.flatnonzero(material.decided[:, column] != UNDECIDED)
    folds = scores.model[rows]
    rounds = np.unique(folds)
    if len(rounds) < 2:
        return None
    expected = sum(
        expected_yeses(material, column, learned=scores.model != fold, among=rows[folds == fold])
        for fold in rounds
    )
    truth = material.decided[rows, column] == 1
    return Trial(column, rows, truth, scores.total[rows], folds, expected)


def common_cuts(trials: Sequence[Trial]) -> dict[int, float]:
    """Give the best cut for all codes together, by the fold that took no part.

    ``EVERY_FOLD`` is the cut that all took part in. Empty where no code is cut.
    """
    if not trials:
        return {}
    scores = np.concatenate([one.scores for one in trials])
    truth = np.concatenate([one.truth for one in trials])
    folds = np.concatenate([one.folds for one in trials])
    left_out = [EVERY_FOLD, *np.unique(folds).tolist()]
    return {fold: best_cut(scores[folds != fold], truth[folds != fold]) for fold in left_out}


def cut_for(trial: Trial, common: Mapping[int, float], *, without: int = EVERY_FOLD) -> float:
    """Give the score from which the code is given: its own best cut, drawn to all codes'."""
    kept = trial.folds != without
    own = best_cut(trial.scores[kept], trial.truth[kept])
    return shrink(own, common[without], yeses=int(np.count_nonzero(trial.truth[kept])))


def given(trial: Trial, common: Mapping[int, float]) -> Flags:
    """Flag the decided passages that the code would be given, each unseen ``(n_decided,)``.

    A cut is found on the other folds; ``common`` is that of all codes that are cut.
    """
    if not trial.is_cut:
        return top(trial.scores, round(trial.expected))
    chosen = np.zeros(len(trial.rows), dtype=np.bool_)
    for fold in np.unique(trial.folds).tolist():
        held = trial.folds == fold
        chosen[held] = trial.scores[held] >= cut_for(trial, common, without=fold)
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
