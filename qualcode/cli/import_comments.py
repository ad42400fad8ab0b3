"""``qualcode import comments``: the diff, the question, and what was written."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import device, now, open_material
from qualcode.cli.proposing import asked, has_terminal
from qualcode.cli.screen import counted, heading, next_step, paragraph, print_json, wrapped

if TYPE_CHECKING:
    from qualcode.model import Corpus, Memo, Span
    from qualcode.review.comment_edits import Edit
    from qualcode.workflow.comments_back import Back
    from qualcode.workflow.material import Material

SHOWN = 20
WORDS = 90
SIGNS = {"added": "+", "removed": "-", "moved": "~", "recoded": "~", "settled": "~", "unclear": "?"}
VERDICTS = {"accept": "yes", "reject": "no", "unsure": "unsure"}


def take_comments(file: Path, *, coder: str, yes: bool, folder: Path | None, as_json: bool) -> int:
    """Show what was done in Word, and write it to the coder's journal after a yes."""
    from qualcode.workflow.comments_back import look_at, take_in
    from qualcode.workflow.importing import Writer

    material = open_material(folder, quiet=as_json)
    writer = Writer(coder, device=device(), time=now())
    back = look_at(material, file, writer=writer)
    if not as_json:
        print_back(back, material.corpus)
    wanted = not back.is_empty and (
        yes or (not as_json and asked(f"Write this to {coder}'s journal?"))
    )
    journal = take_in(material, back, writer=writer) if wanted else None
    if as_json:
        print_json(as_values(back, material) | {"journal": journal.name if journal else ""})
    else:
        tell(back, journal, wanted=wanted)
    return 1 if back.unclear or material.errors else 0


def print_back(back: "Back", corpus: "Corpus") -> None:
    """Print the diff: edits by kind, memos, and what was done to the text."""
    done = len([one for one in back.edits if one.kind != "unclear"])
    click.echo(
        f"{back.file}  {back.transcript}: {counted(back.comments, 'comment')}, "
        f"{counted(done, 'change')}"
    )
    if not back.is_listed:
        paragraph(
            "The file does not say what it was handed out with: what is gone cannot be seen.",
            indent=0,
        )
    for kind in SIGNS:
        chosen = [one for one in back.edits if one.kind == kind]
        if chosen:
            heading(f"{kind.upper()} ({len(chosen)})")
            for one in chosen:
                print_edit(one, back, corpus)
    print_memos(back.memos)
    print_text(back)


def print_edit(edit: "Edit", back: "Back", corpus: "Corpus") -> None:
    """Print one edit: what, where, on which words, and what follows."""
    sign = SIGNS[edit.kind]
    code = f"{edit.was} -> {edit.code}" if edit.kind == "recoded" else edit.code or "-"
    where = place_of(edit.span or edit.before, back, corpus)
    verdicts = list(dict.fromkeys(VERDICTS[one.verdict] for one in edit.acts))
    means = {"removed": "no", "settled": verdicts[0] if verdicts else ""}.get(edit.kind, "")
    told = f"  [{edit.author}]" if edit.author not in ("", back.coder) else ""
    click.echo(f"  {sign} {code}  {where}{f'  = {means}' if means and edit.acts else ''}{told}")
    if edit.kind == "moved" and edit.before:
        print_words("was", edit.before.of(corpus.transcript(back.transcript).text))
        print_words("now", edit.quote)
    else:
        print_words("", edit.quote)
    if edit.why:
        paragraph(edit.why, indent=6)


def print_words(lead: str, words: str) -> None:
    """Print the beginning of some words between marks, on one line."""
    flat = " ".join(words.split())
    if flat:
        cut = flat if len(flat) <= WORDS else f"{flat[: WORDS - 1]}…"
        click.echo(f"      {f'{lead}  ' if lead else ''}»{cut}«")


def place_of(span: "Span | None", back: "Back", corpus: "Corpus") -> str:
    """Give ``K01:12`` for a span, the transcript alone where it has no turn."""
    passage = corpus.passage_holding(back.transcript, span) if span else None
    return f"{back.transcript}:{passage.turn}" if passage else back.transcript


