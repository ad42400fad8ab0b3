"""The header: fenced, plain, above the talk, with a title; and what is not one."""

import pytest

from qualcode.model import Transcript
from qualcode.readers import read_transcript
from qualcode.readers.header import is_metadata, language_in

TALK = "Interviewer: Hvordan går det?\n\nBent: Godt.\n\nInterviewer: Nå?\n\nBent: Ja.\n"


def read(text: str) -> Transcript:
    """Read a text file."""
    return read_transcript(text.encode(), file="mappe/Int 3.txt")


@pytest.mark.parametrize(
    "head",
    [
        "---\ninterview: K01\nRolle: beboer\n---\n",
        "\n---\ninterview: K01\n\nRolle: beboer\n---\n\n",
        "interview: K01\nrolle: beboer\n\n",
        "Interview: K01\nRolle:\tbeboer\n\n",
        "**Interview:** K01\n**Rolle:** beboer\n\n",
        "- **Interview**: K01\n- **Rolle**: beboer\n\n",
        "interview: K01\nrolle: beboer\n",
    ],
)
def test_header_is_read_in_all_its_forms(head: str) -> None:
    """Keys are casefolded, the id is taken from it, and none of it is speech."""
    transcript = read(head + TALK)
    assert dict(transcript.header) == {"interview": "K01", "rolle": "beboer"}
    assert transcript.id == "K01"
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Bent"] * 2
    assert "beboer" not in transcript.text


@pytest.mark.parametrize(
    "head", ["Samtale med Bent\n\nDato: 5. maj\n\n", "# Samtale med Bent\nDato: 5. maj\n\n"]
)
def test_title_above_the_header(head: str) -> None:
    """One line above the metadata is the title."""
    assert dict(read(head + TALK).header) == {"title": "Samtale med Bent", "dato": "5. maj"}


def test_lists_and_continued_lines_in_a_fence() -> None:
    """Values that run on, or are lists, are joined."""
    head = "---\ndeltager:\n- Kurt\n- Jytte\nnote: langt\n  og længere\n---\n"
    header = read(head + TALK).header
    assert (header["deltager"], header["note"]) == ("Kurt Jytte", "langt og længere")


def test_fence_that_holds_no_metadata_is_a_rule() -> None:
    """A line drawn above prose does not swallow it."""
    transcript = read("---\n" + TALK + "---\n" + TALK)
    assert not transcript.header
    assert len(transcript.turns) == 8
    assert "---" not in transcript.text


def test_unclosed_fence_is_a_rule() -> None:
    """A single line of dashes at the top is left out."""
    assert read("---\n" + TALK).text.startswith("Interviewer: Hvordan")


@pytest.mark.parametrize("text", ["I: Hej.\nIP: Hej.\n", "Interviewer: Hej.\nDeltager: Hej.\n"])
def test_talk_is_no_header(text: str) -> None:
    """Labels that headers use too are speakers when nothing else says header."""
    transcript = read(text)
    assert not transcript.header
    assert len(transcript.turns) == 2


def test_capitalised_interviewer_under_a_date_is_the_first_question() -> None:
    """Header lines directly above the talk end where it begins."""
    transcript = read("Dato: 5. maj\nInterviewer: Hej.\nBent: Hej.\nInterviewer: Ja?\nBent: Ja.\n")
    assert dict(transcript.header) == {"dato": "5. maj"}
    assert transcript.turns[0].speaker == "Interviewer"


def test_header_interviewer_in_lower_case_is_metadata() -> None:
    """As in files where the header runs straight into the talk."""
    transcript = read("dato: 5. maj\ninterviewer: I\n" + TALK)
    assert transcript.header["interviewer"] == "I"
    assert transcript.turns[0].speaker == "Interviewer"


def test_id_is_the_stem_when_no_header_names_one() -> None:
    """The folder and the extension are no part of it."""
    assert read(TALK).id == "Int 3"
    assert read("interview:\ndato: 5\n\n" + TALK).id == "Int 3"


def test_stem_is_nfc() -> None:
    """A decomposed file name gives the same id as a composed one."""
    assert read_transcript(TALK.encode(), file="A\u030asa.txt").id == "Åsa"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("dansk", "da"),
        ("da-DK", "da"),
        ("Danish", "da"),
        ("da_DK", "da"),
        ("engelsk", "en"),
        ("English (UK)", "en"),
        ("sv", "sv"),
        ("somali og dansk", "da"),
        ("svensk", ""),
        ("", ""),
    ],
)
def test_language(value: str, code: str) -> None:
    """Danish and English in both languages' words; other codes as they are."""
    assert language_in({"sprog": value}) == code
    assert language_in({"language": value}) == code
    assert read(f"sprog: {value}\ndato: 1\n\n" + TALK).language == code


def test_what_is_no_metadata() -> None:
    """No header word, a key twice, a long key, too many lines: not a header."""
    assert not is_metadata(["Bent: ja", "Jytte: nej"])
    assert not is_metadata(["dato: 1", "dato: 2"])
    assert not is_metadata(["dato: 1", "alt det som vi sagde: 2"])
    assert not is_metadata([])
    assert not is_metadata([f"dato {n}: 1" for n in range(50)])
