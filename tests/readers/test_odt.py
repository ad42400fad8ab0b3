"""OpenDocument texts: the shapes of Word, and what is left out."""

import io
import zipfile

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.readers.odt_files import odt, p, span, table

TALK = (("I", "Nå?"), ("IP", "Ja, det er det."), ("I", "Hvad?"), ("IP", "Det."))


def read(data: bytes) -> Transcript:
    """Read an OpenDocument file."""
    return read_transcript(data, file="x.odt")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def talk() -> str:
    """Write the talk with plain labels."""
    return "".join(p(f"{label}: {words}") for label, words in TALK)


@pytest.mark.parametrize("style", ["T1", "T2", "T4"])
@pytest.mark.parametrize("colon", [":", ""])
def test_labels_set_apart(style: str, colon: str) -> None:
    """In bold, in italics or underlined, with a colon or without."""
    body = "".join(p(span(f"{label}{colon}", style), f" {words}") for label, words in TALK)
    transcript = read(odt(body))
    assert (transcript.reader, said(transcript)) == ("odt", list(TALK))


def test_name_alone_on_its_line() -> None:
    """A bold name speaks the paragraphs below it."""
    body = "".join(
        p(span(label)) + p(words) + p("Mere.")
        for label, words in (("Ane Berg", "Nå?"), ("Bo Holm", "Ja.")) * 2
    )
    assert said(read(odt(body)))[:2] == [("Ane Berg", "Nå?\nMere."), ("Bo Holm", "Ja.\nMere.")]


def test_style_for_speakers_and_styles_named_after_them() -> None:
    """A character style called Taler marks labels; two paragraph styles may be the speakers."""
    styles = (
        '<style:style style:name="Taler" style:family="text"/>'
        '<style:style style:name="Interviewer" style:family="paragraph"/>'
        '<style:style style:name="Resp" style:display-name="Respondent"/>'
        '<style:style style:name="P1" style:parent-style-name="Resp"/>'
    )
    body = "".join(p(span(label, "Taler"), f" {words}") for label, words in TALK)
    assert said(read(odt(body, styles=styles))) == list(TALK)
    body = (p("Nå?", style="Interviewer") + p("Ja.", style="P1")) * 2
    assert said(read(odt(body, automatic=styles)))[:2] == [
        ("Interviewer", "Nå?"),
        ("Respondent", "Ja."),
    ]


def test_table_in_any_order_with_header_rows_and_merged_cells() -> None:
    """A name over several rows, a header on each page, a table in a cell, times."""
    head = ("Nr.", "Tekst", "Taler", "Tid")
    rows = table(head, ("1", "Nå?", "I", "0:01"), ("2", "Ja.\nOg nej.", "IP", "75"), header=1)
    rows = rows.replace(
        "</table:table>",
        "<table:table-row><table:table-cell/><table:table-cell>"
        + table(("Mere,", "her."))
        + "</table:table-cell><table:covered-table-cell table:number-columns-repeated='2'/>"
        "</table:table-row>" + table(head).split("<table:table-column/>")[1],
        1,
    )
    transcript = read(odt(rows))
    assert said(transcript) == [("I", "Nå?"), ("IP", "Ja.\nOg nej.\nMere,\nher.")]
    assert [turn.time.start for turn in transcript.turns] == [1000, 75_000]


def test_signs_of_the_format() -> None:
    """Blanks, tabs, line breaks, links, fields, lists and sections are what a reader sees."""
    body = talk() + (
        '<text:section text:name="s"><text:list><text:list-item>'
        + p("I:", "<text:tab/>", '<text:s text:c="3"/>', "tre", style="L")
        + "</text:list-item></text:list></text:section>"
    )
    body += p(
        "IP: ",
        '<text:a href="x">link</text:a>',
        "<text:line-break/>",
        "og\n\t ",
        "<text:page-number>3</text:page-number>",
        "<text:soft-page-break/>",
        "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>",
    )
    assert said(read(odt(body)))[-2:] == [("I", "tre"), ("IP", "link og 3漢")]


def test_what_is_left_out_is_told() -> None:
    """Comments with author and date, notes, deletions, frames, hidden text, contents."""
    comment = (
        "<office:annotation><dc:creator>Maja</dc:creator><dc:date>2024-01-01</dc:date>"
        + p("belysning")
        + "</office:annotation>"
    )
    end = "<office:annotation-end office:name='a'/>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{p('note')}</text:note>"
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("slettet")
        + "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
    )
    frame = f"<draw:frame><draw:text-box>{p('boks')}</draw:text-box></draw:frame>"
    body = changes + f"<text:table-of-content>{p('indhold')}</text:table-of-content>" + talk()
    body += p("I: Hm", comment, "?", end, note, span("hemmelig", "T3"), frame) + frame
    body += p("usynlig", style="T3")
    transcript = read(odt(body))
    assert said(transcript)[-1] == ("I", "Hm?")
    assert "left out 1 comments" in transcript.steps
    told = " ".join(one.what for one in transcript.problems)
    assert "1 insertions kept, 1 deletions left out" in told
    assert "hidden text left out in 2 places" in told
    assert "text boxes left out in 2 places" in told
    assert "footnotes and endnotes left out in 1 place" in told


def test_headings_are_no_speech() -> None:
    """A heading inside the talk is left out of the words."""
    transcript = read(odt(talk() + p("Tema 1: Hverdag", tag="h") + talk()))
    assert "Hverdag" not in transcript.text


def packed(**parts: str) -> bytes:
    """Pack parts of those names (``content`` is content.xml)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    return out.getvalue()


def test_document_without_text_is_refused() -> None:
    """A shell without a body, and a mimetype without content, say so."""
    with pytest.raises(TranscriptError, match="holds no text"):
        read(packed(content="<a/>"))
    with pytest.raises(TranscriptError, match=r'no part "content\.xml"'):
        read_transcript(packed(styles="<a/>"), file="x.odt", reader="odt")
