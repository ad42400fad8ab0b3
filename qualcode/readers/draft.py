"""What a reader hands over: lines of a file, and what was said, before it is composed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from qualcode.model import Problem, TimeRange
from qualcode.model.transcript import Kind

NO_TIME = TimeRange()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, or one paragraph of a document.

    ``opens``: it begins a paragraph. ``bold``: how many of its first characters are set
    in bold. ``heading``: the file marks it as a heading. ``speaker`` is given where the
    structure of the file says it (a table, a voice tag), else ``None``. ``marked``: its
    ``time`` was written as a mark in the text.
    """

    text: str
    number: int
    opens: bool = True
    bold: int = 0
    heading: bool = False
    speaker: str | None = None
    time: TimeRange = NO_TIME
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one label (empty when the file names none) is given as saying, by paragraph."""

    speaker: str
    paragraphs: tuple[str, ...]
    time: TimeRange = NO_TIME
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as a reader understood it.

    ``join`` is what stands between neighbouring utterances of one speaker: a line break
    where the file had paragraphs, a blank where it had cues. ``steps`` say in words what
    was done. ``background`` holds what the file says of a speaker (``role`` among it), by label.
    """

    utterances: tuple[Utterance, ...]
    header: Mapping[str, str] = field(default_factory=dict)
    kind: Kind = "interview"
    join: str = "\n"
    steps: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    background: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Reader(Protocol):
    """A plug-in of the entry-point group ``qualcode.readers``.

    A reader that claims whatever is text sets ``last_resort = True``; it is asked only
    when no other claims the file.
    """

    @property
    def name(self) -> str:
        """The name that ``--reader`` takes."""

    def claims(self, data: bytes, file: str) -> bool:
        """Tell whether the bytes (and only then the name) are of this reader's format."""

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the file says; ``TranscriptError`` when it cannot be read."""
