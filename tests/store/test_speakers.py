"""speakers.csv: what a label is, one row a label."""

import pytest

from qualcode.model import DEFAULT_ROLES, SpeakerSetting
from qualcode.store import read_speakers_csv


def test_headings_may_have_capitals() -> None:
    """Excel's habit of beginning with one changes nothing."""
    found, problems = read_speakers_csv(b"Label;ROLE\nI;interviewer\n", roles=DEFAULT_ROLES)
    assert (found, problems) == ((SpeakerSetting("I", "interviewer", source="speakers.csv"),), ())


def test_rows_become_settings_that_name_their_source() -> None:
    """Transcript and participant may be missing; an empty role says nothing of the role."""
    data = "label,role,transcript,participant\nI,moderator,,\nTolk,tolk,K06,K06-1\nS,,,\n"
    found, problems = read_speakers_csv(data.encode(), roles=DEFAULT_ROLES)
    assert problems == ()
    assert found == (
        SpeakerSetting("I", "interviewer", source="speakers.csv"),
        SpeakerSetting("Tolk", "interpreter", "K06", "K06-1", source="speakers.csv"),
        SpeakerSetting("S", source="speakers.csv"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "speakers.csv: the table is empty."),
        ("etiket,role\nI,other\n", 'speakers.csv:1: there is no column "label". The first line'),
        ("label,rolle\nI,other\n", 'there is no column "role". Did you mean "rolle"?'),
        ("label,role\n,other\n", "speakers.csv:2: this row has no label."),
        ("label,role\nI,othr\n", 'speakers.csv:2: "othr" is no role. Did you mean "other"?'),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(text: str, told: str) -> None:
    """No row is left out in silence."""
    found, problems = read_speakers_csv(text.encode(), roles=DEFAULT_ROLES)
    assert found == ()
    assert told in str(problems[0])
