"""Settings as a run keeps them: what its figures depend on, as plain values, and back."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from qualcode.model import Role, Settings, SpeakerSetting, Survey
from qualcode.store.plain_values import from_plain, tuples

# Where files lie on this computer says nothing of a figure, and names alone rest on the pipeline.
# What a model of embeddings is, its files say: see ``fingerprint_of``.
LEFT_OUT = frozenset({"transcripts", "embeddings", "names_pipeline"})


def settings_values(settings: Settings) -> dict[str, object]:
    """Give what a run's figures may depend on, as values that JSON can hold."""
    return {name: said for name, said in asdict(settings).items() if name not in LEFT_OUT}


def settings_from(said: Mapping[str, Any], *, today: Settings) -> Settings:
    """Give the settings that ``settings_values`` made values of; what they lack is today's.

    Raises ``TypeError`` or ``AttributeError`` for values that are none of settings.
    """
    known = {one.name for one in fields(Settings)} - LEFT_OUT
    return replace(today, **{name: _value(name, said[name]) for name in said if name in known})


def _value(name: str, said: Any) -> Any:
    match name:
        case "roles":
            return tuple(from_plain(Role, one) for one in said)
        case "speakers":
            return tuple(from_plain(SpeakerSetting, one) for one in said)
        case "surveys":
            return {file: from_plain(Survey, one) for file, one in said.items()}
        case _:
            return tuples(said)
