"""A page of a transcript: what was asked, the words, and the codings in the margin."""

import shutil
import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from qualcode.cli.review_screen import MARKS, WORDS, who_and_where
from qualcode.cli.screen import shortened, styled, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.model import Claim, Coding, Decision, Passage, Turn
    from qualcode.workflow.reading import Page, View

MARGIN = 29
BAR = " │ "
SIGNS = {"rules": "° ", "suggested": "? "}
LEGEND = "° a rule hit nobody has read   ? a machine's suggestion   * starred"
BESIDES = 5  # the lines of a screen for what was saved, the head and the keys
FEWEST = 2
HERE = 24


def print_page(view: "View", place: int, *, whole: bool = True) -> None:
    """Print one page; unless the ``whole`` is wanted, of long questions only what fits."""
    page = view.pages[place]
    body = beside(words(view, page.passage), margin(view, page.passage))
    before = questions(view, page.before)
    room = max(FEWEST, shutil.get_terminal_size((100, 24)).lines - BESIDES - len(body))
    if len(before) > room and not whole:
        cut = len(before) - room + 1
        before = [f"  … w shows {cut} more lines of what was said before", *before[cut:]]
    click.echo()
    for line in before:
        click.echo(styled(line, dim=True))
    click.echo(styled(head(view, place), bold=True))
    for line in body:
        click.echo(line)


def print_questions(view: "View", turns: "Sequence[Turn]") -> None:
    """Print turns that nobody codes."""
    for line in questions(view, turns):
        click.echo(styled(line, dim=True))


def head(view: "View", place: int) -> str:
    """Say which passage of how many it is, who speaks, where and when."""
    passage = view.pages[place].passage
    parts = len(view.corpus.passages_of_turn(passage.transcript, passage.turn))
    part = f" · part {passage.number} of {parts}" if parts > 1 else ""
    read = " · read" if view.wish.coder and view.is_read(passage) else ""
    return f"[{place + 1}/{len(view.pages)}]  {who_and_where(view.corpus, passage)}{part}{read}"


def questions(view: "View", turns: "Sequence[Turn]") -> list[str]:
    """Give turns that nobody codes as lines, each with the label of who speaks."""
    return [
        line
        for turn in turns
        for line in wrapped(
            f"{turn.speaker or '–'}: {view.transcript.words_of(turn)}",
            indent=2,
            hang=len(turn.speaker or "–") + 2,
        )
    ]


def words(view: "View", passage: "Passage") -> list[str]:
    """Give the words of a passage as lines that leave room for the margin."""
    room = width() - MARGIN - len(BAR)
    return [
        line
        for part in f"»{view.corpus.text(passage)}«".splitlines()
        for line in textwrap.wrap(
            part, room, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
    ]


def margin(view: "View", passage: "Passage") -> list[str]:
    """Give the codings on a passage, numbered, and those that reach into it, as lines."""
    entries = [
        f"{number} {said_of(view, claim)}"
        for number, claim in enumerate(view.margin(passage), start=1)
    ]
    entries += [f"… {reaching(view, one)}" for one in view.reaching(passage)]
    return [
        line
        for entry in entries
        for line in textwrap.wrap(entry, MARGIN, subsequent_indent="  ", break_on_hyphens=False)
    ]


def said_of(view: "View", claim: "Claim") -> str:
    """Give one coding in words: its sign, code, status, who says so, and on which words."""
    parts = who_says(view, claim)
    own = view.own(claim)
    said = own or next((one for one in claim.decisions if one.verdict != "reject"), None)
    if said is not None and said.verdict != "reject" and said.span != claim.passage.span:
        parts.append(f"«{shortened(said.quote, HERE)}»")
    if claim.status != "rejected":
        parts += [MARKS.get(one, one) for one in claim.marks if one not in ("prompted", "echo")]
    star = " *" if claim.starred else ""
    return f"{SIGNS.get(claim.state, '')}{claim.code}{star}: {', '.join((claim.status, *parts))}"


def who_says(view: "View", claim: "Claim") -> list[str]:
    """Name who is behind a coding: people, with what each says where they differ, or machines."""
    said = {one.coder: WORDS[one.verdict] for one in claim.decisions}
    said |= dict.fromkeys(view.silent_on(claim), "no")
    if said:
        differ = len(set(said.values())) > 1
        return [f"{coder} {said[coder]}" if differ else coder for coder in sorted(said)]
    return list(dict.fromkeys(machine(coding) for coding in claim.codings))


def machine(coding: "Coding") -> str:
    """Say which rule it is, or that it is the classifier."""
    if coding.source != "rule":
        return coding.coder
    weak = "weak " if coding.strength == "weak" else ""
    return f"{weak}rule «{coding.rule.split(' | ')[0]}»"


def reaching(view: "View", decision: "Decision") -> str:
    """Say that a coding on other turns as well goes over this passage, and where it counts."""
    holder = view.corpus.passage_holding(decision.transcript, decision.span)
    where = f"with turn {holder.turn}" if holder else "elsewhere"
    return f"{decision.code}: {decision.coder}, counts {where}"


def beside(text: "Sequence[str]", notes: "Sequence[str]") -> list[str]:
    """Put lines of text and notes next to each other."""
    room = width() - MARGIN - len(BAR)
    return [
        f"{line:{room}}{styled(BAR, dim=True)}{note}".rstrip()
        for line, note in zip_longest(text, notes, fillvalue="")
    ]


def print_transcript(view: "View", *, start: int = 0) -> None:
    """Print a whole transcript from a page on."""
    for place in range(start, len(view.pages)):
        print_page(view, place)
    print_questions(view, view.after)


def page_values(view: "View", page: "Page") -> dict[str, object]:
    """Give a page as plain values for JSON."""
    passage = page.passage
    return {
        "passage": passage.id,
        "turn": passage.turn,
        "speaker": passage.speaker,
        "participant": passage.participant,
        "role": passage.role,
        "text": view.corpus.text(passage),
        **({"read": view.is_read(passage)} if view.wish.coder else {}),
        "codings": [coding_values(one) for one in view.margin(passage)],
        "reached_by": [
            {"code": one.code, "coder": one.coder, "start": one.span.start, "end": one.span.end}
            for one in view.reaching(passage)
        ],
    }


def coding_values(claim: "Claim") -> dict[str, object]:
    """Give what stands about one code on a passage as plain values for JSON."""
    from qualcode.cli.show import claim_values

    return {
        **claim_values(claim),
        "starred": claim.starred,
        "said": [
            {
                "coder": one.coder,
                "verdict": one.verdict,
                "start": one.span.start,
                "end": one.span.end,
                "quote": one.quote,
            }
            for one in claim.decisions
        ],
    }
