"""Which stretches of the participants' words the codings rest on."""

from collections.abc import Iterable, Mapping, Sequence

from qualcode.language import split_sentences
from qualcode.model import Claim, Corpus, Passage, Span


def covered_sentences(
    claims: Iterable[Claim], *, corpus: Corpus, passages: Sequence[Passage]
) -> Mapping[str, tuple[Span, ...]]:
    """Give, by passage id, the spans of the sentences that a coding rests on.

    A coding rests on the hits of a code that a person accepted or a strong rule found, its
    weak hits beside them included, and on what a person marked. A yes to a whole passage
    rests on the hits in it, where there are any: most of a long passage may be about
    something else. Codes that only weak rules or the classifier suggest cover nothing.
    Spans are in the canonical text; passages without any are left out.
    """
    evidence: dict[str, list[Span]] = {}
    for claim in claims:
        if claim.state in ("read", "rules"):
            evidence.setdefault(claim.passage.id, []).extend(_evidence(claim))
    return {
        one.id: _touched(one, evidence[one.id], corpus=corpus)
        for one in passages
        if evidence.get(one.id)
    }


def _evidence(claim: Claim) -> list[Span]:
    hits = [hit.span for one in claim.codings for hit in one.hits if not hit.in_question]
    marked = [one.span for one in claim.decisions if one.verdict == "accept"]
    if hits:
        marked = [span for span in marked if not span.covers(claim.passage.span)]
    return hits + marked


def _touched(passage: Passage, evidence: Sequence[Span], *, corpus: Corpus) -> tuple[Span, ...]:
    language, shift = corpus.languages[passage.transcript], passage.span.start
    sentences = (
        Span(one.start + shift, one.end + shift)
        for one in split_sentences(corpus.text(passage), language=language)
    )
    return tuple(one for one in sentences if any(map(one.overlap, evidence)))
