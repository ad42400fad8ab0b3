"""Codings by rule: one for each passage and code that a rule hits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np

from qualcode.language import Tokenised
from qualcode.model import Code, Codebook, Coding, Corpus, Hit, Mark, Passage, Settings, Span
from qualcode.rules.arrays import Mask, Places
from qualcode.rules.collecting import no_collecting
from qualcode.rules.ground import Extract, Question, extract_of, ground_of
from qualcode.rules.marks import SHORT_ANSWER, ironic_turns, only_answers
from qualcode.rules.plan import HitColumns, Plan, hits_in

# By language: the hits in its passages, in order, then in the questions before them.
RuleHits = Mapping[str, HitColumns]


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
    with no_collecting():
        found = find_hits(corpus, codebook=codebook, tokenised=tokenised, settings=settings)
        return codings_of(corpus, codebook=codebook, found=found)


def find_hits(
    corpus: Corpus, *, codebook: Codebook, tokenised: Tokenised, settings: Settings
) -> RuleHits:
    """Give where the rules hit, as columns; ``codings_of`` makes codings of them."""
    return hits_of(extracts_of(corpus), codebook=codebook, tokenised=tokenised, settings=settings)


def extracts_of(corpus: Corpus) -> tuple[Extract, ...]:
    """Take from a corpus what rules read, language by language."""
    read = {
        name: _Read.of(corpus, language=name) for name in sorted(set(corpus.languages.values()))
    }
    return tuple(
        extract_of(corpus, language=name, passages=one.passages, questions=one.questions)
        for name, one in read.items()
    )


def hits_of(
    extracts: Sequence[Extract], *, codebook: Codebook, tokenised: Tokenised, settings: Settings
) -> RuleHits:
    """Give where the rules hit in extracts."""
    hits: dict[str, HitColumns] = {}
    for one in extracts:
        ground = ground_of(one, tokenised=tokenised, settings=settings)
        hits[one.language] = hits_in(
            ground, plan=Plan.of(codebook, language=one.language), extract=one
        )
    return hits


def codings_of(corpus: Corpus, *, codebook: Codebook, found: RuleHits) -> tuple[Coding, ...]:
    """Make the codings of hits that were found in the same corpus by the same codebook."""
    keys: list[Places] = []
    made: list[Coding] = []
    for language, columns in found.items():
        read = _Read.of(corpus, language=language)
        groups = _Groups.of(columns, plan=Plan.of(codebook, language=language), read=read)
        coder = _Coder(corpus, codebook=codebook, language=language)
        for some, codings in (coder.said(groups), coder.echoed(groups)):
            keys.append(some)
            made.extend(codings)
    order = np.argsort(np.concatenate([np.empty(0, dtype=np.intp), *keys]), kind="stable")
    return tuple(map(made.__getitem__, order.tolist()))


@dataclass(frozen=True, slots=True)
class _Read:
    """The passages of one language with their places in the corpus, and what was asked.

    ``asked`` is, for each passage, the place of its question in ``questions``
    (transcript id, span, role of who answers), or -1.
    """

    passages: Sequence[Passage]
    places: Sequence[int]
    questions: Sequence[Question]
    asked: Sequence[int]

    @classmethod
    def of(cls, corpus: Corpus, *, language: str) -> "_Read":
        languages = corpus.languages
        pairs = [
            (place, one)
            for place, one in enumerate(corpus.passages)
            if languages[one.transcript] == language
        ]
        numbers: dict[Question, int] = {}
        asked = [
            numbers.setdefault((one.transcript, one.question, one.role), len(numbers))
            if one.question
            else -1
            for _, one in pairs
        ]
        return cls([one for _, one in pairs], [place for place, _ in pairs], list(numbers), asked)


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Hits by segment and code: columns ``(n_groups,)``, sorted by segment, then code.

    The hits of a group are ``hits[first:stop]``. ``keys`` are ``segment * n_codes + code``.
    """

    read: _Read
    hits: Sequence[Hit]
    keys: Places
    firsts: Places
    stops: Places
    strong: Mask
    negated: Mask
    n_codes: int

    @classmethod
    def of(cls, columns: HitColumns, *, plan: Plan, read: _Read) -> "_Groups":
        n_codes = max(1, len(plan.codes))
        keys = columns.segments.astype(np.intp) * n_codes + plan.owners[columns.rules]
        firsts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
        is_strong = np.array([rule.strength == "strong" for rule in plan.rules], dtype=np.bool_)
        return cls(
            read,
            columns.hits(plan),
            keys[firsts],
            firsts,
            np.append(firsts[1:], len(keys))[: len(firsts)],
            _any(is_strong[columns.rules], firsts),
            _any(columns.negated, firsts),
            n_codes,
        )

    @property
    def n_said(self) -> int:
        """How many of the groups are of passages; they come first."""
        return int(np.searchsorted(self.keys, len(self.read.passages) * self.n_codes))

    def prompted(self, said: Places) -> Mask:
        """Tell of groups of passages whether the question before them is hit too."""
        asked = np.array(self.read.asked, dtype=np.intp)[said // self.n_codes]
        question = (len(self.read.passages) + asked) * self.n_codes + said % self.n_codes
        found: Mask = np.isin(question, self.keys[self.n_said :]) & (asked >= 0)
        return found


def _any(flags: Mask, firsts: Places) -> Mask:
    """Tell of each group of rows whether one of them is true."""
    return np.logical_or.reduceat(flags, firsts) if len(firsts) else flags[:0]


class _Coder:
    """Makes the codings of one language from the hits in passages and in questions."""

    def __init__(self, corpus: Corpus, *, codebook: Codebook, language: str) -> None:
        self._corpus = corpus
        self._codes: tuple[Code, ...] = codebook.codes
        self._fingerprint = codebook.fingerprint
        self._language = language
        self._ironic: dict[str, frozenset[int]] = {}

    def said(self, groups: _Groups) -> tuple[Places, Iterator[Coding]]:
        """Give the codings of what was said, and a key for each: passage, then code."""
        n_said, n_codes, read = groups.n_said, groups.n_codes, groups.read
        keys = groups.keys[:n_said]
        passages = [read.passages[place] for place in (keys // n_codes).tolist()]
        owners = [self._codes[owner] for owner in (keys % n_codes).tolist()]
        bounds = zip(groups.firsts[:n_said].tolist(), groups.stops[:n_said].tolist(), strict=True)
        hits = [tuple(groups.hits[first:stop]) for first, stop in bounds]
        marks = zip(
            groups.negated[:n_said].tolist(),
            groups.prompted(keys).tolist(),
            map(self._is_ironic, passages),
            strict=True,
        )
        codings = map(
            Coding,
            passages,
            map(_reach, hits),
            (code.theme for code in owners),
            (code.id for code in owners),
            repeat("rules"),
            repeat("rule"),
            ("strong" if strong else "weak" for strong in groups.strong[:n_said].tolist()),
            hits,
            repeat(()),
            repeat(None),
            repeat(object=False),
            map(_MARKS.__getitem__, marks),
            repeat(self._fingerprint),
        )
        return self._ordered(keys, read=read), codings

    def echoed(self, groups: _Groups) -> tuple[Places, Iterator[Coding]]:
        """Give the codings of what was only asked and is answered by no more than yes or no."""
        read, n_codes = groups.read, groups.n_codes
        said = frozenset(groups.keys[: groups.n_said].tolist())
        heard: dict[int, list[int]] = {}
        for row, key in enumerate(groups.keys[groups.n_said :].tolist(), start=groups.n_said):
            heard.setdefault(key // n_codes - len(read.passages), []).append(row)
        keys: list[int] = []
        made: list[Coding] = []
        short = [place for place, one in enumerate(read.passages) if one.words < SHORT_ANSWER]
        for place in short:
            rows = heard.get(read.asked[place], ())
            if not rows or not self._only_answers(read.passages[place]):
                continue
            for row in rows:
                key = place * n_codes + int(groups.keys[row]) % n_codes
                if key not in said:
                    keys.append(key)
                    made.append(self._echo(read.passages[place], groups=groups, row=row))
        return self._ordered(np.array(keys, dtype=np.intp), read=read), iter(made)

    def _echo(self, passage: Passage, *, groups: _Groups, row: int) -> Coding:
        code = self._codes[int(groups.keys[row]) % groups.n_codes]
        heard = groups.hits[int(groups.firsts[row]) : int(groups.stops[row])]
        irony: tuple[Mark, ...] = ("irony",) if self._is_ironic(passage) else ()
        return Coding(
            passage=passage,
            span=passage.span,
            theme=code.theme,
            code=code.id,
            coder="rules",
            source="rule",
            strength="weak",
            hits=tuple(replace(hit, in_question=True) for hit in heard),
            marks=("echo", *irony),
            codebook=self._fingerprint,
        )

    def _ordered(self, keys: Places, *, read: _Read) -> Places:
        """Give keys that count passages as the corpus does."""
        n_codes = max(1, len(self._codes))
        ordered: Places = np.array(read.places, dtype=np.intp)[keys // n_codes] * n_codes
        return ordered + keys % n_codes

    def _only_answers(self, passage: Passage) -> bool:
        words = self._corpus.text(passage)
        return only_answers(words, count=passage.words, language=self._language)

    def _is_ironic(self, passage: Passage) -> bool:
        turns = self._ironic.get(passage.transcript)
        if turns is None:
            transcript = self._corpus.transcript(passage.transcript)
            turns = ironic_turns(transcript, language=self._language)
            self._ironic[passage.transcript] = turns
        return passage.turn in turns


def _reach(hits: Sequence[Hit]) -> Span:
    """Give the span from the first to the last of hits in order of place."""
    if len(hits) == 1:
        return hits[0].span
    return Span(hits[0].span.start, max(hit.span.end for hit in hits))


def _marks(*, negated: bool, prompted: bool, ironic: bool) -> tuple[Mark, ...]:
    given: tuple[tuple[Mark, bool], ...] = (
        ("negated", negated),
        ("prompted", prompted),
        ("irony", ironic),
    )
    return tuple(mark for mark, is_given in given if is_given)


_MARKS: Mapping[tuple[bool, bool, bool], tuple[Mark, ...]] = {
    (negated, prompted, ironic): _marks(negated=negated, prompted=prompted, ironic=ironic)
    for negated in (False, True)
    for prompted in (False, True)
    for ironic in (False, True)
}
