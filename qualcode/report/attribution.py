"""Who said a quote, and where, by a template of the user's own.

A template is text with fields in braces: ``{pseudonym}, {role} ({area})``. A part between two
separators or brackets whose fields are all empty goes, and its separator with it.
"""

import re
from collections.abc import Mapping, Sequence

FIELDS = (
    "pseudonym",
    "participant",
    "role",
    "position",
    "area",
    "age_group",
    "transcript",
    "turn",
    "time",
)
_FIELD = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"(\s*[,;·|/]\s*|\s*[(\[]\s*|\s*[)\]])(?![^{]*\})")
_EMPTY = "\0"
_TIDY = tuple(
    re.compile(form)
    for form in (
        rf"\s*(?:\(\s*{_EMPTY}\s*\)|\[\s*{_EMPTY}\s*\])",
        rf"\s*[,;·|/]\s*{_EMPTY}",
        rf"{_EMPTY}\s*[,;·|/]\s*",
        rf"\s*{_EMPTY}",
    )
)


def fields_in(template: str) -> tuple[tuple[str, int], ...]:
    """Give the fields of a template as written, each with its place in it.

    >>> fields_in("{pseudonym}, {role}")
    (('pseudonym', 0), ('role', 13))
    """
    return tuple((found[1].strip(), found.start()) for found in _FIELD.finditer(template))


def stray_brace(template: str) -> int:
    """Give where a brace stands that belongs to no field, or -1.

    >>> stray_brace("{role}"), stray_brace("{role")
    (-1, 0)
    """
    bare = _FIELD.sub(lambda found: " " * len(found[0]), template)
    return min((bare.find(sign) for sign in "{}" if sign in bare), default=-1)


def named_field(name: str, columns: Sequence[str]) -> str:
    """Give the field or column of a name, whatever its case; empty when there is none.

    >>> named_field("Role", ()), named_field("etage", ["Etage"]), named_field("rolle", ())
    ('role', 'Etage', '')
    """
    known = {one.casefold(): one for one in (*columns[::-1], *FIELDS)}
    return known.get(name.casefold(), "")


def attributed(template: str, values: Mapping[str, str]) -> str:
    """Fill a template; what is empty leaves neither separators nor brackets behind.

    >>> attributed("{a}, {b} ({c})", {"a": "Samira", "b": "", "c": ""})
    'Samira'
    """
    told = {name.casefold(): value for name, value in values.items()}
    text = "".join(_filled(part, told) for part in _PARTS.split(template))
    while _EMPTY in text:
        text = next(form.sub("", text, count=1) for form in _TIDY if form.search(text))
    return text.strip()


def _filled(part: str, values: Mapping[str, str]) -> str:
    names = _FIELD.findall(part)
    found = [values.get(name.strip().casefold(), "") for name in names]
    if names and not any(found):
        return _EMPTY
    return _FIELD.sub(lambda one: values.get(one[1].strip().casefold(), ""), part)
