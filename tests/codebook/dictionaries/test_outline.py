"""Our codebook laid out for other programs, and what is said to stay here."""

import pytest

from qualcode.codebook import load_codebook
from qualcode.codebook.dictionaries import (
    TARGETS,
    Category,
    Target,
    code_list,
    dictionary,
    losses,
)
from qualcode.codebook.dictionaries.identifiers import fresh_ids, plain_id, unique_names
from qualcode.codebook.dictionaries.scalars import clean, written, written_under
from qualcode.model import Codebook

BOOK = """
codebook: prøve
languages: [da, en]
themes:
  - id: socialt
    label: {da: Socialt, en: Social}
    definition: Det mellem folk.
    codes:
      - id: naboskab
        label: {da: 'Nabo > skab', en: Neighbouring}
        definition: {da: At hilse., en: To greet.}
        use: når det er emnet
        color: '#d9a300'
        scope: utterance
        origin: emergent
        was: [naboer]
        rules:
          da:
            strong: [nabo+, genbo*, kender hinanden, rive+ ~3 ned, a & b, '/hil\\w+/', bolig++,
                     '/x+/']
            weak: [trappe]
            except: [nabolag*]
            roles: [resident]
          en: {strong: [neighbour+]}
        examples:
          typical: [Naboen hilser.]
          false_friends: [{en: The neighbourhood.}]
        codes:
          - id: strid
            label: Socialt
            rules: {strong: [strid+]}
  - id: fysisk
    label: %s
    codes:
      - id: lys
""" % ("F" * 70)
FORMS = {
    ("naboskab", "nabo+"): ("naboen", "nabo"),
    ("naboskab", "/hil\\w+/"): ("hilser",),
}


@pytest.fixture(scope="module")
def book() -> Codebook:
    """Give a codebook with everything in it that has no place elsewhere."""
    codebook = load_codebook(BOOK.encode()).codebook
    assert codebook is not None
    return codebook


def told(book: Codebook, target: Target, *, language: str = "da") -> list[str]:
    """Give what is said to stay here, one line each."""
    found = losses(book, target=target, language=language, forms=FORMS, file="codebook.yaml")
    return [f"{one.severity} {one}" for one in found]


def test_a_dictionary_has_the_words_that_globs_can_say(book: Codebook) -> None:
    """Plain words stay, inflections are the forms found, the rest is left out."""
    theme, other = dictionary(book, language="da", forms=FORMS)
    (code,) = theme.under
    assert [one.rule for one in code.entries] == [
        "nabo",
        "naboen",
        "genbo*",
        "kender hinanden",
        "hilser",
        "bolig",
    ]
    assert [one.rule for one in code.under[0].entries] == ["strid"]
    assert (theme.name, code.name, other.under[0].name) == ("socialt", "naboskab", "lys")
    english = dictionary(book, language="en", forms={})
    assert [one.rule for one in english[0].under[0].entries] == ["neighbour"]


def test_every_rule_that_is_left_out_or_changed_has_its_line(book: Codebook) -> None:
    """Line and column of the rule in the codebook, and why."""
    lines = told(book, "quanteda")
    strong = next(n for n, line in enumerate(BOOK.split("\n"), start=1) if "nabo+, genbo*" in line)
    for place, said in (
        (f"{strong}:54", 'the rule "rive+ ~3 ned" of "naboskab" is not exported: globs cannot say'),
        ("", 'the rule "a & b" of "naboskab" is not exported: globs cannot say that words are in'),
        ("", 'the rule "/x+/" of "naboskab" is not exported: no word of this corpus fits'),
        (f"{strong}:22", 'the rule "nabo+" of "naboskab" is exported as the 2 forms found'),
        ("", "found in this corpus: nabo, naboen."),
        ("", '"/hil\\w+/" of "naboskab" is exported as the 1 form found'),
        ("", 'the rule "bolig++" of "naboskab" is exported as "bolig" alone'),
        ("", 'the rule "genbo*" of "naboskab" loses its roles (resident)'),
        ("", "since they would count as much as strong ones: trappe."),
        ("", "since nothing in a dictionary takes words away: nabolag*."),
        ("", "its 2 examples are not exported"),
        ("1:1", "a dictionary holds words alone"),
        ("1:1", 'in the language "en" is not exported: 2 texts of codes, 1 rules.'),
    ):
        assert any(said in line and f"codebook.yaml:{place}" in line for line in lines), said
    assert not any('"genbo*" of "naboskab" is exported' in line for line in lines)


def test_many_forms_are_not_all_printed(book: Codebook) -> None:
    """A long list is cut after eight."""
    forms = {("naboskab", "nabo+"): tuple("abcdefghijk")}
    found = losses(book, target="quanteda", language="da", forms=forms, file="f")
    assert any(
        "the 11 forms found in this corpus: a, b, c, d, e, f, g, h, …." in str(one) for one in found
    )


