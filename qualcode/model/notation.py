"""A rule as parsed: words in a row, near each other, or in one passage.

The written notation is in ``docs/codebook.md``; ``qualcode.codebook.notation`` parses it
into these.
"""

from dataclasses import dataclass
from typing import Literal

WordKind = Literal["form", "lemma", "compound", "wildcard", "regex"]


@dataclass(frozen=True, slots=True)
class Word:
    """What one spoken word must be.

    ``form`` exactly this word form; ``lemma`` (``nabo+``) any inflection; ``compound``
    (``bolig++``) the same and compounds that hold it; ``wildcard`` (``renover*``) with
    ``*`` for any run of letters; ``regex`` (``/…/``) a pattern for the whole word form.
    ``text`` is the word without the sign that made the kind, NFC, casefolded unless regex.
    """

    kind: WordKind
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row (``rive* ned``); one word is a phrase of one."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases, either order, at most ``distance`` words between (``a ~3 b``)."""

    left: Phrase
    right: Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Together:
    """Two or more terms in the same passage (``a & b``)."""

    parts: tuple[Phrase | Near, ...]


Term = Phrase | Near | Together
