"""``qualcode review``: one passage, one line of why, one key."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import (
    coder_of,
    device,
    json_option,
    now,
    open_study,
    project_option,
)
from qualcode.cli.proposing import has_terminal
from qualcode.cli.review_keys import Desk
from qualcode.cli.screen import counted, next_step, print_json
from qualcode.errors import UsageError

if TYPE_CHECKING:
    from qualcode.workflow.reviewing import Queue, Selection
    from qualcode.workflow.study import Study
    from qualcode.workflow.validating import Sampling


@click.command(name="review")
@click.option("--coder", default="", help="Who decides; by default the decider or only coder.")
@click.option("--code", default="", help="Only this code.")
@click.option("--role", default="", help="Only participants of this role.")
@click.option("--transcript", default="", help="Only in this transcript.")
@click.option("--disagree", is_flag=True, help="Only where coders, or rule and classifier, differ.")
@click.option("--unread", is_flag=True, help="Only what nobody has decided.")
@click.option(
    "--likely",
    is_flag=True,
    help="Every passage nobody has decided, rule hit or not, the most likely yes first.",
)
@click.option(
    "--sample",
    default="",
    metavar="HITS+MISSES",
    help="With --code: passages drawn at random, as validate counts them (50+100).",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, help="Chooses the draw or order.")
@click.option("--rules-only", is_flag=True, help="Leave the classifier out (quicker).")
@project_option
@json_option
def command(
    coder: str,
    code: str,
    role: str,
    transcript: str,
    disagree: bool,
    unread: bool,
    likely: bool,
    sample: str,
    seed: int,
    rules_only: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Decide what rules and classifier found: accept or reject, one key each.

    The definition stands on top, the question before, the whole turn with the evidence in
    [brackets], and one line of why. What you decide is on the disk before the next passage is
    shown; quit whenever you like and go on later. What you have decided is not asked again,
    unless the code's wording has changed since. h lists the keys.

    \b
    Examples:
      qualcode review --code tryghed
      qualcode review --role resident --unread
      qualcode review --code tryghed --likely
      qualcode review --code tryghed --sample 50+100
    """
    from qualcode.workflow.reviewing import Selection, review_queue

    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    if likely and (sample or disagree or unread):
        raise UsageError("--likely asks about everything undecided: leave the other choices out.")
    selection = Selection(
        code=code,
        role=role,
        transcript=transcript,
        disagree=disagree,
        unread=unread,
        sample=sampling_of(sample, seed=seed) if sample else None,
        seed=seed,
        likely=likely,
    )
    queue = review_queue(study, selection, coder=coder_of(study.material.project, coder))
    if as_json:
        print_json(as_values(queue, study))
        return 0
    if not queue.items:
        return say_nothing_left(queue, selection)
    if not has_terminal():
        raise UsageError(
            f"{counted(len(queue.items), 'passage')} to decide, and no terminal to ask on. "
            "--json lists them; codings made elsewhere come in by  qualcode import codings"
        )
    return Desk(study, queue, device=device(), clock=now).run()


def sampling_of(text: str, *, seed: int) -> "Sampling":
    """Read ``50+100``: how many hits and how many misses are drawn."""
    from qualcode.workflow.validating import Sampling

    hits, plus, misses = text.partition("+")
    if not plus or not (hits.isdecimal() and misses.isdecimal()):
        raise UsageError(f'"{text}" is no sample. Write HITS+MISSES, for instance 50+100.')
    return Sampling(hits=int(hits), misses=int(misses), seed=seed)


def say_nothing_left(queue: "Queue", selection: "Selection") -> int:
    """Say that there is nothing to decide, and what there is to do instead."""
    click.echo(f"Nothing to decide here for {queue.coder}. {queue.done} decided earlier.")
    if selection.sample:
        next_step(f"qualcode validate {selection.code}")
    else:
        next_step("qualcode uncoded   (what no rule found)   qualcode report")
    return 0


def as_values(queue: "Queue", study: "Study") -> dict[str, object]:
    """Give a queue as plain values for JSON."""
    corpus = study.material.corpus
    return {
        "coder": queue.coder,
        "decided_earlier": queue.done,
        "to_decide": [
            {
                "passage": item.passage.id,
                "transcript": item.passage.transcript,
                "turn": item.passage.turn,
                "participant": item.passage.participant,
                "role": item.passage.role,
                "code": item.code,
                "rules": [] if queue.is_blind else sorted({one.rule for one in item.codings}),
                "marks": list(item.marks),
                "second_look": item.earlier is not None,
                "question": corpus.question(item.passage),
                "text": corpus.text(item.passage),
            }
            for item in queue.items
        ],
    }
