"""Codings by rule: one for each passage and code that a rule hits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from qualcode.language import Tokenised
from qualcode.model import Codebook, Coding, Corpus, Hit, Mark, Passage, Settings, Span
from qualcode.rules.ground import ground_of_corpus
from qualcode.rules.marks import SHORT_ANSWER, ironic_turns, only_answers
from qualcode.rules.plan import HitsByCode, Plan, hits_in


def code_by_rules(
    corpus: Corpus, *, codebook: Codebook, tokenised: Tokenised, settings: Settings
) -> tuple[Coding, ...]:
    """Give the rules' codings, in order of passages and of the codebook.

    Only the rules of a transcript's own language run on it. A coding is strong when a
    strong hit stands, else weak: a suggestion. ``hits`` are those that stand after
    ``precedence``; the span reaches from the first to the last of them. Marks:

    - ``negated``: a hit has a negation within four words, fillers not counted, and holds
      none itself;
    - ``prompted``: a rule of the code hits the question before the passage;
    - ``echo``: the passage is a yes or no of fewer than six words, and only the question
      is hit. The coding is weak, its span is the passage, its hits are in the question;
    - ``irony``: laughter, a sigh or irony is noted in the turn.

    ``KeyError`` when a transcript has no tokens in ``tokenised``.
    """
    found: dict[str, tuple[Coding, ...]] = {}
    for language in sorted(set(corpus.languages.values())):
        plan = Plan.of(codebook, language=language)
        passages = [one for one in corpus.passages if corpus.languages[one.transcript] == language]
        questions: dict[tuple[str, Span | None, str], Span] = {
            (one.transcript, one.question, one.role): one.question
            for one in passages
            if one.question
        }
        ground = ground_of_corpus(
            corpus,
            language=language,
            passages=passages,
            questions=[(name, span) for (name, _, _), span in questions.items()],
            tokenised=tokenised,
            settings=settings,
        )
        roles = [*(one.role for one in passages), *(role for _, _, role in questions)]
        hits = hits_in(ground, plan=plan, roles=roles)
        asked = dict(zip(questions, range(len(passages), len(roles)), strict=True))
        coder = _Coder(corpus, plan=plan, fingerprint=codebook.fingerprint, language=language)
        for place, passage in enumerate(passages):
            question = asked.get((passage.transcript, passage.question, passage.role), -1)
            said, heard = hits.of(place), hits.of(question)
            if said or heard:
                found[passage.id] = tuple(coder.codings(passage, said=said, heard=heard))
    return tuple(coding for one in corpus.passages for coding in found.get(one.id, ()))


class _Coder:
    """Makes the codings of a passage from the hits in it and in its question."""

    def __init__(self, corpus: Corpus, *, plan: Plan, fingerprint: str, language: str) -> None:
        self._corpus = corpus
        self._codes = plan.codes
        self._fingerprint = fingerprint
        self._language = language
        self._ironic: dict[str, frozenset[int]] = {}

    def codings(self, passage: Passage, *, said: HitsByCode, heard: HitsByCode) -> Iterator[Coding]:
        echoed: Mapping[int, tuple[Hit, ...]] = {}
        if heard and self._only_answers(passage):
            echoed = {owner: hits for owner, hits in heard.items() if owner not in said}
        irony: tuple[Mark, ...] = ("irony",) if self._is_ironic(passage) else ()
        for owner in sorted({*said, *echoed}):
            if owner in said:
                marks = (*_marks(said[owner], prompted=owner in heard), *irony)
                yield self._coding(passage, owner=owner, hits=said[owner], marks=marks)
            else:
                asked = tuple(replace(hit, in_question=True) for hit in echoed[owner])
                coding = self._coding(passage, owner=owner, hits=asked, marks=("echo", *irony))
                yield replace(coding, span=passage.span, strength="weak")

    def _coding(
        self, passage: Passage, *, owner: int, hits: tuple[Hit, ...], marks: tuple[Mark, ...]
    ) -> Coding:
        return Coding(
            passage=passage,
            span=Span(hits[0].span.start, max(hit.span.end for hit in hits)),
            theme=self._codes[owner].theme,
            code=self._codes[owner].id,
            coder="rules",
            source="rule",
            strength="strong" if any(hit.strength == "strong" for hit in hits) else "weak",
            hits=hits,
            marks=marks,
            codebook=self._fingerprint,
        )

    def _only_answers(self, passage: Passage) -> bool:
        words = self._corpus.text(passage) if passage.words < SHORT_ANSWER else ""
        return only_answers(words, count=passage.words, language=self._language)

    def _is_ironic(self, passage: Passage) -> bool:
        if passage.transcript not in self._ironic:
            transcript = self._corpus.transcript(passage.transcript)
            turns = ironic_turns(transcript, language=self._language)
            self._ironic[passage.transcript] = turns
        return passage.turn in self._ironic[passage.transcript]


def _marks(hits: tuple[Hit, ...], *, prompted: bool) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    if any(hit.negated for hit in hits):
        marks.append("negated")
    if prompted:
        marks.append("prompted")
    return tuple(marks)
