"""What a random study comes to, counted again by hand: from its journals and its words.

Nothing here asks the product what is settled or counted. It is told where passages are.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.model import Corpus, Passage, State
from tests.contracts.random_studies import CODES, Plan

LADDER: tuple[State, ...] = ("read", "rules", "suggested")
BEST: tuple[State, ...] = ("read", "rules", "suggested", "disputed", "unsure", "rejected")
STATUS = {"read": "accepted", "rules": "unread", "suggested": "unread"}
STATE: dict[str, State] = {"accept": "read", "reject": "rejected", "unsure": "unsure"}
COUNTED: dict[str, tuple[State, ...]] = {"read": LADDER[:1], "rules": LADDER[:2], "all": LADDER}
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claimed:
    """One code on one passage: its state, what each coder said of it, whether a rule hit."""

    passage: Passage
    code: str
    state: State
    verdicts: dict[str, str]
    hit: bool
    starred: bool

    @property
    def status(self) -> str:
        """The state in the words of the tables."""
        return STATUS.get(self.state, self.state)

    @property
    def coders(self) -> list[str]:
        """Whose codings stand behind it in the table of codings."""
        people = [coder for coder, verdict in self.verdicts.items() if verdict != "reject"]
        return [*people, *(["rules"] if self.hit else [])] or [""]


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything that exports must add up to."""

    plan: Plan
    corpus: Corpus
    claims: dict[Key, Claimed]

    def participants(self, codes: Iterable[str], *, role: str, states: Sequence[State]) -> int:
        """Count the persons of a role ("" is everybody) with any of the codes in any state."""
        some = set(codes)
        return len(
            {
                one.passage.participant
                for one in self.claims.values()
                if one.code in some and one.state in states and _is_of(one.passage, role)
            }
        )

    def passages(self, codes: Iterable[str], *, role: str) -> Counter[State]:
        """Count the passages of a role by the best state that any of the codes has there."""
        best: dict[str, State] = {}
        some = set(codes)
        for one in self.claims.values():
            if one.code in some and _is_of(one.passage, role):
                known = best.get(one.passage.id, one.state)
                best[one.passage.id] = min(known, one.state, key=BEST.index)
        return Counter(best.values())

    def total(self, role: str) -> int:
        """Count the persons of a role who say anything."""
        return len({one.participant for one in self.corpus.passages if _is_of(one, role)})

    def states(self, code: str = "") -> Counter[State]:
        """Count the claims in each state, field notes among them."""
        return Counter(one.state for one in self.claims.values() if not code or one.code == code)

    def quotes(self, code: str) -> int:
        """Count the quotes of a code: five at most, two of one person."""
        given: Counter[str] = Counter()
        for one in self.claims.values():
            is_counted = one.code == code and one.state in COUNTED[self.plan.counting]
            if is_counted and (one.passage.participant or one.starred):
                given[one.passage.participant] += 1
        return min(5, sum(min(2, number) for number in given.values()))


def _is_of(passage: Passage, role: str) -> bool:
    return bool(passage.participant) and role in ("", passage.role)


def count_again(folder: Path, plan: Plan, *, corpus: Corpus) -> Counts:
    """Read the journals line by line, look for the rules' words, and settle by hand."""
    lines = [
        json.loads(line)
        for path in sorted((folder / "decisions").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    undone = {(one["coder"], one["undoes"]) for one in lines if one["event"] == "undo"}
    stand = [one for one in lines if (one["coder"], one["id"]) not in undone]
    said = [one for one in stand if one["event"] == "decision"]
    gone = {(one["coder"], before) for one in said for before in one["supersedes"]}
    verdicts: dict[Key, dict[str, str]] = defaultdict(dict)
    starred: dict[Key, dict[str, bool]] = defaultdict(dict)
    for one in sorted(said, key=lambda one: (one["time"], one["id"])):
        passage = _holding(one, corpus)
        if (one["coder"], one["id"]) not in gone and one["code"] in plan.codes:
            verdicts[passage.id, one["code"]][one["coder"]] = one["verdict"]
            starred[passage.id, one["code"]][one["coder"]] = one["starred"]
    hits = {
        (one.id, code): _hit(corpus.text(one), code)
        for one in corpus.passages
        for code in plan.codes
    }
    readings = [one for one in stand if one["event"] == "reading"]
    claims = {}
    for passage in corpus.passages:
        for code in plan.codes:
            key = (passage.id, code)
            if key in verdicts or hits[key]:
                told = _silent_no(passage, code, readings=readings, said=verdicts, corpus=corpus)
                told |= verdicts.get(key, {})
                claims[key] = Claimed(
                    passage,
                    code,
                    _state(told, hit=hits[key], decider=plan.decider),
                    dict(verdicts.get(key, {})),
                    hit=bool(hits[key]),
                    starred=any(starred[key].values()),
                )
    return Counts(plan, corpus, claims)


def _holding(event: dict[str, object], corpus: Corpus) -> Passage:
    (found,) = (
        one
        for one in corpus.passages
        if one.transcript == event["transcript"]
        and one.span.start <= int(str(event["start"]))
        and int(str(event["end"])) <= one.span.end
    )
    return found


def _hit(text: str, code: str) -> str:
    """Say how the words of a passage hit a code: strong, weak or not at all."""
    _, strong, weak = CODES[code]
    words = text.casefold().replace(".", " ").split()
    return "strong" if strong in words else "weak" if weak in words else ""


def _silent_no(
    passage: Passage,
    code: str,
    *,
    readings: Sequence[dict[str, object]],
    said: dict[Key, dict[str, str]],
    corpus: Corpus,
) -> dict[str, str]:
    """Who read the transcript through said no, unless they gave the code in the same turn."""
    here = [
        one.id
        for one in corpus.passages
        if (one.transcript, one.turn) == (passage.transcript, passage.turn) and one != passage
    ]
    return {
        str(one["coder"]): "reject"
        for one in readings
        if one["transcript"] == passage.transcript
        and all(
            said.get((other, code), {}).get(str(one["coder"]), "reject") == "reject"
            for other in here
        )
    }


def _state(verdicts: dict[str, str], *, hit: str, decider: str) -> State:
    if not verdicts:
        return "rules" if hit == "strong" else "suggested"
    if len(set(verdicts.values())) == 1:
        return STATE[next(iter(verdicts.values()))]
    return STATE[verdicts[decider]] if decider in verdicts else "disputed"
