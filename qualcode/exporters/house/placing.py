"""An appendix put into a template: in its styles, on its pages, where it belongs."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import docx
from lxml import etree

from qualcode.exporters.fragments import attribute, clean, parsed
from qualcode.exporters.house.fields import fill_about
from qualcode.exporters.house.names import WP, W, remove, whole_number
from qualcode.exporters.house.opening import House, marked
from qualcode.exporters.house.pages import fitted, page_of, rooms_of
from qualcode.exporters.house.styles import Dress, dress
from qualcode.exporters.template import describe
from qualcode.report.document import Document

_STYLED = re.compile(r'<w:(pStyle|rStyle|tblStyle) w:val="(\w+)"/>')


@dataclass(frozen=True, slots=True)
class Filling:
    """A template being filled: the open package, and the document fitted to its pages.

    ``place`` is the paragraph where the appendix belongs and ``section`` how its pages are laid
    out there.
    """

    package: Any
    document: Document
    place: Any
    section: Any

    @property
    def goes_on(self) -> bool:
        """Whether the template has something to say after the appendix."""
        return self.place.getnext() is not self.section

    @property
    def ends(self) -> tuple[str, ...]:
        """Give the ``w:sectPr`` of each of the document's sections."""
        return tuple(
            etree.tostring(
                page_of(self.section, landscape=one.landscape, first=number == 0)
            ).decode()
            for number, one in enumerate(self.document.sections)
        )

    @property
    def first_id(self) -> int:
        """The first number that no bookmark or picture of the template has."""
        return 1 + max(
            (
                whole_number(one, "id")
                for part in _trees(self.package)
                for one in part.iter(W + "bookmarkStart", WP + "docPr")
            ),
            default=0,
        )


def begin_filling(house: House, document: Document) -> Filling:
    """Open what is taken over of a template, and tell it what it is about."""
    package = docx.Document(io.BytesIO(house.package))
    describe(package, document)
    body = package.element.body
    place, section = marked(body)
    about = {"title": clean(document.title), "subject": clean(document.subtitle)}
    for tree in _trees(package):
        fill_about(tree, about=about)
    _speak(package, language=document.language)
    rooms = rooms_of(section, settings=package.settings.element)
    return Filling(package, fitted(document, rooms=rooms), place, section)


def _trees(package: Any) -> list[Any]:
    """Give the body and the headers and footers."""
    parts = package.part.related_parts.values()
    around = [
        one.element for one in parts if one.content_type.endswith(("header+xml", "footer+xml"))
    ]
    return [package.element.body, *around]


def _speak(package: Any, *, language: str) -> None:
    """Let words that do not say their language be in the document's."""
    styles = package.styles.element
    for one in list(styles.iter(W + "lang")):
        remove(one)
    defaults = styles.find(W + "docDefaults")
    if defaults is None:
        styles.insert(0, defaults := styles.makeelement(W + "docDefaults"))
    holder = defaults
    for place, name in enumerate(("rPrDefault", "rPr", "lang")):
        found = holder.find(W + name)
        if found is None:
            found = holder.makeelement(W + name)
            holder.insert(0 if place == 0 else len(holder), found)
        holder = found
    holder.set(W + "val", language)
    for one in package.settings.element.iter(W + "themeFontLang"):
        one.set(W + "val", language)


def finish_filling(filling: Filling, body: str) -> Any:
    """Put what a composed ``w:body`` holds in its place, and give the package."""
    package = filling.package
    worn = dress(
        package.styles.element,
        numbering=package.part.numbering_part.element,
        used=dict.fromkeys(name for _, name in _STYLED.findall(body)),
        language=filling.document.language,
    )
    place, section = filling.place, filling.section
    for child in list(parsed(_STYLED.sub(partial(_wear, worn=worn), body))):
        place.addprevious(child)
    if filling.goes_on:
        section.getparent().replace(section, page_of(section, landscape=False, first=False))
    else:
        remove(section)
    remove(place)
    return package


def _wear(found: re.Match[str], *, worn: Mapping[str, Dress]) -> str:
    kind, name = found.groups()
    missing = worn[name].missing if kind == "pStyle" else ""
    return f"<w:{kind} w:val={attribute(worn[name].id)}/>{missing}"
