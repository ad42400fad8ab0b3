"""``qualcode find``: any rule of the notation, in its context."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_cache, open_material, project_option
from qualcode.cli.screen import columns, counted, next_step, print_json, styled, width

if TYPE_CHECKING:
    from qualcode.workflow.finding import Findings, InContext


@click.command(name="find")
@click.argument("rule")
@click.option("--role", default="", help="Only participants of this role.")
@click.option("--transcript", default="", help="Only in this transcript.")
@click.option("--participant", default="", help="Only this participant (id or pseudonym).")
@click.option("--types", is_flag=True, help="List the word forms it catches, with counts.")
@click.option("--most", default=60, show_default=True, help="How many lines to print.")
@project_option
@json_option
def command(
    rule: str,
    role: str,
    transcript: str,
    participant: str,
    types: bool,
    most: int,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Find RULE in the participants' words, with the words around it.

    RULE is written as in the codebook; put it in quotes so that the shell leaves it alone.

    \b
    Examples:
      qualcode find 'nabo+'
      qualcode find 'rive+ ~3 ned' --role resident
      qualcode find 'sti*' --types
    """
    from qualcode.workflow.finding import find

    material = open_material(folder, quiet=as_json)
    found = find(
        material,
        rule,
        cache=open_cache(),
        role=role,
        transcript=transcript,
        participant=participant,
    )
    if as_json:
        print_json(as_values(found))
        return 0
    hits = counted(len(found.hits), "hit")
    click.echo(f"{found.rule}: {hits}, {counted(found.participants, 'participant')}")
    if types:
        columns(("count", "form"), [(count, form) for form, count in found.forms], align="><")
    else:
        print_lines(found.hits[:most])
        if len(found.hits) > most:
            click.echo(f"  … and {len(found.hits) - most} more: --most {len(found.hits)}")
    quoted = rule.replace("'", "'\\''")
    next_step(
        "put it into codebook.yaml, then  qualcode code"
        if types
        else f"which word forms it catches:  qualcode find '{quoted}' --types"
    )
    return 0


def print_lines(hits: "tuple[InContext, ...]") -> None:
    """Print one line a hit, the hit in one column."""
    places = [f"{one.passage.transcript}:{one.passage.turn}" for one in hits]
    margin = max((len(place) for place in places), default=0)
    side = max(12, (width() - margin - 24) // 2)
    for one, place in zip(hits, places, strict=True):
        before = ("…" + one.before[-side + 1 :]) if len(one.before) > side else one.before
        after = (one.after[: side - 1] + "…") if len(one.after) > side else one.after
        words = styled(one.words, bold=True)
        click.echo(f"  {place:{margin}}  {before:>{side}}{words}{after}")


def as_values(found: "Findings") -> dict[str, object]:
    """Give the hits as plain values for JSON."""
    return {
        "rule": found.rule,
        "participants": found.participants,
        "forms": [{"form": form, "count": count} for form, count in found.forms],
        "hits": [
            {
                "transcript": one.passage.transcript,
                "turn": one.passage.turn,
                "participant": one.passage.participant,
                "role": one.passage.role,
                "start": one.span.start,
                "end": one.span.end,
                "before": one.before,
                "words": one.words,
                "after": one.after,
            }
            for one in found.hits
        ],
    }
