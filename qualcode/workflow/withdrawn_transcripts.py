"""The transcripts of somebody who withdrew: those that go, and shared ones without their turns."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from qualcode.errors import ProjectError
from qualcode.model import (
    Decision,
    Participant,
    Placement,
    Reading,
    Renaming,
    Settings,
    Span,
    Speaker,
    Transcript,
    Translation,
    Turn,
)
from qualcode.privacy import Replacer, Speech
from qualcode.readers import is_generic
from qualcode.review import prints_of
from qualcode.store import Event, Project, Undo, Withdrawn
from qualcode.workflow.canonical_text import as_text
from qualcode.workflow.material import declared_labels

MARKERS = {"da": "(trukket tilbage)", "en": "(withdrawn)"}
LABELS = {"da": "Trukket tilbage", "en": "Withdrawn"}
NAMELESS = "N.N."
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One participant's part of the material.

    ``turns`` maps transcript id to the numbers of their turns (an interpreter's for them
    among these). ``alone`` are the transcripts where nobody else takes part: they go whole.
    ``names`` are what they are called, labels that anybody may have (``IP``) left out.
    """

    person: Participant
    transcripts: tuple[Transcript, ...]
    turns: Mapping[str, frozenset[int]]
    alone: frozenset[str]
    speech: Speech
    others: Speech
    names: tuple[str, ...]
    settings: Settings

    @property
    def language(self) -> str:
        """The language that markers are written in."""
        return "en" if self.settings.report_language == "en" else "da"

    @property
    def marker(self) -> str:
        """What stands in the place of their words."""
        return MARKERS[self.language]


@dataclass(frozen=True, slots=True)
class Redaction:
    """A shared transcript without somebody's turns: a text file in the place of the original."""

    before: Transcript
    after: Transcript
    path: Path
    to: Path
    data: bytes
    kept: Mapping[Span, int] = field(repr=False)

    def follow(self, span: Span) -> Span | None:
        """Give where a span of the old text is now; ``None`` when it holds a turn that went."""
        shifts = [by for turn, by in self.kept.items() if turn.overlap(span)]
        gone = (one.span for one in self.before.turns if one.span not in self.kept)
        if not shifts or any(one.overlap(span) for one in gone):
            return None
        return Span(span.start + shifts[0], span.end + shifts[-1])


def withdrawal_of(
    person: Participant,
    *,
    transcripts: Sequence[Transcript],
    speakers: Sequence[Speaker],
    settings: Settings,
) -> Withdrawal:
    """Give what a person said, where, and with whom."""
    labels: dict[str, set[str]] = defaultdict(set)
    company: dict[str, set[str]] = defaultdict(set)
    for one in speakers:
        if one.participant == person.id:
            labels[one.transcript].add(one.label)
        elif one.participant:
            company[one.transcript].add(one.participant)
    turns = {
        one.id: frozenset(t.number for t in one.turns if t.speaker in labels[one.id])
        for one in transcripts
        if labels[one.id]
    }
    said: list[str] = []
    others: list[str] = []
    for transcript in transcripts:
        for turn in transcript.turns:
            is_theirs = turn.number in turns.get(transcript.id, frozenset())
            (said if is_theirs else others).append(transcript.words_of(turn))
    called = {person.pseudonym, *person.labels}.union(*labels.values())
    return Withdrawal(
        person=person,
        transcripts=tuple(transcripts),
        turns=turns,
        alone=frozenset(one for one in turns if not company[one]),
        speech=Speech(tuple(said)),
        others=Speech(tuple(others)),
        names=tuple(sorted(one for one in called if one and not is_generic(one))),
        settings=settings,
    )


def redactions_of(
    withdrawal: Withdrawal, *, people: Sequence[Participant], project: Project
) -> tuple[Redaction, ...]:
    """Give every shared transcript without the person's turns, read back from its new file.

    Turns keep their numbers: a marker stands in the place of the words. Raises ProjectError
    for one that cannot be written so that it is read back the same.
    """
    rest = [one for one in people if one.id != withdrawal.person.id]
    declared = declared_labels(withdrawal.settings, rest)
    return tuple(
        _redaction(one, withdrawal=withdrawal, declared=declared, project=project)
        for one in withdrawal.transcripts
        if one.id in withdrawal.turns and one.id not in withdrawal.alone
    )


