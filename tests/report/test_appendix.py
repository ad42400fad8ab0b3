"""The appendix says what was done, with figures that can be checked."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from qualcode.analyse import by_role, dominance, frequencies
from qualcode.model import (
    Claim,
    Codebook,
    Coding,
    Corpus,
    Example,
    Examples,
    Participant,
    Settings,
    Theme,
)
from qualcode.report import AppendixMaterial, Document, build_appendix, wording_for
from qualcode.report.document import (
    Block,
    BulletList,
    Figure,
    Heading,
    PageWords,
    Paragraph,
    QuoteBlock,
    Section,
    TableRow,
    WordTable,
)
from qualcode.report.sections.codebook import codebook_section
from qualcode.report.sections.coded import coded_section
from qualcode.report.sections.crossings import crossings_section
from qualcode.report.sections.frequencies import frequencies_section
from qualcode.report.sections.matrix import matrix_section
from qualcode.report.sections.people import people_section
from qualcode.report.sections.quotes import quotes_section
from tests.report.invented import (
    NOTE,
    claim_of,
    codebook_of,
    study_corpus,
    study_of,
)

DANISH = build_appendix(study_of(), language="da")
ENGLISH = build_appendix(study_of(), language="en")
UNREAD = build_appendix(study_of(states=("rules",)), language="da")
NOTHING = build_appendix(study_of(codebook=Codebook("tom", ("da",), ())), language="da")


SECTIONS = {
    "A": coded_section,
    "B": people_section,
    "C": codebook_section,
    "D": frequencies_section,
    "E": crossings_section,
    "F": quotes_section,
    "G": matrix_section,
}


def only(letter: str, material: AppendixMaterial, *, language: str = "da") -> Document:
    """Give a document of one section alone."""
    wording = wording_for(language)
    words = PageWords("", "", "", "")
    blocks = SECTIONS[letter](material, wording)
    return Document("", "", wording.tag, (Section(blocks),), words)


def blocks_of(document: Document, letter: str = "") -> list[Block]:
    """Give all blocks, or those of one lettered section, heading first."""
    found: list[Block] = []
    inside = not letter
    for block in (block for section in document.sections for block in section.blocks):
        if letter and isinstance(block, Heading) and block.level == 1:
            inside = block.text.startswith(letter)
        if inside:
            found.append(block)
    return found


def text_of(blocks: Sequence[Block]) -> str:
    """Give the running text of blocks, one line a block; references as ``<anchor>``."""
    lines = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append("".join(run.text or f"<{run.refers}>" for run in block.runs))
        elif isinstance(block, BulletList):
            lines += ["".join(run.text for run in item) for item in block.items]
    return "\n".join(lines)


def table_of(document: Document, letter: str) -> WordTable:
    """Give the first table of a section."""
    return next(one for one in blocks_of(document, letter) if isinstance(one, WordTable))


def rows_of(table: WordTable) -> list[list[str]]:
    """Give the texts of all rows."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def quotes_of(document: Document) -> list[QuoteBlock]:
    """Give all quotes."""
    return [block for block in blocks_of(document) if isinstance(block, QuoteBlock)]


def headings_of(document: Document) -> list[str]:
    """Give the headings of level 1."""
    return [one.text for one in blocks_of(document) if isinstance(one, Heading) and one.level == 1]


def test_the_sections_keep_their_letters() -> None:
    """A to H, in both languages, whatever there is to say."""
    assert headings_of(DANISH) == [
        "A  Sådan er interviewene kodet",
        "B  Deltagere",
        "C  Kodebog",
        "D  Temaer og hyppighed",
        "E  Temaer på tværs",
        "F  Citater",
        "G  Matrix",
        "H  Kodebogens udvikling",
    ]
    for document in (ENGLISH, UNREAD, NOTHING):
        assert [text[:3] for text in headings_of(document)] == [f"{one}  " for one in "ABCDEFGH"]


@pytest.mark.parametrize("document", [DANISH, ENGLISH, UNREAD, NOTHING])
def test_no_heading_stands_alone(document: Document) -> None:
    """Under every heading stands something before the next of its level or above."""
    blocks = blocks_of(document)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Heading):
            assert following is not None
            assert not isinstance(following, Heading) or following.level > block.level


