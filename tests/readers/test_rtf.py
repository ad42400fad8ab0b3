"""Rich text: f4 and f5 from Windows and Mac, tables, and what is left out."""

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\colortbl;\red0;}"


def read(body: str, *, head: str = HEAD, file: str = "x.rtf") -> Transcript:
    """Read a rich text file with this body."""
    return read_transcript((head + body + "}").encode("latin-1"), file=file)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


WINDOWS = (
    r"\pard\plain\f0 {\b I:} P\'e5 hvilken g\'e5rd? #00:00:04-2#\par "
    r"{\b B1:} \u198\'c6r\u248?, og s\'e5 Als. #00:00:09-8#\par I: N\'e5? #00:00:11-0#\par "
)
MAC = (
    r"{\rtf1\mac\ansicpg10000\cocoartf824{\fonttbl\f0\fswiss\fcharset77 Helvetica;}\uc0 "
    r"\pard\f0 \b I:\b0  P\'8c hvilken g\u229 rd? #00:00:04-2#|"
    r"\b B1:\b0  \'aer\'bf, og s\'8c Als. #00:00:09-8#|I: N\'8c? #00:00:11-0#"
).replace("|", "\\\n")


@pytest.mark.parametrize("file", ["f4.rtf", "Interview 3.doc"])
@pytest.mark.parametrize("system", ["Windows", "Mac"])
def test_f4_from_windows_and_mac(file: str, system: str) -> None:
    """Both systems' letters are right, marks behind the words are times, the name is no matter."""
    head, body = (HEAD, WINDOWS) if system == "Windows" else ("", MAC)
    transcript = read(body, head=head, file=file)
    assert transcript.reader == "rtf"
    assert said(transcript) == [
        ("I", "På hvilken gård?"),
        ("B1", "Ærø, og så Als."),
        ("I", "Nå?"),
    ]
    assert [turn.time for turn in transcript.turns] == [
        TimeRange(None, 4200),
        TimeRange(4200, 9800),
        TimeRange(9800, 11_000),
    ]


@pytest.mark.parametrize("on", ["b", "i", "ul"])
def test_labels_set_apart_without_colon(on: str) -> None:
    """In bold, in italics or underlined; switched off by 0, by plain, by the group's end."""
    off = {"ul": "ulnone"}.get(on, f"{on}0")
    body = rf"\{on} I\{off}  N\'e5?\par {{\{on} IP}} Ja.\par "
    body += rf"\{on} I\plain  Hvad?\par {{\{on} IP}} Det.\par "
    assert said(read(body)) == [("I", "Nå?"), ("IP", "Ja."), ("I", "Hvad?"), ("IP", "Det.")]


@pytest.mark.parametrize("mark", ["[00:01:02]", "00.01.02", "(1:02)", "00:01:02"])
def test_times_that_typists_write(mark: str) -> None:
    """Express Scribe writes what is typed: before the label, in any form."""
    body = rf"{mark} I: N\'e5?\par [00:01:09] IP: Ja.\par I: Hvad?\par IP: Det.\par "
    transcript = read(body)
    assert said(transcript)[0] == ("I", "Nå?")
    assert transcript.turns[0].time.start == 62_000


def test_tables_have_their_columns() -> None:
    """A header row, cells of several paragraphs, a table inside a cell."""
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row "
    body = row.replace("{}", "Taler", 1).replace("{}", "Tekst", 1)
    body += row.replace("{}", "I", 1).replace("{}", r"N\'e5?", 1)
    body += row.replace("{}", "IP", 1).replace("{}", r"Ja.\par Og\nestcell nej.", 1)
    transcript = read(body + r"\pard Slut.\par ")
    assert said(transcript) == [("I", "Nå?"), ("IP", "Ja.\nOg nej.\nSlut.")]


