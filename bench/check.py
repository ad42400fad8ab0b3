"""What looking over the rules costs, beside coding by them.

    python -m bench.check --words 1000000 [--folder TRANSCRIPTS] [--rounds 3]

The codebook is the small one of ``bench.rules``. Rounds are interleaved, over
tokens and lemmas that are in memory after a first run of each; the best is shown.
"""

import argparse
import time
from pathlib import Path

from bench.codebooks import draw_codebook
from bench.texts import corpus_of, sample_text
from qualcode.language import tokenise
from qualcode.model import Settings
from qualcode.rules import code_by_rules, examine


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=None, help="transcripts to draw from")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    sample = sample_text(words=options.words, folder=options.folder)
    corpus, codebook = corpus_of(sample), draw_codebook(sample)
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    ways = {"code": code_by_rules, "look over": examine}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.rounds + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            way(corpus, codebook=codebook, tokenised=tokenised, settings=Settings())
            times[name].append(time.perf_counter() - start)
    rules = sum(len(code.rules) for code in codebook)
    print(f"{sample.words} words, {len(corpus.transcripts)} interviews, {rules} rules")
    best = {name: min(some[1:]) for name, some in times.items()}
    for name, some in times.items():
        print(f"{name:10} first {some[0]:7.3f} s   then {best[name]:7.3f} s")
    print(f"looking over costs {best['look over'] / best['code']:.1f} coding runs")


if __name__ == "__main__":
    main()
