"""What a name is the name of, told by its own letters and by the words beside it."""

import re
from collections.abc import Sequence
from typing import Protocol

from qualcode.language import fold
from qualcode.privacy.found import Kind
from qualcode.privacy.naming_words import BODIES, SAYS_MUCH, STREETS, TITLES, TOWARDS, TOWNS

_STREET = re.compile(rf"\w{{2,}}(?:{STREETS})s?$|.+ (?:{STREETS})s?$", re.IGNORECASE)
_TOWN = re.compile(rf"\w{{3,}}(?:{TOWNS})s?$", re.IGNORECASE)
_BODY = re.compile(rf"(?:.*[\w ])?(?:{BODIES})s?$|.+ (?:a/s|aps|ltd|inc)$", re.IGNORECASE)
_SURNAME = re.compile(r".+ \w+(?:sen|sens|søn|sson|dóttir)$", re.IGNORECASE)
_SEN = re.compile(r"\w{3,}sens?$", re.IGNORECASE)


class Spoken(Protocol):
    """A word as it stands in a text."""

    @property
    def form(self) -> str:
        """The word as written."""


def kind_of(base: str, *, before: Sequence[Spoken], after: Sequence[Spoken]) -> Kind:
    """Give what one mention says the name is of; ``name`` where it says nothing.

    ``before`` holds up to two words of the sentence before it, ``after`` up to one.
    """
    by_letters = _by_letters(base)
    if by_letters != "name":
        return by_letters
    before_it = [fold(one.form) for one in before]
    after_it = [fold(one.form) for one in after]
    if any(word in TITLES for word in before_it[-1:]) or any(w in SAYS_MUCH for w in after_it):
        return "person"
    if any(word in TOWARDS for word in before_it[-1:]):
        return "place"
    if " " in base:
        return "person"
    return "place" if _TOWN.match(base) else "name"


def _by_letters(base: str) -> Kind:
    if _is_abbreviation(base) or _BODY.match(base):
        return "organisation"
    if _SURNAME.match(base) or _SEN.match(base):
        return "person"
    return "place" if _STREET.match(base) else "name"


def _is_abbreviation(base: str) -> bool:
    letters = base.replace(" ", "").replace(".", "").replace("-", "")
    return len(letters) > 1 and letters.isupper()
