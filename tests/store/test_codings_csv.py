"""Codings from a table become decisions whose ids follow from what they say."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import DecisionsError, QualcodeError
from qualcode.model import Code, Codebook, Corpus, Theme
from qualcode.review import Policy, place, settle
from qualcode.store import (
    CodingRow,
    ImportedEvents,
    Project,
    append,
    events_for,
    read_all,
    read_codings,
)
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "K01": [
            ("I", "Er her mørkt?"),
            ("S", "Ja, lampen\ner gået. Lampen er gået."),
            ("S", "Nå."),
        ],
        "K02": [("B", "Vi skifter en pære.")],
    }
)
BOOK = Codebook(
    "prøve",
    ("da",),
    (
        Theme(
            "fysiske", codes=(Code("belysning", "fysiske", was=("lys",)), Code("drift", "fysiske"))
        ),
    ),
    fingerprint="c" * 64,
)


def row(turn: int, code: str, certainty: str = "sure", quote: str = "") -> CodingRow:
    return CodingRow("g.csv", turn + 1, "K01", turn, code, certainty, quote)


def events(
    *rows: CodingRow, corpus: Corpus = CORPUS, coder: str = "maja", complete: bool = False
) -> ImportedEvents:
    return events_for(
        rows, corpus=corpus, codebook=BOOK, coder=coder, time="2026-01-05", complete=complete
    )


def test_rows_know_their_line() -> None:
    """A quote over two lines counts as one row."""
    data = b'interview,turn,code,certainty,quote\nK01,2,lys,sure,"a\nb"\n\nK02,1,drift,,\n'
    assert read_codings(data, file="g.csv") == (
        CodingRow("g.csv", 2, "K01", 2, "lys", "sure", "a\nb"),
        CodingRow("g.csv", 5, "K02", 1, "drift"),
    )


def test_transcript_may_be_written_for_interview() -> None:
    """And certainty and quote may be missing; Danish Excel's form is read."""
    data = "Transcript;Turn;Code\r\nK01;2;lys\r\n".encode("cp1252")
    assert read_codings(data, file="g.csv") == (CodingRow("g.csv", 2, "K01", 2, "lys"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("interview,code\nK01,lys\n", r'^g\.csv:1: there is no column "turn"'),
        ("turn,code\n1,lys\n", r'^g\.csv:1: there is no column "interview"'),
        ("transcript,turn,code,source,status\nK01,2,lys,rule,unread\n", "that qualcode wrote"),
    ],
)
def test_a_table_of_another_form_is_refused(text: str, told: str) -> None:
    """With file, line, and the columns it must have."""
    with pytest.raises(DecisionsError, match=told):
        read_codings(text.encode(), file="g.csv")


def test_no_table_at_all_is_refused() -> None:
    """An empty file is an error of the user's, not of ours."""
    with pytest.raises(QualcodeError, match="the table is empty"):
        read_codings(b"", file="g.csv")


def test_sure_is_a_yes_and_possible_is_unsure() -> None:
    """The decision holds where the quote stands, and what is around it."""
    found = events(row(2, "belysning", "sure", "lampen  er gået"), row(3, "drift", "possible"))
    assert (found.problems, found.readings) == ((), ())
    first, second = found.decisions
    text = CORPUS.transcript("K01").text
    assert (first.verdict, second.verdict) == ("accept", "unsure")
    assert first.quote == "lampen\ner gået" == first.span.of(text)
    assert first.before == "I: Er her mørkt?\n\nS: Ja, "
    assert first.after == text[first.span.end : first.span.end + 32]
    assert second.quote == "Nå."
    assert (first.coder, first.time, first.codebook) == ("maja", "2026-01-05", "c" * 64)
    assert first.fingerprint == CORPUS.transcript("K01").fingerprint


def test_without_certainty_a_coding_is_a_yes() -> None:
    """A table of one's own needs no such column."""
    assert events(row(3, "drift", "")).decisions[0].verdict == "accept"


