"""What may say who somebody is: a kind, a place in a text, and how sure that is."""

from dataclasses import dataclass
from typing import Literal, get_args

from qualcode.model import Span

Kind = Literal[
    "cpr",
    "birth date",
    "phone",
    "e-mail",
    "link",
    "account",
    "plate",
    "address",
    "postcode",
    "person",
    "place",
    "organisation",
    "name",
    "job title",
]
Sure = Literal["certain", "likely", "possible"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NAMES: frozenset[Kind] = frozenset({"person", "place", "organisation", "name"})
SURE: tuple[Sure, ...] = get_args(Sure)


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One place of a text that may say who somebody is.

    ``span`` counts code points, half-open. ``base`` is what the words are without case and
    genitive where they are a name (``Hassan`` for *HASSANS*), else the words as written.
    """

    span: Span
    kind: Kind
    sure: Sure
    base: str
