"""``qualcode import project``: what will come in, and what was written."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import device, now, open_material
from qualcode.cli.proposing import asked
from qualcode.cli.screen import columns, counted, next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.workflow.qda_import import Plan, Written

HOW = {True: "the same text", False: "words looked for"}


def take_project(
    file: Path, *, coder: str, unverified: bool, agreed: bool, folder: Path | None, as_json: bool
) -> int:
    """Show what a REFI-QDA project holds for us, and take it over when that is agreed to."""
    from qualcode.workflow.qda_import import Wishes, carry_out, plan_import

    material = open_material(folder, quiet=as_json)
    plan = plan_import(material, file, Wishes(now(), coder=coder, unverified=unverified))
    if not as_json:
        print_plan(plan)
    todo = bool(plan.new or plan.unknown)
    wanted = todo and (agreed or (not as_json and asked("Take this over?")))
    written = carry_out(plan, device=device()) if wanted else None
    if as_json:
        print_json(as_values(plan, written))
    elif written:
        print_written(written)
    elif todo:
        click.echo("Nothing was written. Add --yes to do it without being asked.")
    else:
        click.echo("Nothing new; nothing was written.")
    return 0 if written or not todo else 1


def print_plan(plan: "Plan") -> None:
    """Print sources, positions, coders, codes that are lacking, and what stays out."""
    project, fits = plan.read.project, plan.read.calibrated
    click.echo(
        f"{plan.path.name} ({project.origin or 'unknown program'}): "
        f"{counted(len(project.sources), 'source')}, {counted(len(project.all_codes), 'code')}, "
        f"{counted(len(project.users), 'user')}"
    )
    click.echo(
        f"Positions: {fits.counting.words}; {fits.fitting:,} of {fits.named:,} quotes stand there."
    )
    columns(
        ("source", "transcript", "selections", "by"),
        [
            (
                one.source.name,
                one.transcript.id if one.transcript else "-",
                len(one.source.selections),
                HOW[one.same] if one.transcript else "",
            )
            for one in plan.sources
        ],
        align="<<><",
    )
    for arriving in plan.arriving:
        click.echo(
            f"{arriving.coder}: {counted(len(arriving.new), 'new decision')} "
            f"({arriving.corrected} in place of an earlier one), {arriving.already} there already"
        )
    if plan.unknown:
        names = ", ".join(f'"{name}" ({count})' for name, count in plan.unknown)
        click.echo(f"Codes that the codebook lacks, with their codings: {names}")
        click.echo("A new codebook file will hold them; copy what you want, and import again.")
    print_problems(plan.problems)


def print_written(written: "Written") -> None:
    """Print which files were written."""
    for path in written.journals:
        click.echo(f"Wrote  decisions/{path.name}")
    if written.adopted:
        click.echo(
            f"Wrote  {written.adopted.path}"
            if written.adopted.written
            else f"{written.adopted.path} holds the codes already; left as it is."
        )
    print_problems(written.problems)
    next_step("qualcode code")


def as_values(plan: "Plan", written: "Written | None") -> dict[str, object]:
    """Give the same as plain values for JSON."""
    fits = plan.read.calibrated
    return {
        "kind": "project",
        "file": plan.path.name,
        "origin": plan.read.project.origin,
        "positions": fits.counting.words,
        "quotes_fitting": fits.fitting,
        "quotes": fits.named,
        "sources": [
            {
                "source": one.source.name,
                "transcript": one.transcript.id if one.transcript else "",
                "selections": len(one.source.selections),
                "same_text": one.same,
            }
            for one in plan.sources
        ],
        "coders": [
            {
                "coder": one.coder,
                "new": len(one.new),
                "corrected": one.corrected,
                "already": one.already,
            }
            for one in plan.arriving
        ],
        "unknown_codes": dict(plan.unknown),
        "done": written is not None,
        "journals": [one.name for one in written.journals] if written else [],
        "codebook": str(written.adopted.path) if written and written.adopted else "",
        "problems": [asdict(one) | {"text": str(one)} for one in plan.problems],
    }
