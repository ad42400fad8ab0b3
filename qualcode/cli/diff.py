"""``qualcode diff``: what an edit of the codebook does, before it counts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, now, open_cache, open_material, project_option
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, styled

if TYPE_CHECKING:
    from qualcode.analyse import Consequence, Shift
    from qualcode.codebook import RuleChange
    from qualcode.store import Project
    from qualcode.workflow.comparing import Comparison, SecondLook

EVERY = "*"
SIGNS = {"added": "+", "removed": "-", "changed": "~"}


@click.command(name="diff")
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@click.option(
    "--show",
    is_flag=False,
    flag_value=EVERY,
    default="",
    metavar="[CODE]",
    help="List the passages that come or go, of one code or of all.",
)
@click.option("--save", "reason", default="", help="Keep the codebook as a version, with a reason.")
@click.option("--author", default="", help="Who saves it; by default the only coder.")
@project_option
@json_option
def command(
    old: str,
    new: str,
    show: str,
    reason: str,
    author: str,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Show what a change of the codebook does: OLD against NEW.

    Each is the number of a saved version, or "edit" for codebook.yaml as it is; by default
    the newest version against your edit. Counted by rules and decisions; the classifier is
    left out. Decisions stay where they are; nothing is written without --save.

    \b
    Examples:
      qualcode diff
      qualcode diff --show belysning
      qualcode diff --save "lyst er ikke lys"
    """
    from qualcode.workflow.comparing import compared

    material = open_material(folder, quiet=as_json)
    comparison = compared(material, old=old, new=new, cache=open_cache())
    if comparison is None:
        return nothing_saved(material.project, reason, author)
    if as_json:
        print_json(as_values(comparison))
    else:
        print_comparison(comparison, show=show)
    if reason:
        return keep(material.project, reason, author)
    if not as_json and not comparison.is_empty and new in ("", "edit"):
        return offer(material.project, author)
    return 0


def nothing_saved(project: "Project", reason: str, author: str) -> int:
    """Say that there is nothing to compare with yet, or save the first version."""
    if reason:
        return keep(project, reason, author)
    click.echo("No version of the codebook has been saved yet, so there is nothing to compare.")
    next_step('qualcode diff --save "the first version"')
    return 0


def keep(project: "Project", reason: str, author: str) -> int:
    """Save a version and say so."""
    from qualcode.workflow.saving import save_version

    saved = save_version(project, reason=reason, author=author, time=now())
    click.echo()
    if saved.is_new or saved.is_explained:
        click.echo(f"Saved version {saved.entry.version}: {saved.entry.reason}")
    else:
        click.echo(f"Version {saved.entry.version} is saved already: {saved.entry.reason}")
    next_step("qualcode code")
    return 0


def offer(project: "Project", author: str) -> int:
    """Ask on a terminal whether to keep the edit; without one, say how."""
    from qualcode.workflow.saving import next_version

    number = next_version(project)
    if not sys.stdin.isatty():
        next_step(f'keep it as version {number}:  qualcode diff --save "why"')
        return 0
    reason = click.prompt(f"Keep as version {number}? reason", default="", show_default=False)
    return keep(project, reason, author) if reason.strip() else 0


def print_comparison(comparison: "Comparison", *, show: str) -> None:
    """Print the codes in which something differs, and the line of totals."""
    click.echo(
        f"{comparison.before_name} -> {comparison.after_name}   "
        "(by rules and decisions; the classifier is left out)"
    )
    looks = {one.code: one for one in comparison.second_looks}
    for one in comparison.consequences.codes:
        print_code(one, looks, shown=show in (EVERY, one.change.name), comparison=comparison)
    for lost in comparison.lost:
        paragraph(
            f"! {lost.decision.coder}'s {lost.decision.verdict} of {lost.decision.code} in "
            f"{lost.decision.transcript} would have no code: list the old id under was:"
        )
    others = counted(comparison.consequences.unchanged, "code")
    click.echo()
    click.echo(f"{'No' if comparison.is_empty else 'Other'} changes: {others} unchanged.")


