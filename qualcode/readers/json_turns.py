"""JSON that is a plain list of turns: a speaker and words in each record."""

from collections.abc import Iterator, Mapping, Sequence

from qualcode.model import TimeRange
from qualcode.readers import times
from qualcode.readers.draft import Draft, Utterance
from qualcode.readers.json_data import Data, records, text_of

_SPEAKERS = ("speaker", "speaker_name", "speakerName", "speaker_label", "taler", "name")
_WORDS = ("content", "text", "transcript", "utterance", "words", "tekst")
_STARTS = ("start", "start_time", "startTime", "timestamp", "time")
_ENDS = ("end", "end_time", "endTime")


def read_turns(data: Data, *, file: str) -> Draft | None:  # noqa: ARG001 - one shape for all
    """Give the turns of the one list that holds them; ``None`` when there is none, or several.

    Times are read where they are written as clock readings (``00:01:02``): a bare number
    does not say whether it counts seconds or milliseconds.
    """
    found = [(turns, *names) for turns in _lists(data) if (names := _names(turns))]
    if len(found) != 1:
        return None
    turns, speaker, words = found[0]
    steps = ("left out times that do not say their unit",) if _numbered(turns) else ()
    said = tuple(
        Utterance(_label(one.get(speaker)), (text_of(one.get(words)),), _time(one)) for one in turns
    )
    return Draft(said, steps=steps)


def _lists(data: Data) -> Iterator[list[Mapping[str, Data]]]:
    if isinstance(data, Mapping):
        yield from filter(None, map(records, data.values()))
    else:
        yield from filter(None, (records(data),))


def _names(turns: Sequence[Mapping[str, Data]]) -> tuple[str, str] | None:
    """Give the keys of the speaker and of the words that every record has."""
    speaker = next((key for key in _SPEAKERS if all(key in one for one in turns)), "")
    words = next((key for key in _WORDS if all(isinstance(one.get(key), str) for one in turns)), "")
    return (speaker, words) if speaker and words else None


def _label(value: Data) -> str:
    return f"Speaker {value}" if isinstance(value, int) else text_of(value)


def _numbered(turns: Sequence[Mapping[str, Data]]) -> bool:
    return any(isinstance(one.get(key), int | float) for one in turns for key in _STARTS)


def _time(said: Mapping[str, Data]) -> TimeRange:
    start, end = (_clock(said, keys) for keys in (_STARTS, _ENDS))
    return TimeRange(start, end)


def _clock(said: Mapping[str, Data], keys: Sequence[str]) -> int | None:
    written = next((one for key in keys if isinstance(one := said.get(key), str)), "")
    found = times.timespan(written) if ":" in written else None
    return found.start if found is not None else None
