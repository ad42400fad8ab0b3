"""What people decided, as labels to learn from and to measure against."""

from collections.abc import Iterable, Mapping

from qualcode.model import Claim, Corpus, Decision, Reading
from qualcode.review.reading import passages_read, without_spoken

Labels = Mapping[str, Mapping[str, bool]]


def labels(
    claims: Iterable[Claim], *, readings: Iterable[Reading], corpus: Corpus
) -> dict[str, dict[str, bool]]:
    """Give code id → passage id → yes (accepted) or no (rejected, or read through without it).

    Unsure and disputed passages give no label, nor do those nobody has decided.
    """
    given: dict[str, dict[str, bool]] = {}
    settled = tuple(claims)
    stands = decisions_of(settled)
    read = without_spoken(passages_read(readings, corpus=corpus), stands, corpus=corpus)
    for passage_id, coders in read.items():
        for code in sorted(frozenset[str]().union(*coders.values())):
            given.setdefault(code, {})[passage_id] = False
    for claim in settled:
        of_code = given.setdefault(claim.code, {})
        of_code.pop(claim.passage.id, None)
        if claim.state in {"read", "rejected"}:
            of_code[claim.passage.id] = claim.state == "read"
    return {code: of_code for code, of_code in sorted(given.items()) if of_code}


def decisions_of(claims: Iterable[Claim]) -> tuple[Decision, ...]:
    """Give the decisions behind these claims."""
    return tuple(decision for claim in claims for decision in claim.decisions)
