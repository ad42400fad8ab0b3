r"""A transcript: one canonical text, and turns and passages as spans over it.

Canonical text is what a reader composes from a file: Unicode NFC, ``\n`` between
paragraphs, a blank line between turns, each turn as ``Label: words``; headers and time
stamps are not part of it. It is frozen under its fingerprint, so the same words read
from ``.txt``, ``.docx`` or ``.vtt`` have the same text, positions and fingerprint.
Positions are Unicode code points, 0-based, half-open.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from qualcode.model.problem import Problem

Kind = Literal["interview", "field note"]

CONTEXT = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``text[start:end]``, in code points.

    >>> Span(2, 5).overlap(Span(4, 9)), Span(2, 5).covers(Span(3, 5)), len(Span(2, 5))
    (1, True, 3)
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: "Span") -> int:
        """Give the number of code points that both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Cut the span out of its text."""
        return text[self.start : self.end]

    def around(self, text: str) -> tuple[str, str]:
        """Give up to 32 characters before and after the span: its context in an address."""
        return text[max(0, self.start - CONTEXT) : self.start], text[self.end : self.end + CONTEXT]


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Start and end in whole milliseconds; either may be unknown (``None``)."""

    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the speaker changes.

    ``number`` counts all turns of the transcript from 1. ``speaker`` is the label as
    written, without colon; empty when the file names no speaker (field notes, plain
    cues). ``span`` holds the words only: no label, no time stamp.
    """

    number: int
    speaker: str
    span: Span
    time: TimeRange = TimeRange()


@dataclass(frozen=True, slots=True)
class Transcript:
    """One interview or field note as read from one file.

    ``id`` is the header's ``interview:`` (or ``feltnote:``), else the file's stem, NFC.
    ``file`` is the path inside the project's transcripts folder, with ``/``. ``header``
    has casefolded keys. ``steps`` says in words what the reader did (encoding, merged
    lines, reader name); ``raw_sha256`` is the hash of the bytes that were read.
    ``background`` is what the file says of a speaker, by label: columns of a survey.
    """

    id: str
    file: str
    text: str
    turns: tuple[Turn, ...]
    header: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = "interview"
    language: str = ""
    raw_sha256: str = ""
    reader: str = ""
    steps: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    background: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _fingerprint: list[str] = field(
        default_factory=list, init=False, repr=False, compare=False, hash=False
    )

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical text in UTF-8, as hex."""
        if not self._fingerprint:
            self._fingerprint.append(fingerprint(self.text))
        return self._fingerprint[0]

    def words_of(self, turn: Turn) -> str:
        """Cut the turn's words out of the canonical text."""
        return turn.span.of(self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of coding: a turn, or a part of a long turn cut at sentence ends.

    ``number`` counts the passages of its turn from 1; ``words`` counts spoken words
    (no punctuation, no transcriber's comments such as ``(griner)``). ``participant`` is
    empty for a field note. ``counts`` says whether the role is one that is counted.
    ``speaker`` is the turn's label. ``question`` is the span of the words of the
    interviewer's turn just before, with only this participant's own turns between (an
    interpreter's among them); ``None`` when nobody asked.
    """

    transcript: str
    turn: int
    number: int
    span: Span
    participant: str
    role: str
    counts: bool
    words: int
    speaker: str = ""
    question: Span | None = None

    @property
    def id(self) -> str:
        """``transcript:turn.number``, unique in the project.

        >>> Passage("K01", 4, 1, Span(0, 9), "K01-1", "resident", True, 2).id
        'K01:4.1'
        """
        return f"{self.transcript}:{self.turn}.{self.number}"


def fingerprint(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hex digits.

    >>> fingerprint("æ")[:8]
    '889be819'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
