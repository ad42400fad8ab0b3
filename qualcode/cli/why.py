"""``qualcode why``: the whole story of the codings on one turn."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_study, project_option
from qualcode.cli.screen import heading, next_step, paragraph, print_json

if TYPE_CHECKING:
    from qualcode.workflow.explaining import Explained, Story
    from qualcode.workflow.study import Study


@click.command(name="why")
@click.argument("place")
@click.argument("code", required=False, default="")
@project_option
@json_option
def command(place: str, code: str, folder: Path | None, as_json: bool) -> int:
    """Explain the codings at PLACE (TRANSCRIPT:TURN), or only that of CODE.

    Every reason leads to a line of the codebook, to the words that weighed most, or to the
    person who decided.

    \b
    Examples:
      qualcode why K01:16
      qualcode why K01:16 tryghed
    """
    from qualcode.workflow.explaining import why

    study = open_study(folder, quiet=as_json)
    explained = why(study, place, code=code)
    if as_json:
        print_json(as_values(explained))
        return 0
    if not explained.passages:
        click.echo(
            f"{explained.transcript} turn {explained.turn} is nobody's whose words are counted "
            "(an interviewer's, or somebody not known): it is never coded."
        )
        next_step("qualcode speakers")
        return 0
    print_explained(explained, study)
    next_step(f"qualcode show {explained.transcript}")
    return 0


def print_explained(explained: "Explained", study: "Study") -> None:
    """Print the passages and the story of each claim."""
    corpus = study.material.corpus
    first = explained.passages[0]
    click.echo(f"{first.transcript} turn {first.turn}, {first.speaker or 'field note'}")
    if first.question:
        paragraph(f"Q: {corpus.question(first)}", hang=3)
    for passage in explained.passages:
        paragraph(corpus.text(passage))
    for story in explained.stories:
        print_story(story, study)
    if not explained.stories:
        click.echo("\n  No coding here: no rule matched, nothing was suggested, nobody coded it.")


def print_story(story: "Story", study: "Study") -> None:
    """Print one claim and all that stands behind it."""
    claim = story.claim
    code = study.material.codebook.code(claim.code)
    label = code.label_in(study.material.settings.report_language) if code else claim.code
    heading(f"{label}  ({claim.code}): {claim.status}")
    for one in story.because:
        where = f"codebook.yaml:{one.line}" if one.line else "codebook.yaml"
        place = " in the question" if one.hit.in_question else ""
        negated = ", negated" if one.hit.negated else ""
        words = " ".join(one.words.split())
        paragraph(f"{one.hit.strength} rule {one.hit.rule} ({where}) on “{words}”{place}{negated}")
    if story.suggestion is not None:
        untested = (
            ", untested: nobody has decided anything yet" if story.suggestion.untested else ""
        )
        paragraph(f"classifier, score {story.suggestion.score:.3f}{untested}")
        for weight in story.suggestion.weights:
            paragraph(f"{weight.weight:+.3f}  {weight.word}", indent=4)
    for decision in story.decisions:
        at = f" on {decision.time[:10]}" if decision.time else ""
        under = f", under codebook {decision.codebook[:8]}" if decision.codebook else ""
        paragraph(f"{decision.coder} said {decision.verdict}{at}{under}")
    for coder in story.read_by:
        paragraph(f"{coder} read the passage through and did not give it: a no")
    if claim.marks:
        paragraph(f"marks: {', '.join(claim.marks)}")
    if story.outvoted:
        paragraph("The coders disagree: shown, not counted. Name one under decider: to settle it.")


def as_values(explained: "Explained") -> dict[str, object]:
    """Give the stories as plain values for JSON."""
    return {
        "transcript": explained.transcript,
        "turn": explained.turn,
        "passages": [one.id for one in explained.passages],
        "codings": [
            {
                "code": story.claim.code,
                "status": story.claim.status,
                "marks": list(story.claim.marks),
                "hits": [
                    {
                        "rule": one.hit.rule,
                        "strength": one.hit.strength,
                        "line": one.line,
                        "words": one.words,
                        "start": one.hit.span.start,
                        "end": one.hit.span.end,
                        "in_question": one.hit.in_question,
                        "negated": one.hit.negated,
                    }
                    for one in story.because
                ],
                "score": story.suggestion.score if story.suggestion else None,
                "weights": [
                    {"word": one.word, "weight": one.weight} for one in story.suggestion.weights
                ]
                if story.suggestion
                else [],
                "decisions": [
                    {"coder": one.coder, "verdict": one.verdict, "time": one.time}
                    for one in story.decisions
                ],
                "read_through_by": list(story.read_by),
            }
            for story in explained.stories
        ],
    }
