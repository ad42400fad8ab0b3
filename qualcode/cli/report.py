"""``qualcode report``: the Word appendix."""

from pathlib import Path
from typing import Any

import click

from qualcode.cli.before_sending import key_option, looked_over, print_before_sending, rows_of
from qualcode.cli.coreq_line import coreq_line, coreq_rows
from qualcode.cli.options import json_option, now, open_study, project_option
from qualcode.cli.screen import next_step, paragraph, print_json, print_problems
from qualcode.cli.showing_options import as_asked, showing_options


@click.command(name="report")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where to write the appendix; by default reports/ in the project.",
)
@showing_options
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Your institute's Word template (.docx, .dotx): its styles, pages and headers.",
)
@key_option
@click.option(
    "--translations",
    default=None,
    metavar="LANGUAGE",
    help="Translations to show under quotes in other languages: the report's language by default, "
    "none for none.",
)
@click.option(
    "--without",
    multiple=True,
    metavar="LETTER",
    help="Leave a section out, for instance G; may be repeated, or written BG.",
)
@click.option(
    "--summaries/--no-summaries",
    default=None,
    help="Print the framework charts of section G; by default where there are summaries.",
)
@click.option("--memos", is_flag=True, help="Print the memos as the last section.")
@project_option
@json_option
def command(
    output: Path | None,
    template: Path | None,
    without: tuple[str, ...],
    folder: Path | None,
    as_json: bool,
    **asked: Any,
) -> int:
    """Write the Word appendix, the quotes beside it, and the manifest of the run.

    The language is the project's (languages: report in qualcode.yaml). The same inputs give
    the same bytes. Codes whose machine codings were validated on enough passages get their
    precision, recall and prevalence in section D.

    Figures of groups that fewer than 5 participants stand behind are hidden, and what would give
    them back (--small-cells). --by area adds a table by area to sections D and E.

    In a template the appendix stands where a line says {{bilag}} or {{appendix}}, else in place
    of all its text; run and note stand in the text, since its headers stay as they are.

    What was written is looked through before it is said to be done: names that the key of
    qualcode names  replaces end it with exit code 1; the rest is listed to weigh.

    \b
    Examples:
      qualcode report
      qualcode report --memos
      qualcode report --by area --by age_group --without G
      qualcode report --template ~/institut.dotx
      qualcode report --code sociale --role resident --per-code 3 --output residents.docx
    """
    from qualcode.workflow.reporting import report
    from qualcode.workflow.templating import house_at

    house = house_at(template, output=output) if template else None
    letters = tuple(dict.fromkeys("".join(without).upper().replace(",", "")))
    options = as_asked(asked, without=letters)
    study = open_study(folder, quiet=as_json)
    done = report(study, time=now(), output=output, options=options, house=house)
    written = (done.appendix, done.quotes)
    leaving = looked_over(study, written, checks=done.checks, document=done.document)
    errors = 1 if study.material.errors or leaving.has_leak else 0
    if as_json:
        print_json(
            {
                "run": done.run,
                "appendix": str(done.appendix),
                "quotes": str(done.quotes),
                "manifest": str(done.manifest),
                "checks": rows_of(leaving),
                "coreq": coreq_rows(done.coreq),
            }
        )
        return errors
    click.echo(f"Wrote  {done.appendix}")
    click.echo(f"       {done.quotes}")
    click.echo(f"       {done.manifest}   (run {done.run})")
    print_before_sending(leaving, files=2)
    paragraph(coreq_line(done.coreq), indent=0)
    print_problems([one for one in study.material.problems if one.severity == "error"])
    next_step(f"open {done.appendix.name} in Word; look for [{placeholder(study.material)}]")
    return errors


def placeholder(material: object) -> str:
    """Give the word that marks what the researcher must fill in."""
    settings = getattr(material, "settings", None)
    return "udfyld" if getattr(settings, "report_language", "da") == "da" else "fill in"
