"""What no file can hold is seen to be there; what looks like a formula is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qualcode.formats import STAND_IN, as_cell, encodable, from_cell, writable

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_whatever_is_writable_is_well_formed_xml_of_the_same_length(text: str) -> None:
    """An XML library takes it and gives it back; signs that were fit are as they were."""
    fit = writable(text)
    element = etree.Element("a")
    element.text = fit
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (fit or None)
    assert len(fit) == len(text)
    assert all(new in {old, STAND_IN} for old, new in zip(text, fit, strict=True))


@given(ANY)
def test_whatever_is_encodable_is_utf_8_of_the_same_length(text: str) -> None:
    """Only halves of surrogate pairs have a stand-in."""
    fit = encodable(text)
    assert fit.encode().decode() == fit
    assert [one for one in text if one not in fit] == [
        one for one in text if "\ud800" <= one <= "\udfff"
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_calculate_gets_an_apostrophe(start: str) -> None:
    """Full-width signs are the same to a spreadsheet; reading takes the apostrophe off again."""
    assert as_cell(f"{start}1+1") == f"'{start}1+1"
    assert from_cell(as_cell(f"{start}1+1")) == f"{start}1+1"


@given(ANY)
def test_a_cell_is_read_back_as_the_text_it_was(text: str) -> None:
    """Whatever it begins with, apostrophes before a formula among them."""
    assert from_cell(as_cell(text)) == text
    assert from_cell(as_cell(f"'={text}")) == f"'={text}"