def _redaction(
    transcript: Transcript, *, withdrawal: Withdrawal, declared: frozenset[str], project: Project
) -> Redaction:
    nameless = Replacer(dict.fromkeys(withdrawal.names, NAMELESS), language=withdrawal.language)
    after, kept = _without_turns(transcript, withdrawal=withdrawal, nameless=nameless)
    top = project.transcripts(withdrawal.settings)
    path = top / PurePosixPath(transcript.file)
    stem = nameless.replace(path.stem).text
    encodings = withdrawal.settings.encodings
    encoding = encodings.get(f"{stem}.txt", encodings.get(f"{stem}.md", ""))
    written = as_text(after, stem=stem, declared=declared, encoding=encoding)
    if written is None:
        raise ProjectError(
            f"{transcript.file}: others speak in it too, and it cannot be written without these "
            "turns so that it reads back the same. Take the turns out of the file by hand, then "
            "run this again. Nothing was changed."
        )
    to = path.with_name(written.name)
    if to != path and to.exists():
        raise ProjectError(
            f"{to.name}: is there already, and {path.name} would become it. Move one of them. "
            "Nothing was changed."
        )
    return Redaction(transcript, after, path, to, written.data, kept)


def _without_turns(
    transcript: Transcript, *, withdrawal: Withdrawal, nameless: Replacer
) -> tuple[Transcript, dict[Span, int]]:
    theirs = withdrawal.turns[transcript.id]
    labels = dict.fromkeys(t.speaker for t in transcript.turns if t.number in theirs)
    general = LABELS[withdrawal.language]
    new = {
        label: general if number == 1 else f"{general} {number}"
        for number, label in enumerate(labels, start=1)
    }
    text, turns, kept = "", [], {}
    for turn in transcript.turns:
        is_theirs = turn.number in theirs
        label = new[turn.speaker] if is_theirs else turn.speaker
        words = withdrawal.marker if is_theirs else transcript.words_of(turn)
        text += ("\n\n" if text else "") + (f"{label}: " if label else "")
        span = Span(len(text), len(text) + len(words))
        text += words
        turns.append(Turn(turn.number, label, span, turn.time))
        if not is_theirs:
            kept[turn.span] = span.start - turn.span.start
    header = {key: nameless.replace(value).text for key, value in transcript.header.items()}
    named = nameless.replace(transcript.id).text
    after = replace(transcript, id=named, text=text, turns=tuple(turns), header=header)
    return after, kept


def event_redaction(
    withdrawal: Withdrawal,
    redactions: Sequence[Redaction],
    *,
    codebooks: Mapping[str, str],
) -> Callable[[Event], Event]:
    """Give what becomes of each event of a journal.

    On the person's words only its id, coder and time are left. Events on others' words of a
    shared transcript move with them. What is done once is not done again: a second run
    leaves the events of the first as they are.
    """
    shared = {one.before.fingerprint: one for one in redactions}
    known = {one.id for one in withdrawal.transcripts}
    gone = {one.fingerprint for one in withdrawal.transcripts if one.id in withdrawal.alone}
    done = {one.after.fingerprint for one in redactions}
    ids = {one.before.id for one in redactions} | {one.after.id for one in redactions}

    def redact(event: Event) -> Event:
        if isinstance(event, Undo | Withdrawn):
            return event
        if isinstance(event, Decision):
            event = replace(event, codebook=codebooks.get(event.codebook, event.codebook))
        printed = "" if isinstance(event, Renaming) else event.fingerprint
        if event.transcript in withdrawal.alone or printed in gone:
            return Withdrawn(event.id, event.coder, event.time)
        if isinstance(event, Renaming):
            return event
        if event.fingerprint in shared:
            return _followed(event, shared[event.fingerprint])
        is_old = event.transcript in ids or event.transcript not in known
        if not isinstance(event, Reading) and is_old and event.fingerprint not in done:
            return _of_an_old_text(event, withdrawal=withdrawal)
        return event

    return redact


def _followed(event: Decision | Placement | Reading | Translation, redaction: Redaction) -> Event:
    after = redaction.after
    if not isinstance(event, Reading):
        span = redaction.follow(event.span)
        if span is None:
            return Withdrawn(event.id, event.coder, event.time)
        return replace(
            event,
            transcript=after.id,
            fingerprint=after.fingerprint,
            span=span,
            before=after.text[max(0, span.start - CONTEXT) : span.start],
            after=after.text[span.end : span.end + CONTEXT],
        )
    spans = tuple(span for one in event.spans if (span := redaction.follow(one)) is not None)
    if not spans:
        return Withdrawn(event.id, event.coder, event.time)
    return replace(
        event,
        transcript=after.id,
        fingerprint=after.fingerprint,
        spans=spans,
        prints=prints_of(after, spans) if event.prints else (),
    )


def _of_an_old_text(event: Decision | Placement | Translation, *, withdrawal: Withdrawal) -> Event:
    """Redact a decision on a text that has changed since: by its words, not by its place."""
    speech, others = withdrawal.speech, withdrawal.others
    is_theirs = speech.holds(event.quote) or speech.says(event.quote)
    if is_theirs and not others.says(event.quote):
        return Withdrawn(event.id, event.coder, event.time)
    return replace(event, before="", after="")
