"""The practice corpus is read as its codings expect it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from qualcode.formats import read_rows
from qualcode.model import Participant, Settings, Transcript
from qualcode.readers import (
    check_identity,
    draft_participants,
    passages_of,
    read_transcript,
    who_speaks,
)

CORPUS = Path(__file__).parents[2] / "corpora" / "klokkevangen"
SETTINGS = Settings(data_language="da")


@pytest.fixture(scope="module")
def corpus() -> dict[str, Transcript]:
    """Read all files of the corpus."""
    read = [
        read_transcript(path.read_bytes(), file=path.name)
        for path in sorted((CORPUS / "transcripts").iterdir())
    ]
    return {one.id: one for one in sorted(read, key=lambda one: one.id)}


@pytest.fixture(scope="module")
def people() -> tuple[Participant, ...]:
    """Read the corpus's participants."""
    rows = read_rows((CORPUS / "participants.csv").read_bytes(), file="participants.csv").rows
    return tuple(
        Participant(
            row.cells["participant"],
            row.cells["pseudonym"],
            row.cells["role"],
            area=row.cells["area"],
            transcript=row.cells["transcript"],
            labels=tuple(row.cells["labels"].split("|")),
        )
        for row in rows
    )


def test_turns_of_each_file(corpus: dict[str, Transcript]) -> None:
    """Thirteen files, the turns counted by hand, nothing to complain of."""
    assert {key: len(one.turns) for key, one in corpus.items()} == {
        "F01": 13,
        "K01": 30,
        "K02": 28,
        "K03": 32,
        "K04": 32,
        "K05": 30,
        "K06": 42,
        "K07": 69,
        "K08": 36,
        "K09": 34,
        "K10": 36,
        "K11": 36,
        "K12": 32,
    }
    assert not [problem for one in corpus.values() for problem in one.problems]
    assert not check_identity(tuple(corpus.values()))


def test_every_gold_quote_stands_in_its_turn(corpus: dict[str, Transcript]) -> None:
    """All codings point at a turn that holds their words."""
    with (CORPUS / "gold.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 400
    lost = []
    for row in rows:
        transcript = corpus[row["interview"]]
        words = transcript.words_of(transcript.turns[int(row["turn"]) - 1])
        if row["quote"] not in words:
            lost.append((row["interview"], row["turn"]))
    assert lost == []


def test_no_mark_no_header_and_no_markup_is_speech(corpus: dict[str, Transcript]) -> None:
    """What belongs to the file is not in the text."""
    for one in corpus.values():
        assert "opdigtet" not in one.text
        assert "**" not in one.text
        assert "#00" not in one.text
        assert "[00:" not in one.text
        assert "<v" not in one.text
        assert one.header["opdigtet"] == "ja"


def test_times_of_the_files_that_have_them(corpus: dict[str, Transcript]) -> None:
    """Marks before, marks behind and cues give each turn its start."""
    assert corpus["K01"].turns[17].time.start == 237_000
    assert corpus["K04"].turns[1].time.start == 20_600
    assert corpus["K05"].turns[1].time.start == 11_000
    assert all(turn.time.start is None for turn in corpus["K03"].turns)


@pytest.mark.parametrize("with_table", [True, False])
def test_who_speaks(
    corpus: dict[str, Transcript],
    people: tuple[Participant, ...],
    with_table: bool,  # noqa: FBT001
) -> None:
    """Thirteen people with and without participants.csv; the customer is the one question."""
    transcripts = tuple(corpus.values())
    found = who_speaks(transcripts, settings=SETTINGS, participants=people if with_table else ())
    by_label = {(one.transcript, one.label): one for one in found.speakers}
    assert by_label["K06", "Tolk"].participant == "K06-1"
    assert by_label["K11", "Kunde"].role == ""
    assert by_label["K03", "IP"].participant == "K03-1"
    assert by_label["K07", "J"].participant == "K07-2"
    assert len({one.participant for one in found.speakers} - {""}) == 13
    assert [one.file for one in found.problems] == ["K11 Mehmet.txt"]
    assert '"Kunde"' in found.problems[0].what


def test_drafted_rows_are_the_people_of_the_table(
    corpus: dict[str, Transcript], people: tuple[Participant, ...]
) -> None:
    """What init writes agrees with the table that was made by hand."""
    drafts = draft_participants(tuple(corpus.values()), settings=SETTINGS)
    assert [
        (one.id, one.pseudonym, one.role, one.area, one.transcript, one.labels) for one in drafts
    ] == [(one.id, one.pseudonym, one.role, one.area, one.transcript, one.labels) for one in people]


def test_passages(corpus: dict[str, Transcript], people: tuple[Participant, ...]) -> None:
    """Only participants and the note are coded, none over the limit, most with a question."""
    transcripts = tuple(corpus.values())
    found = who_speaks(transcripts, settings=SETTINGS, participants=people)
    passages = passages_of(transcripts, speakers=found.speakers, settings=SETTINGS)
    assert max(one.words for one in passages) <= SETTINGS.max_words
    assert Counter(one.counts for one in passages if one.transcript == "F01")[True] == 0
    labels = {one.speaker for one in passages}
    assert labels.isdisjoint({"Interviewer", "I", "I1", "I2", "Kunde"})
    interpreted = [one for one in passages if one.speaker == "Tolk"]
    assert {(one.participant, one.role) for one in interpreted} == {("K06-1", "resident")}
    assert all(one.question is not None for one in passages if one.transcript == "K01")
