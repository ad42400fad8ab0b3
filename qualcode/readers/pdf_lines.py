"""From the words of a page to lines of talk: columns, running heads, numbers, hyphens."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from qualcode.readers.draft import Line

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.|p\.)\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|af|of)\s*\d{1,4})?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_][^:.?!]{0,40}:(?:\s|$)")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_SAME_LINE = 3.0
_MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: its text, where it stands (points from the left and the top), bold."""

    text: str
    left: float
    top: float
    bottom: float
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order, its height, and its number of columns."""

    lines: tuple[PdfLine, ...]
    height: float
    columns: int = 1


def page_lines(words: Sequence[Mapping[str, Any]], *, width: float, height: float) -> Page:
    """Give a page from its words (``text``, ``x0``, ``x1``, ``top``, ``bottom``, ``fontname``)."""
    gutter = _gutter(words, width=width)
    if gutter is None:
        return Page(_rows(words), height)
    left = [word for word in words if word["x1"] <= gutter]
    right = [word for word in words if word["x1"] > gutter]
    return Page((*_rows(left), *_rows(right)), height, columns=2)


def _gutter(words: Sequence[Mapping[str, Any]], *, width: float) -> float | None:
    """Give where the page is parted in two columns of several lines, else ``None``.

    No word crosses the place, and on both sides lines hold several words.
    """
    for place in (width * share / 100 for share in (50, 48, 52, 46, 54, 44, 56)):
        if any(word["x0"] < place + 4 and word["x1"] > place - 4 for word in words):
            continue
        sides = [
            _rows([word for word in words if (word["x0"] > place) == right])
            for right in (False, True)
        ]
        wide = [sum(len(line.text.split()) > 2 for line in side) for side in sides]
        if min(wide) >= 4 and all(2 * n > len(side) for n, side in zip(wide, sides, strict=True)):
            return place
    return None


def _rows(words: Sequence[Mapping[str, Any]]) -> tuple[PdfLine, ...]:
    """Gather words that stand beside each other."""
    rows: list[list[Mapping[str, Any]]] = []
    for word in sorted(words, key=lambda one: (one["bottom"], one["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - word["bottom"]) <= _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(map(_row, rows))


def _row(words: list[Mapping[str, Any]]) -> PdfLine:
    ordered = sorted(words, key=lambda one: one["x0"])
    bold = 0
    for word in ordered:
        if "bold" not in str(word.get("fontname", "")).casefold():
            break
        bold += len(word["text"]) + 1
    return PdfLine(
        " ".join(word["text"] for word in ordered),
        float(ordered[0]["x0"]),
        float(min(word["top"] for word in ordered)),
        float(max(word["bottom"] for word in ordered)),
        max(0, bold - 1),
    )


def as_lines(pages: Sequence[Page]) -> tuple[list[Line], tuple[str, ...]]:
    """Give the lines of the talk, numbered through the file, and what was done to them."""
    heads = _running(pages)
    steps = []
    kept = [[line for line in page.lines if not _is_furniture(line, page, heads)] for page in pages]
    left = sum(len(page.lines) for page in pages) - sum(map(len, kept))
    if left:
        steps.append(f"left out {left} running heads and page numbers")
    if _are_numbered(kept):
        kept = [[_without_number(line) for line in lines] for lines in kept]
        steps.append("left out line numbers")
    lines, joined = _joined(_opened(kept))
    if joined:
        steps.append(f"joined {joined} words parted at the end of a line")
    return lines, tuple(steps)


def _at_edge(line: PdfLine, page: Page) -> bool:
    return line.top < _MARGIN * page.height or line.bottom > (1 - _MARGIN) * page.height


def _running(pages: Sequence[Page]) -> set[str]:
    """Give the lines, digits apart, that stand at the edge of most pages (three at least)."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_bare(line) for line in page.lines if _at_edge(line, page)})
    return {text for text, count in counts.items() if count >= max(3, 0.6 * len(pages))}


def _bare(line: PdfLine) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _is_furniture(line: PdfLine, page: Page, heads: set[str]) -> bool:
    if not _at_edge(line, page):
        return False
    is_number = _PAGE_NUMBER.fullmatch(line.text) is not None
    outermost = line in {page.lines[0], page.lines[-1]}
    return _bare(line) in heads or (is_number and outermost)


def _are_numbered(pages: Sequence[Sequence[PdfLine]]) -> bool:
    """Tell whether lines begin with a number that rises by one (or five) along the page."""
    steps: Counter[int] = Counter()
    total = sum(map(len, pages))
    for lines in pages:
        numbers = [int(found[0]) for line in lines if (found := _number(line)) is not None]
        steps.update(second - first for first, second in pairwise(numbers))
    return steps[1] > 0.6 * total or (steps[5] > 0.12 * total and steps[5] > 3)


def _number(line: PdfLine) -> re.Match[str] | None:
    return re.match(r"\d{1,5}(?=\s|$)", line.text)


def _without_number(line: PdfLine) -> PdfLine:
    found = _number(line)
    if found is None:
        return line
    text = line.text[found.end() :].lstrip()
    return replace(line, text=text, bold=max(0, line.bold - (len(line.text) - len(text))))


def _opened(pages: Sequence[Sequence[PdfLine]]) -> list[Line]:
    """Say which lines open a paragraph: after a gap, at a label, or set further in."""
    gaps = [
        second.bottom - first.bottom
        for lines in pages
        for first, second in pairwise(lines)
        if second.bottom > first.bottom
    ]
    usual = median(gaps) if gaps else 0.0
    found: list[Line] = []
    for lines in pages:
        for place, line in enumerate(lines):
            before = lines[place - 1] if place else None
            far = before is not None and line.bottom - before.bottom > 1.35 * usual
            opens = not found or far or bool(_LABEL.match(line.text)) or line.bold > 0
            found.append(Line(line.text, len(found) + 1, opens, line.bold))
    return found


def _joined(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Join a word parted by a hyphen at the end of a line to its rest on the next."""
    joined: list[Line] = []
    count = 0
    for line in lines:
        last = joined[-1] if joined else None
        first, _, rest = line.text.partition(" ")
        if (
            last is not None
            and not line.opens
            and _HYPHEN.search(last.text)
            and first[:1].islower()
            and first.casefold() not in {"og", "eller", "and", "or"}
        ):
            joined[-1] = replace(last, text=_HYPHEN.sub("", last.text) + first)
            count += 1
            if rest:
                joined.append(replace(line, text=rest, bold=0))
        else:
            joined.append(line)
    return joined, count
