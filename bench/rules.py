"""Rules over much text: qualcode beside plain ``re`` with one alternation a code.

    python -m bench.rules --words 1000000 [--folder TRANSCRIPTS] [--rounds 3] [--no-verify]

The codebook has 30 codes of 12 rules: 192 words, 92 wildcards, 76 phrases of 2-4 words,
drawn from the text. Rounds are interleaved; the best of each is shown, since other work
on a machine only ever adds. Every way gives positions. Read the ratios, not the seconds.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.texts import Sample, corpus_of, sample_text
from qualcode.codebook import parse_term
from qualcode.language import load_tokens, save_tokens, tokenise
from qualcode.model import Code, Codebook, Corpus, Phrase, Rule, Settings, Theme
from qualcode.rules import code_by_rules, find_all

CODES = 30
RULES = 12
KINDS = {"word": 192, "wildcard": 92, "phrase": 76}
COMMONEST = 60
SEED = 7

Hit = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find the hits, and its times in seconds, one a round."""

    name: str
    run: Callable[[], object]
    times: list[float]


def draw_codebook(sample: Sample, *, seed: int = SEED) -> Codebook:
    """Draw a codebook from a text: rules that hit about one word in a hundred."""
    rng = np.random.default_rng(seed)
    words = [
        word
        for turns in list(sample.interviews.values())[:40]
        for turn in turns
        for word in re.findall(r"\w+", turn.lower())
    ]
    counts = Counter(words)
    common = {word for word, _ in counts.most_common(COMMONEST)}
    middling = sorted(word for word, count in counts.items() if 4 <= count <= 25 and len(word) > 4)
    drawn: dict[str, None] = {}
    for kind, number in KINDS.items():
        goal = len(drawn) + number
        while len(drawn) < goal:
            drawn.setdefault(_draw(kind, words=words, middling=middling, common=common, rng=rng))
    texts = list(drawn)
    rng.shuffle(texts)
    codes = tuple(
        Code(f"c{number:02}", "theme", rules=_rules(texts[number::CODES]))
        for number in range(CODES)
    )
    return Codebook("bench", ("da",), (Theme("theme", codes=codes),))


def _rules(texts: Sequence[str]) -> tuple[Rule, ...]:
    return tuple(Rule(text, parse_term(text), "strong", "da") for text in texts)


def _draw(
    kind: str,
    *,
    words: Sequence[str],
    middling: Sequence[str],
    common: set[str],
    rng: np.random.Generator,
) -> str:
    word = middling[int(rng.integers(len(middling)))]
    if kind == "word":
        return word
    if kind == "wildcard":
        stem = word[: max(5, len(word) - 2)]
        return str(rng.choice([f"{stem}*", f"{stem}*", f"*{word}", f"*{stem}*"]))
    while True:
        at, length = int(rng.integers(len(words) - 4)), int(rng.integers(2, 5))
        phrase = list(words[at : at + length])
        if sum(one in common for one in phrase) < length / 2 and "*" not in "".join(phrase):
            place = int(rng.integers(length))
            if len(phrase[place]) > 5 and rng.random() < 0.5:
                phrase[place] = phrase[place][:-2] + "*"
            return " ".join(phrase)


def pattern_of(phrase: Phrase) -> str:
    """Write a phrase as a regular expression over casefolded text."""
    words = (re.escape(word.text).replace(r"\*", r"\w*") for word in phrase.words)
    return r"\b" + r"\W+".join(words) + r"\b"


def alternations(codebook: Codebook) -> dict[str, re.Pattern[str]]:
    """Give one regular expression a code, longer rules first."""
    patterns: dict[str, re.Pattern[str]] = {}
    for code in codebook:
        rules = sorted(code.rules, key=lambda rule: -len(rule.text))
        phrases = [rule.term for rule in rules if isinstance(rule.term, Phrase)]
        patterns[code.id] = re.compile("|".join(map(pattern_of, phrases)))
    return patterns


def hits_by_re(corpus: Corpus, *, patterns: dict[str, re.Pattern[str]]) -> list[Hit]:
    """Find the hits code by code, as a short script would."""
    hits: list[Hit] = []
    for transcript in corpus.transcripts:
        text = transcript.text.lower()
        for code, pattern in patterns.items():
            hits += [
                (transcript.id, code, found.start(), found.end())
                for found in pattern.finditer(text)
            ]
    return hits


def oracle(corpus: Corpus, *, codebook: Codebook) -> Iterator[Hit]:
    """Find the hits of every single rule, overlapping ones too."""
    for code in codebook:
        for rule in code.rules:
            if isinstance(rule.term, Phrase):
                pattern = re.compile(f"(?=({pattern_of(rule.term)}))")
                for transcript in corpus.transcripts:
                    for found in pattern.finditer(transcript.text.lower()):
                        yield (transcript.id, rule.text, found.start(1), found.end(1))


def verify(corpus: Corpus, *, codebook: Codebook) -> tuple[int, int]:
    """Give how many hits the oracle found, and on how many the two disagree."""
    expected = set(oracle(corpus, codebook=codebook))
    texts = {one.fingerprint: one.text for one in corpus.transcripts}
    rules = [rule for code in codebook for rule in code.rules]
    found = find_all(
        [rule.term for rule in rules],
        corpus=corpus,
        tokenised=tokenise(texts),
        settings=Settings(),
    )
    ours = {
        (place.passage.transcript, rule.text, place.span.start, place.span.end)
        for rule, places in zip(rules, found, strict=True)
        for place in places
    }
    return len(expected), len(expected ^ ours)


def ways(corpus: Corpus, *, codebook: Codebook) -> list[Way]:
    """Give the ways to be measured."""
    texts = {one.fingerprint: one.text for one in corpus.transcripts}
    saved = save_tokens(tokenise(texts))
    patterns = alternations(codebook)

    def cold() -> object:
        return code_by_rules(
            corpus, codebook=codebook, tokenised=tokenise(texts), settings=Settings()
        )

    def cached() -> object:
        tokenised = load_tokens(saved)
        if tokenised is None:
            raise SystemExit("what was saved could not be loaded")
        return code_by_rules(corpus, codebook=codebook, tokenised=tokenised, settings=Settings())

    return [
        Way("re, one alternation a code", lambda: hits_by_re(corpus, patterns=patterns), []),
        Way("qualcode cold (tokenise, code)", cold, []),
        Way("qualcode cached (load, code)", cached, []),
        Way("  of cold: tokenise", lambda: tokenise(texts), []),
        Way("  of cached: load tokens", lambda: load_tokens(saved), []),
    ]


def main() -> None:
    """Measure, verify and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=None, help="transcripts to draw from")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-verify", action="store_true")
    options = parser.parse_args()
    sample = sample_text(words=options.words, folder=options.folder)
    corpus, codebook = corpus_of(sample), draw_codebook(sample)
    measured = ways(corpus, codebook=codebook)
    for _ in range(options.rounds):
        for way in measured:
            start = time.perf_counter()
            way.run()
            way.times.append(time.perf_counter() - start)
    yardstick = min(measured[0].times)
    print(f"{sample.words} words, {len(corpus.transcripts)} interviews, {CODES} codes x {RULES}")
    for way in measured:
        best = min(way.times)
        print(f"{way.name:34} {best:8.3f} s {yardstick / best:8.1f} x")
    if not options.no_verify:
        expected, different = verify(corpus, codebook=codebook)
        print(f"hits of single rules: {expected}, found differently: {different}")


if __name__ == "__main__":
    main()
