"""Rules written anew: fewer or narrower ones, and what that changes in this corpus."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qualcode.codebook import parse_term
from qualcode.language import COMMON, SHORTEST_STEM, Lexicon, is_inflection
from qualcode.model import Codebook, Rule
from qualcode.rules.false_friends import FalseFriends, only_word, stem_of
from qualcode.rules.redundancy import Redundant, covers_as_strongly
from qualcode.rules.traces import Forms, Traces, most_first

Reason = Literal["one notation", "false friends", "redundant"]
# Segment, start, end.
Place = tuple[int, int, int]

# More rules than this for one are not proposed.
MOST_RULES = 5


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Rules of one code and strength that may give way to others.

    ``by`` stands in the place of the first of ``rules``; where it is empty they simply go.
    ``gained`` and ``lost`` are the forms that the code's rules hit, or hit no more, with
    counts, most first; what except rules void, and what other rules of the code hit as
    strongly, is neither.
    """

    code: str
    rules: tuple[Rule, ...]
    by: tuple[str, ...]
    reason: Reason
    gained: Forms = ()
    lost: Forms = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A rewriting that has not been tried. ``numbers`` are the rules' places in the plan.

    ``may_lose`` are the forms that it is meant to lose.
    """

    numbers: tuple[int, ...]
    by: tuple[str, ...]
    reason: Reason
    may_lose: frozenset[str] = frozenset()


def drafts_of(
    traces: Traces,
    *,
    friends: Sequence[FalseFriends],
    redundant: Sequence[Redundant],
    lexicon: Lexicon,
) -> Iterator[Draft]:
    """Give what may be tried, those for the same rules one after the other, the best first.

    Rules that are redundant in any corpus simply go; they need no other notation.
    """
    plan = traces.plan
    going = {id(one.rule) for one in redundant if one.always}
    hit = frozenset(traces.rules.tolist())
    groups: dict[tuple[int, str, tuple[str, ...], str], list[int]] = defaultdict(list)
    for number, rule in enumerate(plan.rules):
        lemma = _lemma_of(rule, lexicon)
        if lemma and id(rule) not in going:
            owner = int(plan.owners[number])
            groups[owner, rule.strength, rule.roles, lemma].append(number)
    for (_, _, _, lemma), numbers in groups.items():
        if len(numbers) > 1 and hit.intersection(numbers):
            yield from _merged(traces, numbers, lemma)
    places = {id(rule): number for number, rule in enumerate(plan.rules)}
    for one in friends:
        yield from _narrowed(one, number=places[id(one.rule)], lexicon=lexicon)


def _lemma_of(rule: Rule, lexicon: Lexicon) -> str:
    """Give the lemma that a rule of one word is about, "" where it is about none."""
    word = only_word(rule.term)
    if word is None or word.kind == "regex":
        return ""
    stem = stem_of(word)
    if word.kind in {"lemma", "compound"}:
        return word.text
    if not stem.isalpha() or (word.kind == "wildcard" and word.text != f"{stem}*"):
        return ""
    return lexicon.lemma(stem) if lexicon.is_known(stem) else stem


def _merged(traces: Traces, numbers: Sequence[int], lemma: str) -> Iterator[Draft]:
    """Draft one rule for several of one lemma; where it is there already, the others go.

    Two plain forms are left alone: who writes two of many forms means those two. So are
    forms that do not begin like the lemma, as in ``dyrt`` (expensive) of ``dyr`` (animal),
    unless the lemma itself is among them.
    """
    words = {number: only_word(traces.plan.rules[number].term) for number in numbers}
    kinds = {number: word.kind for number, word in words.items() if word}
    stems = [stem_of(word) for word in words.values() if word]
    wide = [number for number, kind in kinds.items() if kind in {"lemma", "compound"}]
    others = tuple(number for number in numbers if number not in wide)
    has_wildcard = "wildcard" in kinds.values()
    if wide and others:
        yield Draft(others, (), "one notation")
        return
    is_named = lemma in stems or all(stem.startswith(lemma) for stem in stems)
    if not wide and is_named and (len(others) > 2 or has_wildcard):
        yield Draft(others, (f"{lemma}+",), "one notation")
        if len(lemma) >= SHORTEST_STEM and has_wildcard:
            yield Draft(others, (f"{lemma}++",), "one notation")


def _narrowed(friends: FalseFriends, *, number: int, lexicon: Lexicon) -> Iterator[Draft]:
    """Draft rules that leave the false friends of one rule out."""
    word = only_word(friends.rule.term)
    if word is None or word.kind not in {"wildcard", "lemma"}:
        return
    false = frozenset(form for form, _ in friends.forms)
    stem, rest = stem_of(word), [form for form, _ in friends.rest]
    if word.kind == "lemma":
        drafts = [tuple(sorted(rest))]
    elif word.text in {f"{stem}*", f"*{stem}*"} and lexicon.is_known(stem):
        own = [form for form in rest if is_inflection(form, stem, lexicon=lexicon)]
        more = dict.fromkeys(_rule_for(form, lexicon) for form in rest if form not in own)
        drafts = [(f"{stem}+", *more)]
        if more and len(stem) >= SHORTEST_STEM:
            drafts.append((f"{stem}++",))
    else:
        return
    for by in drafts:
        if 0 < len(by) <= MOST_RULES and all(one.rstrip("+").isalpha() for one in by):
            yield Draft((number,), by, "false friends", may_lose=false)


def _rule_for(form: str, lexicon: Lexicon) -> str:
    lemma = lexicon.lemma(form)
    return f"{lemma}+" if lexicon.is_known(lemma) else form


def tried(
    drafts: Sequence[Draft], *, traces: Traces, trial: Traces | None
) -> tuple[tuple[Draft, Rewriting], ...]:
    """Give the best draft for each set of rules that loses nothing it should keep.

    ``trial`` has the matches of the rules of ``trial_codebook``, ``None`` where there are
    none to be tried.
    """
    before, after = _Hits(traces), _Hits(trial) if trial else None
    chosen: dict[tuple[int, ...], tuple[Draft, Rewriting]] = {}
    for draft in drafts:
        one = _tried(draft, before=before, after=after)
        earlier = chosen.get(draft.numbers)
        if one and (earlier is None or _change(one) < _change(earlier[1])):
            chosen[draft.numbers] = (draft, one)
    return tuple(chosen.values())


def _change(one: Rewriting) -> int:
    return sum(count for _, count in one.gained)


def trial_codebook(codebook: Codebook, drafts: Iterable[Draft], *, traces: Traces) -> Codebook:
    """Give a codebook whose codes have the drafts' rules and no others."""
    plan = traces.plan
    wanted: dict[str, dict[tuple[str, tuple[str, ...]], Rule]] = defaultdict(dict)
    for draft in drafts:
        first = plan.rules[draft.numbers[0]]
        code = plan.codes[int(plan.owners[draft.numbers[0]])].id
        for text in draft.by:
            rule = replace(first, text=text, term=parse_term(text))
            wanted[code].setdefault((text, first.roles), rule)
    return replace(
        codebook,
        themes=tuple(
            replace(
                theme,
                codes=tuple(
                    replace(code, rules=tuple(wanted[code.id].values())) for code in theme.codes
                ),
            )
            for theme in codebook.themes
        ),
    )


