"""One code tried on interviews that were left out of the learning.

Tried is what would be suggested: passages that no strong rule codes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.classify.cuts import Beside, best_cut, expected_yeses, shrink, top
from qualcode.classify.material import UNDECIDED, Flags, Material, Numbers, Rows
from qualcode.classify.scoring import Scores

ENOUGH_TO_CUT = 200
EVERY_FOLD = -1


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """The decided passages of one code, scored by models that never saw their interview.

    All ``(n_decided,)``: ``rows`` of the material, ``truth``, ``strong`` (a strong rule codes
    it: the classifier is not asked), ``scores``, ``for_it`` (the classifier's own part is for
    the code), ``folds``. ``expected`` is how many yeses the shares in what was learned from
    led one to expect among those without a strong hit.
    """

    column: int
    rows: Rows
    truth: Flags
    strong: Flags
    scores: Numbers
    for_it: Flags
    folds: Rows
    expected: float

    @property
    def is_cut(self) -> bool:
        """Whether enough was decided to find the best cut, instead of expecting a share."""
        return len(self.rows) >= ENOUGH_TO_CUT


def try_out(material: Material, column: int, *, scores: Scores) -> Trial | None:
    """Give the trial of one code from scores of unseen passages.

    ``None`` when its decisions on passages without a strong hit stand in one fold only: then
    there is nothing to learn from, or nothing to try it on.
    """
    strong = material.strong[:, column]
    rows = np.flatnonzero(material.decided[:, column] != UNDECIDED)
    missed = rows[~strong[rows]]
    rounds = np.unique(scores.model[missed])
    if len(rounds) < 2:
        return None
    folds = scores.model[missed]
    expected = sum(
        expected_yeses(material, column, learned=scores.model != fold, among=missed[folds == fold])
        for fold in rounds
    )
    return Trial(
        column=column,
        rows=rows,
        truth=material.decided[rows, column] == 1,
        strong=strong[rows],
        scores=scores.total[rows],
        for_it=scores.classifier[rows] > 0,
        folds=scores.model[rows],
        expected=expected,
    )


def common_cuts(trials: Sequence[Trial]) -> dict[int, float]:
    """Give the best cut for all codes together, by the fold that took no part.

    ``EVERY_FOLD`` is the cut that all took part in. Empty where no code is cut.
    """
    if not trials:
        return {}
    folds = np.unique(np.concatenate([one.folds for one in trials])).tolist()
    return {fold: _best(trials, without=fold) for fold in (EVERY_FOLD, *folds)}


def cut_for(trial: Trial, common: Mapping[int, float], *, without: int = EVERY_FOLD) -> float:
    """Give the score from which the code is given: its own best cut, drawn to all codes'."""
    own = _best([trial], without=without)
    kept = (trial.folds != without) & ~trial.strong
    return shrink(own, common[without], yeses=int(np.count_nonzero(trial.truth[kept])))


def _best(trials: Sequence[Trial], *, without: int) -> float:
    """Give the best cut of some codes, on all folds but one."""
    kept = np.concatenate([one.folds != without for one in trials])
    strong = np.concatenate([one.strong for one in trials])
    truth = np.concatenate([one.truth for one in trials])
    scores = np.concatenate([one.scores for one in trials])
    missed = kept & ~strong
    return best_cut(scores[missed], truth[missed], beside=_rules(strong[kept], truth[kept]))


def _rules(strong: Flags, truth: Flags) -> Beside:
    return Beside(
        coded=int(np.count_nonzero(strong)),
        right=int(np.count_nonzero(strong & truth)),
        sought=int(np.count_nonzero(truth)),
    )


def given(trial: Trial, common: Mapping[int, float]) -> Flags:
    """Flag the decided passages that would be suggested, each unseen ``(n_decided,)``.

    A cut is found on the other folds; ``common`` is that of all codes that are cut.
    """
    missed = ~trial.strong
    chosen = np.zeros(len(trial.rows), dtype=np.bool_)
    if not trial.is_cut:
        chosen[missed] = top(trial.scores[missed], round(trial.expected))
        return chosen & trial.for_it
    for fold in np.unique(trial.folds).tolist():
        held = missed & (trial.folds == fold)
        chosen[held] = trial.scores[held] >= cut_for(trial, common, without=fold)
    return chosen & trial.for_it


def f1_of(chosen: Flags, truth: Flags) -> float:
    """Give the F1 of what was chosen, three decimals; zero where nothing was right.

    F1 is the harmonic mean of precision and recall (van Rijsbergen 1979).
    """
    right = int(np.count_nonzero(chosen & truth))
    made, sought = int(np.count_nonzero(chosen)), int(np.count_nonzero(truth))
    return round(2 * right / (made + sought), 3) if right else 0.0
