"""The texts of tables, JSON and plain text."""

import json
import re
from collections.abc import Iterator

from qualcode.errors import TableError
from qualcode.formats.pieces.piece import Piece, PieceKind, inside, is_amount
from qualcode.formats.rows import records_of

_NOTE = re.compile(r"NOTE\b")


def plain_pieces(text: str, *, file: str, part: str) -> Iterator[Piece]:
    """Give the texts of a file that is neither markup nor archive, by the end of its name."""
    name = file.casefold()
    if name.endswith(".csv"):
        yield from _cells(text, part=part)
    elif name.endswith(".json"):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            yield from _lines(text, part=part)
        else:
            yield from _values(value, place="", part=part)
    else:
        yield from _lines(text, part=part)


def _lines(text: str, *, part: str) -> Iterator[Piece]:
    """Give line by line; the notes of a WebVTT file are no part of what is shown."""
    noted = False
    is_vtt = text.startswith("WEBVTT")
    for number, line in enumerate(text.split("\n"), start=1):
        noted = is_vtt and (bool(_NOTE.match(line)) or (noted and bool(line.strip())))
        if line.strip():
            kind: PieceKind = "property" if noted else "said"
            yield Piece(inside(f"line {number}", part), line, kind)


def _cells(text: str, *, part: str) -> Iterator[Piece]:
    try:
        records = records_of(text, file=part)
    except TableError:
        yield from _lines(text, part=part)
        return
    header = records[0][1] if records else ()
    before = f"{part}, " if part else ""
    for at, (line, cells) in enumerate(records):
        for column, cell in enumerate(cells):
            if cell and not is_amount(cell):
                named = f", {header[column]}" if at and column < len(header) else ""
                yield Piece(f"{before}line {line}{named}", cell)


def _values(value: object, *, place: str, part: str) -> Iterator[Piece]:
    waiting = [(place, value)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            yield Piece(inside(place.lstrip("."), part), value)
        elif isinstance(value, dict):
            yield from (Piece(inside(place.lstrip("."), part), str(key)) for key in value)
            waiting += [(f"{place}.{key}", one) for key, one in reversed(value.items())]
        elif isinstance(value, list):
            numbered = list(enumerate(value))
            waiting += [(f"{place}[{number}]", one) for number, one in reversed(numbered)]
