"""Features: lemmas and letters, alone and with neighbours."""

import numpy as np
from scipy import sparse

from qualcode.classify.features import Features, make_features
from qualcode.classify.words import Words

PASSAGES: list[Words] = [
    ("lampen", "er", "gået"),
    ("lamper", "er", "gode"),
    ("hunden", "er", "god"),
]
LEMMAS = {"lampen": "lampe", "lamper": "lampe", "hunden": "hund", "gode": "god", "er": "være"}


def features_of(passages: list[Words], examples: list[Words] | None = None) -> Features:
    alone = sparse.identity(len(passages)).tocsr()
    return make_features(
        passages, examples or [], context=alone, lemma=lambda form: LEMMAS.get(form, form)
    )


def test_inflected_forms_share_the_columns_of_their_lemma() -> None:
    """Two forms of a word give more likeness than two words."""
    matrix = features_of(PASSAGES).matrix
    alike = (matrix @ matrix.T).toarray()
    assert alike[0, 1] > alike[0, 2] > 0


def test_each_part_has_length_one() -> None:
    """Lemmas and letters, alone and with neighbours: four parts, none outweighs another."""
    matrix = features_of(PASSAGES).matrix
    assert np.allclose(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel(), 4)


def test_letters_stay_inside_words() -> None:
    """A word of two letters gives its runs with the blanks at its ends, and no more."""
    features = features_of([("er",)])
    runs = features.of_type.toarray()
    assert runs.shape == (1, 1 + 3)
    assert runs.sum() == 4


def test_two_words_in_a_row_have_a_column_of_their_own() -> None:
    """It is found by the words, through their lemmas."""
    features = features_of(PASSAGES)
    assert features.pair_column("lampen", "er") == features.pair_column("lamper", "er")
    assert features.pair_column("er", "lampen") is None


def test_columns_of_one_passage_only_are_left_out_of_a_larger_corpus() -> None:
    """What stands once cannot tell passages apart; in a handful it is all there is."""
    many: list[Words] = [("lampen", "er", f"ord{number}") for number in range(20)]
    small, large = features_of(many[:19]), features_of(many)
    assert small.pair_column("er", "ord1") is not None
    assert large.pair_column("er", "ord1") is None


def test_examples_are_weighed_but_do_not_decide_what_counts() -> None:
    """Their rows follow the passages', in the same columns."""
    features = features_of(PASSAGES, [("lampen", "danser")])
    assert features.matrix.shape[0] == 4
    alike = (features.matrix @ features.matrix.T).toarray()
    assert alike[3, 0] > alike[3, 2]


def test_a_context_adds_the_neighbours_words() -> None:
    """The second half of the columns is filled by the passage beside it."""
    beside = sparse.csr_matrix(np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1]]))
    features = make_features(PASSAGES, [], context=beside, lemma=lambda form: form)
    around = features.matrix[:, features.of_type.shape[1] :]
    assert np.allclose(around[0].toarray(), around[1].toarray())


def test_passages_without_words_have_no_columns() -> None:
    """Silence is no error."""
    features = features_of([(), ()])
    assert features.matrix.shape == (2, 0)


def test_words_of_more_than_a_quarter_of_the_passages_are_common() -> None:
    """One word stands in all of them, the others in one of five each."""
    features = features_of([*PASSAGES, ("er",), ("er",)])
    assert features.common == {"er"}
