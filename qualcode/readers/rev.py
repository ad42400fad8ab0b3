"""Rev's JSON: speakers, and monologues of words and punctuation."""

from collections.abc import Mapping
from dataclasses import replace

from qualcode.model import TimeRange
from qualcode.readers.draft import Draft, Utterance
from qualcode.readers.json_data import Data, field_of, milliseconds, records, text_of


def read_rev(data: Data, *, file: str) -> Draft | None:  # noqa: ARG001 - one shape for all
    """Give what the monologues say; ``None`` when the data is not Rev's.

    A monologue is a paragraph; its elements stand side by side as they are, for Rev writes
    the blanks among them.
    """
    monologues = records(field_of(data, "monologues"))
    if not monologues or not all("elements" in one for one in monologues):
        return None
    names = {
        text_of(one.get("id")): text_of(one.get("name"))
        for one in records(field_of(data, "speakers"))
    }
    return Draft(tuple(_said(one, names) for one in monologues))


def _said(monologue: Mapping[str, Data], names: Mapping[str, str]) -> Utterance:
    number = text_of(monologue.get("speaker"))
    speaker = names.get(number) or (f"Speaker {number}" if number else "")
    elements = records(monologue.get("elements"))
    values = (one.get("value") for one in elements)
    words = "".join(value for value in values if isinstance(value, str))
    said = Utterance(speaker, tuple(filter(None, map(str.strip, words.split("\n")))))
    starts = [time for one in elements if (time := milliseconds(one.get("ts"))) is not None]
    ends = [time for one in elements if (time := milliseconds(one.get("end_ts"))) is not None]
    return replace(said, time=TimeRange(next(iter(starts), None), next(reversed(ends), None)))
