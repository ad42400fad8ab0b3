"""``qualcode import translations``: what changes, the question, and what was written."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.filled_table import tell_unwritten
from qualcode.cli.options import device, now, open_material
from qualcode.cli.proposing import asked
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.workflow.translations_back import Returned

SHOWN = 20


def take_translations(
    file: Path, *, coder: str, language: str, yes: bool, folder: Path | None, as_json: bool
) -> int:
    """Show what a table of translations changes, and write it to a journal after a yes."""
    from qualcode.workflow.importing import Writer
    from qualcode.workflow.translations_back import look_at, take_in

    material = open_material(folder, quiet=as_json)
    writer = Writer(coder, device=device(), time=now())
    back = look_at(material, file, writer=writer, language=language)
    if not as_json:
        print_returned(back)
    question = f"Write this to {coder}'s journal?"
    wanted = bool(back.changes) and not back.errors
    wanted = wanted and (yes or (not as_json and asked(question)))
    journal = take_in(material, back, writer=writer) if wanted else None
    if as_json:
        print_json(values_of(back) | {"journal": journal.name if journal else ""})
    else:
        tell(back, journal)
    return 1 if back.errors else 0


def print_returned(back: "Returned") -> None:
    """Print the changes by kind, the first of each, and what does not fit."""
    parts = [counted(len(back.changes), "change")]
    parts += [f"{back.same} as they stand"] if back.same else []
    parts += [f"{back.empty} empty"] if back.empty else []
    click.echo(f"{back.file}  into {back.language}: {', '.join(parts)}")
    for kind in ("new", "changed", "taken back"):
        chosen = [one for one in back.changes if one.kind == kind]
        if chosen:
            heading(f"{kind.upper()} ({len(chosen)})")
        for one in chosen[:SHOWN]:
            click.echo(f"  {one.event.transcript}:{one.turn}")
            paragraph(f"»{one.event.quote}«", indent=6)
            if one.was:
                paragraph(f"was  {one.was}", indent=6, hang=5)
            if one.event.text:
                paragraph(f"now  {one.event.text}" if one.was else one.event.text, indent=6, hang=5)
        if len(chosen) > SHOWN:
            click.echo(f"      … and {len(chosen) - SHOWN} more: --json")
    print_problems(back.problems)


def tell(back: "Returned", journal: Path | None) -> None:
    """Say what was written, or that nothing was, and what to do next."""
    click.echo()
    if journal:
        number = counted(len(back.changes), "translation")
        click.echo(f"Wrote {number} to decisions/{journal.name}.")
        next_step("qualcode report")
    else:
        tell_unwritten(errors=len(back.errors), is_new=bool(back.changes))


def values_of(back: "Returned") -> dict[str, object]:
    """Give everything as plain values."""
    return {
        "kind": "translations",
        "file": back.file,
        "language": back.language,
        "changes": [
            {
                "kind": one.kind,
                "transcript": one.event.transcript,
                "turn": one.turn,
                "start": one.event.span.start,
                "end": one.event.span.end,
                "quote": one.event.quote,
                "was": one.was,
                "text": one.event.text,
            }
            for one in back.changes
        ],
        "same": back.same,
        "empty": back.empty,
        "problems": [asdict(one) | {"text": str(one)} for one in back.problems],
    }
