"""Quotes: chosen by a fixed order, so that nobody is suspected of picking cherries.

Which quotes stand for a code follows three habits of reporting: spread over participants
(Tong, Sainsbury & Craig 2007, COREQ items 29 and 32), shown from every role, and with a
dissenting voice where there is one.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from qualcode.analyse.counting import is_counted, is_participants
from qualcode.analyse.excerpt import excerpt, sentence_after
from qualcode.model import Claim, Codebook, Corpus, Counting, Mark, Span, State, Status

Picked = Literal["spread", "starred", "read", "all"]

STATES: tuple[State, ...] = ("read", "rules", "suggested")
DISSENTING: tuple[Mark, ...] = ("negated", "counter-story")
BARE = 6


@dataclass(frozen=True, slots=True)
class QuoteChoice:
    """How quotes are chosen.

    ``picked`` says among which passages: ``spread``, those that are counted and rest on a
    participant's own words; ``starred``, those that a person starred; ``read``, those that a
    person accepted; ``all``, every passage that is counted. ``per_code`` is the most for one
    code, ``per_participant`` the most from one person under one code; ``None`` is no limit.
    ``counting`` says which claims may be quoted. Passages of more than ``longest`` words are
    cut to the sentences around the evidence.
    """

    per_code: int | None = 5
    per_participant: int | None = 2
    counting: Counting = "rules"
    longest: int = 60
    picked: Picked = "spread"

    @property
    def is_limited(self) -> bool:
        """Whether fewer may be quoted than there are."""
        return self.per_code is not None or self.per_participant is not None


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote, word for word, and everything a reader needs to find and weigh it.

    ``quote_id`` is made of code and passage, so it stays the same from run to run.
    ``passage`` is the passage's number in its turn and ``span`` the quote's place in the
    canonical text. ``time`` is the start of the turn in ms (``None`` unknown).
    ``cut_before`` and ``cut_after`` tell that the passage goes on. ``following`` is the rest
    of its sentence, or else the next sentence, in the same turn; empty where the turn ends.
    Role and participant are empty for a field note.
    """

    quote_id: str
    theme: str
    code: str
    transcript: str
    turn: int
    passage: int
    span: Span
    time: int | None
    participant: str
    role: str
    area: str
    quote: str
    question: str
    state: State
    status: Status
    marks: tuple[Mark, ...]
    starred: bool
    cut_before: bool
    cut_after: bool
    following: str = ""

    @property
    def dissents(self) -> bool:
        """Whether it is negated or a counter-story."""
        return any(mark in DISSENTING for mark in self.marks)


Need = Callable[[Claim], bool]


def choose_quotes(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    choice: QuoteChoice | None = None,
) -> tuple[Quote, ...]:
    """Give quotes for every code in the order of the codebook: starred ones, then by place.

    Starred claims are chosen first, then read before rules before suggested; within these, the
    participant and then the role least quoted so far, more than a bare answer before a
    bare answer, and a draw that the ids decide. Every role that spoke of the code is
    quoted, and one dissenting voice, as far as there is room. Claims that rest on the
    question's words alone and field notes are only quoted when somebody starred them; the
    former also where ``all`` are asked for.

    >>> choose_quotes([], corpus=Corpus(), codebook=Codebook("p", ("da",), ()))
    ()
    """
    choice = choice or QuoteChoice()
    pools: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _is_quotable(claim, corpus=corpus, choice=choice):
            pools[claim.code].append(claim)
    place = {passage.id: number for number, passage in enumerate(corpus.passages)}
    return tuple(
        _quote(claim, corpus=corpus, choice=choice)
        for code in codebook
        for claim in sorted(
            _choose(pools[code.id], choice),
            key=lambda claim: (not claim.starred, place[claim.passage.id]),
        )
    )


def _is_quotable(claim: Claim, *, corpus: Corpus, choice: QuoteChoice) -> bool:
    if not is_counted(claim, counting=choice.counting) or not _is_asked_for(claim, choice):
        return False
    if claim.starred:
        return claim.passage.counts or not claim.passage.participant
    own = choice.picked == "all" or not _is_echo(claim)
    return own and is_participants(claim.passage, corpus=corpus)


def _is_asked_for(claim: Claim, choice: QuoteChoice) -> bool:
    if choice.picked == "starred":
        return claim.starred
    return choice.picked != "read" or claim.state == "read"


