"""``qualcode watch``: at every save of the codebook, what it changes."""

import time
from pathlib import Path

import click

from qualcode.cli.diff import print_comparison
from qualcode.cli.options import open_cache, open_material, project_option
from qualcode.cli.screen import print_problems


@click.command(name="watch")
@click.option("--interval", default=0.1, show_default=True, help="Seconds between two looks.")
@click.option("--times", default=0, help="End after so many saves; by default never.")
@project_option
def command(interval: float, times: int, folder: Path | None) -> int:
    """Watch codebook.yaml: at every save, print what differs from the state at the start.

    A broken file prints its slips and keeps the last good state. Nothing is written.
    Ctrl-C ends it.

    \b
    Example:
      qualcode watch
    """
    from qualcode.workflow.watching import Watch, saves_of

    material = open_material(folder)
    watch = Watch(material, start=material.codebook, cache=open_cache())
    path = material.project.codebook
    click.echo(f"Watching {path.name}. Save it in your editor; Ctrl-C ends this.")
    try:
        saves = saves_of(path, known=material.codebook_data, pause=lambda: time.sleep(interval))
        for number, data in enumerate(saves, start=1):
            started = time.perf_counter()
            seen = watch.look(data)
            click.echo()
            if seen.comparison is not None:
                print_comparison(seen.comparison, show="")
            print_problems(seen.problems)
            click.echo(f"[{time.perf_counter() - started:.2f} s]")
            if number == times:
                break
    except KeyboardInterrupt:
        click.echo()
    click.echo('Next   keep what you have:  qualcode diff --save "why"')
    return 0
