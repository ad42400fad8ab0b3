"""The chance that a code fits a passage, for every question that nobody has answered.

Within a code the order is that of the score, z(classifier) + z(rule hits), over passages
with and without hits alike. To merge codes, the score goes through a logistic curve of
slope one, whose level for each code is such that the chances on decided passages add up to
the yeses among them (a prior re-estimated: Saerens, Latinne & Decaestecker 2002). The slope
is never fitted: scores of left-out interviews may run against the answers by accident, and
a fitted slope would then turn the order round. Features have length one, so the score knows
nothing of how much was said; the odds before any evidence are therefore in proportion to a
passage's words, as to exposure in a model of rates (McCullagh & Nelder 1989, §6.2). Without
that, «ja» and «næ» would stand first: nothing in them speaks against any code.
"""

from collections.abc import Iterable

import numpy as np

from qualcode.classify.cuts import PRIOR, expected_yeses
from qualcode.classify.folds import deal
from qualcode.classify.learned import Likely
from qualcode.classify.lessons import lesson_of, needs_weak
from qualcode.classify.material import UNDECIDED, Material, Numbers
from qualcode.classify.scoring import score, score_unseen

FARTHEST = 40.0
HALVINGS = 60


def likely_in(material: Material, *, code: str = "") -> list[Likely]:
    """Give one code's or all undecided questions of one language, by passage and code."""
    columns = [at for at, one in enumerate(material.codes) if code in ("", one.id)]
    totals, chances = chances_of(material, columns=columns)
    return [
        Likely(
            material.passages[row],
            material.codes[column].id,
            score=round(float(totals[row, column]), 3),
            chance=round(float(chances[row, column]), 6),
        )
        for row, column in np.argwhere(material.decided == UNDECIDED).tolist()
        if column in columns
    ]


def chances_of(material: Material, *, columns: Iterable[int]) -> tuple[Numbers, Numbers]:
    """Give the scores and the chances of a yes, both ``(n_passages, n_codes)``.

    Only for the codes in ``columns``; the others' are zero.
    """
    totals = np.zeros(material.decided.shape)
    chances = np.zeros(material.decided.shape)
    folds = deal(material)
    exposure = _exposure(material)
    for column in columns:
        scores = unseen = score_unseen(material, column, folds=folds)
        if len(unseen.coefficients) == 1 or not needs_weak(material, column):
            scores = score(material, column, lesson=lesson_of(material, column))
        above = level(material, column, scores=unseen.total + exposure)
        totals[:, column] = scores.total
        chances[:, column] = _curve(scores.total + exposure + above)
    return totals, chances


def level(material: Material, column: int, *, scores: Numbers) -> float:
    """Give what is added to a code's scores before they go through the curve.

    With it the chances on decided passages and, weighing as ten passages in all, on every
    passage add up to the yeses among the decided and to what was expected before anything
    was decided (one passage at least: a code is there because someone expects it).
    ``scores`` ``(n_passages,)`` are those of models that did not see the passage. Found by
    halving: the sum only rises with the level.
    """
    decided = material.decided[:, column]
    count = len(decided)
    before = expected_yeses(
        material, column, learned=np.zeros(count, dtype=np.bool_), among=np.arange(count)
    )
    weights = (decided != UNDECIDED) + PRIOR / count
    sought = np.count_nonzero(decided == 1) + max(before, 1.0) * PRIOR / count
    low, high = -FARTHEST, FARTHEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if float(weights @ _curve(scores + middle)) < sought:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _exposure(material: Material) -> Numbers:
    """Give the logarithm of each passage's words, against the mean ``(n_passages,)``."""
    words = np.array([max(one.words, 1) for one in material.passages], dtype=np.float64)
    return np.asarray(np.log(words / words.mean()))


def _curve(values: Numbers) -> Numbers:
    """Give the logistic function, through tanh, which cannot overflow."""
    return np.asarray((1 + np.tanh(values / 2)) / 2)
