"""Foreign text that is written otherwise than in the samples, or wrongly."""

import re
import time

import pytest

from qualcode.codebook.dictionaries import (
    Category,
    Foreign,
    Format,
    Line,
    detect,
    draft_codebook,
    format_named,
    is_text,
    read_lines,
    read_text,
)
from qualcode.codebook.dictionaries.globs import rule_of
from qualcode.codebook.dictionaries.memo import Memo, compose, take_apart
from qualcode.errors import UsageError


def read(text: str, form: Format) -> Foreign:
    """Read a text, or the records of a table with tabs."""
    lines = [Line(n, tuple(one.split("\t"))) for n, one in enumerate(text.split("\n"), start=1)]
    if is_text(form, lines=lines):
        return read_text(text, format=form, file="f")
    return read_lines([one for one in lines if any(one.cells)], format=form, file="f")


def shape(categories: tuple[Category, ...]) -> list[object]:
    """Give names, rules and what is under each."""
    return [
        (one.name, [entry.rule for entry in one.entries], shape(one.under)) for one in categories
    ]


@pytest.mark.parametrize(
    ("foreign", "rule"),
    [
        ("Nabo*", "nabo*"),
        ("don’t", "don't"),
        ("a**b", "a*b"),
        ("e-mail", "e-mail"),
        ("-nabo-", "nabo"),
        ("U.S.", "u s"),
        ("kender  hinanden", "kender hinanden"),
        ("nab? og st*?", "/nab./ og /st.*./"),
        ("google+", "google"),
        ("gå * rundt", "gå * rundt"),
        ("😀", ""),
        ("*", ""),
        ("", ""),
        ("a\u030a", "å"),
    ],
)
def test_foreign_words_become_rules(foreign: str, rule: str) -> None:
    """What is said stays, what nobody says goes."""
    assert rule_of(foreign).rule == rule


def test_where_a_sign_stands_for_nothing_it_is_read_past() -> None:
    """LIWC has no sign for one letter."""
    assert rule_of("hvad?", one="").rule == "hvad"


@pytest.mark.parametrize(
    ("form", "text", "place", "says"),
    [
        ("quanteda", "- a\n- b\n", "f:1:1", "no keys were read"),
        ("quanteda", "a: [b\n", "f:2:1", "is not closed"),
        ("quanteda", "", "f:1:1", "there is no code in it"),
        ("quanteda", "themes:\n  - id: a\n", "f:1:1", "qualcode's own notation"),
        ("quanteda", "? [a]\n: b\n", "f:1:3", "a list was read where a key should be"),
        ("quanteda", "a:\n  - [b, c]\n", "f:2:5", "a list was read inside a list"),
        ("quanteda", "a: *b\n", "f:1:4", "YAML takes as a sign"),
        ("liwc", "nabo\t1\n", "f:1:1", "no list of categories"),
        ("liwc", "\n%\n1\tnabo\n", "f:2:1", "no list of categories"),
        ("liwc", "%\n1\n%\nnabo\t1\n", "f:2:1", "has no name"),
        ("liwc", "%\n1\ta\n1\tb\n%\nnabo\t1\n", "f:3:1", "stands twice"),
        ("liwc", "%\n%\n", "f:1:1", "there is no code in it"),
        ("wordstat", "\n", "f:1:1", "there is no code in it"),
        ("maxqda", "Kode\tMemo\nA\tb\n", "f:1:1", 'no column "Code"'),
        ("maxqda", "", "f:1:1", 'no column "Code"'),
        ("maxqda", "Code\tMemo\n", "f:1:1", "there is no code in it"),
        ("atlas", "", "f:1:1", "there is no code in it"),
        ("taguette", "name\tdescription\n", "f:1:1", 'no column "tag"'),
        ("taguette", "", "f:1:1", 'no column "tag"'),
        ("qualcoder", "", "f:1:1", "there is no code in it"),
    ],
)
def test_bad_input_names_the_line(form: Format, text: str, place: str, says: str) -> None:
    """One error with file, line and what to do; nothing is raised."""
    errors = [one for one in read(text, form).problems if one.severity == "error"]
    assert says in errors[0].what
    assert errors[0].place == place
    assert errors[0].remedy


