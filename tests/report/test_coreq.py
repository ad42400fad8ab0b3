"""What an appendix answers of COREQ follows from what stands in it."""

import re
from dataclasses import replace

import pytest

from qualcode.cli.coreq_line import coreq_line, coreq_rows
from qualcode.model import Settings
from qualcode.report import AppendixMaterial, build_appendix, wording_for
from qualcode.report.coreq import CoreqItem, coreq_items
from qualcode.report.document import Document, Heading, WordTable
from qualcode.report.sections.coreq import with_coreq
from qualcode.report.wording.coreq import COREQ_WORDS
from tests.report.invented import codebook_of, study_of

ALL = tuple(range(24, 33))


def items_of(material: AppendixMaterial, document: Document | None = None) -> dict[int, CoreqItem]:
    """Give the items by number, of a document that was built or is cut."""
    document = document or build_appendix(material, language="da")
    return {one.number: one for one in coreq_items(material, document.sections)}


def without(document: Document, letter: str) -> Document:
    """Give a document without one of its sections."""
    sections = []
    for section in document.sections:
        kept, own = [], ""
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 1:
                own = block.text[0]
            if own != letter:
                kept.append(block)
        sections.append(replace(section, blocks=tuple(kept)))
    return replace(document, sections=tuple(sections))


def covered(items: dict[int, CoreqItem]) -> list[int]:
    """Give the numbers of the items that are answered."""
    return [number for number, one in items.items() if one.is_covered]


def test_a_full_appendix_answers_all_but_participant_checking() -> None:
    """Each answer says in which sections it stands."""
    items = items_of(study_of())
    assert tuple(items) == ALL
    assert covered(items) == [one for one in ALL if one != 28]
    sections = {number: one.sections for number, one in items.items()}
    assert sections[24] == ("A",)
    assert sections[25] == ("C",)
    assert sections[26] == ("C", "H")
    assert sections[30] == ("D", "F")
    assert items[24].amounts == (2,)


@pytest.mark.parametrize(
    ("letter", "lost"),
    [
        ("A", {24, 27}),
        ("C", {25}),
        ("D", {30, 31}),
        ("F", {29, 30, 32}),
        ("H", set()),
        ("G", set()),
    ],
)
def test_what_is_left_out_answers_nothing(letter: str, lost: set[int]) -> None:
    """An item is covered by what is in the document, not by what is known."""
    material = study_of()
    document = without(build_appendix(material, language="da"), letter)
    assert set(covered(items_of(material, document))) == set(ALL) - {28} - lost


def test_where_nobody_has_decided_coders_and_consistency_are_open() -> None:
    """Unread rule hits are no findings that anybody could call consistent."""
    items = items_of(study_of(states=("rules",)))
    assert covered(items) == [25, 26, 27, 29, 31, 32]


def test_where_themes_come_from_is_open_when_the_codebook_does_not_say() -> None:
    """No code of the way, no second version: where they are from is somebody's to tell."""
    codebook = codebook_of(2)
    material = replace(study_of(codebook=codebook), history=())
    assert not items_of(material)[26].is_covered


def test_codes_without_a_definition_describe_no_tree() -> None:
    """A list of labels is no description."""
    codebook = codebook_of()
    bare = tuple(
        replace(theme, codes=tuple(replace(code, definition={}) for code in theme.codes))
        for theme in codebook.themes
    )
    assert not items_of(study_of(codebook=replace(codebook, themes=bare)))[25].is_covered


def test_quotes_must_tell_whose_they_are() -> None:
    """A template of the user's may leave the participant out."""
    material = study_of(settings=Settings(attribution="{role}"))
    assert not items_of(material)[29].is_covered
    assert items_of(study_of(settings=Settings(attribution="{participant}")))[29].is_covered


def test_minor_themes_are_answered_only_by_quotes_of_them() -> None:
    """Neither a no nor a code of few: the item is open."""
    material = study_of()
    plain = replace(
        material,
        quotes=[replace(one, marks=()) for one in material.quotes],
        frequencies=[
            replace(one, participants_read=9, participants_rules=9) for one in material.frequencies
        ],
    )
    assert not items_of(plain)[32].is_covered
    few = replace(
        plain, frequencies=[replace(one, participants_rules=2) for one in material.frequencies]
    )
    assert items_of(few)[32].is_covered


def test_an_empty_study_answers_little() -> None:
    """Without codes there is a program, and nothing else."""
    assert covered(items_of(replace(study_of(codebook=codebook_of(0)), history=()))) == [24, 27]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_table_ends_section_a(language: str) -> None:
    """Every item with its question; what is open is marked to be filled in."""
    document = build_appendix(study_of(), language=language)
    blocks = [block for section in document.sections for block in section.blocks]
    headings = [one.text[:1] for one in blocks if isinstance(one, Heading) and one.level == 1]
    place, table = next(
        (number, one)
        for number, one in enumerate(blocks)
        if isinstance(one, WordTable) and one.anchor == "coreq"
    )
    assert headings[:2] == ["A", "B"]
    following = blocks[place + 1]
    assert isinstance(following, Heading)
    assert following.text.startswith("B")
    assert [row.cells[0].text for row in table.rows] == [str(one) for one in ALL]
    (open_row,) = [row for row in table.rows if row.cells[3].fill_in]
    assert open_row.cells[0].text == "28"
    assert not any("{" in cell.text for row in table.rows for cell in row.cells)


def test_without_section_a_there_is_no_table() -> None:
    """The table tells of the whole document, and stands where that is told."""
    material = study_of()
    document = without(build_appendix(material, language="en"), "A")
    assert with_coreq(document.sections, material, wording_for("en")) == document.sections


def test_both_languages_answer_the_same() -> None:
    """The same items, with the same amounts in them."""
    danish, english = COREQ_WORDS["da"], COREQ_WORDS["en"]
    for name in ("asks", "told", "missing"):
        ours, theirs = getattr(danish, name), getattr(english, name)
        assert ours.keys() == theirs.keys()
        for number in ours:
            assert re.findall(r"\{.*?\}", str(ours[number])) == re.findall(
                r"\{.*?\}", str(theirs[number])
            )


def test_the_line_says_what_needs_somebody() -> None:
    """One line on the screen, and values for scripts."""
    items = [CoreqItem(24), CoreqItem(27, ("A",)), CoreqItem(28)]
    assert coreq_line(items) == (
        "COREQ items 24–32: 1 covered by this file, 2 need you (24: nobody has decided yet; "
        "28: participant checking)."
    )
    assert coreq_line(items[1:]).endswith("1 needs you (28: participant checking).")
    assert coreq_line(items[1:2]) == "COREQ items 24–32: 1 covered by this file."
    assert [row["covered"] for row in coreq_rows(items)] == [False, True, False]
    assert [row["missing"] for row in coreq_rows(items)][1:] == ["", "participant checking"]
