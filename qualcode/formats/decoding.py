"""From bytes to text: byte order marks, UTF-8, and the old Danish code pages."""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from qualcode.errors import TranscriptError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp865": "DOS code page 865"}
_OLD_PAGES = ("cp1252", "mac_roman", "cp865")
_DANISH = frozenset("æøåÆØÅ")
_LIKELY = frozenset("éèêüöäÉÜÖÄ»«“”„‘’‚…–—§½°´·")
_LINE_ENDS = ("\r", "\u2028", "\u2029", "\v", "\f")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_CODED_TWICE = re.compile(
    "Ã[¥¦¸©¨¶¼¤…†˜‰–œ„\x85\x86\x98\x89\x96\x9c\x84]|â€[™œž“¦˜\x99\x9c\x9d\x93\x94\xa6]|Â[»«\xa0]"
)
_CONTROL_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""Text without byte order mark, NFC, with ``\n`` between lines.

    ``encoding`` is the name of the one that was used, ``guessed`` tells whether it was
    chosen by likeness (nothing in the bytes says it). ``notes`` say what was done;
    ``warnings`` say what looks wrong, with the suspicious letters and no other text.
    """

    text: str
    encoding: str
    guessed: bool = False
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str = "") -> Decoded:
    """Give the text of a file, by the encoding named or the first that fits.

    In this order: the one named; a byte order mark; UTF-16 (zero bytes at every other
    place); UTF-8; the likeliest of Windows-1252, Mac Roman and DOS 865 for Danish.
    ``TranscriptError`` when the bytes are no text, or not of the encoding named. The last
    answers are kept, for every reader that is asked about a file decodes it.
    """
    return _decoded(data, encoding)


@lru_cache(maxsize=2)
def _decoded(data: bytes, encoding: str) -> Decoded:
    raw, used, guessed = _named(data, encoding) if encoding else _found(data)
    unified = _with_line_feeds(raw)
    printable = _UNPRINTABLE.sub("", unified) if _UNPRINTABLE.search(unified) else unified
    text = unicodedata.normalize("NFC", printable)
    notes = [f"read as {_NAMES.get(used, used.upper())}"]
    if len(printable) < len(unified):
        notes.append(f"left out {len(unified) - len(printable)} unprintable control characters")
    if text != printable:
        notes.append("letters written as letter and accent were joined (NFC)")
    return Decoded(text, used, guessed, tuple(notes), tuple(_misread(text)))


def _with_line_feeds(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    for sign in _LINE_ENDS:
        if sign in text:
            text = text.replace(sign, "\n")
    return text


def forget_decoded() -> None:
    """Forget the answers that are kept: for measuring."""
    _decoded.cache_clear()


def _named(data: bytes, encoding: str) -> tuple[str, str, bool]:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise TranscriptError(
            f'There is no encoding called "{encoding}".',
            remedy="Usual names are utf-8, cp1252 (Windows) and mac_roman.",
        ) from None
    if name == "iso8859-1":
        name = "cp1252"  # as browsers do: bytes 80-9F are signs, never control characters
    for mark, marked in _MARKS:
        if data.startswith(mark) and name.startswith(marked[:6].rstrip("-")):
            return _strictly(data.removeprefix(mark), marked), marked, False
    return _strictly(data, name), name, False


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise TranscriptError(
            f"Byte {error.start + 1} is not {_NAMES.get(name, name.upper())}.",
            remedy="Name another encoding, or leave it out to have it found.",
        ) from None
    except (LookupError, UnicodeError):
        raise TranscriptError(
            f'The encoding "{name}" is not one of text.', remedy="Use utf-8 or cp1252."
        ) from None


def _found(data: bytes) -> tuple[str, str, bool]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), name), name, False
    if (wide := wide_encoding(data)) is not None:
        return _strictly(data, wide), wide, True
    if is_binary(data):
        raise TranscriptError(
            "The file is not text.", remedy="Export the transcript as .docx, .txt or .vtt."
        )
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        return *_likeliest(data), True


def wide_encoding(data: bytes) -> str | None:
    """Give ``utf-16-le`` or ``utf-16-be`` when every other byte is mostly zero, else None."""
    head = data[:4096]
    half = len(head) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        name = "utf-16-le"
    elif even > 0.4 * half and odd < 0.05 * half:
        name = "utf-16-be"
    else:
        return None
    controls = _UNPRINTABLE.findall(head[: 2 * half].decode(name, "replace"))
    return name if len(controls) <= _CONTROL_SHARE * half else None


def is_binary(data: bytes) -> bool:
    """Tell whether bytes without byte order mark hold zeros or many control characters."""
    head = data[:65536]
    controls = len(_CONTROLS.findall(head))
    return b"\0" in head or controls > max(2, _CONTROL_SHARE * len(head))


_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")


def _likeliest(data: bytes) -> tuple[str, str]:
    """Choose the code page under which the signs beyond ASCII look most Danish."""
    best, chosen, most = "", "", 0
    for name in _OLD_PAGES:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = sum(_worth(sign) * times for sign, times in Counter(text).items())
        if not chosen or score > most:
            best, chosen, most = text, name, score
    return best, chosen


def _worth(sign: str) -> int:
    if sign < "\x80":
        return 0
    if sign in _DANISH:
        return 2
    return 1 if sign in _LIKELY else -3


def _misread(text: str) -> list[str]:
    """Say which letters look as if the file had been saved through a wrong encoding."""
    twice = any(first in text for first in ("Ã", "â€", "Â"))
    seen = Counter(_CODED_TWICE.findall(text)) if twice else Counter[str]()
    warnings = [
        f'"{letters}" stands {times} times where "{_repaired(letters)}" was probably meant'
        for letters, times in sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:3]
    ]
    if lost := text.count("\ufffd"):
        warnings.append(f'"\ufffd" stands {lost} times for letters that were lost')
    return warnings


def _repaired(letters: str) -> str:
    data = b"".join(_BYTE_OF.get(sign) or sign.encode("latin-1") for sign in letters)
    return data.decode("utf-8", "replace")


def _bytes_of_signs() -> Mapping[str, bytes]:
    signs: dict[str, bytes] = {}
    for value in range(128, 160):
        byte = bytes([value])
        try:
            signs[byte.decode("cp1252")] = byte
        except UnicodeDecodeError:
            continue
    return signs


_BYTE_OF = _bytes_of_signs()
