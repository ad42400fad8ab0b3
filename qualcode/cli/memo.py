"""``qualcode memo``: write down a thought beside the material, and gather them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, now, open_material, project_option
from qualcode.cli.proposing import has_terminal
from qualcode.cli.screen import (
    counted,
    heading,
    next_step,
    paragraph,
    print_json,
    print_problems,
    styled,
)
from qualcode.errors import UsageError

if TYPE_CHECKING:
    from qualcode.model import Memo
    from qualcode.workflow.material import Material

TEMPLATE = """\

<!-- Write the memo above. Links: [[code]], [[transcript]], [[transcript:turn]], [[participant]].
     These two lines are left out. An empty memo is not saved. -->
"""


@click.command(name="memo")
@click.argument("targets", nargs=-1)
@click.option("--text", default=None, help="The memo in Markdown; - reads it from the input.")
@click.option("--by", default="", help="Who writes; by default the decider of qualcode.yaml.")
@click.option("--list", "listed", is_flag=True, help="List memos: all, or those about TARGETS.")
@project_option
@json_option
def command(
    targets: tuple[str, ...],
    text: str | None,
    by: str,
    listed: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Write a memo about TARGETS: codes, themes, transcripts, participants or turns (K01:4).

    Without --text your editor opens. The memo is a Markdown file in memos/, with links such
    as [[belysning]] or [[K01:4]]. Without TARGETS and --text all memos are listed. They go
    into the appendix with: qualcode report --memos.

    \b
    Examples:
      qualcode memo belysning K01:18 --text "Ingens lampe: se [[samarbejde_koordinering]]."
      qualcode memo --list belysning
    """
    material = open_material(folder, quiet=as_json)
    if listed or (not targets and text is None):
        return list_memos(material, targets, as_json=as_json)
    words = words_of(text)
    return save(material, targets, words, by=by, as_json=as_json)


def words_of(text: str | None) -> str:
    """Give what is to be written: as given, from the input, or from an editor."""
    if text == "-":
        return sys.stdin.read()
    if text is not None:
        return text
    if not has_terminal():
        raise UsageError('Say what the memo is: --text "…", or --text - to read it from the input.')
    written = click.edit(TEMPLATE, extension=".md") or ""
    return written.split("<!--")[0].strip()


def save(
    material: "Material", targets: tuple[str, ...], words: str, *, by: str, as_json: bool
) -> int:
    """Save a memo and say where it is."""
    from qualcode.workflow.noting import write_memo
    from qualcode.workflow.saving import default_author

    author = by.strip() or default_author(material.project)
    memo = write_memo(material, targets, text=words, by=(author,) if author else (), time=now())
    if as_json:
        print_json(values_of(memo))
        return 0
    click.echo(f"Wrote  memos/{memo.id}.md")
    next_step("qualcode memo --list")
    return 0


def list_memos(material: "Material", targets: tuple[str, ...], *, as_json: bool) -> int:
    """Print memos, newest last, and what of them leads nowhere."""
    from qualcode.workflow.noting import gather, name_today

    found = [gather(material, about=target) for target in targets] or [gather(material)]
    memos = list(dict.fromkeys(memo for one in found for memo in one.memos))
    problems = found[0].problems
    if as_json:
        print_json(
            {
                "memos": [values_of(memo) for memo in memos],
                "problems": [str(one) for one in problems],
            }
        )
        return 0
    for memo in memos:
        about = ", ".join(name_today(material, one) for one in memo.about) or "the study"
        heading(about)
        who = ", ".join(memo.by) or "by nobody named"
        click.echo(
            styled(f"  {memo.time[:10]} {who} · memos/{memo.id}.md".replace("  ", " "), dim=True)
        )
        paragraph(memo.text, indent=2)
    print_problems(problems)
    click.echo()
    click.echo(counted(len(memos), "memo") + (f" about {', '.join(targets)}" if targets else ""))
    next_step("qualcode memo TARGET" if not memos else "qualcode report --memos")
    return 0


def first_line(memo: "Memo") -> str:
    """Say when a memo was written, by whom, and where it lies."""
    parts = (memo.time[:10], ", ".join(memo.by), f"memos/{memo.id}.md")
    return " · ".join(part for part in parts if part)


def values_of(memo: "Memo") -> dict[str, object]:
    """Give a memo as plain values for JSON."""
    return {
        "id": memo.id,
        "file": f"memos/{memo.id}.md",
        "by": list(memo.by),
        "time": memo.time,
        "about": [{"kind": one.kind, "name": one.name, "quote": one.quote} for one in memo.about],
        "text": memo.text,
    }
