"""What became of a run, in lines for the screen."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from qualcode.cli.screen import counted, wrapped

if TYPE_CHECKING:
    from qualcode.workflow.differences import Difference
    from qualcode.workflow.reproducing import Reproduced, Touched
    from qualcode.workflow.rewriting import Rewritten
    from qualcode.workflow.texts_then import TextThen

MARGIN = 14
MOST = 12
MOST_FIGURES = 20
LONGEST = 60


def lines_of(done: "Reproduced") -> Iterator[str]:
    """Say of every input what became of it, and of the figures whether they are the same."""
    yield f"Run {done.run.run}"
    yield ""
    for title, texts in (
        ("Transcripts", transcripts(done)),
        ("Codebook", codebook(done)),
        ("Participants", participants(done)),
        ("Settings", settings(done)),
        ("Decisions", decisions(done)),
        ("Model", model(done)),
        ("Options", options(done)),
        ("Versions", versions(done)),
        ("Not recorded", done.inputs.unrecorded),
        ("Withdrawal", withdrawal(done)),
        ("Result", result(done)),
    ):
        yield from beside(title, texts)


def beside(title: str, texts: Iterable[str]) -> Iterator[str]:
    """Set texts beside a title, which stands once; nothing where there are no texts."""
    for text in texts:
        hang = 2 + len(text) - len(text.lstrip())
        first, *more = wrapped(text.lstrip(), indent=MARGIN + hang - 2, hang=2)
        yield f"{title:{MARGIN}}{first[MARGIN:]}".rstrip()
        yield from more
        title = ""


def transcripts(done: "Reproduced") -> Iterator[str]:
    """Say how many are unchanged, and what became of each of the others."""
    texts = done.found.texts
    same = texts.of("same", "renamed")
    yield f"{len(same):,} of {len(texts.texts):,} unchanged"
    resaved = [one.id for one in same if one.is_resaved]
    if resaved:
        yield f"{counted(len(resaved), 'file')} saved anew, with the same words: {some(resaved)}"
    for one in texts.of("renamed"):
        yield f"{one.id} is {one.now} today, with the same text"
    for one in texts.of("changed"):
        what = done.again.touched[one.id] if done.again else None
        yield f"{one.id}{where(one)}; {touched(what)}"
        if what is not None and what.codings:
            yield from limited([coding(one) for one in what.codings])
    for one in texts.of("missing"):
        yield f"{one.id}{f' ({one.file})' if one.file else ''} is not there"
    if texts.added:
        yield f"{len(texts.added):,} added since, left aside: {some(texts.added)}"


def where(text: "TextThen") -> str:
    """Say in which turns a text changed, as far as that is known."""
    named = f" ({text.now} today)" if text.now != text.id else ""
    turns = [str(one) for one in text.turns]
    parts = [f"turn{'s' * (len(turns) > 1)} {some(turns)}"] if turns else []
    if text.gone:
        parts.append(f"{counted(text.gone, 'turn')} less")
    return f"{named} has changed" + (f": {', '.join(parts)}" if parts else "")


def touched(what: "Touched | None") -> str:
    """Say what a change did to codings and decisions."""
    if what is None:
        return "nothing could be placed in it"
    parts = []
    if what.codings is not None:
        number = len(what.codings)
        parts.append(f"{counted(number, 'coding')} touched" if number else "no coding touched")
    if what.corrected:
        parts.append(f"{counted(what.corrected, 'decision')} on corrected words")
    if what.lost:
        parts.append(f"{counted(what.lost, 'decision')} without a certain place")
    if not parts:
        parts.append(f"its {counted(what.stay, 'decision')} on the same words")
    return ", ".join(parts)


def coding(one: "Difference") -> str:
    """Say what a coding was and is: its code, its turn, its state."""
    turn = one.where[-1].rpartition(":")[2].partition(".")[0]
    return f"{one.where[0]} in turn {turn}: {one.then or 'none'} then, {one.now or 'none'} now"


def codebook(done: "Reproduced") -> Iterator[str]:
    """Say whether the codebook of the run is there, and where."""
    found, print_ = done.found.codebook, done.inputs.codebook[:8]
    if found.data is None:
        yield f"{print_} is not in history/, and codebook.yaml is another"
        yield "Put that state of codebook.yaml into history/, under any name, to go on."
    elif found.version is None:
        yield f"{print_}, found" + (" as codebook.yaml" if found.is_today else " in history/")
    else:
        today = "as codebook.yaml is today" if found.is_today else "codebook.yaml is another today"
        yield f"version {found.version}, found; {today}"


def participants(done: "Reproduced") -> Iterator[str]:
    """Say how many were counted, and what is another in participants.csv today."""
    number = counted(len(done.inputs.participants), "participant")
    rows = done.since.people
    if not rows:
        yield f"{number}, as the run put them down"
        return
    yield f"{number}, as the run put them down; participants.csv says otherwise today:"
    yield from limited([told(one, today=True) for one in rows])


def settings(done: "Reproduced") -> Iterator[str]:
    """Say what is set otherwise today."""
    if done.inputs.settings is None:
        yield "those of today, for the run kept none"
    elif not done.since.settings:
        yield "the same today"
    else:
        yield "the run's were used; today it is otherwise:"
        yield from limited([told(one, today=True) for one in done.since.settings])


def decisions(done: "Reproduced") -> Iterator[str]:
    """Say how many of the events were found, and what is left aside."""
    events = done.found.events
    since = "made since" if done.inputs.knows_all else "that the run does not name"
    aside = f"; {events.since:,} {since} left aside" if events.since else ""
    yield f"{events.found:,} of {events.cited:,} found{aside}"
    if events.taken_back:
        were = "was" if len(events.taken_back) == 1 else "were"
        yield f"{len(events.taken_back):,} {were} taken back since, and stand here as they did"
    if events.missing:
        ids = some([one[:8] for one in events.missing])
        yield f"{len(events.missing):,} in no journal today: {ids}"
        yield "Look for a journal that is gone, or an earlier copy: qualcode journal verify"
    if events.withdrawn:
        yield f"{len(events.withdrawn):,} on the words of somebody who withdrew since"


def model(done: "Reproduced") -> Iterator[str]:
    """Say whether the classifier learned the same again."""
    then = str(done.run.figures.get("model", ""))
    if not then:
        yield "none: the run is of rules and decisions only"
    elif done.again is not None:
        now = done.again.model
        yield f"{then[:8]}, learned again: " + ("the same" if now == then else f"now {now[:8]}")
        if done.inputs.embeddings and not done.again.study.material.settings.embeddings:
            yield "without the model of embeddings that it rested on, which is not there today"


def options(done: "Reproduced") -> Iterator[str]:
    """Name the options of the report, where it had any."""
    from dataclasses import asdict

    from qualcode.report import SHOW_ALL

    usual = asdict(SHOW_ALL)
    asked = {
        name: value for name, value in asdict(done.inputs.options).items() if value != usual[name]
    }
    if asked:
        yield ", ".join(f"{name}: {short(value)}" for name, value in asked.items())


def versions(done: "Reproduced") -> Iterator[str]:
    """Name the versions that are others now."""
    if not done.since.versions:
        then = done.inputs.versions
        yield f"qualcode {then.get('qualcode', '')} and its libraries as they were"
    yield from (told(one) for one in done.since.versions)


def withdrawal(done: "Reproduced") -> Iterator[str]:
    """Say that somebody withdrew, where something that the run rested on is gone."""
    gone = done.found.texts.of("missing", "changed") or done.found.events.withdrawn
    if done.withdrawn and (gone or done.found.codebook.data is None):
        yield (
            f"Words of somebody were taken out of the project since ({done.withdrawn[-1][:10]}). "
            "Figures that rested on them cannot be had again."
        )


def result(done: "Reproduced") -> Iterator[str]:
    """Say whether every figure is the same, and list those that are not."""
    from qualcode.workflow.run_list import files_of

    files = files_of(done.run)
    of = f" of {', '.join(files[:-1])}{' and ' * (len(files) > 1)}{files[-1]}" if files else ""
    if done.again is None:
        yield f"the figures{of} cannot be made again without the codebook of the run."
        return
    compared = done.again.compared
    if compared.is_identical:
        yield f"all {compared.figures:,} figures{of} identical."
    else:
        found = counted(len(compared.differences), "difference")
        yield f"{found} in {compared.figures:,} figures{of}."
        yield from figures(compared.differences)
    if compared.dropped:
        yield f"Not counted any more by this qualcode: {', '.join(compared.dropped)}."
    if compared.unrecorded:
        yield f"Counted now, and not recorded then: {', '.join(compared.unrecorded)}."


def written_lines(written: "Rewritten | None") -> Iterator[str]:
    """Say where the document is, and whether it is the same."""
    if written is None:
        return
    yield ""
    yield f"Wrote  {written.path}"
    if written.is_same is None:
        yield "       The run did not put down what was written then, so it cannot be compared."
    elif written.is_same:
        yield "       The same bytes as then."
    else:
        why = "; ".join(written.why) or "why is not known"
        yield from wrapped(f"Not the same bytes as then: {why}.", indent=7)


def figures(differences: Sequence["Difference"]) -> Iterator[str]:
    """List figures that differ under the name of their table."""
    shown = differences[:MOST_FIGURES]
    for name, group in groupby(shown, key=lambda one: one.where[0]):
        yield name
        yield from (f"  {told(one, start=1)}" for one in group)
    if len(differences) > len(shown):
        yield f"… and {len(differences) - len(shown):,} more: --json"


def told(one: "Difference", *, start: int = 0, today: bool = False) -> str:
    """Say one difference: where, what it was, and what it is."""
    place = ", ".join(one.where[start:]) or one.where[-1]
    now = "today" if today else "now"
    if one.kind == "changed":
        return f"{place}: {short(one.then)} then, {short(one.now)} {now}"
    if one.kind == "gone":
        return f"{place}: then, not {now}"
    return f"{place}: {now}, not then"


def short(value: object) -> str:
    """Give a value in one line, not too long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split()) or '""'
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def some(names: Sequence[str]) -> str:
    """List the first few of some names."""
    more = f" and {len(names) - MOST:,} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more


def limited(texts: Sequence[str]) -> Iterator[str]:
    """Give the first few of some texts, and how many there are besides."""
    yield from (f"  {one}" for one in texts[:MOST])
    if len(texts) > MOST:
        yield f"  … and {len(texts) - MOST:,} more: --json"
