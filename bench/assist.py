"""What the queue saves: ``python -m bench.assist [--bopp FILE] [--folketinget FOLDER]``.

An oracle that holds a person's codings answers the questions of six ways to work. Two
measures. *Passages*: opening a passage answers all its codes, as reading does. *Decisions*:
one passage and one code is one answer, as in review. Each shows the share of all codings
found after 10, 20, 30 and 50 %, how many of all words have been read when 30 % of the
passages are (long passages first is no gift), and the work saved over sampling at 95 %
recall, WSS@95 = 1 - (share of the work done when 95 % are found) - 0.05 (Cohen et al. 2006).

- in order: as the transcripts stand, all codes of a passage at a time;
- random: the same, passages drawn;
- rules: strong hits, then weak ones, then the rest at random; of passages, those with hits
  of most codes first;
- classifier: most likely first, without rules; the codebook's examples are learned from;
- queue: rule hits, one of every rule before the second of any; then suggestions, highest
  score first; then the rest at random: what ``review`` asks today;
- hybrid: most likely first, over rule hits, suggestions and the rest alike; of passages,
  those with the highest sum of chances first.

The last three learn anew after each 2 % of the work, and from 6 % on after each further
third of what has been done (growing rounds, as Cormack & Grossman 2015 have them). They
learn only from what the oracle has said. Another table may be given with ``--table FILE
--text COLUMN --codes COLUMN`` (see ``bench.oracles``), with ``--codebook`` to have rules.
"""

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bench.oracles import YES, Case, folketinget, practice, table
from qualcode.classify.learning import train
from qualcode.classify.likely import chances_of
from qualcode.classify.material import UNDECIDED, Flags, Material, Numbers
from qualcode.classify.proposals import suggestions_of

Way = Literal["in order", "random", "rules", "classifier", "queue", "hybrid"]
Measure = Literal["passages", "decisions"]
Found = NDArray[np.int64]

WAYS: tuple[Way, ...] = ("in order", "random", "rules", "classifier", "queue", "hybrid")
LEARNING: tuple[Way, ...] = ("classifier", "queue", "hybrid")
BY_LOT: tuple[Way, ...] = ("random", "rules")
MEASURES: tuple[Measure, ...] = ("passages", "decisions")
SHARES = (0.1, 0.2, 0.3, 0.5)
NEARLY_ALL = 0.95
WORDS_AT = 0.3
FIRST_ROUND = 0.02
GROWTH = 1 / 3


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is run: seeds of lots, of learning ways, and the first round's share."""

    lots: int = 20
    learning: int = 1
    first: float = FIRST_ROUND
    growth: float = GROWTH


