"""``qualcode import``: codings and comments become decisions, code lists a codebook."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qualcode.cli.import_codebook import take_codebook
from qualcode.cli.import_comments import take_comments
from qualcode.cli.import_matrix import take_matrix
from qualcode.cli.import_project import take_project
from qualcode.cli.import_translations import take_translations
from qualcode.cli.options import device, json_option, now, open_material, project_option
from qualcode.cli.screen import counted, next_step, print_json, print_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("codings", "comments", "translations", "matrix", "codebook", "project")
BELONGS = {
    "--coder": ("codings", "comments", "translations", "project"),
    "--by": ("matrix",),
    "--complete": ("codings",),
    "--unverified": ("project",),
    "--yes": ("comments", "translations", "matrix", "project"),
    "--format": ("codebook",),
    "--language": ("codebook", "translations"),
    "--output": ("codebook",),
}
FORMATS = ("quanteda", "liwc", "wordstat", "maxqda", "atlas", "taguette", "qualcoder", "qdc")


@click.command(name="import")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--coder", default="", help="codings, comments, translations, project: whose they are."
)
@click.option("--by", default="", help="matrix: who wrote the summaries.")
@click.option(
    "--complete",
    is_flag=True,
    help="codings: the coder has read these transcripts through; a code not given is a no.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=None,
    help="codebook: which program it is from, where the file does not show it.",
)
@click.option(
    "--language",
    default="",
    help="codebook: its language; by default the project's. translations: the language they are "
    "in, where the table does not say it.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="codebook: the new file; by default codebook.from-NAME.yaml in the project.",
)
@click.option(
    "--unverified",
    is_flag=True,
    help="project: take codings whose words the file does not confirm too, as unsure.",
)
@click.option(
    "--yes", is_flag=True, help="comments, translations, matrix, project: write without asking."
)
@project_option
@json_option
def command(
    kind: str,
    file: Path,
    coder: str,
    by: str,
    complete: bool,
    unverified: bool,
    yes: bool,
    format_: str | None,
    language: str,
    output: Path | None,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Take over codings, Word comments, a dictionary as a new codebook, or a project from FILE.

    codings: a table with the columns interview (or transcript), turn, code, certainty (sure
    or possible; may be missing) and quote (may be empty). Sure codings are accepted, possible
    ones unsure. Importing the same file again adds nothing.

    comments: a Word file that  qualcode export comments  wrote and somebody worked in. What was
    done to the comments is shown, and written after a yes as the coder's decisions; replies
    become memos. The transcript's own words are never changed. docs/word-comments.md.

    translations: a table that  qualcode export translations  wrote and somebody filled in (.csv or
    .xlsx). Rows are found by their place and their words; an emptied cell takes the coder's own
    translation back. What changes is shown, and written after a yes.

    matrix: a table that  qualcode export matrix  wrote and somebody filled in (.csv or .xlsx). New
    summaries become memos about a participant and a code; a changed one is shown as a diff, and
    its earlier text is kept in memos/earlier/.

    codebook: quanteda .yml, LIWC .dic, WordStat .cat, a code list of MAXQDA or ATLAS.ti
    (.xlsx), Taguette (.csv) or QualCoder (.txt, .csv), REFI-QDA (.qdc). A new file is written;
    codebook.yaml is never touched. docs/dictionaries.md says what has no place on either side.

    project: the codings of a REFI-QDA project (.qdpx) of NVivo, ATLAS.ti, MAXQDA or QualCoder,
    each user's as a coder's. What will come in is shown before anything is written.
    Importing the same file again adds nothing. docs/exchange.md says how places are found.

    \b
    Examples:
      qualcode import codings maja.csv --coder maja --complete
      qualcode import comments K01.docx --coder maja
      qualcode import translations translations.xlsx --coder maja --language en
      qualcode import matrix matrix.xlsx --by maja
      qualcode import codebook tryghed.dic --language da
      qualcode import project fra-nvivo.qdpx --coder jonas
    """
    given = {
        "--coder": coder,
        "--by": by,
        "--complete": complete,
        "--unverified": unverified,
        "--yes": yes,
        "--format": format_,
        "--language": language,
        "--output": output,
    }
    refuse_strays(kind, [option for option, value in given.items() if value])
    place: dict[str, Any] = {"folder": folder, "as_json": as_json}
    if kind == "codebook":
        return take_codebook(file, format_=format_ or "", language=language, output=output, **place)
    if kind == "project":
        return take_project(file, coder=coder, unverified=unverified, agreed=yes, **place)
    if kind == "matrix":
        return take_matrix(file, by=owner(by, kind, option="--by"), yes=yes, **place)
    coder = owner(coder, kind)
    if kind == "translations":
        return take_translations(file, coder=coder, language=language, yes=yes, **place)
    if kind == "comments":
        return take_comments(file, coder=coder, yes=yes, **place)
    return take_codings(file, coder=coder, complete=complete, **place)


def refuse_strays(kind: str, options: "Sequence[str]") -> None:
    """Refuse an option that has no meaning for a kind of import."""
    for option in options:
        kinds = BELONGS[option]
        if kind not in kinds:
            listed = f"{', '.join(kinds[:-1])} and {kinds[-1]}" if kinds[1:] else kinds[0]
            raise click.UsageError(f"{option} belongs to {listed}, not to {kind}.")


def owner(name: str, kind: str, *, option: str = "--coder") -> str:
    """Give whose a file's contents are; it must be said."""
    if not name.strip():
        raise click.UsageError(f"Missing option '{option}': whose {kind} this is.")
    return name.strip()


def take_codings(
    file: Path, *, coder: str, complete: bool, folder: Path | None, as_json: bool
) -> int:
    """Take over codings as decisions of a coder, and say what came of it."""
    from qualcode.workflow.importing import Writer, import_codings

    material = open_material(folder, quiet=as_json)
    writer = Writer(coder=coder, device=device(), time=now())
    done = import_codings(material, file, writer=writer, complete=complete)
    if as_json:
        print_json(
            {
                "kind": "codings",
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
