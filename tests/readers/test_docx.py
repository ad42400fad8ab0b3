"""Word documents: bold labels, tables, tracked changes, and what is left out."""

import io
import zipfile

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.readers.word_files import document, paragraph, run, table

TALK = (("I", "Nå?"), ("IP", "Ja, det er det."), ("I", "Hvad?"), ("IP", "Det."))


def read(data: bytes) -> Transcript:
    """Read a Word file."""
    return read_transcript(data, file="x.docx")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def talk(lead: str, *, bold: bool = False) -> str:
    """Write the talk with each label as ``lead`` has it."""
    return "".join(
        paragraph(run(lead.format(label), bold=bold), f" {words}") for label, words in TALK
    )


@pytest.mark.parametrize(
    ("lead", "bold"), [("{}:", True), ("{}:", False), ("{}", True), ("[00:00:01] {}:", True)]
)
def test_labels_in_bold_with_and_without_colon(lead: str, bold: bool) -> None:  # noqa: FBT001
    """The label is the bold first words of a paragraph, or what stands before a colon."""
    assert said(read(document(talk(lead, bold=bold)))) == list(TALK)


def test_bold_name_alone_and_words_below() -> None:
    """A name on its own line speaks the paragraphs that follow."""
    body = "".join(
        paragraph(run(label, bold=True)) + paragraph(words) + paragraph("Mere.")
        for label, words in (("Ane Berg", "Nå?"), ("Bo Holm", "Ja.")) * 2
    )
    assert said(read(document(body)))[:2] == [("Ane Berg", "Nå?\nMere."), ("Bo Holm", "Ja.\nMere.")]


