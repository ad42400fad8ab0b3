"""``qualcode show`` of new codes, coverage and crossings: tables on the screen."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import columns, counted, next_step, paragraph, print_json

if TYPE_CHECKING:
    from qualcode.report import ReportOptions
    from qualcode.workflow.study import Study

TABLES = ("saturation", "coverage", "crossings")
MOST_PAIRS = 20
CLOSED = (
    "A codebook that was closed beforehand saturates by itself: codes born underway stand apart, "
    "and no verdict is passed."
)


def show_table(
    kind: str,
    study: "Study",
    *,
    role: str,
    by: tuple[str, ...],
    order: str | None,
    as_json: bool,
) -> int:
    """Print one of the tables, as rows on the screen or as the rows of its export."""
    from qualcode.report import ReportOptions
    from qualcode.workflow.exporting import table_of
    from qualcode.workflow.selecting import selected

    if order and kind != "saturation":
        raise click.UsageError("--order goes with saturation.")
    options = ReportOptions(
        roles=(role,) if role else (), by=by, order="date" if order == "date" else "place"
    )
    table = table_of(study, kind, options)
    if as_json:
        print_json(table.named())
        return 0
    part = selected(study, options)
    {"saturation": _saturation, "coverage": _coverage, "crossings": _crossings}[kind](part, options)
    next_step(f"qualcode export {kind}")
    return 0


def _saturation(study: "Study", options: "ReportOptions") -> None:
    from qualcode.workflow.counting import saturation_of

    rows = saturation_of(study, options)
    columns(
        ("transcript", "codes", "new", "born underway", "so far", "new codes"),
        [
            (
                *(one.transcript, one.codes, len(one.new), len(one.new_emergent), one.so_far),
                ", ".join(one.new),
            )
            for one in rows
        ],
        align="<>>>><",
    )
    click.echo()
    paragraph(CLOSED, indent=0)


def _coverage(study: "Study", options: "ReportOptions") -> None:
    from qualcode.workflow.counting import coverage_of

    columns(
        ("", "", "passages coded", "uncoded", "read through", "words coded"),
        [
            (
                *(one.unit or "all", one.name or ("" if not one.unit else "not stated")),
                f"{one.passages_coded:,} of {one.passages:,}",
                f"{one.passages_uncoded:,}",
                f"{one.passages_read:,} of {one.passages:,}",
                f"{one.words_coded:,} of {one.words:,}",
            )
            for one in coverage_of(study, options)
        ],
        align="<<>>>>",
    )


def _crossings(study: "Study", options: "ReportOptions") -> None:
    from qualcode.workflow.counting import crossings_in_groups, groups_asked

    groups = ["all", *(one.value or "not stated" for one in groups_asked(study, options))]
    rows = crossings_in_groups(study, options)
    pairs = [rows[start : start + len(groups)] for start in range(0, len(rows), len(groups))]
    columns(
        ("code", "and code", *groups, "passages", "read"),
        [
            (
                *(pair[0].code, pair[0].other),
                *(f"{one.participants} of {one.participants_total}" for one in pair),
                *(pair[0].passages, pair[0].passages_read),
            )
            for pair in pairs[:MOST_PAIRS]
        ],
        align="<<" + ">" * (len(groups) + 2),
    )
    if len(pairs) > MOST_PAIRS:
        click.echo(f"  … and {counted(len(pairs) - MOST_PAIRS, 'more pair', 'more pairs')}")
