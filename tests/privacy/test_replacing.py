"""Tests of replacing names, and of following a span through it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import Span
from qualcode.privacy import Replacer
from qualcode.privacy.replacing import any_of

NAMES = {"Hassan": "Karim", "Bo": "Per", "Hassan Ahmed": "Karim Said", "Jens": "Lars", "Ander": "X"}


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Hassan, Hassans og HASSAN; HASSANS", "Karim, Karims og KARIM; KARIMS"),
        ("Hassan's Hassan’s Hassan' hund", "Karim's Karim’s Karims hund"),
        ("hassan kom", "karim kom"),
        ("Boligforeningen og at bo; BO og Bo", "Boligforeningen og at bo; PER og Per"),
        ("Bo-Erik og Anne-Bo", "Bo-Erik og Anne-Bo"),
        ("Hassan-familien", "Karim-familien"),
        ("Hassan Ahmeds og Hassan\nAhmed", "Karim Saids og Karim Said"),
        ("Jens' hund, Jens’ kat", "Lars' hund, Lars’ kat"),
        ("Anders og Ander", "Anders og X"),
        ("K01_Hassan_2", "K01_Karim_2"),
        ("Hassanovic", "Hassanovic"),
    ],
)
def test_whole_words_in_their_case_and_genitive(text: str, becomes: str) -> None:
    """A name inside a word stays, and so does a verb that is spelled like one."""
    assert Replacer(NAMES).replace(text).text == becomes


def test_numbers_are_replaced_as_they_stand() -> None:
    """A telephone number takes no genitive; a hissing replacement gets an apostrophe."""
    replacer = Replacer({"30 12 34 56": "[telefon]", "Ole": "Mads"})
    assert replacer.replace("Oles nummer: 30 12 34 56.").text == "Mads' nummer: [telefon]."
    assert Replacer({}).replace("Ole").text == "Ole"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Bo", "Hassans", "hund", " ", "HASSAN", ", ", "Jens' "]), max_size=12)
)
def test_every_span_outside_the_names_keeps_its_words(parts: list[str]) -> None:
    """Whatever is not replaced is found again by following it; what is, is found whole."""
    text = "".join(parts)
    replaced = Replacer(NAMES).replace(text)
    for edit in replaced.edits:
        assert replaced.follow(edit.span).of(replaced.text) == edit.words
    for start in range(len(text)):
        span = Span(start, start + 1)
        if not any(edit.span.overlap(span) for edit in replaced.edits):
            assert replaced.follow(span).of(replaced.text) == span.of(text)
    assert replaced.follow(Span(0, len(text))) == Span(0, len(replaced.text))


def test_a_span_that_cuts_a_name_follows_the_whole_name() -> None:
    """Half a name is no place in the new text: the span grows to the whole of it."""
    replaced = Replacer(NAMES).replace("Og Hassan kom")
    assert replaced.follow(Span(5, 13)).of(replaced.text) == "Karim kom"
    assert replaced.follow(Span(0, 5)).of(replaced.text) == "Og Karim"


@given(st.lists(st.text("abc ", min_size=1), min_size=1), st.text("abc \n"))
def test_the_tree_of_names_finds_what_a_list_of_them_would(forms: list[str], text: str) -> None:
    """What is quick with hundreds of names takes the same places as the longest name first."""
    forms = [" ".join(one.split()) for one in forms if one.strip()]
    longest = sorted(forms, key=lambda form: (-len(form), form))
    listed = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest)
    spans = [match.span() for match in re.finditer(rf"\b(?:{listed})\b", text)] if forms else []
    found = re.finditer(rf"\b(?:{any_of(forms)})\b", text) if forms else ()
    assert [match.span() for match in found] == spans


def test_names_are_told_with_their_places() -> None:
    """Each place says which name of the key it is, whatever its case and genitive."""
    found = Replacer(NAMES).found("HASSAN og Bos hund")
    assert [(name, edit.span) for name, edit in found] == [
        ("Hassan", Span(0, 6)),
        ("Bo", Span(10, 13)),
    ]
