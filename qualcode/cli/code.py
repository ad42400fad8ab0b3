"""``qualcode code``: apply the codebook and print the frequencies."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.frequency_table import as_rows, explained, print_frequencies
from qualcode.cli.learning_words import DECLINED
from qualcode.cli.options import json_option, open_study, project_option, rules_only_option
from qualcode.cli.screen import counted, next_step, paragraph, print_json, print_problems
from qualcode.model.coding import STATUS_OF, State

if TYPE_CHECKING:
    from qualcode.workflow.study import Study


@click.command(name="code")
@project_option
@rules_only_option
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default="",
    help="Let the workers of a Dask scheduler (tcp://host:8786) find what the rules hit: "
    "transcripts' text is sent to them.",
)
@json_option
def command(folder: Path | None, rules_only: bool, cluster: str, as_json: bool) -> int:
    """Apply the codebook and print who speaks of what.

    Rules, then the classifier, then what people decided; nothing a person decided is ever
    overwritten. Writes nothing into the project.

    \b
    Example:
      qualcode code
    """
    from qualcode.workflow.counting import frequencies_of

    study = open_study(folder, quiet=as_json, rules_only=rules_only, cluster=cluster)
    rows = frequencies_of(study)
    if as_json:
        print_json(as_rows(rows))
        tell_not_placed(study)
        return 1 if study.material.errors else 0
    print_coded(study)
    click.echo()
    if study.material.corpus.participants:
        print_frequencies(rows, study)
        click.echo()
        paragraph(explained(study).strip())
    else:
        click.echo("NOBODY IS COUNTED: no participant is known yet.  qualcode speakers")
    noted = [one for one in study.material.problems if one.severity != "note"]
    print_problems([*noted, *study.misplaced])
    next_step("qualcode show CODE   qualcode why TRANSCRIPT:TURN   qualcode report")
    return 1 if study.material.errors else 0


def print_coded(study: "Study") -> None:
    """Say in numbers what was coded, by whom."""
    from qualcode.workflow.misplaced import not_placed

    states = Counter(claim.state for claim in study.claims)
    strong = sum(coding.strength == "strong" for coding in study.rule_codings)
    click.echo(
        f"Rules       {counted(strong, 'strong coding')}, "
        f"{len(study.rule_codings) - strong} weak (suggestions only)"
    )
    used = [one for one in study.learned.verdicts if one.used]
    suggestions = study.learned.suggestions
    if suggestions or study.learned.verdicts:
        tested = (
            "untested" if any(one.untested for one in suggestions) else "tried on held-out files"
        )
        number, codes = counted(len(suggestions), "suggestion"), counted(len(used), "code")
        paragraph(
            f"Classifier  {number} on {codes} ({tested}); {declined(study)}", indent=0, hang=12
        )
        if study.learned.mended:
            click.echo("            (the model that was kept is damaged: learned again)")
    if study.coders:
        decided: tuple[State, ...] = ("read", "rejected", "unsure", "disputed")
        parts = [f"{states[one]} {STATUS_OF[one]}" for one in decided if states[one]]
        people = ", ".join(study.coders)
        paragraph(f"People      {people}: {', '.join(parts)}", indent=0, hang=12)
    else:
        click.echo("People      NOT YET READ BY ANYONE: treat every number as a lower bound")
    missing = not_placed(study.placed)
    if missing:
        paragraph(f"Not placed  {missing}:  qualcode moved", indent=0, hang=12)


def tell_not_placed(study: "Study") -> None:
    """Say on standard error, beside JSON, what is not in the numbers."""
    from qualcode.workflow.misplaced import not_placed

    missing = not_placed(study.placed)
    if missing:
        click.echo(f"{missing}: qualcode moved", err=True)


def declined(study: "Study") -> str:
    """Say for how many codes the classifier declined, and why."""
    reasons = Counter(one.reason for one in study.learned.verdicts if not one.used)
    if not reasons:
        return "none declined"
    parts = [f"{number} {DECLINED[reason]}" for reason, number in reasons.most_common()]
    return f"{sum(reasons.values())} declined ({'; '.join(parts)})"