@pytest.mark.parametrize("document", [DANISH, ENGLISH])
def test_every_table_has_a_description_and_fits_its_page(document: Document) -> None:
    """Widths add up to at most the text width, and each row has a cell for every column."""
    for section in document.sections:
        for table in (one for one in section.blocks if isinstance(one, WordTable)):
            assert table.caption
            assert table.description
            assert sum(one.width for one in table.columns) <= (
                257.01 if section.landscape else 160.01
            )
            assert all(_fits(row, table) for row in table.rows)
            assert not table.bands or sum(one.span for one in table.bands) == len(table.columns)


def _fits(row: TableRow, table: WordTable) -> bool:
    return len(row.cells) == len(table.columns) or (row.kind == "group" and len(row.cells) == 1)


@pytest.mark.parametrize("document", [DANISH, ENGLISH, UNREAD])
def test_references_lead_to_tables_that_are_there(document: Document) -> None:
    """Every reference names the anchor of one block, and anchors are unique."""
    blocks = blocks_of(document)
    anchors = [
        one.anchor for one in blocks if isinstance(one, WordTable | Figure | Heading) and one.anchor
    ]
    referred = {
        run.refers for one in blocks if isinstance(one, Paragraph) for run in one.runs if run.refers
    }
    assert referred == {"frequencies", "crossings", "matrix 1"} & set(anchors)
    assert "frequencies" in referred
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("document", [DANISH, ENGLISH, UNREAD, NOTHING])
def test_nothing_is_left_unfilled_and_nothing_is_a_percentage(document: Document) -> None:
    """No brace and no percent sign reaches the reader."""
    told = text_of(blocks_of(document)) + document.subtitle + document.footer
    tables = [one for one in blocks_of(document) if isinstance(one, WordTable)]
    told += "".join(text for table in tables for row in rows_of(table) for text in row)
    assert not {"{", "}", "%"} & set(told)


def test_the_same_material_gives_the_same_document() -> None:
    """Built again, every value is equal, pictures included."""
    assert build_appendix(study_of(), language="da") == DANISH


def test_the_practice_note_run_and_version_go_with_the_document() -> None:
    """What must stand on every page is in the values."""
    assert (DANISH.note, DANISH.run, DANISH.language) == (NOTE, "3f9a17c2b4d0", "da-DK")
    assert DANISH.title == "Bilag: Vestparken"
    assert DANISH.footer == "Bilag: Vestparken · kørsel 3f9a17c2b4d0 · qualcode 0.1.0"
    assert DANISH.subtitle == "Kodning af 13 interview og 1 feltnote · kørsel 3f9a17c2b4d0"


def test_a_project_without_a_name_is_just_an_appendix() -> None:
    """The title then has no colon."""
    material = replace(study_of(), settings=Settings())
    assert build_appendix(material, language="en").title == "Appendix"


# A


def test_what_was_read_is_told_in_numbers_that_can_be_checked() -> None:
    """Files, turns, the interviewer's turns, passages."""
    told = text_of(blocks_of(DANISH, "A"))
    assert "Læst er 13 interview og 1 feltnote med i alt 157 ture. 78 er interviewerens" in told
    assert "Det giver 79 udsagn" in told


def test_people_and_their_decisions_are_told() -> None:
    """Coders by name, with yes, no and doubt apart."""
    told = text_of(blocks_of(DANISH, "A"))
    assert "jonas og maja har truffet" in told
    assert "6 af 79 udsagn er læst igennem" in told
    assert "er kodningen omstridt" in told


def test_the_decider_is_named_where_there_is_one() -> None:
    """Whose word counts stands in the appendix."""
    material = study_of(settings=Settings(decider="maja"))
    told = text_of(blocks_of(build_appendix(material, language="da"), "A"))
    assert "gælder majas ord" in told
    assert "omstridt" not in told


