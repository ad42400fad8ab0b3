"""What in a project may say who somebody is, and what was decided about it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from qualcode.language import fold, guess_language
from qualcode.model import Participant, Problem, Settings, Transcript
from qualcode.privacy import (
    KINDS,
    NAMES,
    SURE,
    Found,
    Kind,
    Sure,
    Written,
    base_of,
    find_addresses,
    find_identifiers,
    find_jobs,
    find_names,
    pipeline_names,
)
from qualcode.readers import is_generic
from qualcode.store import (
    Cache,
    KeyRow,
    Project,
    load_settings,
    read_kept,
    read_key,
    read_participants,
)
from qualcode.workflow.material import read_transcripts
from qualcode.workflow.progress import Progress, silent

Handled = Literal["", "replace", "keep", "always keep"]
CONTEXT = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a name: ``turn`` counts from 1, 0 is the file's header."""

    transcript: str
    turn: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class PossibleName:
    """What may say who somebody is, over all files: one row of the table.

    ``part_of`` is the longer name that it is probably a part of (*Hassan* of *Hassan Ahmed*).
    ``words`` stand for it where the decision is to replace it.
    """

    name: str
    kind: Kind
    sure: Sure
    mentions: tuple[Mention, ...]
    decision: Handled = ""
    words: str = ""
    part_of: str = ""

    @property
    def transcripts(self) -> tuple[str, ...]:
        """The transcripts it stands in, in order."""
        return tuple(dict.fromkeys(one.transcript for one in self.mentions))

    @property
    def forms(self) -> tuple[str, ...]:
        """The ways it is written, commonest first."""
        forms = [one.words for one in self.mentions]
        return tuple(sorted(set(forms), key=lambda form: (-forms.count(form), form)))

    def as_row(self) -> dict[str, object]:
        """Give plain values for JSON."""
        return {
            "name": self.name,
            "kind": self.kind,
            "sure": self.sure,
            "times": len(self.mentions),
            "transcripts": list(self.transcripts),
            "forms": list(self.forms),
            "part_of": self.part_of,
            "decision": self.decision,
            "replacement": self.words,
            "places": [
                {
                    "transcript": one.transcript,
                    "turn": one.turn,
                    "before": one.before,
                    "words": one.words,
                    "after": one.after,
                }
                for one in self.mentions
            ],
        }


@dataclass(frozen=True, slots=True)
class Looked:
    """A project looked through for personal data; ``names`` are in order of kind and count."""

    project: Project
    settings: Settings
    transcripts: tuple[Transcript, ...]
    participants: tuple[Participant, ...]
    key: tuple[KeyRow, ...]
    kept: tuple[str, ...]
    names: tuple[PossibleName, ...]
    problems: tuple[Problem, ...]
    languages: Mapping[str, str] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[PossibleName, ...]:
        """What nobody has decided about."""
        return tuple(one for one in self.names if not one.decision)


def look_through(
    project: Project, *, key: Path, cache: Cache, progress: Progress = silent
) -> Looked:
    """Look through all transcripts for what may say who somebody is.

    Raises SettingsError, ParticipantsError or ProjectError when the project or the key
    cannot be read; a transcript that cannot be read is a Problem.
    """
    settings = load_settings(project)
    people, problems = read_participants(project, settings=settings)
    transcripts, reading = read_transcripts(
        project, settings=settings, participants=people, progress=progress, cache=cache
    )
    rows, kept = read_key(key), read_kept(project)
    languages = {one.id: language_spoken(one, settings) for one in transcripts}
    progress("looking for names", 0, 1)
    found = _find(transcripts, people=people, rows=rows, settings=settings, languages=languages)
    names = tuple(decided(one, rows=rows, kept=kept) for one in found)
    return Looked(
        project, settings, transcripts, people, rows, kept, names, (*problems, *reading), languages
    )


def again(looked: Looked, *, key: Path) -> Looked:
    """Give the same with what the key and the list of kept names say now."""
    rows, kept = read_key(key), read_kept(looked.project)
    names = tuple(decided(one, rows=rows, kept=kept) for one in looked.names)
    return replace(looked, key=rows, kept=kept, names=names)


def decided(one: PossibleName, *, rows: Sequence[KeyRow], kept: Iterable[str]) -> PossibleName:
    """Give a name with the decision about it, if there is one."""
    row = next((row for row in rows if fold(row.name) == fold(one.name)), None)
    if row is not None:
        return replace(one, decision=row.handling, words=row.words)
    always = any(fold(name) == fold(one.name) for name in kept)
    return replace(one, decision="always keep" if always else "", words="")


