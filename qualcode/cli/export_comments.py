"""``qualcode export comments``: what it prints."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.before_sending import looked_over, print_before_sending, rows_of
from qualcode.cli.options import open_study
from qualcode.cli.screen import columns, counted, next_step, print_json, print_problems

if TYPE_CHECKING:
    from qualcode.model import Status


def write_comments(
    transcripts: tuple[str, ...],
    *,
    statuses: "tuple[Status, ...]",
    replace: bool,
    output: Path | None,
    folder: Path | None,
    rules_only: bool,
    as_json: bool,
) -> int:
    """Write transcripts with their codings as Word comments, and say where they are."""
    from qualcode.workflow.commenting import Handing, hand_out
    from qualcode.workflow.weighing import whole_transcripts, without_place

    unread = "unread" in statuses
    study = open_study(folder, quiet=as_json, rules_only=rules_only or not unread)
    written = hand_out(study, Handing(transcripts, statuses, output, replace))
    errors = [one for one in study.material.problems if one.severity == "error"]
    checks = (*without_place(study), *whole_transcripts())
    leaving = looked_over(study, [one.path for one in written], checks=checks)
    code = 1 if errors or leaving.has_leak else 0
    if as_json:
        files = [
            {
                "transcript": one.transcript,
                "path": str(one.path),
                "comments": one.comments,
                "left_out": one.left_out,
            }
            for one in written
        ]
        said = {"kind": "comments", "statuses": list(statuses), "files": files}
        print_json(said | {"checks": rows_of(leaving)})
        return code
    columns(
        ["TRANSCRIPT", "COMMENTS", "FILE"],
        [(one.transcript, one.comments, one.path) for one in written],
        align="<><",
    )
    lost = sum(one.left_out for one in written)
    if lost:
        click.echo(
            f"{counted(lost, 'coding is', 'codings are')} on no words and left out.", err=True
        )
    print_before_sending(leaving, files=len(written))
    print_problems(errors)
    next_step("work in Word, then  qualcode import comments FILE.docx --coder NAME")
    return code
