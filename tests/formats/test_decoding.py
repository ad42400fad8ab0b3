"""Decoding: the ladder, the line ends, the letters, and what looks wrong."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import TranscriptError
from qualcode.formats import decode

SHORT = "Blå grød, æsken på hylden"
LONG = (
    "Interviewer: Hvordan er det at gå ude om aftenen?\n"
    "Søren: Jeg går altid uden om tunnelen… der er så mørkt, at man ikke ser en skid. "
    "»Pas på,« siger min kone, og så tager hun den længste vej. Æblerne på torvet – dem savner jeg."
)


@pytest.mark.parametrize("text", [SHORT, LONG, "Å, hvor ærgerligt: øl på gulvet!"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_danish_is_right_in_every_usual_encoding(text: str, encoding: str) -> None:
    """What was written comes back, whichever way it was saved."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["mac_roman", "cp865"])
def test_danish_is_right_in_old_code_pages(encoding: str) -> None:
    """Old Mac and DOS files are told from Windows ones by their Danish letters."""
    text = "Blå grød, æsken på hylden, Århus og Østerbro"
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


def test_ellipsis_of_windows_is_no_line_break() -> None:
    """Byte 85 is … in Windows-1252; read as Latin-1 it would be a line end."""
    data = b"jeg t\xe6nkte\x85 nej, glem det"
    assert decode(data).text == "jeg tænkte… nej, glem det"
    assert decode(data, encoding="latin-1").text == "jeg tænkte… nej, glem det"


def test_every_line_end_becomes_one_kind() -> None:
    """CRLF, CR, U+2028, U+2029, vertical tab and form feed end a line; U+0085 does not."""
    text = "a\r\nb\rc\u2028d\u2029e\vf\fg\x85h\n"
    assert decode(text.encode()).text == "a\nb\nc\nd\ne\nf\ng\x85h\n"


def test_decomposed_letters_are_joined_and_noted() -> None:
    """A Mac writes å as two signs; the text has one, and the notes say so."""
    decoded = decode(unicodedata.normalize("NFD", "gården").encode())
    assert decoded.text == "gården"
    assert any("NFC" in note for note in decoded.notes)


def test_control_characters_are_left_out_and_counted() -> None:
    """Signs no document may hold are dropped, and their number is noted."""
    decoded = decode(b"Bent: ja\x01 \x1fdet er det" + b" og s\xc3\xa5 videre" * 20)
    assert "\x01" not in decoded.text
    assert any("2 unprintable" in note for note in decoded.notes)


def test_twice_encoded_letters_are_shown_and_nothing_else() -> None:
    """The warning holds the suspicious letters and what they stand for, no other text."""
    decoded = decode("hemmelig gÃ¥rd, hemmelig gÃ¥d, â€œtaleâ€\x9d".encode())
    assert decoded.warnings[0] == '"Ã¥" stands 2 times where "å" was probably meant'
    assert decoded.warnings[1] == '"â€\x9d" stands 1 times where "”" was probably meant'
    assert not any("hemmelig" in warning for warning in decoded.warnings)


def test_lost_letters_are_reported() -> None:
    """A replacement character is a letter that somebody's program lost."""
    assert decode("g\ufffdrden".encode()).warnings == (
        '"\ufffd" stands 1 times for letters that were lost',
    )


def test_clean_danish_gives_no_warning() -> None:
    """Ordinary text with all the usual signs is not suspected."""
    assert decode((LONG + " Ça va, Ångström, São Paulo").encode()).warnings == ()


def test_named_encoding_is_obeyed() -> None:
    """The user's word goes before every guess, and a byte order mark is still taken off."""
    assert decode(b"bl\x8c", encoding="mac_roman").text == "blå"
    assert decode("å".encode("utf-8-sig"), encoding="utf8").text == "å"
    assert decode("å".encode("utf-16"), encoding="utf-16").text == "å"


@pytest.mark.parametrize(
    ("data", "encoding", "part"),
    [
        (b"abc", "klingon", 'no encoding called "klingon"'),
        (b"bl\xe5", "utf-8", "Byte 3 is not UTF-8"),
        (b"abc", "hex", "not one of text"),
    ],
)
def test_wrong_named_encoding_is_an_error_with_remedy(
    data: bytes, encoding: str, part: str
) -> None:
    """A name that is unknown or does not fit says so, and what to do."""
    with pytest.raises(TranscriptError, match=part) as caught:
        decode(data, encoding=encoding)
    assert caught.value.remedy


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"a\x07\x08\x03\x04b" * 10])
def test_binary_is_refused(data: bytes) -> None:
    """Bytes that are no text are an error, never a page of nonsense."""
    with pytest.raises(TranscriptError, match="not text"):
        decode(data)


def test_damaged_wide_text_is_refused() -> None:
    """Half a UTF-16 pair is an error that names the place."""
    with pytest.raises(TranscriptError, match="not UTF-16-LE"):
        decode(b"\xff\xfea\x00\x00\xd8")


def test_undefined_windows_bytes_leave_the_other_pages() -> None:
    """A byte Windows-1252 does not have rules it out."""
    assert decode("Århus, blå ål og Åen".encode("mac_roman")).encoding == "mac_roman"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_survives_utf8(text: str) -> None:
    """No sign is lost or changed but for line ends and joined accents."""
    expected = unicodedata.normalize("NFC", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    expected = expected.replace("\ufffe", "").replace("\uffff", "")
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == expected
