"""The first qualcode.yaml says what it was given, and its examples are right."""

import re
import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Settings, SpeakerSetting
from qualcode.store import parse_settings, render_settings

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
LABELS = WORDS.map(str.strip).filter(bool).filter(lambda text: "\u00a0" not in text)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def test_the_file_says_the_settings_it_was_made_of() -> None:
    """What init found out is what the next command reads."""
    settings = Settings(
        name="Vestparken",
        data_language="en",
        report_language="en",
        transcripts=".",
        speakers=(SpeakerSetting("MH", "interviewer"), SpeakerSetting("S", spoken={"it": "ikke"})),
        spoken={"da": {"itj": "ikke"}},
        encodings={"a b.txt": "cp1252"},
        max_words=60,
        counting="all",
        decider="maja",
        note="Fortroligt: må ikke deles.",
    )
    assert parse_settings(render_settings(settings)) == settings


def test_defaults_are_written_as_defaults() -> None:
    """A file nobody has touched changes nothing."""
    assert parse_settings(render_settings(Settings())) == Settings()


def test_every_example_in_a_comment_can_be_used() -> None:
    """Taking the # away gives settings that load."""
    lines = render_settings(Settings()).split("\n")
    used = [re.sub(r"^# (?=[a-z]+:|  - )", "", line) for line in lines]
    settings = parse_settings("\n".join(used))
    assert [one.label for one in settings.speakers] == ["MH", "Bent"]
    assert settings.role("volunteer") is not None
    assert settings.decider == "maja"
    assert settings.encodings == {"interview 3.txt": "cp1252"}
    assert settings.spoken == {"da": {"itj": "ikke"}}


def test_speakers_of_speakers_csv_stay_there() -> None:
    """Only what the settings said themselves is written into them."""
    other = SpeakerSetting("IP", "resident", source="speakers.csv")
    own = SpeakerSetting("I", "interviewer")
    assert parse_settings(render_settings(Settings(speakers=(own, other)))).speakers == (own,)
    assert parse_settings(render_settings(Settings(speakers=(other,)))).speakers == ()


@given(LABELS, LABELS)
def test_any_name_and_label_survives(name: str, label: str) -> None:
    """Signs with a meaning in YAML, line breaks and emoji are quoted where they must be."""
    settings = Settings(name=name, speakers=(SpeakerSetting(label, "other"),))
    read = parse_settings(render_settings(settings))
    assert read == replace(
        settings, name=nfc(name), speakers=(SpeakerSetting(nfc(label), "other"),)
    )
