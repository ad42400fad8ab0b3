"""The shipped rules on the practice corpus: never worse than the rules as they were given."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from qualcode.codebook import load_codebook
from qualcode.language import tokenise
from qualcode.model import Corpus, Settings
from qualcode.readers import passages_of, read_transcript, who_speaks
from qualcode.rules import code_by_rules
from qualcode.store.participants import read_participants
from tests.codebook.independent import codes_in, danish_rules

ROOT = Path(__file__).parents[2]
PRACTICE = ROOT / "corpora" / "klokkevangen"
SHIPPED = ROOT / "codebooks" / "klokkevangen.yaml"
AS_GIVEN = Path(__file__).parent / "data" / "klokkevangen_as_given.yaml"
GOLD = "c4a7821e4aa4bad63bbbd2c1931bd5cd57611e63a6936cb96800fcfbc033194b"

Units = set[tuple[str, int, str]]


@dataclass(frozen=True)
class Score:
    """Codings by turn and code against the gold."""

    codings: int
    precision_sure: float
    precision_any: float
    recall_sure: float


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Read the practice corpus as a project would."""
    settings = Settings()
    participants, _ = read_participants(
        (PRACTICE / "participants.csv").read_bytes(), settings=settings
    )
    declared = [label for one in participants for label in one.labels]
    transcripts = [
        read_transcript(path.read_bytes(), file=path.name, declared=declared)
        for path in sorted((PRACTICE / "transcripts").iterdir())
    ]
    speakers = who_speaks(transcripts, settings=settings, participants=participants).speakers
    return Corpus(
        transcripts=tuple(transcripts),
        speakers=speakers,
        participants=participants,
        passages=passages_of(transcripts, speakers=speakers, settings=settings),
        languages={one.id: "da" for one in transcripts},
    )


def turns_of(corpus: Corpus) -> dict[tuple[str, int], str]:
    """Give the words of every turn of a participant that counts."""
    counted = {(one.transcript, one.turn) for one in corpus.passages if one.counts}
    return {
        (transcript.id, turn.number): transcript.words_of(turn)
        for transcript in corpus.transcripts
        for turn in transcript.turns
        if (transcript.id, turn.number) in counted
    }


def score(found: Units, corpus: Corpus) -> Score:
    """Measure codings of participants' turns against the gold."""
    turns = turns_of(corpus)
    sure: Units = set()
    possible: Units = set()
    with (PRACTICE / "gold.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            unit = (row["interview"], int(row["turn"]), row["code"])
            if unit[:2] in turns:
                (sure if row["certainty"] == "sure" else possible).add(unit)
    return Score(
        len(found),
        round(len(found & sure) / len(found), 3),
        round(len(found & (sure | possible)) / len(found), 3),
        round(len(found & sure) / len(sure), 3),
    )


def found_independently(corpus: Corpus, path: Path) -> Units:
    """Code by the second matcher."""
    rules = danish_rules(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))
    return {
        (transcript, turn, code)
        for (transcript, turn), words in turns_of(corpus).items()
        for code in codes_in(words, rules=rules)
    }


def found_by_engine(corpus: Corpus, path: Path) -> Units:
    """Code by the package, strong rules only."""
    codebook = load_codebook(path.read_bytes()).codebook
    assert codebook is not None
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    codings = code_by_rules(corpus, codebook=codebook, tokenised=tokenised, settings=Settings())
    return {
        (one.passage.transcript, one.passage.turn, one.code)
        for one in codings
        if one.is_strong and one.passage.counts
    }


def test_the_figures_belong_to_this_gold() -> None:
    """A changed gold makes the figures below a matter of new measurement."""
    gold = hashlib.sha256((PRACTICE / "gold.csv").read_bytes()).hexdigest()
    assert gold == GOLD


def test_the_given_rules_are_as_right_as_they_were_measured(corpus: Corpus) -> None:
    """The second matcher finds what was measured when the rules were given."""
    assert score(found_independently(corpus, AS_GIVEN), corpus) == Score(277, 0.48, 0.664, 0.455)


def test_the_engine_finds_exactly_what_the_second_matcher_finds(corpus: Corpus) -> None:
    """Two matchers that share no code agree on every turn and code."""
    assert found_by_engine(corpus, AS_GIVEN) == found_independently(corpus, AS_GIVEN)


def test_the_shipped_rules_lose_nothing_that_the_given_rules_found(corpus: Corpus) -> None:
    """Rules that were rewritten with + and ++ still find all that they found."""
    assert found_by_engine(corpus, AS_GIVEN) <= found_by_engine(corpus, SHIPPED)


def test_the_shipped_rules_are_no_worse_than_the_given_rules(corpus: Corpus) -> None:
    """Precision and recall, to two decimals, may only rise from here."""
    found = score(found_by_engine(corpus, SHIPPED), corpus)
    assert round(found.precision_sure, 2) >= 0.48
    assert round(found.precision_any, 2) >= 0.66
    assert found.recall_sure >= 0.455
