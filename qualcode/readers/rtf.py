"""Reader of rich text: f4 and f5, Express Scribe and whatever else typists save as .rtf."""

import codecs
from collections.abc import Collection
from dataclasses import dataclass, replace

from qualcode.errors import TranscriptError
from qualcode.formats import sniff
from qualcode.readers.document import read_blocks
from qualcode.readers.draft import Draft
from qualcode.readers.richtext import read_rich_text


@dataclass(frozen=True, slots=True)
class RichTextReader:
    """Reads ``.rtf``, also one that is called ``.doc``."""

    name: str = "rtf"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are rich text."""
        return sniff(data) == "rtf"

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the text says."""
        if encoding:
            _check(encoding)
        blocks, left, problems = read_rich_text(data, file=file, encoding=encoding)
        draft = read_blocks(blocks, left, file=file, declared=declared)
        return replace(draft, problems=(*problems, *draft.problems))


READER = RichTextReader()


def _check(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise TranscriptError(
            f'There is no encoding called "{encoding}".',
            remedy="Usual names are utf-8, cp1252 (Windows) and mac_roman.",
        ) from None
