"""``qualcode export``: tables, SQLite, a book, commented transcripts, codebook and project."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.before_sending import key_option
from qualcode.cli.export_book import write_book
from qualcode.cli.export_codebook import hand_over
from qualcode.cli.export_comments import write_comments
from qualcode.cli.export_project import send_project
from qualcode.cli.export_sqlite import write_database
from qualcode.cli.export_table import TABLE_FORMATS, TABLES, write_table
from qualcode.cli.options import json_option, project_option, rules_only_option
from qualcode.cli.showing_options import showing_options

if TYPE_CHECKING:
    from qualcode.model import Status

OTHER_KINDS = ("sqlite", "book", "comments", "codebook", "project")
PROGRAMS = ("quanteda", "maxqda", "atlas", "taguette", "qdc")
FILES = {".qdpx": "project", ".qdc": "codebook", ".sqlite": "sqlite"}
PROFILES = ("default", "qualcoder", "atlas", "maxqda", "nvivo")
STATUSES = ("accepted", "unsure", "rejected", "disputed", "unread")
OF_COMMENTS = ("accepted", "unsure", "rejected", "unread")
OF_PROJECT = ("accepted", "unsure", "disputed")


class KindOrFile(click.Choice[str]):
    """A kind of export, or the name of a file that by its ending says both kind and place."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Give the kind, or the file's name as it was written."""
        name = str(value)
        if name.casefold().endswith(tuple(FILES)):
            return name
        return super().convert(value, param, ctx)


@click.command(name="export")
@click.argument("kind", type=KindOrFile((*TABLES, *OTHER_KINDS)))
@click.argument("transcripts", nargs=-1, metavar="[TRANSCRIPT]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice((*TABLE_FORMATS, *PROGRAMS)),
    default=None,
    help="Tables: csv for Excel in the report's language (the default), json for programs, xlsx. "
    "codebook: the program it is for; qdc is REFI-QDA.",
)
@click.option(
    "--language",
    default="",
    help="codebook, project: which language of the codebook to write. translations: the language "
    "to translate into; by default the report's.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    help="comments, project: codings of this status; several may be given (by default accepted). "
    "unread: what rules and classifier found and nobody has decided.",
)
@click.option(
    "--counting",
    type=click.Choice(("read", "rules", "all")),
    default=None,
    help="project: people's codings alone (read, the default), strong rules that nobody has read "
    "too, or all suggestions; machines are users of their own.",
)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default=None,
    help="project: the program it is for; maxqda and nvivo are experimental.",
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
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME",
    help="book: a column of participants.csv to show beside pseudonym and role; may be repeated.",
)
@key_option
@showing_options
@project_option
@rules_only_option
@json_option
def command(
    kind: str,
    transcripts: tuple[str, ...],
    format_: str | None,
    language: str,
    statuses: tuple[str, ...],
    counting: str | None,
    profile: str | None,
    replace: bool,
    output: Path | None,
    columns: tuple[str, ...],
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
    **asked: Any,
) -> int:
    """Write a table, all tables, a book, transcripts with comments, the codebook, the project.

    codings, frequencies, quotes: column names are the same in every language. Every claim is
    in codings, rejected and disputed ones too, with its status.

    sqlite: all tables in one file that refer to each other, with views ready for SQL and Datasette.

    translations: the quotes that the appendix would show and that are in another language, with
    cells to fill; qualcode import translations  reads them back.

    matrix: the framework, a row for each participant and each theme or code, with the turns and
    the summaries there are; qualcode import matrix  reads new and changed summaries back. chart is
    the same to read: a row for each participant, a column for each code.

    book: one HTML file to read offline: transcripts with codings in the margin, a page for each
    code, frequencies and crossings.

    comments: one Word file for each TRANSCRIPT (all of them when none is named), every coding
    a comment on its words. qualcode import comments  reads what was done in Word.

    codebook: a dictionary for quanteda, a code list for MAXQDA, ATLAS.ti or Taguette, or
    REFI-QDA (.qdc); what has no place there is listed.

    project: REFI-QDA (.qdpx) for NVivo, ATLAS.ti, MAXQDA or QualCoder: transcripts, codes,
    codings, participants, memos. Every coding is cut out of the file again and compared; what
    has no place in it stands in a .left-out.csv beside it.

    What was written is looked through before it is said to be done: names that the key of
    qualcode names  replaces end it with exit code 1; the rest is listed to weigh.

    The name of a .qdpx, .qdc or .sqlite file stands for its kind and for where to write it.

    \b
    Examples:
      qualcode export codings --format xlsx
      qualcode export quotes --code tryghed --role resident --per-code 20
      qualcode export sqlite
      qualcode export book
      qualcode export comments K01 --status accepted --status unread
      qualcode export codebook --format quanteda
      qualcode export project --profile nvivo
      qualcode export vestparken.qdpx
    """
    kind, format_, output = named_by_file(kind, format_, output)
    if kind not in TABLES and any(asked.values()):
        raise click.UsageError("What is shown, and how quotes are chosen, is said of tables only.")
    if (counting or profile) and kind != "project":
        raise click.UsageError("--counting and --profile belong to the project.")
    if kind == "project":
        if format_ or transcripts or replace:
            raise click.UsageError(
                "The project is one REFI-QDA file: leave --format, TRANSCRIPT and --replace out."
            )
        among(statuses, OF_PROJECT, kind=kind)
        return send_project(
            options=(statuses, counting or "read", profile or "default", language),
            output=output,
            folder=folder,
            rules_only=rules_only,
            as_json=as_json,
        )
    if kind == "comments":
        if format_ or language:
            raise click.UsageError("comments are Word files: leave --format and --language out.")
        among(statuses, OF_COMMENTS, kind=kind)
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
    return write_one(
        kind,
        columns=columns,
        format_=format_,
        language=language,
        output=output,
        folder=folder,
        rules_only=rules_only,
        as_json=as_json,
        asked=asked,
    )


