"""Choosing a code by typing some of its letters."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import styled, width

if TYPE_CHECKING:
    from qualcode.workflow.material import Material

SHOWN = 5
ENTER = {"\r", "\n"}
BACK = {"\x7f", "\x08"}
LEAVE = {"\x1b", "\x03", "\x04"}


def choose_code(material: "Material", *, but: str = "", prompt: str = "other code> ") -> str:
    """Ask for a code, narrowing down at every letter; empty when the coder leaves.

    Enter takes the first of those shown, tab goes on to the next.
    """
    typed = ""
    turned = 0
    while True:
        found = matches(material, typed, but=but)
        found = found[turned % len(found) :] + found[: turned % len(found)] if found else []
        line = f"{prompt}{typed}"
        hints = " · ".join(found[:SHOWN]) or "no code has these letters"
        room = max(10, width() - len(line) - 4)
        click.echo(
            "\r" + " " * (width() - 1) + f"\r{line}" + styled(f"   {hints[:room]}", dim=True),
            nl=False,
        )
        try:
            key = click.getchar()
        except (KeyboardInterrupt, EOFError):
            key = "\x1b"
        if key in LEAVE or (key in ENTER and found):
            click.echo()
            return found[0] if key in ENTER else ""
        if key == "\t":
            turned += 1
        elif key in BACK:
            typed, turned = typed[:-1], 0
        elif key.isprintable():
            typed, turned = typed + key, 0


def matches(material: "Material", typed: str, *, but: str = "") -> list[str]:
    """Give the ids of codes whose id or label holds the letters, beginnings first."""
    language = material.settings.report_language
    wanted = typed.casefold().strip()
    found = []
    for place, code in enumerate(material.codebook):
        names = (code.id.casefold(), code.label_in(language).casefold())
        if code.id != but and any(wanted in name for name in names):
            starts = any(name.startswith(wanted) for name in names)
            found.append((not starts, place, code.id))
    return [code_id for _, _, code_id in sorted(found)]
