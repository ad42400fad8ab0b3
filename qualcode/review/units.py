"""What coders answered, laid out by unit: turns, passages or characters."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from qualcode.model import Passage, Span, Verdict
from qualcode.review.answers import Answer, Answers

Unit = Literal["turn", "passage", "char"]
Unsure = Literal["leave-out", "yes", "no"]
Row = tuple[Answer | None, ...]
Said = tuple[str | None, ...]
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One code on one turn: its passages, and beside each what the coders answered."""

    code: str
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]

    @property
    def verdicts(self) -> tuple[Verdict | None, ...]:
        """Each coder's answer about the turn as a whole; ``None`` where it is not complete."""
        return tuple(_together(column) for column in zip(*self.rows, strict=True))

    @property
    def is_disagreed(self) -> bool:
        """Whether two coders answered the turn differently."""
        return len({one for one in self.verdicts if one is not None}) > 1

    @property
    def told(self) -> Row:
        """Each coder's most telling answer: a yes before an unsure before a no."""
        return tuple(_most_telling(column) for column in zip(*self.rows, strict=True))

    @property
    def passage(self) -> Passage:
        """The passage to show: the first that somebody gave the code, else the first."""
        given = (
            passage
            for passage, row in zip(self.passages, self.rows, strict=True)
            if any(one and one.verdict == "accept" for one in row)
        )
        return next(given, self.passages[0])


@dataclass(frozen=True, slots=True)
class Tables:
    """How often each row of answers (yes, no, ``None``) was met, by transcript.

    ``shared`` are the units that two coders or more answered: transcript, turn and passage
    number (0 for a whole turn), or transcript, start and end of the passages whose
    characters were compared.
    """

    by_transcript: Mapping[str, Mapping[Said, int]]
    shared: frozenset[Place]


def asked_of(
    passages: Iterable[Passage], *, code: str, given: Answers, coders: Sequence[str]
) -> tuple[Asked, ...]:
    """Lay out what coders answered about one code, turn by turn, in the order of passages."""
    turns: dict[tuple[str, int], list[Passage]] = defaultdict(list)
    for passage in passages:
        turns[passage.transcript, passage.turn].append(passage)
    return tuple(
        Asked(
            code,
            tuple(pile),
            tuple(
                tuple(given.get(coder, {}).get((one.id, code)) for coder in coders) for one in pile
            ),
        )
        for pile in turns.values()
    )


def tables_of(asked: Iterable[Asked], *, unit: Unit, unsure: Unsure) -> Tables:
    """Count the answers of one code by unit.

    ``unsure`` says what an unsure answer is: none at all, a yes or a no.
    """
    tables: dict[str, Counter[Said]] = defaultdict(Counter)
    shared: set[Place] = set()
    for one in asked:
        for place, said in _units(one, unit=unit, unsure=unsure):
            tables[place[0]].update(said)
            if any(len([answer for answer in row if answer]) > 1 for row in said):
                shared.add(place)
    return Tables(dict(tables), frozenset(shared))


def _units(asked: Asked, *, unit: Unit, unsure: Unsure) -> Iterable[tuple[Place, Counter[Said]]]:
    first = asked.passages[0]
    if unit == "turn":
        said = tuple(_said(one, unsure=unsure) for one in asked.verdicts)
        yield (first.transcript, first.turn, 0), Counter([said])
        return
    for passage, row in zip(asked.passages, asked.rows, strict=True):
        if unit == "passage":
            said = tuple(_said(one.verdict if one else None, unsure=unsure) for one in row)
            yield (passage.transcript, passage.turn, passage.number), Counter([said])
        else:
            place = (passage.transcript, passage.span.start, passage.span.end)
            yield place, _characters(passage, row, unsure=unsure)


def _characters(passage: Passage, row: Row, *, unsure: Unsure) -> Counter[Said]:
    """Count the characters of a passage by what each coder answered about them."""
    said = [_said(one.verdict if one else None, unsure=unsure) for one in row]
    spans = [
        one.decision.span if one and one.decision and answer == "yes" else Span(0, 0)
        for one, answer in zip(row, said, strict=True)
    ]
    start, end = passage.span.start, passage.span.end
    edges = {min(max(edge, start), end) for span in spans for edge in (span.start, span.end)}
    cuts = sorted(edges | {start, end})
    found: Counter[Said] = Counter()
    for left, right in pairwise(cuts):
        piece = Span(left, right)
        key = tuple(
            answer and ("yes" if span.covers(piece) else "no")
            for answer, span in zip(said, spans, strict=True)
        )
        found[key] += right - left
    return found


def _said(verdict: Verdict | None, *, unsure: Unsure) -> str | None:
    if verdict == "unsure":
        return None if unsure == "leave-out" else unsure
    return {"accept": "yes", "reject": "no", None: None}[verdict]


def _together(column: Sequence[Answer | None]) -> Verdict | None:
    """Give one coder's answer about a turn from the answers about its passages."""
    verdicts = [one.verdict if one else None for one in column]
    if "accept" in verdicts:
        return "accept"
    if "unsure" in verdicts:
        return "unsure"
    return None if None in verdicts else "reject"


def _most_telling(column: Sequence[Answer | None]) -> Answer | None:
    order = ("accept", "unsure", "reject")
    given = (one for one in column if one is not None)
    return min(given, key=lambda one: order.index(one.verdict), default=None)
