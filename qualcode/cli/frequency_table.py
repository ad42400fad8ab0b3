"""The table of frequencies on the screen: participants first, the states apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import styled, width

if TYPE_CHECKING:
    from qualcode.analyse import Frequency
    from qualcode.report.table import Cell
    from qualcode.workflow.study import Study

ROOMY = ("read", "rules", "suggested", "themselves")
NARROW = ("read", "rules", "sugg.", "self")


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the columns are on this terminal; ``roles`` have a column each."""

    roles: tuple[str, ...]
    states: tuple[str, ...]
    name: int

    @property
    def people(self) -> tuple[int, ...]:
        """The widths of the columns of participants: all, then each role."""
        return (10, *(max(10, len(role) + 2) for role in self.roles))

    @property
    def passages(self) -> tuple[int, ...]:
        """The widths of the columns of passages, and of those who raised it themselves."""
        return tuple(len(name) + 2 for name in self.states)


def layout_for(roles: Iterable[str]) -> Layout:
    """Fit the table to the terminal: full words where there is room."""
    for states in (ROOMY, NARROW):
        bare = Layout(tuple(roles), states, 0)
        room = width() - 2 - sum(bare.people) - sum(bare.passages)
        if room >= 30:
            break
    return Layout(bare.roles, bare.states, max(18, min(42, room)))


def print_frequencies(rows: "Sequence[Frequency]", study: "Study", *, most: int = 0) -> None:
    """Print themes and their codes; with ``most``, only the commonest codes of each theme."""
    layout = layout_for(dict.fromkeys(row.role for row in rows if row.role))
    print_header(layout)
    for theme in study.material.codebook.themes:
        here = [row for row in rows if row.theme == theme.id]
        print_row("", here, name=theme.label_in(language(study)).upper(), layout=layout)
        codes = commonest(here, [code.id for code in theme.codes], most)
        for code in codes:
            found = study.material.codebook.code(code)
            label = found.label_in(language(study)) if found else code
            print_row(code, here, name="  " + label, layout=layout)
        left_out = len(theme.codes) - len(codes)
        if left_out:
            click.echo(f"    … and {left_out} more codes: qualcode code")


def language(study: "Study") -> str:
    """Give the language that labels are shown in."""
    return study.material.settings.report_language


def print_header(layout: Layout) -> None:
    """Print the two lines above the columns."""
    *passages, raised = layout.passages
    roomy = layout.states is ROOMY
    who = "participants who speak of it" if roomy else "participants"
    groups = (
        f"  {'':{layout.name}}{who:>{sum(layout.people)}}"
        f"{'passages':>{sum(passages)}}{'raised by' if roomy else '':>{raised}}"
    )
    names = ("all", *layout.roles, *layout.states)
    sizes = (*layout.people, *layout.passages)
    cells = "".join(f"{name:>{size}}" for name, size in zip(names, sizes, strict=True))
    click.echo(groups.rstrip())
    click.echo(styled(f"  {'theme / code':{layout.name}}{cells}", underline=True))


def print_row(code: str, rows: "Sequence[Frequency]", *, name: str, layout: Layout) -> None:
    """Print one theme or code: “n of N” for all, then for each role, then passages by state."""
    by_role = {row.role: row for row in rows if row.code == code}
    everyone = by_role[""]
    people = [n_of_n(by_role[role]) if role in by_role else "–" for role in ("", *layout.roles)]
    passages = (everyone.passages_read, everyone.passages_rules, everyone.passages_suggested)
    cells = zip(
        (*people, *passages, everyone.self_raised),
        (*layout.people, *layout.passages),
        strict=True,
    )
    shown = name if len(name) < layout.name else name[: layout.name - 2] + "…"
    line = f"  {shown:{layout.name}}" + "".join(f"{cell:>{size}}" for cell, size in cells)
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
        "somebody, rules (unread), suggested (unread); each passage stands in one column. "
        "Raised by themselves: participants whom no question prompted."
    )


def as_rows(rows: "Iterable[Frequency]") -> "list[dict[str, Cell]]":
    """Give the rows under the column names of frequencies.csv."""
    from qualcode.report import frequencies_table

    return frequencies_table(tuple(rows)).named()
