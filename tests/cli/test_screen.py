"""What the commands print with: columns, counts, widths, progress, problems."""

import io
import os
import shutil
import sys

import click
import pytest

from qualcode.cli.find import cut
from qualcode.cli.frequency_table import NARROW, ROOMY, layout_for
from qualcode.cli.screen import ProgressBar, columns, counted, paged, print_problems, styled, width
from qualcode.model import Problem

Capture = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_wide_terminal_gets_full_words_and_a_narrow_one_short_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The table of frequencies fits 80 columns, and uses the room of 110."""
    monkeypatch.setenv("COLUMNS", "110")
    roomy = layout_for(["resident", "staff"])
    assert roomy.states is ROOMY
    monkeypatch.setenv("COLUMNS", "80")
    narrow = layout_for(["resident", "staff"])
    assert narrow.states is NARROW
    assert 2 + narrow.name + sum(narrow.people) + sum(narrow.passages) <= 80


def test_columns_align_numbers_right(capsys: Capture) -> None:
    """Each column is as wide as its widest cell."""
    columns(("code", "n"), [("lys", 3), ("belysning", 12)], align="<>")
    assert capsys.readouterr().out == "  code        n\n  lys         3\n  belysning  12\n"


def test_columns_of_nothing_print_nothing(capsys: Capture) -> None:
    """A header without rows is not printed."""
    columns(("code", "n"), [])
    assert capsys.readouterr().out == ""


def test_counted_uses_the_plural() -> None:
    """One has no s; thousands are grouped."""
    assert counted(1, "turn") == "1 turn"
    assert counted(1204, "turn") == "1,204 turns"
    assert counted(2, "entry", "entries") == "2 entries"


def test_problems_are_printed_errors_first_and_cut(capsys: Capture) -> None:
    """What stops a file comes first; the rest is announced."""
    notes = [Problem("b.txt", what="note.", severity="note") for _ in range(3)]
    print_problems([*notes, Problem("z.txt", 3, what="cannot be read.")], most=2)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "error   z.txt:3: cannot be read."
    assert said[-1].strip() == "… and 2 more: qualcode check"


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Piped output and NO_COLOR are plain."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert styled("a", bold=True) == "a"
    monkeypatch.delenv("NO_COLOR")
    assert styled("a", bold=True) != "a"
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert styled("a", bold=True) == "a"


def test_width_stays_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """Very narrow and very wide terminals get a line one can read."""
    monkeypatch.setenv("COLUMNS", "20")
    assert width() == 60
    monkeypatch.setenv("COLUMNS", "400")
    assert width() == 120


def test_progress_is_drawn_after_a_second_on_a_terminal_and_wiped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Quick stages draw nothing; slow ones say how far they are."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    clock = iter([0.0, 0.5, 1.5, 2.5])
    monkeypatch.setattr("qualcode.cli.screen.time.monotonic", lambda: next(clock))
    with ProgressBar(shown=True) as progress:
        progress("reading transcripts", 1, 4)
        assert screen.getvalue() == ""
        progress("reading transcripts", 2, 4)
        assert "reading transcripts 2 of 4" in screen.getvalue()
        progress("learning", 0, 1)
    assert screen.getvalue().endswith("\r")


def test_progress_is_silent_without_a_terminal(capsys: Capture) -> None:
    """Nothing is drawn when standard error is piped."""
    with ProgressBar(shown=True) as progress:
        progress("reading transcripts", 1, 4)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("lines", "is_paged"), [(3, False), (30, True)])
def test_what_is_longer_than_the_screen_goes_to_the_pager(
    monkeypatch: pytest.MonkeyPatch,
    lines: int,
    is_paged: bool,  # noqa: FBT001 - a case has its answer
) -> None:
    """On a terminal only; what fits is printed as it is."""
    terminal = Terminal()
    pages: list[str] = []
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((80, 24)))
    monkeypatch.setattr(click, "echo_via_pager", pages.append)
    with paged():
        click.echo("\n".join(["ord"] * lines))
    text = "ord\n" * lines
    assert (pages, terminal.getvalue()) == (([text], "") if is_paged else ([], text))


def test_no_pager_without_a_terminal_or_a_wish(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Piped output is the plain text."""
    pages: list[str] = []
    monkeypatch.setattr(click, "echo_via_pager", pages.append)
    for wanted in (True, False):
        with paged(wanted=wanted):
            click.echo("ord\n" * 200, nl=False)
        assert capsys.readouterr().out == "ord\n" * 200
    assert pages == []


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [("ord", 3, "ord"), ("lange ord", 6, "lange…"), ("日本語の", 5, "日本…"), ("ord", 0, "")],
)
def test_text_is_cut_by_columns_of_the_terminal(text: str, room: int, shown: str) -> None:
    """A wide sign takes two."""
    assert cut(text, room) == shown


def test_wide_tables_are_cut_on_a_terminal_and_whole_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """The widest columns give way; numbers and names stay whole."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((80, 24)))
    row = ("K01", 36, "Interviewer, " * 9, "Mehmet " * 5)
    columns(("transcript", "turns", "asks", "takes part"), [row])
    assert "Interviewer, " * 9 in capsys.readouterr().out
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    columns(("transcript", "turns", "asks", "takes part"), [row])
    lines = terminal.getvalue().splitlines()
    assert len(lines) == 2
    assert all(len(one) <= 80 for one in lines)
    assert "…" in lines[1]
    assert lines[1].split()[:2] == ["K01", "36"]
