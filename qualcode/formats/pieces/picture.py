"""The texts inside a picture's file: what the program or camera wrote beside the picture."""

import re
import zlib
from collections.abc import Iterator

from qualcode.formats.pieces.piece import Piece, inside

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_OTHERS = (b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_WRITTEN = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xc0-\xff]\x00){4,}")
_MOST = 1_000_000
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
_SEGMENTS = (0xE1, 0xED, 0xFE)


def is_picture(data: bytes) -> bool:
    """Tell whether bytes are a picture that texts are looked for in."""
    return data.startswith((_PNG, _JPEG, *_OTHERS))


def picture_pieces(data: bytes, *, part: str) -> Iterator[Piece]:
    """Give the texts of PNG's text chunks and of JPEG's EXIF, XMP and comment segments.

    GIF, TIFF and WebP are searched as a whole for what reads like text of 8 letters and more.
    """
    if data.startswith(_PNG):
        found = _png_texts(data)
    elif data.startswith(_JPEG):
        found = _jpeg_texts(data)
    else:
        found = (one.group() for one in re.finditer(rb"[\x20-\x7e]{8,}", data[:_MOST]))
    for text in found:
        yield Piece(inside("inside the picture", part), _decoded(text), "picture")


def _png_texts(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 12 <= len(data):
        size = int.from_bytes(data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        if kind in _PNG_TEXTS:
            yield from _chunk_texts(kind, body)
        place += size + 12


def _chunk_texts(kind: bytes, body: bytes) -> Iterator[bytes]:
    word, _, rest = body.partition(b"\0")
    if kind == b"eXIf":
        yield from _written_in(body)
    elif kind == b"tEXt":
        yield word + b": " + rest
    elif kind == b"zTXt":
        yield word + b": " + _unpacked(rest[1:])
    else:
        packed, (_, _, text) = rest[:1] == b"\1", _after(rest[2:])
        yield word + b": " + (_unpacked(text) if packed else text)


def _after(rest: bytes) -> tuple[bytes, bytes, bytes]:
    """Give the language, the translated word, and the text of an iTXt chunk."""
    language, _, rest = rest.partition(b"\0")
    word, _, text = rest.partition(b"\0")
    return language, word, text


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MOST)
    except zlib.error:
        return data


def _jpeg_texts(data: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, size = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if marker == 0xDA or size < 2:
            return
        if marker in _SEGMENTS:
            yield from _written_in(data[place + 4 : place + 2 + size])
        place += 2 + size


def _written_in(data: bytes) -> Iterator[bytes]:
    yield from (one.group() for one in _WRITTEN.finditer(data))
    yield from (one.group().replace(b"\0", b"") for one in _WIDE.finditer(data))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
