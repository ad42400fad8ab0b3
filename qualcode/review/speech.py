"""What is said in a transcript as a row of words: no labels, no signs, no fillers."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qualcode.language import FILLERS, fold
from qualcode.model import Span, Transcript

# Soft hyphen, zero-width non-joiner and joiner stand inside words and are never seen.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u200c\u200d'’´](?=[^\W_]))*")
_LABEL = re.compile(r"\n\n[^\n:]{0,80}: ")
_FIRST_LABEL = re.compile(r"[^\n:]{0,80}: ")
_FILLERS = frozenset(
    word for words in FILLERS.values() for word in words if word.replace("-", "").isalnum()
)


@dataclass(frozen=True)
class Speech:
    """The words of a text in order, folded, with the span each stands on.

    Fillers (*øh*, *altså*) are left out: transcribers add and remove them all over a file.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    labelled: bool = True
    turns: tuple[tuple[Span, str], ...] = field(default=(), repr=False)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts, in order."""
        return [one.start for one in self.spans]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends, in order."""
        return [one.end for one in self.spans]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the words that are each word."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            found[word].append(number)
        return dict(found)

    def before(self, start: int) -> int:
        """Give the number of words that end at a position or before it."""
        return bisect_right(self.ends, start)

    def after(self, end: int) -> int:
        """Give the number of the first word that starts at a position or after it."""
        return bisect_left(self.starts, end)

    def speaker_at(self, position: int) -> str:
        """Give the label of the turn that a position stands in, or ``""``."""
        number = bisect_right([span.start for span, _ in self.turns], position) - 1
        return self.turns[number][1] if number >= 0 else ""


def speech_of(transcript: Transcript) -> Speech:
    """Give the words of a transcript's turns."""
    words: list[str] = []
    spans: list[Span] = []
    for turn in transcript.turns:
        _add(transcript.text, turn.span, words, spans)
    return Speech(
        transcript.text,
        tuple(words),
        tuple(spans),
        labelled=any(turn.speaker for turn in transcript.turns),
        turns=tuple((turn.span, turn.speaker) for turn in transcript.turns),
    )


def speech_in(quote: str, *, labelled: bool = True, from_start: bool = False) -> Speech:
    """Give the words of a piece of a text, without the labels of turns that begin in it.

    ``from_start`` tells that the piece begins where the transcript does, with a label.
    """
    text = unicodedata.normalize("NFC", quote)
    bare = text
    if labelled:
        bare = _LABEL.sub(lambda found: "\n" * len(found[0]), text)
        if from_start:
            bare = _FIRST_LABEL.sub(lambda found: "\n" * len(found[0]), bare, count=1)
    words: list[str] = []
    spans: list[Span] = []
    _add(bare, Span(0, len(bare)), words, spans)
    return Speech(text, tuple(words), tuple(spans), labelled=labelled)


def plain(text: str) -> str:
    r"""Give the form under which a quote counts as unchanged.

    Case, the kind of white space, of quotation marks, apostrophes and dashes, and where a
    turn is broken off are of no account.

    >>> plain("»Lampen\n\nS: er  gået« – ja…") == plain('"lampen er gået" - ja...')
    True
    """
    bare = _LABEL.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(fold(bare).translate(_SIGNS).replace("''", '"').split())


_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘‚‛‹›`", "'")
    | dict.fromkeys("–—−‒―‐‑", "-")
    | {"…": "...", "\u200b": "", "\ufeff": ""}
)


def said_by(before: str, *, at_start: bool) -> str:
    """Give the label that stands last in the text before a quote, or ``""`` if none does."""
    head, found, tail = before.rpartition("\n\n")
    if not found and not at_start:
        return ""
    label, colon, _ = (tail if found else head or tail).partition(": ")
    return label if colon and "\n" not in label else ""


def _add(text: str, span: Span, words: list[str], spans: list[Span]) -> None:
    found = list(_WORD.finditer(text, span.start, span.end))
    for match, word in zip(found, _folded([one[0] for one in found]), strict=True):
        if word not in _FILLERS:
            words.append(word)
            spans.append(Span(match.start(), match.end()))


def _folded(words: Sequence[str]) -> list[str]:
    return fold("\n".join(words)).split("\n") if words else []
