"""``qualcode demo``: the main job on the practice corpus, with nothing to set up."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.code import print_coded
from qualcode.cli.frequency_table import as_rows, explained, print_frequencies
from qualcode.cli.options import cache_folder, device, json_option, now, open_cache
from qualcode.cli.screen import (
    ProgressBar,
    counted,
    heading,
    next_step,
    paragraph,
    print_json,
)

if TYPE_CHECKING:
    from qualcode.analyse import Quote, Score
    from qualcode.workflow.demonstrating import Demo


@click.command(name="demo")
@click.argument("folder", type=click.Path(path_type=Path), default="klokkevangen-demo")
@json_option
def command(folder: Path, as_json: bool) -> int:
    """See it work on twelve invented interviews, laid out as a project in FOLDER.

    Reads them, codes them by rules and classifier, takes over one coder's decisions on six
    of them, prints frequencies and two quotes, writes the Word appendix, and says how right
    it was on the six that nobody has read. A second run changes nothing.

    \b
    Example:
      qualcode demo
    """
    from qualcode.workflow.demonstrating import demonstrate

    cache_folder().mkdir(parents=True, exist_ok=True)
    with ProgressBar(shown=not as_json) as progress:
        demo = demonstrate(
            folder, cache=open_cache(), device=device(), time=now(), progress=progress
        )
    if as_json:
        print_json(as_values(demo, folder))
        return 0
    print_corpus(demo)
    click.echo()
    print_coded(demo.study)
    print_right(demo)
    heading("Who speaks of what")
    print_frequencies(demo.figures.frequencies, demo.study, most=4)
    paragraph(explained(demo.study).strip())
    print_crossings(demo)
    print_written(demo, folder)
    next_step(
        f"cd {folder}, then  qualcode review  or  qualcode why K01:16\n"
        "       qualcode init, in a folder with your own transcripts"
    )
    return 0


def print_corpus(demo: "Demo") -> None:
    """Say what was read, and that all of it is invented."""
    corpus = demo.study.material.corpus
    settings = demo.study.material.settings
    kinds = Counter(one.kind for one in corpus.transcripts)
    roles = Counter(one.role for one in corpus.participants)
    people = ", ".join(
        counted(roles[role.name], role.name, role.name if role.name == "staff" else "")
        for role in settings.counted_roles
        if roles[role.name]
    )
    asks = {role.name for role in settings.roles if role.asks}
    asking = {(one.transcript, one.label) for one in corpus.speakers if one.role in asks}
    turns = [(one.id, turn.speaker) for one in corpus.transcripts for turn in one.turns]
    asked = sum(turn in asking for turn in turns)
    interviews = counted(kinds["interview"], "interview")
    notes = counted(kinds["field note"], "field note")
    click.echo(f"Klokkevangen: {interviews} and {notes}, all INVENTED, for practice.")
    click.echo(f"{counted(len(corpus.participants), 'participant')} ({people}).")
    click.echo("Everything stays on this computer; qualcode makes no network connections.")
    click.echo()
    click.echo(
        f"Read {counted(len(corpus.transcripts), 'file')}, {counted(len(turns), 'turn')}. "
        f"{asked} are the interviewers' and are never coded."
    )
    codebook = demo.study.material.codebook
    paragraph(
        f"Codebook {codebook.name}: {len(codebook.codes)} codes in "
        f"{counted(len(codebook.themes), 'theme')}. "
        f"{demo.imported.coder.capitalize()} has read {demo.imported.readings} interviews "
        f"({demo.imported.accepted} codings imported as decisions).",
        indent=0,
    )


def print_right(demo: "Demo") -> None:
    """Say how right the machines were, on interviews nobody had decided."""
    unread = demo.unread
    first, last = unread.transcripts[0], unread.transcripts[-1]
    heading(f"How right is it?  Measured on {first}–{last}, which nobody has read")
    click.echo(f"  {'':22}{'codings':>8}{'right':>8}{'right or defensible':>22}{'of all sure':>14}")
    print_score("strong rules", unread.rules)
    print_score("classifier suggests", unread.suggestions)
    print_score("both together", unread.both)
    whole = demo.everything.rules
    paragraph(
        f"Strong rules on all twelve: {whole.codings} codings, {share(whole.precision_sure)} of "
        f"them right, {share(whole.precision_any)} right or defensible; they find "
        f"{share(whole.recall_sure)} of the sure codings. Treat every number below as a lower "
        f"bound, and read. {on_suggestions(demo)}"
    )


def on_suggestions(demo: "Demo") -> str:
    """Say in words how right the classifier's suggestions were, or that it makes none."""
    made = demo.unread.suggestions
    if made.codings:
        return (
            "A suggestion only points at a passage worth reading: here "
            f"{made.right_any} of {made.codings} were defensible."
        )
    tried = sum(one.f1 is not None for one in demo.study.learned.verdicts)
    return (
        f"The classifier was tried on {counted(tried, 'code')} and declines them all: with so "
        "few decisions it is not surely better than the rules (qualcode train)."
    )


