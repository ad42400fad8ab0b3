"""Suggestions of what was learned, today or earlier, for the material it was learned from."""

import numpy as np

from qualcode.classify.cuts import top
from qualcode.classify.evidence import words_behind
from qualcode.classify.folds import deal
from qualcode.classify.material import UNDECIDED, Material
from qualcode.classify.scoring import Scores, score_by
from qualcode.classify.trained import Trained, TrainedCode
from qualcode.model import Coding


def fits(trained: Trained, material: Material) -> bool:
    """Tell whether something that was kept was learned from this very material."""
    features = material.features
    known = {one.id for one in material.codes}
    return (
        trained.language == material.language
        and trained.columns == features.columns
        and np.array_equal(trained.rarity, features.rarity)
        and all(one.code in known for one in trained.codes)
        and all(one.coefficients.shape[1] == features.matrix.shape[1] for one in trained.codes)
    )


def suggestions_of(trained: Trained, material: Material, *, codebook: str) -> list[Coding]:
    """Give the suggestions, code by code, each in the order of passages.

    Only passages that nobody has decided and no strong rule codes; never where the
    classifier itself is against it. ``codebook`` is the fingerprint to cite.
    """
    columns = {code.id: at for at, code in enumerate(material.codes)}
    return [
        coding
        for one in trained.codes
        for coding in _suggest(one, material, column=columns[one.code], codebook=codebook)
    ]


def _suggest(one: TrainedCode, material: Material, *, column: int, codebook: str) -> list[Coding]:
    models = one.coefficients.astype(np.float64)
    rounds = deal(material) if len(models) > 1 else np.zeros(len(material.passages), dtype=np.intp)
    scores = score_by(material, column, coefficients=models, model=rounds)
    undecided = material.decided[:, column] == UNDECIDED
    open_to = np.flatnonzero(undecided & ~material.strong[:, column])
    total = scores.total[open_to]
    chosen = (total >= one.at_least) & (scores.classifier[open_to] > 0)
    if one.at_most >= 0:
        chosen &= top(total, one.at_most)
    return [
        _coding(material, row, column=column, scores=scores, one=one, codebook=codebook)
        for row in open_to[chosen].tolist()
    ]


def _coding(
    material: Material, row: int, *, column: int, scores: Scores, one: TrainedCode, codebook: str
) -> Coding:
    passage, code = material.passages[row], material.codes[column]
    return Coding(
        passage=passage,
        span=passage.span,
        theme=code.theme,
        code=code.id,
        coder="classifier",
        source="classifier",
        weights=words_behind(material, row, coefficients=scores.coefficients[scores.model[row]]),
        score=round(float(scores.total[row]), 3),
        untested=one.untested,
        codebook=codebook,
    )