def test_what_is_left_out_is_told() -> None:
    """Links' addresses, notes, comments, headers, pictures, boxes, hidden and deleted text."""
    body = (
        r"{\header sidehoved}{\*\generator x;}{\stylesheet{\s0 Normal;}}{\info{\author Maja}}"
        r"I: Se {\field{\*\fldinst{HYPERLINK https://x.dk}}{\fldrslt her}}?\par "
        r"IP: Ja{\footnote note}{\*\annotation kode}{\v skjult}{\deleted slettet}{\revised  da}"
        r"{\shp{\*\shpinst{\shptxt boks}}{\shprslt boks}}{\pict\bin4 }}{{}.\par "
        r"\outlinelevel0 Tema: B\par\pard I: Og{\listtext 1.\tab}?\par "
        r"IP: Nej\~da \emdash  \endash .\par"
    )
    transcript = read(body)
    assert said(transcript) == [
        ("I", "Se her?"),
        ("IP", "Ja da."),
        ("I", "Og?"),
        ("IP", "Nej\xa0da — –."),
    ]
    told = " ".join(one.what for one in transcript.problems)
    assert "1 insertions kept, 1 deletions left out" in told
    for what in ("hidden text", "text boxes", "footnotes and endnotes"):
        assert f"{what} left out in 1 place." in told
    assert "left out 1 comments" in transcript.steps


def test_signs_beyond_the_code_page() -> None:
    """Letters of another font's page, signs by number, pairs of halves, escapes."""
    head = (
        r"{\rtf1\pc\ansi\deff1{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset238 Arial;}"
        r"{\f2\fcharset0 Arial;}}"
    )
    body = (
        r"I: {\f0 \'cf\'f0} \'f8 {\f2 \'f8} \u-10179?\u-8704?\uc2\u229xy \{x\}\\ a\_b\-c\line dag"
        "\\\nIP: \\'e5"
    )
    assert said(read(body, head=head)) == [("I", "Пр ř ø \U0001f600å {x}\\ a-bc dag"), ("IP", "ĺ")]
    named = read_transcript((head + body + "}").encode(), file="x.rtf", encoding="mac_roman")
    assert named.turns[1].span.of(named.text) == "Â"


def test_unknown_pages_and_words_are_passed_over() -> None:
    """A code page nobody knows leaves the usual one; control words nobody knows do nothing."""
    head = r"{\rtf1\ansi\ansicpg99999\ansicpg65001\nonsense7{\fonttbl{\f0\fcharset999 A;}}"
    assert said(read("I: Nå?\\par IP: å\\par \\u Ja", head=head.replace("\\ansicpg65001", ""))) == [
        ("I", "Nå?"),
        ("IP", "å\nJa"),
    ]


def test_file_that_breaks_off_is_told() -> None:
    """Half a file is read as far as it goes, with a warning."""
    data = (HEAD + r"I: N\'e5?\par IP: Ja og s").encode()
    transcript = read_transcript(data, file="x.rtf")
    assert said(transcript) == [("I", "Nå?"), ("IP", "Ja og s")]
    assert "may have been cut off" in transcript.problems[0].what
    assert not read(r"I: N\'e5?\par IP: Ja} and more {").problems


def test_encoding_nobody_knows_is_an_error() -> None:
    """The project's own encoding is checked before it is used."""
    with pytest.raises(TranscriptError, match='no encoding called "windows-8"'):
        read_transcript(HEAD.encode() + b"I: a}", file="x.rtf", encoding="windows-8")


def test_plain_words_are_those_of_another_reader() -> None:
    """What striprtf makes of a plain file is what we make of it."""
    from striprtf.striprtf import rtf_to_text

    other: str = rtf_to_text(HEAD + WINDOWS + "}")  # type: ignore[no-untyped-call]
    ours = read(WINDOWS)
    for turn in ours.turns:
        assert ours.words_of(turn) in other


SHEET = (
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\sbasedon0 Interviewer;}{\s3 Beboer 4;}"
    r"{\*\cs15\additive Taler;}{\*\cs16 St\'e6rk;}}"
)


def test_styles_named_after_speakers_and_headings() -> None:
    """Paragraph styles may be the speakers, a letter style may set labels, headings go."""
    body = (
        r"\pard\s1 Om g\'e5rden\par \pard\s2 N\'e5?\par \pard\s3 Klokken 10: ja.\par "
        r"\pard\s2 Hm?\par \pard\s3 Ja.\par "
    )
    assert said(read(SHEET + body)) == [
        ("Interviewer", "Nå?"),
        ("Beboer 4", "Klokken 10: ja."),
        ("Interviewer", "Hm?"),
        ("Beboer 4", "Ja."),
    ]
    label = r"\pard{\cs15 MH} N\'e5?\par {\cs15 PK} {\cs16 Aldrig} ja.\par "
    assert said(read(SHEET + label * 2)) == [("MH", "Nå?"), ("PK", "Aldrig ja.")] * 2