def _is_echo(claim: Claim) -> bool:
    """Tell whether only the question's words speak for it: no person and no own hit does."""
    echoes = ["echo" in coding.marks for coding in claim.codings]
    return claim.state != "read" and bool(echoes) and all(echoes)


def _dissents(claim: Claim) -> bool:
    return any(mark in DISSENTING for mark in claim.marks)


def _choose(pool: Sequence[Claim], choice: QuoteChoice) -> list[Claim]:
    if not choice.is_limited:
        return list(pool)
    needs = _needs(pool, choice)
    chosen: list[Claim] = []
    while _room(chosen, choice) > 0:
        open_to = _open(pool, chosen, choice)
        if not open_to:
            break
        wanted = sorted(open_to, key=_wish(chosen))
        fitting = (one for one in wanted if _can_meet(needs, [*chosen, one], pool, choice))
        chosen.append(next(fitting, wanted[0]))
    return chosen


def _room(chosen: Sequence[Claim], choice: QuoteChoice) -> float:
    return inf if choice.per_code is None else choice.per_code - len(chosen)


def _needs(pool: Sequence[Claim], choice: QuoteChoice) -> list[Need]:
    """Give what the choice must hold: each role, and a dissenting voice; as room allows."""
    roles = sorted({claim.passage.role for claim in pool if claim.passage.role})
    needs: list[Need] = [_in_role(role) for role in roles] if len(roles) > 1 else []
    if any(_dissents(claim) for claim in pool):
        needs.append(_dissents)
    return needs if len(needs) <= _room((), choice) else []


def _in_role(role: str) -> Need:
    return lambda claim: claim.passage.role == role


def _open(pool: Sequence[Claim], chosen: Sequence[Claim], choice: QuoteChoice) -> list[Claim]:
    quoted = Counter(claim.passage.participant for claim in chosen)
    most = inf if choice.per_participant is None else choice.per_participant
    taken = {claim.passage.id for claim in chosen}
    return [
        claim
        for claim in pool
        if claim.passage.id not in taken and quoted[claim.passage.participant] < most
    ]


def _can_meet(
    needs: Sequence[Need], chosen: Sequence[Claim], pool: Sequence[Claim], choice: QuoteChoice
) -> bool:
    """Tell whether what is still needed can be chosen after these."""
    unmet = [need for need in needs if not any(need(claim) for claim in chosen)]
    if not unmet:
        return True
    open_to = _open(pool, chosen, choice)
    return len(unmet) <= _room(chosen, choice) and all(
        any(need(claim) for claim in open_to) for need in unmet
    )


def _wish(chosen: Sequence[Claim]) -> Callable[[Claim], tuple[bool, int, int, int, bool, str]]:
    """Give the order in which quotes are wanted after those already chosen."""
    by_person = Counter(claim.passage.participant for claim in chosen)
    by_role = Counter(claim.passage.role for claim in chosen)
    return lambda claim: (
        not claim.starred,
        STATES.index(claim.state),
        by_person[claim.passage.participant],
        by_role[claim.passage.role],
        claim.passage.words < BARE,
        _draw(claim),
    )


def _draw(claim: Claim) -> str:
    """Give a number that ids alone decide, so that early interviews are not preferred."""
    return hashlib.sha256(_quote_id(claim).encode()).hexdigest()


def _quote_id(claim: Claim) -> str:
    return f"{claim.code}:{claim.passage.id}"


def _quote(claim: Claim, *, corpus: Corpus, choice: QuoteChoice) -> Quote:
    passage = claim.passage
    participant = corpus.participant(passage.participant)
    span = excerpt(claim, corpus=corpus, longest=choice.longest)
    return Quote(
        quote_id=_quote_id(claim),
        theme=claim.theme,
        code=claim.code,
        transcript=passage.transcript,
        turn=passage.turn,
        passage=passage.number,
        span=span,
        time=corpus.turn(passage).time.start,
        participant=passage.participant,
        role=passage.role,
        area=participant.area if participant else "",
        quote=corpus.cut(passage.transcript, span),
        question=corpus.question(passage),
        state=claim.state,
        status=claim.status,
        marks=claim.marks,
        starred=claim.starred,
        cut_before=span.start > passage.span.start,
        cut_after=span.end < passage.span.end,
        following=sentence_after(span, passage, corpus=corpus),
    )