def test_a_quote_that_is_not_there_gives_the_whole_turn_and_a_note() -> None:
    """Nothing is lost, and it is said."""
    found = events(row(2, "belysning", "sure", "lygten er gået"))
    turn = CORPUS.transcript("K01").turns[1]
    assert found.decisions[0].span == turn.span
    assert [(one.severity, one.place) for one in found.problems] == [("note", "g.csv:3")]


def test_a_quote_of_another_turn_is_not_found() -> None:
    """The same words elsewhere in the interview are not what was coded."""
    found = events(row(3, "belysning", "sure", "er gået"))
    assert found.decisions[0].quote == "Nå."
    assert len(found.problems) == 1


def test_the_interviewers_turn_is_left_out_and_told() -> None:
    """The interviewer never counts, whatever a table says."""
    found = events(row(1, "belysning"), row(3, "drift"))
    assert [one.code for one in found.decisions] == ["drift"]
    assert [one.severity for one in found.problems] == ["warning"]
    assert "turn 1 of K01 is no participant's" in str(found.problems[0])


def test_a_renamed_code_is_followed() -> None:
    """An old table still says what it said."""
    assert events(row(3, "lys")).decisions[0].code == "belysning"


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    """The same table gives the same ids, in any order of its rows."""
    rows = (row(2, "belysning"), row(3, "drift"), row(2, "belysning"))
    first, again = events(*rows, complete=True), events(*reversed(rows), complete=True)
    assert first.decisions == again.decisions
    assert len(first.decisions) == 2
    project = Project(tmp_path)
    for found in (first, again):
        append(project, [*found.decisions, *found.readings], coder="maja", device="ab12")
    assert read_all(project).events == 3
    assert read_all(project).problems == ()


def test_ids_differ_in_all_that_matters() -> None:
    """Coder, text, place, code and verdict each make another decision."""
    corrected = replace(CORPUS.transcript("K01"), text=CORPUS.transcript("K01").text + " ")
    other = replace(CORPUS, transcripts=(corrected, CORPUS.transcript("K02")))
    found = [
        events(row(2, "drift")),
        events(row(2, "drift"), coder="jonas"),
        events(row(2, "drift"), corpus=other),
        events(row(3, "drift")),
        events(row(2, "belysning")),
        events(row(2, "drift", "possible")),
    ]
    assert len({one.decisions[0].id for one in found}) == 6


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(row(2, "drift"), transcript="K0l"), 'there is no transcript "K0l". Did you mean'),
        (row(9, "drift"), "g.csv:10: K01 has no turn 9. It has 3, counted from 1."),
        (row(0, "drift"), "K01 has no turn 0"),
        (row(2, "belysnig"), 'there is no code "belysnig". Did you mean "belysning"?'),
        (row(2, "drift", "sikker"), '"sikker" is no certainty. Write sure or possible'),
    ],
)
def test_one_wrong_row_and_nothing_is_imported(wrong: CodingRow, told: str) -> None:
    """An unknown name is an error with the nearest; no half of a table is taken."""
    found = events(row(3, "drift"), wrong, complete=True)
    assert (found.decisions, found.readings) == ((), ())
    assert told in str(found.problems[0])
    assert found.problems[0].severity == "error"


def test_a_complete_coding_is_a_reading_of_every_transcript_named() -> None:
    """All passages with all codes; transcripts the table does not name were not read."""
    found = events(row(2, "belysning"), row(3, "drift"), complete=True)
    assert len(found.readings) == 1
    reading = found.readings[0]
    assert reading.transcript == "K01"
    assert reading.spans == tuple(one.span for one in CORPUS.passages_of("K01"))
    assert reading.codes == ("belysning", "drift")
    assert len(reading.prints) == len(reading.spans)


def test_a_reading_makes_the_rest_a_no() -> None:
    """Through place and settle: what was not given has been rejected, and nothing is lost."""
    found = events(row(2, "belysning"), complete=True)
    placed = place(found.decisions, found.readings, corpus=CORPUS, codebook=BOOK)
    claims = settle(
        (),
        decisions=placed.decisions,
        readings=placed.readings,
        corpus=CORPUS,
        policy=Policy(codes=BOOK.codes),
    )
    assert placed.lost == ()
    assert [(one.code, one.state) for one in claims if one.state == "read"] == [
        ("belysning", "read")
    ]
