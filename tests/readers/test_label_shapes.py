"""The labels people use, and the lines that only look like them, in every kind of file."""

from collections.abc import Callable, Sequence

import pytest

from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.readers.lookalikes import LOOKALIKES
from tests.readers.odt_files import odt, p, span
from tests.readers.odt_files import table as odt_table
from tests.readers.word_files import document, paragraph, run, table

Said = Sequence[tuple[str, Sequence[str]]]
Write = Callable[[Said], bytes]

LABELS = [
    "INTERVIEWER",
    "I",
    "Int.",
    "R",
    "B1",
    "IP2",
    "M03",
    "P1/P2",
    "Beboer 7",
    "Beboer 7 (kvinde, 43)",
    "Søren Å.",
    "Anna-Marie Østergård",
    "Ældre kvinde",
    "SPEAKER_00",
    "Speaker 1",
    "Taler 1",
    "Ukendt taler",
    "Flere",
    "Alle",
]


def as_word(said: Said, lead: Callable[[str], str], gap: str = " ") -> bytes:
    """Write paragraphs of a Word file whose first is led by the label."""
    body = ""
    for label, (first, *more) in said:
        body += paragraph(lead(label), f"{gap}{first}") + "".join(map(paragraph, more))
    return document(body)


def plain_word(said: Said) -> bytes:
    """Write ``Label: words`` in plain letters."""
    return as_word(said, lambda label: run(f"{label}:"))


def bold_word(said: Said) -> bytes:
    """Write the label in bold, without colon."""
    return as_word(said, lambda label: run(label, bold=True))


def italic_word(said: Said) -> bytes:
    """Write the label in italics, with colon."""
    return as_word(said, lambda label: run(f"{label}:", properties="<w:i/>"))


def tabbed_word(said: Said) -> bytes:
    """Write the label before a tab, without colon."""
    return as_word(said, lambda label: run(label) + "<w:r><w:tab/></w:r>", gap="")


def styled_word(said: Said) -> bytes:
    """Write the label in a character style called Taler."""
    styles = '<w:style w:type="character" w:styleId="T"><w:name w:val="Taler"/></w:style>'
    body = ""
    for label, (first, *more) in said:
        name = run(label, properties='<w:rStyle w:val="T"/>')
        body += paragraph(name, f" {first}") + "".join(map(paragraph, more))
    return document(body, styles=styles)


def names_alone(said: Said) -> bytes:
    """Write each name in bold on a line of its own."""
    return document(
        "".join(
            paragraph(run(label, bold=True)) + "".join(map(paragraph, words))
            for label, words in said
        )
    )


def word_table(said: Said) -> bytes:
    """Write a table whose rows after the first of a turn have no name."""
    rows = [
        (label if place == 0 else "", str(place), one)
        for label, words in said
        for place, one in enumerate(words)
    ]
    return document(table(("Taler", "Linje", "Tekst"), *rows))


def word_table_with_paragraphs(said: Said) -> bytes:
    """Write a table without header, whose cells hold several paragraphs."""
    return document(table(*((f"{label}:", "\n".join(words)) for label, words in said)))


def plain_odt(said: Said) -> bytes:
    """Write ``Label: words`` in an OpenDocument file."""
    return odt(
        "".join(p(f"{label}: {first}") + "".join(map(p, more)) for label, (first, *more) in said)
    )


def odt_names_alone(said: Said) -> bytes:
    """Write each name in bold on a line of its own."""
    return odt("".join(p(span(label)) + "".join(map(p, words)) for label, words in said))


def table_in_odt(said: Said) -> bytes:
    """Write a table with the words before the names."""
    rows = (("\n".join(words), label) for label, words in said)
    return odt(odt_table(("Udsagn", "Hvem"), *rows, header=1))


def rich_text(said: Said) -> bytes:
    """Write bold labels with colons in rich text."""
    body = ""
    for label, (first, *more) in said:
        parts = [rf"{{\b {coded(label)}:}} {coded(first)}", *map(coded, more)]
        body += "".join(rf"{part}\par " for part in parts)
    return (r"{\rtf1\ansi\ansicpg1252 " + body + "}").encode()


def coded(text: str) -> str:
    """Give text as rich text has it."""
    return "".join(sign if ord(sign) < 128 else rf"\u{ord(sign)}?" for sign in text)


def zoom(said: Said) -> bytes:
    """Write a cue for each paragraph, the first with its name."""
    cues = [
        f"{label}: {one}" if place == 0 else one
        for label, words in said
        for place, one in enumerate(words)
    ]
    timed = (f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{cue}" for n, cue in enumerate(cues))
    return ("WEBVTT\n\n" + "\n\n".join(timed)).encode()


def bracketed_srt(said: Said) -> bytes:
    """Write subtitles with the name in brackets."""
    cues = [
        f"[{label}]: {one}" if place == 0 else one
        for label, words in said
        for place, one in enumerate(words)
    ]
    return "\n\n".join(
        f"{n + 1}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{cue}" for n, cue in enumerate(cues)
    ).encode()


def markdown(said: Said) -> bytes:
    """Write bold labels in Markdown."""
    turns = ("\n\n".join([f"**{label}:** {first}", *more]) for label, (first, *more) in said)
    return "\n\n".join(turns).encode()


def windows_text(said: Said) -> bytes:
    """Write a text file in Windows-1252 whose labels stand before tabs."""
    turns = ("\n\n".join([f"{label}:\t{first}", *more]) for label, (first, *more) in said)
    return "\r\n\r\n".join(turns).encode("cp1252")


SHAPES: list[Write] = [
    plain_word,
    bold_word,
    italic_word,
    tabbed_word,
    styled_word,
    names_alone,
    word_table,
    word_table_with_paragraphs,
    plain_odt,
    odt_names_alone,
    table_in_odt,
    rich_text,
    zoom,
    bracketed_srt,
    markdown,
    windows_text,
]


def read(write: Write, said: Said) -> Transcript:
    """Write a talk and read it."""
    return read_transcript(write(said), file="x")


@pytest.mark.parametrize("write", SHAPES, ids=lambda write: write.__name__)
@pytest.mark.parametrize("label", LABELS)
def test_label_is_the_speaker(write: Write, label: str) -> None:
    """Every label people use is read as it is written, and is none of the words."""
    words = "Klokken 10: da går det meget godt herude hos os."
    said = [("Interviewer", ["Hvordan går det så?"]), (label, [words])] * 3
    transcript = read(write, said)
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", label] * 3
    assert {transcript.words_of(turn) for turn in transcript.turns[1::2]} == {words}


@pytest.mark.parametrize("write", SHAPES, ids=lambda write: write.__name__)
@pytest.mark.parametrize("line", LOOKALIKES)
def test_sentence_is_no_speaker(write: Write, line: str) -> None:
    """What only looks like a label stays speech of the one who said it."""
    answer = ["Det går da meget godt.", line, "Og sådan er det."]
    said = [("Interviewer", ["Hvordan går det så?"]), ("Bent", answer)] * 3
    transcript = read(write, said)
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Bent"] * 3
    assert all(line in transcript.words_of(turn) for turn in transcript.turns[1::2])
