"""What a change of the codebook does to the coding: two sets of claims compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qualcode.analyse.counting import is_participants
from qualcode.codebook import CodebookChanges, CodeChange
from qualcode.model import Claim, Code, Corpus, Hit, Passage, Span, State, Term

Outcome = Literal[
    "gained", "lost", "accepted", "carried", "refused", "open", "suggested", "unsuggested", "weak"
]
_RANKS: tuple[State, ...] = ("read", "rules", "suggested", "disputed", "unsure", "rejected")
_COUNTED = frozenset({"read", "rules"})
_FELT = frozenset({"gained", "lost", "suggested", "unsuggested"})


@dataclass(frozen=True, slots=True)
class Void:
    """Words that an except rule takes out; ``rule`` is its place in ``CodeChange.rules``."""

    rule: int
    span: Span


# Except rules that changed: group (its place in the changes) and passage id → what they cover.
Voids = Mapping[tuple[int, str], Sequence[Void]]


@dataclass(frozen=True, slots=True)
class Shift:
    """One passage on which the coding, or what stands behind it, is not the same.

    ``before`` and ``after`` are the states, empty where nothing was claimed. ``hits`` stand
    on one side only; ``rules`` are places in ``CodeChange.rules`` of those that caused it.
    The outcome: ``gained`` and ``lost`` are counted (accepted, or a strong hit nobody has
    read) on one side only. Counted on both: ``accepted`` (by a person) or ``carried`` (by
    other rules). Counted on neither: ``suggested`` or ``unsuggested`` (a suggestion comes or
    goes), ``weak`` (one on both sides), ``refused`` or ``open`` (a person said no, or is
    unsure, or they disagree).
    """

    passage: Passage
    outcome: Outcome
    before: State | Literal[""]
    after: State | Literal[""]
    hits: tuple[Hit, ...] = ()
    rules: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a code or theme reaches: counted passages of participants, and who they are.

    ``field_notes`` counts passages that are nobody's; ``suggested`` participants' passages
    that are only suggested.
    """

    passages: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    field_notes: frozenset[str] = frozenset()
    suggested: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change of one code (or of several that belong together) does.

    ``shifts`` are in order of passages.
    """

    change: CodeChange
    before: Reach
    after: Reach
    shifts: tuple[Shift, ...] = ()

    def of(self, *outcomes: Outcome) -> tuple[Shift, ...]:
        """Give the shifts with these outcomes."""
        return tuple(one for one in self.shifts if one.outcome in outcomes)

    def by_rule(self, rule: int) -> tuple[Shift, ...]:
        """Give the shifts that one rule (its place in ``change.rules``) caused."""
        return tuple(one for one in self.shifts if rule in one.rules)

    @property
    def is_felt(self) -> bool:
        """Whether any passage or suggestion was gained or lost."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ThemeConsequence:
    """How far a theme reaches before and after."""

    theme: str
    before: Reach
    after: Reach


@dataclass(frozen=True, slots=True)
class Consequences:
    """All codes in which something differs, the themes that are felt, and how many are not.

    ``unchanged`` counts the codes of the later state in which nothing differs.
    """

    codes: tuple[Consequence, ...] = ()
    themes: tuple[ThemeConsequence, ...] = ()
    unchanged: int = 0


def consequences(
    changes: CodebookChanges,
    *,
    before: Iterable[Claim],
    after: Iterable[Claim],
    corpus: Corpus,
    voids: Voids | None = None,
) -> Consequences:
    """Compare the claims under two states of a codebook, over the same material.

    Comparing the other way round gives the same shifts, gained for lost.
    """
    old, new = _by_code(before), _by_code(after)
    order = {passage.id: number for number, passage in enumerate(corpus.passages)}
    found = []
    for number, change in enumerate(changes.codes):
        if change.is_plain:
            continue
        held = [claim for code in change.before for claim in old.get(code.id, ())]
        holds = [claim for code in change.after for claim in new.get(code.id, ())]
        group = _group(change, corpus=corpus, voids=_own(voids or {}, number))
        shifts = _shifts(group, held, holds)
        found.append(
            Consequence(
                change,
                _reach(held, corpus),
                _reach(holds, corpus),
                tuple(sorted(shifts, key=lambda one: order[one.passage.id])),
            )
        )
    return Consequences(
        tuple(found),
        tuple(_themes(changes, old=old, new=new, corpus=corpus)),
        unchanged=sum(len(one.after) for one in changes.codes if one.is_plain),
    )


def _by_code(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.code].append(claim)
    return found


