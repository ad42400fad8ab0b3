"""Two states of the codebook compared, on the screen and as values."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import counted, heading, paragraph, styled
from qualcode.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.analyse import Consequence, Reach, Shift
    from qualcode.analyse.consequences import Outcome
    from qualcode.codebook import CodeChange, RuleChange
    from qualcode.model import Corpus, Passage, Span
    from qualcode.workflow.comparing import Comparison, SecondLook

EVERY = "*"
SIGNS = {"added": "+", "removed": "-", "changed": "~"}
SHOWN: "dict[Outcome, str]" = {
    "gained": "+",
    "lost": "-",
    "accepted": "=",
    "suggested": "(+)",
    "unsuggested": "(-)",
}
LOST = {
    "code_gone": "would have no code: list the old id under was:",
    "code_split": "would have several codes to go to: decide it again",
}
AROUND = 60
MOST = 20


def print_comparison(comparison: "Comparison", *, show: str) -> None:
    """Print the codes in which something differs, and the line of totals.

    ``show`` is the id of a code whose passages are listed, ``*`` for all. Raises
    ``UnknownNameError`` for a code that neither side has.
    """
    require_shown(comparison, show)
    click.echo(
        f"{comparison.before_name} -> {comparison.after_name}   "
        "(by rules and decisions; the classifier is left out)"
    )
    looks = {one.code: one for one in comparison.second_looks}
    for one in comparison.consequences.codes:
        print_code(one, looks, shown=show == EVERY or show in one.change.ids, comparison=comparison)
    print_themes(comparison)
    print_lost(comparison, all_of_them=bool(show))
    click.echo()
    paragraph(totals(comparison), indent=0, hang=2)


def require_shown(comparison: "Comparison", show: str) -> None:
    """Refuse a code that neither side has, and say what was near."""
    from qualcode.codebook import did_you_mean

    codes = {name for one in comparison.changes.codes for name in one.ids}
    if show not in ("", EVERY) and show not in codes:
        raise UnknownNameError(f'neither codebook has a code "{show}". {did_you_mean(show, codes)}')


def print_code(
    one: "Consequence",
    looks: "dict[str, SecondLook]",
    *,
    shown: bool,
    comparison: "Comparison",
) -> None:
    """Print what became of one code, rule by rule, and what waits for a person."""
    change, corpus = one.change, comparison.corpus
    fate = "" if change.fate == "kept" else f"  ({change.fate}{came_from(change)})"
    moved = f"  moved from {change.moved[0]} to {change.moved[1]}" if change.moved else ""
    heading(f"{change.name}{fate}{moved}")
    print_rules(one, corpus)
    if not change.rules and one.shifts:
        paragraph("; ".join(effects(one, one.shifts, corpus=corpus, kind="changed")), hang=2)
    if change.fields:
        paragraph(f"also edited: {', '.join(change.fields)}")
    for code in change.after:
        if code.id in looks:
            print_second_look(looks[code.id], shown=shown, corpus=corpus)
    if shown:
        for shift in one.of(*SHOWN):
            print_shift(shift, change, corpus)


def print_rules(one: "Consequence", corpus: "Corpus") -> None:
    """Print each rule with what it does; those of a whole code that do nothing in one line."""
    told = [
        (rule, "; ".join(effects(one, one.by_rule(number), corpus=corpus, kind=rule.kind)))
        for number, rule in enumerate(one.change.rules)
    ]
    is_whole = one.change.fate in ("new", "removed")
    shown = [(rule, effect) for rule, effect in told if effect or not is_whole]
    width = min(24, max((len(rule.text) for rule, _ in shown), default=0))
    for rule, effect in shown:
        name = f"{SIGNS[rule.kind]} {strength_of(rule):7}{rule.text:{width}}"
        paragraph(f"{name}   {effect or 'changes nothing that is counted'}", hang=2)
    if len(told) > len(shown):
        others = counted(len(told) - len(shown), "rule")
        sign = "+" if one.change.fate == "new" else "-"
        paragraph(
            f"{sign} {others} that {'hits' if len(told) - len(shown) == 1 else 'hit'} nothing"
        )


def came_from(change: "CodeChange") -> str:
    """Name the ids that a renamed, merged or split code had."""
    earlier = [code.id for code in change.before]
    return f" from {', '.join(earlier)}" if earlier and change.after else ""


def strength_of(rule: "RuleChange") -> str:
    """Give how strong a rule is, and was."""
    old, new = rule.before, rule.after
    if old and new and old.strength != new.strength:
        return f"{old.strength} -> {new.strength} "
    if old and new and old.roles != new.roles:
        roles = [", ".join(one.roles) or "all" for one in (old, new)]
        return f"{new.strength}, for {roles[0]} -> {roles[1]} "
    one = new or old
    return one.strength if one else ""


def effects(
    one: "Consequence", shifts: "Sequence[Shift]", *, corpus: "Corpus", kind: str
) -> list[str]:
    """Say what a rule, or a code, gains and loses, and what stays although it changed."""
    of: dict[str, list[Shift]] = {}
    for shift in shifts:
        of.setdefault(shift.outcome, []).append(shift)
    found = []
    if gained := of.get("gained"):
        new = people(gained) - one.before.participants
        found.append(f"gains {reached(gained)}{named('new', new, corpus)})")
    if lost := of.get("lost"):
        gone = people(lost) - one.after.participants
        had = sum(shift.before == "read" for shift in lost)
        nobody = f"{had} of them a person had accepted" if had else "nobody had read them"
        found.append(f"loses {reached(lost)}{named('no longer', gone, corpus)}), {nobody}")
        if hinted := sum(shift.after == "suggested" for shift in lost):
            found.append(f"{hinted} of these stay as suggestions")
    if hints := of.get("suggested"):
        found.append(f"gains {counted(len(hints), 'suggestion')}")
    if hints := of.get("unsuggested"):
        found.append(f"loses {counted(len(hints), 'suggestion')}")
    found += unmoved({name: len(some) for name, some in of.items()}, adds=kind == "added")
    return found


def unmoved(numbers: "dict[str, int]", *, adds: bool) -> list[str]:
    """Say on how many passages a rule changes what stands behind the coding, and no more."""
    phrases = {
        "accepted": "{0} {be} accepted already" if adds else "{0} {stay}: a person accepted {it}",
        "carried": "{0} {be} coded already" if adds else "{0} {stay} by other rules",
        "weak": "{0} {be} suggested already" if adds else "{0} {stay} suggested by other rules",
        "refused": "{0} {stay} out: a person refused {it}",
        "open": "{0} {stay} open: a person is unsure, or people disagree",
    }
    one, many = (
        {"be": "is", "stay": "stays", "it": "it"},
        {"be": "are", "stay": "stay", "it": "them"},
    )
    return [
        said.format(numbers[name], **(one if numbers[name] == 1 else many))
        for name, said in phrases.items()
        if numbers.get(name)
    ]


def reached(shifts: "Sequence[Shift]") -> str:
    """Give passages and participants; what was written in field notes is told apart."""
    notes = sum(not shift.passage.counts for shift in shifts)
    apart = f", {notes} of them in field notes" if notes else ""
    who = counted(len(people(shifts)), "participant")
    return f"{counted(len(shifts), 'passage')}{apart} ({who}"


def people(shifts: "Sequence[Shift]") -> set[str]:
    """Give the participants whose passages these are."""
    return {one.passage.participant for one in shifts if one.passage.counts}


def named(word: str, participants: "set[str]", corpus: "Corpus") -> str:
    """Name participants after a word; nothing for none."""
    names = sorted(corpus.name_of(one) for one in participants)
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return f"; {word}: {', '.join(names[:6])}{more}" if names else ""


def print_second_look(look: "SecondLook", *, shown: bool, corpus: "Corpus") -> None:
    """Say which texts read otherwise, and how many decisions were made before that."""
    fields = ", ".join(f"{text.field} ({text.language})" for text in look.texts)
    reads = "reads" if len(look.texts) == 1 else "read"
    if not look.decisions:
        paragraph(f"{fields} {reads} otherwise; nobody has decided under another wording")
    else:
        made = counted(len(look.decisions), "decision")
        unknown = f" ({look.unknown} under one that was not kept)" if look.unknown else ""
        paragraph(f"{fields} {reads} otherwise: {made} made before{unknown} -> second look")
    if not shown:
        return
    for text in look.texts:
        paragraph(f"before: {text.before or '(nothing)'}", indent=4, hang=8)
        paragraph(f"now:    {text.after or '(nothing)'}", indent=4, hang=8)
    for one in look.decisions:
        passage = corpus.passage_holding(one.transcript, one.span)
        turn = f":{passage.turn}" if passage else ""
        paragraph(f"? {one.transcript}{turn}  {one.coder} said {one.verdict}", indent=4)


def print_shift(shift: "Shift", change: "CodeChange", corpus: "Corpus") -> None:
    """Print one passage that comes, goes or stays: where, who, by which rule, which words."""
    passage = shift.passage
    rules = [f"{SIGNS[change.rules[one].kind]}{change.rules[one].text}" for one in shift.rules]
    role = f", {passage.role}" if passage.role else ""
    who = corpus.name_of(passage.participant) or "field note"
    by = f" [{' '.join(rules)}]" if rules else ""
    sign = styled(SHOWN[shift.outcome], bold=True)
    paragraph(
        f"{sign} {passage.transcript}:{passage.turn}  {who}{role}{by}  {words_of(shift, corpus)}",
        indent=4,
        hang=2,
    )


def words_of(shift: "Shift", corpus: "Corpus") -> str:
    """Give the words around the hits in one line, or how the passage begins."""
    passage = shift.passage
    spans = [hit.span for hit in shift.hits if passage.span.covers(hit.span)]
    first = spans[0].start if spans else passage.span.start
    last = spans[0].end if spans else passage.span.start + AROUND
    start, end = _cut(passage, first - AROUND, corpus), _cut(passage, last + AROUND, corpus)
    text = " ".join(corpus.transcript(passage.transcript).text[start:end].split())
    before = "…" if start > passage.span.start else ""
    return f"»{before}{text}{'…' if end < passage.span.end else ''}«"


def _cut(passage: "Passage", at: int, corpus: "Corpus") -> int:
    """Move a cut to the nearest blank before it, inside the passage."""
    span: Span = passage.span
    if at <= span.start or at >= span.end:
        return min(max(at, span.start), span.end)
    text = corpus.transcript(passage.transcript).text
    blank = text.rfind(" ", span.start, at)
    return blank if blank > span.start else at


def print_themes(comparison: "Comparison") -> None:
    """Print the themes that were added, removed or worded otherwise, and their reach."""
    parts = [f"{one.id} ({one.kind})" for one in comparison.changes.themes]
    parts += [
        f"{one.theme} {reach(one.before, one.after)}" for one in comparison.consequences.themes
    ]
    if parts:
        click.echo()
        paragraph(f"Themes  {'. '.join(parts)}.", indent=0, hang=2)


def print_lost(comparison: "Comparison", *, all_of_them: bool) -> None:
    """List the decisions that would have no place, and those that get theirs back."""
    most = len(comparison.lost) if all_of_them else MOST
    for lost in comparison.lost[:most]:
        one = lost.decision
        passage = comparison.before.corpus.passage_holding(one.transcript, one.span)
        place = f"{one.transcript}:{passage.turn}" if passage else one.transcript
        why = LOST.get(lost.reason, "would have no place")
        paragraph(f"! {one.coder}'s {one.verdict} of {one.code} in {place} {why}")
    if len(comparison.lost) > most:
        left = counted(len(comparison.lost) - most, "decision")
        paragraph(f"! … and {left} more: qualcode diff --show")
    if comparison.regained:
        back = counted(len(comparison.regained), "decision")
        paragraph(f"{back} that had no code get one again")


def totals(comparison: "Comparison") -> str:
    """Give the line of totals: the codes whose reach changed, and how many did not change."""
    found = comparison.consequences
    if comparison.is_empty:
        return f"No changes: {counted(found.unchanged, 'code')} unchanged."
    felt = [
        f"{one.change.name} {reach(one.before, one.after)}." for one in found.codes if one.is_felt
    ]
    still = "Counts stay as they are." if not felt else ""
    other = f"Other {counted(found.unchanged, 'code')} unchanged."
    return " ".join(filter(None, ["Totals ", *felt, still, other]))


def reach(before: "Reach", after: "Reach") -> str:
    """Give passages and participants before and after, suggestions where those changed."""
    parts = [
        f"{len(before.passages)} -> {len(after.passages)} passages",
        f"{len(before.participants)} -> {len(after.participants)} participants",
    ]
    if len(before.field_notes) != len(after.field_notes):
        parts.append(f"{len(before.field_notes)} -> {len(after.field_notes)} in field notes")
    if len(before.suggested) != len(after.suggested):
        parts.append(f"{len(before.suggested)} -> {len(after.suggested)} suggestions")
    return ", ".join(parts)
