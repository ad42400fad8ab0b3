"""Pages as the template lays them out: its size, margins and columns decide how wide tables are."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from qualcode.errors import TemplateError
from qualcode.exporters.fragments import twips
from qualcode.exporters.house.names import W, is_on, remove, whole_number
from qualcode.exporters.template import LANDSCAPE_WIDTH, MARGIN, PAGE, TEXT_WIDTH
from qualcode.report.document import Block, Document, Figure, Section, TableColumn, WordTable

_NARROWEST = 80.0
_ROOM_FOR_CAPTION = 25.0
_SIGN, _EDGES = 1.9, 2.6
_SIDES = ("left", "right", "top", "bottom")
_ONLY_FIRST = ("titlePg", "type")


@dataclass(frozen=True, slots=True)
class Room:
    """What a page leaves for text, in mm."""

    width: float
    height: float


def page_of(section: Any, *, landscape: bool, first: bool = True) -> Any:
    """Give a section like the template's; ``landscape`` turns a page that stands upright.

    Margins stay where they are, since the header stands at the top of either. Only the first
    section may have a first page of its own and start its numbers; text runs in one column.
    """
    made = deepcopy(section)
    size, margins = _part(made, "pgSz"), _part(made, "pgMar")
    for attribute, length in zip(("w", "h"), PAGE, strict=True):
        if whole_number(size, attribute) <= 0:
            size.set(W + attribute, str(twips(length)))
    for side in _SIDES:
        if margins.get(W + side) is None:
            margins.set(W + side, str(twips(MARGIN)))
    if landscape and whole_number(size, "w") < whole_number(size, "h"):
        wide, high = size.get(W + "h"), size.get(W + "w")
        size.set(W + "w", wide)
        size.set(W + "h", high)
        size.set(W + "orient", "landscape")
        size.attrib.pop(W + "code", None)
    for element in list(made.iter(W + "cols", W + "formProt", W + "textDirection")):
        remove(element)
    return made if first else _continued(made)


def _continued(section: Any) -> Any:
    for element in list(section.iter(*(W + name for name in _ONLY_FIRST))):
        remove(element)
    for element in section.iter(W + "pgNumType"):
        element.attrib.pop(W + "start", None)
    size = section.find(W + "pgSz")
    kind = section.makeelement(W + "type")
    kind.set(W + "val", "nextPage")
    size.addprevious(kind)
    return section


def _part(section: Any, name: str) -> Any:
    found = section.find(W + name)
    if found is None:
        found = section.makeelement(W + name)
        before = [W + one for one in ("headerReference", "footerReference", "footnotePr")]
        before += [W + one for one in ("endnotePr", "type", "pgSz")]
        section.insert(sum(1 for one in section if one.tag in before), found)
    return found


def room_of(page: Any, *, beside: bool) -> Room:
    """Give what a page leaves for text; ``beside``: the gutter takes of its width, not height."""
    size, margins = page.find(W + "pgSz"), page.find(W + "pgMar")
    taken = {side: abs(whole_number(margins, side)) for side in _SIDES}
    gutter = whole_number(margins, "gutter")
    width = whole_number(size, "w") - taken["left"] - taken["right"] - gutter * beside
    height = whole_number(size, "h") - taken["top"] - taken["bottom"] - gutter * (not beside)
    return Room(_mm(width), _mm(height))


def _mm(length: int) -> float:
    return length * 25.4 / 1440


def rooms_of(section: Any, *, settings: Any) -> Mapping[bool, Room]:
    """Give the room for text on a template's pages, upright (``False``) and turned (``True``)."""
    beside = not is_on(settings, "gutterAtTop")
    return {
        turned: room_of(page_of(section, landscape=turned), beside=beside)
        for turned in (False, True)
    }


def check_rooms(rooms: Mapping[bool, Room], *, file: str) -> None:
    """``TemplateError`` when pages leave too little room for a table."""
    if min(one.width for one in rooms.values()) < _NARROWEST:
        raise TemplateError(
            f"{file}: its pages leave {rooms[False].width:.0f} mm for text; tables need "
            f"{_NARROWEST:.0f} mm.",
            remedy="Use a template with larger pages or narrower margins.",
        )


def fitted(document: Document, *, rooms: Mapping[bool, Room]) -> Document:
    """Give the document with tables and figures as wide as the template's pages let them be."""
    return replace(
        document,
        sections=tuple(_fitted(one, room=rooms[one.landscape]) for one in document.sections),
    )


def _fitted(section: Section, *, room: Room) -> Section:
    ours = LANDSCAPE_WIDTH if section.landscape else TEXT_WIDTH
    scale = room.width / ours
    return replace(
        section, blocks=tuple(_scaled(block, scale=scale, room=room) for block in section.blocks)
    )


def _scaled(block: Block, *, scale: float, room: Room) -> Block:
    if isinstance(block, WordTable):
        columns = [replace(one, width=one.width * scale) for one in block.columns]
        return replace(block, columns=with_room_for_words(columns))
    if isinstance(block, Figure):
        most = max(room.height - _ROOM_FOR_CAPTION, 1.0) / block.height
        smaller = min(scale, most)
        return replace(block, width=block.width * smaller, height=block.height * smaller)
    return block


def with_room_for_words(columns: Sequence[TableColumn]) -> tuple[TableColumn, ...]:
    """Widen columns that would break a word of their header, out of those that have room.

    The whole is as wide as before. Signs are taken to be as wide as in a wide serif.
    """
    needs = [max(map(len, one.header.split()), default=0) * _SIGN + _EDGES for one in columns]
    pairs = list(zip(columns, needs, strict=True))
    lacking = sum(max(need - one.width, 0.0) for one, need in pairs)
    spare = sum(max(one.width - need, 0.0) for one, need in pairs)
    moved = min(lacking, spare)
    return tuple(
        replace(one, width=one.width + (need - one.width) * moved / whole) if whole else one
        for one, need in pairs
        for whole in (lacking if need > one.width else spare,)
    )
