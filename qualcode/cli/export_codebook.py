"""``qualcode export codebook``: what it prints."""

from dataclasses import asdict
from pathlib import Path

import click

from qualcode.cli.before_sending import print_before_sending, project_looked_over, rows_of
from qualcode.cli.options import open_cache, open_project
from qualcode.cli.screen import ProgressBar, counted, next_step, print_json, print_problems

SHOWN = 20


def hand_over(
    *, format_: str, language: str, output: Path | None, folder: Path | None, as_json: bool
) -> int:
    """Write the codebook for another program; print every loss, and some of the changes."""
    from qualcode.workflow.handing_over import export_codebook, target_named

    project = open_project(folder)
    with ProgressBar(shown=not as_json) as progress:
        done = export_codebook(
            project,
            target=target_named(format_),
            language=language,
            output=output,
            cache=open_cache(),
            progress=progress,
        )
    leaving = project_looked_over(project, (done.path,), languages=(done.language,))
    code = 1 if leaving.has_leak else 0
    if as_json:
        problems = [asdict(one) | {"text": str(one)} for one in done.problems]
        print_json(
            {
                "kind": "codebook",
                "format": format_,
                "language": done.language,
                "path": str(done.path),
                "problems": problems,
                "checks": rows_of(leaving),
            }
        )
        return code
    lost = [one for one in done.problems if one.severity == "warning"]
    changed = [one for one in done.problems if one.severity == "note"]
    print_problems(lost, most=len(lost))
    print_problems(changed[:SHOWN], most=SHOWN)
    if len(changed) > SHOWN:
        click.echo(f"        … and {len(changed) - SHOWN} more notes: --json", err=True)
    click.echo(
        f"Wrote  {done.path}  ({done.language}; {counted(len(lost), 'line')} above say what is "
        "not in it)"
    )
    print_before_sending(leaving)
    next_step("open it in the other program; codebook.yaml stays the codebook")
    return code
