"""Turns that coders answered differently, as text."""

from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import paragraph, styled

if TYPE_CHECKING:
    from qualcode.model import Corpus, Verdict
    from qualcode.review import Asked
    from qualcode.workflow.agreeing import Compared

WORDS: dict["Verdict | None", str] = {
    "accept": "yes",
    "reject": "no",
    "unsure": "unsure",
    None: "–",
}


def print_disagreement(one: "Asked", number: int, compared: "Compared", corpus: "Corpus") -> None:
    """Print a turn with what each coder answered, the question before it and its words."""
    passage = one.passage
    who = corpus.name_of(passage.participant)
    place = f"{passage.transcript}:{passage.turn}"
    click.echo()
    click.echo(styled(f"{number:3}  {who}, {passage.role} · {place} · {one.code}", bold=True))
    click.echo(f"     {answers_in_words(one, compared)}")
    question = corpus.question(passage)
    if question:
        paragraph(f"Q: {question}", indent=5, hang=3)
    for part in one.passages:
        paragraph(f"»{corpus.text(part)}«", indent=5)


def answers_in_words(one: "Asked", compared: "Compared") -> str:
    """Say what each coder answered, with the words where only a part was given the code.

    The words given are shown only where they are not the whole passage.
    """
    parts = []
    for coder, verdict, answer in zip(compared.coders, one.verdicts, one.told, strict=True):
        words = ""
        if verdict == "accept" and answer and answer.decision:
            whole = any(part.span == answer.decision.span for part in one.passages)
            words = "" if whole else f" («{' '.join(answer.decision.quote.split())}»)"
        parts.append(f"{coder}: {WORDS[verdict]}{words}")
    return "   ".join(parts)
