"""``qualcode speakers``: who speaks in which file, and settling a label."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_material, open_project, project_option
from qualcode.cli.proposing import asked, diff_of
from qualcode.cli.screen import columns, counted, next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.store import Project, Proposal


VOICES = {"bold": "bold-asks", "plain": "bold-answers"}


@click.command(name="speakers")
@click.argument("label", required=False, default="")
@click.option("--role", default="", help="The role this label has, in every file.")
@click.option("--transcript", default="", help="Only in this transcript.")
@click.option("--reader", default="", help="With --transcript FILE: the reader that takes it.")
@click.option(
    "--interviewer",
    "voice",
    type=click.Choice(tuple(VOICES)),
    help="With a FILE that names nobody: whether the interviewer's words are bold or plain.",
)
@click.option("--participant", default="", help="Whose words these are (an id).")
@click.option("--yes", "agreed", is_flag=True, help="Write without asking.")
@project_option
@json_option
def command(
    label: str,
    role: str,
    transcript: str,
    participant: str,
    reader: str,
    voice: str | None,
    agreed: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Show who speaks in which file; with LABEL and --role, settle one label.

    A label is settled once for all files. Where two readers claim a file, --transcript
    and --reader choose one; where a file names nobody and one voice is in bold, --interviewer
    says which voice asks. The change is shown before it is written to qualcode.yaml;
    comments and order stay as they are.

    \b
    Examples:
      qualcode speakers
      qualcode speakers "Beboer 7" --role resident
      qualcode speakers --transcript "Int 3.txt" --reader otter
      qualcode speakers "Int 09.docx" --interviewer bold
    """
    if voice:
        if role or reader or bool(label) == bool(transcript):
            raise click.UsageError("Say which file: qualcode speakers FILE --interviewer bold.")
        return choose(folder, label or transcript, VOICES[voice], agreed=agreed)
    if reader:
        if label or role or not transcript:
            raise click.UsageError("Say which file: --transcript FILE --reader NAME, no label.")
        return choose(folder, transcript, reader, agreed=agreed)
    if label and not role:
        raise click.UsageError(f'Say what "{label}" is: --role ROLE.')
    if role and not label:
        raise click.UsageError(
            "Say which label has that role: qualcode speakers LABEL --role ROLE."
        )
    if label:
        return settle(folder, label, role, transcript, participant, agreed=agreed)
    return table(folder, as_json=as_json)


def table(folder: Path | None, *, as_json: bool) -> int:
    """Print the table of speakers."""
    from qualcode.workflow.speaking import speakers_in

    material = open_material(folder, quiet=as_json)
    rows = speakers_in(material.corpus, settings=material.settings)
    if as_json:
        print_json([one.as_row() for one in rows])
        return 1 if material.errors else 0
    columns(
        ("transcript", "turns", "asks", "takes part", "other", "not known", "note"),
        [
            (
                one.transcript,
                one.turns,
                ", ".join(one.asking),
                ", ".join(one.participants),
                ", ".join(one.other),
                ", ".join(one.unknown),
                one.note,
            )
            for one in rows
        ],
        align="<><<<<<",
    )
    print_problems(material.problems)
    open_questions = sorted({label for one in rows for label in one.unknown})
    if open_questions:
        next_step(f'qualcode speakers "{open_questions[0]}" --role ROLE')
    else:
        next_step(f"{counted(len(rows), 'transcript')}, every speaker known:  qualcode code")
    return 1 if material.errors else 0


def choose(folder: Path | None, file: str, reader: str, *, agreed: bool) -> int:
    """Show the change of qualcode.yaml that names a file's reader, and write it after a yes."""
    from qualcode.workflow.speaking import choose_reader

    project = open_project(folder)
    proposal = choose_reader(project, file, reader=reader)
    return written(project, proposal, f'"{file}" is read by {reader}', agreed=agreed)


def settle(
    folder: Path | None,
    label: str,
    role: str,
    transcript: str,
    participant: str,
    *,
    agreed: bool,
) -> int:
    """Show the change of qualcode.yaml and write it after a yes."""
    from qualcode.workflow.speaking import settle_label

    material = open_material(folder)
    proposal = settle_label(
        material, label, role=role, transcript=transcript, participant=participant
    )
    return written(material.project, proposal, f'"{label}" is {role}', agreed=agreed)


def written(project: "Project", proposal: "Proposal", said: str, *, agreed: bool) -> int:
    """Show a change and write it after a yes; 1 when it was not written."""
    from qualcode.store import apply

    if proposal.old == proposal.new:
        click.echo(f"{said} already; nothing to change.")
        return 0
    click.echo(diff_of(proposal))
    if not agreed and not asked("Write this?"):
        click.echo("Nothing was written. Add --yes to write without being asked.")
        return 1
    apply(proposal, project=project)
    click.echo(f"Wrote qualcode.yaml: {said}.")
    next_step("qualcode speakers")
    return 0
