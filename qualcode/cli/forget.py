"""``qualcode forget``: a participant withdraws, and their words leave the project."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import (
    data_folder,
    json_option,
    now,
    open_cache,
    open_project,
    project_option,
)
from qualcode.cli.proposing import asked
from qualcode.cli.screen import (
    ProgressBar,
    columns,
    counted,
    heading,
    next_step,
    paragraph,
    print_json,
    print_problems,
)

if TYPE_CHECKING:
    from qualcode.workflow.forgetting import Plan, Step

WHATS = {
    "transcript": "transcripts",
    "journal": "decisions",
    "text": "memos and other texts",
    "codebook": "codebook and its history",
    "run": "manifests of runs",
    "report": "reports",
    "copy": "pseudonymised copy",
    "leftover": "left by a killed program",
    "row": "participants.csv",
}
ELSEWHERE = (
    "Backups, the bin, other people's copies, and earlier versions that OneDrive, Dropbox or git "
    "keep. Another computer that has the project must sync before it is worked on there."
)


@click.command(name="forget")
@click.argument("participant")
@click.option("--yes", "agreed", is_flag=True, help="Do it without asking.")
@project_option
@json_option
def command(participant: str, agreed: bool, folder: Path | None, as_json: bool) -> int:
    """Take everything a participant said out of the project, for good.

    Shows first what goes: their transcript (a shared one is written anew without their
    turns), their words in decisions, memos, codebook, reports and runs, their row in
    participants.csv, and the cache. Then asks. That somebody withdrew, and when, is put
    down in withdrawn.jsonl without a name. It cannot be undone.

    \b
    Examples:
      qualcode forget K04-1
      qualcode forget Yusuf --yes
    """
    from qualcode.workflow.forgetting import forget, plan_to_forget

    project, cache = open_project(folder), open_cache()
    with ProgressBar(shown=not as_json) as progress:
        plan = plan_to_forget(project, participant, cache=cache, progress=progress)
    print_problems(plan.problems)
    if not as_json:
        print_plan(plan)
    wanted = agreed or (not as_json and asked("Take this out, for good?"))
    if wanted:
        forget(plan, cache=cache, time=now())
    if as_json:
        print_json(as_value(plan, done=wanted))
    elif wanted:
        print_done(plan)
    else:
        click.echo("Nothing was changed. Add --yes to do it without being asked.")
    return 0 if wanted and not plan.left else 1


def print_plan(plan: "Plan") -> None:
    """Print what goes, file by file."""
    said = f"{counted(plan.turns, 'turn')} in {counted(len(plan.transcripts), 'transcript')}"
    click.echo(f"{plan.participant} ({plan.name}): {said}")
    for what, title in WHATS.items():
        steps = [step for step in plan.steps if step.what == what]
        if steps:
            heading(title)
            columns(("file", "becomes"), [(plan.relative(s.path), becomes(s, plan)) for s in steps])
    for step in plan.steps:
        if step.what == "codebook" and step.path == plan.project.codebook:
            heading("the change of codebook.yaml")
            click.echo(diff_of_codebook(step))
    if plan.left:
        heading("not changed: look at these yourself")
        columns(("file", "why"), [(plan.relative(one.path), one.why) for one in plan.left])
    click.echo()


def diff_of_codebook(step: "Step") -> str:
    """Give the change of the codebook as a unified diff."""
    from qualcode.cli.proposing import diff_of
    from qualcode.formats import decode
    from qualcode.store import Proposal

    old, new = decode(step.path.read_bytes()).text, decode(step.data or b"").text
    return diff_of(Proposal(step.path, old, new))


def becomes(step: "Step", plan: "Plan") -> str:
    """Say in words what happens to a file."""
    if step.data is None:
        return "deleted"
    if step.what == "journal":
        return f"{counted(step.count, 'decision')} on their words emptied, ids kept"
    if step.what == "row":
        return "their row goes"
    if step.what == "transcript":
        to = plan.relative(step.to) if step.to is not None else ""
        return f"{to}: text without their turns; the original is deleted"
    return "their words are taken out"


def print_done(plan: "Plan") -> None:
    """Print that it is done, and what a program cannot do."""
    click.echo("Done. All figures are counted without them from now on.")
    heading("Left for you")
    notes = [
        "Recordings, consent forms, and the originals you were sent.",
        ELSEWHERE,
        "Reports and exports already sent to somebody.",
        f"The key of names, if you made one (see {data_folder() / 'keys'}).",
    ]
    if plan.named:
        where = ", ".join(f"{name} ({count})" for name, count in list(plan.named.items())[:8])
        notes.append(f'Others call them by name: "{plan.name}" still stands in {where}.')
    for note in notes:
        paragraph(f"- {note}", hang=2)
    next_step("qualcode code   and, where it was sent, a new  qualcode report")


def as_value(plan: "Plan", *, done: bool) -> dict[str, object]:
    """Give plain values for JSON."""
    return {
        "participant": plan.participant,
        "done": done,
        "turns": plan.turns,
        "transcripts": list(plan.transcripts),
        "files": [
            {
                "file": plan.relative(step.path),
                "what": step.what,
                "action": "delete" if step.data is None else "redact",
                "becomes": plan.relative(step.to or step.path) if step.data is not None else "",
                "events": step.count,
            }
            for step in plan.steps
        ],
        "left": [{"file": plan.relative(one.path), "why": one.why} for one in plan.left],
        "named": dict(plan.named),
    }