def test_one_coder_alone_cannot_disagree() -> None:
    """Nothing is said about disagreement then, nor of reading through."""
    material = replace(study_of(), readings=())
    told = text_of(blocks_of(build_appendix(material, language="da"), "A"))
    assert "maja har truffet" in told
    assert "uenige" not in told
    assert "læst igennem" not in told


def test_when_nobody_has_read_anything_it_is_said_plainly() -> None:
    """No decisions, no readings: every number rests on rules."""
    told = text_of(blocks_of(UNREAD, "A"))
    assert "Ingen har endnu afgjort nogen kodning" in told
    assert "nedre grænse" in told
    assert "Der er ingen forslag fra en statistisk model" in told


def test_without_unread_rule_hits_there_is_no_talk_of_a_lower_bound() -> None:
    """The warning stands where it is true."""
    document = only("A", study_of(states=("read",)))
    assert "nedre grænse" not in text_of(blocks_of(document, "A"))


def test_suggestions_that_were_never_tested_are_said_to_be_untested() -> None:
    """And those of a tested model are not."""
    material = study_of(states=("suggested",))
    assert "ikke afprøvet" in text_of(blocks_of(build_appendix(material, language="da"), "A"))
    tested = replace(material, claims=tuple(_tested(one) for one in material.claims))
    assert "ikke afprøvet" not in text_of(blocks_of(build_appendix(tested, language="da"), "A"))


def _tested(claim: Claim) -> Claim:
    return replace(claim, codings=tuple(_tested_coding(one) for one in claim.codings))


def _tested_coding(coding: Coding) -> Coding:
    return replace(coding, untested=False)


def test_accuracy_is_told_in_whole_codings() -> None:
    """Counts of codings, for rules and for suggestions, and only when it was measured."""
    told = text_of(blocks_of(DANISH, "A"))
    accuracy = study_of().accuracy
    assert accuracy is not None
    assert f"Af reglernes {accuracy.rules.codings} kodninger stod" in told
    assert f"Af modellens {accuracy.suggestions.codings} forslag stod" in told
    assert "af 18 ture i 3 interview" in told
    unmeasured = only("A", replace(study_of(), accuracy=None))
    assert "Af reglernes" not in text_of(blocks_of(unmeasured, "A"))
    assert "Af modellens" not in text_of(blocks_of(UNREAD, "A"))


def test_every_state_is_explained_with_its_number() -> None:
    """The table of states adds up to the claims, those not counted among them."""
    counts = [int(row[-1]) for row in rows_of(table_of(DANISH, "A"))]
    assert sum(counts) == len(study_of().claims)
    assert len(counts) == 6


def test_three_places_are_left_for_the_researcher() -> None:
    """Marked as places to fill, in the words of the language."""
    for document, sign in ((DANISH, "[udfyld]"), (ENGLISH, "[fill in]")):
        lists = [one for one in blocks_of(document, "A") if isinstance(one, BulletList)]
        marked = [run.text for one in lists for item in one.items for run in item if run.fill_in]
        assert marked == [sign] * 3


def test_an_interpreter_is_told_of_where_there_was_one() -> None:
    """Only then: the sentence follows from a speaker's role."""
    sentence = "regnes tolkens ord som deltagerens"
    assert sentence not in text_of(blocks_of(DANISH, "A"))
    corpus = study_corpus()
    speakers = tuple(
        replace(one, role="interpreter") if one.label == "Fadumo" else one
        for one in corpus.speakers
    )
    material = replace(study_of(), corpus=replace(corpus, speakers=speakers))
    assert sentence in text_of(blocks_of(only("A", material), "A"))


# B


def test_participants_stand_with_role_and_transcript() -> None:
    """One row each, in the words of the report's language; the unknown is a dash."""
    first, second = rows_of(table_of(DANISH, "B"))[:2]
    assert first == ["Samira", "beboer", "–", "–", "40-49", "K01"]
    assert second == ["Inger", "beboer", "–", "Nordvangen", "40-49", "K02"]
    told = text_of(blocks_of(DANISH, "B"))
    assert "13 deltagere indgår i kodningen: beboer 9, medarbejder 4." in told
    assert "Feltnoter, der ikke hører til nogen deltager: F01." in told


