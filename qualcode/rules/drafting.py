"""Rules for a new code, drafted from one word and what it would catch in this corpus."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.codebook import parse_term
from qualcode.errors import NotationError
from qualcode.language import COMMON, SHORTEST_STEM, Tokenised, fold
from qualcode.model import Corpus, Phrase, Settings, Term
from qualcode.rules.finding import find_all, word_types

# A compound said more than so many times, and so many times as often as the word itself.
FEW = 4
FAR_MORE = 3

Forms = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Rules as written, and what they do in participants' words.

    ``forms`` are what the rules catch, with counts, most first; ``left_out`` what a wider
    rule would have caught and most likely should not. ``passage_ids`` and ``participants``
    are whom the rules reach.
    """

    language: str
    rules: tuple[str, ...]
    forms: Forms
    left_out: Forms
    passage_ids: tuple[str, ...]
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """Participants' words in one language."""

    language: str
    corpus: Corpus
    tokenised: Tokenised
    settings: Settings

    def types(self, rule: str) -> dict[str, int]:
        """Give the forms a rule catches, with counts."""
        found = word_types(
            parse_term(rule), corpus=self.corpus, tokenised=self.tokenised, settings=self.settings
        )
        return dict(found)


def draft_rules(
    word: str, *, corpus: Corpus, tokenised: Tokenised, settings: Settings
) -> Draft | None:
    """Draft rules for a word in the language it is said in most; ``None`` if nobody says it.

    ``hund++`` where compounds are said and all of them are of the word; else ``hund+``,
    with a rule of its own for each good compound. A compound is a false friend where it
    is, or holds, a common word that the stem is no part of by sense (``hundrede``), or is
    said far more often than all forms of the word itself. Where inflections hold a common
    word (``tyve`` is twenty, and thieves), the others are written out one by one.
    NotationError for what is not one plain word.
    """
    plain = _plain(word)
    drafts = [
        _drafted(plain, _ground_in(language, corpus, tokenised, settings))
        for language in sorted(set(corpus.languages.values()))
    ]
    found = [one for one in drafts if one is not None]
    return max(found, key=lambda one: len(one.passage_ids), default=None)


def _plain(word: str) -> str:
    """Give one plain word as rules write it."""
    term = parse_term(word)
    if isinstance(term, Phrase) and [one.kind for one in term.words] == ["form"]:
        return fold(term.words[0].text)
    raise NotationError(
        f'"{word}" is not one plain word', remedy="Give one word without signs, as in: hund"
    )


def _ground_in(language: str, corpus: Corpus, tokenised: Tokenised, settings: Settings) -> _Ground:
    said = tuple(
        one
        for one in corpus.passages
        if one.counts and corpus.languages[one.transcript] == language
    )
    spoken_here = {name: one for name, one in corpus.languages.items() if one == language}
    part = replace(corpus, passages=said, languages=spoken_here)
    return _Ground(language, part, tokenised, settings)


def _drafted(word: str, ground: _Ground) -> Draft | None:
    inflected = ground.types(f"{word}+")
    stem = _stem(word, inflected, ground)
    compounds: dict[str, int] = {}
    if len(stem) >= SHORTEST_STEM:
        compounds = {
            form: count
            for form, count in ground.types(f"{stem}++").items()
            if form not in inflected
        }
    common = COMMON.get(ground.language, frozenset())
    strange = {form: count for form, count in inflected.items() if form in common}
    own = {form: count for form, count in inflected.items() if form not in common}
    false = _false_friends(compounds, stem, own=own, ground=ground)
    good = [form for form in compounds if form not in false]
    rules = _inflections(stem, own, strange)
    if good and not false and not strange:
        rules = (f"{stem}++",)
    elif good:
        rules = (*rules, *dict.fromkeys(_compound(form, ground) for form in good))
    return _reach(rules, left_out={**strange, **false}, ground=ground) if rules else None


def _stem(word: str, inflected: dict[str, int], ground: _Ground) -> str:
    """Give the lemma where somebody says it, else the word as given.

    The dictionary takes *snor* for a form of the verb *sno*; where nobody says *sno*,
    nobody means it.
    """
    lemma = ground.tokenised.vocabulary.lexicon(ground.language).lemma(word)
    return lemma if lemma in inflected else word


def _inflections(stem: str, own: dict[str, int], strange: dict[str, int]) -> tuple[str, ...]:
    if strange:
        return tuple(sorted(own))
    return (f"{stem}+",) if own else ()


def _compound(form: str, ground: _Ground) -> str:
    """Write one compound as a rule: every inflection where its own form is among them."""
    lemma = ground.tokenised.vocabulary.lexicon(ground.language).lemma(form)
    return f"{lemma}+" if form in ground.types(f"{lemma}+") else form


def _false_friends(
    compounds: dict[str, int], stem: str, *, own: dict[str, int], ground: _Ground
) -> dict[str, int]:
    """Give the compounds that only look like some, or stand for something of their own."""
    lexicon = ground.tokenised.vocabulary.lexicon(ground.language)
    common = COMMON.get(ground.language, frozenset())
    lookalikes = [word for word in common if stem in word and word != stem]
    said: Counter[str] = Counter()
    for form, count in compounds.items():
        said[lexicon.lemma(form)] += count
    most = max(FEW, FAR_MORE * sum(own.values()))
    return {
        form: count
        for form, count in compounds.items()
        if said[lexicon.lemma(form)] > most or any(word in form for word in lookalikes)
    }


def _reach(rules: Sequence[str], *, left_out: dict[str, int], ground: _Ground) -> Draft:
    terms: list[Term] = [parse_term(rule) for rule in rules]
    counts: dict[str, int] = {}
    for rule in rules:
        counts |= ground.types(rule)
    found = find_all(
        terms, corpus=ground.corpus, tokenised=ground.tokenised, settings=ground.settings
    )
    passages = {one.passage.id: one.passage for places in found for one in places}
    return Draft(
        ground.language,
        tuple(rules),
        forms=_most_first(counts),
        left_out=_most_first({f: n for f, n in left_out.items() if f not in counts}),
        passage_ids=tuple(one.id for one in ground.corpus.passages if one.id in passages),
        participants=tuple(sorted({one.participant for one in passages.values()})),
    )


def _most_first(counts: dict[str, int]) -> Forms:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
