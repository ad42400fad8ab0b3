"""Memos: what a researcher writes down beside the material."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["code", "theme", "transcript", "participant", "passage"]


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One thing that a memo is about, by id; a passage is ``transcript:turn``.

    ``quote`` holds words of a passage, by which it is found again in a corrected text.
    """

    kind: Kind
    name: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo: Markdown ``text`` by one or more coders about some subjects, or about the study.

    ``id`` is the stem of its file, ``time`` ISO 8601. Both may be bare for a file that
    somebody put into the folder by hand.
    """

    id: str
    by: tuple[str, ...]
    time: str
    about: tuple[Subject, ...]
    text: str