def test_a_participant_who_was_never_heard_is_named() -> None:
    """They count in N, so the reader must know of them; the id stands in for a name."""
    corpus = study_corpus()
    silent = Participant("K99-1", role="guest", transcript="K99")
    nowhere = Participant("K98-1", role="resident")
    corpus = replace(corpus, participants=(*corpus.participants, silent, nowhere))
    document = only("B", study_of(corpus=corpus))
    assert "Uden udsagn i de læste udskrifter: K99-1 og K98-1." in text_of(blocks_of(document, "B"))
    *_, last, very_last = rows_of(table_of(document, "B"))
    assert last == ["K99-1", "guest", "–", "–", "–", "K99"]
    assert very_last[-1] == "–"


def test_without_participants_there_is_a_sentence_and_no_table() -> None:
    """An empty table is never shown."""
    corpus = Corpus()
    blocks = blocks_of(build_appendix(study_of(corpus=corpus), language="da"), "B")
    assert not any(isinstance(one, WordTable) for one in blocks)
    assert "ingen deltagere" in text_of(blocks)


def test_without_field_notes_nothing_is_said_of_them() -> None:
    """Neither in the material nor among the participants."""
    corpus = study_corpus()
    corpus = replace(
        corpus,
        transcripts=tuple(one for one in corpus.transcripts if one.id != "F01"),
        passages=tuple(one for one in corpus.passages if one.transcript != "F01"),
    )
    document = build_appendix(study_of(corpus=corpus), language="da")
    assert "eltnote" not in text_of(blocks_of(document, "A") + blocks_of(document, "B"))
    assert document.subtitle.startswith("Kodning af 13 interview ·")


# C


def test_the_codebook_stands_whole_with_themes_as_spanning_rows() -> None:
    """Thirty codes under three themes, with what is empty as a dash."""
    table = table_of(DANISH, "C")
    assert [row.kind for row in table.rows].count("group") == 3
    assert len(table.rows) == 33
    first = rows_of(table)[1]
    assert first[0] == "Emne 0 med et ret langt navn under sociale"
    assert (first[2], first[4]) == ("–", "–")
    seconds = [row.cells[0].second for row in table.rows[1:5]]
    assert seconds[1] == "sociale_1 · under Emne 0 med et ret langt navn under sociale"
    assert seconds[3] == "sociale_3 · kommet til undervejs 2022-10-04 Maja"


def test_texts_in_another_language_carry_its_tag() -> None:
    """Danish definitions in an English appendix are not misspelt English."""
    label, definition, *_, example = table_of(ENGLISH, "C").rows[2].cells
    assert (label.text, label.language) == ("Subject 1 under sociale", "")
    assert (definition.language, example.language) == ("da-DK", "da-DK")
    assert example.text.startswith("“Jo, jo")
    assert table_of(DANISH, "C").rows[2].cells[1].language == ""


def test_an_example_in_the_language_of_the_report_is_preferred() -> None:
    """The first typical one in that language, whatever its place."""
    codebook = codebook_of()
    theme = codebook.themes[0]
    both = Examples(typical=(Example("Mørkt.", language="da"), Example("Dark.", language="en")))
    codes = (replace(theme.codes[0], examples=both), *theme.codes[1:])
    codebook = replace(codebook, themes=(replace(theme, codes=codes), *codebook.themes[1:]))
    document = only("C", study_of(codebook=codebook), language="en")
    assert table_of(document, "C").rows[1].cells[-1].text == "“Dark.” (constructed)"


def test_an_empty_codebook_is_a_sentence() -> None:
    """And so is everything that would have been counted by it."""
    assert "ingen koder" in text_of(blocks_of(NOTHING, "C"))
    assert "ingen kodninger at tælle" in text_of(blocks_of(NOTHING, "D"))
    assert "ingen udsagn at citere" in text_of(blocks_of(NOTHING, "F"))
    assert not any(isinstance(one, WordTable) for one in blocks_of(NOTHING, "G"))


