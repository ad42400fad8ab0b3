"""``qualcode agree``: how far coders agree, and where it is worth talking."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from qualcode.cli.agree_talk import TalkChoice, talk_about
from qualcode.cli.agree_text import print_disagreement
from qualcode.cli.options import json_option, open_material, project_option
from qualcode.cli.screen import columns, counted, heading, next_step, print_json

if TYPE_CHECKING:
    from qualcode.analyse import Agreement
    from qualcode.model import Corpus
    from qualcode.review import Unit, Unsure
    from qualcode.workflow.agreeing import Compared

UNITS = {"turn": "turn", "passage": "passage", "char": "character"}
UNSURE = ("leave-out", "yes", "no")
ANSWERS = ("yes", "no", "unsure")
SHOWN = 5


@click.command(name="agree")
@click.argument("coders", nargs=-1)
@click.option(
    "--unit",
    type=click.Choice(tuple(UNITS)),
    default="turn",
    show_default=True,
    help="What is compared: turns, passages, or characters (as NVivo does).",
)
@click.option(
    "--unsure",
    type=click.Choice(UNSURE),
    default="leave-out",
    show_default=True,
    help="What an unsure answer is taken for.",
)
@click.option("--transcript", "transcripts", multiple=True, help="Only this one; may be repeated.")
@click.option("--code", "codes", multiple=True, help="Only this one; may be repeated.")
@click.option(
    "--sample", type=click.IntRange(min=1), help="Draw that many of the transcripts both coded."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Chooses that draw, and those of the interval.",
)
@click.option("--talk", default="", metavar="CODE", help="Go through the turns they differ on.")
@click.option("--at", default="", metavar="PLACE", help="With --talk: only this turn (K10:12).")
@click.option(
    "--agreed",
    type=click.Choice(ANSWERS),
    help="With --talk and --at: what was agreed on; written for every coder.",
)
@click.option("--note", default="", help="With --agreed: why; saved as a memo of all of them.")
@project_option
@json_option
def command(
    coders: tuple[str, ...],
    unit: str,
    unsure: str,
    transcripts: tuple[str, ...],
    codes: tuple[str, ...],
    sample: int | None,
    seed: int,
    talk: str,
    at: str,
    agreed: str | None,
    note: str,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Compare what CODERS decided, code by code; all coders when none is named.

    Only what two of them answered is compared: a decision, or a passage read through without
    the code. «Agree on a yes» is 2 × both / (yes + yes): what nobody gave the code is left out
    of it. Kappa is Cohen's (Conger's for three coders and more), alpha Krippendorff's with a
    95 % interval over transcripts, AC1 Gwet's and B-P Brennan and Prediger's, which stay steady
    for rare codes. A figure that cannot be had is –.

    \b
    Examples:
      qualcode agree maja jonas --sample 3
      qualcode agree maja jonas --talk tryghed
      qualcode agree maja jonas --talk tryghed --at K10:12 --agreed no --note "C1, not C2"
    """
    from qualcode.workflow.agreeing import Comparison, compare_coders

    choice = TalkChoice(talk, at=at, agreed=agreed or "", note=note)
    choice.refuse_gaps()
    material = open_material(folder, quiet=as_json)
    comparison = Comparison(
        coders,
        unit=cast("Unit", unit),
        unsure=cast("Unsure", unsure),
        transcripts=transcripts,
        codes=(talk,) if talk else codes,
        sample=sample or 0,
        seed=seed,
    )
    compared = compare_coders(material, comparison)
    if talk:
        return talk_about(material, compared, choice, as_json=as_json)
    if as_json:
        print_json(as_values(compared))
        return 0
    print_table(compared, material.corpus)
    return 0


def print_table(compared: "Compared", corpus: "Corpus") -> None:
    """Print the base, the table with the least agreement first, and some turns to talk about."""
    click.echo(base_of(compared))
    names = compared.coders
    header = ("code", *names, "both" if len(names) == 2 else "all", "agree on a yes", "kappa")
    most = max((one.disagreed for one in compared.codes), default=0)
    first = next((one for one in compared.codes if one.disagreed == most), None)
    rows = [
        (*row_of(one), "<- talk about it" if one is first and most else "")
        for one in compared.codes
    ]
    click.echo()
    columns(
        (*header, "alpha", "95 %", "AC1", "B-P", ""),
        [*rows, (*row_of(compared.whole), "")],
        align="<" + ">" * (len(names) + 8),
    )
    if compared.unused:
        click.echo(f"\n  {counted(compared.unused, 'code')} that nobody gave here: left out.")
    if first is None or not most:
        next_step("qualcode review")
        return
    heading("Where they differ, the least agreed code first")
    for number, one in enumerate(compared.disagreements[:SHOWN], start=1):
        print_disagreement(one, number, compared, corpus)
    more = len(compared.disagreements) - SHOWN
    if more > 0:
        click.echo(f"\n     … and {more} more: --talk CODE")
    next_step(f"qualcode agree {' '.join(names)} --talk {first.code}")


def base_of(compared: "Compared") -> str:
    """Say what is compared, and how much of it there is."""
    unit = UNITS[compared.comparison.unit]
    who = " and ".join(compared.coders) if len(compared.coders) == 2 else ", ".join(compared.coders)
    unsure = {
        "leave-out": "An unsure answer is no answer.",
        "yes": "An unsure answer counts as a yes.",
        "no": "An unsure answer counts as a no.",
    }[compared.comparison.unsure]
    return (
        f"{who}, both in {listed(compared.transcripts)}: {counted(compared.units, unit)} of "
        f"participants that at least two answered. Unit: the {unit}. {unsure}"
    )


def listed(names: tuple[str, ...]) -> str:
    """Give names in a row, cut after twelve."""
    return ", ".join(names) if len(names) <= 12 else f"{', '.join(names[:11])} … ({len(names)})"


def row_of(one: "Agreement") -> tuple[object, ...]:
    """Give one code as cells."""
    return (
        one.code or "all codes together",
        *one.yes,
        one.all_yes,
        "–" if one.on_yes is None else f"{100 * one.on_yes:.0f} %",
        figure(one.kappa),
        figure(one.alpha),
        f"{figure(one.interval[0])} to {figure(one.interval[1])}" if one.interval else "–",
        figure(one.ac1),
        figure(one.brennan_prediger),
    )


def figure(value: float | None) -> str:
    """Give a coefficient with two decimals, without the zero before the point.

    >>> figure(0.612), figure(-0.05), figure(1.0), figure(None)
    ('.61', '-.05', '1.00', '–')
    """
    return "–" if value is None else f"{value:.2f}".replace("0.", ".", 1)


def as_values(compared: "Compared") -> dict[str, object]:
    """Give a comparison as plain values for JSON."""
    return {
        "coders": list(compared.coders),
        "unit": compared.comparison.unit,
        "unsure": compared.comparison.unsure,
        "transcripts": list(compared.transcripts),
        "units": compared.units,
        "all_codes": asdict(compared.whole),
        "codes": [asdict(one) | {"disagreed": one.disagreed} for one in compared.codes],
        "codes_nobody_gave": compared.unused,
        "disagreements": [
            {
                "code": one.code,
                "transcript": one.passage.transcript,
                "turn": one.passage.turn,
                "answers": dict(zip(compared.coders, one.verdicts, strict=True)),
            }
            for one in compared.disagreements
        ],
    }
