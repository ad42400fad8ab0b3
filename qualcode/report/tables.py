"""The interchange tables: stable column names and ids, the same in every language.

``None`` is an empty cell; several rules or marks in one cell stand between `` | ``.
"""

from collections.abc import Iterable, Iterator, Sequence

from qualcode.analyse import Quote
from qualcode.model import Claim, Codebook, Coding, Corpus, Passage, Span
from qualcode.report.table import Cell, Column, ColumnKind, Table
from qualcode.report.wording import clock

BETWEEN = " | "


def columns_of(
    *names: str, integer: Sequence[str] = (), decimal: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Give columns of these names, text where they are not among ``integer`` or ``decimal``."""
    kinds: dict[str, ColumnKind] = dict.fromkeys(integer, "integer")
    kinds.update(dict.fromkeys(decimal, "decimal"))
    return tuple(Column(name, kinds.get(name, "text")) for name in names)


CODINGS = columns_of(
    *("transcript", "turn", "passage", "start", "end", "participant", "role", "theme", "code"),
    *("coder", "source", "strength", "rule", "score", "status", "marks", "quote"),
    integer=("turn", "start", "end"),
    decimal=("score",),
)
FREQUENCIES = columns_of(
    *("theme", "code", "role", "participants_read", "participants_rules", "participants_all"),
    *("participants_total", "passages_read", "passages_rules", "passages_suggested", "words"),
    "per_1000_words",
    integer=(
        *("participants_read", "participants_rules", "participants_all", "participants_total"),
        *("passages_read", "passages_rules", "passages_suggested", "words"),
    ),
    decimal=("per_1000_words",),
)
QUOTES = columns_of(
    *("quote_id", "theme", "code", "transcript", "turn", "time", "participant", "role"),
    *("area", "quote", "question", "status"),
    integer=("turn",),
)


def codings_table(
    claims: Iterable[Claim], *, corpus: Corpus, codebook: Codebook, note: str = ""
) -> Table:
    """Give one row for each coding behind each claim, whatever its state.

    A coding is one coder's claim that a code fits: a rule hit, the classifier's and a
    person's on the same passage are three rows. ``status`` is what stands about the code
    on the passage, so it is the same in all of them; a claim that was only ever refused
    has one row, with whoever refused it as coder. Rows come in the order of passages,
    then of the codebook. ``start`` and ``end`` are code points in the canonical text.
    """
    rank = {code.id: number for number, code in enumerate(codebook)}
    place = {passage.id: number for number, passage in enumerate(corpus.passages)}
    ordered = sorted(
        claims,
        key=lambda claim: (
            place.get(claim.passage.id, len(place)),
            rank.get(claim.code, len(rank)),
            claim.code,
        ),
    )
    rows = tuple(row for claim in ordered for row in _codings_rows(claim, corpus))
    return Table("codings", CODINGS, rows, note)


def _codings_rows(claim: Claim, corpus: Corpus) -> Iterator[tuple[Cell, ...]]:
    for coding in claim.codings or _refused(claim):
        yield _codings_row(claim, coding, corpus)


def _refused(claim: Claim) -> tuple[Coding, ...]:
    """Give what nobody claims any more as a coding of whoever decided last on it."""
    coder = claim.decisions[-1].coder if claim.decisions else ""
    span = claim.decisions[-1].span if claim.decisions else claim.passage.span
    return (Coding(claim.passage, span, claim.theme, claim.code, coder, "person"),)


def _codings_row(claim: Claim, coding: Coding, corpus: Corpus) -> tuple[Cell, ...]:
    passage = claim.passage
    return (
        passage.transcript,
        passage.turn,
        passage.id,
        coding.span.start,
        coding.span.end,
        *_who(passage),
        claim.theme,
        claim.code,
        coding.coder,
        coding.source,
        coding.strength or None,
        coding.rule or None,
        coding.score,
        claim.status,
        BETWEEN.join(coding.marks) or None,
        _cut(passage, coding.span, corpus),
    )


def _who(passage: Passage) -> tuple[Cell, Cell]:
    return passage.participant or None, passage.role or None


def _cut(passage: Passage, span: Span, corpus: Corpus) -> str:
    return corpus.cut(passage.transcript, span)


def quotes_table(
    quotes: Iterable[Quote], *, corpus: Corpus, note: str = "", context: bool = False
) -> Table:
    """Give one row a quote; ``time`` is ``hh:mm:ss`` from the start of the recording.

    With ``context`` a last column ``following`` holds the sentence after the quote.
    """
    rows = tuple(
        (
            one.quote_id,
            one.theme,
            one.code,
            one.transcript,
            one.turn,
            None if one.time is None else clock(one.time),
            one.participant or None,
            one.role or None,
            one.area or None,
            corpus.cut(one.transcript, one.span),
            one.question or None,
            one.status,
            *([one.following or None] * context),
        )
        for one in quotes
    )
    columns = (*QUOTES, *([Column("following")] * context))
    return Table("quotes", columns, rows, note)
