"""How much of what was said has a counted coding, and how much of it somebody read through."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.analyse.counting import is_counted, is_participants
from qualcode.analyse.grouping import Group, everyone
from qualcode.model import Claim, Corpus, Counting, Passage

TRANSCRIPT, PARTICIPANT = "transcript", "participant"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the codings reach into the words of somebody, or of some, or of a transcript.

    ``unit`` is empty for all participants together, else a column of ``participants.csv``,
    ``transcript`` or ``participant``; ``name`` is which of them. Passages and words are
    participants' own, field notes are left out. ``coded``: with at least one counted coding;
    ``read``: read through by somebody, whether coded or not.
    """

    unit: str
    name: str
    passages: int
    passages_coded: int
    passages_read: int
    words: int
    words_coded: int
    words_read: int

    @property
    def passages_uncoded(self) -> int:
        """How many passages have no counted coding."""
        return self.passages - self.passages_coded

    @property
    def uncoded_share(self) -> float | None:
        """The share of the words in them, with three decimals; ``None`` where nothing is said."""
        return round(1 - self.words_coded / self.words, 3) if self.words else None


def coverage(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    read: Collection[str] = (),
    groups: Sequence[Group] = (),
    counting: Counting = "rules",
) -> tuple[Coverage, ...]:
    """Give a row for all, for each group, for each transcript and for each participant.

    ``read`` are the ids of the passages that were read through.

    >>> from qualcode.model import Participant, Span
    >>> said = [Passage("K01", turn, 1, Span(0, 9), "K01-S", "resident", True, 40)
    ...         for turn in (2, 4)]
    >>> corpus = Corpus(participants=(Participant("K01-S", role="resident"),),
    ...                 passages=tuple(said))
    >>> row, *_ = coverage([Claim(said[0], "t", "c", "rules", ())], corpus=corpus)
    >>> row.passages_coded, row.passages, row.uncoded_share
    (1, 2, 0.5)
    """
    coded = {one.passage.id for one in claims if is_counted(one, counting=counting)}
    piles = _piles(corpus, groups)
    return tuple(
        _row(unit, name, passages, coded=coded, read=read) for unit, name, passages in piles
    )


def _piles(corpus: Corpus, groups: Sequence[Group]) -> Iterator[tuple[str, str, list[Passage]]]:
    said = [one for one in corpus.passages if is_participants(one, corpus=corpus)]
    for group in (everyone(corpus), *groups):
        yield group.column, group.value, [one for one in said if one.participant in group.people]
    heard: dict[str, list[Passage]] = {}
    spoken: dict[str, list[Passage]] = {one.id: [] for one in corpus.participants}
    for passage in said:
        heard.setdefault(passage.transcript, []).append(passage)
        spoken[passage.participant].append(passage)
    yield from ((TRANSCRIPT, name, passages) for name, passages in sorted(heard.items()))
    yield from ((PARTICIPANT, name, passages) for name, passages in spoken.items())


def _row(
    unit: str,
    name: str,
    passages: Sequence[Passage],
    *,
    coded: Collection[str],
    read: Collection[str],
) -> Coverage:
    with_coding = [one for one in passages if one.id in coded]
    read_through = [one for one in passages if one.id in read]
    return Coverage(
        unit=unit,
        name=name,
        passages=len(passages),
        passages_coded=len(with_coding),
        passages_read=len(read_through),
        words=sum(one.words for one in passages),
        words_coded=sum(one.words for one in with_coding),
        words_read=sum(one.words for one in read_through),
    )
