"""Code lists and dictionaries: written, read again, nothing lost that the format can hold."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from qualcode.codebook import load_codebook, parse_term
from qualcode.codebook.dictionaries import (
    Category,
    Entry,
    Foreign,
    Line,
    draft_codebook,
    read_lines,
    read_text,
)
from qualcode.codebook.dictionaries.globs import rule_of
from qualcode.codebook.dictionaries.memo import HEADINGS
from qualcode.codebook.dictionaries.scalars import clean
from qualcode.exporters.code_lists import write_atlas, write_maxqda, write_taguette
from qualcode.exporters.dictionaries import write_quanteda
from qualcode.formats import read_records, read_sheet

TREE = (
    Category(
        "Socialt",
        memo="Om folk.",
        under=(
            Category("Nabo", memo="=1+1", color="#abc", under=(Category("Strid", memo="Ja"),)),
            Category("Lån", color="#00ff00"),
        ),
    ),
    Category("Fysisk", under=(Category("Lys", memo="Linje\nto"),)),
)
HEADS = {head.casefold() for words in HEADINGS.values() for head in words.values()}


def cells(data: bytes) -> list[tuple[object, ...]]:
    """Give the rows of the one sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def test_maxqda_names_carry_the_tree() -> None:
    """The first row names the columns; themes are codes at the top."""
    assert cells(write_maxqda(TREE)) == [
        ("Code", "Memo"),
        ("Socialt", "Om folk."),
        ("Socialt > Nabo", "=1+1"),
        ("Socialt > Nabo > Strid", "Ja"),
        ("Socialt > Lån", None),
        ("Fysisk", None),
        ("Fysisk > Lys", "Linje\nto"),
    ]


def test_atlas_is_by_position_with_groups_and_colours() -> None:
    """No row of names; the theme is the group; three digits of a colour are six."""
    data = write_atlas(TREE)
    assert cells(data) == [
        ("Nabo", "=1+1", "Socialt"),
        ("Strid", "Ja", "Socialt"),
        ("Lån", None, "Socialt"),
        ("Lys", "Linje\nto", "Fysisk"),
    ]
    rows = read_sheet(data, file="f").rows
    assert [row.color for row in rows] == ["#aabbcc", "", "#00ff00", ""]


def test_taguette_gets_commas_and_no_formulas() -> None:
    """A cell that begins with = is text in every spreadsheet, and comes back as it was."""
    data = write_taguette(TREE)
    assert data.decode() == 'tag,description\nNabo,\'=1+1\nStrid,Ja\nLån,\nLys,"Linje\nto"\n'
    lines = [Line(*record) for record in read_records(data, file="f")]
    read = read_lines(lines, format="taguette", file="f")
    assert (read.categories[0].name, read.categories[0].memo) == ("Nabo", "=1+1")


@pytest.mark.parametrize("write", [write_maxqda, write_atlas, write_taguette, write_quanteda])
def test_the_same_list_gives_the_same_bytes(write: object) -> None:
    """No clock in a file."""
    assert callable(write)
    assert write(TREE) == write(TREE)


def test_a_dictionary_of_nothing_is_empty() -> None:
    """No words, no keys."""
    assert write_quanteda(()) == b""
    assert write_quanteda(TREE, head="x") == b"# x\n"


def test_quanteda_keys_hold_words_and_keys() -> None:
    """Own words beside keys stand under the key's own name."""
    tree = (
        Category(
            "a",
            entries=(Entry("x*"), Entry("no")),
            under=(Category("b c", entries=(Entry("kender hinanden"),)), Category("tom")),
        ),
    )
    assert write_quanteda(tree).decode() == (
        "a:\n  a:\n    - x*\n    - 'no'\n  b c:\n    - kender hinanden\n"
    )


NAMES = st.text(min_size=1, max_size=20).map(clean).filter(bool)
MEMOS = (
    st.text(max_size=60)
    .map(clean)
    .filter(lambda text: not HEADS & {line.strip().casefold() for line in text.split("\n")})
    .map(lambda text: "\n".join(line.rstrip() for line in text.split("\n")).strip())
)
WORDS = (
    st.text(
        st.characters(categories=["L", "Nd"], include_characters="*- '"), min_size=1, max_size=20
    )
    .map(lambda text: rule_of(text, one="").rule)
    .filter(bool)
)


@st.composite
def dictionaries(draw: DrawFn, depth: int = 2) -> Category:
    """Draw a key with words, keys, or both; never with neither."""
    name = draw(NAMES)
    words = draw(st.lists(WORDS, max_size=3, unique=True))
    under = draw(st.lists(dictionaries(depth - 1), max_size=2)) if depth else []
    names = {one.name for one in under} | {name}
    kept = under if len(names) == len(under) + 1 else []
    entries = words if words or kept else ["nabo"]
    return Category(name, entries=tuple(map(Entry, entries)), under=tuple(kept))


def bare(categories: tuple[Category, ...]) -> list[object]:
    """Give what a dictionary holds: names, words as rules, keys under keys."""
    return [
        (one.name, [parse_term(entry.rule) for entry in one.entries], bare(one.under))
        for one in categories
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(dictionaries(), min_size=1, max_size=3, unique_by=lambda one: one.name))
def test_a_dictionary_comes_back_as_it_was(tree: list[Category]) -> None:
    """Whatever names and words: quanteda's YAML keeps keys, their order, and words."""
    written = write_quanteda(tree).decode()
    read = read_text(written, format="quanteda", file="f")
    if {one.name for one in tree} & {"themes", "codebook"}:
        return
    assert [one for one in read.problems if one.severity != "note"] == []
    assert bare(read.categories) == bare(tuple(tree))


TAGS: SearchStrategy[list[tuple[str, str]]] = st.lists(
    st.tuples(NAMES.filter(lambda name: "\n" not in name), MEMOS),
    min_size=1,
    max_size=5,
    unique_by=lambda tag: tag[0].casefold(),
)


@settings(max_examples=150, deadline=None)
@given(TAGS)
def test_tags_come_back_as_they_were(tags: list[tuple[str, str]]) -> None:
    """Whatever names and descriptions: Taguette's table keeps both, in order."""
    under = tuple(Category(name, memo=memo) for name, memo in tags)
    data = write_taguette((Category("t", under=under),))
    lines = [Line(*record) for record in read_records(data, file="f")]
    read = read_lines(lines, format="taguette", file="f")
    assert read.problems == ()
    assert [(one.name, one.memo) for one in read.categories] == tags


@settings(max_examples=100, deadline=None)
@given(TAGS, st.lists(dictionaries(), max_size=2))
def test_whatever_was_read_becomes_a_codebook_that_loads(
    tags: list[tuple[str, str]], trees: list[Category]
) -> None:
    """Names, memos and words of any kind; every code is there, with its name and its text."""
    categories = (*(Category(name, memo=memo) for name, memo in tags), *trees)
    draft = draft_codebook(Foreign(categories, ()), file="f", name="bog", language="da")
    loaded = load_codebook(draft.text.encode())
    assert [one for one in loaded.problems if one.severity == "error"] == []
    assert loaded.codebook is not None
    texts = [(code.label.get("da", ""), code.definition.get("da", "")) for code in loaded.codebook]
    for tag in tags:
        assert tag in texts
