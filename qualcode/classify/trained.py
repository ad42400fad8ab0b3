"""Codes as they were learned in one language: what is kept, without what made it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.classify.learned import CodeVerdict

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TrainedCode:
    """One code that is suggested.

    ``coefficients`` ``(n_models, n_features)``: one model for all passages, or one for each
    fold that learned nothing from it. Suggested are passages with a score of ``at_least``,
    the best ``at_most`` of them (no limit below 0).
    """

    code: str
    coefficients: Weights
    at_least: float
    at_most: int
    untested: bool


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """What was learned in one language.

    ``columns`` ``(n_columns,)`` names the lemmas, pairs of lemmas and runs of letters, in
    this order; every model has them twice: a passage alone, then with its neighbours.
    ``rarity`` ``(2 * n_columns,)`` is the inverse document frequency each is weighed by.
    """

    language: str
    columns: tuple[str, ...]
    rarity: NDArray[np.float64]
    codes: tuple[TrainedCode, ...]
    verdicts: tuple[CodeVerdict, ...]
    decided: int