def test_a_theme_without_codes_leaves_no_trace() -> None:
    """No spanning row, no empty heading, no line of missing quotes."""
    codebook = codebook_of()
    empty = Theme("tomt", {"da": "Et tomt tema"})
    material = replace(study_of(), codebook=replace(codebook, themes=(*codebook.themes, empty)))
    for letter in "CDEFG":
        document = only(letter, material)
        assert "Et tomt tema" not in text_of(blocks_of(document))
        assert len(blocks_of(document)) == len(blocks_of(only(letter, study_of())))


# D


def test_frequencies_start_with_persons_by_role() -> None:
    """N of N for all and for each role, then passages by state, then what was seen."""
    table = table_of(DANISH, "D")
    assert [one.header for one in table.columns] == [
        "Tema / kode", "alle", "beboer", "medarbejder", "af sig selv", "kun læst", "med forslag",
        "læst", "regel", "forslag", "Set af et menneske",
    ]  # fmt: skip
    first = study_of().frequencies[0]
    row = rows_of(table)[0]
    assert row[:2] == ["Sociale processer og lokalsamfund", f"{first.participants} af 13"]
    assert row[7:] == [
        str(first.passages_read),
        str(first.passages_rules),
        str(first.passages_suggested),
        f"{first.decided} af {first.claims}",
    ]


@pytest.mark.parametrize(
    ("counting", "others"),
    [
        ("read", ["læst eller regel", "med forslag"]),
        ("rules", ["kun læst", "med forslag"]),
        ("all", ["kun læst", "læst eller regel"]),
    ],
)
def test_what_is_counted_heads_the_table_and_the_rest_stays_in_the_row(
    counting: str, others: list[str]
) -> None:
    """The settings choose; nothing disappears."""
    settings = Settings(counting=counting)  # type: ignore[arg-type]
    table = table_of(build_appendix(study_of(settings=settings), language="da"), "D")
    assert [one.header for one in table.columns][5:7] == others


def test_a_code_nobody_has_read_is_marked() -> None:
    """With a sign and a note, never by colour alone."""
    assert all(row[0].endswith(" °") for row in rows_of(table_of(UNREAD, "D"))[1:11])
    assert "° Intet menneske har" in text_of(blocks_of(UNREAD, "D"))
    read = only("D", study_of(states=("read",)))
    assert "°" not in text_of(blocks_of(read, "D"))


def test_codes_that_nobody_spoke_of_have_no_share_and_no_bar() -> None:
    """Nothing of nothing is a dash, and the figure leaves them out."""
    corpus = study_corpus()
    passage = corpus.passages[0]
    codebook = codebook_of()
    claims = (claim_of(passage, codebook.codes[0], state="rules"),)
    roles = by_role(corpus, ["resident", "staff"])
    rows = frequencies(claims, corpus=corpus, codebook=codebook, groups=roles)
    material = replace(study_of(), claims=claims, frequencies=rows)
    table = rows_of(table_of(build_appendix(material, language="da"), "D"))
    assert (table[1][-1], table[2][-1]) == ("0 af 1", "–")
    assert table[2][1:3] == ["0 af 13", "0 af 9"]


def test_field_notes_are_named_under_the_table() -> None:
    """They are coded and not counted; without any, nothing is said."""
    assert "i feltnoter kodet" in text_of(blocks_of(UNREAD, "D"))
    few = study_of(states=("rejected",))
    assert "i feltnoter kodet" not in text_of(blocks_of(only("D", few), "D"))


def test_a_role_without_participants_has_no_column() -> None:
    """Only roles that somebody has stand in the table."""
    corpus = study_corpus()
    people = tuple(replace(one, role="resident") for one in corpus.participants)
    document = build_appendix(study_of(corpus=replace(corpus, participants=people)), language="da")
    assert "medarbejder" not in [one.header for one in table_of(document, "D").columns]
    assert "medarbejder" not in [one.header for one in table_of(document, "E").columns]


def test_the_figure_says_in_words_what_it_shows() -> None:
    """A text for those who cannot see it, and a caption."""
    (figure,) = [one for one in blocks_of(DANISH, "D") if isinstance(one, Figure)]
    assert figure.alt.startswith("Vandrette søjler, én pr. kode")
    assert "Alle tal står i tabellen" in figure.alt
    assert figure.height < 160


# E


