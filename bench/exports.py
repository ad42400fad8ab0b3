"""Exports of 100 to 20,000 quotes: ``python -m bench.exports [--quotes 100 1000 5000 20000]``.

Each is written in a process of its own, some rounds in turn, and the best is kept: processor
seconds of writing, memory that it took beyond what was read, bytes. ``raw`` is the yardstick: the
same words as one string of XML, put in the place of ``document.xml`` of an empty document. More
than 5,000 quotes are written to Word only, for the growth. Quotes are what the shipped codebook's
rules find in made-up interviews (``bench.texts``).
"""

import argparse
import io
import json
import math
import pickle
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import escape

from bench.book import material_of
from bench.texts import WORDS_AN_INTERVIEW
from bench.ways import peak_mb
from qualcode.analyse import QuoteChoice, by_role, choose_quotes, crossings, frequencies
from qualcode.exporters import write_table
from qualcode.exporters.book import write_book
from qualcode.exporters.docx import write_document
from qualcode.exporters.fragments import W
from qualcode.exporters.house import open_house
from qualcode.exporters.package import packed
from qualcode.formats import refi
from qualcode.language import tokenise
from qualcode.report import AppendixMaterial, ReportOptions, build_appendix, quotes_table
from qualcode.report.document import Document, QuoteBlock, Section
from qualcode.report.pages import build_book
from qualcode.report.sections.quotes import quotes_section
from qualcode.report.wording import wording_for
from qualcode.store import Journals, Project
from qualcode.workflow.material import Material
from qualcode.workflow.qda_choice import Chosen
from qualcode.workflow.qda_project import Exchange, qda_project
from tests.exporters.house_templates import template

SIZES = (100, 1_000, 5_000, 20_000)
ALL_UP_TO = 5_000
WORD = ("raw", "docx", "house")
QUOTES_AN_INTERVIEW = 330
GROWTH, YARDSTICK = 1.1, 4.0
PARTS = {
    "raw": "one string of XML in a zip (yardstick)",
    "docx": "the quotes, Word",
    "house": "the quotes, Word, house template",
    "appendix": "the whole appendix, built and written",
    "xlsx": "the quotes, Excel",
    "html": "the book, HTML",
    "qdpx": "the codings and texts, REFI-QDA",
}


@dataclass(frozen=True)
class Work:
    """What is written; made before the clock runs where it is no part of writing."""

    material: AppendixMaterial

    @cached_property
    def document(self) -> Document:
        """The section of quotes, alone."""
        whole = build_appendix(replace(self.material, quotes=()), language="da")
        blocks = quotes_section(self.material, wording_for("da"))
        return replace(whole, sections=(Section(blocks),))

    @cached_property
    def exchange(self) -> Exchange:
        """The codings with their texts."""
        given = self.material
        read = Material(
            Project(Path()), given.settings, given.codebook, b"", given.corpus, tokenise({}),
            Journals(), (),
        )  # fmt: skip
        codings = sorted(
            {
                Chosen(one.passage.transcript, one.passage.span, one.code, "rules")
                for one in given.claims
            }
        )
        return Exchange(read, "Bench", tuple(codings), (), "da")

    @cached_property
    def empty(self) -> dict[str, bytes]:
        """The members of a document without a word, to put a string of XML into."""
        bare = write_document(replace(self.document, sections=(Section(()),)))
        with zipfile.ZipFile(io.BytesIO(bare)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}


def raw(work: Work) -> bytes:
    """Write the words of every quote and its source as one string."""
    blocks = work.document.sections[0].blocks
    lines = (
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for one in blocks
        if isinstance(one, QuoteBlock)
        for text in (one.text, one.attribution)
    )
    xml = f'<w:document xmlns:w="{W}"><w:body>{"".join(lines)}</w:body></w:document>'
    return packed(work.empty | {"word/document.xml": xml.encode()})


def house(work: Work) -> bytes:
    """Write the quotes into an institute's template."""
    return write_document(work.document, house=open_house(template(), file="house.dotx"))


def xlsx(work: Work) -> bytes:
    """Write the table of quotes."""
    table = quotes_table(work.material.quotes, corpus=work.material.corpus)
    return write_table(table, format="xlsx", language="da")


