"""Claims: the only place where codings and decisions become what is counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from qualcode.model import (
    Claim,
    Code,
    Coding,
    Corpus,
    Decision,
    Mark,
    Passage,
    Reading,
    State,
    Verdict,
)
from qualcode.review.reading import Read, passages_read, without_spoken

Key = tuple[str, str]
MARKS: tuple[Mark, ...] = get_args(Mark)
STATE_OF: Mapping[Verdict, State] = {"accept": "read", "reject": "rejected", "unsure": "unsure"}
SOURCES = ("person", "rule", "classifier")


@dataclass(frozen=True, slots=True)
class Policy:
    """How claims are settled.

    ``codes`` are the codebook's, in its order; what is said of other codes is left out.
    ``decider`` names the coder whose word counts where coders disagree; empty means that
    the passage is then disputed.
    """

    codes: Sequence[Code]
    decider: str = ""


def settle(
    codings: Iterable[Coding],
    *,
    decisions: Iterable[Decision],
    readings: Iterable[Reading],
    corpus: Corpus,
    policy: Policy,
) -> tuple[Claim, ...]:
    """Give what stands about every code on every passage that anybody coded or decided.

    ``codings`` are the machines'; people speak by ``decisions`` and ``readings``, both as
    ``place`` gives them. What a person said is never overridden by a machine. Claims come
    in the order of passages, then of the codebook; the order of the inputs is of no
    account.
    """
    rank = {code.id: number for number, code in enumerate(policy.codes)}
    claimed = _machine_codings(codings, corpus)
    decided = standing(decisions, corpus=corpus)
    stands = [decision for said in decided.values() for decision in said.values()]
    read = without_spoken(passages_read(readings, corpus=corpus), stands, corpus=corpus)
    order = {passage.id: number for number, passage in enumerate(corpus.passages)}
    keys = sorted(
        (key for key in claimed.keys() | decided.keys() if key[1] in rank),
        key=lambda key: (order[key[0]], rank[key[1]]),
    )
    return tuple(
        _claim(
            corpus.passages[order[key[0]]],
            policy.codes[rank[key[1]]],
            machines=claimed.get(key, ()),
            said=decided.get(key, {}),
            verdicts=_verdicts(key, said=decided.get(key, {}), read=read),
            decider=policy.decider,
        )
        for key in keys
    )


def standing(decisions: Iterable[Decision], *, corpus: Corpus) -> dict[Key, dict[str, Decision]]:
    """Give, by (passage id, code id), each coder's decision that stands.

    Those that their coder superseded drop out; of the others the latest stands (by time, then id).
    """
    given = tuple(decisions)
    gone = {
        (one.coder, earlier) for one in given for earlier in one.supersedes if earlier != one.id
    }
    piles: dict[Key, dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(given, key=lambda one: (one.time, one.id)):
        passage = _passage_of(one, corpus)
        if passage is not None and (one.coder, one.id) not in gone:
            piles[passage.id, one.code][one.coder].append(one)
    return {
        key: {coder: _last_word(pile) for coder, pile in sorted(by_coder.items())}
        for key, by_coder in piles.items()
    }


def _passage_of(decision: Decision, corpus: Corpus) -> Passage | None:
    return corpus.passage_holding(decision.transcript, decision.span)


def _last_word(pile: Sequence[Decision]) -> Decision:
    """Give one coder's latest decision; ``pile`` is in order of time.

    Decisions made under several earlier ids of a merged code were no answers to the same
    question: a yes to any of them is a yes to the merged code.
    """
    latest = pile[-1]
    if not latest.was:
        return latest
    by_id = {one.was: one for one in pile}
    return min(by_id.values(), key=lambda one: ("accept", "unsure", "reject").index(one.verdict))


def _machine_codings(codings: Iterable[Coding], corpus: Corpus) -> dict[Key, tuple[Coding, ...]]:
    piles: dict[Key, list[Coding]] = defaultdict(list)
    for coding in codings:
        if coding.source != "person" and corpus.passage(coding.passage.id) is not None:
            piles[coding.passage.id, coding.code].append(coding)
    return {key: _in_order(pile) for key, pile in piles.items()}


def _in_order(codings: Sequence[Coding]) -> tuple[Coding, ...]:
    return tuple(sorted(dict.fromkeys(codings), key=_rank) if len(codings) > 1 else codings)


def _rank(coding: Coding) -> tuple[int, str, int, int, str, str, float, str]:
    return (
        SOURCES.index(coding.source),
        coding.coder,
        coding.span.start,
        coding.span.end,
        coding.strength,
        coding.rule,
        coding.score or 0.0,
        repr(coding),
    )


def _verdicts(key: Key, *, said: Mapping[str, Decision], read: Read) -> dict[str, Verdict]:
    """Give each coder's verdict: what they said, else the no of having read it through."""
    passage_id, code = key
    verdicts: dict[str, Verdict] = {
        coder: "reject" for coder, codes in read.get(passage_id, {}).items() if code in codes
    }
    verdicts.update({coder: decision.verdict for coder, decision in said.items()})
    return verdicts


def _claim(
    passage: Passage,
    code: Code,
    *,
    machines: tuple[Coding, ...],
    said: Mapping[str, Decision],
    verdicts: Mapping[str, Verdict],
    decider: str,
) -> Claim:
    people = tuple(
        _coding_of(decision, passage, code)
        for decision in said.values()
        if decision.verdict != "reject"
    )
    return Claim(
        passage=passage,
        theme=code.theme,
        code=code.id,
        state=_state(verdicts, machines=machines, decider=decider),
        codings=people + machines,
        decisions=tuple(said.values()),
        marks=_marks(machines, said.values()),
    )


def _coding_of(decision: Decision, passage: Passage, code: Code) -> Coding:
    return Coding(
        passage=passage,
        span=decision.span,
        theme=code.theme,
        code=code.id,
        coder=decision.coder,
        source="person",
        marks=decision.marks,
        codebook=decision.codebook,
    )


def _state(verdicts: Mapping[str, Verdict], *, machines: Sequence[Coding], decider: str) -> State:
    if not verdicts:
        return "rules" if any(coding.is_strong for coding in machines) else "suggested"
    if len(set(verdicts.values())) == 1:
        return STATE_OF[next(iter(verdicts.values()))]
    return STATE_OF[verdicts[decider]] if decider in verdicts else "disputed"


def _marks(codings: Iterable[Coding], decisions: Iterable[Decision]) -> tuple[Mark, ...]:
    given = {mark for coding in codings for mark in coding.marks}
    given |= {mark for decision in decisions for mark in decision.marks}
    return tuple(mark for mark in MARKS if mark in given)