def test_crossings_are_of_different_themes_with_persons_first() -> None:
    """At most twenty pairs, and what is left out is told."""
    table = table_of(DANISH, "E")
    assert [one.header for one in table.columns] == [
        "Kode", "og kode", "alle", "beboer", "medarbejder", "i alt", "læst",
    ]  # fmt: skip
    across = [one for one in study_of().crossings if one.cross_theme]
    assert len(table.rows) == min(20, len(across))
    assert rows_of(table)[0][2] == f"{across[0].participants} af 13"
    residents, staff = (int(rows_of(table)[0][place].split()[0]) for place in (3, 4))
    assert residents + staff == across[0].participants
    many = only("E", replace(study_of(), crossings=across * 20))
    assert len(table_of(many, "E").rows) == 20
    assert f"Vist er de 20 hyppigste af {20 * len(across)} par" in text_of(blocks_of(many, "E"))


def test_a_crossing_of_one_person_alone_is_left_out_where_others_are_shared() -> None:
    """One voice is no pattern; how many pairs there are is still told."""
    across = [one for one in study_of().crossings if one.cross_theme]
    shared = replace(across[3], participants=3)
    document = only("E", replace(study_of(), crossings=(shared, across[0])))
    assert [row[2] for row in rows_of(table_of(document, "E"))] == ["3 af 13"]
    assert "Vist er de 1 hyppigste af 2 par" in text_of(blocks_of(document, "E"))


def test_a_crossing_with_a_code_the_codebook_lost_keeps_its_id() -> None:
    """Nothing disappears for want of a label."""
    material = study_of()
    lost = replace(material.crossings[0], code="gone", theme="lost", passage_ids=("none",))
    document = only("E", replace(material, crossings=(lost,)))
    assert rows_of(table_of(document, "E"))[0][0] == "gone"
    assert not any("Vist er" in text_of([one]) for one in blocks_of(document, "E"))


def test_without_crossings_there_is_a_sentence() -> None:
    """Pairs within one theme are still told of."""
    material = study_of()
    within = replace(material.crossings[0], other_theme=material.crossings[0].theme)
    document = only("E", replace(material, crossings=(within,)))
    told = text_of(blocks_of(document, "E"))
    assert "intet på tværs at vise. Par inden for samme tema er ikke vist (1)." in told


# F


def test_quotes_stand_under_theme_and_code_with_counts() -> None:
    """A heading, the definition, how many passages from how many participants."""
    blocks = blocks_of(DANISH, "F")
    place = next(
        number for number, one in enumerate(blocks) if isinstance(one, Heading) and one.level == 3
    )
    heading, definition, count, quote = blocks[place : place + 4]
    assert isinstance(definition, Paragraph)
    assert isinstance(count, Paragraph)
    assert isinstance(quote, QuoteBlock)
    assert isinstance(heading, Heading)
    row = study_of().frequencies[3]
    assert row.code == "sociale_0"
    assert text_of([count]).startswith(f"{row.passages} udsagn fra {row.participants} af 13 deltag")
    assert definition.style == "definition"


def test_a_quote_is_attributed_with_turn_and_time() -> None:
    """Who, role, where, which turn, when; and a sign when nobody has read it."""
    form = (
        r"\(\w+, (?:beboer|medarbejder)(?P<area>, Nordvangen)?, K\d\d tur \d+"
        r"(?P<time>, 00:0\d:\d\d)?\)(?P<unread> °)?"
    )
    found = [re.fullmatch(form, quote.attribution) for quote in quotes_of(DANISH)]
    shapes = {tuple(bool(part) for part in match.groups()) for match in found if match}
    assert all(found)
    assert {(True, True, True), (False, False, True), (False, True, False)} <= shapes
    assert all(re.fullmatch("»[^«]+«", quote.text) for quote in quotes_of(DANISH))


def test_a_question_is_shown_only_where_it_prompted() -> None:
    """And what it tells is not told again as a mark."""
    prompted = [one for one in quotes_of(DANISH) if one.question]
    others = [one for one in quotes_of(DANISH) if not one.question]
    assert prompted
    assert others
    assert all(one.question.startswith("Spørgsmål: »Føler du dig tryg") for one in prompted)
    assert all("foranlediget" not in one.remark for one in prompted)
    assert {one.remark for one in others} == {"nægtet", ""}


