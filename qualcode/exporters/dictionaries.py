"""Categories with words as a dictionary in YAML that quanteda reads."""

from collections.abc import Iterator, Sequence

from qualcode.codebook.dictionaries import Category, written

INDENT = "  "


def write_quanteda(categories: Sequence[Category], *, head: str = "") -> bytes:
    """Give keys in keys with lists of words; ``head`` is a comment for the first line.

    A category with both words and others under it holds its words under a key of its own
    name; one with neither is left out, since no dictionary has empty keys.
    """
    lines = [f"# {head}"] if head else []
    for category in categories:
        lines += _lines(category, margin="")
    return ("\n".join(lines) + "\n").encode() if lines else b""


def _lines(category: Category, *, margin: str) -> Iterator[str]:
    under = [line for one in _parts(category) for line in _lines(one, margin=margin + INDENT)]
    words = () if category.under else category.entries
    if under or words:
        yield f"{margin}{written(category.name)}:"
    yield from under
    for entry in words:
        yield f"{margin}{INDENT}- {written(entry.rule)}"


def _parts(category: Category) -> tuple[Category, ...]:
    """Give what stands under a category, its own words first."""
    if category.under and category.entries:
        return (Category(category.name, entries=category.entries), *category.under)
    return category.under
