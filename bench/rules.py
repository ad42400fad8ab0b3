"""Rules over 100,000 to 10 million words, beside plain ``re``: ``python -m bench.rules [FOLDER]``.

Texts are built from the sentences of FOLDER (by default the practice corpus), see
``bench.texts``; codebooks S (30 codes of 12 rules) and L (300 of 20) are drawn from them, see
``bench.codebooks``. Each measurement is a process of its own (``bench.ways``), whole: start of
Python, reading and laying out of the texts included. Rounds are interleaved, and the best of
each is shown, since other work on a machine only ever adds. ``x cold`` and the goals compare
processor seconds, for the same reason; only two processes go by the clock.
``--quick`` takes a minute; the whole table takes about a quarter of an hour.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.codebooks import Size, draw_codebook
from bench.goals import goals
from bench.texts import (
    PRACTICE,
    Sample,
    growth_of,
    read_corpus,
    sample_text,
    types_by_size,
    write_texts,
)
from bench.twin import Twin, differences
from bench.ways import load_codebook, write_codebook
from qualcode.model import Codebook

SIZES = (100_000, 1_000_000, 10_000_000)
QUICK = (50_000, 100_000, 200_000)
BOOKS: tuple[Size, ...] = ("S", "L")
RE_UP_TO = 1_000_000
WAYS = {
    "re": "re, one alternation a code",
    "read": "read and lay out only",
    "first": "first use on a computer",
    "cold": "cold",
    "keep": "cold, tokens kept",
    "cached": "cached (tokens loaded)",
    "edited": "cached, one rule edited",
    "parts": "in parts, counts only",
    "two": "in parts, two processes",
}
Case = tuple[int, Size, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a way took: seconds by the clock and of all processors, peak MB, and hits.

    ``work`` is the processor seconds inside, without the start of Python.
    """

    wall: float
    cpu: float
    work: float
    peak: float
    hits: int


@dataclass(frozen=True, slots=True)
class Bench:
    """Texts and codebooks in a folder; ``files`` says how many texts make up a size."""

    folder: Path
    files: dict[int, int]
    books: dict[Size, Codebook]

    @property
    def paths(self) -> list[Path]:
        """All texts, in order."""
        return sorted((self.folder / "texts").glob("*.txt"))

    def codebook(self, size: Size, *, way: str = "") -> Path:
        """Give where a codebook is written."""
        return self.folder / f"{size}{'-edited' if way == 'edited' else ''}.json"

    def measure(self, case: Case) -> Figures:
        """Go one way in a process of its own."""
        words, size, way = case
        command = [sys.executable, "-m", "bench.ways", "cached" if way == "edited" else way]
        command += [str(self.folder / "texts"), "--first", str(self.files[words])]
        command += ["--codebook", str(self.codebook(size, way=way))]
        command += ["--twin", str(self.folder / f"twin-{size}.json")]
        command += ["--tokens", str(self.folder / f"tokens-{words}-{size}")]
        started, before = time.perf_counter(), _processor_seconds()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        wall, cpu = time.perf_counter() - started, _processor_seconds() - before
        told = json.loads(done.stdout)
        return Figures(wall, cpu, told["seconds"], told["peak"], told["hits"])


def _processor_seconds() -> float:
    """Give what ended child processes have used, theirs included."""
    used = os.times()
    return used.children_user + used.children_system


def prepare(folder: Path, *, source: Path, sizes: Sequence[int]) -> tuple[Bench, Sample]:
    """Write texts, codebooks, and each codebook with one rule edited."""
    sample = sample_text(words=max(sizes), folder=source)
    (folder / "texts").mkdir()
    write_texts(sample, folder / "texts")
    books = {size: draw_codebook(sample, size=size) for size in BOOKS}
    other = draw_codebook(sample, seed=11)
    files = {words: len(sample.first(words).interviews) for words in sizes}
    bench = Bench(folder, files, books)
    for size, book in books.items():
        write_codebook(book, bench.codebook(size))
        write_codebook(_edited(book, other), bench.codebook(size, way="edited"))
    return bench, sample


def _edited(book: Codebook, other: Codebook) -> Codebook:
    """Put a new inflected word in the place of one rule: the dearest kind of edit."""
    known = {rule.text for code in book for rule in code.rules}
    new = next(
        rule
        for code in other
        for rule in code.rules
        if rule.text.endswith("+") and " " not in rule.text and rule.text not in known
    )
    theme = book.themes[0]
    first, *rest = theme.codes
    first = replace(first, rules=(new, *first.rules[1:]))
    return replace(book, themes=(replace(theme, codes=(first, *rest)),))


