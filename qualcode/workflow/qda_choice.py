"""Which codings go into an exchange file: people's that stand, and machines' if asked for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from qualcode.formats.refi import Profile
from qualcode.model import Claim, Coding, Counting, Decision, Span, Verdict
from qualcode.workflow.study import Study

Key = tuple[str, Span, str, str]
Shown = Literal["accepted", "unsure", "disputed"]
_VERDICTS: Mapping[str, frozenset[Verdict]] = {
    "accepted": frozenset({"accept"}),
    "unsure": frozenset({"unsure"}),
    "disputed": frozenset({"accept", "unsure"}),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is exported, and for which program.

    ``statuses`` are those of people's codings. ``counting`` adds machines': ``rules`` strong
    hits that nobody has read, ``all`` weak ones and the classifier's too.
    """

    statuses: tuple[Shown, ...] = ("accepted",)
    counting: Counting = "read"
    profile: Profile = "default"
    language: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Chosen:
    """One coding that is exported; ``time`` is empty for machines."""

    transcript: str
    span: Span
    code: str
    coder: str
    time: str = ""

    @property
    def key(self) -> Key:
        """Who gave which code where."""
        return self.transcript, self.span, self.code, self.coder


def chosen_codings(study: Study, choice: Choice) -> tuple[Chosen, ...]:
    """Give the codings to export in order of place; each once."""
    said: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    corpus = study.material.corpus
    for one in study.decisions:
        passage = corpus.passage_holding(one.transcript, one.span)
        if passage is not None:
            said[passage.id, one.code].append(one)
    found = [
        chosen
        for claim in study.claims
        for chosen in _of_claim(claim, said[claim.passage.id, claim.code], choice)
    ]
    kept: dict[Key, Chosen] = {}
    for chosen in sorted(found):
        kept.setdefault(chosen.key, chosen)
    return tuple(kept.values())


def _of_claim(claim: Claim, said: Iterable[Decision], choice: Choice) -> Iterator[Chosen]:
    if claim.status in choice.statuses:
        wanted = _VERDICTS[claim.status]
        stands = {one.coder: one.verdict for one in claim.decisions}
        for decision in said:
            if decision.verdict in wanted and stands.get(decision.coder) == decision.verdict:
                yield by_decision(decision)
    for coding in claim.codings if _by_machine(claim, choice) else ():
        if coding.source != "person" and (choice.counting == "all" or coding.is_strong):
            yield by_machine(coding)


def _by_machine(claim: Claim, choice: Choice) -> bool:
    states = {"read": (), "rules": ("rules",), "all": ("rules", "suggested")}
    return claim.state in states[choice.counting]


def by_decision(one: Decision) -> Chosen:
    """Give a person's decision as a coding."""
    return Chosen(one.transcript, one.span, one.code, one.coder, one.time)


def by_machine(coding: Coding) -> Chosen:
    """Give a machine's coding."""
    return Chosen(coding.passage.transcript, coding.span, coding.code, coding.coder)
