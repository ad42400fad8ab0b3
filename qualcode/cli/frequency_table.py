"""The table of frequencies on the screen: participants first, the states apart."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import styled

if TYPE_CHECKING:
    from qualcode.analyse import Frequency
    from qualcode.workflow.study import Study

NAME_WIDTH = 38


def print_frequencies(rows: "Sequence[Frequency]", study: "Study", *, most: int = 0) -> None:
    """Print themes and their codes; with ``most``, only the commonest codes of each theme."""
    roles = list(dict.fromkeys(row.role for row in rows if row.role))
    click.echo(styled(header(roles), underline=True))
    for theme in study.material.codebook.themes:
        here = [row for row in rows if row.theme == theme.id]
        print_row("", here, name=theme.label_in(language(study)).upper(), roles=roles)
        codes = commonest(here, [code.id for code in theme.codes], most)
        for code in codes:
            found = study.material.codebook.code(code)
            label = found.label_in(language(study)) if found else code
            print_row(code, here, name="  " + label, roles=roles)
        left_out = len(theme.codes) - len(codes)
        if left_out:
            click.echo(f"    … and {left_out} more codes: qualcode code")


def language(study: "Study") -> str:
    """Give the language that labels are shown in."""
    return study.material.settings.report_language


def header(roles: Iterable[str]) -> str:
    """Give the line above the columns."""
    by_role = "".join(f"{role:>11}" for role in roles)
    return (
        f"  {'theme / code':{NAME_WIDTH}}{'who speaks of it':>16}{by_role}"
        f"{'read':>8}{'rules':>7}{'suggested':>11}{'self-raised':>13}"
    )


def print_row(
    code: str,
    rows: "Sequence[Frequency]",
    *,
    name: str,
    roles: Sequence[str],
) -> None:
    """Print one theme or code: “n of N” for all, then for each role, then passages by state."""
    by_role = {row.role: row for row in rows if row.code == code}
    everyone = by_role[""]
    cells = "".join(f"{n_of_n(by_role[role]) if role in by_role else '–':>11}" for role in roles)
    shown = name if len(name) <= NAME_WIDTH - 1 else name[: NAME_WIDTH - 2] + "…"
    line = (
        f"  {shown:{NAME_WIDTH}}{n_of_n(everyone):>16}{cells}{everyone.passages_read:>8}"
        f"{everyone.passages_rules:>7}{everyone.passages_suggested:>11}{everyone.self_raised:>13}"
    )
    click.echo(styled(line, bold=True) if not code else line)


def n_of_n(row: "Frequency") -> str:
    """Give “n of N” participants, as the settings count."""
    return f"{row.participants} of {row.participants_total}"


def commonest(rows: "Sequence[Frequency]", codes: list[str], most: int) -> list[str]:
    """Give the codes to print, in the order of the codebook."""
    if not most:
        return codes
    reached = {row.code: row.participants for row in rows if row.code and not row.role}
    kept = sorted(codes, key=lambda code: -reached.get(code, 0))[:most]
    return [code for code in codes if code in kept]


def explained(study: "Study") -> str:
    """Say in one line what the columns count."""
    counting = study.material.settings.counting
    heads = {
        "read": "passages somebody has accepted",
        "rules": "accepted passages and unread strong hits of rules: a lower bound",
        "all": "accepted passages, unread strong hits and unread suggestions",
    }
    return (
        f"  Participants by {heads[counting]} (counting: {counting}). Passages: read by "
        "somebody, rules (unread), suggested (unread); each passage stands in one column."
    )


def as_rows(rows: "Iterable[Frequency]") -> list[dict[str, object]]:
    """Give the rows under the column names of frequencies.csv."""
    from qualcode.report import frequencies_table

    table = frequencies_table(tuple(rows))
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]
