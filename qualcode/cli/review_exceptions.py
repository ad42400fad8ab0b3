"""Making what the noes of a sitting have in common an exception of the rule."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.proposing import diff_of
from qualcode.cli.screen import counted, paragraph
from qualcode.errors import CodebookError

if TYPE_CHECKING:
    from qualcode.workflow.excepting import Excepting
    from qualcode.workflow.sitting import Sitting
    from qualcode.workflow.study import Study

SHOWN = 5


def offer_exceptions(study: "Study", sitting: "Sitting") -> None:
    """For words that several noes share, show what an ``except`` would do, and ask."""
    from qualcode.workflow.excepting import except_words, shared_words, write_exception

    for shared in shared_words(study, sitting):
        found = except_words(study, sitting, shared)
        if found is None:
            continue
        print_effect(study, found)
        if not click.confirm("Make that an exception?", default=False):
            continue
        try:
            write_exception(study, found)
        except CodebookError as error:
            click.echo(f"Not written: {error}")
        else:
            click.echo(f"Wrote codebook.yaml: except «{shared.rule}» in {shared.code}.")


def print_effect(study: "Study", found: "Excepting") -> None:
    """Say what the noes share and what an exception would take out, and show the change."""
    one = found.shared
    stays = f"; {found.accepted} accepted stay, they are yours" if found.accepted else ""
    click.echo()
    click.echo(
        f"{one.noes} of the {counted(one.of, 'no', 'noes')} on {one.code} were «{one.rule}». As an "
        f"exception it would also take out {counted(len(found.unread), 'unread passage')}{stays}."
    )
    for passage in found.unread[:SHOWN]:
        text = study.material.corpus.text(passage)
        paragraph(f"{passage.transcript} turn {passage.turn}: »{text}«", indent=4)
    if len(found.unread) > SHOWN:
        click.echo(f"    … and {len(found.unread) - SHOWN} more")
    click.echo(diff_of(found.proposal))
