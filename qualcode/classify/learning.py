"""Codes learned in one language: tried out first, suggested only where that helps."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from qualcode.classify.cuts import expected_yeses
from qualcode.classify.folds import deal
from qualcode.classify.learned import FEWEST_EXAMPLES, CodeVerdict, Reason
from qualcode.classify.lessons import lesson_of, needs_weak
from qualcode.classify.margin import bar, is_sure, lower_bound
from qualcode.classify.material import UNDECIDED, Flags, Material
from qualcode.classify.scoring import Scores, score, score_unseen
from qualcode.classify.trained import Trained, TrainedCode
from qualcode.classify.trial import Trial, common_cuts, cut_for, f1_of, given, try_out

ANY_SCORE = -np.inf
ANY_NUMBER = -1


def train(material: Material) -> Trained:
    """Learn the codes of one language, and try each on interviews that were left out."""
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
    codes: list[TrainedCode] = []
    for column, verdict in enumerate(before):
        trial = trials.get(column)
        chosen = given(trial, common) if trial is not None else None
        judged = verdict
        if not verdict.reason:
            judged = _judge(verdict, material, trial=trial, chosen=chosen)
        verdicts.append(judged)
        if judged.used:
            at_least, at_most = _limits(material, column, trial=trial, common=common)
            scores = _scores(material, column, unseen=unseen[column])
            codes.append(
                TrainedCode(
                    code=judged.code,
                    coefficients=scores.coefficients.astype(np.float32),
                    at_least=at_least,
                    at_most=at_most,
                    untested=judged.untested,
                )
            )
    return Trained(
        language=material.language,
        columns=material.features.columns,
        rarity=material.features.rarity,
        codes=tuple(codes),
        verdicts=tuple(verdicts),
        decided=int(np.count_nonzero((material.decided != UNDECIDED).any(axis=1))),
    )


def _is_open(verdict: CodeVerdict) -> bool:
    """Tell whether a code is scored at all: it may be suggested, or a trial decides."""
    return verdict.used or not verdict.reason


def _scores(material: Material, column: int, *, unseen: Scores) -> Scores:
    """Give the scores to suggest by: from all decisions, unless others had to stand in."""
    if needs_weak(material, column) and len(unseen.coefficients) > 1:
        return unseen
    return score(material, column, lesson=lesson_of(material, column))


def _limits(
    material: Material, column: int, *, trial: Trial | None, common: Mapping[int, float]
) -> tuple[float, int]:
    """Give the score to suggest from, and how many at most.

    The cut where one could be found. Else as many as are expected to have the code, but none
    with a lower score than was tried: which passages people decided is no random sample, and
    what they were shown may have had the code more often than the rest.
    """
    if trial is not None and trial.is_cut:
        return cut_for(trial, common), ANY_NUMBER
    undecided = material.decided[:, column] == UNDECIDED
    open_to = np.flatnonzero(undecided & ~material.strong[:, column])
    expected = round(expected_yeses(material, column, among=open_to))
    if trial is None:
        return ANY_SCORE, expected
    return float(trial.scores[given(trial, common)].min()), expected


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
    verdict: CodeVerdict, material: Material, *, trial: Trial | None, chosen: Flags | None
) -> CodeVerdict:
    """Give the verdict after the trial: used when surely better than rules and every passage."""
    if trial is None or chosen is None:
        decided = np.flatnonzero(material.decided[:, _column(material, verdict)] != UNDECIDED)
        alone = len(np.unique(deal(material)[decided])) < 2
        return replace(verdict, used=True, reason="one_transcript" if alone else "only_hits")
    missed, tries = ~trial.strong, _tries(material, trial, chosen=chosen)
    rules, everything = (
        f1_of(flags, trial.truth) for flags in (trial.strong, np.ones_like(trial.truth))
    )
    above = bar(rules_f1=rules, share=float(np.mean(trial.truth[missed])))
    tried = replace(
        verdict,
        missed=int(np.count_nonzero(trial.truth[missed])),
        made=sum(made for _, made in tries),
        right=sum(right for right, _ in tries),
        interviews=sum(right > 0 for right, _ in tries),
        f1=f1_of(trial.strong | chosen, trial.truth),
        rules_f1=rules,
        everything_f1=everything,
        bound=round(lower_bound(tries), 3),
        bar=round(above, 3),
    )
    reason = _reason(tried, sure=is_sure(tries, above=above))
    return replace(tried, used=not reason, reason=reason)


def _tries(material: Material, trial: Trial, *, chosen: Flags) -> list[tuple[int, int]]:
    """Give how many suggestions were right and made, by interview."""
    interview = material.groups[trial.rows]
    made = np.bincount(interview, weights=chosen)
    right = np.bincount(interview, weights=chosen & trial.truth)
    return [(int(yes), int(tried)) for yes, tried in zip(right, made, strict=True)]


def _reason(tried: CodeVerdict, *, sure: bool) -> Reason:
    """Give why a code that was tried is declined; empty where it is not."""
    f1, rules, everything = tried.f1 or 0.0, tried.rules_f1 or 0.0, tried.everything_f1 or 0.0
    if f1 <= max(rules, everything):
        return "rules_better" if rules >= everything else "every_passage_better"
    return "" if sure else "may_be_luck"


def _column(material: Material, verdict: CodeVerdict) -> int:
    return next(at for at, code in enumerate(material.codes) if code.id == verdict.code)
