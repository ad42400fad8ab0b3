"""Agreement between coders, code by code, on the units that at least two of them answered.

The unit is a participant's turn, a passage, or a character of their words. A code is
given (yes) or not (no) to each unit by each coder; who left a unit unread, or was unsure, has
no answer there. So every code is a table of its own with two answers, and a coefficient
for each.

The interval of alpha is a percentile bootstrap over transcripts (Efron & Tibshirani 1993; for
alpha Zapf et al. 2016, BMC Medical Research Methodology 16), since passages of one interview
are not independent of each other.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qualcode.analyse.coefficients import (
    Answers,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)

YES, NO = "yes", "no"
DRAWS = 1000
FEWEST_TRANSCRIPTS = 3
ByTranscript = Mapping[str, Mapping[Answers, float]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one code; shares and coefficients to three decimals.

    ``units`` were answered by two coders or more, on ``transcripts`` of them. ``yes`` is
    how many of these each coder gave the code. ``all_yes``, ``all_no`` count the units on
    which all who answered agree; ``only`` those that just this coder gave, the others who
    answered not. ``on_yes`` is the positive agreement 2·both / (yes + yes), over all pairs
    (Dice 1945; Fleiss 1981). ``kappa`` is Cohen's for two coders and Conger's for more.
    ``interval`` is that of alpha, 95 %. What has no value is ``None``.
    """

    code: str
    units: int
    transcripts: int
    yes: tuple[int, ...]
    all_yes: int
    all_no: int
    only: tuple[int, ...]
    percent: float | None
    on_yes: float | None
    kappa: float | None
    alpha: float | None
    interval: tuple[float, float] | None
    ac1: float | None
    brennan_prediger: float | None

    @property
    def disagreed(self) -> int:
        """How many units not all gave the same answer to."""
        return self.units - self.all_yes - self.all_no


def agreement(code: str, by_transcript: ByTranscript, *, coders: int, seed: int = 0) -> Agreement:
    """Give the agreement of a number of coders on one code.

    ``by_transcript`` maps transcript id to a table: what the coders answered (``yes``,
    ``no`` or ``None``, in the order of the coders) to how many units were answered so.
    ``seed`` chooses the draws of the bootstrap.
    """
    tables = {name: comparable(table) for name, table in sorted(by_transcript.items())}
    tables = {name: table for name, table in tables.items() if table}
    whole: Counter[Answers] = Counter()
    for table in tables.values():
        whole.update(table)
    alone = {one: number for one, number in whole.items() if one.count(YES) == 1}
    places = range(coders)
    kappa = cohen_kappa if coders == 2 else conger_kappa
    return Agreement(
        code=code,
        units=_count(whole, lambda _: True),
        transcripts=len(tables),
        yes=tuple(_given_by(place, whole) for place in places),
        all_yes=_count(whole, lambda one: NO not in one),
        all_no=_count(whole, lambda one: YES not in one),
        only=tuple(_given_by(place, alone) for place in places),
        percent=_rounded(percent_agreement(whole)),
        on_yes=_rounded(agreement_on_yes(whole)),
        kappa=_rounded(kappa(whole)),
        alpha=_rounded(krippendorff_alpha(whole)),
        interval=alpha_interval(list(tables.values()), seed=seed),
        ac1=_rounded(gwet_ac1(whole, categories=2)),
        brennan_prediger=_rounded(brennan_prediger(whole, categories=2)),
    )


def pooled(tables: Sequence[ByTranscript]) -> dict[str, Counter[Answers]]:
    """Put the tables of all codes together, for one figure over the whole codebook."""
    found: dict[str, Counter[Answers]] = {}
    for by_transcript in tables:
        for name, table in by_transcript.items():
            found.setdefault(name, Counter()).update(table)
    return found


def comparable(table: Mapping[Answers, float]) -> dict[Answers, float]:
    """Give the units of a table that two coders or more answered."""
    return {
        answers: number
        for answers, number in table.items()
        if number and sum(one is not None for one in answers) > 1
    }


def agreement_on_yes(table: Mapping[Answers, float]) -> float | None:
    """Give the positive agreement over all pairs of coders; ``None`` without a yes.

    >>> agreement_on_yes({("yes", "yes"): 8, ("yes", "no"): 1, ("no", "no"): 90})
    0.9411764705882353
    """
    both = given = 0.0
    for answers, number in table.items():
        for one, other in combinations([one for one in answers if one is not None], 2):
            both += number * (one == other == YES)
            given += number * ((one == YES) + (other == YES))
    return 2 * both / given if given else None


def alpha_interval(
    tables: Sequence[Mapping[Answers, float]], *, seed: int, draws: int = DRAWS
) -> tuple[float, float] | None:
    """Give the 95 % interval of nominal alpha, drawing whole transcripts.

    ``None`` with fewer than three transcripts, or when most draws have no alpha.
    """
    if len(tables) < FEWEST_TRANSCRIPTS:
        return None
    met = np.array([_coincidences(table) for table in tables])
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(tables), [1 / len(tables)] * len(tables), size=draws) @ met
    agreed_no, agreed_yes, differed = drawn[:, 0], drawn[:, 1], drawn[:, 2]
    no, yes = agreed_no + differed, agreed_yes + differed
    expected = 2 * no * yes
    defined = expected > 0
    if 2 * int(defined.sum()) < draws:
        return None
    alpha = 1 - (no + yes - 1)[defined] * 2 * differed[defined] / expected[defined]
    low, high = np.percentile(alpha, (2.5, 97.5))
    return round(float(low), 3), round(float(high), 3)


def _coincidences(table: Mapping[Answers, float]) -> tuple[float, float, float]:
    """Give Krippendorff's coincidences no-no, yes-yes and (each way) no-yes."""
    no = yes = differed = 0.0
    for answers, number in table.items():
        yeses, noes = answers.count(YES), answers.count(NO)
        others = yeses + noes - 1
        no += number * noes * (noes - 1) / others
        yes += number * yeses * (yeses - 1) / others
        differed += number * yeses * noes / others
    return no, yes, differed


def _given_by(coder: int, table: Mapping[Answers, float]) -> int:
    return _count(table, lambda answers: answers[coder] == YES)


def _count(table: Mapping[Answers, float], fits: Callable[[Answers], bool]) -> int:
    return round(sum(number for answers, number in table.items() if fits(answers)))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3) + 0.0
