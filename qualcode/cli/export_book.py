"""``qualcode export book``: what it prints."""

from pathlib import Path

import click

from qualcode.cli.before_sending import looked_over, print_before_sending, rows_of
from qualcode.cli.options import now, open_study
from qualcode.cli.screen import next_step, print_json, print_problems


def write_book(
    *,
    asked: str,
    columns: tuple[str, ...],
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Write the book, say where it is, and what to weigh before it is sent.

    ``asked`` is a format or language that was asked for: the book has none.
    """
    if asked:
        raise click.UsageError("The book has neither --format nor --language.")
    from qualcode.workflow.binding import bind

    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    done = bind(study, time=now(), output=output, columns=columns)
    leaving = looked_over(study, (done.path,), checks=done.checks)
    errors = 1 if study.material.errors or leaving.has_leak else 0
    if as_json:
        print_json(
            {
                "kind": "book",
                "path": str(done.path),
                "run": done.run,
                "bytes": done.size,
                "checks": rows_of(leaving),
            }
        )
        return errors
    click.echo(f"Wrote  {done.path}   ({done.size / 1e6:.1f} MB, run {done.run})")
    print_before_sending(leaving)
    print_problems([one for one in study.material.problems if one.severity == "error"])
    next_step(f"open {done.path.name} in a browser; ? shows the keys")
    return errors
