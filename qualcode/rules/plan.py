"""The rules of a codebook in one language, laid out for one pass over the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qualcode.model import Code, Codebook, Hit, Rule, Span, Term
from qualcode.rules.arrays import Groups, Mask, Places
from qualcode.rules.ground import Ground
from qualcode.rules.precedence import EXCEPT, STRONG, WEAK, standing
from qualcode.rules.search import search

_STRENGTHS = {"strong": STRONG, "weak": WEAK, "except": EXCEPT}

# Hits by code (its place in the codebook), in order of place.
HitsByCode = Mapping[int, tuple[Hit, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Rules of one language in the order of the codebook, each term once.

    ``owners`` is the place of each rule's code in ``codes``, ``places`` that of its term
    in ``terms``.
    """

    codes: tuple[Code, ...]
    rules: tuple[Rule, ...]
    owners: Places
    terms: tuple[Term, ...]
    places: Places

    @classmethod
    def of(cls, codebook: Codebook, *, language: str) -> "Plan":
        """Lay out the rules of one language."""
        codes = codebook.codes
        owned = [
            (owner, rule)
            for owner, code in enumerate(codes)
            for rule in code.rules
            if rule.language == language
        ]
        numbers: dict[Term, int] = {}
        places = [numbers.setdefault(rule.term, len(numbers)) for _, rule in owned]
        return cls(
            codes,
            tuple(rule for _, rule in owned),
            np.array([owner for owner, _ in owned], dtype=np.intp),
            tuple(numbers),
            np.array(places, dtype=np.intp),
        )

    @property
    def strengths(self) -> Places:
        """How strong each rule is, as ``precedence`` counts."""
        return np.array([_STRENGTHS[rule.strength] for rule in self.rules], dtype=np.intp)


class Hits:
    """The hits that stand in the segments of a ground, made when they are asked for."""

    def __init__(self, plan: Plan, *, segments: Places, columns: Sequence[Places | Mask]) -> None:
        """Take columns of rule, start, end and negated, sorted by segment, code and place."""
        size = int(segments[-1]) + 1 if len(segments) else 0
        self._bounds = np.searchsorted(segments, np.arange(size + 1)).tolist()
        self._columns = [column.tolist() for column in columns]
        self._evidence = [_evidence(plan, number) for number in range(len(plan.rules))]

    def of(self, segment: int) -> HitsByCode:
        """Give the hits of one segment by code; empty for one that has none."""
        if not 0 <= segment < len(self._bounds) - 1:
            return {}
        rows = slice(self._bounds[segment], self._bounds[segment + 1])
        if rows.start == rows.stop:
            return {}
        found: dict[int, list[Hit]] = {}
        for number, start, end, negated in zip(*(one[rows] for one in self._columns), strict=True):
            owner, code, text, strength = self._evidence[number]
            hit = Hit(code, Span(start, end), text, strength, negated)
            found.setdefault(owner, []).append(hit)
        return {owner: tuple(hits) for owner, hits in found.items()}


def hits_in(ground: Ground, *, plan: Plan, roles: Sequence[str] | None = None) -> Hits:
    """Find the hits that stand.

    ``roles`` is the role behind each segment, for rules that are limited to some; ``None``
    where nobody is known and every rule runs.
    """
    found = search(plan.terms, ground=ground)
    rows, rules = Groups(plan.places, len(plan.terms)).rows_of(found.terms)
    if roles and plan.rules:
        allowed = _allowed(plan.rules, rules, roles=roles, segments=found.segments[rows])
        rows, rules = rows[allowed], rules[allowed]
    stands = standing(
        found.segments[rows] * len(plan.codes) + plan.owners[rules],
        found.starts[rows],
        found.ends[rows],
        strengths=plan.strengths[rules],
        ranks=rules,
    )
    rows, rules = rows[stands], rules[stands]
    columns = (rules, found.starts[rows], found.ends[rows], found.negated[rows])
    return Hits(plan, segments=found.segments[rows], columns=columns)


def _allowed(
    rules: Sequence[Rule], numbers: Places, *, roles: Sequence[str], segments: Places
) -> Places:
    """Give the rows whose rule holds for the role behind the segment."""
    kinds = {role: number for number, role in enumerate(dict.fromkeys(roles))}
    table = np.array(
        [[not rule.roles or role in rule.roles for role in kinds] for rule in rules], dtype=np.bool_
    )
    role_of = np.array([kinds[role] for role in roles], dtype=np.intp)
    return np.flatnonzero(table[numbers, role_of[segments]])


def _evidence(plan: Plan, number: int) -> tuple[int, str, str, Literal["strong", "weak"]]:
    rule, owner = plan.rules[number], int(plan.owners[number])
    return owner, plan.codes[owner].id, rule.text, "weak" if rule.strength == "weak" else "strong"
