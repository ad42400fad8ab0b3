"""Which reader takes a file, and what is said of files no reader takes."""

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

import pytest

from qualcode.errors import TranscriptError, UnknownNameError
from qualcode.readers import Draft, Utterance, installed_readers, read_transcript
from qualcode.readers import reading as reading_module
from qualcode.readers.registry import _load, reader_for
from tests.readers.word_files import document, paragraph


@dataclass(frozen=True)
class Plugin:
    """A reader that claims what begins with its mark."""

    name: str
    mark: bytes = b"*"
    last_resort: bool = False

    def claims(self, data: bytes, file: str) -> bool:
        """Claim by the mark; fail on ``!``."""
        if data.startswith(b"!"):
            raise ValueError
        return data.startswith(self.mark)

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Say one thing, or fail."""
        if b"boom" in data:
            raise KeyError
        return Draft((Utterance("A", ("hej",)),))


def test_shipped_readers_are_found_by_entry_points() -> None:
    """The readers of the package are installed plug-ins like any other, sorted by name."""
    names = [reader.name for reader in installed_readers()]
    assert {"docx", "json", "otter", "text", "vtt"} <= set(names)
    assert {"noscribe", "odt", "rtf", "srt"} <= set(names)
    assert names == sorted(names)


def test_two_claims_are_an_error_that_names_both() -> None:
    """Nobody guesses between two readers: the user chooses."""
    readers = (Plugin("a"), Plugin("b"))
    with pytest.raises(TranscriptError, match='"a" and "b" both claim') as caught:
        reader_for(b"*", file="x", readers=readers)
    assert caught.value.remedy == (
        'Choose one: qualcode speakers --transcript "x" --reader a (or b).'
    )


def test_last_resort_is_asked_when_no_other_claims() -> None:
    """A plug-in goes before the reader of whatever is text."""
    readers = (Plugin("a", b"*+"), Plugin("z", b"*", last_resort=True))
    assert reader_for(b"*+", file="x", readers=readers).name == "a"
    assert reader_for(b"*-", file="x", readers=readers).name == "z"


def test_plugin_that_fails_on_the_bytes_does_not_claim_them() -> None:
    """The others go on."""
    readers = (Plugin("a"), Plugin("b", b"!"))
    with pytest.raises(TranscriptError):
        reader_for(b"!", file="x", readers=readers)


def test_named_reader_is_taken_unasked() -> None:
    """--reader decides; a name that is not there lists those that are."""
    text = b"I: Nej?\n\nIP: Ja.\n"
    assert read_transcript(text, file="x.txt", reader="text").reader == "text"
    with pytest.raises(UnknownNameError, match=r'no reader "txt".*docx, .*text, .*vtt'):
        read_transcript(text, file="x.txt", reader="txt")


def test_plugin_without_the_two_methods_is_refused() -> None:
    """An entry point that is no reader names its package's fault."""
    with pytest.raises(TranscriptError, match='"x" cannot claim and read'):
        _load("x", object())  # type: ignore[arg-type]


def test_reader_that_fails_is_an_error_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in a plug-in does not end the run, and says whose it is."""
    monkeypatch.setattr(reading_module, "reader_for", lambda *_, **__: Plugin("p"))
    with pytest.raises(TranscriptError, match=r'"p" failed on this text file \(KeyError\)'):
        read_transcript(b"*boom", file="x")
    assert read_transcript(b"*", file="x").text == "A: hej"


_SHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ..."


def _zip(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "data", "what", "remedy"),
    [
        ("tom.txt", b"", "empty", "synchronised"),
        ("x.docx", b"%PDF-1.7 ...", "The PDF", "made from"),
        ("x.doc", _OLE, "old Word file", "save it as"),
        ("x.doc", _OLE, "old Word file", "soffice --headless --convert-to docx"),
        ("x.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "password", "take the password"),
        ("x.xls", _OLE + "Workbook".encode("utf-16-le"), "old Excel file", ".xlsx"),
        ("x.html", b"<!DOCTYPE html><p>hej</p>", "a web page", "into Word"),
        ("x.ods", b"PK\x03\x04" + b" " * 26 + _SHEET, "OpenDocument sheet", "into a table"),
        ("x.odt", _zip(content="<x"), "damaged", "fresh copy"),
        ("x.rtf", b"{\\rtf1 }", "no speech", "right file"),
        ("x.xlsx", _zip(xl__workbook="x"), "XML is damaged", "fresh copy"),
        ("x.zip", _zip(a="x"), "archive", "Unpack"),
        ("x.json", b'{"text": "hej"}', "JSON, and not of a shape", "Export"),
        ("x.eaf", b"<?xml version='1.0'?><a/>", "ELAN", "Export"),
        ("x.cha", b"@UTF8\n@Begin\n", "no speech", "right file"),
        ("x.csv", b"a;b\n1;2\n", "table of 1 rows, and no transcript", "surveys"),
        ("x.mp3", b"ID3\x00\x01\x02\x03" * 40, "neither text nor", "Export"),
        ("x.docx", _zip(word__document="\0" * 200_000_000), "MB: it is not opened", "fresh copy"),
        ("x.docx", _zip(word__document="<w"), "damaged", "fresh copy"),
        ("x.docx", b"PK\x03\x04 word/document.xml", "damaged", "fresh copy"),
        ("x.docx", document(paragraph("")), "no speech", "right file"),
        ("x.txt", b"interview: K01\ndato: 1\n", "no speech", "right file"),
        ("x.vtt", b"WEBVTT\n\nNOTE hej\n", "no speech", "right file"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    file: str, data: bytes, what: str, remedy: str
) -> None:
    """Reason and remedy, by what the bytes are and not by the name."""
    with pytest.raises(TranscriptError, match=what) as caught:
        read_transcript(data, file=file)
    assert remedy in caught.value.remedy


def test_bytes_go_before_the_extension() -> None:
    """A Word document called .txt and a subtitle called .docx are read as what they are."""
    talk = document(paragraph("I: Nå?") + paragraph("IP: Ja."))
    assert read_transcript(talk, file="x.txt").reader == "docx"
    assert (
        read_transcript(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Hej", file="x.docx").reader
        == "vtt"
    )
