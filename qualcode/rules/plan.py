"""The rules of a codebook in one language, laid out for one pass over the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qualcode.model import Code, Codebook, Hit, Rule, Span, Term
from qualcode.rules.arrays import Groups, Places
from qualcode.rules.ground import Ground
from qualcode.rules.precedence import EXCEPT, STRONG, WEAK, standing
from qualcode.rules.search import TermHits, search

_STRENGTHS = {"strong": STRONG, "weak": WEAK, "except": EXCEPT}

# Hits by segment, then by code (its place in the codebook), in order of place.
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


def hits_in(
    ground: Ground, *, plan: Plan, roles: Sequence[str] | None = None
) -> dict[int, HitsByCode]:
    """Give the hits that stand, by segment and code.

    ``roles`` is the role behind each segment, for rules that are limited to some; ``None``
    where nobody is known and every rule runs.
    """
    if not plan.rules or not ground.segments:
        return {}
    found = search(plan.terms, ground=ground)
    rows, rules = Groups(plan.places, len(plan.terms)).rows_of(found.terms)
    if roles is not None:
        allowed = _allowed(plan.rules, rules, roles=roles, segments=found.segments[rows])
        rows, rules = rows[allowed], rules[allowed]
    groups = found.segments[rows] * len(plan.codes) + plan.owners[rules]
    stands = standing(
        groups,
        found.starts[rows],
        found.ends[rows],
        strengths=plan.strengths[rules],
        ranks=rules,
    )
    return _as_hits(found, plan=plan, rows=rows[stands], rules=rules[stands])


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


def _as_hits(found: TermHits, *, plan: Plan, rows: Places, rules: Places) -> dict[int, HitsByCode]:
    lists: dict[int, dict[int, list[Hit]]] = {}
    evidence = [_evidence(plan, number) for number in range(len(plan.rules))]
    columns = (found.segments, found.starts, found.ends, found.negated)
    values = zip(*(column[rows].tolist() for column in columns), rules.tolist(), strict=True)
    for segment, start, end, negated, number in values:
        owner, code, text, strength = evidence[number]
        hit = Hit(code, Span(start, end), text, strength, negated)
        lists.setdefault(segment, {}).setdefault(owner, []).append(hit)
    return {
        segment: {owner: tuple(hits) for owner, hits in by_code.items()}
        for segment, by_code in lists.items()
    }


def _evidence(plan: Plan, number: int) -> tuple[int, str, str, Literal["strong", "weak"]]:
    rule, owner = plan.rules[number], int(plan.owners[number])
    return owner, plan.codes[owner].id, rule.text, "weak" if rule.strength == "weak" else "strong"
