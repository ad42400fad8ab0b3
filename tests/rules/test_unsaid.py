"""Rules that hit nothing, and what is said that comes near."""

from qualcode.rules import Unsaid
from tests.rules.examining import examined, said


def unsaid(*passages: str, **rules: list[str]) -> dict[str, Unsaid]:
    return {one.rule.text: one for one in examined(said(*passages), **rules).unsaid}


def test_other_inflections_are_named_where_they_are_said() -> None:
    """With counts, and with the rule that would catch them."""
    found = unsaid("Udsigt og udsigt. Udsigterne.", strong=["udsigten", "udsigten*"])
    assert found["udsigten"].near == (("udsigt", 2), ("udsigterne", 1))
    assert found["udsigten"].meant == "udsigt+"
    assert not found["udsigten"].is_spelling


def test_what_another_rule_catches_or_is_hardly_said_is_not_named() -> None:
    """Nor are words that every talk is made of, as has is of to have and of gardens."""
    assert unsaid("Udsigt, udsigt.", strong=["udsigten"], weak=["udsigt"])["udsigten"].near == ()
    assert unsaid("Udsigt.", strong=["udsigten"])["udsigten"].near == ()
    assert unsaid("Har, havde, har.", strong=["haven"])["haven"].near == ()


def test_a_word_that_no_dictionary_knows_may_be_misspelled() -> None:
    """The nearest word that is said is named."""
    found = unsaid("Naboskab og naboskab.", strong=["nabboskab", "naboskib+ ~3 hej"])
    assert found["nabboskab"].near == (("naboskab", 2),)
    assert found["nabboskab"].meant == "naboskab"
    assert found["nabboskab"].is_spelling


def test_rules_that_hit_and_except_rules_are_not_listed() -> None:
    """An except rule that waits for its word does its work."""
    assert set(unsaid("Naboen.", strong=["nabo+", "genbo+"], excepts=["nabolag"])) == {"genbo+"}
