"""Coded material for ``bench.assist``: passages, codes, and a person's answer to each pair.

A table (CSV in any encoding and separator that qualcode reads) needs a column of texts and
one of codes, separated by ``;``. Further columns may name the document a text stands in
(texts of one document are neighbours) and are else ignored.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qualcode.classify.material import Flags, Material, gather
from qualcode.classify.words import Reader
from qualcode.codebook import load_codebook
from qualcode.formats import read_rows
from qualcode.language import Tokenised, tokenise
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Corpus,
    Participant,
    Passage,
    Settings,
    Span,
    Theme,
    Transcript,
    Turn,
)
from qualcode.rules import code_by_rules
from qualcode.store import Cache
from qualcode.workflow.demonstrating import lay_out, practice_codings
from qualcode.workflow.material import read_material
from qualcode.workflow.progress import silent
from qualcode.workflow.study import code_here

Answers = NDArray[np.int8]
YES, NO, UNSURE = 1, 0, -1
SPEECH = re.compile(r"(?:\[\d\d:\d\d\] )?([^:]+): (.*)")
LEAK = re.compile(r"\w*minist\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One set: what the tool sees, and what the person would answer.

    ``answers`` ``(n_passages, n_codes)``: 1 yes, 0 no, -1 neither (it costs a decision and
    teaches nothing). ``asked`` ``(n_passages,)`` flags the passages that are counted;
    ``rules`` maps row and column to the first rule that hits there, strong before weak.
    """

    name: str
    material: Material
    answers: Answers
    asked: Flags
    rules: Mapping[tuple[int, int], str]

    @property
    def yeses(self) -> int:
        """How many codings there are to find."""
        return int(np.count_nonzero(self.answers[self.asked] == YES))

    @property
    def passages(self) -> int:
        """How many passages may be opened."""
        return int(np.count_nonzero(self.asked))

    @property
    def words(self) -> int:
        """How many words they hold."""
        pairs = zip(self.material.passages, self.asked.tolist(), strict=True)
        return sum(one.words for one, asked in pairs if asked)

    @property
    def questions(self) -> int:
        """How many passage and code pairs may be asked about."""
        return self.passages * len(self.material.codes)


@dataclass(frozen=True, slots=True)
class Unit:
    """One text with its codes, and the document it stands in."""

    document: str
    text: str
    codes: frozenset[str]


def practice(oracle: str = "gold.csv") -> Case:
    """Give the practice corpus under the starter codebook, answered from one of its tables.

    A passage has a code where the quoted words stand in it, else where its turn has it.
    """
    with tempfile.TemporaryDirectory() as place:
        project = lay_out(Path(place) / "demo")
        read = read_material(project, cache=Cache(Path(place) / "cache"))
        codings = code_here(read, silent)
    case = case_of(
        f"practice, {Path(oracle).stem}",
        read.corpus,
        codebook=read.codebook,
        codings=codings,
        tokenised=read.tokenised,
    )
    rows = {one.id: at for at, one in enumerate(case.material.passages)}
    columns = {one.id: at for at, one in enumerate(case.material.codes)}
    for coding in sorted(practice_codings(oracle), key=lambda one: one.certainty == "sure"):
        turn = read.corpus.passages_of_turn(coding.transcript, coding.turn)
        here = [one for one in turn if coding.quote and coding.quote in read.corpus.text(one)]
        for passage in here or turn:
            answer = UNSURE if coding.certainty == "possible" else YES
            case.answers[rows[passage.id], columns[coding.code]] = answer
    return case


def table(
    path: Path,
    *,
    columns: Mapping[str, str],
    language: str = "en",
    fewest: int = 1,
    codebook: Path | None = None,
) -> Case:
    """Give the set of a table; ``columns`` names its text, codes and (or empty) document.

    Codes used on fewer than ``fewest`` texts are left out, unless there is a codebook: then
    its codes are asked about, and its rules run. ``SystemExit`` for a column or code that is
    not there.
    """
    read = read_rows(path.read_bytes(), file=path.name)
    for column in filter(None, columns.values()):
        if column not in read.header:
            raise SystemExit(f'{path}: no column "{column}". It has: {", ".join(read.header)}')
    units = [
        Unit(
            document=row.cells[columns["document"]] if columns.get("document") else str(row.line),
            text=row.cells[columns["text"]].strip(),
            codes=codes_in(row.cells[columns["codes"]]),
        )
        for row in read.rows
    ]
    return units_case(
        path.stem,
        [one for one in units if one.text],
        language=language,
        fewest=fewest,
        codebook=read_codebook(codebook) if codebook else None,
    )


def codes_in(cell: str) -> frozenset[str]:
    """Read codes separated by semicolons; case and blanks do not tell them apart."""
    return frozenset(" ".join(one.split()).casefold() for one in cell.split(";") if one.strip())


