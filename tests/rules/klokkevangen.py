"""The shipped codebook, and interviews of the practice corpus, for tests."""

import re
from functools import cache
from pathlib import Path

from qualcode.codebook import load_codebook
from qualcode.language import Tokenised, tokenise
from qualcode.model import Codebook, Coding, Corpus, Settings, SpeakerSetting
from qualcode.rules import code_by_rules
from tests.building import corpus_of

ROOT = Path(__file__).parents[2]
TURN = re.compile(r"^(?:\[[\d:]+\] )?(\w+): (.*)$", re.MULTILINE)
FYNSK = Settings(speakers=(SpeakerSetting("Bent", transcript="K02", spoken={"it": "ikke"}),))


@cache
def codebook() -> Codebook:
    """Give the shipped codebook."""
    loaded = load_codebook((ROOT / "codebooks" / "klokkevangen.yaml").read_bytes())
    assert loaded.codebook is not None
    return loaded.codebook


@cache
def interview(name: str) -> Corpus:
    """Give one practice interview with ``Label: words`` turns."""
    path = next((ROOT / "corpora" / "klokkevangen" / "transcripts").glob(f"{name} *"))
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    staff = {"Bent": "staff", "Trine": "staff"}
    return corpus_of({name: TURN.findall(body)}, roles=staff)


def tokens_of(corpus: Corpus) -> Tokenised:
    """Tokenise a corpus."""
    return tokenise({one.fingerprint: one.text for one in corpus.transcripts})


def coded(corpus: Corpus, *, settings: Settings = FYNSK) -> tuple[Coding, ...]:
    """Code a corpus by the shipped codebook."""
    return code_by_rules(
        corpus, codebook=codebook(), tokenised=tokens_of(corpus), settings=settings
    )


def codes_of(corpus: Corpus, turn: int) -> dict[str, Coding]:
    """Give the codings of one turn by code."""
    return {one.code: one for one in coded(corpus) if one.passage.turn == turn}


def said(words: str, *, question: str = "", label: str = "Samira") -> dict[str, Coding]:
    """Code one passage, with the question before it, by code."""
    turns = [("I", question)] if question else []
    codings = coded(corpus_of({"K02": [*turns, (label, words)]}))
    return {one.code: one for one in codings}


def strong(words: str, *, question: str = "", label: str = "Samira") -> set[str]:
    """Give the codes that a strong rule puts on one passage."""
    codings = said(words, question=question, label=label)
    return {code for code, one in codings.items() if one.strength == "strong"}
