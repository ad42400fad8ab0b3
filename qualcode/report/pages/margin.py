"""What stands in the margin of a passage, and which of its words it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from qualcode.model import Claim, Coding, Passage, Span, State
from qualcode.report.book import MarginNote, Piece
from qualcode.report.wording import Wording
from qualcode.report.wording.book import BookWords

ORDER: tuple[State, ...] = ("read", "rules", "suggested", "unsure", "disputed", "rejected")
_MOST_RULES = 3


def by_passage(claims: Iterable[Claim], rank: Mapping[str, int]) -> Mapping[str, list[Claim]]:
    """Give the claims on each passage: read ones first, then in the order of the codebook.

    Claims under codes that the codebook does not have are left out.
    """
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.code in rank:
            found[claim.passage.id].append(claim)
    for here in found.values():
        here.sort(key=lambda one: (ORDER.index(one.state), rank[one.code]))
    return found


def margin_of(
    claims: Sequence[Claim], *, rank: Mapping[str, int], words: BookWords, wording: Wording
) -> tuple[MarginNote, ...]:
    """Give a note for each claim, numbered where it rests on some words of the passage."""
    notes, number = [], 0
    for claim in claims:
        rests = bool(evidence(claim))
        number += rests
        notes.append(
            MarginNote(
                number if rests else 0,
                rank[claim.code],
                claim.state,
                why=_why(claim, words),
                marks=_marks(claim, wording),
            )
        )
    return tuple(notes)


def _marks(claim: Claim, wording: Wording) -> str:
    if claim.state == "rejected":
        return ""
    return ", ".join(wording.marks[one] for one in claim.marks)


def _why(claim: Claim, words: BookWords) -> str:
    rules = list(dict.fromkeys(hit.rule for one in claim.codings for hit in one.hits))
    if claim.state in {"read", "rejected"}:
        return ""
    if rules:
        more = " …" if len(rules) > _MOST_RULES else ""
        return f"{words.rule}: {' | '.join(rules[:_MOST_RULES])}{more}"
    return words.model if any(_is_model(one) for one in claim.codings) else ""


def _is_model(coding: Coding) -> bool:
    return coding.source == "classifier"


def evidence(claim: Claim) -> tuple[Span, ...]:
    """Give the spans a claim rests on: hits in the passage's words, and what people marked.

    A yes to the whole passage rests on no words in particular; what was refused on none.
    """
    if claim.state == "rejected":
        return ()
    hits = (hit.span for one in claim.codings for hit in one.hits if not hit.in_question)
    marked = (one.span for one in claim.decisions if one.verdict == "accept")
    spans = {
        one
        for one in (*hits, *marked)
        if one.overlap(claim.passage.span) and not one.covers(claim.passage.span)
    }
    return tuple(sorted(spans))


def pieces_of(
    text: str, passage: Passage, notes: Sequence[tuple[int, Sequence[Span]]]
) -> tuple[Piece, ...]:
    """Cut a passage where evidence begins or ends; ``notes`` are (number, spans) pairs.

    ``text`` is the transcript's canonical text.
    """
    whole = passage.span
    bounds = {whole.start, whole.end}
    for _, spans in notes:
        for span in spans:
            bounds |= {max(whole.start, span.start), min(whole.end, span.end)}
    edges = sorted(one for one in bounds if whole.start <= one <= whole.end)
    return tuple(_cut(text, edges, notes))


def _cut(
    text: str, edges: Sequence[int], notes: Sequence[tuple[int, Sequence[Span]]]
) -> Iterator[Piece]:
    for start, end in pairwise(edges):
        here = Span(start, end)
        resting = (number for number, spans in notes if any(one.covers(here) for one in spans))
        yield Piece(here.of(text), tuple(resting))
