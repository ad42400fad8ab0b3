"""Crossings: two codes that meet in one passage."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from qualcode.analyse.counting import is_counted, is_participants
from qualcode.analyse.grouping import Group, everyone
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


@dataclass(frozen=True, slots=True)
class GroupCrossing:
    """One pair of codes in one group's passages, as in :class:`Crossing`.

    ``column`` and ``group`` are empty for all participants together; ``participants_total``
    is how many the group has.
    """

    code: str
    other: str
    theme: str
    other_theme: str
    column: str
    group: str
    participants: int
    participants_total: int
    passages: int
    passages_read: int


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


def people_of(pair: Crossing, *, corpus: Corpus) -> frozenset[str]:
    """Give the ids of the participants in whose passages the two codes meet."""
    passages = (corpus.passage(passage_id) for passage_id in pair.passage_ids)
    return frozenset(passage.participant for passage in passages if passage is not None)


def crossings_by(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    groups: Sequence[Group],
    counting: Counting = "rules",
) -> tuple[GroupCrossing, ...]:
    """Give every pair of codes that meet: all participants together, then each group."""
    every = tuple(claims)
    found: dict[tuple[str, str], list[GroupCrossing]] = {}
    for group in (everyone(corpus), *groups):
        own = [one for one in every if one.passage.participant in group.people]
        here = {
            (one.code, one.other): one
            for one in crossings(own, corpus=corpus, codebook=codebook, counting=counting)
        }
        if not group.column:
            found = {pair: [] for pair in here}
        for pair, rows in found.items():
            rows.append(_in_group(pair, here.get(pair), group=group, codebook=codebook))
    return tuple(row for rows in found.values() for row in rows)


def _in_group(
    pair: tuple[str, str], met: Crossing | None, *, group: Group, codebook: Codebook
) -> GroupCrossing:
    code, other = (codebook.code(one) for one in pair)
    return GroupCrossing(
        code=pair[0],
        other=pair[1],
        theme=code.theme if code else "",
        other_theme=other.theme if other else "",
        column=group.column,
        group=group.value,
        participants=met.participants if met else 0,
        participants_total=group.total,
        passages=met.passages if met else 0,
        passages_read=met.passages_read if met else 0,
    )