def print_memos(memos: "tuple[Memo, ...]") -> None:
    """List the replies and remarks that become memos."""
    if not memos:
        return
    heading(f"MEMOS ({len(memos)})")
    for one in memos:
        click.echo(f"  + {', '.join(about.name for about in one.about)}")
        click.echo("\n".join(wrapped(one.text, indent=6)))


def print_text(back: "Back") -> None:
    """Tell what was done to the transcript's own words; it is never taken over."""
    if back.changes:
        heading(f"TRACKED CHANGES ({len(back.changes)}; not taken over)")
        for turn, one in back.changes[:SHOWN]:
            print_words(f"{where_in(back, turn)}  {one.kind} by {one.author or '?'}", one.words)
    if back.text_edits:
        heading(f"TEXT CHANGED ({len(back.text_edits)}; not taken over)")
        for edit in back.text_edits[:SHOWN]:
            click.echo(f"  {where_in(back, edit.turn)}")
            print_words("was", edit.was)
            print_words("now", edit.now)
    left = sum(max(0, len(many) - SHOWN) for many in (back.changes, back.text_edits))
    if left:
        click.echo(f"      … and {left} more: --json")
    if back.changes or back.text_edits:
        paragraph("To correct a transcript, correct its file in the project: qualcode moved.")


def where_in(back: "Back", turn: int) -> str:
    """Give ``K01:12``, or the transcript where the turn is not known."""
    return f"{back.transcript}:{turn}" if turn else back.transcript


def tell(back: "Back", journal: Path | None, *, wanted: bool) -> None:
    """Say what was written, or that nothing was, and what to do next."""
    click.echo()
    if back.already:
        click.echo(f"{counted(back.already, 'change is', 'changes are')} in the journal already.")
    if wanted:
        written = [counted(len(back.say), "decision")] if back.say else []
        written += [counted(len(back.memos), "memo")] if back.memos else []
        to = f" to decisions/{journal.name}" if journal else ""
        click.echo(f"Wrote {' and '.join(written)}{to}.")
        next_step(f"export a fresh file:  qualcode export comments {quoted(back.transcript)}")
        return
    click.echo("Nothing was written." if not back.is_empty else "Nothing new; nothing was written.")
    if back.is_empty:
        next_step("qualcode code")
    elif not has_terminal():
        next_step("the same with --yes writes it")
    else:
        next_step("run it again when the file is as you want it")


def quoted(name: str) -> str:
    """Give a name as it is typed on a command line."""
    return f'"{name}"' if " " in name else name


def as_values(back: "Back", material: "Material") -> dict[str, object]:
    """Give everything as plain values."""
    return {
        "kind": "comments",
        "file": back.file,
        "transcript": back.transcript,
        "coder": back.coder,
        "comments": back.comments,
        "listed": back.is_listed,
        "edits": [edit_values(one, back, material.corpus) for one in back.edits],
        "already": back.already,
        "decisions": len(back.say),
        "memos": [
            {"about": [about.name for about in one.about], "text": one.text} for one in back.memos
        ],
        "tracked_changes": [
            {"turn": turn, "kind": one.kind, "author": one.author, "words": one.words}
            for turn, one in back.changes
        ],
        "text_changed": [
            {"turn": one.turn, "was": one.was, "now": one.now} for one in back.text_edits
        ],
    }


def edit_values(edit: "Edit", back: "Back", corpus: "Corpus") -> dict[str, object]:
    """Give one edit as plain values; places are of today's canonical text."""
    span, before = edit.span, edit.before
    return {
        "kind": edit.kind,
        "code": edit.code,
        "was": edit.was,
        "place": place_of(span or before, back, corpus),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "start_was": before.start if before else None,
        "end_was": before.end if before else None,
        "author": edit.author,
        "quote": edit.quote,
        "decisions": [
            {"verdict": one.verdict, "code": one.code, "start": one.span.start, "end": one.span.end}
            for one in edit.acts
        ],
        "why": edit.why,
    }
