"""Tests of names by a spaCy pipeline that the user has."""

from pathlib import Path

import pytest
import spacy

from qualcode.errors import SettingsError
from qualcode.privacy import KINDS, pipeline_names


def test_a_pipeline_of_the_user_gives_its_entities(tmp_path: Path) -> None:
    """Its labels become our kinds; labels of other things are passed over."""
    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PER", "pattern": "gerda"}, {"label": "DATE", "pattern": "fredag"}]
    )
    nlp.to_disk(tmp_path / "own")
    found = pipeline_names(["så kom gerda fredag"], pipeline=str(tmp_path / "own"))
    assert [(one.kind, one.base, one.sure) for one in found[0]] == [("person", "gerda", "likely")]


def test_a_pipeline_that_is_not_there_is_a_slip_of_the_settings() -> None:
    """Nothing is downloaded: the message says what to do."""
    with pytest.raises(SettingsError, match="cannot be loaded"):
        pipeline_names(["x"], pipeline="no_such_pipeline")


def test_the_command_knows_all_kinds() -> None:
    """The list that --help shows without loading anything is the real one."""
    from qualcode.cli.names_screen import KINDS as SHOWN

    assert SHOWN == KINDS
