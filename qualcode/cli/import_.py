"""``qualcode import``: codings made elsewhere become decisions."""

from pathlib import Path

import click

from qualcode.cli.options import device, json_option, now, open_material, project_option
from qualcode.cli.screen import counted, next_step, print_json, print_problems


@click.command(name="import")
@click.argument("kind", type=click.Choice(("codings",)))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--coder", required=True, help="Whose codings these are.")
@click.option(
    "--complete",
    is_flag=True,
    help="The coder has read these transcripts through: a code not given is a no.",
)
@project_option
@json_option
def command(
    kind: str, file: Path, coder: str, complete: bool, folder: Path | None, as_json: bool
) -> int:
    """Take over codings from FILE, a table, as decisions of a coder.

    Columns: interview (or transcript), turn, code, certainty (sure or possible; may be
    missing) and quote (may be empty). Sure codings are accepted, possible ones unsure.
    Importing the same file again adds nothing.

    \b
    Example:
      qualcode import codings maja.csv --coder maja --complete
    """
    from qualcode.workflow.importing import Writer, import_codings

    material = open_material(folder, quiet=as_json)
    writer = Writer(coder=coder, device=device(), time=now())
    done = import_codings(material, file, writer=writer, complete=complete)
    if as_json:
        print_json(
            {
                "kind": kind,
                "coder": done.coder,
                "accepted": done.accepted,
                "unsure": done.unsure,
                "read_through": done.readings,
                "already": done.already,
                "corrected": done.corrected,
                "journal": done.journal.name if done.journal else "",
            }
        )
        return 0
    click.echo(
        f"{done.coder}: {done.accepted} accepted, {done.unsure} unsure"
        + (f", {counted(done.readings, 'transcript')} read through" if done.readings else "")
    )
    if done.corrected:
        click.echo(f"{done.corrected} earlier decisions were corrected; the journal keeps both.")
    if done.already:
        click.echo(f"{done.already} of them were there already.")
    if done.journal:
        click.echo(f"Wrote  decisions/{done.journal.name}")
    else:
        click.echo("Nothing new; nothing was written.")
    print_problems(done.problems)
    next_step("qualcode code")
    return 0
