"""Attributions by a template of the user's own."""

import pytest

from qualcode.report.attribution import attributed, fields_in, named_field, stray_brace

SAMIRA = {"pseudonym": "Samira", "role": "beboer", "area": "Nordvangen", "age_group": ""}


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{pseudonym}, {role}, {area}, {age_group}", "Samira, beboer, Nordvangen"),
        ("{pseudonym}, {age_group}, {role}", "Samira, beboer"),
        ("{age_group}, {pseudonym}", "Samira"),
        ("{pseudonym} ({age_group})", "Samira"),
        ("{pseudonym} ({age_group}, {role})", "Samira (beboer)"),
        ("{pseudonym} ({role}, {age_group})", "Samira (beboer)"),
        ("{pseudonym} · {age_group} · {area}", "Samira · Nordvangen"),
        ("{pseudonym}, {age_group} år, {role}", "Samira, beboer"),
        ("[{age_group}; {age_group}] {pseudonym}", "Samira"),
        ("{age_group}", ""),
        ("– {PSEUDONYM}", "– Samira"),
        ("{pseudonym}, {nothing}", "Samira"),
    ],
)
def test_what_is_empty_leaves_nothing_behind(template: str, told: str) -> None:
    """No double commas, no empty brackets, no bare words around a missing value."""
    assert attributed(template, SAMIRA) == told


def test_a_value_may_hold_signs_of_the_template() -> None:
    """What somebody wrote in a cell is never cut or tidied."""
    values = {"pseudonym": "Ole, formand {C}", "area": ""}
    assert attributed("{pseudonym}, {area}", values) == "Ole, formand {C}"
    assert attributed("{køn/alder}, {area}", {"køn/alder": "k/40"}) == "k/40"


def test_fields_are_found_with_their_places() -> None:
    """And a brace that belongs to none is."""
    assert fields_in("{a} – { b }") == (("a", 0), ("b", 6))
    assert stray_brace("{a} }") == 4
    assert stray_brace("{a}") == -1


def test_our_own_fields_go_before_columns_of_the_same_name() -> None:
    """A column called Turn does not take the turn's place."""
    assert named_field("TURN", ["Turn"]) == "turn"
    assert named_field("etage", ["Etage"]) == "Etage"
