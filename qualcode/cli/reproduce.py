"""``qualcode reproduce``: a run made again, and compared."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_cache, open_project, project_option
from qualcode.cli.screen import columns, next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.store import Project


@click.command(name="reproduce")
@click.argument("run", default="")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write the run's document again: .docx the appendix, .html the book, .sqlite the tables.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The Word template of the run, where it had one.",
)
@project_option
@json_option
def command(
    run: str, output: Path | None, template: Path | None, folder: Path | None, as_json: bool
) -> int:
    """Make a report's figures again, from what is there today, and compare every one.

    RUN is the id that report, export book and the appendix itself name; without one the runs
    are listed. The run's own codebook, decisions, participants and settings are used, whatever
    was edited, decided or set since. Nothing is written but the file that --output names: the
    document of that run once more, and whether it is the same, byte for byte. Exit code 0: every
    figure is the same (and so are the bytes); 1: something differs, and what.

    \b
    Examples:
      qualcode reproduce
      qualcode reproduce 38a46504080d
      qualcode reproduce 38a46504080d --output then.docx
    """
    project = open_project(folder)
    if run:
        return again(project, run, output=output, template=template, as_json=as_json)
    if output or template:
        raise click.UsageError("Say which run: qualcode reproduce  lists them.")
    return listed(project, as_json=as_json)


def again(
    project: "Project", run: str, *, output: Path | None, template: Path | None, as_json: bool
) -> int:
    """Make a run again, write its document where that is asked for, and say what came of it."""
    from qualcode.cli.reproduce_lines import lines_of, written_lines
    from qualcode.cli.reproduce_values import values_of, written_values
    from qualcode.cli.screen import ProgressBar
    from qualcode.workflow.reproducing import reproduce
    from qualcode.workflow.rewriting import kind_of, write_again
    from qualcode.workflow.templating import house_at

    if output:
        kind_of(output)
    house = house_at(template, output=output) if template else None
    with ProgressBar(shown=not as_json) as progress:
        done = reproduce(project, run, cache=open_cache(), progress=progress)
    written = write_again(done, output, house=house) if output and done.again else None
    if as_json:
        print_json(values_of(done) | written_values(written))
    else:
        for line in (*lines_of(done), *written_lines(written)):
            click.echo(line)
        print_problems(done.found.problems)
        next_step("qualcode show CODE, as it is today" if done.is_identical else "qualcode check")
    return 0 if done.is_identical and (written is None or written.is_same is not False) else 1


def listed(project: "Project", *, as_json: bool) -> int:
    """List the runs; no date is known of any but that of its last decision."""
    from dataclasses import asdict

    from qualcode.workflow.run_list import list_runs

    found = list_runs(project)
    if as_json:
        print_json([asdict(one) for one in found.runs])
    elif not found.runs:
        click.echo("There are no runs yet. Each report leaves one: qualcode report")
    else:
        columns(
            ("run", "codebook", "decisions", "until", "qualcode", "written"),
            [
                (
                    one.run,
                    "not found" if one.version is None else one.version,
                    f"{one.events:,}",
                    one.until or "-",
                    one.qualcode,
                    ", ".join(one.files) or "-",
                )
                for one in found.runs
            ],
            align="<>><<<",
        )
        click.echo("\nuntil: the day of the last decision in it. A run has no date of its own.")
        next_step(f"qualcode reproduce {found.runs[-1].run}")
    print_problems(found.problems)
    return 1 if found.problems else 0
