"""Every text of a file that somebody may come upon, each with its place."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from qualcode.errors import QualcodeError
from qualcode.formats.archive import Archive, open_archive
from qualcode.formats.decoding import decode
from qualcode.formats.pieces.database import database_pieces
from qualcode.formats.pieces.markup import html_pieces, xml_pieces
from qualcode.formats.pieces.picture import is_picture, picture_pieces
from qualcode.formats.pieces.piece import Piece, inside
from qualcode.formats.pieces.plain import plain_pieces
from qualcode.formats.pieces.project import project_names, user_pieces
from qualcode.formats.pieces.word import word_pieces
from qualcode.formats.pieces.workbook import workbook_pieces

_DEEPEST = 3
# Soft hyphens, zero-width signs, byte order marks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_DATABASE = b"SQLite format 3\x00"
_PROJECT = "project.qde"
_WORD = "word/document.xml"
_WORKBOOK = "xl/workbook.xml"


def pieces_of(data: bytes, *, file: str) -> Iterator[Piece]:
    """Give the texts of a file: ``file`` is its name, which is one of them.

    Looks into Word and Excel files, REFI-QDA projects and other archives, databases of SQLite,
    HTML, XML, JSON, tables, plain text and the texts inside pictures. What cannot be looked
    into is one ``closed`` piece. Texts are given as a reader sees them: letters whole (NFC), and
    without signs that have no width. Time is linear in the size of what is inside.
    """
    yield Piece("name of the file", _seen(file), "property")
    for one in _pieces(data, file=file, part="", deep=0):
        seen = _seen(one.text)
        yield one if seen == one.text else replace(one, text=seen)


def _seen(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _pieces(data: bytes, *, file: str, part: str, deep: int) -> Iterator[Piece]:
    try:
        if data.startswith(b"PK"):
            yield from _archive_pieces(data, file=file, part=part, deep=deep)
        elif data.startswith(_DATABASE):
            yield from database_pieces(data, part=part)
        elif is_picture(data):
            yield from picture_pieces(data, part=part)
        else:
            yield from _text_pieces(data, file=file, part=part)
    except QualcodeError:
        yield Piece(part, "", "closed")


def _archive_pieces(data: bytes, *, file: str, part: str, deep: int) -> Iterator[Piece]:
    if deep >= _DEEPEST:
        yield Piece(part, "", "closed")
        return
    archive = open_archive(data, file=file)
    names = [name for name in archive.names if not name.endswith("/")]
    yield from (Piece(inside("name of a part", part), name, "property") for name in names)
    whole = _whole(archive)
    called = project_names(archive.read(_PROJECT)) if _PROJECT in archive.names else {}
    if whole is not None:
        yield from (_within(one, part) for one in whole(archive))
    for name in names:
        if whole is not None and name.endswith((".xml", ".rels")):
            continue
        place = inside(called.get(name, name), part)
        if name == _PROJECT:
            yield from user_pieces(archive.read(name), part=place)
        yield from _pieces(archive.read(name), file=name, part=place, deep=deep + 1)


def _whole(archive: Archive) -> Callable[[Archive], Iterator[Piece]] | None:
    """Give what reads the XML parts of an archive together, where they belong together."""
    if _WORD in archive.names:
        return word_pieces
    return workbook_pieces if _WORKBOOK in archive.names else None


def _within(one: Piece, part: str) -> Piece:
    return Piece(inside(one.place, part), one.text, one.kind) if part else one


def _text_pieces(data: bytes, *, file: str, part: str) -> Iterator[Piece]:
    text = decode(data).text
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype html", "<html")):
        yield from html_pieces(text, part=part)
    elif start.startswith("<"):
        yield from xml_pieces(data, file=file, part=part)
    else:
        yield from plain_pieces(text, file=file, part=part)
