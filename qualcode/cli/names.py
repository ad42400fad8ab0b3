"""``qualcode names``: possible personal data, decisions about it, pseudonymised copies."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.names_screen import (
    KINDS,
    print_copies,
    print_left,
    print_names,
    rows_of,
)
from qualcode.cli.options import data_folder, json_option, open_cache, open_project, project_option
from qualcode.cli.proposing import asked, has_terminal
from qualcode.cli.screen import ProgressBar, counted, next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.store import Project
    from qualcode.workflow.name_decisions import Wishes
    from qualcode.workflow.naming import Looked


@click.command(name="names")
@click.option("--replace", multiple=True, metavar="NAME=WORD", help="Put a word for a name.")
@click.option("--keep", multiple=True, metavar="NAME", help="Leave a name as it is.")
@click.option(
    "--always-keep", multiple=True, metavar="NAME", help="The same, for all who have the project."
)
@click.option("--ask-again", multiple=True, metavar="NAME", help="Take a decision back.")
@click.option(
    "--bracket",
    multiple=True,
    type=click.Choice(KINDS),
    help="Put a word in brackets, such as [telefonnummer], for all undecided of a kind.",
)
@click.option("--decide", is_flag=True, help="Go through the undecided, one key each.")
@click.option("--write", "writes", is_flag=True, help="Write the pseudonymised copy.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="Its folder [default: pseudonymised/]."
)
@click.option("--yes", "agreed", is_flag=True, help="Write without asking.")
@click.option(
    "--key",
    "key_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of the key [default: in your own data folder, outside the project].",
)
@click.option("--key-in-project", is_flag=True, help="Let the key lie in the project folder.")
@click.option("--kind", multiple=True, type=click.Choice(KINDS), help="Show only this kind.")
@click.option("--all", "everything", is_flag=True, help="Show what is decided too.")
@project_option
@json_option
def command(
    replace: tuple[str, ...],
    keep: tuple[str, ...],
    always_keep: tuple[str, ...],
    ask_again: tuple[str, ...],
    bracket: tuple[str, ...],
    decide: bool,
    writes: bool,
    output: Path | None,
    agreed: bool,
    key_path: Path | None,
    key_in_project: bool,
    kind: tuple[str, ...],
    everything: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """List what may say who somebody is, and write a copy with other names.

    Finds names by their capitals, and CPR and telephone numbers, e-mail and street
    addresses, dates of birth, number plates and rare jobs by their form. It finds
    candidates; only a reader finds everything. What stands for which name is the key: it
    lies outside the project. Originals are never changed.

    \b
    Examples:
      qualcode names
      qualcode names --replace Hassan=Karim --always-keep Vestparken
      qualcode names --bracket phone --bracket address
      qualcode names --write
    """
    project = open_project(folder)
    key = place_of_key(project, key_path, inside=key_in_project)
    looked = open_names(project, key, quiet=as_json)
    wishes = wishes_from(replace, keep, always_keep, ask_again, bracket)
    if wishes is not None:
        looked = settle(looked, wishes, key, quiet=as_json)
    if decide:
        looked = ask(looked, key)
    if key_path is not None and key.is_file():
        keep_place(project.folder, key)
    if writes:
        return write(looked, output, key=key, agreed=agreed, as_json=as_json)
    shown = [
        one
        for one in looked.names
        if (one.kind in kind or not kind) and (everything or not one.decision)
    ]
    if as_json:
        print_json({"key": str(key), "names": rows_of(shown)})
    else:
        print_names(shown, looked=looked, key=key)
    print_problems(looked.problems)
    return 1 if any(one.severity == "error" for one in looked.problems) else 0


def place_of_key(project: "Project", path: Path | None, *, inside: bool) -> Path:
    """Give where the key lies; refuse a place in the project unless that was asked for."""
    from qualcode.store import check_key_place, default_key

    key = path or default_key(project, folder=data_folder())
    check_key_place(project, key, inside=inside)
    if inside:
        click.echo(
            "The key lies in the project folder: whoever gets the folder can tell who everybody "
            "is. Move it before you share, sync or archive the project.",
            err=True,
        )
    return key


def open_names(project: "Project", key: Path, *, quiet: bool) -> "Looked":
    """Look through the project."""
    from qualcode.workflow.naming import look_through

    with ProgressBar(shown=not quiet) as progress:
        return look_through(project, key=key, cache=open_cache(), progress=progress)


def wishes_from(
    replace: tuple[str, ...],
    keep: tuple[str, ...],
    always: tuple[str, ...],
    again: tuple[str, ...],
    brackets: tuple[str, ...],
) -> "Wishes | None":
    """Read the options; ``None`` when nothing is to be decided."""
    from qualcode.privacy import KINDS as ALL_KINDS
    from qualcode.workflow.name_decisions import Wishes

    if not any((replace, keep, always, again, brackets)):
        return None
    pairs = [one.partition("=") for one in replace]
    unclear = next((one for one in pairs if not one[1]), None)
    if unclear is not None:
        raise click.UsageError(f'Say what stands for it: --replace "{unclear[0]}=WORD"')
    return Wishes(
        replace=tuple((name, words) for name, _, words in pairs),
        keep=keep,
        always=always,
        forget=again,
        brackets=tuple(one for one in ALL_KINDS if one in brackets),
    )


def settle(looked: "Looked", wishes: "Wishes", key: Path, *, quiet: bool) -> "Looked":
    """Carry out what the options say, and tell it."""
    from qualcode.workflow.name_decisions import carry_out

    outcome = carry_out(looked, wishes, key=key)
    for line in outcome.notes:
        click.echo(f"note    {line}", err=True)
    if not quiet:
        for line in outcome.decided:
            click.echo(f"  {line}")
        click.echo(f"Key: {key}")
    return outcome.looked


def ask(looked: "Looked", key: Path) -> "Looked":
    """Go through what is undecided, on a terminal."""
    if not has_terminal():
        raise click.UsageError(
            "There is no terminal to ask on. Decide with --replace NAME=WORD, --keep NAME or "
            "--always-keep NAME."
        )
    from qualcode.cli.names_asking import ask_about

    return ask_about(looked, key)


def keep_place(place: Path, key: Path) -> None:
    """Put down which key a project or copy has, so that what is written of it can be checked."""
    from qualcode.store import remember_key

    remember_key(place, key=key, folder=data_folder())


def write(looked: "Looked", output: Path | None, *, key: Path, agreed: bool, as_json: bool) -> int:
    """Show what the copy changes, and write it after a yes."""
    from qualcode.store import check_copy_folder, write_copies
    from qualcode.workflow.pseudonymising import DEFAULT_FOLDER, pseudonymise

    folder = output or looked.project.folder / DEFAULT_FOLDER
    check_copy_folder(looked.project, folder, settings=looked.settings)
    copies = pseudonymise(looked)
    if not as_json:
        print_copies(copies, folder=folder)
    print_problems(copies.problems)
    wanted = agreed or (not as_json and asked(f"Write {counted(len(copies.files), 'file')}?"))
    if wanted:
        write_copies(folder, {one.name: one.data for one in copies.files})
        keep_place(folder, key)
    if as_json:
        said = [
            {"file": one.name, "from": one.source.removeprefix("transcripts:"), "edits": one.edits}
            for one in copies.files
        ]
        print_json({"folder": str(folder), "written": wanted, "files": said})
    elif wanted:
        click.echo(f"Wrote {counted(len(copies.files), 'file')} to {folder}")
        print_left(looked, copies)
        next_step(f"read the copies; then work on in them:  qualcode code --project {folder}")
    else:
        click.echo("Nothing was written. Add --yes to write without being asked.")
    return 0 if wanted and not any(one.severity == "error" for one in copies.problems) else 1
