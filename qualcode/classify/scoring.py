"""The score of every passage for one code: classifier and rule hits, side by side."""

import warnings
from dataclasses import dataclass

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from qualcode.classify.lessons import Lesson, lesson_of
from qualcode.classify.material import Material, Numbers, Rows

SEED = 20220906


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores ``(n_passages,)`` of one code.

    ``classifier`` is the classifier's part, smoothed and standardised; ``total`` adds the
    standardised rule hits. ``coefficients`` ``(n_models, n_features)`` are what was
    learned, and ``model`` ``(n_passages,)`` says by which of them a passage was scored.
    """

    classifier: Numbers
    total: Numbers
    coefficients: Numbers
    model: Rows


def score(material: Material, column: int, *, lesson: Lesson) -> Scores:
    """Give every passage's score; without both yeses and noes only the rules have a say."""
    everybody = np.zeros(len(material.passages), dtype=np.intp)
    return score_by(
        material, column, coefficients=_learn(material, lesson).reshape(1, -1), model=everybody
    )


def score_unseen(material: Material, column: int, *, folds: Rows) -> Scores:
    """Give every passage's score by a model that learned nothing from its fold.

    A passage that stood in as a weak no would else be held to that answer (cross-fitting;
    Mordelet & Vert 2014 for learning from positive and unlabelled examples).
    """
    rounds = [
        _learn(material, lesson_of(material, column, left_out=folds == fold))
        for fold in range(int(folds.max()) + 1)
    ]
    return score_by(material, column, coefficients=np.array(rounds), model=folds)


def score_by(material: Material, column: int, *, coefficients: Numbers, model: Rows) -> Scores:
    """Give every passage's score by models ``(n_models, n_features)`` that were learned.

    ``model`` ``(n_passages,)`` says which of them scores a passage.
    """
    passages = material.features.matrix[: len(material.passages)]
    hits = material.hits[:, column]
    smoothed = material.codes[column].scope == "passage"
    if smoothed:
        hits = material.around @ hits
    classifier = np.zeros(len(material.passages))
    for number, weights in enumerate(coefficients):
        learned = passages @ weights
        if smoothed:
            learned = material.around @ learned
        mine = model == number
        classifier[mine] = standardise(learned)[mine]
    return Scores(classifier, classifier + standardise(hits), coefficients, model)


def standardise(values: Numbers) -> Numbers:
    """Give distances from the mean in standard deviations; zeros where all are the same."""
    spread = float(values.std())
    if spread < 1e-9:
        return np.zeros_like(values)
    return np.asarray((values - values.mean()) / spread)


def _learn(material: Material, lesson: Lesson) -> Numbers:
    """Give coefficients ``(n_features,)`` in the precision they are kept in."""
    if not lesson.teaches:
        return np.zeros(material.features.matrix.shape[1])
    return _fit(material, lesson).astype(np.float32).astype(np.float64)


def _fit(material: Material, lesson: Lesson) -> Numbers:
    """Give the coefficients of a logistic regression in which yeses weigh as much as noes.

    Liblinear's dual solver (Fan et al. 2008) is the fast one for few rows and many columns;
    its random order of rows is seeded.
    """
    model = LogisticRegression(
        solver="liblinear", dual=True, C=10.0, tol=0.01, max_iter=200, random_state=SEED
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(
            material.features.matrix[lesson.rows],
            lesson.answers,
            sample_weight=_balanced(lesson),
        )
    return np.asarray(model.coef_, dtype=np.float64).ravel()


def _balanced(lesson: Lesson) -> Numbers:
    """Give the weights scaled so that yeses and noes weigh the same in all."""
    yes = lesson.weights[lesson.answers].sum()
    total = lesson.weights.sum()
    scale = np.where(lesson.answers, total / (2 * yes), total / (2 * (total - yes)))
    return np.asarray(lesson.weights * scale)
