"""A template opened: refused in words, or cleaned, with the place where the appendix belongs."""

import hashlib
import re
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lxml import etree

from qualcode.errors import TemplateError
from qualcode.exporters.house import cleaning
from qualcode.exporters.house.fields import settle_controls, settle_fields
from qualcode.exporters.house.names import R, W, text_of
from qualcode.exporters.house.pages import check_rooms, rooms_of
from qualcode.exporters.house.parts import (
    DOCUMENT_TYPE,
    Package,
    Relation,
    Taken,
    document_of,
    open_package,
)

MARK = "{{appendix}}"
_MARK = re.compile(r"\{\{\s*(?:bilag|appendix)\s*\}\}", re.IGNORECASE)
_NAMED = (W + "headerReference", W + "footerReference")
_MANY = ("header", "footer", "image")
_WITH_TEXT = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class House:
    """A template that may be used: ``package`` is a Word document of what is taken over of it.

    Its body is the template's up to and after a paragraph ``MARK``, or only that paragraph;
    every section names its headers and footers. ``left_out`` counts paragraphs of a template
    that does not say where the appendix belongs: all of its body is replaced. ``sha256`` is that
    of the template's own bytes.
    """

    package: bytes
    left_out: int
    sha256: str


def open_house(data: bytes, *, file: str) -> House:
    """Look a template over, and leave behind what must not travel.

    ``TemplateError`` when it is damaged, protected, too large, holds macros, or is no Word file.
    """
    package = open_package(data, file=file)
    relations = tuple(package.relations(package.main))
    styles = next((one.part for one in relations if one.kind == "styles"), "")
    hidden = cleaning.hiding_styles(package.xml(styles)) if styles else frozenset()
    root = package.xml(package.main)
    body = _body(root, file=file)
    _clean_text(root, relations=relations, hidden=hidden)
    left_out = _choose(body, file=file)
    _check_pages(package, body, relations=relations)
    main = Taken(DOCUMENT_TYPE, etree.tostring(root), _used(relations, root=root))
    parts = {package.main: main}
    waiting = [*main.relations]
    while waiting:
        one = waiting.pop()
        if one.part not in parts:
            parts[one.part] = _taken(package, one, root=root, hidden=hidden)
            waiting += parts[one.part].relations
    sha256 = hashlib.sha256(data).hexdigest()
    return House(document_of(parts, main=package.main), left_out, sha256)


def marked(body: Any) -> tuple[Any, Any]:
    """Give the paragraph that says ``MARK``, and the section that it stands in."""
    place = next(one for one in body.iter(W + "p") if text_of(one) == MARK)
    after = (one for later in place.itersiblings() for one in later.iter(W + "sectPr"))
    return place, next(chain(place.iter(W + "sectPr"), after))


def _check_pages(package: Package, body: Any, *, relations: tuple[Relation, ...]) -> None:
    part = next((one.part for one in relations if one.kind == "settings"), "")
    settings = package.xml(part) if part else etree.Element("none")
    check_rooms(rooms_of(marked(body)[1], settings=settings), file=package.archive.file)


def _used(relations: tuple[Relation, ...], *, root: Any) -> tuple[Relation, ...]:
    """Give the relations that what is left of a document needs, one of each that it has once."""
    named = {value for one in root.iter() for key, value in one.attrib.items() if key.startswith(R)}
    once = {one.kind: one for one in reversed(relations) if one.kind not in _MANY}
    return tuple(one for one in relations if one.id in named or one is once.get(one.kind))


def _body(root: Any, *, file: str) -> Any:
    body = root.find(W + "body")
    if body is None:
        raise TemplateError(
            f"{file}: the Word file has no body.", remedy="Open it in Word and save a fresh copy."
        )
    return body


def _taken(package: Package, one: Relation, *, root: Any, hidden: frozenset[str]) -> Taken:
    content_type = package.type_of(one.part, kind=one.kind)
    if one.kind in ("image", "font"):
        return Taken(content_type, package.archive.read(one.part))
    relations = tuple(package.relations(one.part))
    part = package.xml(one.part)
    if one.kind in _WITH_TEXT:
        _clean_text(part, relations=relations, hidden=hidden)
    else:
        cleaning.accept_changes(part)
        cleaning.drop_traces(part)
        cleaning.drop_relations(part, kept={relation.id for relation in relations})
    if one.kind in ("footnotes", "endnotes"):
        tag = W + one.kind.removesuffix("s") + "Reference"
        cleaning.prune_notes(part, named={ref.get(W + "id") for ref in root.iter(tag)})
    if one.kind == "settings":
        cleaning.prune_settings(part)
    return Taken(content_type, etree.tostring(part), relations)


def _clean_text(
    root: Any,
    *,
    relations: tuple[Relation, ...],
    hidden: frozenset[str],
) -> None:
    cleaning.accept_changes(root)
    settle_fields(root)
    settle_controls(root)
    cleaning.drop_hidden(root, hidden=hidden)
    cleaning.drop_traces(root)
    cleaning.drop_relations(root, kept={one.id for one in relations})
    cleaning.fill_emptied(root)


def _choose(body: Any, *, file: str) -> int:
    """Leave of a body what the template wants to keep, with a paragraph that says ``MARK``.

    Gives how many paragraphs with words were left out.
    """
    left_out = 0
    _name_headers(body)
    last = body.find(W + "sectPr")
    if last is None:
        last = body.makeelement(W + "sectPr")
        body.append(last)
    place = _place(body, file=file)
    if place is None:
        left_out = sum(map(cleaning.has_words, body.iter(W + "p")))
        place = body.makeelement(W + "p")
        body[:] = [place, last]
    for child in list(place):
        if child.tag != W + "pPr":
            place.remove(child)
    run = etree.SubElement(place, W + "r")
    etree.SubElement(run, W + "t").text = MARK
    return left_out


def _name_headers(body: Any) -> None:
    """Let every section name the headers and footers that it inherits from the one before."""
    inherited: dict[tuple[str, str], Any] = {}
    for section in body.iter(W + "sectPr"):
        own = {(one.tag, one.get(W + "type") or "default"): one for one in section.iter(*_NAMED)}
        missing = [one for key, one in inherited.items() if key not in own]
        section[:0] = [deepcopy(one) for one in missing]
        inherited |= own


def _place(body: Any, *, file: str) -> Any:
    """Give the paragraph where the appendix belongs; ``None`` when the template says nothing."""
    found = [one for one in body.iter(W + "p") if _MARK.search(text_of(one))]
    inner = [one for one in found if all(other not in found for other in _below(one))]
    if not inner:
        return None
    if len(inner) > 1:
        raise TemplateError(
            f"{file} says {MARK} {len(inner)} times: where does the appendix belong?",
            remedy="Leave it in one place.",
        )
    (place,) = inner
    alone = _MARK.fullmatch(text_of(place).strip()) is not None
    if place.getparent() is not body or not alone:
        raise TemplateError(
            f"{file}: {MARK} must be a paragraph of its own, outside tables and text boxes.",
            remedy="Put it on a line of its own in the template's running text.",
        )
    return place


def _below(paragraph: Any) -> list[Any]:
    return [one for one in paragraph.iter(W + "p") if one is not paragraph]
