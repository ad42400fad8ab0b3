"""What a journal holds: what people said, each event one line of JSON with a checksum."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from qualcode.model import (
    Decision,
    Mark,
    Placement,
    Reading,
    Renaming,
    Span,
    Translation,
    Verdict,
)

VERSION = 1
Word = TypeVar("Word", bound=str)
MARKS: tuple[Mark, ...] = get_args(Mark)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Undo:
    """One coder takes back the event of that id: a decision, a reading, or an undo."""

    id: str
    coder: str
    undoes: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What is left of an event on the words of somebody who withdrew: that there was one."""

    id: str
    coder: str
    time: str = ""


Event = Decision | Reading | Undo | Placement | Renaming | Translation | Withdrawn
Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a line cannot be used: ``what`` was found, and the ``remedy``."""

    what: str
    remedy: str


DAMAGED = Unusable(
    "this line is damaged and was not used.",
    "Other lines are not touched by it. Look for an earlier copy of the file, and keep both.",
)
NEWER = Unusable(
    "this line was written by a newer qualcode and was not used.",
    "Install the newer version on this computer too.",
)


def to_line(event: Event, *, follows: str = "") -> bytes:
    """Give the event as one line of JSON in UTF-8, newline at its end, checksum inside.

    ``follows`` is the id of the event on the line before it: a line that was taken out of a
    journal is missed by the one after it.
    """
    said = {"v": VERSION, **_fields_of(event), **({"follows": follows} if follows else {})}
    return _json({**said, "check": checksum(said)}) + b"\n"


def from_line(line: bytes) -> Event | Unusable:
    """Give the event that a line holds, or why it cannot be used."""
    return read_line(line)[0]


def read_line(line: bytes) -> tuple[Event | Unusable, str]:
    """Give the event as ``from_line`` does, and the id that it follows, empty if not said."""
    try:
        said = json.loads(line.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError):
        return DAMAGED, ""
    if not isinstance(said, dict):
        return DAMAGED, ""
    if isinstance(said.get("v"), int) and said["v"] > VERSION:
        return NEWER, ""
    check = said.pop("check", None)
    if said.get("v") != VERSION or check != checksum(said):
        return DAMAGED, ""
    return _event(said), str(said.get("follows", ""))


def checksum(said: Fields) -> str:
    """Give the first 16 hex digits of the SHA-256 of an event's other fields."""
    return hashlib.sha256(_json(said)).hexdigest()[:16]


def _json(said: Fields) -> bytes:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _event(said: Fields) -> Event | Unusable:
    read = _READ_AS.get(str(said.get("event")))
    if read is None:
        return NEWER
    try:
        return read(said)
    except (KeyError, TypeError, ValueError):
        return DAMAGED


def _address_fields(one: Decision | Placement | Translation) -> Fields:
    return {
        "fingerprint": one.fingerprint,
        "start": one.span.start,
        "end": one.span.end,
        "quote": one.quote,
        "before": one.before,
        "after": one.after,
    }


def _decision_fields(one: Decision) -> Fields:
    return {
        "event": "decision",
        "id": one.id,
        "coder": one.coder,
        "time": one.time,
        "transcript": one.transcript,
        **_address_fields(one),
        "code": one.code,
        "verdict": one.verdict,
        "codebook": one.codebook,
        "marks": list(one.marks),
        "starred": one.starred,
        "supersedes": list(one.supersedes),
        "was": one.was,
        **({"speaker": one.speaker} if one.speaker else {}),
    }


def _reading_fields(one: Reading) -> Fields:
    return {
        "event": "reading",
        "id": one.id,
        "coder": one.coder,
        "time": one.time,
        "transcript": one.transcript,
        "fingerprint": one.fingerprint,
        "spans": [[span.start, span.end] for span in one.spans],
        "codes": list(one.codes),
        "prints": list(one.prints),
    }


def _undo_fields(one: Undo) -> Fields:
    return {
        "event": "undo",
        "id": one.id,
        "coder": one.coder,
        "time": one.time,
        "undoes": one.undoes,
    }


def _placement_fields(one: Placement) -> Fields:
    return {
        "event": "placement",
        "id": one.id,
        "coder": one.coder,
        "time": one.time,
        "decision": one.decision,
        "transcript": one.transcript,
        **_address_fields(one),
        "dropped": one.dropped,
        "supersedes": list(one.supersedes),
    }


def _renaming_fields(one: Renaming) -> Fields:
    return {
        "event": "renaming",
        "id": one.id,
        "coder": one.coder,
        "time": one.time,
        "transcript": one.transcript,
        "now": one.now,
    }


def _translation_fields(one: Translation) -> Fields:
    return {
        "event": "translation",
        "id": one.id,
        "coder": one.coder,
        "time": one.time,
        "transcript": one.transcript,
        **_address_fields(one),
        "language": one.language,
        "text": one.text,
        "supersedes": list(one.supersedes),
        **({"speaker": one.speaker} if one.speaker else {}),
    }