def with_quotes(material: AppendixMaterial, **changes: object) -> Document:
    """Give the appendix with its first quote changed, and no other."""
    quote = replace(material.quotes[0], **changes)  # type: ignore[arg-type]
    return only("F", replace(material, quotes=(quote,)))


def test_cuts_are_marked_outside_the_words() -> None:
    """The words stay, and […] says that the passage goes on."""
    (quote,) = quotes_of(
        with_quotes(study_of(), quote="helt sort", cut_before=True, cut_after=True)
    )
    assert quote.text == "»[…] helt sort […]«"


def test_a_prompted_quote_without_a_question_keeps_its_mark() -> None:
    """The mark is all there is to tell it by."""
    (quote,) = quotes_of(with_quotes(study_of(), marks=("prompted", "irony"), question=""))
    assert quote.remark == "foranlediget, ironi?"


def test_a_quote_from_a_field_note_or_an_unknown_person_is_still_attributed() -> None:
    """A field note by its kind, a role or person nobody declared by its id."""
    (note,) = quotes_of(with_quotes(study_of(), participant="", role="", area="", time=None))
    assert note.attribution.startswith("(feltnote, K")
    (unknown,) = quotes_of(with_quotes(study_of(), participant="X-1", role="guest"))
    assert unknown.attribution.startswith("(X-1, guest, ")


def test_quotes_in_another_language_carry_its_tag() -> None:
    """Danish words in an English appendix; none in a Danish one."""
    assert {one.language for one in quotes_of(ENGLISH)} == {"da-DK"}
    assert {one.language for one in quotes_of(DANISH)} == {""}


def test_codes_without_quotes_are_listed_once_and_get_no_heading() -> None:
    """One line at the end of the theme."""
    document = with_quotes(study_of(), cut_after=False)
    told = text_of(blocks_of(document, "F"))
    assert told.count("Ingen citater:") == 3
    levels = [one.level for one in blocks_of(document, "F") if isinstance(one, Heading)]
    assert levels.count(3) == 1


def test_how_quotes_were_picked_is_said_once() -> None:
    """With the limits that were used."""
    told = text_of(blocks_of(DANISH, "F"))
    assert told.count("højst 5 pr. kode og 2 pr. deltager") == 1
    assert "Et citat med °" in told
    read = only("F", study_of(states=("read",)))
    assert "Et citat med °" not in text_of(blocks_of(read, "F"))


def test_one_loud_voice_is_named() -> None:
    """Over all quotes, and in the count of a code, from more than a third."""
    material = study_of()
    samira = [one for one in material.quotes if one.participant == "K01-Samira"]
    others = [one for one in material.quotes if one.participant != "K01-Samira"]
    loud = replace(material, quotes=(*samira[:3], *others[:2]))
    assert dominance(loud.quotes)[0].share > 1 / 3
    told = text_of(blocks_of(only("F", loud), "F"))
    assert "Bemærk: Samira står for 3 af 5 citater" in told
    assert "Bemærk" not in text_of(blocks_of(DANISH, "F"))


def test_one_loud_voice_under_a_code_is_named_in_its_count() -> None:
    """By passages that are counted, not by quotes."""
    corpus, codebook = study_corpus(), codebook_of()
    passages = [*corpus.passages_of("K02")[:3], *corpus.passages_of("K03")[:1]]
    claims = tuple(claim_of(one, codebook.codes[0], state="rules") for one in passages)
    document = only("F", replace(study_of(), claims=claims))
    assert "Inger står for 3 af 4 udsagn." in text_of(blocks_of(document, "F"))


def test_a_code_without_definition_or_row_still_shows_its_quotes() -> None:
    """What is missing is left out."""
    codebook = codebook_of()
    bare = tuple(
        replace(theme, codes=tuple(replace(code, definition={}) for code in theme.codes))
        for theme in codebook.themes
    )
    material = replace(study_of(), codebook=replace(codebook, themes=bare), frequencies=())
    document = only("F", material)
    assert len(quotes_of(document)) == len(quotes_of(DANISH))
    styles = [one.style for one in blocks_of(document, "F") if isinstance(one, Paragraph)]
    assert not {"definition", "count"} & set(styles)


