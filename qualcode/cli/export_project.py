"""``qualcode export project``: what it prints."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from qualcode.cli.before_sending import looked_over, print_before_sending, rows_of
from qualcode.cli.options import open_study
from qualcode.cli.screen import counted, next_step, paragraph, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.formats.refi import Profile
    from qualcode.model import Counting
    from qualcode.workflow.qda_choice import Shown
    from qualcode.workflow.qda_export import ExportedProject

EXPERIMENTAL = ("maxqda", "nvivo")
Options = tuple[tuple[str, ...], str, str, str]


def send_project(
    *, options: Options, output: Path | None, folder: Path | None, rules_only: bool, as_json: bool
) -> int:
    """Write the project as REFI-QDA, and say what is in the file and what is not.

    ``options`` are the statuses, what is counted, the profile and the language.
    """
    from qualcode.workflow.qda_choice import Choice
    from qualcode.workflow.qda_export import export_project
    from qualcode.workflow.weighing import whole_transcripts, without_place

    statuses, counting, profile, language = options
    choice = Choice(
        statuses=cast("tuple[Shown, ...]", statuses or ("accepted",)),
        counting=cast("Counting", counting),
        profile=cast("Profile", profile),
        language=language,
    )
    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    done = export_project(study, choice, output=output)
    errors = [one for one in study.material.problems if one.severity == "error"]
    checks = (*without_place(study), *whole_transcripts())
    leaving = looked_over(study, (done.path, done.beside), checks=checks)
    code = 1 if errors or leaving.has_leak else 0
    if as_json:
        print_json(as_values(done, profile=profile) | {"checks": rows_of(leaving)})
        return code
    print_done(done, profile=profile)
    print_before_sending(leaving, files=2)
    print_problems(errors)
    next_step("open it in the other program, and compare a few codings with the ones here")
    return code


def print_done(done: "ExportedProject", *, profile: str) -> None:
    """Print what is in the file, what is not, and how it was checked."""
    project = done.project
    click.echo(
        f"{counted(len(project.sources), 'source')}, {counted(done.codes, 'code')} (definitions as "
        f"descriptions), {counted(done.checked, 'coding')}, {counted(len(project.cases), 'case')} "
        f"with attributes, {counted(len(project.notes), 'memo')}."
    )
    if project.users:
        click.echo(f"Users: {', '.join(one.name for one in project.users)}")
    if done.columns:
        paragraph(f"From participants.csv: {', '.join(done.columns)}", indent=0)
    if done.problems:
        click.echo("Left out, because the format has no place for it:")
        for one in done.problems:
            paragraph(f"- {one.what}", indent=2, hang=2)
        click.echo(f"  -> written beside it as {done.beside.name}")
    click.echo(
        f"Checked: valid REFI-QDA; every coding cut from the exported text again; "
        f"{done.checked:,} of {done.checked:,} give the same words."
    )
    if profile in EXPERIMENTAL:
        click.echo(f"Experimental: nobody has yet opened a file of --profile {profile} in it.")
    click.echo(f"Wrote  {done.path}")


def as_values(done: "ExportedProject", *, profile: str) -> dict[str, object]:
    """Give the same as plain values for JSON."""
    project = done.project
    return {
        "kind": "project",
        "format": "qdpx",
        "profile": profile,
        "experimental": profile in EXPERIMENTAL,
        "path": str(done.path),
        "left_out": str(done.beside),
        "sources": len(project.sources),
        "codes": done.codes,
        "codings": done.checked,
        "cases": len(project.cases),
        "memos": len(project.notes),
        "users": [one.name for one in project.users],
        "columns": list(done.columns),
        "problems": [asdict(one) | {"text": str(one)} for one in done.problems],
    }
