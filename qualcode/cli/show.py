"""``qualcode show``: read a code, a theme, a transcript or a participant."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_study, project_option, rules_only_option
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, styled
from qualcode.cli.show_summaries import print_summaries, summaries_shown, summary_values
from qualcode.cli.show_table import TABLES, show_table

if TYPE_CHECKING:
    from qualcode.model import Claim, Passage
    from qualcode.workflow.showing import Choice, Shown, Voice, Voices
    from qualcode.workflow.study import Study

STATUSES = ("unread", "accepted", "rejected", "unsure", "disputed")


@click.command(name="show")
@click.argument("target")
@click.option("--role", default="", help="Only participants of this role.")
@click.option("--residents", is_flag=True, help="The same as --role resident.")
@click.option("--staff", is_flag=True, help="The same as --role staff.")
@click.option("--status", type=click.Choice(STATUSES), default=None, help="Only this status.")
@click.option("--self-raised", is_flag=True, help="Only where the question did not prompt it.")
@click.option("--prompted", is_flag=True, help="Only where the question named it first.")
@click.option(
    "--by",
    multiple=True,
    metavar="COLUMN",
    help="coverage, crossings: by groups of a column of participants.csv too; may be repeated.",
)
@click.option(
    "--order",
    type=click.Choice(("id", "date")),
    default=None,
    help="saturation: transcripts by id (the default) or by their dates.",
)
@project_option
@rules_only_option
@json_option
def command(
    target: str,
    role: str,
    residents: bool,
    staff: bool,
    status: str | None,
    self_raised: bool,
    prompted: bool,
    by: tuple[str, ...],
    order: str | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Read TARGET with the codings on it: a code, a theme, a transcript or a participant.

    TARGET may also be saturation (the codes that each transcript brings first), coverage (how
    much of what was said is coded and read through) or crossings (codes that meet, by role).

    Of a participant, a code or a theme the summaries that somebody wrote come first.

    With --self-raised or --prompted the first line says of a code or a theme how many speak of
    it so, who they are, and in which turns, as the table of frequencies counts them.

    \b
    Examples:
      qualcode show tryghed --residents --self-raised
      qualcode show K01
      qualcode show saturation --order date
    """
    from qualcode.workflow.showing import Choice, is_name, show, voices

    asked = [name for name in (role, "resident" * residents, "staff" * staff) if name]
    if len(set(asked)) > 1:
        raise click.UsageError("Choose one of --role, --residents and --staff.")
    choice = Choice(
        role="".join(asked[:1]), status=status or "", self_raised=self_raised, prompted=prompted
    )
    study = open_study(folder, quiet=as_json, rules_only=rules_only)
    if target in TABLES and not is_name(study, target):
        if status or self_raised or prompted:
            raise click.UsageError(f"{target} is a table: of the choices it takes --role.")
        return show_table(target, study, role=choice.role, by=by, order=order, as_json=as_json)
    if by or order:
        raise click.UsageError(f"--by and --order go with {', '.join(TABLES)}.")
    shown = show(study, target, choice=choice)
    heard = voices(study, shown, choice)
    summed = summaries_shown(shown, study)
    if as_json:
        values = as_values(shown, study) | voice_values(heard, choice)
        print_json(values | {"summaries": summary_values(summed)})
        return 0
    if shown.is_of_codes and (self_raised or prompted):
        paragraph(sentence(heard, choice), indent=0)
        click.echo()
    click.echo(f"{shown.title}  ({shown.kind} {shown.name})")
    click.echo(summary(shown, heard, choice))
    print_summaries(summed)
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


def sentence(heard: "Voices", choice: "Choice") -> str:
    """Say how many raised it themselves, or were asked about it: who, and where."""
    everybody = of_role(choice)
    how = "raised it themselves" if choice.self_raised else "spoke of it when a question named it"
    said = f"{len(heard.people):,} of {heard.total:,} {everybody} {how}{only_then(heard, choice)}"
    listed = ", ".join(f"{one.name} ({turns(one)})" for one in heard.people)
    return f"{said}: {listed}" if listed else f"{said}."


def only_then(heard: "Voices", choice: "Choice") -> str:
    """Say how many of those who were asked never raised it themselves."""
    if not choice.prompted or not heard.people:
        return ""
    if heard.only_asked == len(heard.people):
        return ", and only then"
    return f", {heard.only_asked:,} of them only then"


def of_role(choice: "Choice") -> str:
    """Name those who could have spoken."""
    known = {"": "participants", "resident": "residents", "staff": "staff"}
    return known.get(choice.role, f"participants of the role {choice.role}")


def turns(voice: "Voice") -> str:
    """Say in which turns somebody speaks of it; in which transcripts, where there are several."""
    by_transcript: dict[str, list[int]] = {}
    for transcript, turn in voice.places:
        by_transcript.setdefault(transcript, []).append(turn)
    return "; ".join(
        f"{transcript} " * (len(by_transcript) > 1)
        + f"turn{'s' * (len(numbers) > 1)} {', '.join(str(one) for one in numbers)}"
        for transcript, numbers in by_transcript.items()
    )


def summary(shown: "Shown", heard: "Voices", choice: "Choice") -> str:
    """Say how many participants are counted, and the codings by status."""
    states = [one.status for one in shown.claims]
    parts = [f"{states.count(name)} {name}" for name in STATUSES if name in states]
    on = "" if shown.is_of_codes else f" on {counted(len(shown.passages), 'passage')}"
    people = f"{len(heard.people)} of {heard.total} {of_role(choice)}"
    return f"{people}, {counted(len(shown.claims), 'coding')}{on}" + (
        f" ({', '.join(parts)})" if parts else ""
    )


def print_passage(passage: "Passage", shown: "Shown", study: "Study") -> None:
    """Print who speaks, the question, the words, and the codings with their reason."""
    corpus = study.material.corpus
    person = corpus.participant(passage.participant)
    who = person.name if person else passage.speaker or "field note"
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


def voice_values(heard: "Voices", choice: "Choice") -> dict[str, object]:
    """Give who is counted, and where, as plain values for JSON."""
    return {
        "role": choice.role,
        "participants": sorted(one.participant for one in heard.people),
        "participants_total": heard.total,
        **({"only_asked": heard.only_asked} if choice.prompted else {}),
        "people": [
            {
                "participant": one.participant,
                "name": one.name,
                "role": one.role,
                "places": [
                    {"transcript": transcript, "turn": turn} for transcript, turn in one.places
                ],
            }
            for one in heard.people
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
