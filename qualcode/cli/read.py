"""``qualcode read``: a transcript with its codings in the margin, coded by hand."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import (
    coder_of,
    device,
    json_option,
    now,
    open_material,
    open_project,
    open_study,
    project_option,
    rules_only_option,
)
from qualcode.cli.proposing import has_terminal
from qualcode.cli.screen import counted, next_step, print_json

if TYPE_CHECKING:
    from qualcode.workflow.reading import View


@click.command(name="read")
@click.argument("transcript")
@click.option("--coder", default="", help="Who reads; by default the decider or only coder.")
@click.option("--blind", is_flag=True, help="Hide what machines and other coders say.")
@click.option("--from", "turn", type=click.IntRange(min=1), default=None, help="Begin at a turn.")
@click.option("--code", "codes", multiple=True, help="Read for this code only (may be repeated).")
@project_option
@rules_only_option
@json_option
def command(
    transcript: str,
    coder: str,
    blind: bool,
    turn: int | None,
    codes: tuple[str, ...],
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Read TRANSCRIPT passage by passage and code it by hand, its codings in the margin.

    A code may be given to a passage, to some of its words, or to several turns in a row. What
    you say is on the disk before the next passage is shown. A passage that you pass on from
    has been read: codes that you did not give it are a no of yours, apart from those in the
    margin that you left open. Quit whenever you like; the next time begins where you stopped.
    Without a terminal the transcript is printed, and nothing is asked.

    \b
    Examples:
      qualcode read K01
      qualcode read K01 --coder jonas --blind
      qualcode read K01 --from 20 --code tryghed --code naboskab
    """
    asks = has_terminal() and not as_json
    if asks or blind:
        coder = coder_of(open_project(folder), coder)
    seen = open_view(
        folder, (transcript, coder.strip(), blind, codes), rules_only=rules_only, quiet=as_json
    )
    start = seen.page_of_turn(turn) if turn else 0
    if as_json:
        print_json(as_values(seen, start=start))
        return 0
    if asks:
        from qualcode.cli.read_keys import ReadingDesk

        return ReadingDesk(seen, device=device(), clock=now, start=start if turn else None).run()
    print_all(seen, start=start)
    return 0


def open_view(
    folder: Path | None,
    wish: tuple[str, str, bool, tuple[str, ...]],
    *,
    rules_only: bool,
    quiet: bool,
) -> "View":
    """Open the transcript as its reader may see it; machines are not run where it is blind."""
    from qualcode.workflow.reading import Wish, blind_view, view

    wanted = Wish(*wish)
    if wanted.is_blind:
        return blind_view(open_material(folder, quiet=quiet), wanted)
    return view(open_study(folder, quiet=quiet, rules_only=rules_only), wanted)


def print_all(view: "View", *, start: int) -> None:
    """Print the transcript, and what the signs in its margin mean."""
    from qualcode.cli.read_screen import LEGEND, print_transcript

    codings = sum(len(view.margin(page.passage)) for page in view.pages)
    what = f"{counted(len(view.pages), 'passage')}, {counted(codings, 'coding')}"
    blind = f" of {view.wish.coder}, who reads blind" if view.wish.is_blind else ""
    click.echo(f"{view.wish.transcript}: {what}{blind}")
    if not view.wish.is_blind:
        click.echo(LEGEND)
    print_transcript(view, start=start)
    next_step(f"qualcode why {view.wish.transcript}:{view.pages[start].passage.turn}")


def as_values(view: "View", *, start: int) -> dict[str, object]:
    """Give the transcript with its codings as plain values for JSON."""
    from qualcode.cli.read_screen import page_values

    return {
        "transcript": view.wish.transcript,
        "coder": view.wish.coder,
        "blind": view.wish.is_blind,
        "codes": list(view.codes),
        "not_coded": [
            {
                "turn": turn.number,
                "speaker": turn.speaker,
                "text": view.transcript.words_of(turn),
            }
            for turn in (*(one for page in view.pages for one in page.before), *view.after)
        ],
        "passages": [page_values(view, page) for page in view.pages[start:]],
    }
