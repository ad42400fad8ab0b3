"""What one term finds in a corpus, whatever the codebook says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.language import Tokenised
from qualcode.model import Codebook, Corpus, Passage, Rule, Settings, Span, Term
from qualcode.rules.ground import Ground, ground_of_corpus
from qualcode.rules.plan import Plan
from qualcode.rules.search import Finding, findings_of


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a term matches; ``span`` in the canonical text."""

    passage: Passage
    span: Span


@dataclass(frozen=True, slots=True)
class Caught:
    """The forms one rule of one code catches, with counts, most first."""

    code: str
    rule: Rule
    forms: tuple[tuple[str, int], ...]


def find(
    term: Term, *, corpus: Corpus, tokenised: Tokenised, settings: Settings
) -> tuple[Found, ...]:
    """Give every place in the passages where a term matches, in order of place.

    The term runs on every transcript, under the spoken spellings of its language. Field
    notes are searched too.
    """
    return find_all([term], corpus=corpus, tokenised=tokenised, settings=settings)[0]


def find_all(
    terms: Sequence[Term], *, corpus: Corpus, tokenised: Tokenised, settings: Settings
) -> tuple[tuple[Found, ...], ...]:
    """Give the places of each of many terms: the same as one by one, in one pass."""
    places: list[dict[tuple[int, int, int], Found]] = [{} for _ in terms]
    order = {passage.id: number for number, passage in enumerate(corpus.passages)}
    for language in sorted(set(corpus.languages.values())):
        passages, ground = _ground(corpus, language, tokenised=tokenised, settings=settings)
        for finding in findings_of(terms, ground=ground):
            for number, passage, start, end in _places(passages, finding):
                key = (order[passage.id], start, end)
                places[number][key] = Found(passage, Span(start, end))
    return tuple(tuple(found for _, found in sorted(one.items())) for one in places)


def word_types(
    term: Term, *, corpus: Corpus, tokenised: Tokenised, settings: Settings
) -> tuple[tuple[str, int], ...]:
    """Give the forms a term catches in participants' words, with counts, most first.

    A form is folded; of several words it is those from the first to the last, fillers
    left out. Field notes are not counted.
    """
    counts: Counter[str] = Counter()
    for language in sorted(set(corpus.languages.values())):
        passages, ground = _ground(corpus, language, tokenised=tokenised, settings=settings)
        for finding in findings_of([term], ground=ground):
            counts.update(form for _, form in _forms(passages, ground=ground, finding=finding))
    return _most_first(counts)


def caught(
    corpus: Corpus, *, codebook: Codebook, tokenised: Tokenised, settings: Settings
) -> tuple[Caught, ...]:
    """Give the forms each rule catches in participants' words, in order of the codebook.

    Rules of languages that no transcript is in are left out. What a longer hit or an
    except rule takes away is counted here too.
    """
    found: dict[tuple[int, int], Caught] = {}
    for language in sorted(set(corpus.languages.values())):
        plan = Plan.of(codebook, language=language)
        passages, ground = _ground(corpus, language, tokenised=tokenised, settings=settings)
        counts: list[Counter[str]] = [Counter() for _ in plan.terms]
        for finding in findings_of(plan.terms, ground=ground):
            for number, form in _forms(passages, ground=ground, finding=finding):
                counts[number][form] += 1
        columns = (plan.rules, plan.owners.tolist(), plan.places.tolist())
        for rule, owner, place in zip(*columns, strict=True):
            one = Caught(plan.codes[owner].id, rule, _most_first(counts[place]))
            found[owner, len(found)] = one
    return tuple(one for _, one in sorted(found.items(), key=lambda item: item[0]))


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _ground(
    corpus: Corpus, language: str, *, tokenised: Tokenised, settings: Settings
) -> tuple[list[Passage], Ground]:
    """Give the passages of one language, and the same as ground."""
    passages = [one for one in corpus.passages if corpus.languages[one.transcript] == language]
    ground = ground_of_corpus(
        corpus, language=language, passages=passages, tokenised=tokenised, settings=settings
    )
    return passages, ground


def _places(
    passages: Sequence[Passage], finding: Finding
) -> Iterator[tuple[int, Passage, int, int]]:
    """Give the number of the term, passage, start and end of every match."""
    matches = finding.matches
    columns = (
        finding.terms[matches.owners],
        finding.stream.segments[matches.firsts],
        matches.starts,
        matches.ends,
    )
    for number, segment, start, end in zip(*(one.tolist() for one in columns), strict=True):
        yield number, passages[segment], start, end


def _forms(
    passages: Sequence[Passage], *, ground: Ground, finding: Finding
) -> Iterator[tuple[int, str]]:
    """Give the number of the term and the words of every match in participants' passages."""
    stream, matches = finding.stream, finding.matches
    forms = [*ground.vocabulary.forms, *(ground.vocabulary.forms[one.type] for one in ground.own)]
    columns = (finding.terms[matches.owners], matches.firsts, matches.lasts)
    for number, first, last in zip(*(one.tolist() for one in columns), strict=True):
        if passages[int(stream.segments[first])].counts:
            yield number, " ".join(forms[one] for one in stream.ids[first : last + 1].tolist())
