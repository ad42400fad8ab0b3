"""The JSON Schema: it agrees with the loader."""

from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest
from ruamel.yaml import YAML

from qualcode.codebook import load_codebook, schema

SHIPPED = Path(__file__).parents[2] / "codebooks" / "klokkevangen.yaml"
HEAD = "codebook: a\nlanguages: [da, en]\nthemes:\n- id: t\n  codes:\n  - "


def validator() -> Any:
    """Build a validator of draft 2020-12, whose schema is itself checked."""
    built = schema()
    jsonschema.Draft202012Validator.check_schema(built)
    return jsonschema.Draft202012Validator(built)


def test_the_shipped_codebook_is_valid() -> None:
    """An editor draws no red line in the codebook that we ship."""
    plain = YAML(typ="safe", pure=True).load(SHIPPED.read_text(encoding="utf-8"))
    assert list(validator().iter_errors(plain)) == []


def test_every_key_is_described_in_both_languages() -> None:
    """Each key says what it is for, in English and Danish."""
    definitions: Any = schema()["$defs"]
    described = {
        f"{name}.{key}": value["description"].count(" / ")
        for name, definition in definitions.items()
        for key, value in definition.get("properties", {}).items()
    }
    assert described["code.do_not_use"] == 1
    assert set(described.values()) == {1}


@pytest.mark.parametrize(
    "body",
    [
        "{id: k}",
        "{id: fællesskab-2, label: x, definition: {da: x, en: y}}",
        "{id: k, scope: utterance, origin: emergent, color: '#abc', was: [a], since: x, by: y}",
        "{id: k, rules: {strong: [a], weak: , except: b, roles: [staff]}}",
        "{id: k, rules: {da: {strong: [a]}, en: {weak: [b]}, roles: [staff]}}",
        "{id: k, examples: {typical: [a, {da: b}], false_friends: {en: [c], da: d}}}",
        "{id: k, codes: [{id: l, codes: [{id: m}]}]}",
    ],
)
def test_what_loads_is_valid(body: str) -> None:
    """Forms that the loader takes are valid to an editor."""
    assert not [
        one for one in load_codebook((HEAD + body).encode()).problems if one.severity == "error"
    ]
    assert validator().is_valid(YAML(typ="safe", pure=True).load(HEAD + body))


@pytest.mark.parametrize(
    "body",
    [
        "{label: x}",
        "{id: a b}",
        "{id: k, labl: x}",
        "{id: k, label: {dansk: x}}",
        "{id: k, scope: passages}",
        "{id: k, origin: x}",
        "{id: k, color: red}",
        "{id: k, rules: {strng: [a]}}",
        "{id: k, rules: {da: {strng: [a]}}}",
        "{id: k, rules: [a]}",
        "{id: k, rules: {strong: [{a: b}]}}",
        "{id: k, examples: {typcal: [a]}}",
        "{id: k, codes: [{label: x}]}",
        "{id: k, codes: x}",
    ],
)
def test_what_does_not_load_is_not_valid(body: str) -> None:
    """What the loader refuses has a red line in an editor too."""
    assert load_codebook((HEAD + body).encode()).codebook is None
    assert not validator().is_valid(YAML(typ="safe", pure=True).load(HEAD + body))
