"""Framework charts: summaries by participant and code, the turns under them."""

from dataclasses import replace

import pytest

from qualcode.model import Code, Codebook, Memo, Subject, Theme
from qualcode.model.memo import Kind
from qualcode.report import AppendixMaterial, build_appendix
from qualcode.report.document import Heading, Paragraph, TableCell, WordTable
from qualcode.report.matrix_table import MATRIX, chart_table, matrix_table, version_of
from qualcode.report.printed import words_printed
from qualcode.report.sections.charts import MOST_COLUMNS, charts
from qualcode.report.summaries import summaries_of
from qualcode.report.wording import wording_for
from tests.report.invented import codebook_of, study_corpus, study_of

CORPUS = study_corpus()
BOOK = codebook_of()
SAMIRA = "K01-Samira"


def memo(*about: tuple[Kind, str], text: str = "Hun går udenom.", number: int = 1) -> Memo:
    """Write a memo about some things."""
    subjects = tuple(Subject(*one) for one in about)
    return Memo(f"m{number}", ("maja",), f"2022-10-{number:02}T12:00:00Z", subjects, text)


def of(code: str, *, person: str = SAMIRA, text: str = "Hun går udenom.", number: int = 1) -> Memo:
    """Sum up a code of a participant."""
    return memo(("participant", person), ("code", code), text=text, number=number)


def material(*memos: Memo) -> AppendixMaterial:
    """Give a study with memos."""
    summaries = summaries_of(memos, corpus=CORPUS, codebook=BOOK)
    return replace(study_of(), summaries=summaries)


def tables(*memos: Memo, language: str = "da") -> list[WordTable]:
    blocks = charts(material(*memos), wording_for(language))
    return [one for one in blocks if isinstance(one, WordTable)]


def cell(table: WordTable, header: str, person: str = "Samira") -> TableCell:
    place = [column.header for column in table.columns].index(header)
    return next(row.cells[place] for row in table.rows if row.cells[0].text == person)


def label(code: str) -> str:
    found = BOOK.code(code)
    assert found is not None
    return found.label_in("da")


def test_a_memo_about_one_participant_and_one_code_is_a_summary() -> None:
    """In either order, and of a theme too; anything else is a memo like others."""
    theme = memo(("theme", "fysiske"), ("participant", SAMIRA), number=2)
    found = summaries_of(
        [
            of("sociale_0"),
            theme,
            memo(("code", "sociale_0")),
            memo(("code", "sociale_0"), ("code", "sociale_1")),
            memo(("participant", SAMIRA), ("code", "sociale_0"), ("theme", "fysiske")),
            memo(("participant", SAMIRA), ("passage", "K01:2")),
            of("sociale_0", person="X-9"),
            of("gone"),
            memo(("participant", SAMIRA), ("theme", "gone")),
            of("sociale_1", text=""),
        ],
        corpus=CORPUS,
        codebook=BOOK,
    )
    assert {key: [one.id for one in pile] for key, pile in found.items()} == {
        (SAMIRA, "sociale_0"): ["m1"],
        (SAMIRA, "fysiske"): ["m2"],
    }


def test_a_renamed_code_keeps_its_summaries() -> None:
    """Of a code that became several nobody knows which is meant."""
    codes = (Code("lys", "fysiske", was=("lampe",)), Code("mørke", "fysiske", was=("sort",)))
    split = replace(codes[0], id="lys2", was=("sort",))
    book = Codebook("p", ("da",), (Theme("fysiske", codes=(*codes, split)),))
    found = summaries_of([of("lampe"), of("sort", number=2)], corpus=CORPUS, codebook=book)
    assert list(found) == [(SAMIRA, "lys")]


def test_a_study_without_summaries_has_no_chart() -> None:
    """Section G is what it was."""
    assert charts(study_of(), wording_for("da")) == ()


