"""Sniffing: the kind of a file by its bytes."""

import io
import zipfile

import pytest

from qualcode.formats import sniff


def archive(*names: str) -> bytes:
    """Pack empty files of those names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


def opendocument(kind: str) -> bytes:
    """Pack what every OpenDocument file begins with."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        packed.writestr("content.xml", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (archive("word/document.xml"), "docx"),
        (archive("word/document2.xml"), "docx"),
        (archive("xl/workbook.xml"), "xlsx"),
        (archive("mimetype", "content.xml"), "odt"),
        (opendocument("text"), "odt"),
        (opendocument("spreadsheet"), "ods"),
        (opendocument("presentation"), "zip"),
        (archive("billede.jpg"), "zip"),
        (b"<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.0//EN'><html>", "html"),
        (b"<html lang='da'>", "html"),
        (b"1\n00:01.000 --> 00:02.000\nHej", "srt"),
        (b"{\\rtf1 hej}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"%PDF-1.7", "pdf"),
        (b"\xef\xbb\xbfWEBVTT\n\n", "vtt"),
        ("WEBVTT\n\n".encode("utf-16"), "vtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHej", "srt"),
        (b'{"segments": []}', "json"),
        (b'[{"start": 1}]', "json"),
        (b"<?xml version='1.0'?><a/>", "xml"),
        (b"@UTF8\n@Begin", "chat"),
        (b"[00:00:04] Interviewer: Hej", "text"),
        (b"{griner} Nej", "text"),
        (b"PK: Nej", "text"),
        ("Hej med dig".encode("utf-16-le"), "text"),
        (b"bl\xe5 gr\xf8d", "text"),
        (b"\x00\x01\x02\xff" * 20, "binary"),
        (b"\x01\x00\x02\x00" * 20, "binary"),
    ],
)
def test_kind_is_known_by_the_bytes(data: bytes, kind: str) -> None:
    """Each kind is told from the others whatever the file is called."""
    assert sniff(data) == kind
