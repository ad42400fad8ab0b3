"""``qualcode train``: learn from what people decided, and say of each code whether it helps."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.learning_words import verdict_in_words
from qualcode.cli.options import json_option, open_cache, open_project, project_option
from qualcode.cli.screen import (
    ProgressBar,
    columns,
    counted,
    next_step,
    paragraph,
    print_json,
)

if TYPE_CHECKING:
    from qualcode.classify import CodeVerdict
    from qualcode.workflow.training import Training

FIRST = 10


@click.command(name="train")
@click.option("--code", default="", help="Tell of this code only, and list all it suggests.")
@click.option(
    "--embeddings",
    metavar="FOLDER",
    default="",
    help="Use the sentence-transformers model in this folder too (extra: embeddings).",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write the model with its card to a file as well (a zip of JSON and NumPy arrays).",
)
@project_option
@json_option
def command(
    code: str, embeddings: str, output: Path | None, folder: Path | None, as_json: bool
) -> int:
    """Learn from what people decided, and say of each code whether that helps.

    Tried on interviews that were left out of the learning, and only on what it would add:
    decided passages that no strong rule codes. A code is suggested when rules and suggestions
    together are surely better than the rules alone and than giving it to every passage.
    Suggestions are never counted until somebody accepts them.

    \b
    Examples:
      qualcode train
      qualcode train --code naboskab
    """
    from qualcode.formats import write_atomic
    from qualcode.workflow.material import read_material
    from qualcode.workflow.training import train

    cache = open_cache()
    with ProgressBar(shown=not as_json) as progress:
        material = read_material(open_project(folder), cache=cache, progress=progress)
        if embeddings:  # as the user sees it from where they stand, not from the project
            embeddings = str(Path(embeddings).expanduser().absolute())
        found = train(material, cache=cache, code=code, embeddings=embeddings, progress=progress)
    if output is not None and found.data:
        write_atomic(output, found.data)
    if as_json:
        print_json(as_values(found))
    elif not found.study.learned.decided:
        say_nothing_decided(found)
    else:
        print_training(found, code=code)
        if embeddings:
            click.echo(
                f"To let the other commands use it, qualcode.yaml:  embeddings: {embeddings}"
            )
        if output is not None:
            click.echo(f"Wrote {output}")
        next_step(steps(found, code=code))
    return 1 if material.errors else 0


def say_nothing_decided(found: "Training") -> None:
    """Say that nobody has decided anything, and what to do about it."""
    click.echo("Nothing to learn from yet: nobody has accepted or rejected a passage.")
    untested = len(found.suggestions)
    if untested:
        paragraph(
            f"Until then {counted(untested, 'passage')} that resemble those the rules hit are "
            "suggested, untested.",
            indent=0,
        )
    paragraph(
        "Five accepted passages of a code are enough to begin with; to be tested they must come "
        "from two interviews and more, and some from passages that no rule hits.",
        indent=0,
    )
    next_step("qualcode review   qualcode import codings FILE")


def print_training(found: "Training", *, code: str) -> None:
    """Print what was learned from, the table of codes, and what is suggested now."""
    learned = found.study.learned
    coders = ", ".join(found.card.get("coders", ()))
    decided = {one.transcript for one in found.study.decisions}
    decided |= {one.transcript for one in found.study.readings}
    paragraph(
        f"Learning from {counted(learned.decided, 'decided passage')} in "
        f"{counted(len(decided), 'transcript')} ({coders}), tested by leaving whole interviews "
        "out; nobody stands on both sides.",
        indent=0,
    )
    if learned.mended:
        click.echo("The model that was kept is damaged; this one takes its place.")
    click.echo()
    print_verdicts(found)
    click.echo()
    left = len(found.verdicts) - len(found.used)
    paragraph(
        f"{counted(len(found.used), 'code')} learned, {left} left to rules. Suggestions only: "
        "nothing is counted until you accept it.",
        indent=0,
    )
    against = len(found.against_rules)
    paragraph(
        f"New suggestions in unread text: {len(found.suggestions)}."
        + (f" {against} of them where no rule hits: the interesting ones." if against else ""),
        indent=0,
    )
    print_suggestions(found, most=len(found.suggestions) if code else FIRST)
    until = str(found.card.get("until", ""))[:10]
    click.echo(f"Model {until} {learned.model[:12]}, kept in the cache.")


def print_verdicts(found: "Training") -> None:
    """Print the verdict on each code, the figures of its trial beside it."""
    several = len({one.language for one in found.verdicts}) > 1
    made = Counter(one.code for one in found.suggestions)
    columns(
        ("code", "examples", "finds", "right", "rules", "with it", "every", "verdict"),
        [
            (
                f"{one.code} ({one.language})" if several else one.code,
                one.examples,
                in_ten(one.right, one.missed, tried=one.f1 is not None),
                in_ten(one.right, one.made, tried=one.f1 is not None),
                *map(share, (one.rules_f1, one.f1, one.everything_f1)),
                verdict_in_words(one, suggested=made[one.code]),
            )
            for one in found.verdicts
        ],
        align="<>>>>>><",
    )
    click.echo()
    paragraph(
        "finds: of the accepted passages that no strong rule codes. right: of what it would have "
        "suggested. rules, with it, every: F1 of strong rules, of rules and suggestions together, "
        "and of giving the code to every passage."
    )


def print_suggestions(found: "Training", *, most: int) -> None:
    """Print where the first suggestions stand, and the words that weighed."""
    against = set(found.against_rules)
    columns(
        ("passage", "code", "score", "words that weighed", ""),
        [
            (
                one.passage.id,
                one.code,
                f"{one.score:.2f}",
                ", ".join(weight.word for weight in one.weights),
                "no rule hits" if one in against else "",
            )
            for one in found.suggestions[:most]
        ],
        align="<<><<",
    )
    if len(found.suggestions) > most:
        click.echo(f"  … and {len(found.suggestions) - most} more: qualcode train --code CODE")


def in_ten(number: int, total: int, *, tried: bool = True) -> str:
    """Give a share in tenths; as counted where there are under ten, – where nothing was tried.

    >>> in_ten(33, 40), in_ten(3, 4), in_ten(0, 0, tried=False)
    ('8 in 10', '3 of 4', '–')
    """
    if not tried:
        return "–"
    return f"{number} of {total}" if total < 10 else f"{round(10 * number / total)} in 10"


def share(value: float | None) -> str:
    """Give an F1 with two decimals, – where nothing was tried."""
    return "–" if value is None else f"{value:.2f}"


def steps(found: "Training", *, code: str) -> str:
    """Say what to do next: decide suggestions, or what would make a trial possible."""
    if not found.suggestions:
        return "qualcode review   (decide more, misses among it: review --code CODE --sample 0+30)"
    if code:
        return f"qualcode review --code {code}"
    return "qualcode review --disagree" if found.against_rules else "qualcode review --unread"


def as_values(found: "Training") -> dict[str, object]:
    """Give what was learned as plain values for JSON."""
    against = set(found.against_rules)
    return {
        "decided": found.study.learned.decided,
        "model": found.study.learned.model,
        "mended": found.study.learned.mended,
        "card": {key: value for key, value in found.card.items() if key != "codes"},
        "codes": [_values_of(one) for one in found.verdicts],
        "against_rules": len(against),
        "suggestions": [
            {
                "passage": one.passage.id,
                "transcript": one.passage.transcript,
                "turn": one.passage.turn,
                "participant": one.passage.participant,
                "code": one.code,
                "score": one.score,
                "untested": one.untested,
                "rule_hits": one not in against,
                "words": [weight.word for weight in one.weights],
            }
            for one in found.suggestions
        ],
    }


def _values_of(one: "CodeVerdict") -> dict[str, object]:
    return asdict(one) | {"precision": one.precision, "recall": one.recall}
