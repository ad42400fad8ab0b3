"""Where an address leads today, and why it leads nowhere where it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qualcode.model import Span
from qualcode.review.anchoring import Anchor, Candidate, Finding, find_again, occurrences
from qualcode.review.today import Today

LostReason = Literal[
    "no_transcript",
    "quote_not_found",
    "quote_ambiguous",
    "no_passage",
    "code_gone",
    "code_split",
]


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Why an address has no certain place, in which transcript, and the likeliest places."""

    reason: LostReason
    home: str = ""
    candidates: tuple[Candidate, ...] = ()


def place_today(anchor: Anchor, today: Today) -> tuple[str, Span] | Nowhere:
    """Give the transcript and the span of an address today, always some participant's words."""
    home = today.home(anchor.transcript, anchor.fingerprint)
    if not home:
        return Nowhere("no_transcript")
    if anchor.fingerprint == today.prints[home]:
        found = Finding(Candidate(anchor.span, "same"))
        if home != anchor.transcript and anchor.transcript in today.prints:
            found = _in_both(anchor, found, today)
    else:
        found = find_again(anchor, today.speech(home))
    if found.place is None:
        text = today.corpus.transcript(home).text
        return Nowhere(_why_not(anchor, text), home, _codable(found.candidates, home, today))
    if today.corpus.passage_holding(home, found.place.span) is None:
        return Nowhere("no_passage", home)
    return home, found.place.span


def _in_both(anchor: Anchor, there: Finding, today: Today) -> Finding:
    """Take the text's other name only when the words are not under the old name as well."""
    own = find_again(anchor, today.speech(anchor.transcript))
    return there if own.place is None else Finding(None)


def _why_not(anchor: Anchor, text: str) -> LostReason:
    return "quote_ambiguous" if occurrences(text, anchor.quote, most=1) else "quote_not_found"


def _codable(candidates: Sequence[Candidate], home: str, today: Today) -> tuple[Candidate, ...]:
    """Leave out the places that are no participant's."""
    return tuple(
        one for one in candidates if today.corpus.passage_holding(home, one.span) is not None
    )
