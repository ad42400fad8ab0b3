"""The words inside any file: a document's, a table's, an archive's, each part as plain text."""

import re
from collections.abc import Iterator

from qualcode.errors import QualcodeError
from qualcode.formats.archive import open_archive
from qualcode.formats.decoding import decode
from qualcode.formats.pieces.database import database_pieces
from qualcode.formats.sniffing import sniff

_BREAKS = re.compile(r"</(?:\w+:)?(?:p|si|c|row|h|td|tr|li|div)>|<(?:\w+:)?br\b[^>]*>")
_TAG = re.compile(r"<[^<>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_DEEPEST = 3
_DATABASE = b"SQLite format 3\0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def texts_inside(data: bytes, *, file: str) -> Iterator[str] | None:
    """Give the plain text of each part of a file; ``None`` when it cannot be looked into.

    Archives are opened within bounds, archives in them too; of XML only the words are given.
    """
    parts = _parts(data, file=file, deep=0)
    return None if parts is None else iter(parts)


def _parts(data: bytes, *, file: str, deep: int) -> list[str] | None:
    if data.startswith(b"PK"):
        return _unpacked(data, file=file, deep=deep)
    if data.startswith(_DATABASE):
        return _cells_of(data, file=file)
    if data.startswith(_PICTURES) or not data.strip():
        return []
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        return None
    try:
        text = decode(data).text
    except QualcodeError:
        return None
    return [_words_of(text) if text.lstrip()[:1] == "<" or sniff(data) == "xml" else text]


def _unpacked(data: bytes, *, file: str, deep: int) -> list[str] | None:
    if deep >= _DEEPEST:
        return None
    try:
        archive = open_archive(data, file=file)
        found = [
            _parts(archive.read(name), file=name, deep=deep + 1)
            for name in archive.names
            if not name.endswith("/")
        ]
    except QualcodeError:
        return None
    return None if None in found else [text for parts in found for text in parts or ()]


def _cells_of(data: bytes, *, file: str) -> list[str] | None:
    try:
        return [one.text for one in database_pieces(data, part=file)]
    except QualcodeError:
        return None


def _words_of(markup: str) -> str:
    text = _TAG.sub("", _BREAKS.sub("\n", markup))
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text
