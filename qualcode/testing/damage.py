"""The same file as other programs save it, and the file as accidents and strangers leave it."""

import io
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator

from qualcode.errors import TranscriptError
from qualcode.formats import decode, sniff

_ANY_ENCODING = frozenset({"text", "vtt", "srt"})
_MARKED_ENCODING = frozenset({"json", "chat"})
_LINES_ONLY = frozenset({"xml", "rtf"})
_SPEECH = re.compile(rb">(?=[^<>&]*\w)")
_LAUGHS = "".join(
    f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' if n else '<!ENTITY l1 "ha">' for n in range(10)
)
_BOMB = 80 * 1024 * 1024

Damaged = tuple[str, bytes]


def resaved(data: bytes) -> Iterator[Damaged]:
    """Give what other programs make of a text file: its line ends, mark and encoding.

    Only what leaves the transcript the same is given: nothing for archives, line ends only
    where the format names its own encoding.
    """
    kind = sniff(data)
    if kind not in _ANY_ENCODING | _MARKED_ENCODING | _LINES_ONLY:
        return
    try:
        text = data.decode("ascii") if kind == "rtf" else decode(data).text
    except (TranscriptError, UnicodeDecodeError):
        return
    text = text.replace("\r\n", "\n")
    yield "saved with LF", text.encode()
    yield "saved with CRLF", text.replace("\n", "\r\n").encode()
    if kind in _LINES_ONLY:
        return
    yield "saved with a byte order mark", b"\xef\xbb\xbf" + text.encode()
    yield "saved with letter and accent apart", unicodedata.normalize("NFD", text).encode()
    if kind in _ANY_ENCODING:
        yield "saved with CR", text.replace("\n", "\r").encode()
        yield "saved as UTF-16", b"\xff\xfe" + text.encode("utf-16-le")
        if _is_danish(text):
            yield "saved as Windows-1252", text.encode("cp1252")


def accidents(data: bytes, *, seed: int, times: int) -> Iterator[Damaged]:
    """Give a file cut short, with wrong bytes in it, pasted into itself, and sheer noise.

    Archives are also damaged in their parts, and packed again. ``times`` of each kind; the
    same for the same ``seed``.
    """
    chance = random.Random(seed)  # noqa: S311 - a test wants the same chance each time
    yield "emptied", b""
    for number in range(times):
        place = len(data) * number // times
        yield f"cut after {place} bytes", data[:place]
    for number in range(times):
        yield f"with wrong bytes ({number})", wrong_bytes(data, chance)
        yield f"pasted into itself ({number})", pasted(data, chance)
    for size in (1, 2, 16, 300, 4096):
        yield f"replaced by {size} bytes of noise", chance.randbytes(size)
        yield f"with noise behind its first {size} bytes", data[:size] + chance.randbytes(300)
    for number in range(times):
        for change in (wrong_bytes, pasted, cut):
            if (inside := in_a_part(data, chance, change)) is not None:
                yield f"with one part {change.__name__.replace('_', ' ')} ({number})", inside


def attacks(data: bytes, *, secret: str) -> Iterator[Damaged]:
    """Give a file made to do harm: ``secret`` is the address of a file it tries to read.

    Entities without end and from outside for XML; for archives also a part that unpacks to
    80 MB, and one with a name outside the archive.
    """
    doctypes = (
        ("with entities that grow", f"<!DOCTYPE a [{_LAUGHS}]>", b"&l10;"),
        ("with an entity from outside", f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret}">]>', b"&s;"),
    )
    parts = _parts(data)
    for how, doctype, entity in doctypes:
        if sniff(data) == "xml":
            yield how, with_doctype(data, doctype.encode(), entity)
        elif parts:
            yield how, _packed({k: with_doctype(v, doctype.encode(), entity) for k, v in parts})
    if parts:
        largest = max(parts, key=lambda part: len(part[1]))[0]
        bomb = {name: b" " * _BOMB if name == largest else part for name, part in parts}
        yield "with a part that unpacks to 80 MB", _packed(bomb)
        yield "with a part that lies outside", _packed({**dict(parts), "../../outside.txt": b"x"})


def with_doctype(data: bytes, doctype: bytes, entity: bytes) -> bytes:
    """Declare a document type in XML and use its entity in the first text; else the same."""
    start = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    if not data[start:].lstrip().startswith(b"<"):
        return data
    body = _SPEECH.sub(lambda match: match[0] + entity, data[start:], count=1)
    return data[:start] + doctype + body


def wrong_bytes(data: bytes, chance: random.Random) -> bytes:
    """Change one to eight bytes."""
    changed = bytearray(data)
    for _ in range(min(len(changed), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] = chance.choice((0, 10, 255, chance.randrange(256)))
    return bytes(changed)


def pasted(data: bytes, chance: random.Random) -> bytes:
    """Put a piece of the file over another place of it."""
    first, second, third = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    place = chance.choice((first, third))
    return data[:place] + data[first:second] + data[place:]


def cut(data: bytes, chance: random.Random) -> bytes:
    """Take the end away."""
    return data[: chance.randrange(len(data) + 1)]


Change = Callable[[bytes, random.Random], bytes]


def in_a_part(data: bytes, chance: random.Random, change: Change) -> bytes | None:
    """Change one part of an archive and pack it again; ``None`` when it is no archive."""
    parts = _parts(data)
    if not parts:
        return None
    changed = chance.choice(parts)[0]
    return _packed({k: change(v, chance) if k == changed else v for k, v in parts})


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [(one.filename, packed.read(one)) for one in packed.infolist()]
    except (zipfile.BadZipFile, OSError):
        return []


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, part in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name), part, method)
    return out.getvalue()


def _is_danish(text: str) -> bool:
    """Tell whether Windows-1252 holds the text, and would be guessed from it."""
    try:
        data = text.encode("cp1252")
        return not text.isascii() and decode(data).text == text
    except (UnicodeEncodeError, TranscriptError):
        return False