def test_bold_by_style_and_headings_as_labels() -> None:
    """Bold may come from a paragraph's or a run's style, also an inherited one."""
    styles = (
        '<w:style w:styleId="B"><w:name w:val="Base"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="T"><w:name w:val="Taler"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="N"><w:name w:val="Normal"/><w:basedOn w:val="X"/></w:style>'
        '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    )
    by_run = "".join(
        paragraph(run(label, properties='<w:rStyle w:val="T"/>'), f" {words}")
        for label, words in TALK
    )
    assert said(read(document(by_run, styles=styles))) == list(TALK)
    by_heading = "".join(
        paragraph(label, properties='<w:pStyle w:val="Overskrift1"/>') + paragraph(words)
        for label, words in TALK
    )
    topic = paragraph("Tema 1: Hverdag", properties='<w:pStyle w:val="Overskrift1"/>')
    assert said(read(document(by_heading + topic, styles=styles))) == list(TALK)


def test_bold_switched_off_is_not_bold() -> None:
    """<w:b w:val="0"/> is what Word writes for «not bold» in a bold style."""
    off = '<w:b w:val="0"/>'
    body = paragraph(run("Aldrig", properties=off), " i livet.") * 2
    assert read(document(talk("{}:") + body)).turns[-1].speaker == "IP"


@pytest.mark.parametrize(
    "head",
    [
        ("Taler", "Udsagn"),
        ("Speaker:", "Text"),
        ("Hvem", "Transskription"),
        None,
    ],
)
def test_table_of_speaker_and_words(head: tuple[str, str] | None) -> None:
    """Two columns, with a header row or without one."""
    rows = [(f"{label}:", words) for label, words in TALK]
    assert said(read(document(table(*([head] if head else []), *rows)))) == list(TALK)


def test_table_with_time_and_number_in_any_order() -> None:
    """Time becomes the turn's time, in NVivo's short forms too; line numbers are not speech."""
    head = ("Nr.", "Tidskode", "Tekst", "Taler")
    rows = [
        ("1", "75", "Nå?", "I"),
        ("2", "[0:01:20]", "Ja.\nOg nej.", "IP"),
        ("3", "", "Mere.", ""),
    ]
    transcript = read(document(table(head, *rows)))
    assert said(transcript) == [("I", "Nå?"), ("IP", "Ja.\nOg nej.\nMere.")]
    assert [turn.time.start for turn in transcript.turns] == [75_000, 80_000]
    bare = [(f"0:0{n}", label, words) for n, (label, words) in enumerate(TALK)]
    assert said(read(document(table(*bare)))) == list(TALK)


def test_time_beside_the_name_in_a_table() -> None:
    """A mark in the speaker's cell is no part of the label."""
    rows = [(f"{label} [00:00:0{n}]", words) for n, (label, words) in enumerate(TALK)]
    transcript = read(document(table(("Taler", "Udsagn"), *rows)))
    assert said(transcript) == list(TALK)
    assert transcript.turns[1].time.start == 1000


def test_tables_that_are_no_transcript() -> None:
    """Pairs of key and value above the talk are its header; other cells are paragraphs."""
    pairs = table(("Interview", "K77"), ("Dato:", "5. maj"))
    transcript = read(document(pairs + paragraph() + talk("{}:")))
    assert (transcript.id, transcript.header["dato"]) == ("K77", "5. maj")
    assert said(transcript) == list(TALK)
    cells = table(("Et", "To", "Tre"), ("Vi gik den lange vej hjem.", "Så sov vi.", "Ja."))
    assert len(read(document(talk("{}:") + cells)).turns) == 4


def test_merged_cells_keep_their_columns() -> None:
    """A cell over two columns does not shift the ones after it."""
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + paragraph("pause") + "</w:tc>"
    rows = table(("Tid", "Taler", "Tekst"), ("0:01", "I", "Nå?"), ("0:02", "IP", "Ja."))
    body = rows.replace("</w:tbl>", f"<w:tr>{wide}<w:tc>{paragraph('Nej.')}</w:tc></w:tr></w:tbl>")
    assert said(read(document(body))) == [("I", "Nå?"), ("IP", "Ja.\nNej.")]


def test_header_paragraphs_above_a_table() -> None:
    """Metadata paragraphs need no empty line before the table."""
    body = (
        paragraph("interview: K08")
        + paragraph("rolle: medarbejder")
        + table(("Taler", "Udsagn"), *TALK)
    )
    transcript = read(document(body))
    assert transcript.header["rolle"] == "medarbejder"
    assert said(transcript) == list(TALK)


def test_signs_of_word_are_what_the_reader_sees() -> None:
    """Tabs, line breaks and hyphens that do not break; fields, symbols' fallbacks, links."""
    body = talk("{}:") + paragraph(
        "I:",
        "<w:r><w:tab/><w:t>p</w:t><w:noBreakHyphen/><w:t>plads</w:t><w:br/><w:t>og</w:t>"
        '<w:br w:type="page"/><w:instrText>PAGE</w:instrText></w:r>',
        "<w:hyperlink>" + run(" link") + "</w:hyperlink>",
        "<w:sdt><w:sdtContent>" + run(" felt") + "</w:sdtContent></w:sdt>",
        "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t> :-)</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    )
    assert said(read(document(body)))[-1] == ("I", "p-plads og link felt :-)")


def test_tracked_changes_are_taken_as_accepted_and_reported() -> None:
    """Insertions stay, deletions go, a deleted paragraph mark joins; the user is told."""
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = (
        talk("{}:")
        + f"<w:p>{gone}{run('I: Hvad')}</w:p>"
        + paragraph(
            " nu",
            "<w:ins>" + run(" så") + "</w:ins>",
            "<w:del><w:r><w:delText>aldrig</w:delText></w:r></w:del>",
            "<w:moveFrom>" + run("væk") + "</w:moveFrom>",
            "<w:moveTo>" + run(" her") + "</w:moveTo>",
        )
        + "<w:del>"
        + paragraph("IP: slettet")
        + "</w:del>"
        + "<w:ins>"
        + paragraph("IP: indsat")
        + "</w:ins>"
    )
    transcript = read(document(body))
    assert said(transcript)[-2:] == [("I", "Hvad nu så her"), ("IP", "indsat")]
    assert "2 insertions kept, 3 deletions left out" in transcript.problems[0].what
    assert any(step.startswith("tracked changes") for step in transcript.steps)


def test_deleted_mark_before_a_table_or_at_the_end() -> None:
    """What runs on into a table, or into nothing, is kept as it is."""
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = (
        talk("{}:")
        + f"<w:p>{gone}{run('I: Ja.')}</w:p>"
        + table(("Hej der", "du", "."))
        + f"<w:p>{gone}{run('IP: Nej.')}</w:p>"
    )
    assert said(read(document(body)))[-1] == ("IP", "Nej.")


def test_deleted_rows_are_left_out() -> None:
    """A row that was deleted with changes tracked is not said."""
    rows = (
        table(("Taler", "Udsagn"), *TALK)
        .replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 2)
        .replace("<w:tr><w:trPr><w:del/></w:trPr>", "<w:tr>", 1)
    )
    assert said(read(document(rows))) == list(TALK[1:])


def test_hidden_text_and_text_boxes_are_left_out_and_told() -> None:
    """What the reader of the page does not see as running text is no speech."""
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + paragraph("Boks")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + paragraph("Boks")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = talk("{}:") + paragraph("I: Hm?", run("hemmelig", properties="<w:vanish/>"), box)
    transcript = read(document(body))
    assert said(transcript)[-1] == ("I", "Hm?")
    assert {one.what for one in transcript.problems} == {
        "hidden text left out in 1 place.",
        "text boxes left out in 1 place.",
    }


def test_alternatives_around_paragraphs_are_read_once() -> None:
    """A block with a choice and a fallback is not said twice."""
    body = talk("{}:") + (
        f"<mc:AlternateContent><mc:Choice>{paragraph('I: Et.')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('I: To.')}</mc:Fallback></mc:AlternateContent>"
        f"<mc:AlternateContent><mc:Fallback>{paragraph('IP: Tre.')}</mc:Fallback>"
        "</mc:AlternateContent><mc:AlternateContent/>"
        f"<w:p><mc:AlternateContent><mc:Choice>{run('I: Fire.')}</mc:Choice>"
        "</mc:AlternateContent></w:p>"
    )
    assert said(read(document(body)))[-3:] == [("I", "Et."), ("IP", "Tre."), ("I", "Fire.")]


def test_content_controls_and_nested_tables() -> None:
    """Rows, cells and paragraphs inside controls are found; a table in a cell is its words."""
    inner = table(("Ja,", "det er det."))
    row = (
        "<w:sdt><w:sdtContent><w:tr><w:tc>" + paragraph("IP") + "</w:tc><w:sdt><w:sdtContent>"
        "<w:tc>" + inner + "</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    )
    body = table(("Taler", "Udsagn"), ("I", "Nå?")).replace("</w:tbl>", row + "</w:tbl>")
    body = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    assert said(read(document(body))) == [("I", "Nå?"), ("IP", "Ja,\ndet er det.")]


def test_line_breaks_in_a_paragraph_are_lines_of_it() -> None:
    """Teams writes time, name and words in one paragraph with line breaks."""
    body = "".join(
        "<w:p><w:r>"
        f"<w:t>0:0:{n}.270 --&gt; 0:0:{n + 1}.250</w:t><w:br/><w:t>{name}</w:t><w:br/>"
        f"<w:t>Hej nr. {n}.</w:t></w:r></w:p>"
        for n, name in enumerate(("Ane Berg", "Søren Å") * 2)
    )
    assert said(read(document(body)))[:2] == [("Ane Berg", "Hej nr. 0."), ("Søren Å", "Hej nr. 1.")]


def test_strict_documents_and_other_part_names() -> None:
    """Strict Open XML, and the part that the relations name, are read too."""
    data = document(talk("{}:"), part="word/document2.xml")
    assert said(read(data)) == list(TALK)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        strict = old.read("word/document2.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        new.writestr("word/document.xml", strict)
    assert said(read(out.getvalue())) == list(TALK)


def test_document_without_body_is_an_error() -> None:
    """A shell of a document says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<w:document xmlns:w='x'/>")
    with pytest.raises(TranscriptError, match="no body"):
        read(out.getvalue())
    with pytest.raises(TranscriptError, match="no speech"):
        read(document(""))


@pytest.mark.parametrize("properties", ["<w:i/>", '<w:u w:val="single"/>', "<w:b/><w:i/>"])
@pytest.mark.parametrize("colon", [":", ""])
def test_labels_in_italics_and_underlined(properties: str, colon: str) -> None:
    """Names may be set apart otherwise than in bold; the words' own emphasis is no matter."""
    body = "".join(
        paragraph(
            run(f"{label}{colon}", properties=properties), " ", run(words, properties="<w:i/>")
        )
        if colon
        else paragraph(run(label, properties=properties), f" {words}")
        for label, words in TALK
    )
    assert said(read(document(body))) == list(TALK)


def test_underline_of_no_kind_is_none() -> None:
    """<w:u w:val="none"/> is what Word writes where a style's line is switched off."""
    off = '<w:u w:val="none"/>'
    body = paragraph(run("Godt", properties=off), " nok.") * 2
    assert read(document(talk("{}:") + body)).turns[-1].speaker == "IP"


def test_paragraph_styles_named_after_the_speakers() -> None:
    """Where only the styles say who speaks, they are the speakers; where labels do, not."""
    styles = (
        '<w:style w:styleId="A"><w:name w:val="Interviewer"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="Informant 2"/></w:style>'
    )

    def styled(text: str, style: str) -> str:
        return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')

    talk = styled("Nå?", "A") + styled("Klokken 10: ja.", "B") + styled("Og: mere.", "B")
    talk += styled("Hm?", "A")
    assert said(read(document(talk, styles=styles))) == [
        ("Interviewer", "Nå?"),
        ("Informant 2", "Klokken 10: ja.\nOg: mere."),
        ("Interviewer", "Hm?"),
    ]
    labelled = (styled("MH: Nå?", "A") + styled("PK: Ja.", "B")) * 2
    assert said(read(document(labelled, styles=styles)))[:2] == [("MH", "Nå?"), ("PK", "Ja.")]


def test_fields_show_their_result_and_never_their_instruction() -> None:
    """A field inside another's instruction is not shown; a result over paragraphs is."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = mark("begin") + "<w:r><w:instrText>NAME</w:instrText></w:r>" + mark("separate")
    inner += run("skjult") + mark("end")
    body = talk("{}:") + paragraph(
        "I: Se ",
        mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner + mark("separate"),
        run("side 3"),
        mark("end"),
        run("."),
        mark("end") + mark("separate"),
    )
    assert said(read(document(body)))[-1] == ("I", "Se side 3.")


def test_notes_comments_headers_and_footers_are_left_out_and_told() -> None:
    """What stands beside the text is no speech; notes are pointed out, comments are a step."""
    data = document(
        talk("{}:")
        + paragraph(
            "I: Hm",
            '<w:commentRangeStart w:id="0"/>' + run("?") + '<w:commentRangeEnd w:id="0"/>',
            '<w:r><w:commentReference w:id="0"/></w:r>',
            "<w:r><w:footnoteReference/></w:r><w:r><w:endnoteReference/></w:r>",
        )
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for part in ("comments", "footnotes", "endnotes", "header1", "footer1"):
            new.writestr(f"word/{part}.xml", paragraph("belysning"))
    transcript = read(out.getvalue())
    assert said(transcript)[-1] == ("I", "Hm?")
    assert "belysning" not in transcript.text
    assert "left out 1 comments" in transcript.steps
    assert [one.what for one in transcript.problems] == [
        "footnotes and endnotes left out in 2 places."
    ]


def test_table_that_goes_on_over_pages() -> None:
    """The header row comes again, a second table has none, and merged names go on."""
    head = ("Linje", "Tid (min.)", "Hvem taler", "Udskrift")
    first = table(head, ("1", "0:01", "I", "Nå?"), head, ("2", "0:02", "IP", "Ja."))
    second = table(("3", "", "", "Altså: mere."), ("4", "0:04", "I", "Hvad?"))
    other = table(("Navn", "Alder"), ("Bo", "41"))
    assert said(read(document(first + paragraph("") + second))) == [
        ("I", "Nå?"),
        ("IP", "Ja.\nAltså: mere."),
        ("I", "Hvad?"),
    ]
    assert said(read(document(other + first)))[0] == ("I", "Nå?")


def test_title_row_above_the_names_of_the_columns() -> None:
    """A merged row with a title does not hide the header below it."""
    rows = table(("Interview 4", ""), ("Taler", "Tekst"), *TALK)
    transcript = read(document(rows))
    assert [turn.speaker for turn in transcript.turns] == [label for label, _ in TALK]


TRANSSKRIBER = {
    "times and speakers": [("00:00:01 Speaker 1", "Nå?"), ("00:00:04 Speaker 2", "Ja.")],
    "speakers": [("Speaker 1", "Nå?"), ("Speaker 2", "Ja.")],
    "times": [("00:00:01", "Nå?"), ("00:00:04", "Ja.")],
}


@pytest.mark.parametrize("kind", TRANSSKRIBER)
def test_word_transskriber(kind: str) -> None:
    """The link to the sound and the headings are no speech, with times, speakers or both."""
    styles = '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    heading = '<w:pStyle w:val="H"/>'
    body = paragraph("Lydfil", properties=heading) + paragraph("samtale 4.m4a")
    body += paragraph("Transskription", properties=heading)
    for lead, words in TRANSSKRIBER[kind] * 2:
        body += paragraph(lead) + paragraph(words)
    transcript = read(document(body, styles=styles))
    assert "Lydfil" not in transcript.text
    assert "samtale" not in transcript.text
    speakers = ["Speaker 1", "Speaker 2"] if "speakers" in kind else ["", ""]
    words = " ".join(transcript.words_of(turn) for turn in transcript.turns)
    assert words.split()[:2] == ["Nå?", "Ja."]
    assert [turn.speaker for turn in transcript.turns][:2] == speakers[: len(transcript.turns)]
    assert transcript.turns[0].time.start == (1000 if "times" in kind else None)


@pytest.mark.parametrize(
    ("start", "stop"),
    [
        ("started transcription", "stopped transcription"),
        ("startede transskription", "stoppede transskription"),
    ],
)
def test_notices_of_teams_are_no_speech(start: str, stop: str) -> None:
    """That somebody started or stopped the transcription is said by nobody."""
    body = paragraph(run("Bo Å", bold=True), f" {start}")
    for n, (name, words) in enumerate((("Bo Å", "Nå?"), ("Ida Ø", "Ja.")) * 2):
        body += f"<w:p>{run('')}<w:r><w:br/></w:r>{run(name, bold=True)}"
        body += f"{run(f'   0:0{n}')}<w:r><w:br/></w:r>{run(words)}</w:p>"
    body += paragraph(run("Bo Å", bold=True), f" {stop}")
    transcript = read(document(body))
    assert said(transcript) == [("Bo Å", "Nå?"), ("Ida Ø", "Ja.")] * 2
    assert "left out 2 notices of Teams" in transcript.steps
    spoken = read(document(talk("{}:") + paragraph("Hun startede transskription")))
    assert "Hun startede" in spoken.text


def test_emphasis_is_no_label_where_labels_have_their_colon() -> None:
    """A bold word at the start of an answer stays its first word; a forgotten colon is none."""
    body = ""
    for _ in range(3):
        body += paragraph(run("Interviewer:", bold=True), " Hvordan?")
        body += paragraph(run("Bent:", bold=True), " Godt nok.")
        body += paragraph(run("Aldrig", bold=True), " i livet.")
    body += paragraph(run("Interviewer", bold=True), " Nå?")
    assert said(read(document(body))) == [
        *[("Interviewer", "Hvordan?"), ("Bent", "Godt nok.\nAldrig i livet.")] * 3,
        ("Interviewer", "Nå?"),
    ]
