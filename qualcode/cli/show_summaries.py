"""``qualcode show``: the summaries of a participant, or of a code or theme."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.model import Memo
    from qualcode.workflow.showing import Shown
    from qualcode.workflow.study import Study

Summed = tuple[str, "Memo"]


def summaries_shown(shown: "Shown", study: "Study") -> "Sequence[Summed]":
    """Give the summaries of what is shown, each with what its cell is besides."""
    from qualcode.workflow.charting import summaries_in

    if shown.kind == "transcript":
        return ()
    found = summaries_in(study.material)
    if shown.kind == "participant":
        return [
            (of, memo) for (who, of), pile in found.items() if who == shown.name for memo in pile
        ]
    corpus = study.material.corpus
    return [
        (corpus.name_of(who), memo)
        for (who, of), pile in found.items()
        if of == shown.name
        for memo in pile
    ]


def print_summaries(summed: "Sequence[Summed]") -> None:
    """Print the summaries under a heading; nothing where there are none."""
    if not summed:
        return
    heading(f"SUMMARIES ({len(summed)})")
    for name, memo in summed:
        signed = " ".join(part for part in (memo.time[:10], ", ".join(memo.by)) if part)
        click.echo(f"  {name}  {signed} · memos/{memo.id}.md")
        paragraph(memo.text, indent=6)


def summary_values(summed: "Sequence[Summed]") -> list[dict[str, object]]:
    """Give the summaries as plain values for JSON."""
    return [
        {
            "about": [one.name for one in memo.about],
            "by": list(memo.by),
            "time": memo.time,
            "memo": memo.id,
            "text": memo.text,
        }
        for _, memo in summed
    ]
