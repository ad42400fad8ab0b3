"""Tests of looking for words inside any file."""

import io
import zipfile

import pytest

from qualcode.formats import texts_inside


def packed(**parts: bytes) -> bytes:
    """Make an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def inside(data: bytes) -> list[str] | None:
    """Give all parts."""
    found = texts_inside(data, file="x")
    return None if found is None else list(found)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ("ærlig".encode(), ["ærlig"]),
        (b"<a><p>en</p><p>to &amp; tre</p></a>", ["en\nto & tre\n"]),
        (b"<w:p><w:r><w:t>sam</w:t></w:r><w:r><w:t>men</w:t></w:r></w:p>", ["sammen\n"]),
        (packed(a=b"en", b=packed(c=b"to")), ["en", "to"]),
        (b"\x89PNG\r\n", []),
        (b"", []),
        (b"%PDF-1.7", None),
        (b"PK\x03\x04 damaged", None),
        (bytes(range(256)), None),
        (packed(a=packed(b=packed(c=packed(d=b"deep")))), None),
    ],
)
def test_words_are_found_however_they_are_packed(data: bytes, texts: list[str] | None) -> None:
    """Plain, marked up, in archives within archives; else it is said that nobody can look."""
    assert inside(data) == texts
