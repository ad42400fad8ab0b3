"""Settings as a run keeps them come back as they were."""

import json
from dataclasses import fields

from qualcode.model import Settings
from qualcode.store import parse_settings, settings_from, settings_values
from qualcode.store.kept_settings import LEFT_OUT

TEXT = """\
name: Vestparken
languages: {data: da, report: en}
transcripts: interview
roles:
  - {name: volunteer, counts: yes, label: {da: frivillig}, synonyms: [frivillige]}
speakers:
  - {label: Bent, transcript: K02, role: staff, spoken: {it: ikke}}
unit: {max_words: 60}
counting: read
decider: maja
embeddings: /home/maja/models/da
spoken: {da: {ka': kan}}
encodings: {K01.txt: cp1252}
readers: {K02.json: whisper}
surveys:
  svar.csv: {respondent: Navn, answers: [Hvad nu?], role: resident, leave_out: [Mail]}
note: Øvelse
privacy: {spacy: da_core_news_sm}
"""


def test_what_figures_depend_on_comes_back() -> None:
    """Through JSON, nested ones too; what lies where on this computer is today's."""
    then = parse_settings(TEXT)
    today = Settings(transcripts="other", embeddings="m", names_pipeline="p", counting="all")
    found = settings_from(json.loads(json.dumps(settings_values(then))), today=today)
    for one in fields(Settings):
        source = today if one.name in LEFT_OUT else then
        assert getattr(found, one.name) == getattr(source, one.name), one.name


def test_no_path_of_this_computer_is_kept() -> None:
    """A model's folder and the transcripts' are no part of a run."""
    said = json.dumps(settings_values(parse_settings(TEXT)))
    assert "/home" not in said
    assert "interview" not in json.loads(said)


def test_settings_of_another_qualcode_are_read_as_far_as_they_go() -> None:
    """A name that this one does not know is passed over; one that was not known is today's."""
    today = Settings(note="today")
    assert settings_from({"counting": "read", "moon": [1]}, today=today) == Settings(
        note="today", counting="read"
    )
