"""Coefficients of agreement between any number of coders, with missing values allowed.

All are written as (observed - chance) / (1 - chance) and differ in what they take for
chance. Where a coefficient has no value - nobody could disagree, because there is nothing
to compare or only one answer was ever given - it is ``None``, never 0 or 1.

References: Cohen, J. (1960) Educational and Psychological Measurement 20. Scott, W. A.
(1955) Public Opinion Quarterly 19. Fleiss, J. L. (1971) Psychological Bulletin 76. Conger,
A. J. (1980) Psychological Bulletin 88. Brennan, R. L. & Prediger, D. J. (1981) Educational
and Psychological Measurement 41. Gwet, K. L. (2008) British Journal of Mathematical and
Statistical Psychology 61; Gwet, K. L. (2014) Handbook of Inter-Rater Reliability, 4th ed.
(missing values). Krippendorff, K. (2011) Computing Krippendorff's Alpha-Reliability.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

Answers = tuple[str | None, ...]
Table = Mapping[Answers, float]
Delta = Callable[[int, int], float]


def percent_agreement(table: Table) -> float | None:
    """Give the share of pairs of answers to one unit that are equal, averaged over units.

    ``table`` maps what the coders answered to a unit (one place a coder, ``None`` where
    one did not) to how many units were answered so. Units with fewer than two answers
    play no part.

    >>> percent_agreement({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10,
    ...                    ("no", "no"): 15})
    0.7
    """
    weight = agreed = 0.0
    for answers, number in table.items():
        given = _given(answers)
        if len(given) > 1:
            equal = sum(one == other for one, other in combinations(given, 2))
            weight += number
            agreed += number * equal / (len(given) * (len(given) - 1) / 2)
    return agreed / weight if weight else None


def cohen_kappa(table: Table) -> float | None:
    """Give Cohen's kappa of two coders; ``None`` when one of them gave one answer only.

    >>> cohen_kappa({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})
    0.4
    """
    both = {one: number for one, number in table.items() if None not in one and number}
    if any(len({one[place] for one in both}) < 2 for place in (0, 1)):
        return None
    return conger_kappa(both)


def conger_kappa(table: Table) -> float | None:
    """Give Conger's kappa: Cohen's for any number of coders, each with habits of their own."""
    shares = [_shares_of(place, table) for place in range(_coders(table))]
    shares = [one for one in shares if one]
    count = len(shares)
    if count < 2:
        return None
    chance = 0.0
    for category in _categories(table):
        each = [one.get(category, 0.0) for one in shares]
        mean = sum(each) / count
        spread = sum((one - mean) ** 2 for one in each) / (count - 1)
        chance += mean**2 - spread / count
    return _beyond(percent_agreement(table), chance)


def fleiss_kappa(table: Table) -> float | None:
    """Give Fleiss' kappa; with two coders it is Scott's pi."""
    return _beyond(percent_agreement(table), sum(one**2 for one in _pooled(table).values()))


def brennan_prediger(table: Table, *, categories: int) -> float | None:
    """Give the coefficient of Brennan and Prediger: chance is 1 / number of categories."""
    return _beyond(percent_agreement(table), 1 / categories)


def gwet_ac1(table: Table, *, categories: int) -> float | None:
    """Give Gwet's AC1, which stays steady where an answer is rare.

    ``categories`` is how many answers there could have been, two or more.
    """
    chance = sum(one * (1 - one) for one in _pooled(table).values()) / (categories - 1)
    return _beyond(percent_agreement(table), chance)


def nominal(one: int, other: int) -> float:
    """Give the distance of two categories that are just different."""
    return float(one != other)


def krippendorff_alpha(table: Table, *, level: str = "nominal") -> float | None:
    """Give Krippendorff's alpha; ``level`` is nominal, ordinal, interval or ratio.

    For levels other than nominal the answers must be numbers. ``None`` when fewer than two
    answers can be compared, or all are the same.
    """
    order = _in_order(table, level=level)
    coincidences = _coincidences(table, order)
    totals = [sum(row) for row in coincidences]
    whole = sum(totals)
    delta = _delta(level, order=order, totals=totals)
    places = range(len(order))
    expected = sum(totals[a] * totals[b] * delta(a, b) for a in places for b in places)
    if whole <= 1 or not expected:
        return None
    observed = sum(coincidences[a][b] * delta(a, b) for a in places for b in places)
    return 1 - (whole - 1) * observed / expected


def _in_order(table: Table, *, level: str) -> Sequence[str]:
    found = _categories(table)
    return sorted(found) if level == "nominal" else sorted(found, key=float)


def _coincidences(table: Table, order: Sequence[str]) -> list[list[float]]:
    """Give how often two answers met in one unit, each unit weighing as its answers."""
    place = {category: number for number, category in enumerate(order)}
    met = [[0.0] * len(order) for _ in order]
    for answers, number in table.items():
        given = [place[one] for one in _given(answers)]
        for one, other in combinations(given, 2):
            met[one][other] += number / (len(given) - 1)
            met[other][one] += number / (len(given) - 1)
    return met


def _delta(level: str, *, order: Sequence[str], totals: Sequence[float]) -> Delta:
    """Give the squared distance of two categories, by their places in order."""
    if level == "nominal":
        return nominal
    if level == "ordinal":
        return lambda a, b: (
            (sum(totals[min(a, b) : max(a, b) + 1]) - (totals[a] + totals[b]) / 2) ** 2
            if a != b
            else 0.0
        )
    values = [float(one) for one in order]
    if level == "interval":
        return lambda a, b: (values[a] - values[b]) ** 2
    return lambda a, b: ((values[a] - values[b]) / (values[a] + values[b])) ** 2 if a != b else 0.0


def _given(answers: Answers) -> list[str]:
    return [one for one in answers if one is not None]


def _coders(table: Table) -> int:
    return len(next(iter(table), ()))


def _categories(table: Table) -> set[str]:
    return {one for answers, number in table.items() if number for one in _given(answers)}


def _shares_of(coder: int, table: Table) -> dict[str, float]:
    """Give the share of each category among one coder's answers; empty without any."""
    found: dict[str, float] = {}
    for answers, number in table.items():
        answer = answers[coder]
        if answer is not None and number:
            found[answer] = found.get(answer, 0.0) + number
    whole = sum(found.values())
    return {category: number / whole for category, number in found.items()}


def _pooled(table: Table) -> dict[str, float]:
    """Give the share of each category over all units, each unit weighing the same."""
    found: dict[str, float] = {}
    units = 0.0
    for answers, number in table.items():
        given = _given(answers)
        units += number if given else 0
        for one in given:
            found[one] = found.get(one, 0.0) + number / len(given)
    return {category: number / units for category, number in found.items() if number}


def _beyond(observed: float | None, chance: float) -> float | None:
    """Give the agreement beyond chance; ``None`` when chance alone explains everything."""
    if observed is None or chance >= 1 - 1e-12:
        return None
    return round((observed - chance) / (1 - chance), 12)
