"""``qualcode check``: look everything over before anything is coded."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import json_option, open_cache, open_material, project_option
from qualcode.cli.proposing import asked, diff_of
from qualcode.cli.rule_tables import (
    print_remarks,
    print_rules,
    remarks_as_values,
    rewriting_as_values,
    rules_as_values,
)
from qualcode.cli.screen import columns, counted, next_step, print_json, print_problems
from qualcode.errors import UsageError

if TYPE_CHECKING:
    from qualcode.workflow.checking import Overview
    from qualcode.workflow.mending import Mending

EVERY = "\0every"


@click.command(name="check")
@click.option(
    "--rules",
    "rules_of",
    is_flag=False,
    flag_value=EVERY,
    default="",
    metavar="[CODE]",
    help="Print what each rule catches, of one code or theme or of all.",
)
@click.option(
    "--fix",
    "fix_of",
    is_flag=False,
    flag_value=EVERY,
    default="",
    metavar="[CODE]",
    help="Write the suggestions into codebook.yaml, after showing the change.",
)
@click.option("--yes", "agreed", is_flag=True, help="With --fix: write without asking.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of codebook.yaml and stop.")
@project_option
@json_option
def command(
    rules_of: str, fix_of: str, agreed: bool, schema: bool, folder: Path | None, as_json: bool
) -> int:
    """Read everything and say what needs you.

    Transcripts, speakers, participants, the codebook with its examples as tests, and its rules
    in these transcripts: likely false friends, rules that hit nothing or say nothing new, codes
    that code the same passages. Exit code 1 when something could not be used; warnings and
    notes are for you to weigh.

    With --fix, what check suggests is put into codebook.yaml: the change, and what it gains and
    loses, is shown first; every other byte stays.

    \b
    Examples:
      qualcode check
      qualcode check --rules belysning
      qualcode check --fix
      qualcode check --schema > codebook.schema.json
    """
    if schema:
        from qualcode.codebook import schema as codebook_schema

        print_json(codebook_schema())
        return 0
    if agreed and not fix_of:
        raise UsageError("--yes goes with --fix.")
    if rules_of and fix_of:
        raise UsageError("--rules and --fix do not go together.")
    if fix_of:
        return fix(folder, named(fix_of), agreed=agreed, as_json=as_json)
    if rules_of:
        return show_rules(folder, named(rules_of), as_json=as_json)
    return check(folder, as_json=as_json)


def named(given: str) -> str:
    """Give the code or theme that was named, "" for all."""
    return "" if given == EVERY else given


def check(folder: Path | None, *, as_json: bool) -> int:
    """Print the whole overview."""
    from qualcode.workflow.checking import overview

    seen = overview(open_material(folder, quiet=as_json), cache=open_cache())
    if as_json:
        print_json(overview_values(seen))
        return 1 if seen.errors else 0
    people = sum(number for _, number in seen.participants)
    print_overview(seen, people)
    print_problems(seen.problems, most=200)
    print_remarks(seen.remarks, cut=True)
    if seen.errors:
        next_step(f"mend the {counted(len(seen.errors), 'error')} above, then  qualcode check")
        return 1
    if not people:
        next_step("nobody is counted yet: say who speaks,  qualcode speakers")
        return 0
    next_step("Nothing is blocked:  qualcode code")
    return 0


def overview_values(seen: "Overview") -> dict[str, object]:
    """Give the overview as plain values for JSON."""
    left_out = {"examination", "remarks", "problems", "participants"}
    values: dict[str, object] = {
        one.name: getattr(seen, one.name) for one in fields(seen) if one.name not in left_out
    }
    return values | {
        "participants": dict(seen.participants),
        "rules_run": len(seen.examination.reaches),
        "rules_hit": sum(one.hits > 0 for one in seen.examination.reaches),
        "problems": [asdict(one) | {"text": str(one)} for one in seen.problems],
        "remarks": remarks_as_values(seen.remarks),
        "suggestions": [rewriting_as_values(one) for one in seen.examination.rewritings],
    }


def show_rules(folder: Path | None, name: str, *, as_json: bool) -> int:
    """Print what each rule catches, and every remark on the same codes."""
    from qualcode.workflow.checking import look_over_rules
    from qualcode.workflow.mending import codes_named

    material = open_material(folder, quiet=as_json)
    codes = codes_named(material, name)
    examination, found = look_over_rules(material, cache=open_cache())
    about = [one for one in found if one.code in codes]
    if as_json:
        rules = rules_as_values(examination, codes=codes)
        print_json({"rules": rules, "remarks": remarks_as_values(about)})
        return 0
    print_rules(examination, codes=codes)
    ran = {one.rule.language for one in examination.reaches}
    idle = [one.language for code in material.codebook if code.id in codes for one in code.rules]
    for language in sorted({*idle} - ran):
        click.echo(
            f"\n{counted(idle.count(language), 'rule')} in {language} did not run: "
            "no transcript is in that language."
        )
    print_remarks(about, cut=False)
    next_step("read a rule in its context:  qualcode find RULE")
    return 0


def fix(folder: Path | None, name: str, *, agreed: bool, as_json: bool) -> int:
    """Show the suggestions as a change of the codebook, and write it after a yes."""
    from qualcode.store import write_codebook
    from qualcode.workflow.checking import look_over_rules
    from qualcode.workflow.mending import codes_named, mend

    material = open_material(folder, quiet=as_json)
    codes = codes_named(material, name)
    examination, _ = look_over_rules(material, cache=open_cache())
    mending = mend(material, examination, codes=codes)
    if not as_json:
        print_mending(mending)
    written = bool(mending.made) and (agreed or (not as_json and asked("Write this?")))
    if written:
        write_codebook(mending.proposal, project=material.project)
    if as_json:
        print_json(mending_values(mending) | {"written": written})
    elif written:
        file = mending.proposal.path.name
        click.echo(f"Wrote {file}: {counted(len(mending.made), 'suggestion')}.")
        next_step("what it changes:  qualcode diff")
    elif mending.made:
        click.echo("Nothing was written. Add --yes to write without being asked.")
    elif not mending.refused:
        click.echo("There is nothing to suggest.")
    return 0 if written or not (mending.made or mending.refused) else 1


def print_mending(mending: "Mending") -> None:
    """Print what each suggestion changes, the change of the file, and what is left to do."""
    from qualcode.workflow.remarking import change_in_words

    columns(
        ("code", "rules", "become", "in these transcripts"),
        [
            (
                one.code,
                ", ".join(rule.text for rule in one.rules),
                ", ".join(one.by) or "(go)",
                change_in_words(one),
            )
            for one in mending.made
        ],
        indent=0,
    )
    if mending.made:
        click.echo(f"\n{diff_of(mending.proposal)}\n")
    for one in mending.refused:
        rules = ", ".join(rule.text for rule in one.rules)
        place = f"{mending.proposal.path.name}:{one.rules[0].line}"
        by = f"write {', '.join(one.by)} in place of {rules}" if one.by else f"take {rules} away"
        click.echo(
            f"{place}: could not be changed without touching comments or other lines. By hand, in "
            f"{one.code}: {by}.",
            err=True,
        )


def mending_values(mending: "Mending") -> dict[str, object]:
    """Give a proposal as plain values for JSON."""
    return {
        "suggestions": [rewriting_as_values(one) for one in mending.made],
        "by_hand": [rewriting_as_values(one) for one in mending.refused],
        "diff": diff_of(mending.proposal),
    }


def print_overview(seen: "Overview", people: int) -> None:
    """Print what there is, in numbers that can be checked by hand."""
    roles = ", ".join(f"{number} {role}" for role, number in seen.participants if number)
    listed = f" ({roles})" if roles else ""
    click.echo(
        f"Transcripts   {seen.transcripts} of {seen.transcripts + seen.unreadable} readable, "
        f"{counted(seen.turns, 'turn')}, {seen.asked:,} of them the interviewers' (never coded), "
        f"{counted(seen.passages, 'passage')} to code"
    )
    click.echo(
        f"Participants  {people}{listed}, {counted(seen.words, 'word')} spoken by them"
        + (f"; {counted(seen.field_notes, 'field note')} apart" if seen.field_notes else "")
    )
    click.echo(
        f"Codebook      {counted(seen.codes, 'code')} in {counted(seen.themes, 'theme')}, "
        f"{counted(seen.rules, 'rule')}"
    )
    ran = seen.examination.reaches
    if ran:
        number = len(seen.examination.rewritings)
        click.echo(
            f"Rules         {len(ran):,} run on these transcripts, "
            f"{sum(one.hits > 0 for one in ran):,} of them hit: qualcode check --rules"
            + (f"; {counted(number, 'suggestion')}: qualcode check --fix" if number else "")
        )
