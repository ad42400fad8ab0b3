"""Reader of SubRip: numbered cues, ``[SPEAKER_01]: words``, two speakers by dashes."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from qualcode.formats import decode, sniff
from qualcode.readers.cues import Cue, blocks_of, cues_of, read_cues
from qualcode.readers.draft import Draft
from qualcode.readers.text import with_decoding


@dataclass(frozen=True, slots=True)
class SrtReader:
    """Reads cues; a stop for the comma in a time does no harm."""

    name: str = "srt"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are SubRip."""
        return sniff(data) == "srt"

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the cues say."""
        decoded = decode(data, encoding=encoding)
        cues: list[Cue] = []
        for first, block in blocks_of(decoded.text):
            found = cues_of(block, first=first)
            if not found and cues:
                cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *block))
            cues += found
        draft = read_cues({}, cues, file=file, declared=declared)
        return with_decoding(draft, decoded, file=file)


READER = SrtReader()
