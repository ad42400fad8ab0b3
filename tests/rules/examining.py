"""Small codebooks and corpora for tests of what rules catch."""

from collections.abc import Mapping, Sequence

from qualcode.codebook import parse_term
from qualcode.language import Lexicon, tokenise
from qualcode.model import Code, Codebook, Corpus, Rule, Settings, Theme
from qualcode.model.codebook import Strength
from qualcode.rules import Examination, examine
from qualcode.rules.traces import Traces, traces_of
from tests.building import corpus_of

DANISH = Lexicon("da")


def rules_of(
    strength: Strength, texts: Sequence[str], *, roles: tuple[str, ...] = (), language: str = "da"
) -> tuple[Rule, ...]:
    """Make rules, each on a line of its own."""
    return tuple(
        Rule(text, parse_term(text), strength, language, roles, line, 5)
        for line, text in enumerate(texts, start=1)
    )


def codebook_of(codes: Mapping[str, Sequence[Rule]]) -> Codebook:
    """Make a codebook of one theme."""
    made = tuple(Code(name, "t", rules=tuple(rules)) for name, rules in codes.items())
    return Codebook("test", ("da", "en"), (Theme("t", codes=made),))


def said(*passages: str, roles: Mapping[str, str] | None = None) -> Corpus:
    """Make an interview of one passage for each text, all by Anna, or by `Label: words`."""
    turns = [("Anna", one) if ": " not in one else tuple(one.split(": ", 1)) for one in passages]
    return corpus_of({"K1": turns}, roles=roles)  # type: ignore[dict-item]


def examined(corpus: Corpus, **strengths: Sequence[str]) -> Examination:
    """Examine one code ``a`` with ``strong``, ``weak`` and ``excepts`` rules."""
    rules = (
        *rules_of("strong", strengths.get("strong", ())),
        *rules_of("weak", strengths.get("weak", ())),
        *rules_of("except", strengths.get("excepts", ())),
    )
    return examined_by(corpus, codebook_of({"a": rules}))


def examined_by(corpus: Corpus, codebook: Codebook) -> Examination:
    """Examine a codebook."""
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    return examine(corpus, codebook=codebook, tokenised=tokenised, settings=Settings())


def traced(corpus: Corpus, codebook: Codebook) -> Traces:
    """Give all that the Danish rules match."""
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    return traces_of(
        corpus, codebook=codebook, language="da", tokenised=tokenised, settings=Settings()
    )