def test_a_chart_has_a_row_for_each_participant_and_the_turns_under_a_summary() -> None:
    """A summary without turns, turns without a summary, and neither."""
    (table,) = tables(of("sociale_0"), of("sociale_2", person="K02-Inger", number=2))
    assert len(table.rows) == len(CORPUS.participants)
    assert [one.header for one in table.columns] == [
        "Deltager",
        label("sociale_0"),
        label("sociale_2"),
    ]
    assert table.rows[0].cells[0] == TableCell("Samira", "K01", bold=True)
    summed = cell(table, label("sociale_0"))
    assert summed.text == "Hun går udenom."
    refs = {one.text for row in table.rows for one in row.cells[1:]} - {"Hun går udenom."}
    assert refs == {"", "–"}
    assert any(one.second.startswith("Tur ") for row in table.rows for one in row.cells[1:])
    assert sum(column.width for column in table.columns) <= 257


def test_the_theme_has_a_column_where_somebody_summed_it_up() -> None:
    """Its turns are those of all its codes."""
    (table,) = tables(memo(("participant", SAMIRA), ("theme", "sociale"), text="I alt."))
    assert [one.header for one in table.columns] == ["Deltager", "Temaet"]
    theme = cell(table, "Temaet")
    assert theme.text == "I alt."
    places = {
        claim.passage.turn
        for claim in study_of().claims
        if claim.theme == "sociale"
        and claim.passage.participant == SAMIRA
        and claim.state in {"read", "rules"}
    }
    told = theme.second.removeprefix("Tur ").replace("°", "").split(", ")
    assert {int(one) for one in told} == places


def test_wide_themes_go_on_in_a_further_table_with_the_participants_again() -> None:
    """No table has more than five columns of summaries, and captions are numbered."""
    found = tables(*(of(f"sociale_{number}", number=number + 1) for number in range(7)))
    assert [len(one.columns) for one in found] == [5, 4]
    assert all(len(one.columns) - 1 <= MOST_COLUMNS for one in found)
    assert [one.caption[-9:] for one in found] == [" (1 af 2)", " (2 af 2)"]
    assert [one.anchor for one in found] == ["chart 1", "chart 2"]
    assert all(one.rows[0].cells[0].text == "Samira" for one in found)


def test_two_summaries_of_a_cell_stand_in_order_of_time_and_signed() -> None:
    """Whoever wrote them; a single one is not signed."""
    later = replace(of("sociale_0", text="Eller også gør hun ikke.", number=3), by=("jonas",))
    (table,) = tables(later, of("sociale_0"))
    assert cell(table, label("sociale_0")).text == (
        "maja 2022-10-01: Hun går udenom.\n\njonas 2022-10-03: Eller også gør hun ikke."
    )


def test_markdowns_marks_are_taken_out_and_links_named() -> None:
    """As in the section of memos; paragraphs stay apart."""
    text = "# Kort\n\nHun *går* udenom, se [[sociale_2]] og [[K02:4|Inger]].\n\n- et\n- to"
    (table,) = tables(of("sociale_0", text=text))
    assert cell(table, label("sociale_0")).text == (
        f"Kort\n\nHun går udenom, se {label('sociale_2')} og Inger.\n\net\n\nto"
    )


def test_only_a_long_row_may_go_on_over_the_next_page() -> None:
    """Others stay whole, so that no row begins with a single line."""
    (table,) = tables(
        of("sociale_0", text="ord " * 600),
        of("sociale_0", person="K02-Inger", number=2),
    )
    whole = {row.cells[0].text: row.whole for row in table.rows}
    assert (whole["Samira"], whole["Inger"]) == (False, True)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_lead_names_the_tables_and_who_wrote(language: str) -> None:
    """One table or several, in both languages; codes nobody summed up are named."""
    blocks = charts(material(of("sociale_0")), wording_for(language))
    heading, lead = blocks[:2]
    assert isinstance(heading, Heading)
    assert isinstance(lead, Paragraph)
    told = "".join(run.text for run in lead.runs)
    assert "maja" in told
    assert "{" not in told
    assert any(run.refers == "chart 1" for run in lead.runs)
    note = blocks[-1]
    assert isinstance(note, Paragraph)
    assert ("Uden resumé: " if language == "da" else "Without summary: ") in note.runs[0].text
    several = charts(material(of("sociale_0"), of("fysiske_1", number=2)), wording_for(language))
    assert isinstance(several[1], Paragraph)
    assert "".join(run.text for run in several[1].runs) != told


def test_nobody_known_is_a_sign_in_the_lead() -> None:
    """A memo that somebody put there by hand has no author."""
    (lead,) = (
        one
        for one in charts(material(replace(of("sociale_0"), by=())), wording_for("da"))[1:2]
        if isinstance(one, Paragraph)
    )
    assert "skrevet af –." in "".join(run.text for run in lead.runs)


