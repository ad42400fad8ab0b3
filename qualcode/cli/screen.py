"""What every command prints with: columns, wrapped text, problems, progress, the next step."""

import io
import json
import os
import shutil
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from types import TracebackType
from typing import Literal, Self

import click

from qualcode.model import Problem

Align = Literal["<", ">"]
NARROWEST = 10


def width() -> int:
    """Give the width of the terminal; 100 when there is none, never under 60."""
    return max(60, min(120, shutil.get_terminal_size((100, 24)).columns))


def shortened(text: str, most: int) -> str:
    """Give the beginning of a text on one line, of at most so many characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def styled(text: str, **style: bool | str) -> str:
    """Colour a text on a terminal that wants colour; leave it plain everywhere else."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return click.style(text, **style)  # type: ignore[arg-type]


class _Kept(io.StringIO):
    """What is printed for a terminal, before it is shown there."""

    def isatty(self) -> bool:
        return True


@contextmanager
def paged(*, wanted: bool = True) -> Iterator[None]:
    """Show what is printed meanwhile in the user's pager where the terminal is too low for it."""
    if not wanted or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield
        return
    kept = _Kept()
    with redirect_stdout(kept):
        yield
    text = kept.getvalue()
    if text.count("\n") < shutil.get_terminal_size().lines:
        click.echo(text, nl=False)
    else:
        click.echo_via_pager(text)


def heading(text: str) -> None:
    """Print a heading with an empty line before it."""
    click.echo()
    click.echo(styled(text, bold=True))


def columns(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, align: str = "", indent: int = 2
) -> None:
    """Print rows in columns; ``align`` has ``<`` or ``>`` for each column, left by default.

    On a terminal too narrow for them the widest columns are cut, with … at the cut.
    """
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        return
    sides = (align + "<" * len(header))[: len(header)]
    wide = [max(len(line[n]) for line in [list(header), *cells]) for n in range(len(header))]
    if sys.stdout.isatty():
        wide = narrowed(wide, room=width() - indent - 2 * (len(wide) - 1))
    for number, line in enumerate([list(header), *cells]):
        cut = [
            cell if len(cell) <= size else f"{cell[: size - 1]}…"
            for cell, size in zip(line, wide, strict=True)
        ]
        parts = [f"{cell:{side}{size}}" for cell, side, size in zip(cut, sides, wide, strict=True)]
        text = " " * indent + "  ".join(parts).rstrip()
        click.echo(styled(text, underline=True) if number == 0 else text)


def narrowed(wide: Sequence[int], *, room: int) -> list[int]:
    """Give widths that fit into a line, the widest made narrower first, none under ten.

    >>> narrowed([3, 40, 20], room=43)
    [3, 20, 20]
    """
    sizes = list(wide)
    while sum(sizes) > room and max(sizes) > NARROWEST:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def paragraph(text: str, *, indent: int = 2, hang: int = 0) -> None:
    """Print a text wrapped to the terminal."""
    for line in wrapped(text, indent=indent, hang=hang):
        click.echo(line)


def wrapped(text: str, *, indent: int = 2, hang: int = 0) -> list[str]:
    """Give a text as lines that fit the terminal."""
    return [
        piece
        for line in text.splitlines() or [""]
        for piece in textwrap.wrap(
            line,
            width(),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    ]


def print_json(value: object) -> None:
    """Print a value as JSON, the same bytes on every machine."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_problems(problems: Sequence[Problem], *, most: int = 20) -> None:
    """Print problems on standard error, errors first, ``file:line:column`` first."""
    order = {"error": 0, "warning": 1, "note": 2}
    chosen = sorted(problems, key=lambda one: (order[one.severity], one.file, one.line))
    for problem in chosen[:most]:
        click.echo(f"{problem.severity:7} {problem}", err=True)
    if len(chosen) > most:
        click.echo(f"        … and {len(chosen) - most} more: qualcode check", err=True)


def next_step(text: str) -> None:
    """Print the one closing line that says what to do next."""
    click.echo()
    click.echo(styled("Next", bold=True) + f"   {text}")


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun.

    >>> counted(1, "turn"), counted(1204, "turn"), counted(2, "entry", "entries")
    ('1 turn', '1,204 turns', '2 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class ProgressBar:
    """A bar on standard error for what takes over a second; nothing without a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._since = time.monotonic()
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._drawn:
            click.echo("\r" + " " * (width() - 1) + "\r", nl=False, err=True)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Draw how far it is, once a second has passed."""
        if not self._shown or time.monotonic() - self._since < 1.0:
            return
        filled = round(20 * done / total) if total else 0
        bar = "#" * filled + "." * (20 - filled)
        line = f"  [{bar}] {stage}" + (f" {done} of {total}" if total > 1 else " …")
        click.echo("\r" + line[: width() - 1].ljust(width() - 1), nl=False, err=True)
        self._drawn = True
