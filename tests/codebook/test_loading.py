"""Codebooks as loaded: everything in its place, and what is missing told."""

import hashlib
from textwrap import dedent

import pytest

from qualcode.codebook import Loaded, load_codebook
from qualcode.model import Code, Codebook, Example, Problem

FULL = dedent("""\
    codebook: prøve
    languages: [da, en]
    themes:
      - id: fysiske
        label: {da: Fysiske rammer, en: Physical setting}
        definition: Det byggede
        codes:
          - id: belysning
            label: {da: Belysning, en: Lighting}
            definition: Lys ude
            use: {da: når lys er emnet}
            do_not_use: {da: når kun intervieweren nævner det}
            scope: utterance
            rules:
              roles: [resident]
              strong: [lygte++, '*lampe*']
              en:
                strong: lamp+
                weak:
                  - street   light
                roles: [staff]
            examples:
              typical:
                - Lampen er gået.
                - {da: Lygten, en: The lamp}
              without_keywords: Man kan intet se.
              false_friends:
                da: [Lyst]
                en:
                  - delight
            origin: emergent
            since: 2024-01-05
            by: maja
            was: [lys, lygter]
            color: '#d9a300'
            codes:
              - id: tunnel
                definition: d
                do_not_use: d
                codes:
                  - {id: dybt, definition: d, do_not_use: d}
          - {id: stier, definition: d, do_not_use: d}
      - id: sociale
        codes:
    """)


def load(text: str) -> Loaded:
    """Load a codebook from text."""
    return load_codebook(dedent(text).encode(), file="bog.yaml")


def book(loaded: Loaded) -> Codebook:
    """Give the codebook, which must be there."""
    assert loaded.codebook is not None, loaded.problems
    return loaded.codebook


def one_code(body: str) -> Loaded:
    """Load a codebook with one code, complete but for this."""
    return load(
        "codebook: a\nlanguages: [da, en]\nthemes:\n  - id: t\n    codes:\n"
        f"      - {{id: k, definition: d, do_not_use: n, {body}}}\n"
    )


def told(loaded: Loaded, says: str) -> Problem:
    """Give the one problem that says this."""
    found = [problem for problem in loaded.problems if says in problem.what]
    assert len(found) == 1, loaded.problems
    return found[0]


@pytest.fixture
def full() -> Codebook:
    """Load a codebook that uses every field."""
    return book(load(FULL))


def test_every_field_reaches_the_model(full: Codebook) -> None:
    """What the file says is what the code has."""
    code = full.codes[0]
    assert (full.name, full.languages, full.themes[0].label["en"]) == (
        "prøve",
        ("da", "en"),
        "Physical setting",
    )
    assert full.themes[0].definition == {"da": "Det byggede"}
    assert (code.id, code.theme, code.line) == ("belysning", "fysiske", 8)
    assert code.label == {"da": "Belysning", "en": "Lighting"}
    assert code.definition == {"da": "Lys ude"}
    assert (code.use, code.do_not_use) == (
        {"da": "når lys er emnet"},
        {"da": "når kun intervieweren nævner det"},
    )
    assert (code.scope, code.origin, code.since, code.by) == (
        "utterance",
        "emergent",
        "2024-01-05",
        "maja",
    )
    assert (code.was, code.color) == (("lys", "lygter"), "#d9a300")


def test_rules_know_language_strength_roles_and_place(full: Codebook) -> None:
    """Each rule carries its text as written and where it stands, 1-based."""
    assert [
        (rule.text, rule.language, rule.strength, rule.roles, rule.line, rule.column)
        for rule in full.codes[0].rules
    ] == [
        ("lygte++", "da", "strong", ("resident",), 16, 20),
        ("*lampe*", "da", "strong", ("resident",), 16, 29),
        ("lamp+", "en", "strong", ("staff",), 18, 21),
        ("street light", "en", "weak", ("staff",), 20, 17),
    ]


def test_examples_know_their_language_and_place(full: Codebook) -> None:
    """Examples may be texts, texts by language, or a language's list."""
    examples = full.codes[0].examples
    assert examples.typical == (
        Example("Lampen er gået.", 24, 15, "da"),
        Example("Lygten", 25, 20, "da"),
        Example("The lamp", 25, 32, "en"),
    )
    assert examples.without_keywords == (Example("Man kan intet se.", 26, 29, "da"),)
    assert [(one.text, one.language) for one in examples.false_friends] == [
        ("Lyst", "da"),
        ("delight", "en"),
    ]


