"""The notation, case by case: see ``cases/*.yaml``."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from qualcode.codebook import parse_term
from qualcode.model import Code, Codebook, Rule, Theme
from qualcode.rules import match_text

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in YAML(typ="safe").load(path.read_bytes())
]
MARKS = re.compile("[⟦⟧]")


def codebook_of(case: dict[str, Any], language: str) -> Codebook:
    texts = {"strong": case.get("strong", []), "weak": [], "except": []} | {
        key: case[key] for key in ("weak", "except") if key in case
    }
    texts["strong"] = [*texts["strong"], *([case["rule"]] if "rule" in case else [])]
    rules = tuple(
        Rule(text, parse_term(text), strength, language)  # type: ignore[arg-type]
        for strength, group in texts.items()
        for text in group
    )
    return Codebook("cases", (language,), (Theme("t", codes=(Code("c", "t", rules=rules),)),))


@pytest.mark.parametrize("case", CASES)
def test_a_rule_hits_what_is_marked_and_nothing_else(case: dict[str, Any]) -> None:
    """The places marked ⟦…⟧ in the text (or listed under ``expected``), exactly."""
    language = case.get("language", "da")
    text = MARKS.sub("", case["text"])
    hits = match_text(text, codebook=codebook_of(case, language), language=language)
    found = sorted(hits, key=lambda hit: hit.span)
    if "expected" in case:
        assert [hit.span.of(text) for hit in found] == case["expected"]
    else:
        assert marked(text, found) == case["text"]
    if "strengths" in case:
        assert [hit.strength for hit in found] == case["strengths"]


def marked(text: str, hits: list[Any]) -> str:
    """Mark the places of hits in a text."""
    places = [(hit.span.end, 0, "⟧") for hit in hits] + [(hit.span.start, 1, "⟦") for hit in hits]
    for place, _, sign in sorted(places, reverse=True):
        text = text[:place] + sign + text[place:]
    return text
