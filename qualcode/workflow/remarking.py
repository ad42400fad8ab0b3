"""What an examination of the rules found, in words: each remark a problem with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qualcode.analyse import Overlap
from qualcode.model import Codebook, Problem, Rule
from qualcode.model.problem import Severity
from qualcode.rules import Examination, FalseFriends, Reach, Redundant, Rewriting, Unsaid

Kind = Literal["false friends", "codes alike", "hits nothing", "redundant", "one notation", "idle"]
SHOWN = 5

Forms = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding about rules: its kind, the code it is about, and the problem in words."""

    kind: Kind
    code: str
    problem: Problem


def remarks(
    examination: Examination, overlaps: Sequence[Overlap], *, codebook: Codebook, file: str
) -> tuple[Remark, ...]:
    """Give all that was found, kind by kind, what weighs most first."""
    mended = {id(rule): one for one in examination.rewritings for rule in one.rules}
    return tuple(_remarks(examination, overlaps, mended=mended, codebook=codebook, file=file))


def _remarks(
    examination: Examination,
    overlaps: Sequence[Overlap],
    *,
    mended: dict[int, Rewriting],
    codebook: Codebook,
    file: str,
) -> Iterator[Remark]:
    friends = sorted(examination.friends, key=lambda one: one.rule.strength != "strong")
    for one in friends:
        yield _of_friends(one, mended.get(id(one.rule)), file=file)
    for pair in overlaps:
        yield _of_overlap(pair, codebook=codebook, file=file)
    for unsaid in examination.unsaid:
        if unsaid.near:
            yield _of_unsaid(unsaid, file=file)
    for redundant in examination.redundant:
        rewriting = mended.get(id(redundant.rule))
        if rewriting is None or rewriting.reason == "redundant":
            yield _of_redundant(redundant, is_mended=rewriting is not None, file=file)
    for rewriting in examination.rewritings:
        if rewriting.reason == "one notation":
            yield _of_rewriting(rewriting, file=file)
    for reach in examination.idle:
        yield _of_idle(reach, file=file)


def listed(forms: Forms, *, most: int = SHOWN) -> str:
    """Give forms with their counts, cut after ``most``.

    >>> listed([("stille", 8), ("stil", 1)], most=1)
    'stille 8 and 1 more form'
    """
    text = ", ".join(f"{form} {count}" for form, count in forms[:most])
    more = len(forms) - most
    return text if more < 1 else f"{text} and {more} more {'form' if more == 1 else 'forms'}"


def change_in_words(one: Rewriting) -> str:
    """Say what a rewriting changes in this corpus."""
    parts = [
        f"no longer hits {listed(one.lost)}" if one.lost else "",
        f"also hits {listed(one.gained)}" if one.gained else "",
    ]
    return "; ".join(part for part in parts if part) or "hits the same here"


def _at(rule: Rule, what: str, remedy: str, *, file: str, severity: Severity = "note") -> Problem:
    return Problem(file, rule.line, rule.column, what, remedy, severity)


def _named(rule: Rule) -> str:
    strength = "" if rule.strength == "strong" else f"{rule.strength} "
    return f'the {strength}rule "{rule.text}"'


def _of_friends(one: FalseFriends, mended: Rewriting | None, *, file: str) -> Remark:
    hits = sum(count for _, count in one.forms)
    total = hits + sum(count for _, count in one.rest)
    if "far more often" in one.reasons:
        what = f"{_named(one.rule)} of {one.code} catches {listed(one.forms)}: far more often "
        what += f"than all else it catches ({total - hits})."
    else:
        what = f"{_named(one.rule)} of {one.code} also catches {listed(one.forms)}: "
        what += f"{hits} of its {total} hits."
    remedy = 'If they are not meant, set them under "except:" or write the forms you mean.'
    if mended and mended.by:
        instead = ", ".join(mended.by)
        change = f"It {change_in_words(mended)}"
        if mended.lost == one.forms and not mended.gained:
            change = "It hits all the rest"
        remedy = f"Write {instead} instead? {change}: qualcode check --fix"
    severity: Severity = "warning" if one.rule.strength == "strong" else "note"
    return Remark(
        "false friends", one.code, _at(one.rule, what, remedy, file=file, severity=severity)
    )


def _of_overlap(pair: Overlap, *, codebook: Codebook, file: str) -> Remark:
    code = codebook.code(pair.code)
    what = (
        f"{pair.shared} of the {pair.passages} passages of {pair.code} are coded {pair.other} too "
        f"(which has {pair.other_passages})."
    )
    remedy = 'Say under "do_not_use:" what parts the two, or merge them.'
    place = code.line if code else 0
    return Remark("codes alike", pair.code, Problem(file, place, 0, what, remedy, "warning"))


def _of_unsaid(one: Unsaid, *, file: str) -> Remark:
    what = f"{_named(one.rule)} of {one.code} hits nothing; said instead: {listed(one.near)}."
    remedy = f'Did you mean "{one.meant}"?'
    return Remark("hits nothing", one.code, _at(one.rule, what, remedy, file=file))


def _of_redundant(one: Redundant, *, is_mended: bool, file: str) -> Remark:
    if one.is_beaten:
        what = (
            f"{_named(one.rule)} of {one.code} never codes here: its {one.hits} hits lie inside "
            f"longer ones of {_named(one.by)}."
        )
        problem = _at(
            one.rule,
            what,
            f'Make "{one.by.text}" strong, or take this rule away.',
            file=file,
            severity="warning",
        )
    elif one.always:
        what = f"{_named(one.rule)} of {one.code} adds nothing to {_named(one.by)}."
        remedy = "Take it away" + (": qualcode check --fix" if is_mended else ".")
        problem = _at(one.rule, what, remedy, file=file)
    else:
        what = f"all {one.hits} hits of {_named(one.rule)} of {one.code} are hits of "
        what += f"{_named(one.by)} too."
        problem = _at(one.rule, what, "Keep it only if you expect other words.", file=file)
    return Remark("redundant", one.code, problem)


def _of_rewriting(one: Rewriting, *, file: str) -> Remark:
    rules = ", ".join(rule.text for rule in one.rules)
    what = f"{rules} of {one.code} can be written {', '.join(one.by)}: {change_in_words(one)}."
    if not one.by:
        what = f"{rules} of {one.code} can go: a rule for all forms has the same hits."
    return Remark(
        "one notation", one.code, _at(one.rules[0], what, "qualcode check --fix", file=file)
    )


def _of_idle(one: Reach, *, file: str) -> Remark:
    times = "once" if one.hits == 1 else f"{one.hits} times"
    what = f"{_named(one.rule)} of {one.code} hits {times}, but takes nothing out."
    remedy = "No other rule of the code hits there; it does no harm."
    return Remark("idle", one.code, _at(one.rule, what, remedy, file=file))
