"""When an interview took place, as far as its header says so."""

import re

from qualcode.model import Corpus, Transcript

_KEYS = ("dato", "date", "interviewdato", "interview date", "recorded")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?(\d{4})")
_WRITTEN = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})")
_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_ENGLISH = {"may": 5, "oct": 10}

Date = tuple[int, int, int]


def date_of(transcript: Transcript) -> Date | None:
    """Give (year, month, day) of the header's date; ``None`` where it has none that is clear.

    >>> date_of(Transcript("K01", "K01.txt", "", (), header={"dato": "6. september 2022"}))
    (2022, 9, 6)
    """
    said = next((transcript.header[key] for key in _KEYS if transcript.header.get(key)), "")
    found = _read(said.casefold())
    return found if found and 1 <= found[1] <= 12 and 1 <= found[2] <= 31 else None


def in_order_of_date(corpus: Corpus) -> tuple[str, ...]:
    """Give the ids of the transcripts: dated ones first, by date, then the others by id."""
    dates = {one.id: date_of(one) for one in corpus.transcripts}
    last = (9999, 99, 99)
    return tuple(sorted(dates, key=lambda one: (dates[one] or last, one)))


def iso_date(transcript: Transcript) -> str | None:
    """Give the header's date as ``2022-09-06``; ``None`` where it has none that is clear."""
    found = date_of(transcript)
    return "-".join(f"{part:02}" for part in found) if found else None


def _read(said: str) -> Date | None:
    if iso := _ISO.search(said):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if day_first := _DAY_FIRST.search(said):
        return int(day_first[3]), int(day_first[2]), int(day_first[1])
    if written := _WRITTEN.search(said):
        name = written[2]
        month = _MONTHS.index(name) + 1 if name in _MONTHS else _ENGLISH.get(name, 0)
        return int(written[3]), month, int(written[1])
    return None