def test_codes_under_codes_follow_their_parent(full: Codebook) -> None:
    """Codes stand in the order of the file and know the codes above them."""
    assert [(code.id, code.parents, code.theme) for code in full] == [
        ("belysning", (), "fysiske"),
        ("tunnel", ("belysning",), "fysiske"),
        ("dybt", ("belysning", "tunnel"), "fysiske"),
        ("stier", (), "fysiske"),
    ]


def test_defaults_stand_where_the_file_says_nothing(full: Codebook) -> None:
    """A code without rules, examples or scope is a fine code."""
    code = full.codes[3]
    assert code == Code(
        "stier", "fysiske", definition={"da": "d"}, do_not_use={"da": "d"}, line=code.line
    )


def test_the_fingerprint_is_the_hash_of_the_bytes() -> None:
    """The fingerprint is SHA-256 of the file as it lies there."""
    data = FULL.encode()
    assert book(load_codebook(data)).fingerprint == hashlib.sha256(data).hexdigest()


def test_problems_read_like_the_house_message() -> None:
    """A problem says what, where and what to do, in one line."""
    loaded = load(
        "codebook: a\nlanguages: [da]\nthemes:\n  - id: t\n    codes:\n      - id: tillid\n"
    )
    assert [str(problem) for problem in loaded.problems] == [
        f'bog.yaml:6:9: code "tillid" {rest}'
        for rest in (
            'does not say when not to use it. Write it under "do_not_use:".',
            'has no definition. Write one under "definition:".',
        )
    ]
    assert {problem.severity for problem in loaded.problems} == {"note"}
    assert book(loaded).codes[0].id == "tillid"


@pytest.mark.parametrize(
    ("body", "severity", "says", "remedy"),
    [
        ("labl: x", "error", 'code "k" has an unknown key "labl"', 'Did you mean "label"?'),
        ("zzz: x", "error", 'unknown key "zzz"', "There are: by, codes, color"),
        ("scope: passages", "error", 'cannot be "passages"', 'Did you mean "passage"?'),
        ("origin: apriori", "error", 'cannot be "apriori"', 'Did you mean "a_priori"?'),
        ("color: red", "error", '"color" of code "k" cannot be "red"', "#d9a300"),
        ("rules: {strng: [a]}", "error", 'unknown key "strng"', 'Did you mean "strong"?'),
        ("rules: {da: {sterk: [a]}}", "error", 'unknown key "sterk"', "There are: except"),
        ("rules: {da: {wek: [a]}}", "error", 'unknown key "wek"', 'Did you mean "weak"?'),
        ("examples: {typcal: [a]}", "error", 'unknown key "typcal"', 'Did you mean "typical"?'),
        ("rules: [nabo]", "error", "should be keys with values", "list signs"),
        ("rules: {strong: [[nabo]]}", "error", "a list of 1 was read", "list signs"),
        ("rules: {strong: {nabo: x}}", "error", '"nabo:" was read as a key', "quotes"),
        ("rules: {strong: ['na bo+ ~ x']}", "error", "how many words", "number"),
        ("rules: {strong: [nabo, '']}", "warning", "is empty", "take the line away"),
        ("label: [a]", "error", "should be a text, but a list of 1", "list signs"),
        ("label: {dansk: x}", "error", 'unknown key "dansk"', "There are: da, en"),
        ("label: {sv: x}", "warning", 'language "sv"', "languages: [da, en, sv]"),
        ("rules: {sv: {strong: [a]}}", "warning", 'language "sv"', "languages: [da, en, sv]"),
        ("rules: {strong: [sti*]}", "warning", "so short a part (sti*)", "what it catches"),
        ("rules: {strong: ['*']}", "warning", "so short a part (*)", "what it catches"),
        ("rules: {strong: [nabo+], weak: [Nabo+]}", "warning", "stands twice", "Keep one"),
        ("rules: {strong: [nabo, ~]}", "warning", "is empty", "take the line away"),
        ("codes: x", "error", '"codes" should be a list', "id: …"),
        ("codes: [x]", "error", "a code should be keys with values", "docs/codebook.md"),
        ("codes: [{label: x, definition: d, do_not_use: d}]", "error", "a code has no id", "id:"),
    ],
)
def test_what_cannot_be_meant_is_told(body: str, severity: str, says: str, remedy: str) -> None:
    """Keys, values and rules that have no meaning give a problem; errors give no codebook."""
    loaded = one_code(body)
    assert (severity, True, True) in {
        (one.severity, says in one.what, remedy in one.remedy) for one in loaded.problems
    }, loaded.problems
    assert (loaded.codebook is None) == (severity == "error")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: a b}", "cannot be the id"),
        ("- {id: -a}", "cannot be the id"),
        ("- {id: 'a:1'}", "cannot be the id"),
        ("- {id: a}\n- {id: a}", 'the id "a" is taken by the theme on line 4'),
        ("- {id: a}\n- {id: A}", 'the id "A" is taken'),
        ("- id: a\n  codes: [{id: k}]\n- id: b\n  codes: [{id: k}]", "taken by the code on line 5"),
        ("- id: a\n  codes: [{id: k, codes: [{id: k}]}]", "taken by the code on line 5"),
    ],
)
def test_ids_are_well_formed_and_unique_over_the_book(text: str, says: str) -> None:
    """Every id is one word of its own in the whole book."""
    loaded = load("codebook: a\nlanguages: [da]\nthemes:\n" + text)
    assert loaded.codebook is None
    assert told(loaded, says).severity == "error"


