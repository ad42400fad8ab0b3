"""Features of passages: lemmas and letters, of each passage and of it with its neighbours.

TF-IDF of lemmas (one and two in a row) and of runs of three to five characters inside
words, sublinear, fitted on all passages; then the same of previous + this + next passage
of the transcript. Context is the largest single gain for themes that run over passages.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from qualcode.classify.words import Words

Matrix = Any  # scipy's sparse matrices come without types
FEW_PASSAGES = 20
COMMON = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The features of passages and examples, and which words they come from.

    ``matrix`` ``(n_passages + n_examples, 2 * n_columns)``: a text's own columns, then the
    same columns of it with its neighbours. ``types`` numbers the words, ``of_type``
    ``(n_types, n_columns)`` counts the columns that one word fills, ``pairs`` maps two
    lemmas in a row to their column, ``lemmas`` words to lemmas. ``common`` are the words
    of more than a quarter of the passages. ``columns`` ``(n_columns,)`` names them: lemmas,
    pairs, runs of letters; ``rarity`` ``(2 * n_columns,)`` is what each was weighed by.
    """

    matrix: Matrix
    types: Mapping[str, int]
    of_type: Matrix
    pairs: Mapping[str, int]
    lemmas: Mapping[str, str]
    common: frozenset[str]
    columns: tuple[str, ...]
    rarity: NDArray[np.float64]

    def pair_column(self, first: str, second: str) -> int | None:
        """Give the column of two words in a row; ``None`` where their lemmas have none."""
        return self.pairs.get(f"{self.lemmas[first]} {self.lemmas[second]}")


def make_features(
    passages: Sequence[Words],
    examples: Sequence[Words],
    *,
    context: Matrix,
    lemma: Callable[[str], str],
) -> Features:
    """Give the features; ``context`` ``(n_passages, n_passages)`` has ones for neighbours.

    Columns that only one passage fills are left out, unless there are few passages.
    """
    texts = [*passages, *examples]
    types, counts = _count(texts)
    lemmas = {word: lemma(word) for word in types}
    lemma_names, single = _count([[lemmas[word]] for word in types])
    run_names, letters = _count(_letters(types))
    pairs, pair_counts = _count(_in_a_row(texts, lemmas))
    no_pairs = sparse.csr_matrix((len(types), len(pairs)))
    of_type = sparse.hstack([single, no_pairs, letters]).tocsr()
    own = (sparse.hstack([counts @ single, pair_counts, counts @ letters])).tocsr()
    held_by = own[: len(passages)].getnnz(axis=0)
    kept = np.flatnonzero(held_by >= (2 if len(passages) >= FEW_PASSAGES else 1))
    lemma_columns = int(np.searchsorted(kept, single.shape[1] + len(pairs)))
    place = {int(column): at for at, column in enumerate(kept)}
    first = single.shape[1]
    names = (*lemma_names, *pairs, *run_names)
    matrix, rarity = _weigh(own[:, kept], context=context, lemma_columns=lemma_columns)
    return Features(
        matrix=matrix,
        types=types,
        of_type=of_type[:, kept],
        pairs={pair: place[first + at] for pair, at in pairs.items() if first + at in place},
        lemmas=lemmas,
        common=_common(passages),
        columns=tuple(names[at] for at in kept.tolist()),
        rarity=rarity,
    )


def with_vectors(features: Features, vectors: NDArray[np.float64]) -> Features:
    """Give the features with ``(n_texts, n_dimensions)`` vectors of the texts as further columns.

    They follow all others, and weigh as much as one of the four parts.
    """
    matrix = sparse.hstack([features.matrix, sparse.csr_matrix(vectors)]).tocsr()
    matrix.sort_indices()
    return replace(features, matrix=matrix)


def _count(rows: Sequence[Sequence[str]]) -> tuple[dict[str, int], Matrix]:
    """Give the columns, in alphabetical order, and the counts ``(n_rows, n_columns)``."""
    names = sorted({name for row in rows for name in row})
    columns = {name: at for at, name in enumerate(names)}
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.fromiter((columns[name] for row in rows for name in row), dtype=np.int32)
    counts = sparse.csr_matrix(
        (np.ones(len(places)), places, ends), shape=(len(rows), len(columns))
    )
    counts.sum_duplicates()
    return columns, counts


def _letters(words: Sequence[str] | Mapping[str, int]) -> list[list[str]]:
    """Give each word's runs of three to five characters; a blank marks its start and end."""
    return [list(_runs(f" {word} ")) for word in words]


def _runs(padded: str) -> Iterator[str]:
    for size in range(3, min(5, len(padded)) + 1):
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


def _in_a_row(texts: Sequence[Words], lemmas: Mapping[str, str]) -> list[list[str]]:
    return [
        [f"{lemmas[first]} {lemmas[second]}" for first, second in pairwise(text)] for text in texts
    ]


def _weigh(
    own: Matrix, *, context: Matrix, lemma_columns: int
) -> tuple[Matrix, NDArray[np.float64]]:
    """Give TF-IDF of each text alone and with its neighbours, and how rare each column is.

    Four parts, each of length one.
    """
    seen = context.shape[0]
    around = sparse.vstack([context @ own[:seen], own[seen:]]).tocsr()
    parts, rarity = [own[:, :0]], [np.zeros(0)]
    for counts in (own, around):
        for part in (counts[:, :lemma_columns], counts[:, lemma_columns:]):
            if part.shape[1]:
                weigher = TfidfTransformer(sublinear_tf=True).fit(part[:seen])
                parts.append(weigher.transform(part))
                rarity.append(weigher.idf_)
    weighed = sparse.hstack(parts).tocsr()
    weighed.sort_indices()  # once here, instead of once for every code that is learned
    return weighed, np.concatenate(rarity)


def _common(passages: Sequence[Words]) -> frozenset[str]:
    held_by = Counter(word for words in passages for word in set(words))
    return frozenset(word for word, held in held_by.items() if held > COMMON * len(passages))
