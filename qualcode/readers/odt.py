"""Reader of OpenDocument texts (LibreOffice): the same shapes as in Word."""

from collections.abc import Collection
from dataclasses import dataclass

from qualcode.formats import sniff
from qualcode.readers.document import read_blocks
from qualcode.readers.draft import Draft
from qualcode.readers.opendocument import read_opendocument


@dataclass(frozen=True, slots=True)
class OpenDocumentReader:
    """Reads ``.odt`` by its own walk of the document's XML."""

    name: str = "odt"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are an OpenDocument text."""
        return sniff(data) == "odt"

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,  # noqa: ARG002 - the format is always UTF-8
        declared: Collection[str],
    ) -> Draft:
        """Give what the document says."""
        blocks, left = read_opendocument(data, file=file)
        return read_blocks(blocks, left, file=file, declared=declared)


READER = OpenDocumentReader()
