"""Transcripts as they were read, kept so that unchanged files are not parsed again."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from qualcode.model import Problem, Span, TimeRange, Transcript, Turn
from qualcode.store.cache import Cache

# Raise it whenever the shape of what is kept changes: old files are then unread.
FORMAT = "qualcode transcripts 2"
KIND = "transcripts"


@dataclass(frozen=True, slots=True)
class TranscriptSource:
    """What one transcript was read from: the file's name, its bytes' hash, its encoding.

    ``survey`` is what the project declares of it as a survey; empty where it is none.
    """

    file: str
    raw_sha256: str
    encoding: str = ""
    survey: str = ""


Known = Mapping[TranscriptSource, Transcript]


def reading_basis(
    *, version: str, declared: Collection[str], readers: Mapping[str, str] | None = None
) -> str:
    """Give the hash of what all files of a project are read by.

    ``version`` is that of the readers, ``declared`` the speaker labels the project names,
    ``readers`` the reader it chose for a file.
    """
    chosen = sorted((readers or {}).items())
    said = json.dumps([FORMAT, version, sorted(declared), chosen], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def load_transcripts(cache: Cache, name: str, *, basis: str) -> dict[TranscriptSource, Transcript]:
    """Give what was kept of a project (``name``); nothing where it is damaged or outdated."""
    data = cache.load_bytes(KIND, name)
    if data is None:
        return {}
    try:
        said = json.loads(data.decode("utf-8", "surrogatepass"))
        if said["basis"] != basis:
            return {}
        return dict(map(_unpacked, said["transcripts"]))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError):
        return {}


def save_transcripts(cache: Cache, name: str, *, basis: str, transcripts: Known) -> None:
    """Keep the transcripts of a project in the place of those kept before."""
    packed = [_packed(source, one) for source, one in transcripts.items()]
    said = {"basis": basis, "transcripts": packed}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    cache.save_bytes(KIND, name, text.encode("utf-8", "surrogatepass"))


def _packed(source: TranscriptSource, transcript: Transcript) -> dict[str, object]:
    turns = transcript.turns
    return {
        "source": astuple(source),
        "id": transcript.id,
        "text": transcript.text,
        "numbers": [turn.number for turn in turns],
        "speakers": [turn.speaker for turn in turns],
        "starts": [turn.span.start for turn in turns],
        "ends": [turn.span.end for turn in turns],
        "from": [turn.time.start for turn in turns],
        "to": [turn.time.end for turn in turns],
        "header": list(transcript.header.items()),
        "kind": transcript.kind,
        "language": transcript.language,
        "reader": transcript.reader,
        "steps": transcript.steps,
        "problems": [astuple(problem) for problem in transcript.problems],
        "background": {label: list(one.items()) for label, one in transcript.background.items()},
    }


def _unpacked(said: Mapping[str, Any]) -> tuple[TranscriptSource, Transcript]:
    source = TranscriptSource(*said["source"])
    columns = (said[name] for name in ("numbers", "speakers", "starts", "ends", "from", "to"))
    transcript = Transcript(
        id=said["id"],
        file=source.file,
        text=said["text"],
        turns=tuple(
            Turn(number, speaker, Span(start, end), TimeRange(since, until))
            for number, speaker, start, end, since, until in zip(*columns, strict=True)
        ),
        header=dict(said["header"]),
        kind=said["kind"],
        language=said["language"],
        raw_sha256=source.raw_sha256,
        reader=said["reader"],
        steps=tuple(said["steps"]),
        problems=tuple(Problem(*problem) for problem in said["problems"]),
        background={label: dict(one) for label, one in said["background"].items()},
    )
    return source, transcript
