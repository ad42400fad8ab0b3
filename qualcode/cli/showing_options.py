"""Options that say what of a study a report or a table shows, and how quotes are chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from qualcode.report import ReportOptions

Command = Callable[..., int]
NUMBER = click.IntRange(min=1)

_OPTIONS = (
    click.option(
        "--code",
        "codes",
        multiple=True,
        metavar="CODE",
        help="Only this code with those under it, or this theme; may be repeated.",
    ),
    click.option(
        "--role",
        "roles",
        multiple=True,
        metavar="ROLE",
        help="Only participants of this role; may be repeated.",
    ),
    click.option(
        "--by",
        multiple=True,
        metavar="COLUMN",
        help="Figures by groups too: any column of participants.csv; may be repeated.",
    ),
    click.option(
        "--small-cells",
        type=click.Choice(("hide", "show")),
        default=None,
        help="Figures of groups that fewer than 5 participants stand behind. By default hidden "
        "in the appendix and shown in tables (privacy: small_cells in qualcode.yaml).",
    ),
    click.option(
        "--quotes",
        type=click.Choice(("spread", "starred", "read", "all")),
        default=None,
        help="Which quotes: spread over participants and roles (the default), those a person "
        "starred, those a person accepted, or every passage that is counted.",
    ),
    click.option(
        "--per-code",
        type=NUMBER,
        default=None,
        help="The most quotes for one code (5; of starred and all as many as there are).",
    ),
    click.option(
        "--per-participant",
        type=NUMBER,
        default=None,
        help="The most quotes of one participant under one code (2; of starred and all any).",
    ),
    click.option(
        "--longest",
        type=NUMBER,
        default=None,
        metavar="WORDS",
        help="Passages of more words are quoted in part, around the evidence (60).",
    ),
    click.option(
        "--order",
        type=click.Choice(("place", "participant", "date")),
        default=None,
        help="Quotes under a code: starred first, then by place (the default), person by person, "
        "or by the dates of the interviews; new codes are counted by date too.",
    ),
    click.option(
        "--context",
        is_flag=True,
        default=None,
        help="Show the question before each quote and the sentence after it.",
    ),
)


def showing_options(command: Command) -> Command:
    """Add the options; the command takes them as keywords and gives them to ``as_asked``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def as_asked(asked: dict[str, Any], **more: Any) -> "ReportOptions":
    """Give what was asked for; what was not is as the house does it."""
    from qualcode.report import ReportOptions

    given = asked | more
    return ReportOptions(
        **{name: value for name, value in given.items() if value not in (None, ())}
    )
