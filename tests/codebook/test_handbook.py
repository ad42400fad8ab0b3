"""The handbook page about the codebook: its examples load, its promises and messages hold."""

import re
from pathlib import Path

import pytest

from qualcode.codebook import load_codebook, parse_term
from qualcode.model import Codebook, Problem
from qualcode.rules import check_examples, match_text

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
HEAD = "codebook: a\nlanguages: [da]\nthemes:\n  - id: t\n    codes:\n      - id: kode\n"


def rows(heading: str) -> list[list[str]]:
    """Give the cells of the table under a heading, without its head."""
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def quoted(cell: str) -> list[str]:
    """Give what stands between backticks."""
    return re.findall("`([^`]+)`", cell)


def words(cell: str) -> list[str]:
    """Give the words in italics, and rows of words as one."""
    return [one.strip() for group in re.findall(r"\*([^*]+)\*", cell) for one in group.split(",")]


def coded(text: str, rule: str) -> bool:
    """Tell whether a text is coded by one rule."""
    written = rule.replace("'", "''")
    book = load_codebook(f"{HEAD}        rules: {{strong: ['{written}']}}\n".encode()).codebook
    assert isinstance(book, Codebook)
    return bool(match_text(text, codebook=book, language="da"))


def test_the_example_loads_and_its_examples_pass() -> None:
    """The codebook on the page has no slip, and its rules do what it says."""
    loaded = load_codebook(EXAMPLE.encode())
    assert loaded.problems == ()
    assert loaded.codebook is not None
    assert check_examples(loaded.codebook) == ()


NOTATION = rows("The notation of rules")


@pytest.mark.parametrize("row", NOTATION, ids=[row[0] for row in NOTATION])
def test_every_row_of_the_notation_table_is_true(row: list[str]) -> None:
    """What the table says a rule matches it matches, and what it says it misses it misses."""
    rule = quoted(row[0])[0]
    parse_term(rule)
    assert [word for word in words(row[1]) if not coded(word, rule)] == []
    assert [word for word in words(row[2]) if coded(word, rule)] == []


def problems_of(slip: str) -> tuple[Problem, ...]:
    """Load the slip where it belongs."""
    if slip.startswith("- "):
        part = "examples:\n          typical:" if "Hun" in slip else "rules:\n          strong:"
        body = f"{part}\n            {slip}"
    elif slip.startswith(("typical", "strong")):
        part = "examples" if slip.startswith("typical") else "rules"
        body = f"{part}:\n          {slip}"
    else:
        body = slip
    return load_codebook(f"{HEAD}        {body}\n        scope: passage\n".encode()).problems


SLIPS = rows("Common slips")


@pytest.mark.parametrize("row", SLIPS, ids=[row[0] for row in SLIPS])
def test_every_slip_on_the_page_gives_the_message_on_the_page(row: list[str]) -> None:
    """The table of slips quotes what is really said."""
    slip = "\n        ".join(quoted(row[0])) or "\tuse: x"
    told = [f"{problem.what} {problem.remedy}" for problem in problems_of(slip)]
    assert any(row[1].replace("\\*", "*") in one for one in told), told
