"""Codes learned in one language: tried out first, suggested only where that helps."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from qualcode.classify.cuts import expected_yeses, top
from qualcode.classify.evidence import words_behind
from qualcode.classify.learned import CodeVerdict, Learned, Reason
from qualcode.classify.lessons import lesson_of
from qualcode.classify.material import UNDECIDED, Material
from qualcode.classify.scoring import Scores, score
from qualcode.classify.trial import Trial, cut_for, given, quality, try_out
from qualcode.model import Coding

FEWEST_EXAMPLES = 5


def learn(material: Material, *, codebook: str) -> Learned:
    """Give suggestions and verdicts of one language; ``codebook`` is the fingerprint to cite."""
    columns = range(len(material.codes))
    learnable = {column: _before(material, column) for column in columns}
    trials = {
        column: trial
        for column, verdict in learnable.items()
        if not verdict.reason and (trial := try_out(material, column)) is not None
    }
    cut = [trial for trial in trials.values() if trial.is_cut]
    verdicts: list[CodeVerdict] = []
    suggestions: list[Coding] = []
    for column, before in learnable.items():
        trial = trials.get(column)
        verdict = before if before.reason else _judge(before, material, trial=trial, cut=cut)
        verdicts.append(verdict)
        if verdict.used:
            limit = cut_for(trial, cut) if trial is not None and trial.is_cut else None
            made = _suggest(material, column, limit=limit)
            suggestions += [
                replace(one, untested=verdict.untested, codebook=codebook) for one in made
            ]
    decided = np.count_nonzero((material.decided != UNDECIDED).any(axis=1))
    return Learned(tuple(suggestions), tuple(verdicts), int(decided))


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
    verdict: CodeVerdict, material: Material, *, trial: Trial | None, cut: Sequence[Trial]
) -> CodeVerdict:
    """Give the verdict after the trial: used when better than rules and than every passage."""
    if trial is None:
        return replace(verdict, used=True, reason="one_transcript")
    learned = quality(given(trial, cut), trial.truth)
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


def _suggest(material: Material, column: int, *, limit: float | None) -> list[Coding]:
    """Give the suggestions for one code, in the order of passages.

    They stand where no strong rule codes and nobody has decided, from the score ``limit``
    on, or else as many as are expected; never where the classifier itself is against it.
    """
    open_to = np.flatnonzero(
        (material.decided[:, column] == UNDECIDED) & ~material.strong[:, column]
    )
    scores = score(material, column, lesson=lesson_of(material, column))
    total = scores.total[open_to]
    if limit is None:
        chosen = top(total, round(expected_yeses(material, column, among=open_to)))
    else:
        chosen = total >= limit
    chosen &= scores.classifier[open_to] > 0
    return [_coding(material, column, row=row, scores=scores) for row in open_to[chosen].tolist()]


def _coding(material: Material, column: int, *, row: int, scores: Scores) -> Coding:
    passage, code = material.passages[row], material.codes[column]
    return Coding(
        passage=passage,
        span=passage.span,
        theme=code.theme,
        code=code.id,
        coder="classifier",
        source="classifier",
        weights=words_behind(material, row, coefficients=scores.coefficients),
        score=round(float(scores.total[row]), 3),
    )
