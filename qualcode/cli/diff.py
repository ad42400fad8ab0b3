"""``qualcode diff``: what an edit of the codebook does, before it counts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.comparison import EVERY, print_comparison
from qualcode.cli.options import json_option, now, open_cache, open_project, project_option
from qualcode.cli.screen import ProgressBar, next_step, print_json, print_problems
from qualcode.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.store import Project
    from qualcode.workflow.comparing import CodebookState, Comparison
    from qualcode.workflow.saving import SavedVersion


READ = "read the passages:  qualcode diff --show\n       "


@click.command(name="diff")
@click.argument("old", required=False, default="")
@click.argument("new", required=False, default="")
@click.option(
    "--show",
    is_flag=False,
    flag_value=EVERY,
    default="",
    metavar="[CODE]",
    help="List the passages that come or go, of one code or of all.",
)
@click.option(
    "--save", "reason", default=None, help="Keep the codebook as a version, with a reason."
)
@click.option(
    "--author", default="", help="Who saves it; by default the decider or the only coder."
)
@project_option
@json_option
def command(
    old: str,
    new: str,
    show: str,
    reason: str | None,
    author: str,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Show what a change of the codebook does: OLD against NEW.

    Each is the number of a saved version, or "edit" for codebook.yaml as it is; by default
    the newest version against your edit. Counted by rules and decisions; the classifier is
    left out. Decisions stay where they are; nothing is written without --save, or a reason
    given on a terminal.

    \b
    Examples:
      qualcode diff
      qualcode diff --show belysning
      qualcode diff 2 5
      qualcode diff --save "lyst er ikke lys"
    """
    from qualcode.workflow.comparing import EDIT, states_named
    from qualcode.workflow.saving import is_kept

    project = open_project(folder)
    if reason is not None and new not in ("", EDIT):
        raise UsageError("--save keeps the codebook as it is: leave NEW out, or write edit.")
    states = states_named(project, old=old, new=new)
    if not states:
        return nothing_saved(project, reason, author, as_json=as_json)
    comparison, errors = compare(project, states, quiet=as_json)
    saved = keep(project, reason, author) if reason is not None else None
    if as_json:
        from qualcode.cli.comparison_values import comparison_values

        version = saved.entry.version if saved else 0
        print_json({**comparison_values(comparison), "saved_version": version})
        return errors
    print_comparison(comparison, show=show)
    if saved is not None:
        tell_saved(saved)
    elif comparison.is_empty:
        tell_automatic(project, states)
    elif states[1].saved is None and not is_kept(project, states[1].codebook.fingerprint):
        offer(project, author, first=READ)
    else:
        sides = "".join(f" {one}" for one in (old, new) if one)
        next_step(f"read the passages:  qualcode diff{sides} --show")
    return errors


def compare(
    project: "Project", states: "Sequence[CodebookState]", *, quiet: bool
) -> "tuple[Comparison, int]":
    """Read the project under the later state and compare; give 1 beside it for files in error."""
    from qualcode.workflow.comparing import compared
    from qualcode.workflow.material import read_material

    cache = open_cache()
    with ProgressBar(shown=not quiet) as progress:
        material = read_material(
            project, cache=cache, progress=progress, codebook_file=states[1].file
        )
        comparison = compared(material, states=states, cache=cache)
    print_problems([one for one in material.problems if one.severity == "error"])
    return comparison, 1 if material.errors else 0


def nothing_saved(project: "Project", reason: str | None, author: str, *, as_json: bool) -> int:
    """Say that there is nothing to compare with yet, or save the first version."""
    saved = keep(project, reason, author) if reason is not None else None
    if as_json:
        version = saved.entry.version if saved else 0
        print_json({"old": None, "new": "edit", "codes": [], "saved_version": version})
    elif saved is not None:
        tell_saved(saved)
    else:
        click.echo("No version of the codebook has been saved yet, so there is nothing to compare.")
        offer(project, author, first="")
    return 0


def keep(project: "Project", reason: str, author: str) -> "SavedVersion":
    """Save a version with its reason."""
    from qualcode.workflow.saving import save_version

    return save_version(project, reason=reason, author=author, time=now())


def tell_saved(saved: "SavedVersion") -> None:
    """Say what was saved, or what stands there already."""
    by = f" ({saved.entry.author})" if saved.entry.author else ""
    click.echo()
    if saved.is_new or saved.is_explained:
        click.echo(f"Saved version {saved.entry.version}{by}: {saved.entry.reason}")
    else:
        click.echo(f"Version {saved.entry.version} is saved already{by}: {saved.entry.reason}")
    next_step("qualcode code   qualcode report (the reasons stand in its last section)")


def tell_automatic(project: "Project", states: "Sequence[CodebookState]") -> None:
    """Where nothing differs from what a run saved by itself, say what to compare with."""
    from qualcode.workflow.comparing import explained_version

    saved = states[0].saved
    if saved is None or not saved.automatic or states[1].saved is not None:
        next_step("edit codebook.yaml, then  qualcode diff")
        return
    click.echo(f"Version {saved.version} was saved by the program, when something cited it.")
    version = explained_version(project)
    since = f"since your last version:  qualcode diff {version}\n       " if version else ""
    next_step(f'{since}give it a reason:  qualcode diff --save "why"')


def offer(project: "Project", author: str, *, first: str) -> None:
    """Ask on a terminal whether to keep the edit; without one, say how, after ``first``."""
    from qualcode.workflow.saving import next_version

    number = next_version(project)
    if not sys.stdin.isatty():
        next_step(f'{first}keep it as version {number}:  qualcode diff --save "why"')
        return
    click.echo()
    reason = click.prompt(f"Keep as version {number}? reason", default="", show_default=False)
    if reason.strip():
        tell_saved(keep(project, reason, author))