def test_a_theme_and_a_code_may_share_a_name() -> None:
    """Themes and codes have ids of their own kind."""
    loaded = load(
        "codebook: a\nlanguages: [da]\nthemes:\n  - id: drift\n    codes: [{id: drift}]\n"
    )
    assert book(loaded).codes[0].theme == "drift"


def test_ids_may_have_letters_of_any_alphabet() -> None:
    """An id is the user's word, not ASCII."""
    loaded = load("codebook: a\nlanguages: [da]\nthemes:\n  - id: fællesskab-2\n  - id: الجيران\n")
    assert [theme.id for theme in book(loaded).themes] == ["fællesskab-2", "الجيران"]


def test_without_languages_danish_is_assumed_and_told() -> None:
    """A codebook that names no language is read as Danish, with a warning."""
    loaded = load("codebook: a\nthemes: [{id: t, label: Tema}]\n")
    assert book(loaded).themes[0].label == {"da": "Tema"}
    assert told(loaded, "names no languages").severity == "warning"


def test_one_language_may_stand_without_brackets() -> None:
    """A single text is a list of one."""
    assert book(load("languages: en\nthemes: [{id: t}]\n")).languages == ("en",)


def test_empty_values_are_absent() -> None:
    """A key with nothing after it is as if it were not there."""
    loaded = load(
        "codebook: a\nlanguages: [da]\nthemes:\n  - id: t\n    codes:\n      - id: k\n"
        "        definition: d\n        do_not_use: d\n        was:\n        color: ~\n"
        "        label: null\n        rules:\n          strong: [nabo]\n          weak:\n"
    )
    assert loaded.problems == ()
    code = book(loaded).codes[0]
    assert (code.was, code.color, code.label, len(code.rules)) == ((), "", {}, 1)


def test_a_slip_in_a_rule_is_placed_inside_it() -> None:
    """The column of a slip in the notation is that of the sign, quotes counted."""
    loaded = load(
        "codebook: a\nlanguages: [da]\nthemes:\n  - id: t\n    codes:\n      - id: k\n"
        "        rules:\n          strong: [na|bo, 'ge|nbo']\n"
    )
    assert [(one.line, one.column) for one in loaded.problems if "|" in one.what] == [
        (8, 22),
        (8, 30),
    ]


def test_a_rule_over_two_lines_is_one_rule() -> None:
    """A long rule may be wrapped; a slip in it is placed where it begins."""
    text = (
        "codebook: a\nlanguages: [da]\nthemes:\n  - id: t\n    codes:\n      - id: k\n"
        "        rules:\n          strong:\n            - skal flytte\n              den dag{}\n"
    )
    assert book(load(text.format(""))).codes[0].rules[0].text == "skal flytte den dag"
    assert told(load(text.format("!")), 'the sign "!"').column == 15
    assert told(load(text.format("!")), 'the sign "!"').line == 9


def test_the_same_rule_in_two_languages_is_no_repetition() -> None:
    """Languages do not meet: bus+ may stand in both."""
    loaded = one_code("rules: {da: {strong: [bus+]}, en: {strong: [bus+]}}")
    assert loaded.problems == ()


def test_problems_come_in_the_order_of_the_file() -> None:
    """Line by line, so that mending goes from the top."""
    loaded = load("themes:\n  - {id: t, codes: [{id: k, zzz: 1}], qqq: 2}\nxxx: 3\n")
    places = [(one.line, one.column) for one in loaded.problems]
    assert places == sorted(places)
