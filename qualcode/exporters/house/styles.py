"""Our styles under a template's own: found by name, else by id, else added without harm."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml

from qualcode.exporters.house.bullets import add_bullets
from qualcode.exporters.house.names import W, is_on, remove, value_of
from qualcode.exporters.house.style_names import SHOWN
from qualcode.exporters.template import part_xml

_STAND_INS = {"FigureCaption": "Caption"}
_RELATIVES = {
    "QuoteQuestion": "Quote",
    "QuoteAfter": "Quote",
    "QuoteTranslation": "Quote",
    "QuoteSource": "Quote",
    "Heading2": "Heading1",
    "Heading3": "Heading2",
}
_KEEPS = ("keepNext", "keepLines")
_LIKE_RUNNING_TEXT = ("Normal", "Lead", "Definition")
_BULLETS = "ListBullet"
_NOT_IN_IDS = re.compile("[^a-z0-9]")
Styles = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dress:
    """How one of our styles is worn: the id in the template, and what it lacks of ours.

    ``missing`` are properties that paragraphs must bring along: keeping with the next one, no
    number (our headings have letters), bullets.
    """

    id: str
    missing: str = ""


def dress(
    styles: Any, *, numbering: Any, used: Iterable[str], language: str
) -> Mapping[str, Dress]:
    """Give what stands for each of our styles in a template; those it lacks are added to it.

    ``styles`` and ``numbering`` are the roots of the template's parts, ``used`` ids of ours.
    """
    theirs = _by_id(styles)
    own = _by_id(parse_xml(part_xml("styles.xml", language=language)))
    wanted = (kin for name in used for kin in (name, _RELATIVES.get(name, name)))
    needed = {one: None for name in wanted for one in _chain(name, own)}
    found = {one: _found(one, own=own, theirs=theirs) for one in needed}
    ids = {one: _id(style) for one, style in found.items() if style is not None}
    for one in needed:
        if one not in ids:
            ids[one] = _free(one, theirs=theirs)
    for one in (name for name in needed if found[name] is None):
        added = _added(own[one], ids=ids, theirs=theirs)
        if one == _BULLETS:
            _set_number(added, add_bullets(numbering))
        styles.append(added)
    return {
        one: Dress(ids[one], _missing(own[one], style, theirs, numbering=numbering))
        for one, style in found.items()
    }


def _by_id(styles: Any) -> dict[str, Any]:
    return {_id(one): one for one in styles.iter(W + "style") if _id(one)}


def _id(style: Any) -> str:
    return str(style.get(W + "styleId") or "")


def _chain(name: str, styles: Styles) -> Iterator[str]:
    """Give a style's id and those that it is based on, nearest first."""
    seen: set[str] = set()
    while name in styles and name not in seen:
        yield name
        seen.add(name)
        name = value_of(styles[name], "basedOn")


def _found(our_id: str, *, own: Styles, theirs: Styles) -> Any:
    """Give the template's style for one of ours; ``None`` when it has none that can be seen."""
    kind = own[our_id].get(W + "type")
    alike = [one for one in theirs.values() if one.get(W + "type") == kind]
    found = None
    if own[our_id].get(W + "default") is not None:
        found = next((one for one in alike if one.get(W + "default") in ("1", "true", "on")), None)
    for one in (our_id, _STAND_INS.get(our_id, our_id)):
        found = found if found is not None else _named_alike(own[one], alike)
    return None if found is not None and is_on(found, "rPr", "vanish") else found


def _named_alike(ours: Any, alike: Iterable[Any]) -> Any:
    name = value_of(ours, "name").lower()
    wanted = (name, *SHOWN.get(name, ()))
    by_name = {said: one for one in alike for said in _names(one)}
    by_id = {_as_id(_id(one)): one for one in alike}
    names = (by_name[one] for one in wanted if one in by_name)
    ids = (_id(ours), *SHOWN.get(name, ()))
    return next(names, next((by_id[one] for one in map(_as_id, ids) if one in by_id), None))


def _names(style: Any) -> list[str]:
    said = f"{value_of(style, 'name')},{value_of(style, 'aliases')}"
    return [one.strip().lower() for one in said.split(",") if one.strip()]


