"""XML from strangers, parsed without following anything."""

from typing import TYPE_CHECKING

from qualcode.errors import TranscriptError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


def parse_xml(data: bytes, *, file: str) -> "_Element":
    """Give the root element.

    Entities are never expanded, nothing is fetched, depth and size are bounded.
    ``TranscriptError`` when the XML is broken or declares a document type.
    """
    from lxml import etree  # noqa: PLC0415 - only files that hold XML pay for lxml

    if any(mark in data for mark in _DOCTYPES):
        raise TranscriptError(
            f"{file}: the XML declares a document type: it is not read.",
            remedy="Save a fresh copy from the program that made it.",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise TranscriptError(
            f"{file}: the XML is damaged.",
            remedy="Open it in the program that made it and save a fresh copy.",
        ) from None
