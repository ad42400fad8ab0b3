"""``qualcode moved``: what moved when transcripts changed, and settling what is not clear."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import device, json_option, now, open_material, project_option
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, print_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.model import Decision
    from qualcode.review import Candidate, Lost, Move, Placed
    from qualcode.workflow.material import Material
    from qualcode.workflow.moving import Moved, Settled

AROUND = 60
LIKENESS = {
    "same": "the same words",
    "respelt": "the same words, spelt otherwise",
    "changed": "corrected words",
    "other": "other words, where it stood",
}


@click.command(name="moved")
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Place this decision.")
@click.option("--at", default="", help="Where: the number of a place listed, or TRANSCRIPT:TURN.")
@click.option("--drop", "dropped", multiple=True, metavar="ID", help="It no longer holds.")
@click.option(
    "--same",
    nargs=2,
    default=("", ""),
    metavar="OLD NEW",
    help="The transcript OLD, which is gone, is NEW.",
)
@click.option("--undo", default="", metavar="ID", help="Take back one that was settled here.")
@click.option("--coder", default="", help="Who settles it; needed where several have decided.")
@project_option
@json_option
def command(
    accepted: tuple[str, ...],
    at: str,
    dropped: tuple[str, ...],
    same: tuple[str, str],
    undo: str,
    coder: str,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Show what became of the decisions on transcripts that have changed, and settle them.

    A decision follows its words. What is not clear is listed, with the words then and now, and
    not counted until you say where it stands (--accept), or that it no longer holds (--drop).
    That is written to your journal as a line of its own; nothing is ever taken out of a
    journal. An ID may be shortened to its first letters.

    \b
    Examples:
      qualcode moved
      qualcode moved --accept 3f2a9c01 --at 1
      qualcode moved --accept 3f2a9c01 --at "Int 03:12"
      qualcode moved --drop 77e1b004
      qualcode moved --same K03 "Interview 3"
    """
    doing = sum(map(bool, (accepted, dropped, any(same), undo)))
    if doing > 1:
        raise click.UsageError("One at a time: --accept, --drop, --same or --undo.")
    if at and not accepted:
        raise click.UsageError("--at says where --accept places a decision.")
    material = open_material(folder, quiet=as_json)
    if doing:
        done = settled(material, accepted, at, dropped, same, undo, coder)
        return tell_settled(done, as_json=as_json)
    from qualcode.workflow.moving import moved

    seen = moved(material)
    if as_json:
        print_json(as_values(seen, material))
    else:
        print_moved(seen, material)
    return 1 if material.errors else 0


def settled(
    material: "Material",
    accepted: tuple[str, ...],
    at: str,
    dropped: tuple[str, ...],
    same: tuple[str, str],
    undo: str,
    coder: str,
) -> "Settled":
    """Write what a person settled."""
    from qualcode.workflow import moving

    if undo:
        return moving.take_back(material, undo, coder=coder, device=device(), time=now())
    writer = moving.writer_named(material, coder, device=device(), time=now())
    if accepted:
        return moving.settle_places(material, accepted, at=at, writer=writer)
    if dropped:
        return moving.drop(material, dropped, writer=writer)
    return moving.same_interview(material, same[0], same[1], writer=writer)


def tell_settled(done: "Settled", *, as_json: bool) -> int:
    """Say what was written, and how it is undone."""
    if as_json:
        print_json({"journal": done.journal.name, "events": [one.id for one in done.events]})
        return 0
    coder = done.events[0].coder
    click.echo(f"Settled {counted(len(done.events), 'thing')} as {coder}: {done.journal.name}")
    for one in done.events:
        click.echo(f"  undo:  qualcode moved --undo {one.id[:8]}")
    next_step("qualcode moved")
    return 0


def print_moved(seen: "Moved", material: "Material") -> None:
    """Print what moved, what follows other words, what needs a person, what was settled."""
    from qualcode.workflow.misplaced import misplaced

    placed = seen.placed
    parts = [f"{counted(len(placed.decisions), 'decision has', 'decisions have')} a place"]
    if placed.lost:
        parts.append(counted(len(placed.lost), "does not", "do not"))
    if placed.dropped:
        parts.append(f"{counted(len(placed.dropped), 'was', 'were')} dropped by hand")
    click.echo(f"{', '.join(parts)}.")
    told = [one for one in misplaced(placed, corpus=seen.corpus) if one.severity != "error"]
    print_notable(placed.moves)
    print_open(seen)
    print_untranslated(placed)
    print_by_hand(material)
    print_problems(told)
    print_next(seen)


def print_notable(moves: "Sequence[Move]") -> None:
    """List the moves that a person may want to look at: other words, another label, by hand."""
    notable = [one for one in moves if one.likeness == "changed" or one.speaker_now or one.by_hand]
    if not notable:
        return
    heading(f"FOLLOWED ({len(notable)})")
    for one in notable:
        by_hand = one.by_hand and one.likeness == "changed"
        said = ["other words" if by_hand else LIKENESS[one.likeness]]
        if one.speaker_now:
            said.append(f"{one.speaker_then} is {one.speaker_now} now")
        if one.by_hand:
            said.append("placed by hand")
        click.echo(f"  {named(one.now)}  ({'; '.join(said)})")
        if one.likeness == "changed":
            paragraph(f"was  {one.before.quote}", indent=6, hang=5)
            paragraph(f"now  {one.now.quote}", indent=6, hang=5)


