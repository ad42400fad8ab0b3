"""Copies of the journals for a copy of the project: the same events, at the places of its words."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from qualcode.model import (
    Decision,
    Placement,
    Problem,
    Reading,
    Renaming,
    Span,
    Transcript,
    Translation,
)
from qualcode.review import prints_of
from qualcode.store.events import Event, Unusable, from_line, to_line
from qualcode.store.history import INDEX, with_fingerprints
from qualcode.store.journal import journal_files
from qualcode.store.project import Project, read_file

Addressed = TypeVar("Addressed", Decision, Placement, Translation)


@dataclass(frozen=True, slots=True)
class Journey:
    """A text before and after, and where each span of it went."""

    before: Transcript
    after: Transcript
    follow: Callable[[Span], Span]


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of the copy, and how many of its lines say something else than the original."""

    name: str
    data: bytes
    changed: int


@dataclass(frozen=True, slots=True)
class CopiedJournals:
    """All journals of the copy, with the history's index, and lines that were left out."""

    files: tuple[Copied, ...]
    problems: tuple[Problem, ...]


def copied_journals(
    project: Project,
    *,
    journeys: Mapping[str, Journey],
    words: Callable[[str], str],
    codebooks: Mapping[str, str],
) -> CopiedJournals:
    """Give the journals with every event at its new place, ids kept, checksums new.

    ``journeys`` are by the fingerprint of the text before. An event on a text of another
    fingerprint keeps its place, and its words are given through ``words``. ``codebooks`` maps
    fingerprints of codebooks to those of their copies.
    """
    files: list[Copied] = []
    problems: list[Problem] = []
    for path in journal_files(project):
        name = f"decisions/{unicodedata.normalize('NFC', path.name)}"
        lines: list[bytes] = []
        changed = 0
        for number, line in enumerate(read_file(path).split(b"\n"), start=1):
            event = from_line(line) if line.strip() else None
            if event is None:
                continue
            if isinstance(event, Unusable):
                what = "this line cannot be read and was left out of the copy."
                problems.append(Problem(name, number, 0, what, severity="warning"))
                continue
            now = _moved(event, journeys=journeys, words=words)
            if isinstance(now, Decision):
                now = replace(now, codebook=codebooks.get(now.codebook, now.codebook))
            changed += now != event
            lines.append(to_line(now))
        files.append(Copied(name, b"".join(lines), changed))
    index = project.history / INDEX
    if index.is_file():
        data = with_fingerprints(read_file(index), codebooks, words=words)
        files.append(Copied(f"history/{INDEX}", data, 0))
    return CopiedJournals(tuple(files), tuple(problems))


def _moved(event: Event, *, journeys: Mapping[str, Journey], words: Callable[[str], str]) -> Event:
    if isinstance(event, Renaming):
        return replace(event, transcript=words(event.transcript), now=words(event.now))
    if isinstance(event, Decision):
        return _moved_decision(event, journeys.get(event.fingerprint), words=words)
    if isinstance(event, Placement):
        return _moved_decision(event, journeys.get(event.fingerprint), words=words)
    if isinstance(event, Translation):
        moved = _moved_decision(event, journeys.get(event.fingerprint), words=words)
        return replace(moved, text=words(event.text))
    if isinstance(event, Reading):
        return _moved_reading(event, journeys.get(event.fingerprint), words=words)
    return event


def _moved_decision(
    one: Addressed, journey: Journey | None, *, words: Callable[[str], str]
) -> Addressed:
    if journey is None:
        return replace(
            one,
            transcript=words(one.transcript),
            quote=words(one.quote),
            before=words(one.before),
            after=words(one.after),
        )
    text, span = journey.after.text, journey.follow(one.span)
    before, after = span.around(text)
    return replace(
        one,
        transcript=journey.after.id,
        fingerprint=journey.after.fingerprint,
        span=span,
        quote=span.of(text) if one.quote else "",
        before=before if one.before else "",
        after=after if one.after else "",
    )


def _moved_reading(
    one: Reading, journey: Journey | None, *, words: Callable[[str], str]
) -> Reading:
    if journey is None:
        return replace(one, transcript=words(one.transcript))
    spans = tuple(map(journey.follow, one.spans))
    return replace(
        one,
        transcript=journey.after.id,
        fingerprint=journey.after.fingerprint,
        spans=spans,
        prints=prints_of(journey.after, spans) if one.prints else (),
    )
