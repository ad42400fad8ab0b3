"""The codebook we ship: whole, without a slip, and as it was given but for its rules."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.model import Code, Codebook, Examples
from qualcode.rules import check_examples

SHIPPED = Path(__file__).parents[2] / "codebooks" / "klokkevangen.yaml"
AS_GIVEN = Path(__file__).parent / "data" / "klokkevangen_as_given.yaml"


def book(path: Path) -> Codebook:
    """Load a codebook that must be there."""
    loaded = load_codebook(path.read_bytes(), file=path.name)
    assert loaded.codebook is not None, loaded.problems
    return loaded.codebook


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    """Load the codebook we ship."""
    return book(SHIPPED)


def test_it_loads_without_a_problem() -> None:
    """Not even a note: it is the example that users copy."""
    assert load_codebook(SHIPPED.read_bytes()).problems == ()


def test_it_has_three_themes_of_ten_codes(shipped: Codebook) -> None:
    """Thirty codes, each with rules in both languages."""
    assert [len(theme.codes) for theme in shipped.themes] == [10, 10, 10]
    for code in shipped:
        assert {rule.language for rule in code.rules} == {"da", "en"}


def without_rules(code: Code) -> Code:
    """Give the code without rules and places."""
    texts = {
        kind: tuple(replace(one, line=0, column=0) for one in getattr(code.examples, kind))
        for kind in ("typical", "without_keywords", "false_friends")
    }
    return replace(code, rules=(), line=0, examples=Examples(**texts))


def test_all_but_its_rules_is_as_given(shipped: Codebook) -> None:
    """Ids, labels, definitions and examples are those of the given codebook."""
    assert list(map(without_rules, shipped)) == list(map(without_rules, book(AS_GIVEN)))


def test_its_comments_are_kept() -> None:
    """The comments of the given file stand where they stood."""
    comments = [
        [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        for path in (SHIPPED, AS_GIVEN)
    ]
    assert comments[0] == comments[1] != []


def test_its_examples_pass(shipped: Codebook) -> None:
    """Strong rules hit every typical example and no false friend."""
    assert check_examples(shipped) == ()
