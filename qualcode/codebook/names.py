"""Names of codes and themes: the one that was meant, or what it may have been."""

import difflib
from collections.abc import Iterable

from qualcode.errors import UnknownNameError
from qualcode.model import Code, Codebook, Theme

_SHOWN = 12


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Give the candidate most like a word, "" when none is near.

    >>> nearest("nabosakb", ["tryghed", "naboskab"]), nearest("xyz", ["tryghed"])
    ('naboskab', '')
    """
    by_folded = {one.casefold(): one for one in sorted(candidates, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), sorted(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Give a sentence that helps somebody who wrote a name that is not there.

    >>> did_you_mean("tryghde", ["tryghed", "naboskab"])
    'Did you mean "tryghed"?'
    """
    names = sorted(set(candidates))
    near = nearest(word, names)
    if near:
        return f'Did you mean "{near}"?'
    more = ", …" if len(names) > _SHOWN else ""
    return f"There are: {', '.join(names[:_SHOWN])}{more}." if names else "There are none."


def require_code(codebook: Codebook, code_id: str) -> Code:
    """Give the code of that id; raises UnknownNameError that says what was near."""
    code = codebook.code(code_id)
    if code is None:
        raise UnknownNameError(_unknown("code", code_id, [one.id for one in codebook]))
    return code


def require_code_or_theme(codebook: Codebook, name: str) -> Code | Theme:
    """Give the code of that id, else the theme; raises UnknownNameError like require_code."""
    found = codebook.code(name) or codebook.theme(name)
    if found is None:
        known = [one.id for one in codebook] + [one.id for one in codebook.themes]
        raise UnknownNameError(_unknown("code or theme", name, known))
    return found


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    return f'the codebook has no {kind} "{name}". {did_you_mean(name, known)}'
