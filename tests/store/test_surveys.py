"""Surveys in the settings: which columns are answers, checked like every other key."""

import pytest

from qualcode.errors import SettingsError
from qualcode.model import Survey
from qualcode.store import parse_settings


def test_survey_is_read_with_all_its_keys() -> None:
    """Lists may be written as one text; the role may be a synonym."""
    settings = parse_settings(
        """
surveys:
  svar.csv: {respondent: Nr, answers: [Godt, Skidt], role: beboer, leave_out: E-mail}
  b.xlsx:
    respondent: Id
    answers: Kommentar
"""
    )
    assert settings.surveys == {
        "svar.csv": Survey("Nr", ("Godt", "Skidt"), "resident", ("E-mail",)),
        "b.xlsx": Survey("Id", ("Kommentar",)),
    }
    assert parse_settings("surveys:\n").surveys == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("surveys: svar.csv", "surveys must name files"),
        ("surveys: {a.csv: {answers: [x]}}", 'this survey has no "respondent"'),
        ("surveys: {a.csv: {respondent: x}}", 'this survey has no "answers"'),
        ("surveys: {a.csv: {respondent: x, answer: [y]}}", 'mean "answers"'),
        ("surveys: {a.csv: {respondent: x, answers: [y], role: formand}}", '"formand" is no role'),
        ("surveys: {a.csv: Nr}", "expected"),
    ],
)
def test_slips_have_a_place_and_a_remedy(text: str, what: str) -> None:
    """What is missing or misspelt is said, with an example."""
    with pytest.raises(SettingsError, match=what):
        parse_settings(text)