def _withdrawn_fields(one: Withdrawn) -> Fields:
    return {"event": "withdrawn", "id": one.id, "coder": one.coder, "time": one.time}


def _decision(said: Fields) -> Decision:
    return Decision(
        id=_name(said, "id"),
        coder=_name(said, "coder"),
        time=_text(said, "time"),
        transcript=_name(said, "transcript"),
        fingerprint=_text(said, "fingerprint"),
        span=_span([said["start"], said["end"]]),
        code=_name(said, "code"),
        verdict=_among(said["verdict"], VERDICTS),
        quote=_text(said, "quote"),
        before=_text(said, "before"),
        after=_text(said, "after"),
        codebook=_text(said, "codebook"),
        marks=tuple(_among(mark, MARKS) for mark in _texts(said, "marks")),
        starred=said["starred"] is True,
        supersedes=_texts(said, "supersedes"),
        was=_text(said, "was"),
        speaker=_text(said, "speaker") if "speaker" in said else "",
    )


def _reading(said: Fields) -> Reading:
    spans = said["spans"]
    if not isinstance(spans, list):
        raise TypeError
    return Reading(
        id=_name(said, "id"),
        coder=_name(said, "coder"),
        time=_text(said, "time"),
        transcript=_name(said, "transcript"),
        fingerprint=_text(said, "fingerprint"),
        spans=tuple(_span(span) for span in spans),
        codes=_texts(said, "codes"),
        prints=_texts(said, "prints"),
    )


def _undo(said: Fields) -> Undo:
    return Undo(
        id=_name(said, "id"),
        coder=_name(said, "coder"),
        time=_text(said, "time"),
        undoes=_name(said, "undoes"),
    )


def _placement(said: Fields) -> Placement:
    return Placement(
        id=_name(said, "id"),
        coder=_name(said, "coder"),
        decision=_name(said, "decision"),
        transcript=_text(said, "transcript"),
        fingerprint=_text(said, "fingerprint"),
        span=_span([said["start"], said["end"]]),
        quote=_text(said, "quote"),
        before=_text(said, "before"),
        after=_text(said, "after"),
        time=_text(said, "time"),
        dropped=said["dropped"] is True,
        supersedes=_texts(said, "supersedes"),
    )


def _renaming(said: Fields) -> Renaming:
    return Renaming(
        id=_name(said, "id"),
        coder=_name(said, "coder"),
        transcript=_name(said, "transcript"),
        now=_name(said, "now"),
        time=_text(said, "time"),
    )


def _translation(said: Fields) -> Translation:
    return Translation(
        id=_name(said, "id"),
        coder=_name(said, "coder"),
        transcript=_name(said, "transcript"),
        fingerprint=_text(said, "fingerprint"),
        span=_span([said["start"], said["end"]]),
        quote=_text(said, "quote"),
        language=_name(said, "language"),
        text=_text(said, "text"),
        before=_text(said, "before"),
        after=_text(said, "after"),
        time=_text(said, "time"),
        supersedes=_texts(said, "supersedes"),
        speaker=_text(said, "speaker") if "speaker" in said else "",
    )


def _withdrawn(said: Fields) -> Withdrawn:
    return Withdrawn(_name(said, "id"), _name(said, "coder"), _text(said, "time"))


def _text(said: Fields, key: str) -> str:
    value = said[key]
    if not isinstance(value, str):
        raise TypeError
    return value


def _name(said: Fields, key: str) -> str:
    value = _text(said, key)
    if not value:
        raise ValueError
    return value


def _texts(said: Fields, key: str) -> tuple[str, ...]:
    values = said[key]
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError
    return tuple(values)


def _span(pair: object) -> Span:
    if not isinstance(pair, list):
        raise TypeError
    start, end = pair
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise ValueError
    return Span(start, end)


def _among(word: object, words: Sequence[Word]) -> Word:
    found = next((one for one in words if one == word), None)
    if found is None:
        raise ValueError
    return found


def _fields_of(event: Event) -> Fields:
    fields: Fields
    match event:
        case Decision():
            fields = _decision_fields(event)
        case Reading():
            fields = _reading_fields(event)
        case Placement():
            fields = _placement_fields(event)
        case Renaming():
            fields = _renaming_fields(event)
        case Translation():
            fields = _translation_fields(event)
        case Undo():
            fields = _undo_fields(event)
        case Withdrawn():
            fields = _withdrawn_fields(event)
    return fields


_READ_AS: Mapping[str, Callable[[Fields], Event]] = {
    "decision": _decision,
    "reading": _reading,
    "undo": _undo,
    "placement": _placement,
    "renaming": _renaming,
    "translation": _translation,
    "withdrawn": _withdrawn,
}
