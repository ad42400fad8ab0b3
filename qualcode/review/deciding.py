"""Making a decision: what one person says of one code on one span, with its address."""

import uuid
from dataclasses import dataclass

from qualcode.model import Corpus, Decision, Mark, Span, Verdict

_NAMESPACE = uuid.UUID("5d0e1c1b-5c1c-5b8c-9a55-9b2f6f7e3c11")


@dataclass(frozen=True, slots=True)
class Pen:
    """Who decides, when (ISO 8601, UTC), and under which codebook (its fingerprint).

    ``act`` tells two acts apart that say the same in one second: a decision that was undone
    and made again.
    """

    coder: str
    time: str
    codebook: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """What is said: a verdict on a code for a span of a transcript's text.

    ``supersedes`` are the ids of the earlier decisions whose place it takes.
    """

    transcript: str
    span: Span
    code: str
    verdict: Verdict
    supersedes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    starred: bool = False


def decide(corpus: Corpus, pen: Pen, said: Say) -> Decision:
    """Give a decision with its quote and up to 32 characters of context on both sides.

    Its id follows from all that it says and from the pen's act, so that writing it twice is
    writing it once.
    """
    transcript, span = corpus.transcript(said.transcript), said.span
    before, after = span.around(transcript.text)
    passage = corpus.passage_holding(transcript.id, span)
    pens = (pen.coder, pen.time, pen.act)
    where = (transcript.id, transcript.fingerprint, span.start, span.end)
    what = (said.code, said.verdict, said.starred, *said.marks, *said.supersedes)
    return Decision(
        id=str(uuid.uuid5(_NAMESPACE, "|".join(map(str, (*pens, *where, *what))))),
        coder=pen.coder,
        transcript=transcript.id,
        fingerprint=transcript.fingerprint,
        span=span,
        code=said.code,
        verdict=said.verdict,
        quote=span.of(transcript.text),
        before=before,
        after=after,
        time=pen.time,
        codebook=pen.codebook,
        marks=said.marks,
        starred=said.starred,
        supersedes=said.supersedes,
        speaker=passage.speaker if passage else "",
    )