def _reach(claims: Iterable[Claim], corpus: Corpus) -> Reach:
    """Give how far claims reach; a passage that several of them are about is seen once."""
    counted: dict[int, Passage] = {}
    hinted: dict[int, Passage] = {}
    for claim in claims:
        if claim.state in _COUNTED:
            counted[id(claim.passage)] = claim.passage
        elif claim.state == "suggested":
            hinted[id(claim.passage)] = claim.passage
    said = [one for one in counted.values() if is_participants(one, corpus=corpus)]
    passages = frozenset(one.id for one in said)
    return Reach(
        passages,
        frozenset(one.participant for one in said),
        frozenset(one.id for one in counted.values() if not one.participant),
        frozenset(
            one.id
            for key, one in hinted.items()
            if key not in counted and is_participants(one, corpus=corpus)
        )
        - passages,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """One change of codes, laid out for comparing the hits behind the claims.

    ``rules`` numbers the rules of either side, by code, language, text and strength: the
    same rule has one number, wherever it stands and however it is spelled. ``causes`` gives
    the place in ``CodeChange.rules`` by side and number.
    """

    languages: Mapping[str, str]
    rules: tuple[Mapping[tuple[str, str, str, str], int], ...]
    causes: Mapping[tuple[int, int], int]
    voids: Mapping[str, Sequence[Void]]


def _own(voids: Voids, number: int) -> dict[str, Sequence[Void]]:
    return {passage: some for (group, passage), some in voids.items() if group == number}


def _group(change: CodeChange, *, corpus: Corpus, voids: Mapping[str, Sequence[Void]]) -> _Group:
    numbers: dict[tuple[str, Term, str], int] = {}
    rules = tuple(_numbered(codes, numbers) for codes in (change.before, change.after))
    causes = {
        (side, numbers[rule.language, rule.term, rule.strength]): place
        for place, one in enumerate(change.rules)
        for side, rule in enumerate((one.before, one.after))
        if rule is not None
    }
    return _Group(corpus.languages, rules, causes, voids)


def _numbered(
    codes: Iterable[Code], numbers: dict[tuple[str, Term, str], int]
) -> dict[tuple[str, str, str, str], int]:
    return {
        (code.id, rule.language, rule.text, rule.strength): numbers.setdefault(
            (rule.language, rule.term, rule.strength), len(numbers)
        )
        for code in codes
        for rule in code.rules
    }


def _shifts(group: _Group, before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[Shift]:
    old, new = _by_passage(before), _by_passage(after)
    for passage_id in {**old, **new}:
        held, holds = old.get(passage_id, []), new.get(passage_id, [])
        sides = (_evidence(group, 0, held), _evidence(group, 1, holds))
        states = (_best(held), _best(holds))
        if states[0] == states[1] and sides[0].keys() == sides[1].keys():
            continue
        passage = (held or holds)[0].passage
        hits, rules = _causes(group, sides, passage)
        outcome = _outcome(*states)
        if rules or outcome in _FELT:
            yield Shift(passage, outcome, *states, hits, rules)


def _by_passage(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.passage.id].append(claim)
    return found


def _best(claims: Iterable[Claim]) -> State | Literal[""]:
    """Give the state that says most for the codes together, empty without claims."""
    return min((one.state for one in claims), key=_RANKS.index, default="")


_Evidence = Mapping[tuple[int, Span, bool], Hit]


def _evidence(group: _Group, side: int, claims: Iterable[Claim]) -> _Evidence:
    """Give the hits behind the claims by rule and place, whatever their code is called."""
    rules = group.rules[side]
    return {
        (
            rules.get(
                (hit.code, group.languages[claim.passage.transcript], hit.rule, hit.strength), -1
            ),
            hit.span,
            hit.in_question,
        ): hit
        for claim in claims
        for coding in claim.codings
        for hit in coding.hits
    }


def _causes(
    group: _Group, sides: tuple[_Evidence, _Evidence], passage: Passage
) -> tuple[tuple[Hit, ...], tuple[int, ...]]:
    """Give the hits of one side only, and the changed rules they come from.

    Where a rule itself did not change, an except rule that covers its words did.
    """
    hits: set[Hit] = set()
    rules: set[int] = set()
    for side in (0, 1):
        for key in sides[side].keys() - sides[1 - side].keys():
            hits.add(sides[side][key])
            cause = group.causes.get((side, key[0]))
            if cause is not None:
                rules.add(cause)
            else:
                voids = group.voids.get(passage.id, ())
                rules.update(one.rule for one in voids if one.span.covers(key[1]))
    return tuple(sorted(hits)), tuple(sorted(rules))


def _outcome(before: State | Literal[""], after: State | Literal[""]) -> Outcome:
    states = (before, after)
    counts = tuple(one in _COUNTED for one in states)
    if counts == (True, True):
        return "accepted" if before == after == "read" else "carried"
    if any(counts):
        return "lost" if counts[0] else "gained"
    if "suggested" in states:
        return (
            "weak" if before == after else "unsuggested" if before == "suggested" else "suggested"
        )
    return "refused" if "rejected" in states else "open"


def _themes(
    changes: CodebookChanges,
    *,
    old: Mapping[str, Sequence[Claim]],
    new: Mapping[str, Sequence[Claim]],
    corpus: Corpus,
) -> Iterator[ThemeConsequence]:
    """Give the themes whose reach is not the same, in the order of the changes."""
    touched = {code.theme for one in changes.changed for code in (*one.before, *one.after)}
    before = [code for one in changes.codes for code in one.before]
    after = [code for one in changes.codes for code in one.after]
    for theme in dict.fromkeys(code.theme for code in (*after, *before)):
        if theme in touched:
            held = _reach(_of_theme(theme, before, old), corpus)
            holds = _reach(_of_theme(theme, after, new), corpus)
            if held != holds:
                yield ThemeConsequence(theme, held, holds)


def _of_theme(
    theme: str, codes: Iterable[Code], claims: Mapping[str, Sequence[Claim]]
) -> Iterator[Claim]:
    return (one for code in codes if code.theme == theme for one in claims.get(code.id, ()))
