"""What each coder answered about each code on each passage, silence among the answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.model import Corpus, Decision, Reading, Verdict
from qualcode.review.reading import passages_read, without_spoken
from qualcode.review.settlement import standing


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict, and the decision behind it; ``None`` where a reader passed the code over."""

    verdict: Verdict
    decision: Decision | None = None


Answers = Mapping[str, Mapping[tuple[str, str], Answer]]


def answers(
    decisions: Iterable[Decision], readings: Iterable[Reading], *, corpus: Corpus
) -> dict[str, dict[tuple[str, str], Answer]]:
    """Give coder → (passage id, code id) → answer.

    Who has read a passage through for a code and not given it says no, unless the code was
    given elsewhere in the same turn, or by a coding that reaches into it. What nobody decided
    or read is not there.
    """
    decided = standing(decisions, corpus=corpus)
    stands = [decision for said in decided.values() for decision in said.values()]
    read = without_spoken(passages_read(readings, corpus=corpus), stands, corpus=corpus)
    found: dict[str, dict[tuple[str, str], Answer]] = defaultdict(dict)
    for passage_id, coders in read.items():
        for coder, codes in coders.items():
            for code in codes:
                found[coder][passage_id, code] = Answer("reject")
    for key, said in decided.items():
        for coder, decision in said.items():
            found[coder][key] = Answer(decision.verdict, decision)
    return dict(found)
