"""What a run went by, read from its manifest; what an earlier qualcode did not put down is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.errors import ProjectError
from qualcode.model import Participant, Settings
from qualcode.report import ReportOptions
from qualcode.store import Manifest, from_plain, settings_from
from qualcode.workflow.manifest import TURN

EVENTS = ("decisions", "readings", "placements", "set_aside", "translations")
NOT_RECORDED = {
    "settings": "settings: a fingerprint only",
    "people": "rows of participants.csv of those who are not counted",
    "set_aside": "decisions that were superseded or had no place",
}


@dataclass(frozen=True, slots=True)
class TextInput:
    """A transcript as a run read it: fingerprints of text and file, its language if it says one.

    ``file`` is its name, ``turns`` the print of every turn; both are empty where the run did not
    put them down, and ``language`` is then ``None``.
    """

    id: str
    text: str
    raw_sha256: str
    language: str | None
    file: str = ""
    turns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunInputs:
    """What a run went by; ``None`` is what it did not put down.

    ``people`` are the rows of participants.csv, ``participants`` those who were counted.
    ``cited`` are the ids of events that the run rests on, ``known`` of others that were there.
    ``codings`` holds states by code and passage id, ``memos`` hashes of those that were printed.
    ``withdrawn`` is how often words of somebody had been taken out by then. ``unrecorded`` says
    in words what is missing.
    """

    transcripts: tuple[TextInput, ...]
    codebook: str
    people: tuple[Participant, ...] | None
    participants: tuple[Participant, ...]
    settings: Settings | None
    embeddings: str | None
    classifier: bool
    cited: frozenset[str]
    known: frozenset[str]
    knows_all: bool
    codings: Mapping[str, Mapping[str, str]] | None
    withdrawn: int
    options: ReportOptions
    memos: Mapping[str, str]
    versions: Mapping[str, str]
    unrecorded: tuple[str, ...]


def inputs_from(run: Manifest, *, today: Settings) -> RunInputs:
    """Read what a run went by; ProjectError when its manifest does not hold what it must.

    ``today`` gives what no run keeps of settings.
    """
    try:
        return _inputs(run, today=today)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProjectError(
            f"runs/{run.run}.json: does not say what a run must say. Look for an earlier copy."
        ) from error


def _inputs(run: Manifest, *, today: Settings) -> RunInputs:
    said: Mapping[str, Any] = run.inputs
    record: Mapping[str, Any] = run.record
    settings, people = said["settings"], said.get("people")
    has_settings = isinstance(settings, dict)
    return RunInputs(
        transcripts=tuple(
            _text(one, fields, record=record) for one, fields in sorted(said["transcripts"].items())
        ),
        codebook=said["codebook"],
        people=None if people is None else _people(people),
        participants=_people(said["participants"]),
        settings=settings_from(settings, today=today) if has_settings else None,
        embeddings=said.get("embeddings"),
        classifier=said.get("classifier", bool(run.figures.get("model"))),
        cited=frozenset(
            one for name in EVENTS for one in (*said.get(name, ()), *record.get(name, ()))
        ),
        known=frozenset(record.get("other_events", ())),
        knows_all="other_events" in record,
        codings=record.get("codings"),
        withdrawn=record.get("withdrawn", 0),
        options=from_plain(ReportOptions, said.get("options", said.get("quotes", {}))),
        memos=said.get("memos", {}),
        versions=said["versions"],
        unrecorded=tuple(
            words
            for name, words in NOT_RECORDED.items()
            if name not in said or (name == "settings" and not has_settings)
        ),
    )


def _text(transcript: str, said: Mapping[str, str], *, record: Mapping[str, Any]) -> TextInput:
    prints = record.get("turns", {}).get(transcript, "")
    return TextInput(
        transcript,
        text=said["text"],
        raw_sha256=said["file"],
        language=said.get("language"),
        file=record.get("files", {}).get(transcript, ""),
        turns=tuple(prints[start : start + TURN] for start in range(0, len(prints), TURN)),
    )


def _people(rows: Sequence[Mapping[str, Any]]) -> tuple[Participant, ...]:
    return tuple(from_plain(Participant, one) for one in rows)
