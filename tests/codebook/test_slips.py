"""The slips that people who do not program make in YAML, each with its place and remedy."""

import re
from dataclasses import dataclass
from textwrap import dedent

import pytest

from qualcode.codebook import Loaded, load_codebook
from qualcode.model import Codebook

HEAD = "codebook: prøve\nlanguages: [da, en]\nthemes:\n  - id: tema\n    codes:\n      - id: kode\n"
FIRST = HEAD.count("\n") + 1


def load(body: str, *, head: str = HEAD) -> Loaded:
    """Load a codebook whose one code has this body, indented under it."""
    text = dedent(body)
    indented = "".join(
        f"        {line}" if line.strip() else line for line in text.splitlines(keepends=True)
    )
    return load_codebook((head + indented).encode())


def book(loaded: Loaded) -> Codebook:
    """Give the codebook, which must be there."""
    assert loaded.codebook is not None, loaded.problems
    return loaded.codebook


@dataclass(frozen=True)
class Slip:
    """A body with a slip; ``line`` counts in the body, ``column`` in the file."""

    name: str
    body: str
    severity: str
    line: int
    column: int
    says: str
    remedy: str

    def __str__(self) -> str:
        return self.name


SLIPS = [
    Slip("colon_in_text", "definition: Tryghed: oplevet", "error", 1, 28,
         "cannot hold a colon", "next line"),
    Slip("hash_color", "color: #FF0000", "warning", 1, 9, "begins a comment", "color: '#FF0000'"),
    Slip("hash_eats_text", "definition: #1 i landet", "warning", 1, 9, "begins a comment",
         "quotes"),
    Slip("comment_in_rule", "rules:\n  strong:\n    - nabo # naboskab", "warning", 3, 19,
         "# begins a comment", "two blanks"),
    Slip("comment_in_flow_rule", "rules:\n  strong: [\n    nabo # naboskab\n  ]", "warning", 3, 17,
         "# begins a comment", "quotes"),
    Slip("comma_in_flow_examples", "examples:\n  typical: [Nej, aldrig]", "warning", 2, 20,
         "2 sentences, cut at each comma", "one sentence a line"),
    Slip("tab", "definition: x\n\tuse: y", "error", 2, 9, "indented with a tab", "blanks"),
    Slip("star_in_block_list", "rules:\n  strong:\n    - *nabo*", "error", 3, 15,
         "begins with *", "'*nabo*'"),
    Slip("star_in_flow_list", "rules:\n  strong: [lygte, *lygte*]", "error", 2, 27,
         "begins with *", "'*lygte*'"),
    Slip("star_with_more", "rules:\n  strong:\n    - *nabo ven", "error", 3, 15,
         "begins with *", "quotes"),
    Slip("backslash_b", 'rules:\n  strong:\n    - "\\bnabo"', "error", 3, 15,
         "control sign (U+0008)", "single quotes"),
    Slip("backslash_w", 'rules:\n  strong:\n    - "\\bnabo\\w*"', "error", 3, 23,
         "backslash", r"'/nabo\w*/'"),
    Slip("apostrophe_in_quotes", "definition: 'han sku' hjem'", "error", 1, 31,
         "goes on after '", ">-"),
    Slip("quotes_then_text", 'definition: "Vi hilser" sagde hun', "error", 1, 33,
         'goes on after "', ">-"),
    Slip("bracket_then_text", "definition: [citat] tekst", "error", 1, 29, "goes on after ]", ">-"),
    Slip("dash_in_value", "definition: - ikke", "error", 1, 21, "list item", "quotes"),
    Slip("at_sign", "definition: @navn", "error", 1, 21, 'begin with "@"', "quotes"),
    Slip("percent", "definition: %x", "error", 1, 21, 'begin with "%"', "quotes"),
    Slip("backtick", "definition: `x`", "error", 1, 21, 'begin with "`"', "quotes"),
    Slip("anchor", "definition: &x y", "error", 1, 21, '"&x" was read as a YAML anchor', "quotes"),
    Slip("tag", "definition: !nej tak", "error", 1, 21, '"!nej" was read as a YAML tag', "quotes"),
    Slip("braces", "rules:\n  strong:\n    - {navn}", "error", 3, 15,
         '"navn:" was read as a key', "quotes"),
    Slip("empty_braces", "definition: {}\nrules:\n  strong:\n    - {}", "error", 4, 15,
         "{ } was read", "quotes"),
    Slip("sentence_with_colon", "examples:\n  typical:\n    - Hun sagde: nej", "error", 3, 15,
         '"Hun sagde:" was read as a key', "quotes"),
    Slip("truth_value_elsewhere", "label: no", "note", 1, 16, 'the text "no"', "'no'"),
    Slip("truth_value", "label: true", "warning", 1, 16, "a truth value to YAML", "'true'"),
    Slip("time", "label: 12:30", "note", 1, 16, 'the text "12:30"', "'12:30'"),
    Slip("leading_zeros", "label: 007", "warning", 1, 16, 'the text "007"', "'007'"),
    Slip("decimal", "label: 1.10", "warning", 1, 16, 'the text "1.10"', "'1.10'"),
    Slip("date", "label: 2024-01-05", "note", 1, 16, "take it for a date", "'2024-01-05'"),
    Slip("number_as_rule", "rules:\n  strong: [40]", "warning", 2, 20, 'the text "40"', "'40'"),
    Slip("double_key", "use: a\nuse: b", "error", 2, 9, '"use" stands twice', "Keep one"),
    Slip("no_break_space", "use:\u00a0a", "warning", 1, 13, "U+00A0 (no-break space)", "space bar"),
    Slip("soft_hyphen", "use: na\u00adbo", "warning", 1, 16, "U+00AD (soft hyphen)", "again"),
    Slip("line_separator", "use: a\u2028b", "warning", 1, 15, "U+2028 (line separator)",
         "space bar"),
    Slip("control_sign", "use: a\x07b", "error", 1, 15, "U+0007", "Take it away"),
    Slip("curly_quotes", "label: “Tryghed”", "warning", 1, 16, "with its quotation marks",
         "straight quotes"),
    Slip("curly_quotes_in_rule", "rules:\n  strong: [“nabo”]", "error", 2, 20,
         'the sign "“"', "quotation marks out"),
    Slip("no_blank_after_colon", "label:Naboskab\nuse: x", "error", 1, 15,
         'no blank after "label:"', "label: "),
    Slip("badly_lined_up", "label: x\n use: y", "error", 2, 13, "going on with", "colon"),
    Slip("key_without_colon", "label\nuse: x", "error", 1, 9, '"label" was read as a key',
         "Write a colon"),
    Slip("too_far_left", "rules:\n    strong: [a]\n  weak: [b]", "error", 3, 11,
         "does not line up", "same number of blanks"),
    Slip("open_bracket", "rules:\n  strong: [nabo, ven\n  weak: [b]", "error", 3, 15,
         "[ or { on line 8 is not closed", "Close it"),
    Slip("braces_in_flow", "rules:\n  strong: [/x{2,3}/]", "error", 2, 22, 'the sign "{"',
         "quotes"),
    Slip("two_commas", "rules:\n  strong: [a,,b]", "error", 2, 22, "nothing before this comma",
         "Take the comma away"),
    Slip("comma_first", "label: >- x", "error", 1, 19, "this is not YAML", "quotes"),
    Slip("open_quote", 'label: "Tryghed', "error", 1, 16, "never closed", "Close it"),
    Slip("question_mark_key", "? [a]\n: b", "error", 1, 11, "should be a key", "list signs"),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_told_with_its_place_and_how_to_mend_it(slip: Slip) -> None:
    """Each slip gives one problem with line, column, what was read and a remedy."""
    loaded = load(slip.body)
    found = [
        problem
        for problem in loaded.problems
        if slip.says in problem.what and slip.remedy in problem.remedy
    ]
    assert len(found) == 1, loaded.problems
    place = (found[0].severity, found[0].line - FIRST + 1, found[0].column)
    assert place == (slip.severity, slip.line, slip.column)
    assert (loaded.codebook is None) == any(one.severity == "error" for one in loaded.problems)


def test_ja_and_nej_are_text() -> None:
    """Danish yes and no are plain text, and so is nothing else made of them."""
    loaded = load("label: nej\nuse: ja\ndo_not_use: x\ndefinition: d")
    assert loaded.problems == ()


def test_a_comment_after_two_blanks_is_just_a_comment() -> None:
    """A comment set apart, or on its own line, is the user's business."""
    loaded = load("definition: d\ndo_not_use: x\nrules:\n  strong:\n    # egen\n    - nabo  # ja")
    assert loaded.problems == ()


def test_bom_crlf_and_decomposed_letters_make_no_difference() -> None:
    """A file saved with BOM, CRLF and NFD reads like any other, its fingerprint apart."""
    plain = HEAD + "        label: Børn på øen\n        definition: å\n        do_not_use: x\n"
    odd = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").replace("å", "a\u030a").encode()
    first, second = load_codebook(plain.encode()), load_codebook(odd)
    assert second.problems == first.problems == ()
    assert book(second).codes == book(first).codes
    assert book(second).fingerprint != book(first).fingerprint


def test_decomposed_keys_that_are_the_same_are_repeated_keys() -> None:
    """Keys are compared in NFC, so two ways of writing å are one key."""
    loaded = load("label: {da: x}\nå: 1\na\u030a: 2")
    assert any('"å" stands twice' in problem.what for problem in loaded.problems)


def test_other_encodings_are_read_and_told() -> None:
    """UTF-16 is read in silence, Windows-1252 with a warning."""
    text = HEAD + "        label: Børn\n        definition: x\n        do_not_use: x\n"
    assert book(load_codebook(text.encode("utf-16"))).codes[0].label == {"da": "Børn"}
    loaded = load_codebook(text.encode("cp1252"))
    assert book(loaded).codes[0].label == {"da": "Børn"}
    assert [problem.severity for problem in loaded.problems] == ["warning"]
    assert "Windows-1252" in loaded.problems[0].what


def test_several_slips_are_told_at_once() -> None:
    """Whoever mends a file sees all of it, not the first slip only."""
    loaded = load("rules:\n  strong: [*lygte*, na|bo, 'x+y']\ncolour: x\nscope: passages")
    columns = [
        (one.line - FIRST + 1, one.column) for one in loaded.problems if one.severity == "error"
    ]
    assert columns == [(2, 20), (2, 31), (2, 38), (3, 9), (4, 16)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("# bare en kommentar\n", "empty"),
        ("~\n", "empty"),
        ("nabo\n", "should be keys with values"),
        ("- nabo\n", "a list of 1 was read"),
        ("codebook: a\n---\ncodebook: b\n", "second document"),
        ("id:nabo\nb: c\n", 'no blank after "id:"'),
        ("a: 1\nb\t: [\n\tc\n", "indented with a tab"),
        ("a:\tb\n", "a tab here"),
        ("a: }\n", 'begin with "}"'),
        ("a: [\tb, @c]\n", 'begin with "@"'),
        ("a: *\n", "begins with \\*"),
        ("%YAML 9.9\n---\na: b\n", "cannot be read|not YAML|unknown key"),
        ("  codebook: a\nthemes: []\n", "less than the first line"),
        ("a: [" * 100 + "]" * 100, "levels deep"),
        ("themes: " + "[" * 5000, "levels deep"),
        ("codebook: a\n", "no themes"),
        ("codebook: a\nthemes: x\n", "should be a list"),
    ],
)
def test_what_is_no_codebook_is_an_error(text: str, says: str) -> None:
    """Empty files, other documents and bottomless ones are errors, never exceptions."""
    loaded = load_codebook(text.encode())
    assert loaded.codebook is None
    assert any(re.search(says, problem.what) for problem in loaded.problems), loaded.problems


def test_a_billion_laughs_are_refused() -> None:
    """Aliases that multiply beyond any codebook end in one error, at once."""
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    loaded = load_codebook("\n".join(lines).encode())
    assert loaded.codebook is None
    assert "more than 200000" in loaded.problems[0].what


def test_a_file_too_large_is_refused() -> None:
    """Megabytes are no codebook."""
    loaded = load_codebook(b"# " + b"x" * 4_000_000)
    assert [problem.severity for problem in loaded.problems] == ["error"]
    assert "bytes" in loaded.problems[0].what


def test_an_anchor_that_is_used_is_followed() -> None:
    """YAML's own way of saying a list twice works."""
    loaded = load(
        "definition: d\ndo_not_use: x\nrules:\n  da: {strong: &s [nabo]}\n  en: {strong: *s}"
    )
    assert loaded.problems == ()
    assert [(rule.language, rule.text) for rule in book(loaded).codes[0].rules] == [
        ("da", "nabo"),
        ("en", "nabo"),
    ]


def test_an_alias_inside_itself_is_an_error() -> None:
    """A list that holds itself cannot be followed."""
    loaded = load("rules:\n  strong: &a [nabo, *a]")
    assert loaded.codebook is None