def read_codebook(path: Path) -> Codebook:
    """Load a codebook; ``SystemExit`` with its problems when it cannot be used."""
    loaded = load_codebook(path.read_bytes(), file=path.name)
    if loaded.codebook is None:
        raise SystemExit("\n".join(str(one) for one in loaded.problems))
    return loaded.codebook


def folketinget(folder: Path) -> Case:
    """Give question time: which ministry a question went to.

    One passage a question, with the answer: the first two speeches, the chair's not among
    them (it announces ministries). Words that hold "minist" are left out.
    """
    speakers = read_rows((folder / "speakers.csv").read_bytes(), file="speakers.csv")
    roles = {row.cells["label"]: row.cells["role"] for row in speakers.rows}
    labels = read_rows((folder / "labels.csv").read_bytes(), file="labels.csv")
    units = []
    for row in labels.rows:
        name = row.cells["transcript"]
        text = (folder / "transcripts" / name).read_text(encoding="utf-8")
        turns = [found for line in text.splitlines() if (found := SPEECH.fullmatch(line))]
        words = [one[2] for one in turns if roles.get(one[1]) in {"mp", "minister"}]
        said = LEAK.sub("", "\n".join(words[:2]))
        units.append(Unit(name, said, frozenset([row.cells["ministry"]])))
    return units_case("folketinget", units, language="da")


def units_case(
    name: str,
    units: Sequence[Unit],
    *,
    language: str,
    fewest: int = 1,
    codebook: Codebook | None = None,
) -> Case:
    """Give the set of coded texts; without a codebook its codes are those that were used."""
    used = Counter(code for unit in units for code in unit.codes)
    if codebook is None:
        codes = tuple(Code(one, "codes") for one in sorted(used) if used[one] >= fewest)
        codebook = Codebook(name, (language,), (Theme("codes", codes=codes),))
    elif unknown := sorted(set(used) - {one.id for one in codebook}):
        raise SystemExit(f"{name}: the codebook has no code {', '.join(unknown)}")
    corpus = corpus_of_units(units, language=language)
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    codings = code_by_rules(corpus, codebook=codebook, tokenised=tokenised, settings=Settings())
    case = case_of(name, corpus, codebook=codebook, codings=codings, tokenised=tokenised)
    ordered = [unit for group in by_document(units).values() for unit in group]
    for row, unit in enumerate(ordered):
        for column, code in enumerate(codebook.codes):
            case.answers[row, column] = YES if code.id in unit.codes else NO
    return case


def by_document(units: Sequence[Unit]) -> dict[str, list[Unit]]:
    """Sort units by document, in the order in which documents turn up."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.document, []).append(unit)
    return found


def corpus_of_units(units: Sequence[Unit], *, language: str) -> Corpus:
    """Lay units out as a corpus: a transcript a document, a passage a unit."""
    transcripts: list[Transcript] = []
    passages: list[Passage] = []
    for number, group in enumerate(by_document(units).values(), start=1):
        name, at = f"D{number:05d}", 0
        turns: list[Turn] = []
        for unit in group:
            turns.append(Turn(len(turns) + 1, "P", Span(at, at + len(unit.text))))
            at += len(unit.text) + 2
        text = "\n\n".join(unit.text for unit in group)
        transcripts.append(Transcript(name, f"{name}.txt", text, tuple(turns), language=language))
        passages += [
            Passage(
                name,
                turn.number,
                1,
                turn.span,
                name,
                "resident",
                counts=True,
                words=len(turn.span.of(text).split()),
                speaker="P",
            )
            for turn in turns
        ]
    return Corpus(
        transcripts=tuple(transcripts),
        participants=tuple(Participant(one.id, role="resident") for one in transcripts),
        passages=tuple(passages),
        languages={one.id: language for one in transcripts},
    )


def case_of(
    name: str,
    corpus: Corpus,
    *,
    codebook: Codebook,
    codings: Sequence[Coding],
    tokenised: Tokenised,
) -> Case:
    """Gather a set in which every answer is still no."""
    language = codebook.languages[0]
    material = gather(
        corpus,
        codebook=codebook,
        reader=Reader(language, tokenised),
        rule_codings=codings,
        labels={},
    )
    rows = {one.id: at for at, one in enumerate(material.passages)}
    columns = {one.id: at for at, one in enumerate(material.codes)}
    rules: dict[tuple[int, int], str] = {}
    for coding in sorted(codings, key=lambda one: one.strength):
        if coding.passage.id in rows:
            place = rows[coding.passage.id], columns[coding.code]
            rules.setdefault(place, min(hit.rule for hit in coding.hits))
    return Case(
        name,
        material,
        answers=np.zeros(material.decided.shape, dtype=np.int8),
        asked=np.array([one.counts for one in material.passages], dtype=np.bool_),
        rules=rules,
    )
