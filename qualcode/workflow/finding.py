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
    material: Material,
    rule: str,
    *,
    cache: Cache,
    role: str = "",
    transcript: str = "",
    participant: str = "",
) -> Findings:
    """Find a rule in the participants' words. NotationError when it is not one.

    Role, transcript and participant (id or pseudonym) limit where it is looked for; a name
    the project does not have is UnknownNameError.
    """
    term = parse_term(rule)
    tokenised, settings = material.tokenised, material.settings
    chosen = within(material, role=role, transcript=transcript, participant=participant)
    found = find_term(term, corpus=chosen, tokenised=tokenised, settings=settings)
    hits = tuple(in_context(material, one.passage, one.span) for one in found)
    forms = word_types(term, corpus=chosen, tokenised=tokenised, settings=settings)
    keep_lemmas(material, cache=cache)
    return Findings(rule, hits, forms)


def within(material: Material, *, role: str, transcript: str, participant: str) -> Corpus:
    """Give the corpus with the passages that were asked for; empty means all."""
    corpus = material.corpus
    if role:
        known(role, [one.name for one in material.settings.roles], what="role")
    if transcript:
        known(transcript, [one.id for one in corpus.transcripts], what="transcript")
    people = {one.id: one.pseudonym for one in corpus.participants}
    if participant:
        known(participant, [*people, *filter(None, people.values())], what="participant")
    wanted = {one for one, name in people.items() if participant in (one, name)}
    chosen = tuple(
        one
        for one in corpus.passages
        if role in ("", one.role)
        and transcript in ("", one.transcript)
        and (not participant or one.participant in wanted)
    )
    return replace(corpus, passages=chosen)


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
