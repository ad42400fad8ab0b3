"""Suggestions for all languages of a corpus, each learned by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.classify.learned import Labels, Learned, Likely
from qualcode.classify.words import Reader, all_tokens
from qualcode.language import Tokenised
from qualcode.model import Codebook, Coding, Corpus

if TYPE_CHECKING:
    from qualcode.classify.material import Material


@dataclass(frozen=True, slots=True)
class Asked:
    """What is learned from, as ``suggest`` takes it."""

    corpus: Corpus
    codebook: Codebook
    rule_codings: Sequence[Coding]
    labels: Labels
    tokenised: Tokenised


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
    if not corpus.passages or not codebook.codes:
        return Learned()
    # scikit-learn takes a second to import: only here, where it is needed.
    from qualcode.classify.learning import learn  # noqa: PLC0415

    asked = Asked(corpus, codebook, rule_codings, labels, tokenised)
    parts = [learn(one, codebook=codebook.fingerprint) for one in _by_language(asked)]
    place = {passage.id: at for at, passage in enumerate(corpus.passages)}
    return Learned(
        suggestions=tuple(
            sorted(
                (one for part in parts for one in part.suggestions),
                key=lambda coding: place[coding.passage.id],
            )
        ),
        verdicts=tuple(verdict for part in parts for verdict in part.verdicts),
        decided=sum(part.decided for part in parts),
    )


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

    asked = Asked(corpus, codebook, rule_codings, labels, tokenised)
    place = {passage.id: at for at, passage in enumerate(corpus.passages)}
    found = [one for material in _by_language(asked) for one in likely_in(material, code=code)]
    return tuple(sorted(found, key=lambda one: (-one.chance, place[one.passage.id])))


def _by_language(asked: Asked) -> "Iterator[Material]":
    """Gather the passages of each language that is spoken, by themselves."""
    from qualcode.classify.material import gather  # noqa: PLC0415

    corpus, tokens = asked.corpus, all_tokens(asked.corpus, asked.tokenised)
    for language in sorted({corpus.languages.get(one.transcript, "") for one in corpus.passages}):
        yield gather(
            corpus,
            codebook=asked.codebook,
            reader=Reader(language, tokens),
            rule_codings=asked.rule_codings,
            labels=asked.labels,
        )
