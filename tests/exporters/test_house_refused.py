"""Files that are no template, each refused with what to do."""

import io
import zipfile

import pytest

from qualcode.errors import TemplateError
from qualcode.exporters.house import open_house
from qualcode.exporters.house.parts import LARGEST
from tests.exporters.house_templates import _relations, _root, template


def zipped(members: dict[str, bytes]) -> bytes:
    """Give an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


STRICT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Target="word/document.xml" Type='
    '"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>'
)


@pytest.mark.parametrize(
    ("data", "said", "remedy"),
    [
        (b"", "no Word template: it is empty", "Fetch"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old format .* or has a password", "without a password"),
        (b"{\\rtf1 hej}", "it is an .rtf file", ".docx"),
        (b"%PDF-1.7", "it is a PDF", "made from"),
        (b"Kaere laeser", "another kind of file", ".docx"),
        (bytes(LARGEST + 1), "larger than 50 MB", "pictures"),
        (template()[:900], "damaged", "fresh copy"),
        (zipped({"x.txt": b"x"}), "is no Word template", ".docx"),
        (zipped({"word/document.xml": bytes(30_000_000)}), "unpack to 30 MB", "fresh copy"),
        (zipped({"../word/document.xml": b""}), "outside itself", "fresh copy"),
        (template(kind="document.macroEnabled"), "macros", ".docx"),
        (template(kind="glossary"), "is no Word template", ".docx"),
        (template(changes={"_rels/.rels": STRICT}), "Strict Open XML", "Word Document"),
        (template(changes={"_rels/.rels": _relations()}), "is no Word template", ".docx"),
        (template(changes={"word/document.xml": "<w:"}), "XML is damaged", "fresh copy"),
        (template(changes={"word/styles.xml": "<w:"}), "XML is damaged", "fresh copy"),
        (template(changes={"word/header1.xml": "<!DOCTYPE x><x/>"}), "document type", "fresh copy"),
        (template(changes={"word/document.xml": _root("document", "")}), "no body", "fresh copy"),
    ],
)  # fmt: skip
def test_what_is_no_template_is_refused_in_words(data: bytes, said: str, remedy: str) -> None:
    """The file is named, the reason told, and there is something to do."""
    with pytest.raises(TemplateError, match=said) as caught:
        open_house(data, file="huset.dotx")
    assert "huset.dotx" in str(caught.value)
    assert remedy in caught.value.remedy


def test_a_protected_part_is_refused() -> None:
    """An archive with a password of its own."""
    data = bytearray(template())
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"[Content_Types].xml"))
    data[place + 8] |= 1
    data[6] |= 1
    with pytest.raises(TemplateError, match="password"):
        open_house(bytes(data), file="huset.dotx")
