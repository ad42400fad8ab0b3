"""The first draft of ``participants.csv``: one row a person, from headers and labels."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.model import Participant, Settings, Transcript
from qualcode.readers.candidates import is_generic, shape_of
from qualcode.readers.roles import ROLE_KEYS, Said, labels_in, roles_in, setting_for

_POSITION_KEYS = ("rolle_detalje", "position", "stilling", "job", "beskæftigelse")
_AREA_KEYS = ("omraade", "område", "area")
_AGE_KEYS = ("aldersgruppe", "age_group", "age group", "alder", "age")
_OURS = frozenset({*_POSITION_KEYS, *_AREA_KEYS, *_AGE_KEYS, *ROLE_KEYS})
_ENOUGH_TURNS = 3
_NORDIC = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})


@dataclass(slots=True)
class _Person:
    row: Participant
    labels: dict[str, None] = field(default_factory=dict)


def draft_participants(
    transcripts: Sequence[Transcript], *, settings: Settings
) -> tuple[Participant, ...]:
    """Give one row for each person who seems to take part, for somebody to complete.

    A full name, or a label the settings declare for all files, is one person wherever it
    speaks (``transcript`` empty, id made of the label); generic labels (``IP``, ``B1``) are
    people of their file, ``K01-1``, ``K01-2`` … An interpreter's label goes to the one
    participant of the file. Those whose role does not count get no row; the role is empty
    where nothing says it.
    """
    everywhere = _everywhere(transcripts, settings=settings)
    people: dict[str, _Person] = {}
    for transcript in transcripts:
        if transcript.kind == "interview":
            said = roles_in(transcript, settings=settings)
            _add_file(people, transcript, said, everywhere=everywhere, settings=settings)
    return tuple(replace(one.row, labels=tuple(one.labels)) for one in people.values())


def _add_file(
    people: dict[str, _Person],
    transcript: Transcript,
    said: Mapping[str, Said],
    *,
    everywhere: Mapping[str, str],
    settings: Settings,
) -> None:
    here: list[str] = []
    for label in _taking_part(transcript, said, settings=settings):
        key = said[label].person or everywhere.get(label, "")
        identity = key or _own_id(people, transcript, label)
        if identity not in people:
            spans_files = bool(everywhere.get(label) or _is_declared(label, settings=settings))
            row = _row(identity, label, said[label], transcript=transcript)
            people[identity] = _Person(
                replace(row, transcript="" if key and spans_files else row.transcript)
            )
        people[identity].labels[label] = None
        here.append(identity)
    for label in _interpreters(said, settings=settings):
        identity = said[label].person or (here[0] if len(set(here)) == 1 else "")
        if identity in people:
            people[identity].labels[label] = None


def _own_id(people: Mapping[str, _Person], transcript: Transcript, label: str) -> str:
    """Give a respondent's own name in a survey, else the next number in the transcript."""
    own = f"{transcript.id}-{slug_of(label)}"
    if label in transcript.background and own not in people:
        return own
    return f"{transcript.id}-{_next_number(people, transcript.id)}"


def _next_number(people: Mapping[str, _Person], transcript_id: str) -> int:
    number = 1
    while f"{transcript_id}-{number}" in people:
        number += 1
    return number


def _row(identity: str, label: str, said: Said, *, transcript: Transcript) -> Participant:
    header = transcript.header
    own = transcript.background.get(label)
    if own is not None:
        header = {key.casefold(): value for key, value in own.items()}
    return Participant(
        id=identity,
        pseudonym=said.name or said.person or label,
        role=said.role,
        position=_first(header, _POSITION_KEYS),
        area=_first(header, _AREA_KEYS),
        age_group=_first(header, _AGE_KEYS),
        transcript=transcript.id,
        extra={key: value for key, value in (own or {}).items() if key.casefold() not in _OURS},
    )


def _first(header: Mapping[str, str], keys: Iterable[str]) -> str:
    value = next((header[key] for key in keys if header.get(key)), "")
    return "" if value in {"-", "–", "—"} else value


def _taking_part(
    transcript: Transcript, said: Mapping[str, Said], *, settings: Settings
) -> list[str]:
    """Give the labels that get a row: whose role counts, else those who say enough to be asked."""
    known = [label for label in said if _counts(said[label], settings=settings)]
    named = [label for label in said if said[label].takes_part and not said[label].role]
    if known or named:
        chosen = {*known, *named}
        return [label for label in said if label in chosen]
    open_labels = [label for label in said if not said[label].role]
    if len(open_labels) == 1:
        return open_labels
    turns = Counter(turn.speaker for turn in transcript.turns)
    return [label for label in open_labels if turns[label] >= _ENOUGH_TURNS]


def _interpreters(said: Mapping[str, Said], *, settings: Settings) -> list[str]:
    found = []
    for label, one in said.items():
        role = settings.role(one.role)
        if role is not None and role.speaks_for_participant:
            found.append(label)
    return found


def _counts(said: Said, *, settings: Settings) -> bool:
    role = settings.role(said.role)
    return role is not None and role.counts


def _is_declared(label: str, *, settings: Settings) -> bool:
    setting = setting_for(label, "", settings=settings)
    return setting is not None and not setting.transcript


def _everywhere(transcripts: Sequence[Transcript], *, settings: Settings) -> dict[str, str]:
    """Give an id for each label that is one person in several files."""
    counts = Counter(label for one in transcripts for label in labels_in(one))
    shared = [
        label
        for label, files in counts.items()
        if files > 1
        and not is_generic(label)
        and (is_full_name(label) or (len(label) > 3 and _is_declared(label, settings=settings)))
    ]
    taken = {one.id for one in transcripts}
    ids: dict[str, str] = {}
    for label in sorted(shared):
        slug, number = slug_of(label), 2
        while slug in taken:
            slug, number = f"{slug_of(label)}-{number}", number + 1
        taken.add(slug)
        ids[label] = slug
    return ids


def is_full_name(label: str) -> bool:
    """Tell whether a label is a name of two words or more, without a number.

    >>> [is_full_name(one) for one in ("Søren Å. (EL)", "Ældre kvinde", "Speaker 1", "Bent")]
    [True, False, False, False]
    """
    words = re.sub(r"\s*\([^()]*\)", "", label).split()
    return (
        len(words) > 1
        and shape_of(label) == "name"
        and not is_generic(label)
        and not any(sign.isdigit() for word in words for sign in word)
    )


def slug_of(label: str) -> str:
    """Give a label as an id: lower case, ``æøå`` spelled out, words joined by hyphens.

    >>> slug_of("Søren Egge Rasmussen (EL)")
    'soeren-egge-rasmussen-el'
    """
    spelled = label.casefold().translate(_NORDIC)
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign)
    )
    return "-".join(re.findall(r"\w+", plain)) or "person"
