"""Reader of WebVTT: voice tags, Zoom's names, Teams' ids, noScribe's notes, plain cues."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from qualcode.formats import decode, sniff
from qualcode.readers.cues import Cue, blocks_of, cues_of, read_cues
from qualcode.readers.draft import Draft
from qualcode.readers.header import Header, is_metadata, pairs_of
from qualcode.readers.teams import padded
from qualcode.readers.text import with_decoding

_ASIDE_BLOCKS = frozenset({"STYLE", "REGION"})
_PATH = re.compile(r"\\|^(?:[A-Za-z]:|[/~]|\.{1,2}/|file:)|/\S*\.\w{2,5}$")


@dataclass(frozen=True, slots=True)
class VttReader:
    """Reads cues; one turn runs as long as the voice stays the same."""

    name: str = "vtt"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are WebVTT."""
        return sniff(data) == "vtt"

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the cues say."""
        decoded = decode(data, encoding=encoding)
        header, cues = _parts(padded(decoded.text))
        draft = read_cues(_without_paths(header), cues, file=file, declared=declared)
        return with_decoding(draft, decoded, file=file)


READER = VttReader()


def _parts(text: str) -> tuple[Header, list[Cue]]:
    """Give the metadata of header and notes, and the cues."""
    header: Header = {}
    cues: list[Cue] = []
    for first, block in blocks_of(text):
        opening = block[0].split(maxsplit=1)[0]
        found = cues_of(block, first=first)
        if opening == "WEBVTT" and not cues:
            header.update(pairs_of(block[1:]) if not found else {})
        elif opening == "NOTE":
            header.update(_noted(block))
            continue
        elif opening in _ASIDE_BLOCKS and not found:
            continue
        elif not found and cues:
            cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *block))
        cues += found
    return header, cues


def _noted(block: list[str]) -> Header:
    """Give what a note says by key and value; other notes are nobody's business."""
    note = [line.removeprefix("NOTE").strip() for line in block]
    note = [line for line in note if line]
    return pairs_of(note) if is_metadata(note) else {}


def _without_paths(header: Header) -> Header:
    """Leave out what names a place on somebody's computer."""
    return {key: value for key, value in header.items() if not _PATH.search(value)}
