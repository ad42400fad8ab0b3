"""The book of many interviews in Chromium: bytes, time to write, time to open, memory.

    python -m bench.book [--interviews 100] [--words 8000] [--folder TRANSCRIPTS] [--keep FILE]

Text is drawn from a folder of transcripts, or from the practice corpus (``bench.texts``);
codings are the shipped codebook's rules.
"""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.texts import WORDS_AN_INTERVIEW, sample_text
from bench.texts import corpus_of as corpus_of_sample
from qualcode.analyse import QuoteChoice, by_role, crossings, frequencies
from qualcode.codebook import load_codebook
from qualcode.exporters.book import write_book
from qualcode.language import tokenise
from qualcode.model import Settings
from qualcode.report import AppendixMaterial
from qualcode.report.pages import build_book
from qualcode.review import Policy, settle
from qualcode.rules import code_by_rules
from qualcode.workflow.shipped import starter_codebook
from tests.browser import DESKTOP, PHONE, Page, browser

GOAL = 2.0
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """Seconds until the first picture and the load event, elements, and megabytes of heap."""

    first: float
    loaded: float
    elements: int
    heap: float


def material_of(interviews: int, *, words: int, folder: Path | None) -> AppendixMaterial:
    """Code made-up interviews by the shipped codebook."""
    sample = sample_text(words=interviews * words, folder=folder)
    corpus = corpus_of_sample(sample)
    codebook = load_codebook(starter_codebook().read_bytes()).codebook
    if codebook is None:
        raise SystemExit("The shipped codebook cannot be read.")
    settings = Settings(name="Bench")
    texts = {one.fingerprint: one.text for one in corpus.transcripts}
    codings = code_by_rules(corpus, codebook=codebook, tokenised=tokenise(texts), settings=settings)
    policy = Policy(codes=codebook.codes)
    claims = settle(codings, decisions=(), readings=(), corpus=corpus, policy=policy)
    return AppendixMaterial(
        corpus,
        codebook,
        settings,
        claims,
        frequencies(claims, corpus=corpus, codebook=codebook, groups=by_role(corpus, ["resident"])),
        crossings(claims, corpus=corpus, codebook=codebook),
        (),
        QuoteChoice(),
        run="0" * 12,
        version="bench",
    )


def opened(page: Page, path: Path, *, size: tuple[int, int], place: str = "") -> Opened:
    """Open the book once."""
    page.open(path, size=size, place=place)
    page.value("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    told = page.value(
        "(() => {const t = performance.getEntriesByType('navigation')[0],"
        " p = performance.getEntriesByName('first-contentful-paint')[0];"
        " return [p ? p.startTime : -1, t.loadEventEnd,"
        " document.getElementsByTagName('*').length, performance.memory.usedJSHeapSize]})()"
    )
    return Opened(told[0] / 1000, told[1] / 1000, told[2], told[3] / 1e6)


def timed(page: Page, what: str) -> float:
    """Give the seconds that a piece of script takes, the layout after it included."""
    script = f"(() => {{const t = performance.now(); {what}; document.body.offsetHeight;"
    return float(page.value(f"{script} return performance.now() - t}})()")) / 1000


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interviews", type=int, default=100)
    parser.add_argument("--words", type=int, default=WORDS_AN_INTERVIEW)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    material = material_of(given.interviews, words=given.words, folder=given.folder)
    start = perf_counter()
    data = write_book(build_book(material, language="da"))
    print(f"{len(material.corpus.transcripts)} interviews, {given.words:,} words each")
    print(f"{len(material.corpus.passages):,} passages, {len(material.claims):,} codings")
    print(f"written in {perf_counter() - start:.1f} s, {len(data) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = given.keep or Path(folder) / "book.html"
        path.write_bytes(data)
        with browser(Path(folder) / "profile") as page:
            last = material.corpus.transcripts[-1]
            measure(page, path, deep=f"{last.id}-{last.turns[-1].number}")


def measure(page: Page, path: Path, *, deep: str) -> None:
    """Open the book some times on a desk, on a phone and at its end; then use it."""
    for name, size, place in (
        ("desk", DESKTOP, ""),
        ("phone", PHONE, ""),
        ("at the end", DESKTOP, deep),
    ):
        runs = [opened(page, path, size=size, place=place) for _ in range(ROUNDS)]
        first, loaded = median(one.first for one in runs), median(one.loaded for one in runs)
        kept = "kept" if loaded < GOAL else "NOT KEPT"
        print(
            f"{name}: first picture {first:.2f} s, loaded {loaded:.2f} s (goal {GOAL:.0f} s {kept})"
            f", {runs[0].elements:,} elements, {runs[0].heap:.0f} MB of script heap"
        )
    choose = "const c = document.querySelector('#by-code'); c.value = '3';"
    choose += "c.dispatchEvent(new Event('change', {bubbles: true}))"
    print(f"first choice of a code {timed(page, choose):.2f} s")
    print(f"second {timed(page, choose.replace('3', '5')):.2f} s")


if __name__ == "__main__":
    main()
