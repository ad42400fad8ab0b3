"""Reader of Word documents: labelled or bold paragraphs, tables of speaker and words."""

from collections.abc import Collection
from dataclasses import dataclass

from qualcode.formats import sniff
from qualcode.readers.document import read_blocks
from qualcode.readers.draft import Draft
from qualcode.readers.wordprocessing import read_document


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads ``.docx`` by its own walk of the document's XML."""

    name: str = "docx"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are a Word document."""
        return sniff(data) == "docx"

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,  # noqa: ARG002 - a Word document says its own
        declared: Collection[str],
    ) -> Draft:
        """Give what the document says."""
        blocks, left = read_document(data, file=file)
        return read_blocks(blocks, left, file=file, declared=declared)


READER = WordReader()