def language_spoken(transcript: Transcript, settings: Settings) -> str:
    """Give the language a transcript is in: its header's, the project's, or by its words."""
    return transcript.language or settings.data_language or guess_language(transcript.text) or "da"


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its place: a turn, or (turn 0) a value of the header.

    ``transcript`` is any other place a text may have, where it is in none.
    """

    transcript: str
    turn: int
    written: Written


def _find(
    transcripts: Sequence[Transcript],
    *,
    people: Sequence[Participant],
    rows: Sequence[KeyRow],
    settings: Settings,
    languages: Mapping[str, str],
) -> list[PossibleName]:
    texts = [text for one in transcripts for text in _texts(one, languages[one.id])]
    known = known_names(transcripts, people=people, rows=rows)
    found = possible_names(texts, known=known, pipeline=settings.names_pipeline)
    rare = [one for one in found if _is_worth_a_look(one, transcripts)]
    return sorted(_with_wholes(rare), key=_order)


def possible_names(
    texts: Sequence[PlacedText], *, known: Mapping[str, Kind], pipeline: str = ""
) -> list[PossibleName]:
    """Give what in some texts may say who somebody is, one row for all its mentions.

    ``known`` are names the project has; ``pipeline`` is a trained one whose names are taken too.
    """
    names = find_names([one.written for one in texts], known=known)
    trained: Sequence[Sequence[Found]] = [()] * len(texts)
    if pipeline:
        plain = [one.written.text for one in texts]
        trained = pipeline_names(plain, pipeline=pipeline)
    mentions: dict[tuple[bool, str], list[tuple[Found, Mention]]] = defaultdict(list)
    for text, by_capital, by_training in zip(texts, names, trained, strict=True):
        for found in _without_overlaps(text.written.text, by_capital, by_training):
            base = found.base
            if found in by_training:
                base = base_of(base, seen=frozenset(), language=text.written.language)
            where = (found.kind == "job title", fold(base))
            mentions[where].append((replace(found, base=base), _mention(found, text)))
    return [_possible(one) for one in mentions.values()]


def _texts(transcript: Transcript, language: str) -> Iterator[PlacedText]:
    for value in transcript.header.values():
        yield PlacedText(transcript.id, 0, Written(value, language))
    for turn in transcript.turns:
        yield PlacedText(transcript.id, turn.number, Written(transcript.words_of(turn), language))


def known_names(
    transcripts: Sequence[Transcript], *, people: Sequence[Participant], rows: Sequence[KeyRow]
) -> dict[str, Kind]:
    """Give the names the project itself has: speaker labels, participants, the key's names."""
    said = [turn.speaker for one in transcripts for turn in one.turns]
    said += [name for one in people for name in (one.pseudonym, *one.labels)]
    known: dict[str, Kind] = {}
    for label in dict.fromkeys(said):
        bare = label.split("(")[0].strip()
        parts = [part for part in bare.split() if part[:1].isupper() and part[1:].islower()]
        known |= {part: "person" for part in parts if len(part) > 1 and not is_generic(part)}
    for row in rows:
        kind = next((one for one in KINDS if one == row.kind), None)
        if kind in NAMES:
            known[row.name] = kind
    return known


def _without_overlaps(
    text: str, by_capital: Sequence[Found], by_training: Sequence[Found]
) -> list[Found]:
    taken: list[Found] = []
    named = [one for one in by_capital if one.sure != "possible"]
    unsure = [one for one in by_capital if one.sure == "possible"]
    finders = (
        find_identifiers(text),
        find_addresses(text),
        named,
        by_training,
        unsure,
        find_jobs(text),
    )
    for found in (one for some in finders for one in some):
        if not any(found.span.overlap(one.span) for one in taken):
            taken.append(found)
    return sorted(taken)


def _mention(found: Found, text: PlacedText) -> Mention:
    start, end, words = found.span.start, found.span.end, text.written.text
    before, after = words[max(0, start - CONTEXT) : start], words[end : end + CONTEXT]
    return Mention(text.transcript, text.turn, before, words[start:end], after)


def _possible(mentions: Sequence[tuple[Found, Mention]]) -> PossibleName:
    kinds = [found.kind for found, _ in mentions]
    kind = min(set(kinds), key=lambda one: (-kinds.count(one), KINDS.index(one)))
    sure = min((found.sure for found, _ in mentions), key=SURE.index)
    return PossibleName(mentions[0][0].base, kind, sure, tuple(place for _, place in mentions))


def _is_worth_a_look(one: PossibleName, transcripts: Sequence[Transcript]) -> bool:
    """Tell whether something may say who somebody is: jobs only where they are rare."""
    return one.kind != "job title" or len(one.transcripts) == 1 or len(transcripts) < 3


def _with_wholes(names: Sequence[PossibleName]) -> list[PossibleName]:
    """Say of single names which longer name has them, where it is only one."""
    longer: dict[str, set[str]] = defaultdict(set)
    for one in names:
        if one.kind in {"person", "name"} and " " in one.name:
            for part in one.name.split():
                longer[fold(part)].add(one.name)
    return [
        replace(one, part_of=next(iter(longer[fold(one.name)])))
        if one.kind in NAMES and len(longer.get(fold(one.name), ())) == 1
        else one
        for one in names
    ]


def _order(one: PossibleName) -> tuple[int, int, str]:
    return KINDS.index(one.kind), -len(one.mentions), one.name
