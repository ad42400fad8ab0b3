"""A table imported again: what it says anew takes the place of what it said before."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.model import Corpus, Decision
from qualcode.review import standing
from qualcode.workflow.material import Material
from qualcode.workflow.placing import place_journals

NAMESPACE = uuid.UUID("0b1f6f7c-7f4e-5a63-8a52-1f1f4f0f6d21")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """What a coder's journal says already: ids of all events, and what stands of it."""

    ids: frozenset[str]
    stands: Mapping[Key, Decision]


def before(material: Material, *, coder: str) -> Before:
    """Give what one coder has said, as it stands in today's texts."""
    journals, corpus = material.journals, material.corpus
    placed = place_journals(journals, corpus=corpus, codebook=material.codebook, but_readings=True)
    said = standing(placed.decisions, corpus=corpus)
    return Before(
        ids=frozenset(one.id for one in journals.decisions if one.coder == coder),
        stands={key: coders[coder] for key, coders in said.items() if coder in coders},
    )


def new_decisions(
    given: Sequence[Decision], known: Before, *, corpus: Corpus
) -> tuple[Decision, ...]:
    """Give what a table adds: decisions not made yet, and those that differ from what stands.

    What differs supersedes; the same table twice adds nothing.
    """
    piles: dict[Key, list[Decision]] = defaultdict(list)
    for one in given:
        piles[key_of(one, corpus)].append(one)
    found: list[Decision] = []
    for key, pile in piles.items():
        earlier = known.stands.get(key)
        if earlier is None or earlier.verdict in {one.verdict for one in pile}:
            found += [one for one in pile if one.id not in known.ids]
        else:
            found.append(in_place_of(pile[-1], earlier, known=known))
    return tuple(found)


def dropped(
    given: Sequence[Decision],
    known: Before,
    *,
    transcripts: Sequence[str],
    corpus: Corpus,
    time: str,
) -> Iterator[Decision]:
    """Give a no for each yes or unsure that a complete table no longer has."""
    kept = {key_of(one, corpus) for one in given}
    for key, earlier in known.stands.items():
        if earlier.transcript in transcripts and key not in kept and earlier.verdict != "reject":
            refused = replace(earlier, verdict="reject", time=time, starred=False)
            yield in_place_of(refused, earlier, known=known)


def in_place_of(decision: Decision, earlier: Decision, *, known: Before) -> Decision:
    """Give a decision that supersedes another, under an id that follows from both."""
    fresh = decision.id not in known.ids and decision.id != earlier.id
    chained = str(uuid.uuid5(NAMESPACE, f"{decision.id}|{decision.verdict}|{earlier.id}"))
    return replace(decision, id=decision.id if fresh else chained, supersedes=(earlier.id,))


def key_of(decision: Decision, corpus: Corpus) -> Key:
    """Give passage and code of a decision."""
    passage = corpus.passage_holding(decision.transcript, decision.span)
    return (passage.id if passage else "", decision.code)
