"""Keyword in context, for any rule of the notation."""

from dataclasses import dataclass, replace

from qualcode.codebook import parse_term
from qualcode.model import Corpus, Passage, Span
from qualcode.rules import find as find_term
from qualcode.rules import word_types
from qualcode.store import Cache
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.speaking import known


@dataclass(frozen=True, slots=True)
class InContext:
    """One hit with the words before and after it, cut at the passage."""

    passage: Passage
    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All hits of a rule, in order of place, and the word forms it catches with counts."""

    rule: str
    hits: tuple[InContext, ...]
    forms: tuple[tuple[str, int], ...]

    @property
    def participants(self) -> int:
        """How many participants say it."""
        return len({one.passage.participant for one in self.hits if one.passage.counts})


def find(
    material: Material, rule: str, *, cache: Cache, role: str = "", transcript: str = ""
) -> Findings:
    """Find a rule in the participants' words. NotationError when it is not one."""
    term = parse_term(rule)
    corpus, tokenised = material.corpus, material.tokenised
    if role:
        known(role, [one.name for one in material.settings.roles], what="role")
    if transcript:
        known(transcript, [one.id for one in corpus.transcripts], what="transcript")
    found = find_term(term, corpus=corpus, tokenised=tokenised, settings=material.settings)
    hits = tuple(
        in_context(material, one.passage, one.span)
        for one in found
        if role in ("", one.passage.role) and transcript in ("", one.passage.transcript)
    )
    chosen = within(corpus, role, transcript)
    forms = word_types(term, corpus=chosen, tokenised=tokenised, settings=material.settings)
    keep_lemmas(material, cache=cache)
    return Findings(rule, hits, forms)


def in_context(material: Material, passage: Passage, span: Span) -> InContext:
    """Cut a hit and its surroundings, one line each."""
    text = material.corpus.transcript(passage.transcript).text
    return InContext(
        passage,
        span,
        one_line(text[passage.span.start : span.start]),
        one_line(span.of(text)),
        one_line(text[span.end : passage.span.end]),
    )


def one_line(text: str) -> str:
    """Fold line ends into blanks, keeping the blank at either side."""
    return text.replace("\n", " ")


def within(corpus: Corpus, role: str, transcript: str) -> Corpus:
    """Give the corpus with the passages of one role and one transcript; empty means all."""
    chosen = tuple(
        one
        for one in corpus.passages
        if role in ("", one.role) and transcript in ("", one.transcript)
    )
    return replace(corpus, passages=chosen)
