"""What of a project has no place in an exchange file: said in words, and kept in a table."""

from collections.abc import Iterator

from qualcode.model import Codebook, Coding, Decision, Problem
from qualcode.report.table import Cell, Column, Table
from qualcode.workflow.qda_choice import Chosen, Key, by_decision, by_machine
from qualcode.workflow.qda_project import Exchange, place_of
from qualcode.workflow.study import Study

COLUMNS = (
    *(Column(name) for name in ("kind", "exported", "transcript")),
    *(Column(name, "integer") for name in ("turn", "start", "end")),
    *(Column(name) for name in ("code", "coder", "verdict", "time", "marks", "starred", "rule")),
    Column("score", "decimal"),
    *(Column(name) for name in ("quote", "id", "supersedes")),
)
_BETWEEN = " | "
_YES = {True: "yes", False: "no"}


def losses_of(study: Study, work: Exchange, *, file: str) -> tuple[Problem, ...]:
    """Give a warning for each kind of thing that is left out of the file."""
    said = (*_coding_losses(study, work), *_memo_losses(work), *_code_losses(study, work))
    return tuple(Problem(file, what=what, severity="warning") for what in said)


def left_out_table(study: Study, work: Exchange) -> Table:
    """Give every decision and every machine's coding with what the format cannot say of them.

    ``exported`` is ``yes`` where the coding itself is in the file. ``start`` and ``end`` are
    where it was made: in the text of that time for decisions that have no place today.
    """
    exported = {one.key for one in work.codings}
    placed = {one.id: one for one in study.decisions}
    rows = [
        _decision_row(placed.get(one.id, one), exported, study)
        for one in study.material.journals.decisions
    ]
    rows += [
        _machine_row(coding, exported, study)
        for claim in study.claims
        for coding in claim.codings
        if coding.source != "person"
    ]
    return Table("left-out", COLUMNS, tuple(rows), study.material.settings.note)


def _decision_row(one: Decision, exported: set[Key], study: Study) -> tuple[Cell, ...]:
    is_in = one.verdict != "reject" and by_decision(one).key in exported
    said = (one.verdict, one.time, _BETWEEN.join(one.marks), "yes" if one.starred else "", "", None)
    where = _where(by_decision(one), study)
    return (
        "decision",
        _YES[is_in],
        *where,
        *said,
        one.quote,
        one.id,
        _BETWEEN.join(one.supersedes),
    )


def _machine_row(coding: Coding, exported: set[Key], study: Study) -> tuple[Cell, ...]:
    one = by_machine(coding)
    said = ("", "", _BETWEEN.join(coding.marks), "", coding.rule, coding.score)
    quote = study.material.corpus.cut(one.transcript, one.span)
    is_in = _YES[one.key in exported]
    return (coding.source, is_in, *_where(one, study), *said, quote, "", "")


def _where(one: Chosen, study: Study) -> tuple[Cell, ...]:
    passage = study.material.corpus.passage_holding(one.transcript, one.span)
    turn = passage.turn if passage else None
    return one.transcript, turn, one.span.start, one.span.end, one.code, one.coder


def _coding_losses(study: Study, work: Exchange) -> Iterator[str]:
    marked = sum(bool(claim.marks) for claim in study.claims)
    decisions = study.material.journals.decisions
    given = {(one.transcript, one.span, one.code, one.coder) for one in work.codings}
    left = sum(
        (one.transcript, one.span, one.code, one.coder) not in given for one in study.decisions
    )
    machines = sum(
        (claim.passage.transcript, one.span, one.code, one.coder) not in given
        for claim in study.claims
        for one in claim.codings
        if one.source != "person"
    )
    if marked:
        yield f"marks (negated, prompted, echo, irony …): {marked} passages have some."
    if machines:
        yield f"codings by rules or classifier, their rules and scores: {machines}."
    if left:
        yield f"decisions that are no coding of the statuses asked for: {left}."
    if len(decisions) > len(study.decisions):
        yield f"earlier or lost decisions: {len(decisions) - len(study.decisions)}."
    if decisions:
        yield "who read what and said no, stars, and the order of decisions."


def _memo_losses(work: Exchange) -> Iterator[str]:
    persons = sum(any(s.kind == "participant" for s in memo.about) for memo in work.memos)
    several = sum(len(memo.by) > 1 for memo in work.memos)
    astray = sum(
        subject.kind == "passage" and place_of(subject, work.material) is None
        for memo in work.memos
        for subject in memo.about
    )
    if persons:
        yield f"that a memo is about a participant, since a case holds no note: {persons}."
    if several:
        yield f"all but the first author of a memo: {several}."
    if astray:
        yield f"the place of a memo whose turn is gone: {astray}."


def _code_losses(study: Study, work: Exchange) -> Iterator[str]:
    codebook = study.material.codebook
    rules = sum(len(code.rules) for code in codebook)
    if rules:
        yield f"rules of the codebook, which are text in the descriptions there: {rules}."
    yield from _other_languages(codebook, work.language)
    if any(code.origin != "a_priori" or code.since or code.by or code.was for code in codebook):
        yield "where codes come from and what they were called before."


def _other_languages(codebook: Codebook, language: str) -> Iterator[str]:
    others = [one for one in codebook.languages if one != language]
    if others:
        yield f"the codebook's texts and rules in {', '.join(others)}."
