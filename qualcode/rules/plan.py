"""The rules of a codebook in one language, laid out for one pass over the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qualcode.model import Code, Codebook, Hit, Rule, Span, Term
from qualcode.rules.arrays import Groups, Mask, Numbers, Places
from qualcode.rules.ground import Extract, Ground
from qualcode.rules.precedence import EXCEPT, STRONG, WEAK, standing
from qualcode.rules.search import search

_STRENGTHS = {"strong": STRONG, "weak": WEAK, "except": EXCEPT}


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

    @property
    def ranks(self) -> Places:
        """The place of each rule's text in the alphabet."""
        texts = sorted({rule.text for rule in self.rules})
        places = {text: place for place, text in enumerate(texts)}
        return np.array([places[rule.text] for rule in self.rules], dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class HitColumns:
    """The hits that stand in the segments of a ground, one row each.

    Columns of equal length, sorted by segment, code and place: segment, the rule's place in
    the plan, start and end in the segment's text, negated. They are small enough to be sent
    between processes.
    """

    segments: Numbers
    rules: Numbers
    starts: Numbers
    ends: Numbers
    negated: Mask

    def hits(self, plan: Plan) -> list[Hit]:
        """Make the hits, in order of rows."""
        rules = self.rules.tolist()
        evidence = [_evidence(plan, number) for number in range(len(plan.rules))]
        codes, texts, strengths = zip(*evidence, strict=True) if evidence else ((), (), ())
        return list(
            map(
                Hit,
                map(codes.__getitem__, rules),
                map(Span, self.starts.tolist(), self.ends.tolist()),
                map(texts.__getitem__, rules),
                map(strengths.__getitem__, rules),
                self.negated.tolist(),
            )
        )


def hits_in(ground: Ground, *, plan: Plan, extract: Extract | None = None) -> HitColumns:
    """Find the hits that stand.

    ``extract`` says whose role is behind each segment, for rules that are limited to some;
    ``None`` where nobody is known and every rule runs.
    """
    found = search(plan.terms, ground=ground)
    rows, rules = Groups(plan.places, len(plan.terms)).rows_of(found.terms)
    if extract and plan.rules:
        allowed = allowed_rows(plan.rules, rules, extract=extract, segments=found.segments[rows])
        rows, rules = rows[allowed], rules[allowed]
    stands = standing(
        found.segments[rows] * len(plan.codes) + plan.owners[rules],
        found.starts[rows],
        found.ends[rows],
        strengths=plan.strengths[rules],
        ranks=plan.ranks[rules],
    )
    rows, rules = rows[stands], rules[stands]
    return HitColumns(
        segments=found.segments[rows].astype(np.int32),
        rules=rules.astype(np.int32),
        starts=found.starts[rows].astype(np.int32),
        ends=found.ends[rows].astype(np.int32),
        negated=found.negated[rows],
    )


def allowed_rows(
    rules: Sequence[Rule], numbers: Places, *, extract: Extract, segments: Places
) -> Places:
    """Give the rows whose rule holds for the role behind the segment."""
    table = np.array(
        [[not rule.roles or role in rule.roles for role in extract.role_names] for rule in rules],
        dtype=np.bool_,
    )
    return np.flatnonzero(table[numbers, extract.roles[segments]])


def _evidence(plan: Plan, number: int) -> tuple[str, str, Literal["strong", "weak"]]:
    rule, code = plan.rules[number], plan.codes[int(plan.owners[number])]
    return code.id, rule.text, "weak" if rule.strength == "weak" else "strong"
