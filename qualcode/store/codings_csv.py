"""Codings from a table (interview, turn, code, certainty, quote) as decisions of a coder."""

import json
import re
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.codebook import did_you_mean
from qualcode.errors import DecisionsError
from qualcode.model import (
    Code,
    Codebook,
    Corpus,
    Decision,
    Problem,
    Reading,
    Span,
    Verdict,
)
from qualcode.review import prints_of
from qualcode.store.table_file import NamedTable, read_table

COLUMNS = ("interview", "turn", "code", "certainty", "quote")
DANISH = {"tur": "turn", "kode": "code", "sikkerhed": "certainty", "citat": "quote"}
VERDICTS: dict[str, Verdict] = {"": "accept", "sure": "accept", "possible": "unsure"}
NAMESPACE = uuid.UUID("5f0c8a52-3d0e-5c53-9a5f-6b7b6a1f2c11")


@dataclass(frozen=True, slots=True)
class CodingRow:
    """One row of the table and the line it stands on; ``turn`` counts all turns from 1."""

    file: str
    line: int
    transcript: str
    turn: int
    code: str
    certainty: str = ""
    quote: str = ""
    no_turn: str = ""

    def problem(self, what: str, remedy: str = "") -> Problem:
        """Give a problem of this row."""
        return Problem(self.file, self.line, 0, what, remedy)


@dataclass(frozen=True, slots=True)
class ImportedEvents:
    """What a table comes to; with an error among ``problems`` there are no events."""

    decisions: tuple[Decision, ...]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Import:
    """What every row of one import shares."""

    corpus: Corpus
    codebook: Codebook
    coder: str
    time: str


def read_codings(data: bytes, *, file: str) -> tuple[CodingRow, ...]:
    """Give the rows of a table of codings, in its order.

    ``transcript`` may be written for ``interview``; ``certainty`` and ``quote`` may be
    missing. Raises ``DecisionsError`` for a column that must be there and for a turn that
    is no number, and when it cannot be read as a table.
    """
    table = read_table(
        data,
        file=file,
        columns=(*COLUMNS, "transcript"),
        needed=("turn", "code"),
        also=DANISH,
    )
    if isinstance(table, NamedTable) and not {"interview", "transcript"} & table.names.keys():
        remedy = f"The first line must name the columns: {', '.join(COLUMNS)}."
        table = Problem(file, 1, 0, 'there is no column "interview".', remedy)
    if isinstance(table, Problem):
        raise DecisionsError(str(table))
    if {"source", "status"} <= {name.casefold() for name in table.header}:
        raise DecisionsError(
            f"{file}: this is a table that qualcode wrote, machines' codings among them. Import "
            f"a table of one person's codings, with the columns {', '.join(COLUMNS)}."
        )
    return tuple(_row(table.said(row), line=row.line, file=file) for row in table.rows)


def events_for(
    rows: Sequence[CodingRow],
    *,
    corpus: Corpus,
    codebook: Codebook,
    coder: str,
    time: str,
    complete: bool = False,
) -> ImportedEvents:
    """Give the decisions (and, with ``complete``, readings) that a table comes to.

    Their ids follow from what they say, so that importing a table twice adds nothing.
    Nothing is given when a row names a transcript, turn or code that is not there.
    """
    work = _Import(corpus, codebook, coder, time)
    errors = [error for row in rows for error in _errors(row, work=work)]
    if errors:
        return ImportedEvents((), (), tuple(errors))
    found = [_decision(row, work=work) for row in rows]
    decisions = {one.id: one for one, _ in found if one is not None}
    return ImportedEvents(
        decisions=tuple(sorted(decisions.values(), key=_place)),
        readings=_readings(rows, work=work) if complete else (),
        problems=tuple(note for _, note in found if note is not None),
    )


def _row(said: dict[str, str], *, line: int, file: str) -> CodingRow:
    turn = said["turn"]
    is_turn = bool(re.fullmatch(r"[0-9]{1,6}", turn))
    return CodingRow(
        file,
        line,
        transcript=said.get("interview") or said.get("transcript", ""),
        turn=int(turn) if is_turn else 0,
        code=said["code"],
        certainty=said.get("certainty", ""),
        quote=said.get("quote", ""),
        no_turn="" if is_turn else turn or "nothing",
    )