def print_score(name: str, score: "Score") -> None:
    """Print one machine's figures in a row."""
    click.echo(
        f"  {name:22}{score.codings:>8}{share(score.precision_sure):>8}"
        f"{share(score.precision_any):>22}{share(score.recall_sure):>14}"
    )


def share(value: float | None) -> str:
    """Give a share with two decimals, or a dash where it is undefined."""
    return "–" if value is None else f"{value:.2f}"


def print_crossings(demo: "Demo") -> None:
    """Print the strongest crossings between themes, and two quotes."""
    from qualcode.workflow.demonstrating import strongest_crossings, two_quotes

    heading("Strongest crossings between themes")
    for one in strongest_crossings(demo.figures):
        click.echo(
            f"  {one.code} × {one.other}: {counted(one.participants, 'participant')}, "
            f"{counted(one.passages, 'passage')}"
        )
    for quote in two_quotes(demo.figures):
        click.echo()
        print_quote(quote, demo)


def print_quote(quote: "Quote", demo: "Demo") -> None:
    """Print one quote with its attribution."""
    from qualcode.report import wording_for

    settings = demo.study.material.settings
    words = wording_for(settings.report_language)
    role = settings.role(quote.role)
    label = role.label_in(settings.report_language) if role else quote.role
    cut = ("[…] " if quote.cut_before else "", " […]" if quote.cut_after else "")
    paragraph(words.quoted(f"{cut[0]}{' '.join(quote.quote.split())}{cut[1]}"))
    parts = [
        demo.study.material.corpus.name_of(quote.participant),
        label,
        *([quote.area] if quote.area else []),
    ]
    click.echo(f"      {', '.join(parts)} · {quote.transcript} turn {quote.turn} · {quote.code}")


def print_written(demo: "Demo", folder: Path) -> None:
    """Say which files were written."""
    heading("Wrote")
    for name in written(demo, folder):
        click.echo(f"  {name}")


def written(demo: "Demo", folder: Path) -> list[str]:
    """Give the files that were written, as the user would name them."""
    paths = (demo.reported.appendix, demo.reported.quotes, *demo.tables)
    return [(folder / path.relative_to(demo.project.folder)).as_posix() for path in paths]


def as_values(demo: "Demo", folder: Path) -> dict[str, object]:
    """Give what the demo prints as plain values for JSON."""
    scores = {
        "rules": demo.unread.rules,
        "suggestions": demo.unread.suggestions,
        "both": demo.unread.both,
        "rules_on_all": demo.everything.rules,
    }
    return {
        "note": demo.study.material.settings.note,
        "participants": len(demo.study.material.corpus.participants),
        "measured_on": list(demo.unread.transcripts),
        "how_right": {
            name: {
                "codings": one.codings,
                "precision_sure": one.precision_sure,
                "precision_any": one.precision_any,
                "recall_sure": one.recall_sure,
            }
            for name, one in scores.items()
        },
        "frequencies": as_rows(demo.figures.frequencies),
        "wrote": written(demo, folder),
    }
