"""``qualcode watch``: at every save of the codebook, what it changes."""

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.comparison import print_comparison
from qualcode.cli.options import open_cache, open_project, project_option
from qualcode.cli.screen import ProgressBar, next_step, print_problems, styled

if TYPE_CHECKING:
    from qualcode.workflow.watching import Watch


@click.command(name="watch")
@click.option(
    "--since", type=int, default=None, metavar="N", help="Compare with saved version N throughout."
)
@click.option(
    "--interval",
    type=click.FloatRange(min=0.01),
    default=0.1,
    show_default=True,
    help="Seconds between two looks.",
)
@click.option("--once", is_flag=True, help="End after the first save.")
@click.option(
    "--times", type=click.IntRange(min=0), default=0, help="End after so many saves (0: never)."
)
@project_option
def command(since: int | None, interval: float, once: bool, times: int, folder: Path | None) -> int:
    """Watch codebook.yaml: at every save, print what differs from the state at the start.

    A broken file prints its slips and keeps the last good state. Decisions made in another
    window are taken in; transcripts and settings are those at the start. Nothing is
    written. Ctrl-C ends it.

    \b
    Examples:
      qualcode watch
      qualcode watch --since 3
    """
    from qualcode.workflow.comparing import EDIT, state_named
    from qualcode.workflow.material import read_material
    from qualcode.workflow.watching import Watch, saves_of

    project, cache = open_project(folder), open_cache()
    start = state_named(project, EDIT if since is None else str(since))
    with ProgressBar(shown=True) as progress:
        material = read_material(project, cache=cache, progress=progress, codebook_file=start.file)
    print_problems([one for one in material.problems if one.severity == "error"])
    watch = Watch(material, start=start)
    gc.freeze()  # what was read stays: looking through it again would cost at every save
    click.echo(f"Watching {project.codebook.name}. Save it in your editor; Ctrl-C ends this.")
    most = 1 if once else times
    try:
        saves = saves_of(project.codebook, known=start.file[1], pause=lambda: time.sleep(interval))
        for number, data in enumerate(saves, start=1):
            tell(watch, data)
            if number == most:
                break
    except KeyboardInterrupt:
        click.echo()
    watch.close(cache=cache)
    next_step('keep what you have:  qualcode diff --save "why"')
    return 0


def tell(watch: "Watch", data: bytes) -> None:
    """Print what one save came to, and how long that took."""
    started = time.perf_counter()
    seen = watch.look(data)
    click.echo()
    click.echo(styled(f"— saved at {time.strftime('%H:%M:%S')} —", dim=True))
    if seen.comparison is not None:
        print_comparison(seen.comparison, show="")
    else:
        click.echo("codebook.yaml cannot be used yet; the last good state is kept.")
    print_problems(seen.problems)
    click.echo(f"[{time.perf_counter() - started:.2f} s]")
