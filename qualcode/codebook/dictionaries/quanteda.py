"""Dictionaries in YAML as quanteda reads them: keys in keys, lists of words and globs."""

from collections.abc import Iterator
from dataclasses import replace

from qualcode.codebook.dictionaries.category import Category, Entry
from qualcode.codebook.dictionaries.globs import take
from qualcode.codebook.dictionaries.scalars import clean
from qualcode.codebook.findings import Findings, Place, shorten
from qualcode.codebook.source import read_source
from qualcode.codebook.texts import is_empty
from qualcode.codebook.tree import ListNode, MapNode, Node, TextNode, read_tree

OURS = ("themes", "codebook")


def read_quanteda(text: str, *, findings: Findings) -> tuple[Category, ...]:
    """Give the categories of a dictionary in YAML.

    Words are globs: ``*`` any letters, ``?`` one. A key without a name, or with the name of
    the key it stands in, holds that key's own words; so do words beside keys in one list.
    """
    node = read_tree(read_source(text.encode(), findings=findings), findings=findings)
    if node is None:
        return ()
    if not isinstance(node, MapNode):
        findings.error(
            Place(1, 1), "no keys were read.", "A dictionary is written as key: [word, word]."
        )
        return ()
    if any(isinstance(key, TextNode) and key.text in OURS for key, _ in node.entries):
        findings.error(
            Place(1, 1),
            "this is a codebook in qualcode's own notation.",
            "Copy the file; it needs no import.",
        )
        return ()
    return tuple(_categories(node, findings=findings))


def _categories(node: MapNode, *, findings: Findings) -> Iterator[Category]:
    for key, value in node.entries:
        if not isinstance(key, TextNode):
            findings.error(key.place, "a list was read where a key should be.", "Write a name.")
        else:
            yield _category(clean(key.text), value, place=key.place, findings=findings)


def _category(name: str, value: Node, *, place: Place, findings: Findings) -> Category:
    """Give one category: its own words, and the keys under it."""
    entries: list[Entry] = []
    under: list[Category] = []
    for item in _items(value):
        if isinstance(item, MapNode):
            under += _categories(item, findings=findings)
        elif isinstance(item, TextNode) and not is_empty(item):
            rule = take(item.text, place=item.place, findings=findings, owner=f'"{shorten(name)}"')
            entries += [Entry(rule, item.place.line)] if rule else []
        elif isinstance(item, ListNode):
            findings.error(
                item.place, "a list was read inside a list.", "Write the words in one list."
            )
    own = [one for one in under if one.name in {"", name} and not one.under]
    entries += [entry for one in own for entry in one.entries]
    return replace(
        Category(name, place.line),
        entries=tuple(entries),
        under=tuple(one for one in under if one not in own),
    )


def _items(value: Node) -> tuple[Node, ...]:
    return value.items if isinstance(value, ListNode) else (value,)
