"""Codebooks for benches, drawn from a text: every kind of rule, hits that are not rare.

**S** has 30 codes of 12 rules, **L** 300 codes of 20. Of 100 rules about 31 are word forms,
14 inflections (``nabo+``), 8 compounds (``bolig++``), 26 wildcards and 21 phrases of two to
four words, some with a wildcard or an inflection inside. The same arguments give the same
codebook, whatever the size of the text that is then coded.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bench.texts import Sample
from qualcode.codebook import parse_term
from qualcode.language import is_known
from qualcode.model import Code, Codebook, Rule, Theme

Size = Literal["S", "L"]

SEED = 7
DRAWN_FROM = 125  # interviews: a million words
COMMONEST = 60
SHARES = {"form": 31, "lemma": 14, "compound": 8, "wildcard": 26, "phrase": 21}
SHAPES: Mapping[Size, tuple[int, int]] = {"S": (30, 12), "L": (300, 20)}
# How often in a million words a rule's words stand, at least and at most: L needs more words.
BANDS: Mapping[Size, tuple[int, int]] = {"S": (8, 60), "L": (2, 80)}


@dataclass(frozen=True, slots=True)
class _Stock:
    """What rules are made of: running words, and lists of single ones."""

    words: Sequence[str]
    middling: Sequence[str]
    known: Sequence[str]
    common: frozenset[str]
    types: str
    counts: Sequence[int]
    most: float

    def is_rare(self, stem: str) -> bool:
        """Tell whether not too many words hold a stem."""
        places = [found.start() for found in re.finditer(stem, self.types)]
        return sum(self.counts[place] for place in places) <= self.most


def draw_codebook(sample: Sample, *, size: Size = "S", seed: int = SEED) -> Codebook:
    """Draw a codebook from a text; all its rules are strong."""
    codes, rules = SHAPES[size]
    rng = np.random.default_rng(seed)
    stock = _stock_of(sample, size=size)
    drawn: dict[str, None] = {}
    for kind, share in SHARES.items():
        goal = codes * rules if kind == "phrase" else len(drawn) + codes * rules * share // 100
        while len(drawn) < goal:
            drawn.setdefault(_DRAWS[kind](stock, rng))
    texts = list(drawn)
    rng.shuffle(texts)
    return Codebook(
        f"bench-{size}",
        ("da",),
        (
            Theme(
                "theme",
                codes=tuple(
                    Code(f"c{number:03}", "theme", rules=_rules(texts[number::codes]))
                    for number in range(codes)
                ),
            ),
        ),
    )


def _rules(texts: Sequence[str]) -> tuple[Rule, ...]:
    return tuple(Rule(text, parse_term(text), "strong", "da") for text in texts)


def _stock_of(sample: Sample, *, size: Size) -> _Stock:
    words = [
        word
        for turns in list(sample.interviews.values())[:DRAWN_FROM]
        for turn in turns
        for word in re.findall(r"\w+", turn.lower())
    ]
    counts = Counter(words)
    least, most = (bound * len(words) / 1e6 for bound in BANDS[size])
    middling = sorted(one for one, n in counts.items() if least <= n <= most and len(one) > 4)
    known = [one for one in middling if is_known(one, language="da")]
    common = frozenset(one for one, _ in counts.most_common(COMMONEST))
    at = [n for one, n in counts.items() for _ in range(len(one) + 1)]
    return _Stock(words, middling, known or middling, common, "\n".join(counts), at, most)


def _one_of(words: Sequence[str], rng: np.random.Generator) -> str:
    return words[int(rng.integers(len(words)))]


def _form(stock: _Stock, rng: np.random.Generator) -> str:
    return _one_of(stock.middling, rng)


def _lemma(stock: _Stock, rng: np.random.Generator) -> str:
    return _word(stock, rng) + "+"


def _compound(stock: _Stock, rng: np.random.Generator) -> str:
    return _word(stock, rng) + "++"


def _word(stock: _Stock, rng: np.random.Generator) -> str:
    """Take a word that is not a part of many, every other time of the dictionary."""
    while True:
        word = _one_of(stock.known if rng.random() < 0.5 else stock.middling, rng)
        if stock.is_rare(word):
            return word


def _wildcard(stock: _Stock, rng: np.random.Generator) -> str:
    while True:
        word = _one_of(stock.middling, rng)
        stem = word[: max(5, len(word) - 2)]
        if stock.is_rare(stem):
            return _one_of([f"{stem}*", f"{stem}*", f"*{word}", f"*{stem}*"], rng)


def _phrase(stock: _Stock, rng: np.random.Generator) -> str:
    """Take two to four running words, not most of them common; now and then bend one."""
    while True:
        at, length = int(rng.integers(len(stock.words) - 4)), int(rng.integers(2, 5))
        phrase = list(stock.words[at : at + length])
        if sum(one in stock.common for one in phrase) < length / 2:
            place = int(rng.integers(length))
            if len(phrase[place]) > 5 and rng.random() < 0.5:
                bent = (phrase[place][:-2] + "*", phrase[place] + "+")
                phrase[place] = _one_of(bent, rng)
            return " ".join(phrase)


_DRAWS: Mapping[str, Callable[[_Stock, np.random.Generator], str]] = {
    "form": _form,
    "lemma": _lemma,
    "compound": _compound,
    "wildcard": _wildcard,
    "phrase": _phrase,
}
