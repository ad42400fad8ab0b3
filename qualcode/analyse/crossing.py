"""Crossings: two codes that meet in one passage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from qualcode.analyse.counting import is_counted, is_participants
from qualcode.model import Claim, Code, Codebook, Corpus, Counting


@dataclass(frozen=True, slots=True)
class Crossing:
    """One unordered pair of codes; ``code`` comes first in the codebook.

    ``participants`` are distinct persons with at least one passage under both codes;
    ``passages`` such passages, of which both codings of ``passages_read`` were accepted.
    ``passage_ids`` leads to them, in the order of the corpus. ``cross_theme`` tells that
    the codes stand under different themes.
    """

    code: str
    other: str
    theme: str
    other_theme: str
    participants: int
    passages: int
    passages_read: int
    passage_ids: tuple[str, ...]

    @property
    def cross_theme(self) -> bool:
        """Whether the codes stand under different themes."""
        return self.theme != self.other_theme


def crossings(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    counting: Counting = "rules",
) -> tuple[Crossing, ...]:
    """Give the pairs of codes that meet in participants' passages, most participants first.

    Ties go by passages, then by the order of the codebook. Field notes are left out.

    >>> from qualcode.model import Code, Participant, Passage, Span, Theme
    >>> passage = Passage("K01", 2, 1, Span(0, 9), "K01-S", "resident", True, 40)
    >>> corpus = Corpus(participants=(Participant("K01-S", role="resident"),),
    ...                 passages=(passage,))
    >>> themes = (Theme("fysiske", codes=(Code("lys", "fysiske"), Code("drift", "fysiske"))),)
    >>> both = [Claim(passage, "fysiske", code, "rules", ()) for code in ("drift", "lys")]
    >>> pair, = crossings(both, corpus=corpus, codebook=Codebook("p", ("da",), themes))
    >>> pair.code, pair.other, pair.participants, pair.passages, pair.cross_theme
    ('lys', 'drift', 1, 1, False)
    """
    order = codebook.codes
    rank = {code.id: number for number, code in enumerate(order)}
    met: dict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.code in rank and is_counted(claim, counting=counting):
            met[claim.passage.id][rank[claim.code]] = claim
    pairs: dict[tuple[int, int], list[tuple[Claim, Claim]]] = defaultdict(list)
    for passage in corpus.passages:
        if passage.id in met and is_participants(passage, corpus=corpus):
            here = met[passage.id]
            for first, second in combinations(sorted(here), 2):
                pairs[first, second].append((here[first], here[second]))
    found = {
        key: _crossing(order[key[0]], order[key[1]], meetings=meetings)
        for key, meetings in pairs.items()
    }
    keys = sorted(found, key=lambda key: (-found[key].participants, -found[key].passages, key))
    return tuple(found[key] for key in keys)


def _crossing(code: Code, other: Code, *, meetings: list[tuple[Claim, Claim]]) -> Crossing:
    passages = [claim.passage for claim, _ in meetings]
    read = [pair for pair in meetings if all(claim.state == "read" for claim in pair)]
    return Crossing(
        code=code.id,
        other=other.id,
        theme=code.theme,
        other_theme=other.theme,
        participants=len({passage.participant for passage in passages}),
        passages=len(passages),
        passages_read=len(read),
        passage_ids=tuple(passage.id for passage in passages),
    )
