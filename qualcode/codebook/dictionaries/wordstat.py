"""Dictionaries of WordStat: a tree by indentation, words with their weight in brackets."""

import re
from dataclasses import replace

from qualcode.codebook.dictionaries.category import Branch, Category, Entry, root
from qualcode.codebook.dictionaries.globs import take
from qualcode.codebook.dictionaries.scalars import clean
from qualcode.codebook.findings import Findings, Place, shorten

_WEIGHT = re.compile(r"\((-?\d{1,9}(?:[.,]\d{1,9})?)\)$")
_RULE = "@"


def read_wordstat(text: str, *, findings: Findings) -> tuple[Category, ...]:
    """Give the categories of a ``.cat`` file.

    A line that ends in a weight, ``(1)``, is a word, any other a category; ``_`` joins the
    words of a row. Words before the first category are in a category without a name.
    """
    top = root()
    above: list[tuple[tuple[int, int], Branch]] = []
    weighted = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = Place(number, 1)
        depth = _depth(line)
        above = [one for one in above if one[0] < depth]
        parent = above[-1][1] if above else top
        weight = _WEIGHT.search(line.rstrip())
        word = line[: weight.start()].strip() if weight else ""
        if line.strip().startswith(_RULE):
            findings.warning(
                place,
                f'the rule "{shorten(line.strip())}" was left out.',
                "Write it in our notation: lampe+ ~3 tunnel+, or lampe+ & tunnel+.",
            )
        elif weight and word:
            _add(word, to=parent, place=place, findings=findings)
            weighted += float(weight[1].replace(",", ".")) != 1.0
        else:
            branch = Branch(Category(clean(line), number), [])
            parent.under.append(branch)
            above.append((depth, branch))
    if weighted:
        findings.note(
            Place(1, 1),
            f"weights other than 1 ({weighted} of them) were left out; all words count alike here.",
            "Rules are strong, weak or exceptions.",
        )
    return _with_loose(top.grown())


def _depth(line: str) -> tuple[int, int]:
    """Count the tabs before a line's words, then the blanks."""
    margin = line[: len(line) - len(line.lstrip())]
    tabs = margin.count("\t")
    return tabs, 0 if tabs else len(margin)


def _add(word: str, *, to: Branch, place: Place, findings: Findings) -> None:
    owner = f'"{shorten(to.category.name)}"' if to.category.name else "no category"
    rule = take(word.replace("_", " "), place=place, findings=findings, owner=owner)
    if rule:
        entry = Entry(rule, place.line)
        to.category = replace(to.category, entries=(*to.category.entries, entry))


def _with_loose(top: Category) -> tuple[Category, ...]:
    """Give the categories; words that stand in none come first, in one without a name."""
    loose = Category("", entries=top.entries, line=1)
    return (loose, *top.under) if top.entries else top.under
