"""What is said of a table that somebody filled in and of which nothing was written."""

import click

from qualcode.cli.proposing import has_terminal
from qualcode.cli.screen import counted, next_step


def tell_unwritten(*, errors: int, is_new: bool) -> None:
    """Say why nothing was written: rows to mend, nothing new, or no yes; and what to do next."""
    if errors:
        click.echo(f"Nothing was written: {counted(errors, 'row')} must be mended first.")
        next_step("mend them, or take the rows out, and run it again")
    elif not is_new:
        click.echo("Nothing new; nothing was written.")
        next_step("qualcode report")
    else:
        click.echo("Nothing was written.")
        again = "run it again when the table is as you want it"
        next_step(again if has_terminal() else "the same with --yes writes it")
