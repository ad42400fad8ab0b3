"""Frequencies: participants before passages, never one state added to another unseen.

Counts stand with their denominators and start with persons, after Maxwell (2010), "Using
numbers in qualitative research", and Sandelowski (2001), "Real qualitative researchers do
not count".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.analyse.counting import COUNTED, is_asked, is_counted, is_participants
from qualcode.analyse.grouping import ROLE, Group, everyone
from qualcode.model import Claim, Codebook, Corpus, Counting, State

# Where codes of one theme meet in a passage, the state that was read best stands for it.
STATES: tuple[State, ...] = ("read", "rules", "suggested", "disputed", "unsure", "rejected")


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often one code, or one theme (``code`` empty), stands in one group's words.

    ``column`` and ``group`` say which: a column of ``participants.csv`` (``role`` among them)
    and its value; both are empty for all participants together. Participants are distinct
    persons, cumulative: ``participants_read`` ≤ ``participants_rules`` ≤ ``participants_all``
    ≤ ``participants_total``; ``self_raised`` are those with a counted claim that no question
    prompted. Passages are disjoint by state. ``words`` are all words the group's
    participants spoke; ``per_1000_words`` are counted passages per 1,000 of them, with one
    decimal, ``None`` where nothing was said. ``counting`` says what "counted" is. Field
    notes stand in ``field_note_passages`` only, and only for all together.
    """

    theme: str
    code: str
    column: str
    group: str
    counting: Counting
    participants_read: int
    participants_rules: int
    participants_all: int
    participants_total: int
    self_raised: int
    passages_read: int
    passages_rules: int
    passages_suggested: int
    passages_rejected: int
    passages_unsure: int
    passages_disputed: int
    field_note_passages: int
    words: int
    per_1000_words: float | None

    @property
    def role(self) -> str:
        """The role whose words these are; empty for all together and for other groups."""
        return self.group if self.column == ROLE else ""

    @property
    def participants(self) -> int:
        """The participants that ``counting`` heads the table with."""
        return {
            "read": self.participants_read,
            "rules": self.participants_rules,
            "all": self.participants_all,
        }[self.counting]

    @property
    def passages(self) -> int:
        """The passages that ``counting`` counts, read ones among them."""
        ladder = (self.passages_read, self.passages_rules, self.passages_suggested)
        return sum(ladder[: len(COUNTED[self.counting])])

    @property
    def claims(self) -> int:
        """The participants' passages that anybody coded or decided."""
        return self.decided + self.passages_rules + self.passages_suggested

    @property
    def decided(self) -> int:
        """The claims that a person has looked at: read, rejected, unsure or disputed."""
        return (
            self.passages_read
            + self.passages_rejected
            + self.passages_unsure
            + self.passages_disputed
        )

    @property
    def read_share(self) -> float | None:
        """The decided share of the claims, with three decimals; ``None`` without claims."""
        return round(self.decided / self.claims, 3) if self.claims else None


def frequencies(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    groups: Sequence[Group] = (),
    counting: Counting = "rules",
) -> tuple[Frequency, ...]:
    """Give the rows of every theme and code: all participants together, then each group.

    Rows come in the order of the codebook, a theme before its codes. A theme's row counts
    distinct passages with any of its codes.

    >>> from qualcode.analyse.grouping import by_role
    >>> from qualcode.model import Code, Participant, Passage, Span, Theme
    >>> passage = Passage("K01", 2, 1, Span(0, 9), "K01-S", "resident", True, 40)
    >>> corpus = Corpus(participants=(Participant("K01-S", role="resident"),
    ...                               Participant("K02-B", role="resident")),
    ...                 passages=(passage,))
    >>> codebook = Codebook("p", ("da",), (Theme("fysiske", codes=(Code("lys", "fysiske"),)),))
    >>> row = frequencies([Claim(passage, "fysiske", "lys", "rules", ())], corpus=corpus,
    ...                   codebook=codebook, groups=by_role(corpus, ["resident"]))[-1]
    >>> row.code, row.group, row.participants, row.participants_total, row.per_1000_words
    ('lys', 'resident', 1, 2, 25.0)
    """
    of_code: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_code[claim.code].append(claim)
    spoken = {group: _words(group, corpus) for group in (everyone(corpus), *groups)}
    rows: list[Frequency] = []
    for theme in codebook.themes:
        piles = {code.id: of_code[code.id] for code in theme.codes}
        together = [claim for pile in piles.values() for claim in pile]
        for code_id, pile in {"": together, **piles}.items():
            said = [one for one in pile if is_participants(one.passage, corpus=corpus)]
            for group, words in spoken.items():
                heard = [one for one in said if one.passage.participant in group.people]
                notes = () if group.column else [one for one in pile if not one.passage.participant]
                tally = _tally(heard, notes, counting=counting)
                rows.append(_row(tally, theme=theme.id, code=code_id, group=group, words=words))
    return tuple(rows)


def _words(group: Group, corpus: Corpus) -> int:
    spoken = (one for one in corpus.passages if one.counts and one.participant in group.people)
    return sum(one.words for one in spoken)


@dataclass(frozen=True, slots=True)
class _Tally:
    """One pile of claims, counted: persons by state, passages by state, the rest apart."""

    counting: Counting
    persons: Mapping[State, frozenset[str]]
    passages: Counter[State]
    self_raised: int
    field_notes: int

    def reached(self, counting: Counting) -> int:
        """How many persons stand in the states that are counted."""
        return len(frozenset[str]().union(*(self.persons[one] for one in COUNTED[counting])))


def _tally(heard: Iterable[Claim], notes: Iterable[Claim], *, counting: Counting) -> _Tally:
    persons: dict[State, set[str]] = {state: set() for state in STATES}
    best: dict[str, State] = {}
    unprompted: set[str] = set()
    for claim in heard:
        persons[claim.state].add(claim.passage.participant)
        known = best.get(claim.passage.id, claim.state)
        best[claim.passage.id] = min(known, claim.state, key=STATES.index)
        if is_counted(claim, counting=counting) and not is_asked(claim):
            unprompted.add(claim.passage.participant)
    return _Tally(
        counting=counting,
        persons={state: frozenset(who) for state, who in persons.items()},
        passages=Counter(best.values()),
        self_raised=len(unprompted),
        field_notes=len({one.passage.id for one in notes if is_counted(one, counting=counting)}),
    )


def _row(tally: _Tally, *, theme: str, code: str, group: Group, words: int) -> Frequency:
    counted = sum(tally.passages[state] for state in COUNTED[tally.counting])
    return Frequency(
        theme=theme,
        code=code,
        column=group.column,
        group=group.value,
        counting=tally.counting,
        participants_read=tally.reached("read"),
        participants_rules=tally.reached("rules"),
        participants_all=tally.reached("all"),
        participants_total=group.total,
        self_raised=tally.self_raised,
        passages_read=tally.passages["read"],
        passages_rules=tally.passages["rules"],
        passages_suggested=tally.passages["suggested"],
        passages_rejected=tally.passages["rejected"],
        passages_unsure=tally.passages["unsure"],
        passages_disputed=tally.passages["disputed"],
        field_note_passages=tally.field_notes,
        words=words,
        per_1000_words=round(1000 * counted / words, 1) if words else None,
    )