QUICK = Effort(lots=5, learning=1, first=0.1, growth=1.0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Recall after each of ``SHARES`` of the work, and WSS@95; means over seeds.

    ``words`` is the share of all words in the passages that were opened by ``WORDS_AT``.
    """

    recall: tuple[float, ...]
    saved: float
    words: float


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """Codings found and words shown after each step, ``(n_steps + 1,)``, nothing first."""

    found: Found
    words: Found


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """Higher is earlier: questions ``(n_passages, n_codes)``, passages ``(n_passages,)``."""

    questions: Numbers
    passages: Numbers


def order(case: Case, way: Way, *, decided: NDArray[np.int8], lot: Numbers) -> Order:
    """Give the order of one way after some answers; ``lot``, as ``decided``, is for chance."""
    material = replace(case.material, decided=decided)
    rows = np.arange(len(decided), dtype=np.float64)
    if way in ("in order", "random"):
        passages = -rows if way == "in order" else lot[:, 0]
        return Order(np.repeat(passages[:, None], decided.shape[1], axis=1), passages)
    if way == "rules":
        hit = hits(case)
        return Order(hit, (hit == 2).sum(axis=1) * 1000.0 + (hit == 1).sum(axis=1))
    if way == "queue":
        queued = queue(case, material, lot=lot)
        return Order(queued, queued.max(axis=1))
    seen = material if way == "hybrid" else without_rules(material)
    chances = chances_of(seen, columns=range(len(seen.codes)))[1]
    return Order(chances, np.where(decided == UNDECIDED, chances, 0.0).sum(axis=1))


def hits(case: Case) -> Numbers:
    """Give 2 where a strong rule codes, 1 where another hits, else 0."""
    found = np.zeros(case.answers.shape)
    for place in case.rules:
        found[place] = 1
    found[case.material.strong] = 2
    return found


def without_rules(material: Material) -> Material:
    """Give the material of a tool that has no rules."""
    return replace(
        material, hits=np.zeros_like(material.hits), strong=np.zeros_like(material.strong)
    )


def queue(case: Case, material: Material, *, lot: Numbers) -> Numbers:
    """Give rule hits in turn (above 2), suggestions by score (1 to 2), the rest nothing."""
    order_of = np.zeros(case.answers.shape)
    piles: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for (row, column), rule in case.rules.items():
        piles[column, rule].append((row, column))
    for pile in piles.values():
        for turn, place in enumerate(sorted(pile, key=lambda at: -lot[at])):
            order_of[place] = 2 + 1 / (1 + turn)
    rows = {one.id: at for at, one in enumerate(material.passages)}
    columns = {one.id: at for at, one in enumerate(material.codes)}
    made = suggestions_of(train(material), material, codebook="")
    suggested = sorted(made, key=lambda one: -(one.score or 0))
    for rank, one in enumerate(suggested):
        place = rows[one.passage.id], columns[one.code]
        order_of[place] = max(order_of[place], 1 + 1 / (1 + rank))
    return order_of


def work(case: Case, way: Way, *, measure: Measure, seed: int, effort: Effort) -> Work:
    """Let the oracle answer until all is found; a step is a passage or a decision."""
    lot = np.random.default_rng(seed).permuted(np.arange(case.answers.size, dtype=np.float64))
    lot = lot.reshape(case.answers.shape)
    decided = np.full(case.answers.shape, UNDECIDED, dtype=np.int8)
    is_open = np.repeat(case.asked[:, None], case.answers.shape[1], axis=1)
    words = np.array([one.words for one in case.material.passages])
    found, read = [0], [0]
    for size in rounds(case, way, measure=measure, effort=effort):
        if not left(case, is_open):
            break
        now = order(case, way, decided=decided, lot=lot)
        for places in steps(now, is_open, measure=measure, lot=lot)[:size]:
            decided[places] = case.answers[places]
            is_open[places] = False
            found.append(found[-1] + int(np.count_nonzero(case.answers[places] == YES)))
            read.append(read[-1] + int(words[places[0][0]]))
    total = case.passages if measure == "passages" else case.questions
    return Work(*(np.array([*one, *[one[-1]] * (total + 1 - len(one))]) for one in (found, read)))


def left(case: Case, is_open: Flags) -> bool:
    """Tell whether there is anything to find yet."""
    return bool((case.answers[is_open] == YES).any())


Place = tuple[NDArray[np.intp], NDArray[np.intp]]


def steps(now: Order, is_open: Flags, *, measure: Measure, lot: Numbers) -> list[Place]:
    """Give the steps that are open, in order: what is answered in each."""
    if measure == "decisions":
        rows, columns = np.nonzero(is_open)
        ranked = np.lexsort((lot[rows, columns], -now.questions[rows, columns]))
        pairs = zip(rows[ranked], columns[ranked], strict=True)
        return [(np.array([row]), np.array([column])) for row, column in pairs]
    opened = np.flatnonzero(is_open.any(axis=1))
    every = np.arange(is_open.shape[1])
    return [
        (np.full(len(every), row), every)
        for row in opened[np.lexsort((lot[opened, 0], -now.passages[opened]))]
    ]


def rounds(case: Case, way: Way, *, measure: Measure, effort: Effort) -> Iterator[int]:
    """Give the sizes of the rounds until all is done; one round for what does not learn."""
    total = case.passages if measure == "passages" else case.questions
    done = 0
    while done < total:
        size = total
        if way in LEARNING:
            size = max(math.ceil(total * effort.first), math.ceil(done * effort.growth))
        yield min(size, total - done)
        done += size


def figures(done: Work, *, words: int) -> Figures:
    """Give recall after the shares of the work, and the work saved; ``words`` in all."""
    found = done.found
    total, yeses = len(found) - 1, int(found[-1])
    recall = tuple(float(found[math.floor(total * share)]) / yeses for share in SHARES)
    needed = int(np.searchsorted(found, math.ceil(NEARLY_ALL * yeses)))
    read = float(done.words[math.floor(total * WORDS_AT)]) / words
    return Figures(recall, 1 - needed / total - (1 - NEARLY_ALL), read)


def mean(several: Sequence[Figures]) -> Figures:
    """Give the means over seeds."""
    recall = np.mean([one.recall for one in several], axis=0)
    saved, words = (np.mean([getattr(one, name) for one in several]) for name in ("saved", "words"))
    return Figures(tuple(recall.tolist()), float(saved), float(words))


Results = dict[tuple[Way, Measure], Figures]


def measure_case(case: Case, *, effort: Effort) -> Results:
    """Run every way on one set; without rules, those that rest on them are left out."""
    return {
        (way, measure): mean(
            [
                figures(
                    work(case, way, measure=measure, seed=seed, effort=effort), words=case.words
                )
                for seed in range(seeds(way, effort))
            ]
        )
        for measure in MEASURES
        for way in WAYS
        if case.rules or way not in ("rules", "queue", "hybrid")
    }


def seeds(way: Way, effort: Effort) -> int:
    """Give how many seeds a way is run with."""
    if way in BY_LOT:
        return effort.lots
    return effort.learning if way in LEARNING else 1


def print_case(case: Case, results: Results) -> None:
    """Print the table of one set."""
    print(
        f"\n{case.name}: {case.passages} passages, {case.answers.shape[1]} codes, "
        f"{case.questions} questions, {case.yeses} codings to find"
    )
    heads = "".join(f"{share:>6.0%}" for share in SHARES) + "  WSS@95"
    print(f"{'':12}{'% of passages read':^40}   {'% of decisions made':^32}")
    print(f"{'':12}{heads}  words@30   {heads}")
    for way in WAYS:
        if (way, "passages") in results:
            passages, decisions = (results[way, measure] for measure in MEASURES)
            print(f"{way:12}{line(passages)}{passages.words:10.2f}   {line(decisions)}")


def line(found: Figures) -> str:
    """Give one row's cells for one measure."""
    return "".join(f"{one:6.2f}" for one in found.recall) + f"{found.saved:8.2f}"


def print_comparison(measured: Sequence[tuple[Case, Results]]) -> None:
    """Print what the hybrid finds beyond each other way, averaged over sets with rules."""
    with_rules = [results for case, results in measured if case.rules]
    if not with_rules:
        return
    print(f"\nHybrid, more than each other way (mean of {len(with_rules)} sets with rules)")
    for way in WAYS[:-1]:
        cells = []
        for measure in MEASURES:
            ours = mean([one["hybrid", measure] for one in with_rules])
            theirs = mean([one[way, measure] for one in with_rules])
            pairs = zip(ours.recall, theirs.recall, strict=True)
            cells.append(
                "".join(f"{a - b:+6.2f}" for a, b in pairs) + f"{ours.saved - theirs.saved:+8.2f}"
            )
        print(f"{way:12}{'   '.join(cells)}")


def cases(given: argparse.Namespace) -> Iterator[Case]:
    """Give the sets that were asked for."""
    if not given.table or given.practice:
        yield from (practice(one) for one in given.practice or ["gold.csv"])
    if given.bopp:
        columns = {"text": "why_art", "codes": "human_codes", "document": ""}
        yield table(given.bopp, columns=columns, fewest=3)
    if given.folketinget:
        yield folketinget(given.folketinget)
    if given.table:
        columns = {"text": given.text, "codes": given.codes, "document": given.document}
        yield table(
            given.table,
            columns=columns,
            language=given.language,
            fewest=given.fewest,
            codebook=given.codebook,
        )


def arguments() -> argparse.ArgumentParser:
    """Give the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--practice",
        action="append",
        metavar="TABLE",
        help="gold.csv (the usual), coders/maja.csv or coders/jonas.csv; may be repeated",
    )
    parser.add_argument("--bopp", type=Path, help="bopp_test.csv")
    parser.add_argument("--folketinget", type=Path, help="folder with labels.csv")
    parser.add_argument("--table", type=Path, help="a table with a text and its codes a row")
    parser.add_argument("--text", default="text")
    parser.add_argument("--codes", default="codes")
    parser.add_argument("--document", default="", help="column: texts of one document in a row")
    parser.add_argument("--language", default="en")
    parser.add_argument("--fewest", type=int, default=1, help="leave rarer codes out")
    parser.add_argument("--codebook", type=Path, help="its rules run, and its codes are asked")
    parser.add_argument("--quick", action="store_true", help="few rounds and seeds")
    return parser


def main() -> None:
    """Print a table for each set, and what the hybrid gains."""
    given = arguments().parse_args()
    effort = QUICK if given.quick else Effort()
    measured = []
    for case in cases(given):
        started = time.perf_counter()
        measured.append((case, measure_case(case, effort=effort)))
        print_case(*measured[-1])
        print(f"({time.perf_counter() - started:.0f} s)")
    print_comparison(measured)


if __name__ == "__main__":
    main()
