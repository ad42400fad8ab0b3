"""What ``qualcode names`` prints."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import columns, counted, heading, next_step, paragraph, shortened, width

if TYPE_CHECKING:
    from qualcode.workflow.naming import Looked, Mention, PossibleName
    from qualcode.workflow.pseudonymising import Copies

# The kinds, here as plain words so that --help loads nothing; a test holds them to privacy's.
KINDS = (
    "cpr",
    "birth date",
    "phone",
    "e-mail",
    "link",
    "account",
    "plate",
    "address",
    "postcode",
    "person",
    "place",
    "organisation",
    "name",
    "job title",
)
MOST_CHANGES = 40
STILL_PERSONAL = (
    "pseudonymised: they are personal data as long as the key or the originals are somewhere. "
    "Keep the key apart from them."
)


def rows_of(names: Sequence["PossibleName"]) -> list[dict[str, object]]:
    """Give plain values for JSON."""
    return [one.as_row() for one in names]


def print_names(names: Sequence["PossibleName"], *, looked: "Looked", key: Path) -> None:
    """Print the table, kind by kind, each row with one place as it stands."""
    for kind in KINDS:
        rows = [one for one in names if one.kind == kind]
        if rows:
            heading(f"{kind} ({len(rows)})")
            left = max(24, width() - 66)
            columns(
                ("", "times", "files", "decision", "for instance"),
                [
                    (
                        shortened(one.name, 28),
                        len(one.mentions),
                        files_of(one),
                        decision_of(one),
                        place_of(example_of(one), room=left),
                    )
                    for one in rows
                ],
                align="<><<<",
            )
    click.echo()
    undecided = len(looked.undecided)
    click.echo(
        f"{counted(len(looked.names), 'possible name or number', 'possible names and numbers')} in "
        f"{counted(len(looked.transcripts), 'file')}; {undecided} undecided. "
        f"What was decided lies in {key}"
    )
    paragraph(
        "These are candidates, by their form. Names written in small letters, nicknames, and who "
        "can be known by what they tell are found by reading only.",
        indent=0,
    )
    first = next((one for one in looked.undecided if one.kind in {"person", "name"}), None)
    if first is not None:
        next_step(f'qualcode names --decide   or   qualcode names --replace "{first.name}=…"')
    else:
        next_step("qualcode names --write")


def files_of(one: "PossibleName") -> str:
    """Give the files a name stands in, the first two by name."""
    files = one.transcripts
    more = f" +{len(files) - 2}" if files[2:] else ""
    return shortened(", ".join(files[:2]), 24) + more


def decision_of(one: "PossibleName") -> str:
    """Give the decision in a word or two; for part of a longer name, which."""
    if one.decision == "replace":
        return f"→ {one.words}"
    return one.decision or (f"(in {shortened(one.part_of, 16)})" if one.part_of else "-")


def example_of(one: "PossibleName") -> "Mention":
    """Give the first place in a turn, else in a header."""
    return next((place for place in one.mentions if place.turn), one.mentions[0])


def place_of(mention: "Mention", *, room: int) -> str:
    """Give the place with some words on both sides, the name in ‹ ›."""
    side = max(6, (room - len(mention.words) - 2) // 2)
    before = mention.before[-side:].replace("\n", " ")
    after = mention.after[:side].replace("\n", " ")
    return f"{before}‹{mention.words}›{after}"


def print_copies(copies: "Copies", *, folder: Path) -> None:
    """Print what the copy changes, before it is written."""
    heading(f"What changes in the copy ({folder})")
    changes = list(copies.changes.items())
    columns(
        ("times", "in the transcripts", "becomes"),
        [(times, old, new) for (old, new), times in changes[:MOST_CHANGES]],
        align="><<",
    )
    if changes[MOST_CHANGES:]:
        click.echo(f"  … and {len(changes) - MOST_CHANGES} more")
    heading("Files")
    columns(
        ("changes", "original", "copy", "note"),
        [
            (
                one.edits,
                one.source.removeprefix("transcripts:"),
                one.name,
                f"{one.lost} are lost" if one.lost else "",
            )
            for one in copies.files
        ],
        align="><<<",
    )
    click.echo()


def print_left(looked: "Looked", copies: "Copies") -> None:
    """Print what is left to do by hand."""
    heading("Left for you")
    notes = [
        f"The copies are {STILL_PERSONAL}",
        "Read every copy: who can be known by what they tell is found by reading only.",
    ]
    if looked.undecided:
        some = ", ".join(one.name for one in looked.undecided[:5])
        notes.append(
            f"{counted(len(looked.undecided), 'candidate')} undecided, as they were ({some} …)."
        )
    if copies.inside:
        listed = ", ".join(f"{name} {times}×" for name, times in copies.inside.items())
        notes.append(f"Still inside other words, or in small letters as a word: {listed}.")
    notes.append(
        "Not copied: reports/, runs/, recordings, and comments or pictures inside Word files. "
        "Word, subtitle and other files became plain text."
    )
    for note in notes:
        paragraph(f"- {note}", hang=2)
