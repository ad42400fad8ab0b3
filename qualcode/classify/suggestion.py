"""Suggestions for all languages of a corpus, each learned by itself."""

from collections.abc import Sequence

from qualcode.classify.learned import Labels, Learned
from qualcode.classify.words import Reader, all_tokens
from qualcode.language import Tokenised
from qualcode.model import Codebook, Coding, Corpus


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
    from qualcode.classify.material import gather  # noqa: PLC0415

    tokens = all_tokens(corpus, tokenised)
    spoken = sorted({corpus.languages.get(one.transcript, "") for one in corpus.passages})
    parts = [
        learn(
            gather(
                corpus,
                codebook=codebook,
                reader=Reader(language, tokens),
                rule_codings=rule_codings,
                labels=labels,
            ),
            codebook=codebook.fingerprint,
        )
        for language in spoken
    ]
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
