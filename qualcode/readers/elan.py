"""Reader of ELAN's ``.eaf``: one tier a speaker, annotations in milliseconds."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.formats import parse_xml, sniff
from qualcode.model import Problem, TimeRange
from qualcode.readers.draft import Draft, Utterance

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = b"<ANNOTATION_DOCUMENT"
_REFERENCE = re.compile(r"[^\s\d]*[\d.:_-]*\d+[a-z]?")
_NO_SPEECH = re.compile(
    r"(?:^|[\W_])(?:comments?|kommentar(?:er)?|notes?|noter|gestures?|gestus|gaze|blik)"
    r"(?:$|[\W_])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 12
_LONGEST_REFERENCE = 40


@dataclass(frozen=True, slots=True)
class _Note:
    """One annotation: its words, its place in time, and the annotation it rests on."""

    value: str
    slots: tuple[str, str] = ("", "")
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class _Tier:
    """A tier; ``notes`` are by id, in the order of the file."""

    name: str
    participant: str
    parent: str
    notes: Mapping[str, _Note]

    @property
    def speaker(self) -> str:
        """The participant, or the tier's own name where none is said."""
        return self.participant or self.name


@dataclass(frozen=True, slots=True)
class ElanReader:
    """Reads the tiers that hold speech; translations, glosses and comments are left out."""

    name: str = "elan"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are ELAN's XML."""
        return sniff(data) == "xml" and _ROOT in data[:4096]

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,  # noqa: ARG002 - XML says its own
        declared: Collection[str],  # noqa: ARG002 - the tiers say who speaks
    ) -> Draft:
        """Give what the tiers of speech hold, in order of time."""
        root = parse_xml(data, file=file)
        tiers = [_tier(element) for element in root.iter("TIER")]
        chosen = _speech(tiers)
        said = _in_order(chosen, tiers, _slots(root))
        steps = (f"read the tiers {_names(chosen)}",) if chosen else ()
        if left := [one for one in tiers if one not in chosen and one.notes]:
            steps = (*steps, f"left out the tiers {_names(left)}")
        return Draft(said, join=" ", steps=steps, problems=_shared(chosen, file=file))


READER = ElanReader()


def _tier(element: "_Element") -> _Tier:
    notes = {}
    for one in element.iterfind("ANNOTATION/*"):
        value = " ".join(one.findtext("ANNOTATION_VALUE", "").split())
        slots = (one.get("TIME_SLOT_REF1", ""), one.get("TIME_SLOT_REF2", ""))
        notes[one.get("ANNOTATION_ID", "")] = _Note(value, slots, one.get("ANNOTATION_REF", ""))
    name, participant = element.get("TIER_ID", ""), element.get("PARTICIPANT", "")
    return _Tier(name.strip(), participant.strip(), element.get("PARENT_REF", ""), notes)


def _slots(root: "_Element") -> dict[str, tuple[int, int | None]]:
    """Give each time slot's place in time for sorting, and its time where it has one."""
    header = root.find("HEADER")
    units = header.get("TIME_UNITS", "milliseconds") if header is not None else "milliseconds"
    slots: dict[str, tuple[int, int | None]] = {}
    latest = 0
    for one in root.iterfind("TIME_ORDER/TIME_SLOT"):
        written = one.get("TIME_VALUE", "")
        known = written.isascii() and written.isdigit() and len(written) <= _LONGEST
        latest = int(written) if known else latest
        time = latest if known and units == "milliseconds" else None
        slots[one.get("TIME_SLOT_ID", "")] = (latest, time)
    return slots


def _speech(tiers: Sequence[_Tier]) -> list[_Tier]:
    """Give the tiers that hold speech: those that rest on no other.

    Where such a tier only numbers its annotations, the first below it that has words.
    """
    chosen = []
    for top in tiers:
        if top.parent or _NO_SPEECH.search(top.name):
            continue
        below = [top, *_below(top, tiers)]
        speaking = next((one for one in below if _has_words(one)), None)
        if speaking is not None:
            chosen.append(speaking)
    return chosen


def _below(top: _Tier, tiers: Sequence[_Tier]) -> Iterator[_Tier]:
    """Give the tiers that rest on one, nearest first, each once."""
    reached = {top.name}
    nearest = {top.name}
    while nearest:
        found = [one for one in tiers if one.parent in nearest and one.name not in reached]
        nearest = {one.name for one in found}
        reached |= nearest
        yield from (one for one in found if not _NO_SPEECH.search(one.name))


def _has_words(tier: _Tier) -> bool:
    values = [one.value for one in tier.notes.values() if one.value]
    numbered = sum(len(one) <= _LONGEST_REFERENCE and _is_reference(one) for one in values)
    return numbered <= len(values) // 2 and any(map(_LETTER.search, values))


def _is_reference(value: str) -> bool:
    return _REFERENCE.fullmatch(value) is not None


def _in_order(
    chosen: Sequence[_Tier],
    tiers: Sequence[_Tier],
    slots: Mapping[str, tuple[int, int | None]],
) -> tuple[Utterance, ...]:
    """Give the annotations by the time at which they start; those of a tier stay in order."""
    notes = {key: note for tier in tiers for key, note in tier.notes.items()}
    said: list[tuple[int, int, Utterance]] = []
    for tier in chosen:
        latest = 0
        for note in filter(lambda one: one.value, tier.notes.values()):
            (start, starts), (_, ends) = (
                slots.get(slot, (latest, None)) for slot in _aligned(note, notes).slots
            )
            latest = max(latest, start)
            said.append(
                (latest, len(said), Utterance(tier.speaker, (note.value,), TimeRange(starts, ends)))
            )
    return tuple(one for _, _, one in sorted(said, key=lambda entry: entry[:2]))


def _aligned(note: _Note, notes: Mapping[str, _Note]) -> _Note:
    """Follow an annotation to the one that has a time; itself when there is none."""
    seen: set[str] = set()
    while note.rests_on in notes and note.rests_on not in seen:
        seen.add(note.rests_on)
        note = notes[note.rests_on]
    return note


def _names(tiers: Sequence[_Tier]) -> str:
    return ", ".join(f'"{one.name}"' for one in tiers)


def _shared(chosen: Sequence[_Tier], *, file: str) -> tuple[Problem, ...]:
    """Warn where one person has two tiers that may both be speech."""
    counts = Counter(one.speaker for one in chosen)
    return tuple(
        Problem(
            file,
            what=f'"{speaker}" has {count} tiers of their own '
            f"({_names([one for one in chosen if one.speaker == speaker])}): all were read.",
            remedy="Take those that are no speech out of a copy of the file, in ELAN.",
            severity="warning",
        )
        for speaker, count in counts.items()
        if count > 1
    )
