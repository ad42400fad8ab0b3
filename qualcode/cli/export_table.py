"""``qualcode export`` of one table: what it prints."""

from pathlib import Path
from typing import Any

import click

from qualcode.cli.before_sending import looked_over, print_before_sending, rows_of
from qualcode.cli.options import open_study
from qualcode.cli.screen import next_step, print_json, print_problems
from qualcode.cli.showing_options import as_asked

TABLES = (
    *("codings", "frequencies", "quotes", "translations", "matrix", "chart"),
    *("crossings", "raised", "saturation", "coverage"),
)
NEXT = {
    "translations": "fill the cells, then  qualcode import translations {name} --coder NAME",
    "matrix": "fill the summaries, then  qualcode import matrix {name} --by NAME",
}
TABLE_FORMATS = ("csv", "json", "xlsx")


def write_table(
    kind: str,
    *,
    format_: str,
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
    asked: dict[str, Any],
) -> int:
    """Write one table, and say where it is."""
    from qualcode.workflow.exporting import export_table
    from qualcode.workflow.weighing import without_place

    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    path = export_table(study, kind, format=format_, output=output, options=as_asked(asked))
    leaving = looked_over(study, (path,), checks=without_place(study))
    errors = 1 if study.material.errors or leaving.has_leak else 0
    if as_json:
        rows = rows_of(leaving)
        print_json({"kind": kind, "format": format_, "path": str(path), "checks": rows})
        return errors
    click.echo(f"Wrote  {path}")
    print_before_sending(leaving)
    print_problems([one for one in study.material.problems if one.severity == "error"])
    next_step(NEXT.get(kind, "qualcode report").format(name=path.name))
    return errors
