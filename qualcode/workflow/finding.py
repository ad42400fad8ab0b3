"""Keyword in context, for any rule of the notation."""

from dataclasses import dataclass, replace
from difflib import get_close_matches

from qualcode.codebook import parse_term
from qualcode.language import fold
from qualcode.model import Corpus, Passage, Span
from qualcode.rules import find as find_term
from qualcode.rules import word_types
from qualcode.store import Cache
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.speaking import known

# Shorter words are like too many others.
SHORTEST_NEAR = 3


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
    """All hits of a rule, in order of place, and the word forms it catches with counts.

    ``nearby`` are forms that participants do say, with counts, where the rule hits nothing.
    """

    rule: str
    hits: tuple[InContext, ...]
    forms: tuple[tuple[str, int], ...]
    nearby: tuple[tuple[str, int], ...] = ()

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
    said = (
        ()
        if hits
        else word_types(parse_term("*"), corpus=chosen, tokenised=tokenised, settings=settings)
    )
    keep_lemmas(material, cache=cache)
    return Findings(rule, hits, forms, near_forms(rule, said))


def near_forms(
    rule: str, said: tuple[tuple[str, int], ...], *, most: int = 6
) -> tuple[tuple[str, int], ...]:
    """Give the forms like the words of a rule, or that begin like them, most said first.

    >>> near_forms("nabbo+", (("ja", 9), ("nabo", 2), ("naboen", 1)))
    (('nabo', 2), ('naboen', 1))
    """
    counts = dict(said)
    found: dict[str, int] = {}
    for piece in rule.split():
        word = fold(piece.strip("*+/"))
        if len(word) < SHORTEST_NEAR or piece[0] in "~&/":
            continue
        begin = word[: max(SHORTEST_NEAR, len(word) * 2 // 3)]
        close = get_close_matches(word, counts, n=most, cutoff=0.75)
        begun = (form for form in counts if form.startswith(begin))
        found |= {form: counts[form] for form in (*close, *begun)}
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:most])


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
