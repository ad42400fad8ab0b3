"""Sentences of transcribed speech."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.language import split_sentences


def sentences(text: str, language: str = "da") -> list[str]:
    return [one.of(text) for one in split_sentences(text, language=language)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Jeg bor her.", "Det er godt!", "Er det ikke?", "Jo…", "Jamen så."],
        ["Det er bl.a. Bent, f.eks. Ole og dr. Hansen, ca. 3 stk. ad gangen.", "Ja."],
        ["Den 2. september kl. 14 i nr. 14.", "Så kom H. C. Andersen på 3. sal."],
        ["Han sagde: »Gå hjem.«", "Og så gik han."],
        ["Og jeg sagde: »Ja, jeg bor der!« (griner) og det gør jeg.", "Ja."],
        ["De kom med madrasser osv.", "Så stod de der mv. og ventede."],
        ["Jeg tror… ja, det er nok … sådan.", "Nå…", "Men altså!"],
        ["Vi kom i 1974.", "Det var pga. arbejdet."],
        ["Nej?!", "– Jo."],
        ["Første linje", "anden linje", "tredje."],
    ],
)
def test_splits_danish_speech(parts: list[str]) -> None:
    """Abbreviations, ordinals, initials and broken-off thoughts do not end a sentence."""
    joint = "\n" if parts[0] == "Første linje" else " "
    assert sentences(joint.join(parts)) == parts


def test_splits_english_speech() -> None:
    """English has its own abbreviations."""
    parts = ["Mr. Hill lives in St. John's, e.g. at the back?", "Yes.", "OK."]
    assert sentences(" ".join(parts), "en") == parts


def test_another_language_has_no_abbreviations_but_is_split() -> None:
    """Signs are enough to go on."""
    assert sentences("Es ist so. Ja.", "de") == ["Es ist so.", "Ja."]


@given(st.text(st.sampled_from("aA1 .!?…«»()\n\t\u00a0-,é"), max_size=60))
def test_sentences_lie_in_order_and_hold_every_sign(text: str) -> None:
    """Nothing is lost, nothing is twice, nothing is blank."""
    spans = split_sentences(text, language="da")
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(one.of(text) == one.of(text).strip() != "" for one in spans)
    assert "".join("".join(one.of(text) for one in spans).split()) == "".join(text.split())
