"""What kind of file it is, by its bytes and never by its name."""

import re

from qualcode.formats.decoding import is_binary, wide_encoding

_STARTS = ((b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0", "doc"), (b"%PDF", "pdf"))
_IN_ARCHIVE = ((b"word/document", "docx"), (b"xl/workbook", "xlsx"), (b"content.xml", "odt"))
_OPEN_DOCUMENT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.([a-z]+)")
_OPEN_DOCUMENTS = {b"text": "odt", b"spreadsheet": "ods"}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_JSON = re.compile(r'(\{\s*"|\[\s*\{\s*"|\[\s*\[\s*\d)')
_SRT = re.compile(r"\d+[ \t]*(?:\r?\n|\r)(?:\d+:)?\d+:\d+[,.]\d+[ \t]*-->")
_HTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CHAT = (b"@UTF8", b"@Begin")
_BEGINNINGS = (("WEBVTT", "vtt"), ("<?xml", "xml"))


def sniff(data: bytes) -> str:
    """Name the kind of file.

    One of ``empty``, ``docx``, ``xlsx``, ``odt``, ``ods``, ``zip`` (any other archive), ``rtf``,
    ``doc`` (old Office, also what Word makes of a file with a password), ``pdf``, ``vtt``,
    ``srt``, ``html``, ``json``, ``xml``, ``chat``, ``text`` and ``binary``.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return "empty"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.removeprefix(_MARKS[0]).startswith(_CHAT):
        return "chat"  # its time marks are control characters
    if not data.startswith(_MARKS) and wide_encoding(data) is None and is_binary(data):
        return "binary"
    return _kind_of_text(_beginning(data))


def _kind_of_archive(data: bytes) -> str:
    if (said := _OPEN_DOCUMENT.search(data[:200])) is not None:
        return _OPEN_DOCUMENTS.get(said[1], "zip")
    return next((kind for part, kind in _IN_ARCHIVE if part in data), "zip")


def _beginning(data: bytes) -> str:
    head = data[:512]
    wide = wide_encoding(data)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        wide = "utf-16"
    text = head.decode(wide or "utf-8", "replace")
    return text.lstrip("\ufeff \t\r\n")


def _kind_of_text(beginning: str) -> str:
    for start, kind in _BEGINNINGS:
        if beginning.startswith(start):
            return kind
    if _HTML.match(beginning):
        return "html"
    if _JSON.match(beginning):
        return "json"
    return "srt" if _SRT.match(beginning) else "text"
