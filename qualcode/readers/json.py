"""Reader of tools' JSON: Whisper and its kin, Rev, oTranscribe, plain lists of turns."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from qualcode.errors import TranscriptError
from qualcode.formats import sniff
from qualcode.readers.draft import Draft
from qualcode.readers.json_data import Data, keys_of, load_json
from qualcode.readers.json_turns import read_turns
from qualcode.readers.otranscribe import read_otranscribe
from qualcode.readers.rev import read_rev
from qualcode.readers.text import with_decoding
from qualcode.readers.whisper import read_whisper


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Reads the shapes of JSON that it knows; a plug-in for another is asked before it."""

    name: str = "json"
    last_resort: bool = True

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are JSON."""
        return sniff(data) == "json"

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the data says; ``TranscriptError`` when it is of no shape that is known."""
        loaded, decoded = load_json(data, encoding=encoding)
        tool, draft = _draft(loaded, file=file, declared=declared)
        draft = replace(draft, steps=(f"read as {tool}", *draft.steps))
        return with_decoding(draft, decoded, file=file)


READER = JsonReader()


def _draft(data: Data, *, file: str, declared: Collection[str]) -> tuple[str, Draft]:
    found = {
        "Whisper's segments": read_whisper(data, file=file),
        "Rev's monologues": read_rev(data, file=file),
        "oTranscribe's text": read_otranscribe(data, file=file, declared=declared),
    }
    found = found if any(found.values()) else {"a list of turns": read_turns(data, file=file)}
    for tool, draft in found.items():
        if draft is not None:
            return tool, draft
    keys = keys_of(data)
    raise TranscriptError(
        "This is JSON, and not of a shape that is known here"
        + (f" (it has the keys {keys})." if keys else "."),
        remedy="Known are Whisper, faster-whisper, WhisperX, whisper.cpp, Rev, oTranscribe and a "
        'list of {"speaker": …, "text": …}. Export the transcript as .vtt, .docx or .txt instead.',
    )