class _Hits:
    """The matches of single rules, as places with their forms."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces
        self._rows: dict[int, list[int]] = defaultdict(list)
        for row, rule in enumerate(traces.rules.tolist()):
            self._rows[rule].append(row)
        plan = traces.plan
        self._numbers: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self._of_code: dict[int, list[int]] = defaultdict(list)
        for number, owner in enumerate(plan.owners.tolist()):
            rule = plan.rules[number]
            self._numbers[plan.codes[owner].id, rule.text, rule.roles] = number
            self._of_code[owner].append(number)

    def of(self, number: int) -> dict[Place, str]:
        """Give the places that one rule hits, with the forms there."""
        one = self.traces
        return {
            (int(one.segments[row]), int(one.starts[row]), int(one.ends[row])): one.names[
                int(one.forms[row])
            ]
            for row in self._rows.get(number, ())
        }

    def named(self, code: str, text: str, roles: tuple[str, ...]) -> dict[Place, str]:
        """Give the places that a code's rule of this text hits."""
        return self.of(self._numbers[code, text, roles])

    def beside(self, numbers: Sequence[int]) -> list[int]:
        """Give the other rules of the code that some rules belong to."""
        owner = int(self.traces.plan.owners[numbers[0]])
        return [one for one in self._of_code[owner] if one not in numbers]


def _tried(draft: Draft, *, before: _Hits, after: _Hits | None) -> Rewriting | None:
    """Give what a draft changes; ``None`` where it loses what it should keep."""
    plan = before.traces.plan
    rules = tuple(plan.rules[number] for number in draft.numbers)
    code = plan.codes[int(plan.owners[draft.numbers[0]])].id
    first = rules[0]
    old: dict[Place, str] = {}
    for number in draft.numbers:
        old |= before.of(number)
    new: dict[Place, str] = {}
    for text in draft.by:
        new |= after.named(code, text, first.roles) if after else {}
    others: set[Place] = set()
    for number in before.beside(draft.numbers):
        rule = plan.rules[number]
        if covers_as_strongly(rule, first) or rule.strength == "except":
            others |= before.of(number).keys()
    lost = _outside(old, others | new.keys())
    gained = _outside(new, others | old.keys())
    if not old or set(lost) - draft.may_lose or sum(gained.values()) > len(old):
        return None
    unwanted = draft.may_lose | COMMON.get(first.language, frozenset())
    if set(gained) & unwanted or (draft.may_lose and not lost):
        return None
    return Rewriting(
        code, rules, draft.by, draft.reason, most_first(dict(gained)), most_first(dict(lost))
    )


def _outside(hits: Mapping[Place, str], places: set[Place]) -> Counter[str]:
    """Count the forms of the hits that lie inside none of some places."""
    by_segment: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for segment, start, end in places:
        by_segment[segment].append((start, end))
    return Counter(
        form
        for (segment, start, end), form in hits.items()
        if not any(a <= start and end <= b for a, b in by_segment[segment])
    )


def rewritings(
    found: Sequence[tuple[Draft, Rewriting]], redundant: Sequence[Redundant], *, traces: Traces
) -> tuple[Rewriting, ...]:
    """Give the rewritings that can be made together, in order of the codebook.

    No rule is in two of them, and none goes for the sake of a rule that is itself
    rewritten.
    """
    places = {id(rule): number for number, rule in enumerate(traces.plan.rules)}
    taken: dict[int, Rewriting] = {}
    for draft, one in sorted(found, key=lambda pair: (-len(pair[0].numbers), pair[0].numbers)):
        if not taken.keys() & set(draft.numbers):
            taken |= dict.fromkeys(draft.numbers, one)
    for other in redundant:
        number, by = places[id(other.rule)], places[id(other.by)]
        if other.always and number not in taken and by not in taken:
            taken[number] = Rewriting(other.code, (other.rule,), (), "redundant")
    in_order = (taken[number] for number in sorted(taken))
    return tuple({id(one): one for one in in_order}.values())
