"""``qualcode find``: any rule of the notation, in its context."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_cache, open_material, project_option
from qualcode.cli.screen import columns, counted, next_step, paged, print_json, styled, width

if TYPE_CHECKING:
    from qualcode.workflow.finding import Findings, InContext


@click.command(name="find")
@click.argument("rule")
@click.option("--role", default="", help="Only participants of this role.")
@click.option("--transcript", default="", help="Only in this transcript.")
@click.option("--participant", default="", help="Only this participant (id or pseudonym).")
@click.option("--types", is_flag=True, help="List the word forms it catches, with counts.")
@click.option("--most", default=60, show_default=True, help="How many lines to print.")
@click.option("--no-pager", is_flag=True, help="Print at once, however long it is.")
@project_option
@json_option
def command(
    rule: str,
    role: str,
    transcript: str,
    participant: str,
    types: bool,
    most: int,
    no_pager: bool,
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
    with paged(wanted=not no_pager):
        print_findings(found, rule, most=most, types=types)
    return 0


def print_findings(found: "Findings", rule: str, *, most: int, types: bool) -> None:
    """Print the hits or the forms, and what to do next."""
    hits = counted(len(found.hits), "hit")
    click.echo(f"{found.rule}: {hits}, {counted(found.participants, 'participant')}")
    if types:
        columns(("count", "form"), [(count, form) for form, count in found.forms], align="><")
    else:
        print_lines(found.hits[:most])
        if len(found.hits) > most:
            click.echo(f"  … and {len(found.hits) - most} more: --most {len(found.hits)}")
    quoted = rule.replace("'", "'\\''")
    if found.nearby:
        said = ", ".join(f"{form} ({count})" for form, count in found.nearby)
        next_step(f"participants do say {said}:  qualcode find '{found.nearby[0][0]}'")
    elif not found.hits:
        next_step("nothing like it is said; a part of a word:  qualcode find '*part*'")
    elif types:
        next_step("put it into codebook.yaml, then  qualcode code")
    else:
        next_step(f"which word forms it catches:  qualcode find '{quoted}' --types")


def print_lines(hits: "tuple[InContext, ...]") -> None:
    """Print one line a hit, the hit in brackets that stand in one column."""
    from rich.cells import cell_len

    places = [f"{one.passage.transcript}:{one.passage.turn}" for one in hits]
    margin = max(map(cell_len, places), default=0)
    side = max(12, (width() - margin - 24) // 2)
    for one, place in zip(hits, places, strict=True):
        before = cut(one.before[::-1], side)[::-1]
        room = width() - margin - side - 6
        words = cut(one.words, room)
        after = cut(one.after, room - cell_len(words))
        lead = " " * (margin - cell_len(place) + 2 + side - cell_len(before))
        click.echo(f"  {place}{lead}{before}[{styled(words, bold=True, fg='green')}]{after}")


def cut(text: str, room: int) -> str:
    """Cut a text to some columns of a terminal, … where something is left out."""
    from rich.cells import cell_len

    if cell_len(text) <= room:
        return text
    text = text[: max(0, room - 1)]
    while text and cell_len(text) > room - 1:
        text = text[:-1]
    return text + "…" if room > 0 else ""


def as_values(found: "Findings") -> dict[str, object]:
    """Give the hits as plain values for JSON."""
    return {
        "rule": found.rule,
        "participants": found.participants,
        "forms": [{"form": form, "count": count} for form, count in found.forms],
        "nearby": [{"form": form, "count": count} for form, count in found.nearby],
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
