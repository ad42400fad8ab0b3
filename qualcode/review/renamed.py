"""Which of today's transcripts may be one that is gone: renamed and edited at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model import Corpus, Decision
from qualcode.review.anchoring import find_again
from qualcode.review.placement import Lost
from qualcode.review.speech import speech_of

MOST_TRIED = 24


@dataclass(frozen=True, slots=True)
class Likely:
    """A transcript that may be one that is gone: ``found`` of ``tried`` decisions say so.

    ``decisions`` is how many belong to it in all. ``now`` is empty when none of today's
    transcripts holds the words of half of those that were tried.
    """

    transcript: str
    now: str
    found: int
    tried: int
    decisions: int


def likely_names(lost: Iterable[Lost], *, corpus: Corpus) -> tuple[Likely, ...]:
    """Give the best guess for each transcript that is gone: to be asked about, never taken.

    The longest quotes of each, at most 24 in all, are looked for in every transcript of today.
    """
    piles: dict[str, list[Decision]] = defaultdict(list)
    for one in lost:
        if one.reason == "no_transcript":
            piles[one.decision.transcript].append(one.decision)
    speeches = {one.id: speech_of(one) for one in corpus.transcripts} if piles else {}
    found = []
    for gone, pile in sorted(piles.items()):
        tried = sorted(pile, key=lambda one: (-len(one.quote), one.id))[:MOST_TRIED]
        hits = {
            now: sum(find_again(one, speech).place is not None for one in tried)
            for now, speech in speeches.items()
        }
        best = min(hits, key=lambda now: (-hits[now], now), default="")
        most = hits.get(best, 0)
        likely = most and 2 * most >= len(tried)
        found.append(Likely(gone, best if likely else "", most, len(tried), len(pile)))
    return tuple(found)
