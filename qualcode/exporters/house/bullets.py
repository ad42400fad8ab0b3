"""Our bullets among a template's own lists."""

from typing import Any

from docx.oxml import parse_xml

from qualcode.exporters.house.names import W, whole_number
from qualcode.exporters.template import part_xml


def add_bullets(numbering: Any) -> str:
    """Add our bullets to the root of a numbering part, and give their number."""
    ours: Any = parse_xml(part_xml("numbering.xml", language=""))
    (kind,), (number,) = ours.iter(W + "abstractNum"), ours.iter(W + "num")
    lists, numbers = list(numbering.iter(W + "abstractNum")), list(numbering.iter(W + "num"))
    free_kind = str(1 + max((whole_number(one, "abstractNumId") for one in lists), default=-1))
    free = str(1 + max((whole_number(one, "numId") for one in numbers), default=0))
    kind.set(W + "abstractNumId", free_kind)
    number.set(W + "numId", free)
    number.find(W + "abstractNumId").set(W + "val", free_kind)
    if lists:
        lists[-1].addnext(kind)
    else:
        numbering.insert(len(list(numbering.iter(W + "numPicBullet"))), kind)
    (numbers[-1] if numbers else kind).addnext(number)
    return free
