"""``qualcode journal``: what people said, whether every line of it is whole, and taking back."""

import uuid
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import (
    device,
    json_option,
    now,
    open_material,
    open_project,
    project_option,
)
from qualcode.cli.proposing import asked
from qualcode.cli.screen import (
    columns,
    counted,
    next_step,
    paged,
    print_json,
    print_problems,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.store import Copy, JournalSeen, Merged
    from qualcode.workflow.taking_back import TakingBack

yes_option = click.option("--yes", "agreed", is_flag=True, help="Write without asking.")


class Parts(click.Group):
    """A group that says which part was probably meant, when there is none of that name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the part, or name the nearest."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            from qualcode.codebook import did_you_mean

            hint = did_you_mean(args[0], sorted(self.commands))
            ctx.fail(f'"journal" has no part "{args[0]}". {hint}')
        return super().resolve_command(ctx, args)


@click.group(name="journal", cls=Parts)
def command() -> None:
    """Read, verify and tidy the journals: every decision ever made, and who made it.

    Each coder has a journal per computer in decisions/, one line an event, only ever added
    to. Copies that a sync service makes are read too; nothing counts twice.

    \b
    Examples:
      qualcode journal verify
      qualcode journal show --coder maja
    """


@command.command(name="verify")
@project_option
@json_option
def verify(folder: Path | None, as_json: bool) -> int:
    """Check every line of every journal, and what the lines say of each other.

    Checksums, torn and missing lines, copies, what names something that is nowhere, codebooks
    that are not kept. Exit code 1 when there is an error or a warning; notes change nothing.

    \b
    Examples:
      qualcode journal verify
      qualcode journal verify --json
    """
    from qualcode.store import verify_journals

    seen = verify_journals(open_project(folder))
    found = [one for one in seen.problems if one.severity != "note"]
    if as_json:
        values = asdict(seen)
        values["problems"] = [asdict(one) | {"text": str(one)} for one in seen.problems]
        print_json(values)
        return 1 if found else 0
    columns(
        ("journal", "coder", "device", "lines", "events", "first", "last"),
        [
            (Path(one.file).name, one.coder, one.device, one.lines, one.events, *days_of(one))
            for one in seen.journals
        ],
        align="<<<>><<",
    )
    print_problems(seen.problems, most=200)
    undone = f", {seen.undone} of them undone" if seen.undone else ""
    click.echo(
        f"{counted(len(seen.journals), 'journal')}, {counted(seen.events, 'event')}{undone}. "
        + (f"{counted(len(found), 'problem')} above." if found else "Every line is whole.")
    )
    next_step("look at the lines named above" if found else "qualcode journal show")
    return 1 if found else 0


def days_of(one: "JournalSeen") -> tuple[str, str]:
    """Give the days of the first and the last event."""
    return one.first[:10], one.last[:10]


@command.command(name="merge")
@yes_option
@project_option
@json_option
def merge(agreed: bool, folder: Path | None, as_json: bool) -> int:
    """Take what only conflict copies hold into the journals, and lay the copies aside.

    Nothing counts otherwise afterwards: copies are read in any case. Their lines are added as
    they stand to the coder's journal of this computer, and the copies are kept whole in
    decisions/merged/. What will be done is shown first.

    \b
    Examples:
      qualcode journal merge
      qualcode journal merge --yes
    """
    from qualcode.store import conflict_copies, merge_copies

    project = open_project(folder)
    copies = conflict_copies(project)
    ready = [one for one in copies if not one.stays]
    if not as_json:
        print_copies(copies)
    if not ready:
        return say_nothing_to_merge(copies, as_json=as_json)
    if not agreed and (as_json or not asked("Merge these?")):
        if as_json:
            print_json({"copies": [values_of_copy(one) for one in copies], "merged": False})
        else:
            click.echo("Nothing was written. Add --yes to write without being asked.")
        return 1
    done = merge_copies(project, device=device())
    if as_json:
        print_json({"copies": [values_of_copy(one) for one in copies], **values_of_merged(done)})
    else:
        say_merged(done)
    return 1 if done.left else 0


def print_copies(copies: "Sequence[Copy]") -> None:
    """Print what each copy holds and what would be done with it."""
    columns(
        ("copy", "events", "only here", "damaged", ""),
        [
            (one.name, one.events, len(one.new), one.damaged, f"stays: {one.stays}")
            if one.stays
            else (one.name, one.events, len(one.new), one.damaged, "to decisions/merged/")
            for one in copies
        ],
        align="<>>><",
    )


def say_nothing_to_merge(copies: "Sequence[Copy]", *, as_json: bool) -> int:
    """Say that there is nothing to merge; 1 when copies stay that somebody must look at."""
    if as_json:
        print_json({"copies": [values_of_copy(one) for one in copies], "merged": False})
    else:
        click.echo("There is nothing to merge.")
        next_step("qualcode journal verify")
    return 1 if copies else 0


def say_merged(done: "Merged") -> None:
    """Say what was added where, and where the copies lie now."""
    for path, number in done.added.items():
        click.echo(f"Added {counted(number, 'event')} to decisions/{path.name}")
    for name, path in done.aside.items():
        click.echo(f"Moved {name} to decisions/merged/{path.name}")
    next_step("qualcode journal verify")


def values_of_copy(one: "Copy") -> dict[str, object]:
    """Give a copy as plain values for JSON."""
    return {
        "file": one.name,
        "events": one.events,
        "only_here": len(one.new),
        "damaged": one.damaged,
        "stays": one.stays,
    }


def values_of_merged(done: "Merged") -> dict[str, object]:
    """Give what was merged as plain values for JSON."""
    return {
        "merged": True,
        "added": {f"decisions/{path.name}": number for path, number in done.added.items()},
        "aside": {name: f"decisions/merged/{path.name}" for name, path in done.aside.items()},
    }


@command.command(name="show")
@click.option("--coder", default="", help="Only what this coder said.")
@click.option("--code", default="", help="Only decisions on this code.")
@click.option("--transcript", default="", help="Only in this transcript.")
@click.option("--since", default="", metavar="DATE", help="Only from this day on (2026-01-31).")
@click.option("--undone", is_flag=True, help="Only what was taken back.")
@project_option
@json_option
def show(
    coder: str,
    code: str,
    transcript: str,
    since: str,
    undone: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """List what people said, oldest first, and what became of it.

    An id in the last column is enough for: qualcode journal undo ID.

    \b
    Examples:
      qualcode journal show --coder maja --since 2026-01-31
      qualcode journal show --code belysning --transcript K01
      qualcode journal show --undone
    """
    from qualcode.cli.journal_lines import HEADER, cells_of, values_of
    from qualcode.workflow.retelling import Wanted, retell

    material = open_material(folder, quiet=as_json)
    told = retell(material, Wanted(coder, code, transcript, since, undone))
    if as_json:
        print_json([values_of(one) for one in told])
        return 0
    with paged():
        columns(HEADER, [cells_of(one) for one in told])
        stand = sum(one.state == "stands" for one in told)
        click.echo(f"{counted(len(told), 'event')}, of which {stand} still stand.")
        next_step("qualcode journal undo ID" if told else "qualcode review")
    return 0


@command.command(name="undo")
@click.argument("wanted", metavar="ID")
@click.option("--coder", default="", help="Who you are; by default the decider or only coder.")
@yes_option
@project_option
@json_option
def undo(wanted: str, coder: str, agreed: bool, folder: Path | None, as_json: bool) -> int:
    """Take back something that you said, however long ago; both stay in the journal.

    ID is what the last column of journal show says, or the id of an undo, to have again what
    it took back. What it changes is shown before it is written.

    \b
    Examples:
      qualcode journal undo 3f2a9c01
      qualcode journal undo 3f2a9c01 --coder maja --yes
    """
    from qualcode.workflow.taking_back import take_back, taking_back

    material = open_material(folder, quiet=as_json)
    plan = taking_back(material, wanted, undo=str(uuid.uuid4()), coder=coder.strip(), time=now())
    if not as_json:
        print_plan(plan)
    is_agreed = agreed or (not as_json and asked("Take it back?"))
    if is_agreed:
        path = take_back(material, plan, device=device())
    if as_json:
        print_json(values_of_plan(plan, is_written=is_agreed))
    elif is_agreed:
        click.echo(f"Taken back in decisions/{path.name}, as {plan.undo.id[:8]}.")
        next_step(f"to have it again:  qualcode journal undo {plan.undo.id[:8]}")
    else:
        click.echo("Nothing was written. Add --yes to write without being asked.")
    return 0 if is_agreed else 1


def print_plan(plan: "TakingBack") -> None:
    """Print what is taken back, and what else becomes of other decisions."""
    from qualcode.cli.journal_lines import HEADER, cells_of

    if plan.told is None:
        click.echo(f"{plan.what.id[:8]} took something back; that would hold again.")
    else:
        columns(HEADER, [cells_of(plan.told)])
    if plan.changes:
        click.echo("This changes:")
        columns(HEADER, [cells_of(one.after) for one in plan.changes])


def values_of_plan(plan: "TakingBack", *, is_written: bool) -> dict[str, object]:
    """Give what is taken back as plain values for JSON."""
    from qualcode.cli.journal_lines import values_of

    return {
        "undoes": plan.undo.undoes,
        "undo": plan.undo.id if is_written else "",
        "written": is_written,
        "event": values_of(plan.told) if plan.told else None,
        "changes": [values_of(one.after) for one in plan.changes],
    }