@pytest.mark.parametrize(
    ("form", "text", "says"),
    [
        ("liwc", "%\n1\ta\n%\nnabo\t7\n", 'no category "7"'),
        ("liwc", "%\n1\ta\n%\nnabo\n", '"nabo" belongs to no category'),
        ("liwc", "%\n1\ta\n%\nlike\t(to)1/2 1\n", "only beside other words"),
        ("liwc", "%\n1\ta\n%\nlike (to 3)1/2\n", '"like" belongs to some categories only'),
        ("liwc", "DicTerm\ta\nnabo\t\n", '"nabo" belongs to no category'),
        ("wordstat", "A\n\t(1)\n\t+ (1)\n", '"+" of "A" was left out'),
        ("maxqda", "Code\tMemo\nA\tb\n>\tx\n", "without a name"),
        ("maxqda", "Code\tMemo\nA\tb\na\tc\n", "first on line 2"),
        ("atlas", "A\tb\tG\tH\n", "only the first"),
        ("atlas", "A\n\tb\n", "without a name"),
        ("taguette", "tag\tdescription\nA\tb\n\tc\n", "without a name"),
    ],
)
def test_what_is_left_out_is_said(form: Format, text: str, says: str) -> None:
    """A warning for each thing that has no place."""
    told = [one for one in read(text, form).problems if one.severity == "warning"]
    assert any(says in one.what for one in told), told


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("quanteda", "a:\nb: ~\n", [("a", [], []), ("b", [], [])]),
        ("quanteda", "a: x\n", [("a", ["x"], [])]),
        ("quanteda", "a: {'': [x], b: y}\n", [("a", ["x"], [("b", ["y"], [])])]),
        ("quanteda", "a: {a: [x], b: y}\n", [("a", ["x"], [("b", ["y"], [])])]),
        ("quanteda", "a: [x, {b: y}]\n", [("a", ["x"], [("b", ["y"], [])])]),
        ("liwc", "%\n1 a\n\n%\n\nnabo 1\n", [("a", ["nabo"], [])]),
        ("liwc", "%\n1\ta\n%\nnabo\ta\n", [("a", ["nabo"], [])]),
        ("liwc", "%\n1 a\n2 b\n%\nto naboer 1, 2\n", [(n, ["to naboer"], []) for n in "ab"]),
        (
            "liwc",
            "%\n1\ta\n\t2\tb\n3\tc\n%\nx\t1,2\n",
            [("a", ["x"], [("b", ["x"], [])]), ("c", [], [])],
        ),
        ("liwc", "DicTerm\ta\tb\nx\tX\t0\n:)\tX\tX\n", [("a", ["x"], []), ("b", [], [])]),
        (
            "wordstat",
            "A\n  B\n    X (1)\nC\n  Y(1)\n",
            [("A", [], [("B", ["x"], [])]), ("C", ["y"], [])],
        ),
        ("liwc", "DicTerm\ta\nx\tX\n\tX\n", [("a", ["x"], [])]),
        ("maxqda", "Code\tMemo\nA\n\t\tx\n", [("A", [], [])]),
        ("maxqda", "Memo\tCode\nx\tA > B\n", [("A", [], [("B", [], [])])]),
        ("maxqda", "Code\nA\\B\\C\n", [("A", [], [("B", [], [("C", [], [])])])]),
        ("atlas", "Code\tComment\nA\tb\n", [("A", [], [])]),
        ("taguette", "tag\nA\n", [("A", [], [])]),
        ("qualcoder", "A>>B\tm\nA>>C\n", [("A", [], [("B", [], []), ("C", [], [])])]),
    ],
)
def test_shapes(form: Format, text: str, expected: list[object]) -> None:
    """The tree that each way of writing stands for."""
    found = read(text, form)
    assert [one for one in found.problems if one.severity == "error"] == []
    assert shape(found.categories) == expected


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("liwc", "%\n1\ta\n%\nx " + "1" * 50_000 + "x\n"),
        ("liwc", "%\n1 a" + " " * 50_000 + "b\n%\n" + "(" * 50_000 + "\n"),
        ("wordstat", "A\n\tx" + " " * 50_000 + "x\n" + "(1" * 50_000 + "\n"),
        ("maxqda", "Code\nA" + " " * 50_000 + "B > C\n"),
        ("quanteda", "a: '" + "-*" * 50_000 + "'\n"),
        ("quanteda", "a: 'x" + "?" * 500_000 + "'\n"),
    ],
)
def test_no_line_makes_a_reader_run_back_and_forth(form: Format, text: str) -> None:
    """A hostile line costs what its length says."""
    started = time.perf_counter()
    read(text, form)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("file", "head", "sheet", "form"),
    [
        ("a.yml", ("x",), False, "quanteda"),
        ("a.YAML", ("x",), False, "quanteda"),
        ("a.dic", ("x",), False, "liwc"),
        ("a.dicx", ("x",), False, "liwc"),
        ("a.cat", ("x",), False, "wordstat"),
        ("a.txt", ("%",), False, "liwc"),
        ("a.csv", ("DicTerm", "a"), False, "liwc"),
        ("a.csv", ("Tag", "description"), False, "taguette"),
        ("a.txt", ("a>>b",), False, "qualcoder"),
        ("a.xlsx", ("Code", "Memo"), True, "maxqda"),
        ("a.xlsx", ("Code", "Comment"), True, "atlas"),
        ("a.dic", ("Code", "Comment"), True, "atlas"),
    ],
)
def test_a_file_shows_what_it_is(
    file: str, head: tuple[str, ...], *, sheet: bool, form: str
) -> None:
    """By its ending, else by its first line."""
    assert detect(file, lines=[Line(1, head)], sheet=sheet) == form


