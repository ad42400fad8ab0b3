"""Which words weighed in a suggestion."""

from collections import Counter
from itertools import pairwise

import numpy as np

from qualcode.classify.features import Features
from qualcode.classify.material import Material, Numbers
from qualcode.classify.words import Words
from qualcode.model import Weight

MOST_WORDS = 5


def words_behind(material: Material, row: int, *, coefficients: Numbers) -> tuple[Weight, ...]:
    """Give the five words that weighed most for the code, heaviest first.

    What a column adds is shared among the words that fill it, so letters count for the
    word that holds them. Words that stand everywhere are left out unless there is nothing
    else, as are words of one letter.
    """
    features = material.features
    columns = features.of_type.shape[1]
    added = features.matrix[row].multiply(coefficients).toarray().ravel()
    weights = _share(features, material.words[row], added=added[:columns])
    beside = material.context[row].indices
    around = tuple(word for at in sorted(beside.tolist()) for word in material.words[at])
    for word, weight in _share(features, around, added=added[columns : 2 * columns]).items():
        weights[word] += weight
    heavy = {word: round(float(weight), 3) for word, weight in weights.items() if len(word) > 1}
    positive = {word: weight for word, weight in heavy.items() if weight > 0}
    telling = {word: weight for word, weight in positive.items() if word not in features.common}
    ranked = sorted((telling or positive).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Weight(word, weight) for word, weight in ranked[:MOST_WORDS])


def _share(features: Features, words: Words, *, added: Numbers) -> Counter[str]:
    """Share what each column ``(n_columns,)`` added among the words of one text."""
    counts = Counter(words)
    names = sorted(counts)
    times = np.array([counts[name] for name in names], dtype=np.float64)
    filled = features.of_type[[features.types[name] for name in names]]
    total = filled.T @ times
    each = np.divide(added, total, out=np.zeros_like(added), where=total > 0)
    shared = Counter(dict(zip(names, (times * (filled @ each)).tolist(), strict=True)))
    pairs = [(one, features.pair_column(*one)) for one in pairwise(words)]
    filled_by = Counter(column for _, column in pairs)
    for pair, column in pairs:
        if column is not None:
            for word in pair:
                shared[word] += added[column] / (2 * filled_by[column])
    return shared
