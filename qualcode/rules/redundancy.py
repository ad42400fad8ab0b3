"""Rules that another rule of the same code makes redundant."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from qualcode.language import Lexicon, fold, is_inflection, part_of
from qualcode.model import Near, Phrase, Rule, Term, Word
from qualcode.rules.traces import Traces
from qualcode.rules.wordforms import fits

# A rule with fewer hits may lie inside another one by chance.
FEWEST = 3
_RANK = {"strong": 2, "weak": 1, "except": 0}


@dataclass(frozen=True, slots=True)
class Redundant:
    """A rule whose every hit lies inside hits of another rule of the same code.

    ``always`` tells that it must be so in every corpus, by what the two rules say; else it
    is so in this one. ``is_beaten``: ``by`` is weak and longer, so that the strong rule
    never codes.
    """

    code: str
    rule: Rule
    by: Rule
    hits: int
    always: bool
    is_beaten: bool = False


def redundant_rules(traces: Traces, *, lexicon: Lexicon) -> tuple[Redundant, ...]:
    """Give the redundant rules, in order of the codebook, each with one rule that covers it."""
    plan = traces.plan
    hits = np.bincount(traces.rules, minlength=len(plan.rules)).tolist()
    covers = _covers(traces, hits)
    found: dict[int, Redundant] = {}
    for number, wide in _said_twice(traces, lexicon):
        if found.get(wide) is None or plan.places[wide] != plan.places[number]:
            found.setdefault(number, _of(traces, number, wide, hits[number], always=True))
    for number, wides in covers.items():
        free = [wide for wide in wides if wide not in found]
        if hits[number] >= FEWEST and number not in found and free:
            wide = max(free, key=lambda one: (_RANK[plan.rules[one].strength], hits[one], -one))
            found[number] = _of(traces, number, wide, hits[number], always=False)
    return tuple(found[number] for number in sorted(found))


def _of(traces: Traces, number: int, wide: int, hits: int, *, always: bool) -> Redundant:
    rule, by = traces.plan.rules[number], traces.plan.rules[wide]
    is_beaten = rule.strength == "strong" and by.strength == "weak"
    code = traces.plan.codes[int(traces.plan.owners[number])].id
    return Redundant(code, rule, by, hits, always, is_beaten)


def _covers(traces: Traces, hits: list[int]) -> dict[int, list[int]]:
    """Give the rules each of whose hits lies inside one of another rule, with those rules."""
    rules = traces.plan.rules
    inner, outer = traces.inside()
    size = max(1, len(rules))
    distinct = np.unique(inner * size + traces.rules[outer])
    counts = Counter(
        zip(
            traces.rules[distinct // size].tolist(),
            (distinct % size).tolist(),
            strict=True,
        )
    )
    lengths = traces.ends - traces.starts
    longer = lengths[outer] > lengths[inner]
    strictly = Counter(
        zip(
            *np.unique(np.stack([inner[longer], traces.rules[outer[longer]]]), axis=1).tolist(),
            strict=True,
        )
    )
    beaten = Counter((int(traces.rules[row]), wide) for row, wide in strictly)
    found: dict[int, list[int]] = defaultdict(list)
    for (narrow, wide), count in counts.items():
        ranks = _RANK[rules[narrow].strength], _RANK[rules[wide].strength]
        same = all(ranks) or not any(ranks)
        covered = ranks[1] >= ranks[0] or beaten[narrow, wide] == hits[narrow]
        equal = counts[wide, narrow] == hits[wide] and ranks[0] == ranks[1]
        if count == hits[narrow] and same and covered and not (equal and narrow < wide):
            found[narrow].append(wide)
    return found


def _said_twice(traces: Traces, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give pairs of rules of one code, the second of which says all that the first says."""
    plan = traces.plan
    by_code: dict[int, list[int]] = defaultdict(list)
    for number, owner in enumerate(plan.owners.tolist()):
        by_code[owner].append(number)
    for numbers in by_code.values():
        for number in numbers:
            rule = plan.rules[number]
            for wide in numbers:
                other = plan.rules[wide]
                if wide != number and covers_as_strongly(other, rule):
                    same = other.term == rule.term and _RANK[other.strength] == _RANK[rule.strength]
                    if not (same and wide > number) and subsumes(
                        other.term, rule.term, lexicon=lexicon
                    ):
                        yield number, wide
                        break


def covers_as_strongly(wide: Rule, narrow: Rule) -> bool:
    """Tell whether one rule is as strong as another and holds for all the roles of it."""
    ranks = _RANK[wide.strength], _RANK[narrow.strength]
    if not (all(ranks) or not any(ranks)) or ranks[0] < ranks[1]:
        return False
    return not wide.roles or (bool(narrow.roles) and set(narrow.roles) <= set(wide.roles))


def subsumes(wide: Term, narrow: Term, *, lexicon: Lexicon) -> bool:
    """Tell whether every match of one term lies inside a match of another, in any corpus.

    Judged from what the two say; ``False`` where that is not enough.
    """
    if wide == narrow:
        return True
    if isinstance(wide, Near) and isinstance(narrow, Near):
        return narrow.distance <= wide.distance and all(
            subsumes(*pair, lexicon=lexicon)
            for pair in ((wide.left, narrow.left), (wide.right, narrow.right))
        )
    if isinstance(wide, Phrase) and isinstance(narrow, Phrase):
        return len(wide.words) == len(narrow.words) and all(
            _says(one, other, lexicon) for one, other in zip(wide.words, narrow.words, strict=True)
        )
    return False


def _says(wide: Word, narrow: Word, lexicon: Lexicon) -> bool:
    """Tell whether every form that satisfies one word satisfies another."""
    if wide == narrow:
        return True
    if wide.kind == "wildcard" and narrow.kind in {"form", "wildcard"}:
        return fits(fold(narrow.text), fold(wide.text).split("*"))
    if wide.kind == "lemma":
        return narrow.kind == "form" and is_inflection(narrow.text, wide.text, lexicon=lexicon)
    if wide.kind == "compound":
        if narrow.kind in {"lemma", "compound"}:
            return narrow.text == wide.text
        return narrow.kind == "form" and part_of(narrow.text, wide.text, lexicon=lexicon)
    return False
