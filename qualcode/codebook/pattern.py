r"""Regular expressions of rules: ``\w`` and ``\d`` as Unicode means them, for RE2.

RE2 runs in linear time, so that no pattern can hang a run; its ``\w``, ``\d`` and ``\b``
know ASCII only, which in Danish is wrong in silence. They are written out or refused here.
"""

import re
from collections.abc import Iterator, Mapping

from qualcode.errors import NotationError

LETTERS = r"[\pL\pM\pN_]"
NOT_LETTERS = r"[^\pL\pM\pN_]"
# inside a class "_" stands between the groups, so that a "-" beside them is no range
LETTERS_IN_CLASS = r"\pL_\pM\pN"

_OUTSIDE: Mapping[str, str] = {
    r"\w": LETTERS,
    r"\W": NOT_LETTERS,
    r"\d": r"\p{Nd}",
    r"\D": r"\P{Nd}",
}
_INSIDE: Mapping[str, str] = {**_OUTSIDE, r"\w": LETTERS_IN_CLASS}
_WHOLE_WORD = "Leave it out: the pattern already has to match a whole word."
_REFUSED: Mapping[str, str] = {
    r"\b": _WHOLE_WORD,
    r"\B": _WHOLE_WORD,
    r"\C": r"Write \w for a letter or . for any sign.",
    r"\Q": r"Set a \ before each sign that is meant as itself.",
}
# RE2 needs seconds to find longer ones too large.
MOST_SIGNS = 10_000
_ONE_EACH = "Write one rule for each possibility: any number of rules is fine."
_MENDED: Mapping[str, str] = {
    "invalid repetition size": "All numbers in { } multiplied may be 1000 at most: write smaller "
    "ones, or * for any number of times.",
    "pattern too large": f"Write smaller numbers in {{ }}, or * for any number. {_ONE_EACH}",
}
_NOT_AVAILABLE = "Look-ahead and back-references are not available; see docs/codebook.md."
_PART = re.compile(r"\\.|\[:\^?\w+:\]|.", re.DOTALL)


def translate_regex(text: str) -> str:
    r"""Write a rule's pattern for RE2, case-insensitive, with Unicode ``\w`` and ``\d``.

    The result is meant for a full match with one casefolded word form. Raises
    NotationError, with the 1-based column in the pattern, on what RE2 cannot do.

    >>> translate_regex(r"gade\w*lys")
    '(?i)gade[\\pL\\pM\\pN_]*lys'
    """
    if not text:
        raise NotationError(
            "the regular expression is empty", remedy="Write the pattern between the slashes."
        )
    if len(text) > MOST_SIGNS:
        raise NotationError(
            f"a regular expression of {len(text):,} signs is longer than {MOST_SIGNS:,}",
            remedy=_ONE_EACH,
        )
    translated = "(?i)" + "".join(_translate_parts(text))
    _check(translated)
    return translated


def _translate_parts(text: str) -> Iterator[str]:
    """Give the pattern part by part, keeping track of whether a class [...] is open."""
    opened = -1
    for found in _PART.finditer(text):
        part, start = found.group(), found.start()
        inside = opened >= 0
        if part == "[" and not inside:
            opened = start
        elif part == "]" and inside and text[opened:start] not in {"[", "[^"}:
            opened = -1
        _refuse(part, column=start + 1, inside=inside)
        yield (_INSIDE if inside else _OUTSIDE).get(part, part)


def _refuse(part: str, *, column: int, inside: bool) -> None:
    """Raise on a sign that RE2 would take in ASCII or as bytes."""
    if part in _REFUSED:
        raise NotationError(
            f"{part} cannot be used in a rule", column=column, remedy=_REFUSED[part]
        )
    if part == r"\W" and inside:
        raise NotationError(
            r"\W cannot stand inside [ ]", column=column, remedy="Name the signs you mean."
        )


def _check(translated: str) -> None:
    """Compile with RE2, so that a slip is found when the codebook is read."""
    import re2  # noqa: PLC0415 - only codebooks that use regular expressions pay for it

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(translated, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args else "not understood"
        raise NotationError(
            f"the regular expression cannot be read ({reason})",
            remedy=next((m for sign, m in _MENDED.items() if sign in reason), _NOT_AVAILABLE),
        ) from error
