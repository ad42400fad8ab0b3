"""``qualcode export``: single tables, commented transcripts, and the codebook for others."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.export_codebook import hand_over
from qualcode.cli.export_comments import write_comments
from qualcode.cli.options import json_option, open_study, project_option, rules_only_option
from qualcode.cli.screen import next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.model import Status

TABLES = ("codings", "frequencies", "quotes")
TABLE_FORMATS = ("csv", "json", "xlsx")
PROGRAMS = ("quanteda", "maxqda", "atlas", "taguette")
STATUSES = ("accepted", "unsure", "rejected", "unread")


@click.command(name="export")
@click.argument("kind", type=click.Choice((*TABLES, "comments", "codebook")))
@click.argument("transcripts", nargs=-1, metavar="[TRANSCRIPT]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice((*TABLE_FORMATS, *PROGRAMS)),
    default=None,
    help="Tables: csv for Excel in the report's language (the default), json for programs, xlsx. "
    "codebook: the program it is for.",
)
@click.option("--language", default="", help="codebook: which of its languages to write.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    help="comments: codings of this status; several may be given (by default accepted). "
    "unread: what rules and classifier found and nobody has decided.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="comments: also write over a file that another program has saved since.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where to write it; by default reports/KIND.FORMAT in the project, for comments "
    "reports/comments/TRANSCRIPT.docx.",
)
@project_option
@rules_only_option
@json_option
def command(
    kind: str,
    transcripts: tuple[str, ...],
    format_: str | None,
    language: str,
    statuses: tuple[str, ...],
    replace: bool,
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Write one table, transcripts with Word comments, or the codebook.

    codings, frequencies, quotes: column names are the same in every language. Every claim is
    in codings, rejected and disputed ones too, with its status.

    comments: one Word file for each TRANSCRIPT (all of them when none is named), every coding
    a comment on its words. qualcode import comments  reads what was done in Word.

    codebook: a dictionary for quanteda or a code list for MAXQDA, ATLAS.ti or Taguette; what
    has no place there is listed.

    \b
    Examples:
      qualcode export codings --format xlsx
      qualcode export comments K01 --status accepted --status unread
      qualcode export codebook --format quanteda
    """
    if kind == "comments":
        if format_ or language:
            raise click.UsageError("comments are Word files: leave --format and --language out.")
        return write_comments(
            transcripts,
            statuses=statuses_named(statuses),
            replace=replace,
            output=output,
            folder=folder,
            rules_only=rules_only,
            as_json=as_json,
        )
    if transcripts or statuses or replace:
        raise click.UsageError("TRANSCRIPT, --status and --replace belong to comments.")
    fitting = PROGRAMS if kind == "codebook" else TABLE_FORMATS
    if format_ not in (*fitting, None) or (kind == "codebook" and not format_):
        raise click.UsageError(f"{kind} is written as --format {' or '.join(fitting)}.")
    if kind == "codebook":
        return hand_over(
            format_=format_ or "",
            language=language,
            output=output,
            folder=folder,
            as_json=as_json,
        )
    if language:
        raise click.UsageError("--language belongs to the codebook; tables have no language.")
    return write_table(
        kind,
        format_=format_ or "csv",
        output=output,
        folder=folder,
        rules_only=rules_only,
        as_json=as_json,
    )


def statuses_named(names: tuple[str, ...]) -> "tuple[Status, ...]":
    """Give the statuses of these names, in our order; accepted where none is named."""
    from qualcode.report.commented import STATUSES as KNOWN

    return tuple(one for one in KNOWN if one in names) or ("accepted",)


def write_table(
    kind: str,
    *,
    format_: str,
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Write one table, and say where it is."""
    from qualcode.workflow.exporting import export_table, format_named, kind_named
    from qualcode.workflow.misplaced import not_placed

    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    path = export_table(study, kind_named(kind), format=format_named(format_), output=output)
    missing = not_placed(study.placed)
    if missing:
        click.echo(f"{missing}: qualcode moved", err=True)
    if as_json:
        print_json({"kind": kind, "format": format_, "path": str(path)})
        return 1 if study.material.errors else 0
    click.echo(f"Wrote  {path}")
    print_problems([one for one in study.material.problems if one.severity == "error"])
    next_step("qualcode report")
    return 1 if study.material.errors else 0
