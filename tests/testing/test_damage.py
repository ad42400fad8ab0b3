"""The ways in which a sample is saved again, damaged and made hostile."""

import io
import zipfile

import pytest

from qualcode.formats import decode
from qualcode.testing.damage import accidents, attacks, resaved

DANISH = "I: Må jeg?\n\nIP: Ja, på gården.\n"
XML = b"<?xml version='1.0'?>\n<a><b>hej</b></a>\n"


def ways(data: bytes) -> list[str]:
    """Name the ways in which a file is saved again."""
    return [how.removeprefix("saved ") for how, _ in resaved(data)]


def test_every_way_of_saving_holds_the_same_text() -> None:
    """Line ends, byte order mark, letters apart, UTF-16 and Windows-1252 all say the same."""
    saved = dict(resaved(DANISH.encode()))
    assert len(set(saved.values())) == len(saved) == 7
    assert {decode(data).text for data in saved.values()} == {DANISH}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"I: Hej", ["with LF", "with CRLF", "with a byte order mark"]),
        ("I: Hej 🎈".encode(), ["with LF", "with CRLF", "with a byte order mark"]),
        (b'{"text": "hej"}', ["with LF", "with CRLF", "with a byte order mark"]),
        (XML, ["with LF", "with CRLF"]),
        (b"{\\rtf1 hej}", ["with LF", "with CRLF"]),
        (b"{\\rtf1 \xe5}", []),
        (b"%PDF-1.7", []),
        (b"@UTF8\n" + b"\xff\x00\x01" * 9, []),
    ],
)
def test_only_what_the_format_allows_is_saved_again(data: bytes, expected: list[str]) -> None:
    """No encoding against a format's own word, and none that could not be told from another."""
    found = ways(data)
    assert found[: len(expected)] == expected
    assert "as Windows-1252" not in found
    assert len(found) <= 6


def test_accidents_are_the_same_each_time() -> None:
    """A failure found once is found again."""
    once, again, other = (list(accidents(XML, seed=n, times=5)) for n in (1, 1, 2))
    assert once == again != other
    assert {len(data) for how, data in once if how.startswith("cut after")} == {0, 8, 16, 24, 32}


def test_an_archive_is_damaged_inside_its_parts() -> None:
    """It opens as before, so that what reads the parts is tried too."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("content.xml", XML)
    inside = [data for how, data in accidents(out.getvalue(), seed=1, times=6) if "part" in how]
    parts = {zipfile.ZipFile(io.BytesIO(data)).read("content.xml") for data in inside}
    assert len(parts) > 9


def test_attacks_put_entities_into_the_first_text() -> None:
    """The entity is used where words stand, so that a parser that expands it shows them."""
    found = dict(attacks(XML, secret="file:///x"))
    assert found["with an entity from outside"] == (
        b"<?xml version='1.0'?>"
        b'<!DOCTYPE a [<!ENTITY s SYSTEM "file:///x">]>\n<a><b>&s;hej</b></a>\n'
    )
    assert b"&l10;hej" in found["with entities that grow"]
    assert list(attacks(b"I: Hej", secret="file:///x")) == []
