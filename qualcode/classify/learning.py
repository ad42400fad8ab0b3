"""Codes learned in one language: tried out first, suggested only where that helps."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from qualcode.classify.cuts import expected_yeses, top
from qualcode.classify.evidence import words_behind
from qualcode.classify.folds import deal
from qualcode.classify.learned import CodeVerdict, Learned, Reason
from qualcode.classify.lessons import lesson_of, needs_weak
from qualcode.classify.material import UNDECIDED, Material
from qualcode.classify.scoring import Scores, score, score_unseen
from qualcode.classify.trial import Trial, common_cuts, cut_for, given, quality, try_out
from qualcode.model import Coding

FEWEST_EXAMPLES = 5


def learn(material: Material, *, codebook: str) -> Learned:
    """Give suggestions and verdicts of one language; ``codebook`` is the fingerprint to cite."""
    folds = deal(material)
    before = [_before(material, column) for column in range(len(material.codes))]
    unseen = {
        column: score_unseen(material, column, folds=folds)
        for column, verdict in enumerate(before)
        if _is_open(verdict)
    }
    trials = {
        column: trial
        for column, scores in unseen.items()
        if (trial := try_out(material, column, scores=scores)) is not None
    }
    common = common_cuts([trial for trial in trials.values() if trial.is_cut])
    verdicts: list[CodeVerdict] = []
    suggestions: list[Coding] = []
    for column, verdict in enumerate(before):
        trial = trials.get(column)
        judged = (
            verdict if verdict.reason else _judge(verdict, material, trial=trial, common=common)
        )
        verdicts.append(judged)
        if judged.used:
            limit = cut_for(trial, common) if trial is not None and trial.is_cut else None
            scores = _scores(material, column, unseen=unseen[column])
            suggestions += [
                replace(one, untested=judged.untested, codebook=codebook)
                for one in _suggest(material, column, scores=scores, limit=limit)
            ]
    decided = np.count_nonzero((material.decided != UNDECIDED).any(axis=1))
    return Learned(tuple(suggestions), tuple(verdicts), int(decided))


def _is_open(verdict: CodeVerdict) -> bool:
    """Tell whether a code is scored at all: it may be suggested, or a trial decides."""
    return verdict.used or not verdict.reason


def _scores(material: Material, column: int, *, unseen: Scores) -> Scores:
    """Give the scores to suggest by: from all decisions, unless others had to stand in."""
    if needs_weak(material, column) and len(unseen.coefficients) > 1:
        return unseen
    return score(material, column, lesson=lesson_of(material, column))


def _before(material: Material, column: int) -> CodeVerdict:
    """Give the verdict that needs no trial; without a reason where one must be held."""
    decided = material.decided[:, column]
    verdict = CodeVerdict(
        code=material.codes[column].id,
        language=material.language,
        examples=int(np.count_nonzero(decided == 1)),
        decided=int(np.count_nonzero(decided != UNDECIDED)),
    )
    if not (material.decided != UNDECIDED).any():
        if material.strong[:, column].any():
            return replace(verdict, used=True, reason="untested")
        return replace(verdict, reason="nothing_to_learn")
    return verdict if verdict.examples >= FEWEST_EXAMPLES else replace(verdict, reason="too_few")


def _judge(
    verdict: CodeVerdict, material: Material, *, trial: Trial | None, common: Mapping[int, float]
) -> CodeVerdict:
    """Give the verdict after the trial: used when better than rules and than every passage."""
    if trial is None:
        return replace(verdict, used=True, reason="one_transcript")
    learned = quality(given(trial, common), trial.truth)
    rules = quality(material.strong[trial.rows, trial.column], trial.truth).f1
    everything = quality(np.ones_like(trial.truth), trial.truth).f1
    used = learned.f1 > max(rules, everything)
    declined: Reason = "rules_better" if rules >= everything else "every_passage_better"
    return replace(
        verdict,
        precision=learned.precision,
        recall=learned.recall,
        f1=learned.f1,
        rules_f1=rules,
        everything_f1=everything,
        used=used,
        reason="" if used else declined,
    )


def _suggest(
    material: Material, column: int, *, scores: Scores, limit: float | None
) -> list[Coding]:
    """Give the suggestions for one code, in the order of passages.

    Of the passages that nobody has decided and no strong rule codes, those from the score
    ``limit`` on, or else as many as are expected to have the code; never where the
    classifier itself is against it.
    """
    undecided = material.decided[:, column] == UNDECIDED
    open_to = np.flatnonzero(undecided & ~material.strong[:, column])
    total = scores.total[open_to]
    if limit is None:
        chosen = top(total, round(expected_yeses(material, column, among=open_to)))
    else:
        chosen = total >= limit
    rows = open_to[chosen & (scores.classifier[open_to] > 0)].tolist()
    return [_coding(material, column, row=row, scores=scores) for row in rows]


def _coding(material: Material, column: int, *, row: int, scores: Scores) -> Coding:
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
    )