# G


def test_the_matrix_leads_to_the_turns() -> None:
    """Codes by participants; unread rule hits carry the sign, suggestions are left out."""
    table = table_of(DANISH, "G")
    assert [one.header for one in table.columns][:3] == ["Kode", "Samira\nK01", "Inger\nK02"]
    shown = {text for row in rows_of(table) for cell in row[1:] for text in cell.split(", ")}
    counted = [one for one in study_of().claims if one.state in {"read", "rules"}]
    assert {text.rstrip("°") for text in shown if text} == {
        str(one.passage.turn) for one in counted if one.passage.participant
    }
    assert any(text.endswith("°") for text in shown)


def test_a_matrix_of_many_participants_becomes_several_tables() -> None:
    """Never more than fourteen beside each other, shared out evenly."""
    corpus = study_corpus()
    more = tuple(Participant(f"X{number}", role="resident") for number in range(7))
    corpus = replace(corpus, participants=(*corpus.participants, *more))
    document = only("G", study_of(corpus=corpus))
    tables = [one for one in blocks_of(document, "G") if isinstance(one, WordTable)]
    assert [len(one.columns) - 1 for one in tables] == [10, 10]
    assert "X6" not in [one.header for one in tables[0].columns]


def test_a_matrix_too_large_for_paper_is_a_sentence() -> None:
    """It says where the references stand."""
    corpus = study_corpus()
    more = tuple(Participant(f"X{number}", role="resident") for number in range(44))
    corpus = replace(corpus, participants=(*corpus.participants, *more))
    blocks = blocks_of(only("G", replace(study_of(), corpus=corpus)))
    assert not any(isinstance(one, WordTable) for one in blocks)
    assert "qualcode export codings" in text_of(blocks)


def test_someone_in_two_interviews_is_referred_to_with_both() -> None:
    """The transcript's id stands before the turn then."""
    corpus, codebook = study_corpus(), codebook_of()
    first, second = corpus.passages_of("K01")[0], corpus.passages_of("K02")[0]
    moved = replace(second, participant=first.participant)
    claims = tuple(
        claim_of(one, codebook.codes[0], state=state)  # type: ignore[arg-type]
        for one, state in ((first, "read"), (moved, "rules"), (first, "rules"))
    )
    document = only("G", replace(study_of(), claims=claims))
    assert rows_of(table_of(document, "G"))[1][1] == "K01 2, K02 2°"


# H


def test_versions_stand_with_their_reasons() -> None:
    """In a section of its own, with a dash where a change is not known."""
    assert rows_of(table_of(DANISH, "H")) == [
        ["1", "2022-09-01", "maja", "første version", "–"],
        ["2", "2022-09-14", "jonas", "lyst er ikke lys", "belysning: – lys*"],
    ]


def test_a_codebook_that_never_changed_is_a_sentence_after_the_matrix() -> None:
    """It does not take a page of its own."""
    document = build_appendix(replace(study_of(), history=()), language="da")
    assert text_of(blocks_of(document, "H")).endswith(
        "Kodebogen er ikke ændret siden første version."
    )
    assert len(document.sections) == len(DANISH.sections) - 1


def test_an_example_somebody_says_is_not_called_constructed() -> None:
    """Words that stand in a transcript are a quote; others are marked as made up."""
    study = study_of()
    passage = study.corpus.passages[0]
    said = " ".join(study.corpus.text(passage).split()[:4])
    theme = study.codebook.themes[0]
    spoken = Examples(typical=(Example(said, language="da"),))
    codes = (replace(theme.codes[0], examples=spoken), *theme.codes[1:])
    codebook = replace(
        study.codebook, themes=(replace(theme, codes=codes), *study.codebook.themes[1:])
    )
    document = only("C", study_of(codebook=codebook), language="da")
    assert table_of(document, "C").rows[1].cells[-1].text == f"»{said}«"
