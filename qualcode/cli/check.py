"""``qualcode check``: look everything over before anything is coded."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_cache, open_material, project_option
from qualcode.cli.screen import counted, next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.workflow.checking import Overview


@click.command(name="check")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of codebook.yaml and stop.")
@project_option
@json_option
def command(schema: bool, folder: Path | None, as_json: bool) -> int:
    """Read everything and say what needs you.

    Transcripts, speakers, participants, the codebook with its examples as tests. Exit code 1
    when something could not be used; warnings and notes are for you to weigh.

    \b
    Examples:
      qualcode check
      qualcode check --schema > codebook.schema.json
    """
    if schema:
        from qualcode.codebook import schema as codebook_schema

        print_json(codebook_schema())
        return 0
    from qualcode.workflow.checking import overview

    seen = overview(open_material(folder, quiet=as_json), cache=open_cache())
    if as_json:
        values = asdict(seen)
        values["participants"] = dict(seen.participants)
        values["problems"] = [asdict(one) | {"text": str(one)} for one in seen.problems]
        print_json(values)
        return 1 if seen.errors else 0
    people = sum(number for _, number in seen.participants)
    print_overview(seen, people)
    print_problems(seen.problems, most=200)
    if seen.errors:
        next_step(f"mend the {counted(len(seen.errors), 'error')} above, then  qualcode check")
        return 1
    if not people:
        next_step("nobody is counted yet: say who speaks,  qualcode speakers")
        return 0
    next_step("Nothing is blocked:  qualcode code")
    return 0


def print_overview(seen: "Overview", people: int) -> None:
    """Print what there is, in numbers that can be checked by hand."""
    roles = ", ".join(f"{number} {role}" for role, number in seen.participants if number)
    listed = f" ({roles})" if roles else ""
    click.echo(
        f"Transcripts   {seen.transcripts} of {seen.transcripts + seen.unreadable} readable, "
        f"{counted(seen.turns, 'turn')}, {seen.asked:,} of them the interviewers' (never coded), "
        f"{counted(seen.passages, 'passage')} to code"
    )
    click.echo(
        f"Participants  {people}{listed}, {counted(seen.words, 'word')} spoken by them"
        + (f"; {counted(seen.field_notes, 'field note')} apart" if seen.field_notes else "")
    )
    click.echo(
        f"Codebook      {counted(seen.codes, 'code')} in {counted(seen.themes, 'theme')}, "
        f"{counted(seen.rules, 'rule')}"
    )