def _as_id(name: str) -> str:
    """Give a name as Word makes ids of names: letters and digits of English only."""
    return _NOT_IN_IDS.sub("", name.lower())


def _free(our_id: str, *, theirs: Styles) -> str:
    candidates = (our_id, f"Qualcode{our_id}", *(f"Qualcode{our_id}{n}" for n in range(2, 100)))
    taken = {one.lower() for one in theirs}
    return next(one for one in candidates if one.lower() not in taken)


def _added(ours: Any, *, ids: Mapping[str, str], theirs: Styles) -> Any:
    """Give one of our styles as it is added: under free names, based on what is there."""
    style, our_id = deepcopy(ours), _id(ours)
    style.set(W + "styleId", ids[our_id])
    style.attrib.pop(W + "default", None)
    for mark in list(style.iter(W + "basedOn", W + "next", W + "link")):
        told = value_of(mark)
        mark.set(W + "val", ids.get(told, told))
        if told not in ids:
            remove(mark)
    if value_of(style, "name").lower() in {name for one in theirs.values() for name in _names(one)}:
        style.find(W + "name").set(W + "val", f"Qualcode {value_of(style, 'name')}")
    relative = theirs.get(ids.get(_RELATIVES.get(our_id, ""), ""))
    if relative is not None:
        _take_after(style, relative, numbered=_is_numbered(relative, theirs))
    elif style.get(W + "type") == "paragraph":
        _make_independent(style, our_id=our_id)
    return style


def _take_after(style: Any, relative: Any, *, numbered: bool) -> None:
    """Let a style look like a relative of the template's, where ours has no look of its own."""
    style.find(W + "basedOn").set(W + "val", _id(relative))
    properties, marks = style.get_or_add_pPr(), style.get_or_add_rPr()
    for one in list(properties.iter(W + "ind")):
        remove(one)
    if properties.keepNext is None:
        properties.get_or_add_keepNext().val = False
    if numbered:
        properties.get_or_add_numPr().get_or_add_numId().val = 0
    if properties.find(W + "outlineLvl") is None:
        marks.get_or_add_i().val = False
    else:
        for one in list(marks.iter(W + "color")):
            remove(one)


def _make_independent(style: Any, *, our_id: str) -> None:
    """Keep indents and blocks of the template's running text out of a style that is not like it."""
    properties = style.get_or_add_pPr()
    if our_id in _LIKE_RUNNING_TEXT:
        for one in list(style.iter(W + "sz", W + "szCs")):
            remove(one)
    if properties.ind is None:
        indent = properties.get_or_add_ind()
        for side in ("left", "right", "firstLine"):
            indent.set(W + side, "0")
    if properties.jc is None and our_id not in _LIKE_RUNNING_TEXT:
        properties.get_or_add_jc().set(W + "val", "left")


def _set_number(style: Any, number: str) -> None:
    for mark in style.iter(W + "numId"):
        mark.set(W + "val", number)


def _missing(ours: Any, found: Any, theirs: Styles, *, numbering: Any) -> str:
    """Give the properties that a paragraph in the template's style must bring along."""
    if found is None or ours.get(W + "type") != "paragraph" or ours.get(W + "default"):
        return ""
    chain = [theirs[one] for one in _chain(_id(found), theirs)]
    missing = "".join(
        f"<w:{name}/>"
        for name in _KEEPS
        if is_on(ours, "pPr", name) and not is_on(_first(chain, name), "pPr", name)
    )
    numbered = _is_numbered(found, theirs)
    if _id(ours) == _BULLETS:
        return missing if numbered else missing + _numbered(add_bullets(numbering))
    return missing + _numbered("0") if numbered else missing


def _is_numbered(style: Any, theirs: Styles) -> bool:
    chain = (theirs[one] for one in _chain(_id(style), theirs))
    numbers = (value_of(one, "pPr", "numPr", "numId") for one in chain)
    return next((one for one in numbers if one), "0") != "0"


def _first(chain: list[Any], name: str) -> Any:
    """Give the nearest style that says something of a property, or the last one."""
    return next((one for one in chain if one.find(f"{W}pPr/{W}{name}") is not None), chain[-1])


def _numbered(number: str) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