def test_a_code_list_has_unique_names_and_all_texts(book: Codebook) -> None:
    """No sign of levels in a name, no name twice, none too long; the memo holds the rest."""
    social, physical = code_list(book, language="da", longest=63)
    (code,) = social.under
    assert (social.name, code.name, code.under[0].name) == ("Socialt", "Nabo › skab", "Socialt (2)")
    assert physical.name == "F" * 63
    assert code.memo == (
        "At hilse.\n\nBrug:\nnår det er emnet\n\n"
        "Stærke regler:\n- nabo+\n- genbo*\n- kender hinanden\n"
        "- rive+ ~3 ned\n- a & b\n- /hil\\w+/\n- bolig++\n- /x+/\n\nSvage regler:\n- trappe\n\n"
        "Undtagelser:\n- nabolag*\n\nTypiske eksempler:\n- Naboen hilser.\n\nId:\nnaboskab"
    )
    assert social.memo == "Det mellem folk.\n\nId:\nsocialt"
    assert code.color == "#d9a300"


def test_without_levels_the_memo_says_where_a_code_stands(book: Codebook) -> None:
    """The path from the theme down."""
    strid = code_list(book, language="da", levels=False)[0].under[0].under[0]
    assert strid.memo.endswith("Placering:\nSocialt > Nabo › skab\n\nId:\nstrid")


@pytest.mark.parametrize("target", TARGETS[1:])
def test_what_no_memo_holds_is_said(book: Codebook, target: Target) -> None:
    """Scope, roles, origin, earlier ids, other languages; colours and themes by program."""
    lines = told(book, target)
    for said in (
        '"naboskab": the scope (utterance) is not exported',
        '"naboskab": the roles of its rules (resident) are not exported',
        '"naboskab": its origin (origin, since, by) is not exported',
        '"naboskab": its earlier ids (naboer) are not exported',
        '"Nabo > skab" is exported as "Nabo › skab"',
        'what is in the language "en" is not exported',
    ):
        assert any(said in line for line in lines), said
    told_of_colour = any("the colour #d9a300" in line for line in lines)
    assert told_of_colour == (target not in {"atlas", "qdc"})
    told_of_theme = any('definition of theme "socialt"' in line for line in lines)
    assert told_of_theme == (target not in {"maxqda", "qdc"})
    told_of_cut = any(f'exported as "{"F" * 63}"' in line for line in lines)
    assert told_of_cut == (target in {"maxqda", "qdc"})


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Lys & mørke", "lys_mørke"),
        ("  --  ", "kode"),
        ("Οδός 7", "οδός_7"),
        ("İstanbul", "istanbul"),
        ("_x_", "x"),
        ("a" * 99, "a" * 60),
    ],
)
def test_ids_keep_letters_of_any_alphabet(name: str, made: str) -> None:
    """Signs and blanks become _, nothing else is lost."""
    assert plain_id(name, otherwise="kode") == made


def test_ids_and_names_are_given_once() -> None:
    """Capital and small letters are the same; a number tells them apart, within the length."""
    fresh = fresh_ids()
    names = ("Lys", "lys", "lys 2", "", "straße", "STRASSE")
    assert [fresh(one, otherwise="x") for one in names] == [
        "lys",
        "lys_2",
        "lys_2_2",
        "x",
        "straße",
        "strasse_2",
    ]
    assert unique_names(["abcdefgh", "abcdefgH", "abcdefg x"], longest=7) == [
        "abcdefg",
        "abc (2)",
        "abc (3)",
    ]


def test_texts_from_elsewhere_lose_what_nobody_sees() -> None:
    """Odd blanks and line ends become plain ones, unseen signs go."""
    assert clean("\ufeffa\u00a0b\r\nc\u2028d\u200be\x07\ud800 ") == "a b\nc\nde?"


@pytest.mark.parametrize(
    ("text", "yaml"),
    [
        ("nabo+", "nabo+"),
        ("At hilse, og mere.", "At hilse, og mere."),
        ("no", "'no'"),
        ("Yes", "'Yes'"),
        ("12", "'12'"),
        ("a: b", "'a: b'"),
        ("it's #1", "'it''s #1'"),
        ("a\nb", '"a\\nb"'),
        ("\U000e0001x", '"\\U000e0001x"'),
        ("\u061cx", '"\\u061cx"'),
        ("", "''"),
    ],
)
def test_values_are_quoted_where_yaml_would_read_something_else(text: str, yaml: str) -> None:
    """Words stay bare, the rest is in quotes."""
    assert written(text) == yaml


def test_several_lines_become_a_block_where_a_block_can_hold_them() -> None:
    """Else they are one line in quotes."""
    assert written_under("a\n\nb", indent=2) == "|-\n    a\n\n    b"
    assert written_under("a \nb", indent=2) == '"a \\nb"'
    assert written_under(" a\nb", indent=2) == '" a\\nb"'
    assert written_under("a\n", indent=2) == '"a\\n"'


def test_a_category_shows_its_longer_name() -> None:
    """The name where there is no label."""
    assert (Category("a").title, Category("a", label="A b").title) == ("a", "A b")
