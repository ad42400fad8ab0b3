"""Ids made from names: letters of any alphabet kept, each id once."""

import re
import unicodedata
from collections.abc import Callable

LONGEST = 60
_NO_LETTER = re.compile(r"\W+")


def plain_id(name: str, *, otherwise: str) -> str:
    """Give a name as an id, before it is made unique; ``otherwise`` where it has no letters.

    >>> plain_id("Lys & mørke (ude)", otherwise="kode")
    'lys_mørke_ude'
    """
    small = unicodedata.normalize("NFC", name.lower())
    bare = "".join(sign for sign in small if unicodedata.category(sign)[0] != "M")
    found = _NO_LETTER.sub("_", bare)
    found = re.sub("_+", "_", found).strip("_")[:LONGEST].strip("_")
    return found or otherwise


def fresh_ids() -> Callable[..., str]:
    """Give a function from names to ids that never gives the same id twice.

    Capital and small letters count as the same; the second of a name ends in ``_2``.
    """
    taken: set[str] = set()

    def fresh(name: str, *, otherwise: str) -> str:
        wanted = plain_id(name, otherwise=otherwise)
        found, number = wanted, 1
        while found.casefold() in taken:
            number += 1
            found = f"{wanted}_{number}"
        taken.add(found.casefold())
        return found

    return fresh


def unique_names(names: list[str], *, longest: int = 0) -> list[str]:
    """Give the names, each once: a repeated one gets a number; cut at ``longest`` if given.

    >>> unique_names(["Lys", "lys", "Støj"])
    ['Lys', 'lys (2)', 'Støj']
    """
    taken: set[str] = set()
    given = []
    for name in names:
        found, number = _cut(name, longest=longest), 1
        while found.casefold() in taken:
            number += 1
            ending = f" ({number})"
            found = _cut(name, longest=max(0, longest - len(ending))) + ending
        taken.add(found.casefold())
        given.append(found)
    return given


def _cut(name: str, *, longest: int) -> str:
    return name[:longest].rstrip() if longest and len(name) > longest else name
