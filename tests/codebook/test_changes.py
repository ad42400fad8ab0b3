"""What differs between two states of a codebook, and which code became which."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebook import CodebookChanges, compare_codebooks, load_codebook, parse_term
from qualcode.model import Code, Codebook, Example, Examples, Rule, Theme

LYS = Rule("lys*", parse_term("lys*"), "strong", "da", line=7, column=3)
LYST = Rule("lyst", parse_term("lyst"), "except", "da")
MORK = Rule("mørk", parse_term("mørk"), "weak", "da")


def book(*codes: Code, themes: tuple[str, ...] = ("a", "b")) -> Codebook:
    """Give a codebook of these codes, each under its theme."""
    return Codebook(
        "p",
        ("da",),
        tuple(
            Theme(name, codes=tuple(one for one in codes if one.theme == name)) for name in themes
        ),
    )


def code(name: str, *rules: Rule, theme: str = "a", was: tuple[str, ...] = ()) -> Code:
    """Give a code."""
    return Code(name, theme, rules=rules, was=was, definition={"da": f"om {name}"})


def fates(changes: CodebookChanges) -> list[tuple[str, list[str], list[str]]]:
    """Give fate and ids of what changed."""
    return [
        (one.fate, [code.id for code in one.before], [code.id for code in one.after])
        for one in changes.changed
    ]


def test_a_codebook_against_itself_is_empty() -> None:
    """Nothing differs, whatever the order of codes and rules, and wherever they stand."""
    before = book(code("x", LYS, MORK), code("y"))
    after = book(code("y"), code("x", MORK, replace(LYS, line=90)))
    assert compare_codebooks(before, before).is_empty
    assert compare_codebooks(before, after).is_empty


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((code("x"),), (code("x"), code("y")), ("new", [], ["y"])),
        ((code("x"), code("y")), (code("x"),), ("removed", ["y"], [])),
        ((code("x"),), (code("z", was=("x",)),), ("renamed", ["x"], ["z"])),
        ((code("x"), code("y")), (code("z", was=("x", "y")),), ("merged", ["x", "y"], ["z"])),
        ((code("x"), code("y")), (code("y", was=("x",)),), ("merged", ["x", "y"], ["y"])),
        (
            (code("x"),),
            (code("y", was=("x",)), code("z", was=("x",))),
            ("split", ["x"], ["y", "z"]),
        ),
        ((code("x"),), (code("x"), code("z", was=("x",))), ("split", ["x"], ["x", "z"])),
        (
            (code("x"), code("y")),
            (code("v", was=("x", "y")), code("w", was=("y",))),
            ("regrouped", ["x", "y"], ["v", "w"]),
        ),
    ],
)
def test_what_became_of_codes(
    before: tuple[Code, ...], after: tuple[Code, ...], expected: tuple[str, list[str], list[str]]
) -> None:
    """By id and by was:, and the other way round the same groups."""
    assert fates(compare_codebooks(book(*before), book(*after))) == [expected]
    back = fates(compare_codebooks(book(*after), book(*before)))
    assert [(new, old) for _, old, new in back] == [expected[1:]]


def test_an_old_was_says_nothing_where_both_are_there_on_both_sides() -> None:
    """Codes that both lived on are no longer one."""
    state = book(code("x"), code("z", was=("x",)))
    assert compare_codebooks(state, state).is_empty


def test_rules_by_what_they_match() -> None:
    """Added, removed and changed; one that is only spelled otherwise is the same."""
    before = book(code("x", LYS, MORK))
    after = book(code("x", replace(LYS, strength="weak"), LYST))
    (change,) = compare_codebooks(before, after).changed
    told = [(one.kind, one.text) for one in change.rules]
    assert told == [("changed", "lys*"), ("added", "lyst"), ("removed", "mørk")]
    spelled = book(code("x", replace(LYS, text="LYS*"), MORK))
    assert compare_codebooks(before, spelled).is_empty
    narrower = book(code("x", replace(LYS, roles=("staff",)), MORK))
    (change,) = compare_codebooks(before, narrower).changed
    assert [one.kind for one in change.rules] == ["changed"]


def test_a_strong_twin_that_goes_leaves_a_removed_rule() -> None:
    """The same words as strong and as weak rule: taking the strong one away is told."""
    before = book(code("x", LYS, replace(LYS, strength="weak")))
    after = book(code("x", replace(LYS, strength="weak")))
    (change,) = compare_codebooks(before, after).changed
    assert [(one.kind, one.before) for one in change.rules] == [("removed", LYS)]


def test_rules_that_went_along_to_the_new_code_are_no_change() -> None:
    """Rules are compared within what belongs together."""
    before = book(code("x", LYS, MORK))
    after = book(code("y", LYS, was=("x",)), code("z", MORK, was=("x",)))
    (change,) = compare_codebooks(before, after).changed
    assert change.rules == ()
    assert change.name == "y, z"
    assert change.ids == {"x", "y", "z"}


def test_texts_fields_and_themes() -> None:
    """Every text by language, other fields by name, a code that moved, themes that differ."""
    old = replace(code("x"), use={"da": "når"}, examples=Examples(typical=(Example("a", 3),)))
    new = replace(
        code("x", theme="b"),
        definition={"da": "om x", "en": "on x"},
        label={"da": "X"},
        examples=Examples(typical=(Example("b", 3),)),
    )
    changes = compare_codebooks(book(old), book(new, themes=("b", "c")))
    (change,) = changes.changed
    told = [(one.field, one.language, one.before, one.after) for one in change.texts]
    assert told == [("definition", "en", "", "on x"), ("use", "da", "når", "")]
    assert change.fields == ("label", "examples")
    assert change.moved == ("a", "b")
    assert [(one.id, one.kind) for one in changes.themes] == [("c", "added"), ("a", "removed")]
    worded = Codebook("p", ("da",), (Theme("a", label={"da": "A"}), Theme("b")))
    assert [one.kind for one in compare_codebooks(book(), worded).themes] == ["changed"]


ids = st.sampled_from("uvwxyz")
codes = st.builds(
    lambda name, theme, rules, was: code(name, *rules, theme=theme, was=tuple(was - {name})),
    ids,
    st.sampled_from("ab"),
    st.lists(st.sampled_from([LYS, LYST, MORK]), unique=True),
    st.sets(ids, max_size=2),
)
books = st.lists(codes, max_size=5, unique_by=lambda one: one.id).map(lambda some: book(*some))


def ids_of(some: tuple[Code, ...]) -> tuple[str, ...]:
    """Give the ids of codes."""
    return tuple(one.id for one in some)


@given(books, books)
def test_the_other_way_round_is_the_same_with_the_sides_changed(
    before: Codebook, after: Codebook
) -> None:
    """Every code is in one group on each side, and the groups do not depend on the way."""
    forth, back = compare_codebooks(before, after), compare_codebooks(after, before)
    groups = {(ids_of(one.before), ids_of(one.after)) for one in forth.codes}
    assert groups == {(ids_of(one.after), ids_of(one.before)) for one in back.codes}
    assert sorted(one for group, _ in groups for one in group) == sorted(one.id for one in before)
    rules = {(one.before, one.after) for group in forth.codes for one in group.rules}
    assert rules == {(one.after, one.before) for group in back.codes for one in group.rules}


@given(books)
def test_any_codebook_against_itself_is_empty(state: Codebook) -> None:
    """Whatever its was: lists say."""
    assert compare_codebooks(state, state).is_empty


def test_a_change_of_line_ends_and_comments_is_none() -> None:
    """What is not read has no consequence."""
    text = "codebook: p\nlanguages: [da]\nthemes:\n- id: t\n  codes:\n  - id: x\n"
    before = load_codebook(text.encode()).codebook
    after = load_codebook(f"# kommentar\r\n{text}".encode()).codebook
    assert before is not None
    assert after is not None
    assert compare_codebooks(before, after).is_empty
