"""Going through undecided names on a terminal, one key each; every answer is kept at once."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.names_screen import files_of, place_of
from qualcode.cli.screen import counted, styled, width
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.workflow.name_decisions import Wishes
    from qualcode.workflow.naming import Looked, PossibleName

KEYS = "[r]eplace  [k]eep  [a]lways keep  [s]kip  [q]uit"
SHOWN = 3


def ask_about(looked: "Looked", key: Path) -> "Looked":
    """Ask about each undecided name until there is none or somebody quits."""
    from qualcode.workflow.name_decisions import carry_out

    todo = [one.name for one in looked.undecided]
    skipped: set[str] = set()
    while True:
        one = next((n for n in looked.undecided if n.name not in skipped), None)
        if one is None:
            break
        show(one, number=len(todo) - len(looked.undecided) + 1, of=len(todo))
        pressed = click.getchar().casefold()
        if pressed in {"q", "\x03", "\x04", "\x1b"}:
            break
        wishes = answer(one, pressed, language=looked.languages[one.mentions[0].transcript])
        if wishes is None:
            if pressed in {"s", " "}:
                skipped.add(one.name)
            continue
        try:
            outcome = carry_out(looked, wishes, key=key)
        except QualcodeError as problem:
            click.echo(f"  {problem}")
            continue
        looked = outcome.looked
        for line in (*outcome.decided, *outcome.notes):
            click.echo(f"  {line}")
    click.echo(f"{counted(len(looked.undecided), 'candidate')} undecided. Key: {key}")
    return looked


def show(one: "PossibleName", *, number: int, of: int) -> None:
    """Print a name with some of its places."""
    click.echo()
    times = counted(len(one.mentions), "time")
    click.echo(
        f"[{number}/{of}] {styled(one.name, bold=True)}  {one.kind}, {one.sure} · {times} in "
        f"{files_of(one)}" + (f" · part of {one.part_of}?" if one.part_of else "")
    )
    for mention in one.mentions[:SHOWN]:
        where = f"{mention.transcript} turn {mention.turn}" if mention.turn else mention.transcript
        click.echo(f"    {place_of(mention, room=width() - 24)}   ({where})")
    click.echo(f"  {KEYS}")


def answer(one: "PossibleName", pressed: str, *, language: str) -> "Wishes | None":
    """Give what a key means; ``None`` for one that decides nothing."""
    from qualcode.privacy import NAMES
    from qualcode.workflow.name_decisions import Wishes, bracket

    if pressed == "k":
        return Wishes(keep=(one.name,))
    if pressed == "a":
        return Wishes(always=(one.name,))
    if pressed == "r":
        usual = "" if one.kind in NAMES else bracket(one, language=language)
        words = click.prompt("  becomes", default=usual or None, show_default=bool(usual))
        return Wishes(replace=((one.name, str(words)),))
    return None
