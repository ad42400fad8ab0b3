"""What one term finds in a corpus, whatever the codebook says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.language import Tokenised
from qualcode.model import Corpus, Passage, Settings, Span, Term
from qualcode.rules.ground import Ground, ground_of_corpus
from qualcode.rules.search import Finding, findings_of


@dataclass(frozen=True, slots=True)
class Found:
    """One place where a term matches; ``span`` in the canonical text."""

    passage: Passage
    span: Span


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
    for passages, _, finding in _findings(
        terms, corpus=corpus, tokenised=tokenised, settings=settings
    ):
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
    for passages, ground, finding in _findings(
        [term], corpus=corpus, tokenised=tokenised, settings=settings
    ):
        counts.update(_forms(passages, ground=ground, finding=finding))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _findings(
    terms: Sequence[Term], *, corpus: Corpus, tokenised: Tokenised, settings: Settings
) -> Iterator[tuple[list[Passage], Ground, Finding]]:
    """Search language by language."""
    for language in sorted(set(corpus.languages.values())):
        passages = [one for one in corpus.passages if corpus.languages[one.transcript] == language]
        ground = ground_of_corpus(
            corpus,
            language=language,
            passages=passages,
            tokenised=tokenised,
            settings=settings,
        )
        for finding in findings_of(terms, ground=ground):
            yield passages, ground, finding


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


def _forms(passages: list[Passage], *, ground: Ground, finding: Finding) -> Iterator[str]:
    stream, matches = finding.stream, finding.matches
    forms = ground.vocabulary.forms
    size = len(forms)
    for first, last in zip(matches.firsts.tolist(), matches.lasts.tolist(), strict=True):
        if passages[int(stream.segments[first])].counts:
            ids = stream.ids[first : last + 1].tolist()
            yield " ".join(
                forms[number if number < size else ground.own[number - size].type] for number in ids
            )
