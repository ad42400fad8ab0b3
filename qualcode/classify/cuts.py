"""From which score a code is given: never at one half, where rare codes are lost."""

from dataclasses import dataclass

import numpy as np

from qualcode.classify.material import UNDECIDED, Flags, Material, Numbers, Rows

PRIOR = 10
MISSED = 0.5
SHRINKAGE = 20


@dataclass(frozen=True, slots=True)
class Beside:
    """What strong rules did already: codings, how many were right, how many were sought."""

    coded: int = 0
    right: int = 0
    sought: int = 0


def expected_yeses(
    material: Material, column: int, *, learned: Flags | None = None, among: Rows
) -> float:
    """Give how many of the passages ``among`` should get the code, by the share decided so.

    Passages with and without a strong hit have a share each, since reviewing a code's hits
    says nothing of what the rules miss. Without decisions every hit is expected to hold,
    and the code to stand in others half as often as the rules find it: a short list, since
    nobody has tested it. Ten passages' worth of that is kept beside the decisions.
    ``learned`` ``(n_passages,)`` flags the decisions that may be used.
    """
    strong, decided = material.strong[:, column], material.decided[:, column]
    known = decided != UNDECIDED if learned is None else learned & (decided != UNDECIDED)
    hit, missed = known & strong, known & ~strong
    among_hits = float(np.mean(decided[hit] == 1)) if hit.any() else 1.0
    found = np.count_nonzero(decided[missed] == 1) + PRIOR * MISSED * float(np.mean(strong))
    among_misses = found / (np.count_nonzero(missed) + PRIOR)
    hits = int(np.count_nonzero(strong[among]))
    return hits * among_hits + (len(among) - hits) * float(among_misses)


def top(scores: Numbers, count: int) -> Flags:
    """Flag the ``count`` highest scores; earlier rows first where scores are the same."""
    chosen = np.zeros(len(scores), dtype=np.bool_)
    chosen[np.argsort(-scores, kind="stable")[: max(count, 0)]] = True
    return chosen


def best_cut(scores: Numbers, truth: Flags, *, beside: Beside | None = None) -> float:
    """Give the score from which giving the code has the best F1, the highest on a tie.

    F1 is that of the rules (``beside``) and of what is given here, together. Infinite where
    there is no yes to find.
    """
    if not truth.any():
        return np.inf
    rules = beside or Beside(sought=int(np.count_nonzero(truth)))
    order = np.argsort(-scores, kind="stable")
    ranked, right = scores[order], rules.right + np.cumsum(truth[order])
    f1 = 2 * right / (rules.coded + np.arange(1, len(scores) + 1) + rules.sought)
    last_of_equals = np.append(ranked[1:] != ranked[:-1], [True])
    return float(ranked[np.argmax(np.where(last_of_equals, f1, -1.0))])


def shrink(own: float, everyone: float, *, yeses: int) -> float:
    """Give a code's cut, the nearer to all codes' the fewer yeses it rests on."""
    if not yeses:
        return everyone
    weight = yeses / (yeses + SHRINKAGE)
    return weight * own + (1 - weight) * everyone
