"""``qualcode validate``: how right the machines are about a code, from a random sample."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import coder_of, device, json_option, now, open_study, project_option
from qualcode.cli.proposing import has_terminal
from qualcode.cli.screen import columns, counted, next_step, print_json

if TYPE_CHECKING:
    from qualcode.analyse import Estimate
    from qualcode.workflow.study import Study
    from qualcode.workflow.validating import Validated


@click.command(name="validate")
@click.argument("code")
@click.option(
    "--hits", type=click.IntRange(min=1), default=50, show_default=True, help="Hits to draw."
)
@click.option(
    "--misses", type=click.IntRange(min=1), default=100, show_default=True, help="Misses to draw."
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Chooses the draw."
)
@click.option(
    "--suggestions",
    is_flag=True,
    help="Take what weak rules and the classifier suggest for hits too.",
)
@click.option("--coder", default="", help="Who decides; by default the decider or only coder.")
@project_option
@json_option
def command(
    code: str,
    hits: int,
    misses: int,
    seed: int,
    suggestions: bool,
    coder: str,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Estimate precision, recall and how common CODE really is, from passages drawn at random.

    Passages the rules hit and passages they do not are drawn apart; on a terminal you decide them
    here, one key each, without being told which they are (elsewhere: review --sample). What you
    decide counts like any decision. The draw depends on the passages alone: decisions made
    before, and codebook edits in between, are not lost. Intervals (95 %) are for people like
    these: participants are drawn, not passages.

    \b
    Examples:
      qualcode validate tryghed
      qualcode validate tryghed --hits 30 --misses 60 --json
    """
    from qualcode.workflow.validating import Sampling, validate_code

    sampling = Sampling(hits=hits, misses=misses, seed=seed, suggestions=suggestions)
    study = open_study(folder, quiet=as_json, rules_only=not suggestions)
    found = validate_code(study, code, sampling=sampling)
    if found.to_decide and not as_json and has_terminal() and decide(study, found, coder=coder):
        study = open_study(folder, rules_only=not suggestions)
        found = validate_code(study, code, sampling=sampling)
    if as_json:
        print_json(as_values(found))
        return 0
    print_figures(found)
    if found.is_complete:
        next_step("qualcode report" if found.is_enough else f"qualcode why TURN --code {code}")
    else:
        next_step(f"qualcode review --code {code} --sample {hits}+{misses}" + seed_option(seed))
    return 0


def decide(study: "Study", found: "Validated", *, coder: str) -> bool:
    """Ask about the drawn passages that nobody has decided; false when the answer is later."""
    from qualcode.cli.review_keys import Desk
    from qualcode.workflow.reviewing import Selection, review_queue

    number = counted(len(found.to_decide), "passage")
    if not click.confirm(f"{number} to decide. Decide now, one key each?", default=True):
        return False
    selection = Selection(code=found.code.id, sample=found.sampling)
    queue = review_queue(study, selection, coder=coder_of(study.material.project, coder))
    Desk(study, queue, device=device(), clock=now).run()
    click.echo()
    return True


def seed_option(seed: int) -> str:
    """Give the option that repeats a draw; nothing for the usual seed."""
    return f" --seed {seed}" if seed else ""


def print_figures(found: "Validated") -> None:
    """Print what was drawn, what of it is decided, and the figures so far."""
    one = found.figures
    what = "hits of rules and suggestions" if found.sampling.suggestions else "strong rules' hits"
    click.echo(
        f"{found.code.id}: {counted(one.hits + one.misses, 'passage')} of participants, "
        f"{one.hits} of them {what}. Drawn: {min(found.sampling.hits, one.hits)} hits, "
        f"{min(found.sampling.misses, one.misses)} others."
    )
    if found.to_decide:
        click.echo(f"{len(found.to_decide)} of these are still to decide.")
    if found.unclear:
        click.echo(f"{len(found.unclear)} are unsure or disputed, and left out.")
    rows = [
        ("right where it codes (precision)", one.precision, f"{one.right} of {one.judged_hits}"),
        ("finds (recall)", one.recall, f"misses {one.missed} of {one.judged_misses} drawn"),
        ("really on (prevalence)", one.prevalence, f"rules code {percent(one.found)}"),
    ]
    click.echo()
    columns(
        ("", "share", "95 %", "from"),
        [(name, *shares(estimate), base) for name, estimate, base in rows],
        align="<>>",
    )
    if not found.is_enough:
        click.echo("\n  Too few for the report yet: it takes 20 decided hits and 20 others.")


def shares(estimate: "Estimate | None") -> tuple[str, str]:
    """Give an estimate and its interval as percent; – where there is none."""
    if estimate is None:
        return "–", "–"
    return percent(estimate.value), f"{percent(estimate.low)} to {percent(estimate.high)}"


def percent(share: float | None) -> str:
    """Give a share as a whole percent.

    >>> percent(0.614), percent(None)
    ('61 %', '–')
    """
    return "–" if share is None else f"{100 * share:.0f} %"


def as_values(found: "Validated") -> dict[str, object]:
    """Give what the samples say as plain values for JSON."""
    return {
        "code": found.code.id,
        **asdict(found.sampling),
        **{
            f"passages_{k}" if k in {"hits", "misses"} else k: v
            for k, v in asdict(found.figures).items()
        },
        "found": found.figures.found,
        "complete": found.is_complete,
        "enough": found.is_enough,
        "to_decide": [one.id for one in found.to_decide],
        "unclear": [one.id for one in found.unclear],
    }