def _errors(row: CodingRow, *, work: _Import) -> list[Problem]:
    problems = []
    if row.no_turn:
        what = f'"{row.no_turn}" is no turn.'
        problems.append(row.problem(what, "Write a whole number; turns are counted from 1."))
    elif not work.corpus.has_transcript(row.transcript):
        remedy = did_you_mean(row.transcript, [one.id for one in work.corpus.transcripts])
        problems.append(row.problem(f'there is no transcript "{row.transcript}".', remedy))
    elif not 1 <= row.turn <= len(work.corpus.transcript(row.transcript).turns):
        turns = len(work.corpus.transcript(row.transcript).turns)
        what = f"{row.transcript} has no turn {row.turn}."
        problems.append(row.problem(what, f"It has {turns}, counted from 1."))
    if _code(row.code, codebook=work.codebook) is None:
        remedy = did_you_mean(row.code, [code.id for code in work.codebook])
        problems.append(row.problem(f'there is no code "{row.code}".', remedy))
    if row.certainty.casefold() not in VERDICTS:
        what = f'"{row.certainty}" is no certainty.'
        problems.append(row.problem(what, "Write sure or possible, or leave it empty."))
    return problems


def _code(code_id: str, *, codebook: Codebook) -> Code | None:
    """Give the code of that id, else the one code that had that id before."""
    heirs = [code for code in codebook if code_id in code.was]
    return codebook.code(code_id) or (heirs[0] if len(heirs) == 1 else None)


def _decision(row: CodingRow, *, work: _Import) -> tuple[Decision | None, Problem | None]:
    if not work.corpus.passages_of_turn(row.transcript, row.turn):
        what = f"turn {row.turn} of {row.transcript} is no participant's; the row was left out."
        remedy = "Only participants' words are coded. Check the turn."
        return None, replace(row.problem(what, remedy), severity="warning")
    transcript = work.corpus.transcript(row.transcript)
    turn = transcript.turns[row.turn - 1].span
    found = _found(row.quote, text=transcript.text, inside=turn)
    note = None
    if row.quote and found is None:
        what = f"the quote does not stand in turn {row.turn} of {row.transcript}."
        note = replace(row.problem(what, "The whole turn was coded."), severity="note")
    return _decided(row, span=found or turn, work=work), note


def _found(quote: str, *, text: str, inside: Span) -> Span | None:
    """Give where the quote first stands in the span, whatever blanks are between words."""
    words = unicodedata.normalize("NFC", quote).split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    match = pattern.search(text, inside.start, inside.end)
    return Span(*match.span()) if match else None


def _decided(row: CodingRow, *, span: Span, work: _Import) -> Decision:
    transcript = work.corpus.transcript(row.transcript)
    text, print_ = transcript.text, transcript.fingerprint
    code = _code(row.code, codebook=work.codebook)
    code_id = code.id if code else row.code
    verdict = VERDICTS[row.certainty.casefold()]
    before, after = span.around(text)
    return Decision(
        id=_id(work.coder, row.transcript, print_, span.start, span.end, code_id, verdict),
        coder=work.coder,
        transcript=row.transcript,
        fingerprint=print_,
        span=span,
        code=code_id,
        verdict=verdict,
        quote=span.of(text),
        before=before,
        after=after,
        time=work.time,
        codebook=work.codebook.fingerprint,
        speaker=transcript.turns[row.turn - 1].speaker,
    )


def _readings(rows: Sequence[CodingRow], *, work: _Import) -> tuple[Reading, ...]:
    codes = tuple(code.id for code in work.codebook)
    named = sorted({row.transcript for row in rows})
    return tuple(_reading(one, codes=codes, work=work) for one in named)


def _reading(transcript_id: str, *, codes: tuple[str, ...], work: _Import) -> Reading:
    transcript = work.corpus.transcript(transcript_id)
    spans = tuple(one.span for one in work.corpus.passages_of(transcript_id))
    places = [[span.start, span.end] for span in spans]
    return Reading(
        id=_id(work.coder, transcript_id, transcript.fingerprint, places, list(codes)),
        coder=work.coder,
        transcript=transcript_id,
        fingerprint=transcript.fingerprint,
        spans=spans,
        codes=codes,
        time=work.time,
        prints=prints_of(transcript, spans),
    )


def _id(*said: object) -> str:
    return str(uuid.uuid5(NAMESPACE, json.dumps(said, ensure_ascii=False)))


def _place(decision: Decision) -> tuple[str, Span, str, str]:
    return decision.transcript, decision.span, decision.code, decision.verdict