def write_one(
    kind: str,
    *,
    asked: dict[str, Any],
    columns: tuple[str, ...],
    format_: str | None,
    language: str,
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Write the book, the database, the codebook or one table, in a format that it has."""
    if columns and kind != "book":
        raise click.UsageError("--column belongs to the book.")
    if kind == "sqlite":
        return write_database(
            asked=format_ or language,
            output=output,
            folder=folder,
            rules_only=rules_only,
            as_json=as_json,
        )
    if kind == "book":
        return write_book(
            asked=format_ or language,
            columns=columns,
            output=output,
            folder=folder,
            rules_only=rules_only,
            as_json=as_json,
        )
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
    if language and kind != "translations":
        raise click.UsageError(
            "--language belongs to the codebook, the project and translations; other tables "
            "have no language."
        )
    return write_table(
        kind,
        format_=format_ or "csv",
        output=output,
        folder=folder,
        rules_only=rules_only,
        as_json=as_json,
        asked=asked | {"translations": language},
    )


def among(statuses: tuple[str, ...], known: tuple[str, ...], *, kind: str) -> None:
    """Refuse a status that a kind of export has no codings of."""
    for one in statuses:
        if one not in known:
            fitting = " or ".join(known)
            raise click.UsageError(f"--status {one}: for {kind} it is {fitting}.")


def named_by_file(
    kind: str, format_: str | None, output: Path | None
) -> tuple[str, str | None, Path | None]:
    """Give kind, format and place, where the name of a file stands for all of them."""
    named = FILES.get(Path(kind.casefold()).suffix)
    if named is None:
        return kind, format_, output
    if output is not None or format_ is not None:
        raise click.UsageError(f"{kind} says the format and the place; leave the options out.")
    return named, "qdc" if named == "codebook" else None, Path(kind)


def statuses_named(names: tuple[str, ...]) -> "tuple[Status, ...]":
    """Give the statuses of these names, in our order; accepted where none is named."""
    from qualcode.report.commented import STATUSES as KNOWN

    return tuple(one for one in KNOWN if one in names) or ("accepted",)
