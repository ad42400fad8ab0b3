"""What a commented transcript was handed out with: its codings, kept in the document itself.

The listing holds places, codes and names of coders, never words of the transcript. It is cut
into short values, because the properties of a Word document are made for short ones.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.model import Span, Status

PROPERTY = "qualcode"
SEAL = "qualcode seal"
VERSION = 1
_PIECE = 200
_MOST = 16 * 1024 * 1024
_KEY = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One coding that a document was handed out with.

    ``key`` is its address: 10 hex digits that follow from the decision, or from who says
    what of which words. ``coder`` is a person, or ``rules`` or ``classifier``.
    """

    key: str
    span: Span
    code: str
    coder: str
    status: Status


@dataclass(frozen=True, slots=True)
class Listing:
    """All codings of one document, and the text and codebook they are about.

    ``fingerprint`` is that of the canonical text that ``span`` addresses. ``until`` is the
    time (ISO 8601) of the latest decision there was: later ones were made since.
    """

    transcript: str
    fingerprint: str
    codebook: str
    entries: tuple[Entry, ...]
    until: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of all that is listed, as hex: another one once anything is decided."""
        return hashlib.sha256(_json(self)).hexdigest()


def key_of_coding(*said: object) -> str:
    """Give the address of a coding from what makes it this one."""
    basis = json.dumps(said, ensure_ascii=False)
    return hashlib.sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


def to_properties(listing: Listing) -> dict[str, str]:
    """Give the listing as document properties: names in order, values of 200 signs at most."""
    packed = base64.urlsafe_b64encode(zlib.compress(_json(listing), 9)).decode("ascii")
    pieces = [packed[at : at + _PIECE] for at in range(0, len(packed), _PIECE)]
    return {f"{PROPERTY} {number:04}": piece for number, piece in enumerate(pieces, start=1)}


def from_properties(properties: Mapping[str, str]) -> Listing | None:
    """Read the listing back; ``None`` when it is not there whole."""
    names = sorted(one for one in properties if one[:-5] == PROPERTY and one[-4:].isdecimal())
    packed = "".join(properties[one].strip() for one in names)
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.urlsafe_b64decode(packed), _MOST)
        said = json.loads(data)
        if not unpacking.eof or said["version"] != VERSION:
            return None
        return Listing(
            str(said["transcript"]),
            str(said["text"]),
            str(said["codebook"]),
            tuple(_entry(*one) for one in said["codings"]),
            str(said["until"]),
        )
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError, RecursionError):
        return None


def _entry(key: str, start: int, end: int, code: str, coder: str, status: Status) -> Entry:
    return Entry(str(key), Span(int(start), int(end)), str(code), str(coder), status)


def _json(listing: Listing) -> bytes:
    said = {
        "version": VERSION,
        "transcript": listing.transcript,
        "text": listing.fingerprint,
        "codebook": listing.codebook,
        "until": listing.until,
        "codings": [
            [one.key, one.span.start, one.span.end, one.code, one.coder, one.status]
            for one in listing.entries
        ],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
