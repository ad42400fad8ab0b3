"""A second, slower reading of rules as they were given: plain ``re`` over words in a line.

It shares no code with the package, so that what it finds says something about the engine
and about later changes of the shipped rules. It knows the notation of the given codebook
only: word forms, ``*``, words in a row, and ``~n``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

FILLERS = {"øh", "øhm", "altså", "ik'"}
SPOKEN = {
    "ik": "ikke",
    "ikk": "ikke",
    "ka": "kan",
    "ka'": "kan",
    "sku": "skulle",
    "sku'": "skulle",
    "blir": "bliver",
    "noen": "nogen",
    "hva": "hvad",
    "hva'": "hvad",
}
WORD = re.compile(r"\w+(?:[-']\w+)*'?")


def codes_in(text: str, *, rules: Mapping[str, Mapping[str, Sequence[str]]]) -> set[str]:
    """Give the codes whose strong rules hit a text, where no exception covers the hit.

    ``rules`` maps code to strength to rules, as in the file.
    """
    lines = [_line(_words(text)), _line(_parts(_words(text)))]
    return {
        code
        for code, by_strength in rules.items()
        if any(
            _stands(line, strong=by_strength["strong"], exceptions=by_strength.get("except", ()))
            for line in lines
        )
    }


def danish_rules(codebook: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Give the Danish rules by code out of a codebook file that was read as plain YAML."""
    return {
        code["id"]: code["rules"]["da"] for theme in codebook["themes"] for code in theme["codes"]
    }


def _words(text: str) -> list[str]:
    found = WORD.findall(text.lower().replace("’", "'"))
    return [SPOKEN.get(word, word) for word in found if word not in FILLERS]


def _parts(words: Iterable[str]) -> Iterator[str]:
    """Give hyphenated words by their parts."""
    for word in words:
        yield from word.split("-")


def _line(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _stands(line: str, *, strong: Sequence[str], exceptions: Sequence[str]) -> bool:
    """Tell whether a strong hit is not inside a hit of an exception."""
    voided = [span for rule in exceptions for span in _spans(rule, line)]
    return any(
        not any(start <= hit[0] and hit[1] <= end for start, end in voided)
        for rule in strong
        for hit in _spans(rule, line)
    )


def _spans(rule: str, line: str) -> list[tuple[int, int]]:
    """Give every place of a rule, overlapping ones included."""
    return [found.span(1) for found in _pattern(rule).finditer(line)]


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    near = re.fullmatch(r"(.+) ~(\d+) (.+)", rule.lower())
    if near is None:
        return re.compile(rf"(?<= )(?=({_row(rule.lower())}) )")
    left, right = _row(near[1]), _row(near[3])
    between = rf"(?: \S+){{0,{near[2]}}} "
    return re.compile(rf"(?<= )(?=({left}{between}{right}|{right}{between}{left}) )")


def _row(words: str) -> str:
    return re.escape(words).replace(r"\*", r"\S*").replace(r"\ ", " ")