def print_open(seen: "Moved") -> None:
    """List what needs a person, with the words then and the places now, numbered."""
    from qualcode.workflow.misplaced import REASONS

    if not seen.open:
        return
    heading(f"NEED YOU ({len(seen.open)})")
    for one in seen.open:
        click.echo(f"  {named(one.decision)}  {REASONS[one.reason][0]}")
        made = one.decision
        paragraph(f"was  {in_context(made.before, made.quote, made.after)}", indent=6, hang=5)
        for number, candidate in enumerate(one.candidates, start=1):
            where, words = place_of(one, candidate, seen)
            paragraph(f"{number:>3}  {where}: {words}", indent=6, hang=5)


def print_untranslated(placed: "Placed") -> None:
    """List the translations whose quote has no certain place."""
    from qualcode.workflow.misplaced import REASONS

    if not placed.lost_translations:
        return
    heading(f"TRANSLATIONS WITHOUT A QUOTE ({len(placed.lost_translations)})")
    for one in placed.lost_translations:
        made = one.translation
        where = f"{made.coder}'s {made.language} in {made.transcript}"
        click.echo(f"  {made.id[:8]}  {where}  {REASONS[one.reason][0]}")
        paragraph(f"was  {in_context(made.before, made.quote, made.after)}", indent=6, hang=5)
        paragraph(f"said {made.text}", indent=6, hang=5)


def print_by_hand(material: "Material") -> None:
    """List what people settled, with the ids to undo it by."""
    by_hand = material.journals.by_hand
    lines = [
        f"  {one.id[:8]}  {one.coder}: {one.decision[:8]} "
        + ("dropped" if one.dropped else f"placed in {one.transcript}")
        for one in by_hand.placements
    ]
    lines += [
        f"  {one.id[:8]}  {one.coder}: {one.transcript} is {one.now}" for one in by_hand.renamings
    ]
    if lines:
        heading(f"SETTLED BY HAND ({len(lines)})")
        click.echo("\n".join(lines))


def print_next(seen: "Moved") -> None:
    """Say what to do next."""
    likely = next((one for one in seen.likely if one.now), None)
    if likely:
        next_step(f'qualcode moved --same "{likely.transcript}" "{likely.now}"')
    elif seen.open:
        first = next((one for one in seen.open if one.candidates), seen.open[0])
        short, at = first.decision.id[:8], "1" if first.candidates else "TRANSCRIPT:TURN"
        next_step(f"qualcode moved --accept {short} --at {at}   or   --drop {short}")
    else:
        next_step("Nothing here needs you:  qualcode code")


def named(decision: "Decision") -> str:
    """Give ``3f2a9c01  maja's accept of tryghed in K01``."""
    one = decision
    return f"{one.id[:8]}  {one.coder}'s {one.verdict} of {one.code} in {one.transcript}"


def in_context(before: str, words: str, after: str) -> str:
    """Give words between marks with what stands around them, on one line."""
    left, inner, right = (" ".join(one.split()) for one in (before, words, after))
    return f"… {left} »{inner}« {right} …"


def place_of(lost: "Lost", candidate: "Candidate", seen: "Moved") -> tuple[str, str]:
    """Give the turn of a candidate and its words with those around them."""
    text, span = seen.corpus.transcript(lost.transcript).text, candidate.span
    passage = seen.corpus.passage_holding(lost.transcript, span)
    turn = f"{lost.transcript}:{passage.turn}" if passage else lost.transcript
    words = in_context(
        text[max(0, span.start - AROUND) : span.start],
        span.of(text),
        text[span.end : span.end + AROUND],
    )
    return turn, f"{words}  ({LIKENESS[candidate.likeness]})"


def as_values(seen: "Moved", material: "Material") -> dict[str, object]:
    """Give everything as plain values."""
    from dataclasses import asdict

    placed, by_hand = seen.placed, material.journals.by_hand
    return {
        "placed": len(placed.decisions),
        "not_placed": len(placed.lost),
        "dropped": [one.id for one in placed.dropped],
        "transcripts": [asdict(one) for one in seen.tallies],
        "renamed": [asdict(one) for one in placed.following],
        "gone": [asdict(one) for one in seen.likely],
        "moved": [move_values(one) for one in placed.moves],
        "open": [lost_values(one, seen) for one in placed.lost],
        "translations": [
            asdict(one.translation) | {"reason": one.reason} for one in placed.lost_translations
        ],
        "by_hand": [asdict(one) for one in by_hand.events],
    }


def move_values(one: "Move") -> dict[str, object]:
    """Give one move as plain values."""
    return decision_values(one.before) | {
        "transcript_now": one.now.transcript,
        "start_now": one.now.span.start,
        "end_now": one.now.span.end,
        "quote_now": one.now.quote,
        "likeness": one.likeness,
        "by_hand": one.by_hand,
        "speaker_then": one.speaker_then,
        "speaker_now": one.speaker_now,
    }


def lost_values(one: "Lost", seen: "Moved") -> dict[str, object]:
    """Give one decision that has no place, and its candidates, as plain values."""
    text = seen.corpus.transcript(one.transcript).text if one.transcript else ""
    return decision_values(one.decision) | {
        "reason": one.reason,
        "transcript_now": one.transcript,
        "candidates": [
            {
                "number": number,
                "start": place.span.start,
                "end": place.span.end,
                "quote": place.span.of(text),
                "before": text[max(0, place.span.start - AROUND) : place.span.start],
                "after": text[place.span.end : place.span.end + AROUND],
                "likeness": place.likeness,
                "sides": place.sides,
            }
            for number, place in enumerate(one.candidates, start=1)
        ],
    }


def decision_values(one: "Decision") -> dict[str, object]:
    """Give a decision as it was made."""
    return {
        "id": one.id,
        "coder": one.coder,
        "verdict": one.verdict,
        "code": one.code,
        "transcript": one.transcript,
        "start": one.span.start,
        "end": one.span.end,
        "quote": one.quote,
        "before": one.before,
        "after": one.after,
    }