WAYS: Mapping[str, Callable[[Work], bytes]] = {
    "raw": raw,
    "docx": lambda work: write_document(work.document),
    "house": house,
    "appendix": lambda work: write_document(build_appendix(work.material, language="da")),
    "xlsx": xlsx,
    "html": lambda work: write_book(build_book(work.material, language="da")),
    "qdpx": lambda work: refi.write_project(qda_project(work.exchange), profile="default"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Processor seconds of writing, megabytes of memory beyond what was read, bytes."""

    seconds: float
    memory: float
    size: int


def with_quotes(whole: AppendixMaterial, amount: int) -> AppendixMaterial:
    """Give the material with so many claims, every one of them quoted."""
    claims = tuple(whole.claims)[:amount]
    if len(claims) < amount:
        raise SystemExit(f"There are {len(claims)} codings, not {amount}.")
    used = {one.passage.transcript for one in claims}
    corpus = replace(
        whole.corpus,
        transcripts=tuple(one for one in whole.corpus.transcripts if one.id in used),
        passages=tuple(one for one in whole.corpus.passages if one.transcript in used),
        participants=tuple(
            one for one in whole.corpus.participants if one.id.rpartition("-")[0] in used
        ),
    )
    codebook = whole.codebook
    choice = QuoteChoice(per_code=None, per_participant=None, counting="all", picked="all")
    return replace(
        whole,
        corpus=corpus,
        claims=claims,
        frequencies=frequencies(
            claims, corpus=corpus, codebook=codebook, groups=by_role(corpus, ["resident"])
        ),
        crossings=crossings(claims, corpus=corpus, codebook=codebook),
        quotes=choose_quotes(claims, corpus=corpus, codebook=codebook, choice=choice),
        choice=choice,
        options=ReportOptions(quotes="all"),
    )


def write_once(way: str, path: Path) -> None:
    """Write one export in this process, and print what it took as JSON."""
    material = pickle.loads(path.read_bytes())
    work = Work(material)
    if way in WORD:
        _ = work.document, work.empty
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins here
    before = peak_mb()
    started = time.process_time()
    data = WAYS[way](work)
    seconds = time.process_time() - started
    print(json.dumps([seconds, peak_mb() - before, len(data)]))


def measure(way: str, path: Path) -> Seen:
    """Have one export written in a process of its own."""
    command = [sys.executable, "-m", "bench.exports", "--way", way, "--material", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Seen(*json.loads(done.stdout))


def print_table(found: Mapping[tuple[str, int], Seen], sizes: Sequence[int]) -> None:
    """Print one row a way, and the goal for Word."""
    print(f"{'':38}" + "".join(f"{amount:>22,} quotes" for amount in sizes))
    print(f"{'':38}" + f"{'s':>11}{'MB more':>9}{'MB file':>9}" * len(sizes) + "  exponent")
    for way, name in PARTS.items():
        if not any(one == way for one, _ in found):
            continue
        row = [found.get((way, amount)) for amount in sizes]
        cells = "".join(
            f"{one.seconds:11.3f}{one.memory:9.0f}{one.size / 1e6:9.2f}" if one else " " * 29
            for one in row
        )
        print(f"{name:38}{cells}{exponent(found, way, sizes):10.2f}")
    print()
    for way in ("docx", "house"):
        grown = exponent(found, way, sizes)
        print(f"13 growth of {way}: {grown:.2f} (goal <= {GROWTH}, {_kept(grown <= GROWTH)})")
        for amount in sizes:
            ratio = found[way, amount].seconds / found["raw", amount].seconds
            goal = f" (goal <= {YARDSTICK:.0f}, {_kept(ratio <= YARDSTICK)})"
            print(f"13 {way} / raw, {amount:,}: {ratio:.1f}{goal if amount == 5_000 else ''}")


def exponent(found: Mapping[tuple[str, int], Seen], way: str, sizes: Sequence[int]) -> float:
    """Give how the time grows from 1,000 quotes (or the smallest number) to the largest."""
    sizes = [one for one in sizes if (way, one) in found]
    large = max(sizes)
    small = min((one for one in sizes if one >= 1_000), default=large)
    small = min(sizes) if small == large else small
    if small == large:
        return float("nan")
    ratio = found[way, large].seconds / found[way, small].seconds
    return math.log(ratio) / math.log(large / small)


def _kept(is_so: bool) -> str:  # noqa: FBT001 - one word of one row
    return "kept" if is_so else "NOT KEPT"


def main() -> None:
    """Measure all ways at all sizes, or one of them in this process."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quotes", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", nargs="+", choices=sorted(WAYS), default=list(WAYS))
    parser.add_argument("--way", choices=sorted(WAYS))
    parser.add_argument("--material", type=Path)
    given = parser.parse_args()
    if given.way:
        write_once(given.way, given.material)
        return
    sizes = sorted(given.quotes)
    interviews = -(-max(sizes) // QUOTES_AN_INTERVIEW) + 1
    whole = material_of(interviews, words=WORDS_AN_INTERVIEW, folder=None)
    found: dict[tuple[str, int], Seen] = {}
    with tempfile.TemporaryDirectory() as folder:
        for amount in sizes:
            path = Path(folder) / f"{amount}.pickle"
            path.write_bytes(pickle.dumps(with_quotes(whole, amount)))
        for _ in range(given.rounds):
            for amount in sizes:
                for way in given.ways if amount <= ALL_UP_TO else WORD:
                    seen = measure(way, Path(folder) / f"{amount}.pickle")
                    best = found.get((way, amount), seen)
                    found[way, amount] = min(best, seen, key=lambda one: one.seconds)
    print_table(found, sizes)


if __name__ == "__main__":
    main()