def print_code(
    one: "Consequence",
    looks: "dict[str, SecondLook]",
    *,
    shown: bool,
    comparison: "Comparison",
) -> None:
    """Print what became of one code, rule by rule, and how far it reaches now."""
    change = one.change
    fate = "" if change.fate == "kept" else f"  ({change.fate}{came_from(one)})"
    moved = f"  moved from {change.moved[0]} to {change.moved[1]}" if change.moved else ""
    heading(f"{change.name}{fate}{moved}")
    for number, rule in enumerate(change.rules):
        print_rule(rule, one.by_rule(number))
    for text in change.texts:
        look = looks.get(text.code)
        made = f": {counted(len(look.decisions), 'decision')} made before" if look else ""
        paragraph(f"{text.field} ({text.language}) reads otherwise{made} -> second look")
    stay, unread = one.of("accepted"), [s for s in one.of("lost") if s.before == "rules"]
    if stay:
        paragraph(f"{counted(len(stay), 'passage')} stay: a person accepted them")
    if unread:
        paragraph(f"{len(unread)} of the lost nobody had read")
    paragraph(
        f"{len(one.before.passages)} -> {len(one.after.passages)} passages, "
        f"{len(one.before.participants)} -> {len(one.after.participants)} participants"
    )
    if shown:
        for shift in one.of("gained", "lost"):
            print_shift(shift, comparison)


def came_from(one: "Consequence") -> str:
    """Name the ids that a renamed, merged or split code had."""
    earlier = [code.id for code in one.change.before]
    return f" from {', '.join(earlier)}" if earlier and one.change.after else ""


def print_rule(rule: "RuleChange", shifts: "tuple[Shift, ...]") -> None:
    """Print one rule that was added, removed or changed, with what it gains and loses."""
    strength = (rule.after or rule.before).strength if rule.after or rule.before else ""  # type: ignore[union-attr]
    parts = []
    for outcome, word in (("gained", "gains"), ("lost", "loses")):
        some = [one for one in shifts if one.outcome == outcome]
        people = {one.passage.participant for one in some if one.passage.counts}
        if some:
            who = counted(len(people), "participant")
            parts.append(f"{word} {counted(len(some), 'passage')} ({who})")
    effect = ", ".join(parts) or "changes nothing that is counted"
    click.echo(f"  {SIGNS[rule.kind]} {strength:7}{rule.text}   {effect}")


def print_shift(shift: "Shift", comparison: "Comparison") -> None:
    """Print one passage that comes or goes."""
    sign = styled("+" if shift.outcome == "gained" else "-", bold=True)
    words = " ".join(comparison.corpus.text(shift.passage).split())
    place = f"{shift.passage.transcript}:{shift.passage.turn}"
    paragraph(f"{sign} {place}  {shift.passage.speaker}: {words}", indent=4, hang=2)


def as_values(comparison: "Comparison") -> dict[str, object]:
    """Give the comparison as plain values for JSON."""
    return {
        "old": comparison.before_name,
        "new": comparison.after_name,
        "unchanged": comparison.consequences.unchanged,
        "lost_decisions": [one.decision.id for one in comparison.lost],
        "codes": [code_values(one) for one in comparison.consequences.codes],
    }


def code_values(one: "Consequence") -> dict[str, object]:
    """Give one code's changes as plain values."""
    return {
        "code": one.change.name,
        "fate": one.change.fate,
        "passages": [len(one.before.passages), len(one.after.passages)],
        "participants": [len(one.before.participants), len(one.after.participants)],
        "stay": [shift.passage.id for shift in one.of("accepted")],
        "gained": [shift.passage.id for shift in one.of("gained")],
        "lost": [shift.passage.id for shift in one.of("lost")],
        "rules": [
            {
                "rule": rule.text,
                "kind": rule.kind,
                "passages": [shift.passage.id for shift in one.by_rule(number)],
            }
            for number, rule in enumerate(one.change.rules)
        ],
        "texts": [{"field": text.field, "language": text.language} for text in one.change.texts],
    }