def write_twins(bench: Bench, sizes: Sequence[int]) -> None:
    """Write the regular expressions that the twin looks for."""
    words = min(max(sizes), RE_UP_TO)
    texts = [path.read_text(encoding="utf-8") for path in bench.paths[: bench.files[words]]]
    for size, book in bench.books.items():
        if size == "S":
            patterns = {name: one.pattern for name, one in Twin(book, texts=texts).codes.items()}
            (bench.folder / f"twin-{size}.json").write_text(json.dumps(patterns), encoding="utf-8")


def cases(sizes: Sequence[int]) -> Iterator[Case]:
    """Give what is measured; ``re`` up to a million words, two processes from there on."""
    for words in sizes:
        for size in BOOKS:
            for way in WAYS:
                if way == "re" and (size != "S" or words > RE_UP_TO):
                    continue
                if way == "two" and words < max(sizes):
                    continue
                if way == "first" and words > min(sizes):
                    continue
                if way in {"first", "read", "parts", "two"} and size != "S":
                    continue
                yield words, size, way


def run(bench: Bench, sizes: Sequence[int], *, rounds: int) -> dict[Case, Figures]:
    """Measure everything; of several rounds the best."""
    found: dict[Case, Figures] = {}
    for number in range(rounds):
        for case in cases(sizes):
            way = case[2]
            if way == "re" and number:
                continue
            figures = bench.measure(case)
            best = found.get(case, figures)
            found[case] = min(best, figures, key=lambda one: one.wall if way == "two" else one.cpu)
            print(f"\r{number + 1}/{rounds} {case!s:40}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 50 + "\r", end="", file=sys.stderr)
    return found


def print_table(found: dict[Case, Figures]) -> None:
    """Print one row a measurement."""
    heads = f"{'words':>10} {'book':4} {'way':28}"
    print(heads + f"{'clock s':>9} {'cpu s':>7} {'x cold':>7} {'peak MB':>8} {'hits':>9}")
    for (words, size, way), one in found.items():
        share = one.cpu / found[words, size, "cold"].cpu
        print(
            f"{words:>10,} {size:4} {WAYS[way]:28}{one.wall:9.2f} {one.cpu:7.2f} {share:7.2f} "
            f"{one.peak:8.0f} {one.hits:9,}"
        )


def print_vocabulary(sample: Sample, *, source: Path, sizes: Sequence[int]) -> None:
    """Print how many types the built text has, beside what the real text's growth leads to."""
    real = growth_of(source)
    texts = [turn for turns in sample.interviews.values() for turn in turns]
    types = types_by_size(texts, sizes=[real.words, *sizes])
    print(f"Vocabulary of the real text: {real.types:,} types in {real.words:,} words, growing as")
    print(f"words ** {real.exponent:.2f} (Heaps); built from it, beside that law carried on:")
    for words, number in sorted(types.items()):
        print(f"{words:>12,} words {number:>9,} types {real.at(words):>11,.0f}")


def verified(bench: Bench, sizes: Sequence[int]) -> tuple[int, int]:
    """Compare every hit of every rule of S with the twin's, on up to a million words."""
    words = max(one for one in sizes if one <= RE_UP_TO)
    corpus = read_corpus(bench.paths[: bench.files[words]])
    return differences(corpus, codebook=load_codebook(bench.codebook("S")))


def main() -> None:
    """Measure, compare, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path, nargs="?", default=PRACTICE, metavar="FOLDER")
    parser.add_argument("--words", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--quick", action="store_true", help="50,000 to 200,000 words")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-verify", action="store_true", help="do not compare hits with re")
    given = parser.parse_args()
    sizes = sorted(QUICK if given.quick else set(given.words))
    with tempfile.TemporaryDirectory() as place:
        bench, sample = prepare(Path(place), source=given.source, sizes=sizes)
        print_vocabulary(sample, source=given.source, sizes=sizes)
        write_twins(bench, sizes)
        bench.measure((sizes[0], "S", "keep"))  # so that the dictionary is kept ready
        found = run(bench, sizes, rounds=given.rounds)
        same = None if given.no_verify else verified(bench, sizes)
    print()
    print_table(found)
    print()
    for line in goals(found, sizes=sizes, same=same):
        print(line)


if __name__ == "__main__":
    main()