def test_charts_stand_at_the_end_of_section_g_on_landscape_pages() -> None:
    """After the references."""
    document = build_appendix(material(of("sociale_0")), language="da")
    (section,) = (
        one
        for one in document.sections
        if any(isinstance(block, WordTable) and block.anchor == "chart 1" for block in one.blocks)
    )
    assert section.landscape
    anchors = [one.anchor for one in section.blocks if isinstance(one, WordTable)]
    assert anchors.index("matrix 1") < anchors.index("chart 1")


def test_what_is_looked_through_for_names_holds_the_summaries() -> None:
    """A name in a summary leaves the house like one in a quote."""
    document = build_appendix(
        material(of("sociale_0", text="Hassan hjælper hende.")), language="da"
    )
    found = [one for one in words_printed(document, memos="I  Memoer") if "Hassan" in one.text]
    assert [(one.section, one.text) for one in found] == [("G", "Hassan hjælper hende.")]


def test_the_table_to_fill_has_a_row_for_every_cell() -> None:
    """Participants by themes and codes; a second summary is a row of its own."""
    later = of("sociale_0", text="Eller også gør hun ikke.", number=3)
    summaries = summaries_of([of("sociale_0"), later], corpus=CORPUS, codebook=BOOK)
    table = matrix_table(study_of().claims, corpus=CORPUS, codebook=BOOK, summaries=summaries)
    names = [column.name for column in table.columns]
    assert table.columns == MATRIX
    people, cells = len(CORPUS.participants), len(BOOK.codes) + len(BOOK.themes)
    assert len(table.rows) == people * cells + 1
    rows = [dict(zip(names, row, strict=True)) for row in table.rows]
    first, second = [one for one in rows if one["summary"]]
    assert (first["participant"], first["theme"], first["code"]) == (SAMIRA, "sociale", "sociale_0")
    assert (first["by"], first["memo"]) == ("maja", "m1")
    assert first["version"] == version_of("Hun går udenom.")
    assert second["memo"] == "m3"
    theme = next(one for one in rows if one["theme"] == "sociale" and one["code"] is None)
    parts = [
        one
        for one in rows
        if one["theme"] == "sociale" and one["code"] and one["participant"] == SAMIRA
    ]
    turns = {str(one["references"]) for one in parts if one["references"]}
    assert set(str(theme["references"]).split(" | ")) == {
        place for one in turns for place in one.split(" | ")
    }
    assert all(bool(one["passages"]) == bool(one["references"]) for one in rows)


def test_the_chart_to_read_has_a_column_for_each_code_spoken_of() -> None:
    """Summaries, else turns; a theme only where somebody summed it up."""
    theme = memo(("participant", SAMIRA), ("theme", "fysiske"), text="I alt.", number=2)
    later = of("sociale_0", text="Eller ej.", number=3)
    summaries = summaries_of([of("sociale_0"), theme, later], corpus=CORPUS, codebook=BOOK)
    claims = study_of().claims
    table = chart_table(claims, corpus=CORPUS, codebook=BOOK, summaries=summaries)
    names = [column.name for column in table.columns]
    spoken = {c.code for c in claims if c.passage.counts and c.state in {"read", "rules"}}
    ids = [one for t in BOOK.themes for one in (t.id, *(code.id for code in t.codes))]
    wanted = spoken | {"fysiske", "sociale_0"}
    assert names == ["participant", "role", *(one for one in ids if one in wanted)]
    assert [row[0] for row in table.rows] == [one.id for one in CORPUS.participants]
    rows = {str(row[0]): dict(zip(names, row, strict=True)) for row in table.rows}
    assert rows[SAMIRA]["sociale_0"] == "Hun går udenom.\n\nEller ej."
    assert rows[SAMIRA]["fysiske"] == "I alt."
    turns = {
        f"{c.passage.transcript}:{c.passage.turn}"
        for c in claims
        if c.code == "fysiske_1"
        and c.passage.participant == "K02-Inger"
        and c.state in {"read", "rules"}
    }
    told = rows["K02-Inger"]["fysiske_1"]
    assert set(str(told).split(" | ")) == turns if turns else told is None
