"""Tests of looking for words inside any file."""

import io
import sqlite3
import zipfile
from contextlib import closing

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


def test_a_database_is_looked_into_cell_by_cell() -> None:
    """Whatever page a text stands on; a damaged one can not be looked into."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE passages (text TEXT, words INTEGER)")
        connection.execute("INSERT INTO passages VALUES (?, 2)", ("lampen " * 2_000,))
        connection.commit()
        data = connection.serialize()
    assert "lampen " * 2_000 in (inside(data) or [])
    assert inside(data[:5_000]) is None


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
