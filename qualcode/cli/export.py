"""``qualcode export``: single tables."""

from pathlib import Path

import click

from qualcode.cli.options import open_study, project_option, rules_only_option
from qualcode.cli.screen import next_step, print_problems

KINDS = ("codings", "frequencies", "quotes")
FORMATS = ("csv", "json", "xlsx")


@click.command(name="export")
@click.argument("kind", type=click.Choice(KINDS))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help="csv for Excel in the report's language, json for programs, xlsx.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where to write it; by default reports/KIND.FORMAT in the project.",
)
@project_option
@rules_only_option
def command(
    kind: str, format_: str, output: Path | None, folder: Path | None, rules_only: bool
) -> int:
    """Write one table: every coding, the frequencies, or the chosen quotes.

    Column names are the same in every language. Every claim is in codings, rejected and
    disputed ones too, with its status.

    \b
    Example:
      qualcode export codings --format xlsx
    """
    from qualcode.workflow.exporting import export_table, format_named, kind_named

    study = open_study(folder, rules_only=rules_only)
    path = export_table(study, kind_named(kind), format=format_named(format_), output=output)
    click.echo(f"Wrote  {path}")
    print_problems([one for one in study.material.problems if one.severity == "error"])
    next_step("qualcode report")
    return 1 if study.material.errors else 0
