"""``qualcode export sqlite``: what it prints."""

from pathlib import Path

import click

from qualcode.cli.before_sending import looked_over, print_before_sending, rows_of
from qualcode.cli.options import now, open_study
from qualcode.cli.screen import counted, next_step, paragraph, print_json, print_problems

TOLD = ("transcripts", "participants", "codes", "passages", "claims", "codings", "quotes")


def write_database(
    *,
    asked: str,
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Write the project as SQLite, and say what is in the file.

    ``asked`` is a format or language that was asked for: the file has none.
    """
    if asked:
        raise click.UsageError("sqlite is one file: leave --format and --language out.")
    from qualcode.workflow.querying import export_database
    from qualcode.workflow.weighing import weighed, whole_transcripts, without_place

    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    done = export_database(study, time=now(), output=output)
    errors = [one for one in study.material.problems if one.severity == "error"]
    checks = [*without_place(study), *whole_transcripts()]
    if done.columns:
        told = ", ".join(done.columns)
        checks.append(weighed(f"columns of participants.csv are in it: {told}."))
    leaving = looked_over(study, (done.path,), checks=checks)
    code = 1 if errors or leaving.has_leak else 0
    if as_json:
        print_json(
            {
                "kind": "sqlite",
                "path": str(done.path),
                "run": done.run,
                "bytes": done.size,
                "rows": done.rows,
                "columns": list(done.columns),
                "checks": rows_of(leaving),
            }
        )
        return code
    click.echo(f"Wrote  {done.path}   ({done.size / 1e6:.1f} MB, run {done.run})")
    told = ", ".join(counted(done.rows[one], one.removesuffix("s")) for one in TOLD)
    paragraph(f"{told}.", indent=0)
    print_before_sending(leaving)
    print_problems(errors)
    next_step(f"datasette {done.path.name}, or sqlite3; docs/tables.md has queries")
    return code
