"""Dictionaries of LIWC: ``.dic`` with its list of categories, and the ``.dicx`` table.

A ``.dic`` begins with a block between two lines ``%``: a number, a tab, a name, more tabs
for a category under the one before, and perhaps a longer name in brackets. Then a word a
line with the numbers of its categories. ``*`` at the end of a word stands for any letters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.codebook.dictionaries.category import Branch, Category, Entry, Line, root
from qualcode.codebook.dictionaries.globs import take
from qualcode.codebook.dictionaries.scalars import clean
from qualcode.codebook.findings import Findings, Place, shorten

_FENCE = "%"
_HEAD = re.compile(r"(\s*)(\S+)(\s+)(\S.*)")
_NAMES = re.compile(r"^(.*\S)\s+\(([^()]+)\)$")
_CONDITION = re.compile(r"\([^()]*\)\s*[\d/]+|<[^<>]*>\s*[\d/]+")
_REFERENCE = re.compile(r"[\s,]+")


@dataclass(slots=True)
class _Book:
    """Categories by their number, and words read so far by that number."""

    top: Branch
    branches: dict[str, Branch]

    def add(self, key: str, entry: Entry) -> None:
        branch = self.branches[key]
        branch.category = replace(branch.category, entries=(*branch.category.entries, entry))


def read_liwc(text: str, *, findings: Findings) -> tuple[Category, ...]:
    """Give the categories of a ``.dic`` file with their words."""
    lines = [Line(number, (line,)) for number, line in enumerate(text.split("\n"), start=1)]
    fences = [one.number for one in lines if one.cell(0) == _FENCE]
    if len(fences) < 2:
        findings.error(
            Place(fences[0] if fences else 1, 1),
            "there is no list of categories between two lines of %.",
            "LIWC begins a .dic file with %, then a number and a name a line, then % again.",
        )
        return ()
    book = _categories(lines[fences[0] : fences[1] - 1], findings=findings)
    for line in lines[fences[1] :]:
        if line.cell(0):
            _read_word(line, book=book, findings=findings)
    return book.top.grown().under


def _categories(lines: Sequence[Line], *, findings: Findings) -> _Book:
    """Read the list at the top: more tabs before a name, deeper in the tree."""
    book = _Book(root(), {})
    above: list[tuple[int, Branch]] = []
    for line in lines:
        if not line.cell(0):
            continue
        head = _HEAD.fullmatch(line.cells[0].rstrip())
        place = Place(line.number, 1)
        if head is None:
            findings.error(
                place, f'"{shorten(line.cell(0))}" has no name.', "Write a number, a tab, a name."
            )
            continue
        indent, key, gap, name = head.groups()
        if key in book.branches:
            findings.error(place, f"the number {key} stands twice.", "Give each its own number.")
            continue
        depth = indent.count("\t") + gap.count("\t")
        above = [one for one in above if one[0] < depth]
        parent = above[-1][1] if above else book.top
        branch = Branch(_named(name, line=line.number), [])
        parent.under.append(branch)
        above.append((depth, branch))
        book.branches[key] = branch
    return book


def _named(name: str, *, line: int) -> Category:
    names = _NAMES.match(clean(name))
    if names is None:
        return Category(clean(name), line)
    return Category(names[1], line, label=f"{names[2]} ({names[1]})")


def _read_word(line: Line, *, book: _Book, findings: Findings) -> None:
    """Put one word into its categories."""
    place = Place(line.number, 1)
    word, references = _split(line.cells[0])
    if _CONDITION.search(references):
        references = _CONDITION.sub(" ", references)
        findings.warning(
            place,
            f'"{shorten(word)}" belongs to some categories only beside other words; '
            "that part was left out.",
            'Write a rule for it: "like ~1 to".',
        )
    keys = [key for key in _REFERENCE.split(references.strip()) if key]
    known = list(dict.fromkeys(_found(keys, book=book, place=place, findings=findings)))
    if not known:
        findings.warning(
            place, f'"{shorten(word)}" belongs to no category; it was left out.', "Name one."
        )
        return
    rule = take(word, place=place, findings=findings, owner=f"line {line.number}", one="")
    for key in known if rule else ():
        book.add(key, Entry(rule, line.number))


def _split(text: str) -> tuple[str, str]:
    """Give the word and what stands for its categories: behind a tab, or numbers at the end."""
    word, tab, references = text.strip().partition("\t")
    if tab:
        return word, references
    condition = _CONDITION.search(word)
    if condition:
        return word[: condition.start()].strip(), word[condition.start() :]
    words = word.split()
    numbers: list[str] = []
    while len(words) > 1 and words[-1].strip(",").isdecimal():
        numbers.insert(0, words.pop())
    return " ".join(words), " ".join(numbers)


def _found(keys: Sequence[str], *, book: _Book, place: Place, findings: Findings) -> Iterator[str]:
    """Give the keys that the list at the top has; a category may be given by name too."""
    names = {one.category.name.casefold(): key for key, one in book.branches.items()}
    for key in keys:
        if key in book.branches:
            yield key
        elif key.casefold() in names:
            yield names[key.casefold()]
        else:
            findings.warning(
                place,
                f'there is no category "{shorten(key)}" in the list at the top.',
                "Add it there, or take it away here.",
            )


def read_liwc_table(lines: Sequence[Line], *, findings: Findings) -> tuple[Category, ...]:
    """Give the categories of a ``.dicx`` table: a column for each, a mark where a word belongs."""
    head = lines[0]
    columns: Mapping[int, str] = {
        place: clean(cell) for place, cell in enumerate(head.cells) if place and cell.strip()
    }
    entries: dict[int, list[Entry]] = {place: [] for place in columns}
    for line in lines[1:]:
        marked = [place for place in columns if line.cell(place) not in {"", "0"}]
        word, place = line.cell(0), Place(line.number, 1)
        if word and not marked:
            findings.warning(
                place, f'"{shorten(word)}" belongs to no category; it was left out.', "Mark one."
            )
        elif word:
            owner = f"line {line.number}"
            rule = take(word, place=place, findings=findings, owner=owner, one="")
            for column in marked if rule else ():
                entries[column].append(Entry(rule, line.number))
    return tuple(
        Category(name, head.number, entries=tuple(entries[place]))
        for place, name in columns.items()
    )
