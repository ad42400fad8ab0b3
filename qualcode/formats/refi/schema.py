"""The two schemas of REFI-QDA, and what is wrong with a file by them."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

Schema = Literal["project", "codebook"]
_FILES: dict[Schema, str] = {"project": "Project-mrt2019.xsd", "codebook": "Codebook.xsd"}
_ELEMENT = re.compile(r"Element '(?:\{[^}]*\})?([\w.-]+)'")


def check_schema(root: "_Element", *, schema: Schema) -> tuple[tuple[int, str], ...]:
    """Give what breaks the schema: line and name of the element, in order; empty when valid.

    Values are left out of it: a value may be words of a participant.
    """
    checker = _schema(schema)
    if checker(root):
        return ()
    found = {(one.line, _element_of(one.message)) for one in iter(checker.error_log)}  # type: ignore[call-overload]
    return tuple(sorted(found))


@cache
def _schema(schema: Schema) -> etree.XMLSchema:
    data = (files("qualcode.formats.refi") / "schema" / _FILES[schema]).read_bytes()
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.XMLSchema(etree.fromstring(data, parser))


def _element_of(message: str) -> str:
    match = _ELEMENT.match(message)
    return match[1] if match else "?"
