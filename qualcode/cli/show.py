"""``qualcode show``: read a code, a theme, a transcript or a participant."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_study, project_option, rules_only_option
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, styled

if TYPE_CHECKING:
    from qualcode.model import Claim, Passage
    from qualcode.workflow.showing import Shown
    from qualcode.workflow.study import Study

STATUSES = ("unread", "accepted", "rejected", "unsure", "disputed")


@click.command(name="show")
@click.argument("target")
@click.option("--role", default="", help="Only participants of this role.")
@click.option("--status", type=click.Choice(STATUSES), default=None, help="Only this status.")
@click.option("--self-raised", is_flag=True, help="Only where the question did not prompt it.")
@project_option
@rules_only_option
@json_option
def command(
    target: str,
    role: str,
    status: str | None,
    self_raised: bool,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Read TARGET with the codings on it: a code, a theme, a transcript or a participant.

    \b
    Examples:
      qualcode show tryghed --role resident --self-raised
      qualcode show K01
    """
    from qualcode.workflow.showing import Choice, show

    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    choice = Choice(role=role, status=status or "", self_raised=self_raised)
    shown = show(study, target, choice=choice)
    if as_json:
        print_json(as_values(shown, study))
        return 0
    click.echo(f"{shown.title}  ({shown.kind} {shown.name})")
    click.echo(summary(shown, study))
    transcript = ""
    for passage in shown.passages:
        if passage.transcript != transcript:
            transcript = passage.transcript
            heading(transcript)
        print_passage(passage, shown, study)
    next_step(
        f"qualcode why {shown.passages[0].transcript}:{shown.passages[0].turn}"
        if shown.passages
        else "qualcode code"
    )
    return 0


def summary(shown: "Shown", study: "Study") -> str:
    """Say how many participants are counted, and the codings by status."""
    from qualcode.analyse import is_counted

    counting = study.material.settings.counting
    counted_claims = [one for one in shown.claims if is_counted(one, counting=counting)]
    people = {one.passage.participant for one in counted_claims if one.passage.counts}
    total = len(study.material.corpus.participants)
    states = [one.status for one in shown.claims]
    parts = [f"{states.count(name)} {name}" for name in STATUSES if name in states]
    on = "" if shown.kind in ("code", "theme") else f" on {counted(len(shown.passages), 'passage')}"
    return f"{len(people)} of {total} participants, {counted(len(shown.claims), 'coding')}{on}" + (
        f" ({', '.join(parts)})" if parts else ""
    )


def print_passage(passage: "Passage", shown: "Shown", study: "Study") -> None:
    """Print who speaks, the question, the words, and the codings with their reason."""
    corpus = study.material.corpus
    person = corpus.participant(passage.participant)
    who = (person.pseudonym or person.id) if person else passage.speaker or "field note"
    role = f", {passage.role}" if passage.role else ""
    click.echo()
    click.echo("  " + styled(f"{who}{role} · {passage.transcript} turn {passage.turn}", bold=True))
    question = corpus.question(passage)
    if question:
        paragraph(f"Q: {question}", indent=4, hang=3)
    paragraph(corpus.text(passage), indent=4)
    for claim in shown.claims_on(passage):
        click.echo("      " + reason_line(claim))


def reason_line(claim: "Claim") -> str:
    """Give one claim in one line: status, code, why, marks."""
    why = []
    for coding in claim.codings:
        if coding.source == "rule":
            why.append(f"{coding.strength} rule {coding.rule}")
        elif coding.source == "classifier":
            words = ", ".join(one.word for one in coding.weights[:3])
            why.append(f"classifier {coding.score:.2f} ({words})")
        else:
            why.append(coding.coder)
    marks = f"   [{', '.join(claim.marks)}]" if claim.marks else ""
    return f"{claim.status:9} {claim.code}: {'; '.join(why) or 'read'}{marks}"


def as_values(shown: "Shown", study: "Study") -> dict[str, object]:
    """Give what is shown as plain values for JSON."""
    corpus = study.material.corpus
    return {
        "kind": shown.kind,
        "name": shown.name,
        "title": shown.title,
        "participants": sorted(
            {one.passage.participant for one in shown.claims if one.passage.counts}
        ),
        "participants_total": len(corpus.participants),
        "passages": [
            {
                "passage": one.id,
                "transcript": one.transcript,
                "turn": one.turn,
                "participant": one.participant,
                "role": one.role,
                "question": corpus.question(one),
                "text": corpus.text(one),
                "codings": [claim_values(claim) for claim in shown.claims_on(one)],
            }
            for one in shown.passages
        ],
    }


def claim_values(claim: "Claim") -> dict[str, object]:
    """Give what stands about one code on one passage as plain values for JSON."""
    return {
        "code": claim.code,
        "status": claim.status,
        "marks": list(claim.marks),
        "coders": [coding.coder for coding in claim.codings],
        "rules": [coding.rule for coding in claim.codings if coding.rule],
    }
