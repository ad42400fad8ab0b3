"""``qualcode init``: make a project of a folder of transcripts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import (
    ProgressBar,
    columns,
    counted,
    next_step,
    print_json,
    print_problems,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.workflow.speaking import FileSpeakers
    from qualcode.workflow.starting import Started


@click.command(name="init")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def command(folder: Path, as_json: bool) -> int:
    """Make a project of FOLDER (by default this one).

    Keeps what is there and writes only what is missing: qualcode.yaml, codebook.yaml (a
    starter to make yours) and participants.csv, filled from the files' headers and labels.
    Transcripts may lie in FOLDER or in FOLDER/transcripts; they are never written to.

    \b
    Example:
      qualcode init ~/felt/vestparken
    """
    from qualcode.workflow.speaking import speakers_in
    from qualcode.workflow.starting import start_project

    with ProgressBar(shown=not as_json) as progress:
        started = start_project(folder, progress=progress)
    table = speakers_in(started.corpus, settings=started.settings)
    errors = [one for one in started.problems if one.severity == "error"]
    if as_json:
        print_json(
            {
                "project": started.project.folder.name,
                "wrote": list(started.wrote),
                "kept": list(started.kept),
                "participants": len(started.corpus.participants),
                "transcripts": [one.as_row() for one in table],
                "problems": [str(one) for one in started.problems],
            }
        )
        return 1 if errors else 0
    print_speakers(table)
    print_wrote(started)
    print_problems(started.problems)
    unknown = sorted({label for one in table for label in one.unknown})
    if unknown and not started.corpus.participants:
        next_step(f'say who is who:  qualcode speakers "{unknown[0]}" --role ROLE')
    else:
        next_step("look at participants.csv, then  qualcode check")
    return 1 if errors else 0


def print_speakers(table: "Sequence[FileSpeakers]") -> None:
    """Print the table of who speaks in which file."""
    click.echo(
        f"Found {counted(len(table), 'transcript')}. I read the speakers as "
        "(everything stays on this computer):"
    )
    click.echo()
    columns(
        ("file", "turns", "asks", "takes part", "not known", "note"),
        [
            (
                one.file,
                one.turns,
                ", ".join(one.asking),
                ", ".join(one.participants),
                ", ".join(one.unknown),
                one.note,
            )
            for one in table
        ],
        align="<><<<<",
    )


def print_wrote(started: "Started") -> None:
    """Say which files were written and which were there."""
    click.echo()
    if started.wrote:
        click.echo(f"Wrote  {'   '.join(started.wrote)}")
    if started.kept:
        click.echo(f"Kept   {'   '.join(started.kept)}")
    if started.added:
        click.echo(
            f"       participants.csv got {counted(started.added, 'row')}: fill in role, area, "
            "age_group and pseudonym where they are empty."
        )
