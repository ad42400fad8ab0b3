"""``qualcode import matrix``: the diff, the question, and what was written."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.filled_table import tell_unwritten
from qualcode.cli.options import now, open_material
from qualcode.cli.proposing import asked
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, print_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qualcode.workflow.matrix_back import Filled, Summed

SHOWN = 20


def take_matrix(file: Path, *, by: str, yes: bool, folder: Path | None, as_json: bool) -> int:
    """Show the summaries that a matrix adds or changes, and write them as memos after a yes."""
    from qualcode.workflow.matrix_back import look_at, take_in

    material = open_material(folder, quiet=as_json)
    filled = look_at(material, file, by=by, time=now())
    if not as_json:
        print_filled(filled)
    wanted = bool(filled.summed) and not filled.errors
    wanted = wanted and (yes or (not as_json and asked("Write these as memos?")))
    done = take_in(material, filled) if wanted else {}
    if as_json:
        print_json(values_of(filled) | {"memos": list(done)})
    else:
        tell(filled, done)
    return 1 if filled.errors else 0


def print_filled(filled: "Filled") -> None:
    """Print what is new, the diff of what is changed, and what was left alone."""
    new = [one for one in filled.summed if one.before is None]
    changed = [one for one in filled.summed if one.before is not None]
    parts = [f"{len(new)} new", f"{len(changed)} changed"]
    parts += [f"{filled.same} as they stand"] if filled.same else []
    click.echo(f"{filled.file}  summaries: {', '.join(parts)}, {filled.empty} empty")
    if new:
        heading(f"NEW ({len(new)})")
    for one in new[:SHOWN]:
        click.echo(f"  {place_of(one)}")
        paragraph(one.memo.text, indent=6)
    if len(new) > SHOWN:
        click.echo(f"      … and {len(new) - SHOWN} more: --json")
    if changed:
        heading(f"CHANGED ({len(changed)})")
    for one in changed:
        click.echo(f"  {place_of(one)}  memos/{one.memo.id}.md")
        for line in one.diff():
            paragraph(line, indent=6, hang=2)
    print_problems(filled.problems)


def place_of(one: "Summed") -> str:
    """Give the participant and the code or theme of a summary."""
    return " · ".join(about.name for about in one.memo.about)


def tell(filled: "Filled", done: "Mapping[str, Path | None]") -> None:
    """Say what was written, or that nothing was, and what to do next."""
    click.echo()
    if done:
        click.echo(f"Wrote {counted(len(done), 'memo')} into memos/.")
        kept = [path for path in done.values() if path]
        if kept:
            files = counted(len(kept), "earlier text is", "earlier texts are")
            click.echo(f"{files} kept in memos/earlier/.")
        next_step("qualcode report")
    else:
        tell_unwritten(errors=len(filled.errors), is_new=bool(filled.summed))


def values_of(filled: "Filled") -> dict[str, object]:
    """Give everything as plain values."""
    return {
        "kind": "matrix",
        "file": filled.file,
        "summaries": [
            {
                "about": [about.name for about in one.memo.about],
                "text": one.memo.text,
                "memo": one.memo.id,
                "was": one.before.text if one.before else "",
            }
            for one in filled.summed
        ],
        "same": filled.same,
        "empty": filled.empty,
        "problems": [asdict(one) | {"text": str(one)} for one in filled.problems],
    }
