"""The interchange tables hold everything, under stable names."""

from collections import Counter
from dataclasses import replace

from qualcode.analyse import QuoteChoice, choose_quotes
from qualcode.model import Claim, Decision, Span
from qualcode.report import Table, codings_table, frequencies_table, quotes_table
from tests.report.invented import claim_of, codebook_of, study_claims, study_corpus, study_of

CORPUS = study_corpus()
CODEBOOK = codebook_of()
CLAIMS = study_claims(CORPUS, CODEBOOK)


def columns_of(table: Table) -> list[str]:
    """Give the names of the columns."""
    return [column.name for column in table.columns]


def records_of(table: Table) -> list[dict[str, object]]:
    """Give the rows by column name."""
    return [dict(zip(columns_of(table), row, strict=True)) for row in table.rows]


def test_codings_have_the_columns_that_others_rely_on() -> None:
    """The names and their order are part of the interface."""
    assert columns_of(codings_table((), corpus=CORPUS, codebook=CODEBOOK)) == [
        "transcript",
        "turn",
        "passage",
        "start",
        "end",
        "participant",
        "role",
        "theme",
        "code",
        "coder",
        "source",
        "strength",
        "rule",
        "score",
        "status",
        "marks",
        "quote",
    ]


def test_no_claim_is_lost_whatever_its_state() -> None:
    """Every coding of every claim is a row, the rejected and disputed ones too."""
    table = codings_table(CLAIMS, corpus=CORPUS, codebook=CODEBOOK)
    assert len(table.rows) == sum(len(claim.codings) for claim in CLAIMS)
    found = {(row["passage"], row["code"], row["status"]) for row in records_of(table)}
    assert found == {(claim.passage.id, claim.code, claim.status) for claim in CLAIMS}
    assert Counter(row[-3] for row in table.rows).keys() == {
        "accepted", "unread", "rejected", "unsure", "disputed",
    }  # fmt: skip


def test_a_claim_that_was_only_ever_refused_is_still_a_row() -> None:
    """A no to a code nobody suggested stands with its coder and place."""
    passage = CORPUS.passages[3]
    code = CODEBOOK.codes[0]
    span = Span(passage.span.start, passage.span.start + 4)
    decision = Decision("d", "jonas", passage.transcript, "", span, code.id, "reject", "")
    claims = [
        Claim(passage, code.theme, code.id, "rejected", (), (decision,)),
        Claim(passage, code.theme, "gone", "rejected", ()),
    ]
    refused, by_reading = records_of(codings_table(claims, corpus=CORPUS, codebook=CODEBOOK))
    assert (refused["coder"], refused["source"], refused["status"]) == (
        "jonas", "person", "rejected",
    )  # fmt: skip
    assert refused["quote"] == CORPUS.cut(passage.transcript, span)
    assert (by_reading["coder"], by_reading["quote"]) == ("", CORPUS.text(passage))


def test_people_and_machines_stand_in_rows_of_their_own() -> None:
    """A claim that a person accepted after a rule hit has both, under one status."""
    claim = claim_of(CORPUS.passages[0], CODEBOOK.codes[0], state="read")
    person, rule = records_of(codings_table([claim], corpus=CORPUS, codebook=CODEBOOK))
    assert (person["coder"], person["source"], person["rule"]) == ("maja", "person", None)
    assert (rule["source"], rule["strength"], rule["rule"]) == ("rule", "strong", "lampe+")
    assert person["status"] == rule["status"] == "accepted"
    assert rule["marks"] == "negated"


def test_a_field_note_has_neither_participant_nor_role() -> None:
    """Its cells are empty, and its words are there."""
    note = CORPUS.passages_of("F01")[0]
    claim = claim_of(note, CODEBOOK.codes[0], state="suggested", number=2)
    (row,) = records_of(codings_table([claim], corpus=CORPUS, codebook=CODEBOOK))
    assert (row["participant"], row["role"], row["marks"], row["strength"]) == (None,) * 4
    assert (row["score"], row["quote"]) == (0.712, "Afdeli")


def test_codings_come_in_the_order_of_passages_then_codebook() -> None:
    """The order of what is given plays no part."""
    assert codings_table(reversed(CLAIMS), corpus=CORPUS, codebook=CODEBOOK) == codings_table(
        CLAIMS, corpus=CORPUS, codebook=CODEBOOK
    )


def test_frequencies_have_the_columns_that_others_rely_on() -> None:
    """Theme rows have no code and rows of everybody no role."""
    table = frequencies_table(study_of().frequencies, note="øvelse")
    assert columns_of(table) == [
        "theme",
        "code",
        "role",
        "participants_read",
        "participants_rules",
        "participants_all",
        "participants_total",
        "passages_read",
        "passages_rules",
        "passages_suggested",
        "words",
        "per_1000_words",
    ]
    first = records_of(table)[0]
    assert (first["theme"], first["code"], first["role"]) == ("sociale", None, None)
    assert first["participants_total"] == 13
    assert table.note == "øvelse"
    kinds = {column.name: column.kind for column in table.columns}
    assert (kinds["words"], kinds["per_1000_words"], kinds["theme"]) == (
        "integer", "decimal", "text",
    )  # fmt: skip


def test_quotes_have_the_columns_that_others_rely_on() -> None:
    """Time is hh:mm:ss or empty, and what is not known is empty."""
    quotes = choose_quotes(CLAIMS, corpus=CORPUS, codebook=CODEBOOK, choice=QuoteChoice())
    table = quotes_table(quotes, corpus=CORPUS)
    assert columns_of(table) == [
        "quote_id",
        "theme",
        "code",
        "transcript",
        "turn",
        "time",
        "participant",
        "role",
        "area",
        "quote",
        "question",
        "status",
    ]
    rows = records_of(table)
    assert {row["time"] for row in rows} >= {None, "00:01:19"}
    assert {row["area"] for row in rows} == {None, "Nordvangen"}
    assert all(row["question"] for row in rows)
    assert [row["quote_id"] for row in rows] == [quote.quote_id for quote in quotes]


def test_a_quote_in_the_table_is_word_for_word() -> None:
    """The words are cut from the text again; cuts are not written into them."""
    quote = choose_quotes(CLAIMS, corpus=CORPUS, codebook=CODEBOOK)[0]
    moved = replace(quote, quote="something else", cut_before=True)
    (row,) = records_of(quotes_table([moved], corpus=CORPUS))
    assert row["quote"] == CORPUS.cut(quote.transcript, quote.span)
