"""Suggestions for all languages of a corpus, each learned by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.classify.learned import Embed, Labels, Learned, Likely
from qualcode.classify.words import Reader, all_tokens
from qualcode.language import Tokenised
from qualcode.model import Codebook, Coding, Corpus

if TYPE_CHECKING:
    from qualcode.classify.material import Material
    from qualcode.classify.trained import Trained


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is learned from: one corpus, what rules and people said of it.

    ``labels`` map code id → passage id → yes or no. ``embed`` gives a vector of length one
    for each text, for those who have a model of sentences; ``None`` does without.
    """

    corpus: Corpus
    codebook: Codebook
    rule_codings: Sequence[Coding]
    labels: Labels
    tokenised: Tokenised
    embed: Embed | None = None


def suggest(
    corpus: Corpus,
    *,
    codebook: Codebook,
    rule_codings: Sequence[Coding],
    labels: Labels,
    tokenised: Tokenised,
) -> Learned:
    """Give the classifier's suggestions, and for every code whether it may make any.

    One logistic regression a code learns from ``labels`` (code id → passage id → yes or
    no), the codebook's examples and, while little has been decided, strong rule hits.
    Suggestions stand only where no strong rule codes and nobody has decided. They are the
    same on every run. Field notes are scored too; their passages have ``counts`` false.
    """
    return train_all(Lessons(corpus, codebook, rule_codings, labels, tokenised))[1]


def train_all(lessons: Lessons) -> tuple[tuple["Trained", ...], Learned]:
    """Give what was learned in each language, and what it suggests."""
    if not lessons.corpus.passages or not lessons.codebook.codes:
        return (), Learned()
    # scikit-learn takes a second to import: only here, where it is needed.
    from qualcode.classify.learning import train  # noqa: PLC0415

    materials = tuple(_materials(lessons))
    trained = tuple(train(material) for material in materials)
    return trained, _together(trained, materials, lessons=lessons)


def suggest_again(trained: Sequence["Trained"], lessons: Lessons) -> Learned | None:
    """Give the suggestions of what was learned earlier; ``None`` when it fits other material."""
    from qualcode.classify.proposals import fits  # noqa: PLC0415 - as above

    materials = tuple(_materials(lessons))
    if len(materials) != len(trained) or not all(map(fits, trained, materials)):
        return None
    return _together(trained, materials, lessons=lessons)


def most_likely(
    corpus: Corpus,
    *,
    codebook: Codebook,
    rule_codings: Sequence[Coding],
    labels: Labels,
    tokenised: Tokenised,
    code: str = "",
) -> tuple[Likely, ...]:
    """Give every question that nobody has answered, or one code's, most likely yes first.

    Rule hits, suggestions and all other passages stand in one order, learned as in
    ``suggest``; no code is declined, since each question is for a person to answer. Equal
    chances keep the order of passages and then of the codebook.
    """
    if not corpus.passages or not codebook.codes:
        return ()
    from qualcode.classify.likely import likely_in  # noqa: PLC0415

    lessons = Lessons(corpus, codebook, rule_codings, labels, tokenised)
    place = {passage.id: at for at, passage in enumerate(corpus.passages)}
    found = [one for material in _materials(lessons) for one in likely_in(material, code=code)]
    return tuple(sorted(found, key=lambda one: (-one.chance, place[one.passage.id])))


def _materials(lessons: Lessons) -> "Iterator[Material]":
    from qualcode.classify.material import gather  # noqa: PLC0415 - as above

    corpus = lessons.corpus
    tokens = all_tokens(corpus, lessons.tokenised)
    for language in sorted({corpus.languages.get(one.transcript, "") for one in corpus.passages}):
        yield gather(
            corpus,
            codebook=lessons.codebook,
            reader=Reader(language, tokens),
            rule_codings=lessons.rule_codings,
            labels=lessons.labels,
            embed=lessons.embed,
        )


def _together(
    trained: Iterable["Trained"], materials: Iterable["Material"], *, lessons: Lessons
) -> Learned:
    from qualcode.classify.proposals import suggestions_of  # noqa: PLC0415 - as above

    parts = tuple(trained)
    place = {passage.id: at for at, passage in enumerate(lessons.corpus.passages)}
    found = [
        one
        for part, material in zip(parts, materials, strict=True)
        for one in suggestions_of(part, material, codebook=lessons.codebook.fingerprint)
    ]
    return Learned(
        suggestions=tuple(sorted(found, key=lambda coding: place[coding.passage.id])),
        verdicts=tuple(verdict for part in parts for verdict in part.verdicts),
        decided=sum(part.decided for part in parts),
    )
