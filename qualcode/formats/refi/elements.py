"""What the project and the codebook format have in common: ids, names, codes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.formats.refi.values import Code

if TYPE_CHECKING:
    from lxml.etree import _Element

COLOR = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def tag(element: "_Element") -> str:
    """Give an element's name without its namespace, which differs between versions."""
    return str(element.tag).rpartition("}")[2]


def children(element: "_Element", name: str) -> Iterator["_Element"]:
    """Give the children of that name."""
    return (one for one in element if tag(one) == name)


def inside(root: "_Element", box: str, name: str) -> Iterator["_Element"]:
    """Give the children of that name in the boxes of that name."""
    return (one for outer in children(root, box) for one in children(outer, name))


def text_of(element: "_Element", name: str) -> str:
    """Give the text of the first child of that name; "" where there is none."""
    return next((one.text or "" for one in children(element, name)), "")


def guid_of(text: str) -> str:
    """Give an id in small letters without braces.

    >>> guid_of("{5B40D71A-90C2-5B4D-A9C5-7D5CDEFC3C74}")
    '5b40d71a-90c2-5b4d-a9c5-7d5cdefc3c74'
    """
    return text.strip().strip("{}").lower()


def refs(element: "_Element", name: str) -> tuple[str, ...]:
    """Give the ids that the children of that name point to."""
    return tuple(
        guid_of(one.get("targetGUID") or one.get("guid") or "") for one in children(element, name)
    )


def line_of(element: "_Element") -> int:
    """Give the line an element begins on."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def codes_in(element: "_Element") -> tuple[Code, ...]:
    """Give the codes right under an element, each with those under it."""
    return tuple(
        Code(
            guid_of(one.get("guid", "")),
            one.get("name", ""),
            codable=one.get("isCodable", "true").strip().casefold() not in {"false", "0"},
            color=color if COLOR.fullmatch(color := one.get("color", "").strip()) else "",
            description=text_of(one, "Description"),
            notes=refs(one, "NoteRef"),
            under=codes_in(one),
            line=line_of(one),
        )
        for one in children(element, "Code")
    )
