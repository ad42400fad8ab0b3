"""What review shows: a code's wording, a passage with its evidence, and why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qualcode.cli.code_wording import print_wording
from qualcode.cli.screen import counted, paragraph, styled, wrapped
from qualcode.model import Span

if TYPE_CHECKING:
    from qualcode.model import Code, Corpus, Passage
    from qualcode.review import Item
    from qualcode.workflow.reviewing import Queue
    from qualcode.workflow.study import Study

MARKS = {
    "negated": "negated",
    "prompted": "prompted by the question",
    "echo": "only in the question",
    "irony": "irony?",
}
OPEN, CLOSE = "\ue000", "\ue001"  # private signs, which no keyboard types
WORDS = {"accept": "yes", "reject": "no", "unsure": "unsure"}


def print_code(study: "Study", code: "Code", queue: "Queue", *, minutes: float | None) -> None:
    """Print the wording of a code, and how much there is to decide about it."""
    left = sum(item.code == code.id for item in queue.items)
    click.echo()
    print_wording(study.material, code)
    pace = f" · at your pace about {counted(max(1, round(minutes)), 'minute')}" if minutes else ""
    click.echo(styled(f"  {left} to decide{pace}", dim=True))


def print_item(study: "Study", queue: "Queue", place: int) -> None:
    """Print one question: who speaks where, what was asked, the whole turn, and why."""
    item = queue.items[place]
    corpus = study.material.corpus
    passage = item.passage
    click.echo()
    head = f"[{place + 1}/{len(queue.items)}]  {who_and_where(corpus, passage)}"
    click.echo(styled(head, bold=True))
    question = corpus.question(passage)
    if question:
        paragraph(f"Q: {question}", indent=2, hang=3)
    spans = () if queue.is_blind else evidence_of(item)
    print_turn(corpus, passage, spans)
    for text in why(item, queue):
        paragraph(text, indent=2, hang=2)


def who_and_where(corpus: "Corpus", passage: "Passage") -> str:
    """Say who speaks, under which role and from which area, and where and when."""
    person = corpus.participant(passage.participant)
    who = corpus.name_of(passage.participant) or "field note"
    area = person.area if person else ""
    place = (f"{passage.transcript} turn {passage.turn}", clock_of(corpus, passage))
    return " · ".join(
        one for one in (", ".join(filter(None, (who, passage.role, area))), *place) if one
    )


def print_turn(corpus: "Corpus", passage: "Passage", spans: Sequence[Span]) -> None:
    """Print the turn's words; those of other passages of it after …, evidence in brackets."""
    for part in corpus.passages_of_turn(passage.transcript, passage.turn):
        if part.id == passage.id:
            for line in wrapped(f"»{with_signs(corpus, part, spans)}«", indent=2):
                click.echo(coloured(line))
        else:
            for line in wrapped(f"… {corpus.text(part)}", indent=2):
                click.echo(styled(line, dim=True))


def with_signs(corpus: "Corpus", passage: "Passage", spans: Sequence[Span]) -> str:
    """Put a sign before and after each piece of evidence, one column wide like the bracket."""
    text, start = corpus.text(passage), passage.span.start
    marked = ""
    done = 0
    for span in sorted(spans):
        left, right = span.start - start, span.end - start
        if left < done or right > len(text):
            continue
        marked += f"{text[done:left]}{OPEN}{text[left:right]}{CLOSE}"
        done = right
    return marked + text[done:]


def coloured(line: str) -> str:
    """Give brackets for the signs, and colour where the terminal wants any."""
    mark = styled("x", fg="yellow", bold=True)
    before, after = mark.split("x")[0], mark.split("x")[-1]
    return line.replace(OPEN, f"{before}[").replace(CLOSE, f"]{after}")


def evidence_of(item: "Item") -> tuple[Span, ...]:
    """Give where rules hit in the participant's own words."""
    hits = (hit for coding in item.codings for hit in coding.hits if not hit.in_question)
    return tuple(dict.fromkeys(hit.span for hit in hits if item.passage.span.covers(hit.span)))


def why(item: "Item", queue: "Queue") -> list[str]:
    """Give the lines below the words: what speaks for the code, and what else is known."""
    lines = []
    if not queue.is_blind:
        reason = " · ".join(reasons(item)) or "drawn at random"
        marks = ", ".join(MARKS.get(one, one) for one in item.marks)
        lines.append(f"why: {reason}" + (f"   marks: {marks}" if marks else ""))
        others = [one for one in queue.others.get(item.passage.id, ()) if one != item.code]
        if others:
            lines.append(f"also claimed here: {', '.join(others)}")
    if item.earlier is not None:
        lines.append(
            f"second look: you said {WORDS[item.earlier.verdict]} on {item.earlier.time[:10]}, "
            "when the code was worded otherwise"
        )
    return lines


def reasons(item: "Item") -> list[str]:
    """Say what each machine goes by."""
    found = []
    for strength in ("strong", "weak"):
        rules = dict.fromkeys(
            hit.rule for coding in item.codings for hit in coding.hits if hit.strength == strength
        )
        if rules:
            name = "rules" if len(rules) > 1 else "rule"
            weak = "weak " if strength == "weak" else ""
            found.append(f"{weak}{name} " + ", ".join(f"«{one}»" for one in rules))
    for coding in item.codings:
        if coding.source == "classifier":
            words = ", ".join(one.word for one in coding.weights[:4])
            tested = ", untested" if coding.untested else ""
            found.append(f"classifier{tested}" + (f" ({words})" if words else ""))
    return found


def clock_of(corpus: "Corpus", passage: "Passage") -> str:
    """Give when the turn begins, as the transcript has it; empty where it has no times."""
    start = corpus.turn(passage).time.start
    if start is None:
        return ""
    seconds = start // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