@pytest.mark.parametrize(
    ("file", "rows", "sheet", "told"),
    [
        ("a.xlsx", [("Støj", "x")], True, "may be of maxqda or atlas"),
        ("a.csv", [("tag", "x"), ("a>>b", "")], False, "may be of taguette or qualcoder"),
        ("a", [("hej",)], False, "no format that shows"),
        ("a.csv", [], False, "no format that shows"),
    ],
)
def test_where_it_does_not_show_the_option_is_named(
    file: str, rows: list[tuple[str, ...]], *, sheet: bool, told: str
) -> None:
    """Nothing is guessed between two programs."""
    lines = [Line(number, row) for number, row in enumerate(rows, start=1)]
    with pytest.raises(UsageError, match=told) as caught:
        detect(file, lines=lines, sheet=sheet)
    assert "--format" in str(caught.value)


def test_formats_have_names() -> None:
    """An unknown name lists the known ones."""
    assert format_named("liwc") == "liwc"
    with pytest.raises(UsageError, match="quanteda, liwc"):
        format_named("nvivo")


def test_a_memo_comes_apart_as_it_was_put_together() -> None:
    """Both languages' headings are known; text outside them is the definition."""
    memo = Memo(
        "Hvad det er.\n\nOgså det.",
        {"use": "når", "do_not_use": "ved\nikke", "place": "A > B", "id": "x"},
        {"strong": ("nabo+",), "typical": ("Vi hilser.", "Hej: du.")},
    )
    for language in ("da", "en", "de"):
        assert take_apart(compose(memo, language=language)) == memo
    odd = take_apart("Stærke regler:\nikke på liste\n- nabo+\n\n-\nBrug:\n\n")
    assert odd.definition == "ikke på liste\n-"
    assert odd.lists == {"strong": ("nabo+",)}
    assert odd.texts == {}


def test_what_is_no_rule_in_a_memo_stays_in_the_definition() -> None:
    """No text is lost, and the line is named."""
    memo = "Om naboer.\n\nStrong rules:\n- nabo+\n- (hej"
    foreign = Foreign((Category("A", 3, memo=memo),), ())
    draft = draft_codebook(foreign, file="f", name="bog", language="da")
    assert re.search(r"definition: \|-\n +Om naboer.\n +\(hej\n", draft.text)
    assert "- nabo+" in draft.text
    assert any(one.place == "f:3" and "(hej" in one.what for one in draft.foreign.problems)


def test_a_word_stands_in_a_code_once() -> None:
    """Whatever capitals it was written in."""
    read_twice = read("a: [nabo, Nabo, nabo]\n", "quanteda")
    text = draft_codebook(read_twice, file="f", name="n", language="da").text
    assert text.count("- nabo\n") == 1


def test_a_pattern_beyond_all_bounds_is_left_out() -> None:
    """What the engine of regular expressions refuses is reported with its place."""
    (told,) = read("a: [nabo, 'x" + "?" * 500_000 + "']\n", "quanteda").problems
    assert told.place == "f:1:11"
    assert "was left out: a regular expression of 500,001 signs is longer than" in told.what


def test_a_theme_with_words_or_rules_gets_a_code_for_them() -> None:
    """A theme has no rules of its own; its memo goes along with them."""
    under = (Category("B", 2),)
    with_memo = Category("A", 1, memo="Om A.\n\nStrong rules:\n- nabo+", under=under)
    text = draft_codebook(Foreign((with_memo,), ()), file="f", name="n", language="da").text
    assert "  - id: a\n    label: A\n    codes:\n      - id: a_2\n" in text
    plain = Category("A", 1, memo="Om A.\n\nUse:\nofte", under=under)
    text = draft_codebook(Foreign((plain,), ()), file="f", name="n", language="da").text
    assert "    definition: |-\n      Om A.\n\n      ofte\n    codes:\n      - id: b\n" in text
