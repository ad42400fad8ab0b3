"""What the rules of a codebook catch, as tables and as plain values."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import columns, counted, heading, paragraph, styled, width

if TYPE_CHECKING:
    from qualcode.rules import Examination, Reach, Rewriting
    from qualcode.workflow.remarking import Remark

TITLES = {
    "false friends": "Possible false friends",
    "codes alike": "Codes that code the same passages",
    "hits nothing": "Rules that hit nothing, though something near is said",
    "redundant": "Rules that another rule makes redundant",
    "one notation": "Rules that can be written as one",
    "idle": "Except rules that take nothing out",
}
# How many remarks of a kind are printed before the reader is sent to --rules.
MOST = {"false friends": 12, "codes alike": 5, "hits nothing": 5, "idle": 0}
USUALLY = 4


def print_remarks(remarks: "Sequence[Remark]", *, cut: bool) -> None:
    """Print remarks under a heading for each kind, ``file:line:column`` first.

    With ``cut`` only the first of each kind are printed.
    """
    for kind, some in groupby(remarks, key=lambda one: one.kind):
        found = list(some)
        most = MOST.get(kind, USUALLY) if cut else len(found)
        click.echo(err=True)
        title = f"{TITLES[kind]} ({len(found)})"
        click.echo(styled(title, bold=True), err=True)
        for one in found[:most]:
            click.echo(f"{one.problem.severity:7} {one.problem}", err=True)
        if len(found) > most:
            more = f"… and {len(found) - most} more" if most else "they do no harm"
            click.echo(f"        {more}: qualcode check --rules", err=True)


def print_rules(examination: "Examination", *, codes: frozenset[str]) -> None:
    """Print a table for each code: what each rule of it catches."""
    reaches = [one for one in examination.reaches if one.code in codes]
    order = {code: place for place, code in enumerate(dict.fromkeys(r.code for r in reaches))}
    reaches.sort(key=lambda one: order[one.code])
    for code, some in groupby(reaches, key=lambda one: one.code):
        rules = list(some)
        hitting = [one for one in rules if one.hits]
        heading(f"{code}  {len(hitting)} of {counted(len(rules), 'rule')} hit")
        room = max(24, width() - max((len(one.rule.text) for one in hitting), default=0) - 56)
        columns(
            ("strength", "rule", "hits", "void", "passages", "participants", "words"),
            [
                (
                    one.rule.strength,
                    one.rule.text,
                    one.hits,
                    one.void or "",
                    one.passages,
                    one.participants,
                    words_of(one, room=room),
                )
                for one in hitting
            ],
            align="<<>>>><",
        )
        silent = ", ".join(one.rule.text for one in rules if not one.hits)
        if silent:
            paragraph(f"hit nothing: {silent}", hang=2)


def words_of(reach: "Reach", *, room: int) -> str:
    """Give the forms a rule catches, with counts, as many as there is room for."""
    parts = [f"{form} {count}" for form, count in reach.forms]
    shown = 1
    while shown < len(parts) and len(", ".join(parts[: shown + 1])) <= room - 4:
        shown += 1
    return ", ".join(parts[:shown]) + (f" +{len(parts) - shown}" if shown < len(parts) else "")


def rules_as_values(examination: "Examination", *, codes: frozenset[str]) -> list[object]:
    """Give what each rule catches as plain values for JSON, complete."""
    return [
        {
            "code": one.code,
            "rule": one.rule.text,
            "strength": one.rule.strength,
            "language": one.rule.language,
            "roles": list(one.rule.roles),
            "line": one.rule.line,
            "column": one.rule.column,
            "hits": one.hits,
            "void": one.void,
            "passages": one.passages,
            "participants": one.participants,
            "forms": forms_as_values(one.forms),
        }
        for one in examination.reaches
        if one.code in codes
    ]


def remarks_as_values(remarks: "Sequence[Remark]") -> list[object]:
    """Give remarks as plain values for JSON."""
    return [
        {
            "kind": one.kind,
            "code": one.code,
            "file": one.problem.file,
            "line": one.problem.line,
            "column": one.problem.column,
            "what": one.problem.what,
            "remedy": one.problem.remedy,
            "severity": one.problem.severity,
            "text": str(one.problem),
        }
        for one in remarks
    ]


def rewriting_as_values(one: "Rewriting") -> dict[str, object]:
    """Give a suggestion as plain values for JSON."""
    return {
        "code": one.code,
        "reason": one.reason,
        "rules": [rule.text for rule in one.rules],
        "line": one.rules[0].line,
        "by": list(one.by),
        "gained": forms_as_values(one.gained),
        "lost": forms_as_values(one.lost),
    }


def forms_as_values(forms: Sequence[tuple[str, int]]) -> list[dict[str, object]]:
    """Give counted forms as plain values for JSON."""
    return [{"form": form, "count": count} for form, count in forms]
