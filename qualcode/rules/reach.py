"""What each rule of a codebook catches in this corpus, and which of it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.model import Rule
from qualcode.rules.arrays import Mask, Places
from qualcode.rules.traces import Forms, Traces


@dataclass(frozen=True, slots=True)
class Reach:
    """What one rule catches in the passages of its language, field notes among them.

    ``participants`` are distinct persons. ``used`` is how many of the hits count: those
    that no except rule voids; of an except rule, those that void something. ``forms`` are
    the words it matched, folded, with counts, most first; ``used_forms`` those of the hits
    that count.
    """

    code: str
    rule: Rule
    hits: int = 0
    passages: int = 0
    participants: int = 0
    used: int = 0
    forms: Forms = ()
    used_forms: Forms = ()

    @property
    def void(self) -> int:
        """How many hits of a strong or weak rule an except rule of the code voids."""
        return 0 if self.rule.strength == "except" else self.hits - self.used


def reaches_of(traces: Traces) -> tuple[Reach, ...]:
    """Give the reach of each rule, in order of the codebook."""
    plan, size = traces.plan, len(traces.plan.rules)
    used = used_rows(traces)
    forms = traces.forms_by_rule(np.arange(len(traces)))
    used_forms = traces.forms_by_rule(used)
    people = {name: n for n, name in enumerate(sorted({p.participant for p in traces.passages}))}
    whose = np.array(
        [people[one.participant] if one.counts else -1 for one in traces.passages], dtype=np.intp
    )[traces.segments]
    hits = np.bincount(traces.rules, minlength=size).tolist()
    counted = np.bincount(traces.rules[used], minlength=size).tolist()
    passages = _distinct(traces.rules, traces.segments, size)
    persons = _distinct(traces.rules[whose >= 0], whose[whose >= 0], size)
    return tuple(
        Reach(
            plan.codes[owner].id,
            plan.rules[number],
            hits[number],
            passages[number],
            persons[number],
            counted[number],
            forms.get(number, ()),
            used_forms.get(number, ()),
        )
        for number, owner in enumerate(plan.owners.tolist())
    )


def _distinct(rules: Places, values: Places, size: int) -> list[int]:
    """Count the different values of each rule."""
    pairs = np.unique(np.stack([rules, values]), axis=1)
    return list(np.bincount(pairs[0], minlength=size).tolist())


def used_rows(traces: Traces) -> Mask:
    """Tell which matches count: not voided, or, of an except rule, voiding something."""
    excepts = _is_except(traces.plan.rules)[traces.rules]
    inner, outer = traces.inside()
    voids = excepts[outer] & ~excepts[inner]
    used = ~excepts
    used[inner[voids]] = False
    used[outer[voids]] = True
    return used


def _is_except(rules: Sequence[Rule]) -> Mask:
    return np.array([rule.strength == "except" for rule in rules], dtype=np.bool_)


def coded_passages(traces: Traces) -> Mapping[str, frozenset[str]]:
    """Give, by code, the ids of the passages that a strong rule codes.

    Within a code the longest match wins, so a strong hit inside a longer weak one codes
    nothing; on the same words the strong one counts.
    """
    strengths = np.array([rule.strength for rule in traces.plan.rules], dtype=np.str_)
    of_row = strengths[traces.rules]
    inner, outer = traces.inside()
    lengths = traces.ends - traces.starts
    beaten = (of_row[outer] == "weak") & (lengths[outer] > lengths[inner])
    strong = used_rows(traces) & (of_row == "strong")
    strong[inner[beaten]] = False
    found: dict[str, set[str]] = {}
    owners = traces.plan.owners[traces.rules[strong]]
    pairs = np.unique(np.stack([owners, traces.segments[strong]]), axis=1)
    for owner, segment in zip(*pairs.tolist(), strict=True):
        code = traces.plan.codes[owner].id
        found.setdefault(code, set()).add(traces.passages[segment].id)
    return {code: frozenset(some) for code, some in found.items()}
