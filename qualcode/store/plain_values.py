"""Values as JSON holds them, and dataclasses made of them again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Made = TypeVar("Made", bound="DataclassInstance")


def plain(value: object) -> Any:
    """Give a value as JSON gives it back, mappings in the order in which they are."""
    return json.loads(json.dumps(value, ensure_ascii=False))


def digest(value: object) -> str:
    """Give the SHA-256 of a value's canonical JSON."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def from_plain(kind: type[Made], said: Mapping[str, Any]) -> Made:
    """Give a dataclass of plain fields again; fields that it does not have are passed over.

    Raises ``TypeError`` when one that it needs is missing.
    """
    known = {one.name for one in fields(kind)}
    return kind(**{name: tuples(value) for name, value in said.items() if name in known})


def tuples(value: Any) -> Any:
    """Give lists, which JSON makes of tuples, back as tuples."""
    return tuple(tuples(one) for one in value) if isinstance(value, list) else value
