"""Names of WordprocessingML, as lxml writes them."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_OFF = frozenset({"0", "false", "off"})


def value_of(element: Any, *path: str) -> str:
    """Give ``w:val`` of an element, or of what stands below it; empty when it is not there."""
    found = element.find("/".join(W + name for name in path)) if path else element
    return "" if found is None else str(found.get(W + "val") or "")


def is_on(element: Any, *path: str) -> bool:
    """Tell whether a switch stands there and is not turned off."""
    found = element.find("/".join(W + name for name in path))
    return found is not None and value_of(found) not in _OFF


def whole_number(element: Any, name: str, *, otherwise: int = 0) -> int:
    """Give an attribute, of Word's or of drawings, as a whole number; fractions are cut off."""
    try:
        return int(float(element.get(W + name, element.get(name))))
    except (TypeError, ValueError, OverflowError):
        return otherwise


def remove(element: Any) -> None:
    """Take an element out of its parent; what it holds goes with it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Any) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def text_of(element: Any) -> str:
    """Give the words inside an element."""
    return "".join(one.text or "" for one in element.iter(W + "t"))
