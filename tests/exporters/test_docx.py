"""Word files say what the values say, in order, with real styles and fields."""

import io
import time
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from qualcode.exporters.docx import write_document
from qualcode.report import Document, build_appendix
from qualcode.report.document import (
    Band,
    BulletList,
    Figure,
    Heading,
    PageWords,
    Paragraph,
    QuoteBlock,
    Run,
    Section,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.figures import Bar, BarGroup, draw_bars
from tests.report.invented import NOTE, study_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = PageWords("Side {page} af {pages}", "Tabel", "Figur", "Indhold")
TABLE = WordTable(
    "Deltagere & <ture>",
    'Én række pr. "deltager"',
    (TableColumn("Kode", 80), TableColumn("n", 40, numeric=True), TableColumn("m", 40)),
    (
        TableRow((TableCell("SOCIALE"),), "group"),
        TableRow(
            (TableCell("Naboskab", "naboskab", bold=True), TableCell("9 af 13"), TableCell("x"))
        ),
        TableRow((TableCell("I alt"), TableCell("13"), TableCell("", language="en-GB")), "group"),
    ),
    anchor="people",
    bands=(Band("", 1), Band("Antal", 2)),
)
PICTURE = draw_bars(
    (BarGroup("a", (Bar("b", 1, 2, 3, "3"),)),), total=3, axis="", legend=("x", "y", "z"), width=120
)
FIGURE = Figure(PICTURE.png, PICTURE.width, PICTURE.height, 'søjler & "flere"', "Søjler", "bars")
QUOTE = QuoteBlock(
    "»Så nu er det\ningens lampe.«", "(Samira, beboer)", "Spørgsmål: »Hvad?«", "nægtet"
)


def document_of(*sections: Section, **changes: object) -> Document:
    """Give a small Danish document."""
    document = Document(
        "Bilag: Vestparken", "Kodning af 13 interview", "da-DK", sections, WORDS,
        note=NOTE, footer="Bilag · kørsel 3f9a", author="qualcode", run="3f9a",
    )  # fmt: skip
    return replace(document, **changes)  # type: ignore[arg-type]


def part_of(document: Document, name: str = "word/document.xml") -> etree._Element:
    """Write a document and parse one part of it."""
    with zipfile.ZipFile(io.BytesIO(write_document(document))) as archive:
        return etree.fromstring(archive.read(name))


def paragraphs_of(document: Document) -> list[tuple[str, str]]:
    """Give (style name, text) of all paragraphs outside tables, as python-docx reads them."""
    opened = docx.Document(io.BytesIO(write_document(document)))
    return [(str(one.style.name), one.text) for one in opened.paragraphs if one.style]


def text_of(element: etree._Element) -> str:
    """Give all words inside an element."""
    return "".join(str(one.text or "") for one in element.iter(W + "t"))


def values_of(root: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    """Give an attribute of all elements of a tag."""
    return [str(one.get(W + attribute)) for one in root.iter(W + tag)]


def test_blocks_become_paragraphs_in_words_own_styles() -> None:
    """In the order of the document, under names that Word knows."""
    section = Section(
        (
            Heading("F  Citater"),
            Heading("Sociale", 2),
            Heading("Naboskab", 3),
            Paragraph((Run("De små ting."),), "definition"),
            Paragraph((Run("3 udsagn."),), "count"),
            QUOTE,
            BulletList(((Run("et"),), (Run("to"),))),
            Paragraph((Run("Til sidst."),)),
            Paragraph((Run("En note."),), "note"),
        )
    )
    assert paragraphs_of(document_of(section)) == [
        ("Title", "Bilag: Vestparken"),
        ("Subtitle", "Kodning af 13 interview"),
        ("TOC Heading", "Indhold"),
        ("toc 1", "F  Citater"),
        ("Heading 1", "F  Citater"),
        ("Heading 2", "Sociale"),
        ("Heading 3", "Naboskab"),
        ("Definition", "De små ting."),
        ("Count", "3 udsagn."),
        ("Quote Question", "Spørgsmål: »Hvad?«"),
        ("Quote", "»Så nu er det\ningens lampe.«"),
        ("Quote Source", "(Samira, beboer) nægtet"),
        ("List Bullet", "et"),
        ("List Bullet", "to"),
        ("Normal", "Til sidst."),
        ("Table Note", "En note."),
    ]


def test_a_document_without_subtitle_or_headings_has_no_empty_paragraphs() -> None:
    """Neither subtitle nor contents then; a quote without question or remark has two."""
    bare = QuoteBlock("»Ja.«", "(Ole)")
    assert paragraphs_of(document_of(Section((bare,)), subtitle="")) == [
        ("Title", "Bilag: Vestparken"),
        ("Quote", "»Ja.«"),
        ("Quote Source", "(Ole)"),
    ]


def test_what_stands_around_a_quote_has_styles_of_its_own() -> None:
    """The translation right under the words, then what followed; each in its own language."""
    quote = QuoteBlock(
        "»Ja.«",
        "(Ole)",
        following="Derefter: »Og så gik jeg.«",
        translation="Oversat: »Yes.«",
        language="sv",
        translation_language="en-GB",
    )
    document = document_of(Section((quote,)), subtitle="")
    assert paragraphs_of(document)[1:] == [
        ("Quote", "»Ja.«"),
        ("Quote Translation", "Oversat: »Yes.«"),
        ("Quote After", "Derefter: »Og så gik jeg.«"),
        ("Quote Source", "(Ole)"),
    ]
    assert values_of(part_of(document), "lang") == ["sv", "en-GB", "sv"]


def test_the_same_document_gives_the_same_bytes() -> None:
    """Time stamps are fixed, members sorted, and no session marks are in it."""
    document = document_of(Section((Heading("A"), TABLE, FIGURE)))
    data = write_document(document)
    assert data == write_document(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.namelist()[1:] == sorted(archive.namelist()[1:])
        assert b"rsid" not in archive.read("word/document.xml") + archive.read("word/settings.xml")
        assert not [
            name for name in archive.namelist() if "thumbnail" in name or "customXml" in name
        ]


def test_the_language_is_declared_for_the_whole_document_and_for_other_words() -> None:
    """In the defaults, the settings and the properties; a quote may have its own."""
    document = document_of(Section((replace(QUOTE, language="en-GB"),)))
    assert values_of(part_of(document, "word/styles.xml"), "lang") == ["da-DK"]
    assert values_of(part_of(document, "word/settings.xml"), "decimalSymbol") == [","]
    assert values_of(part_of(document), "lang") == ["en-GB"] * 2
    properties = docx.Document(io.BytesIO(write_document(document))).core_properties
    assert properties.language == "da-DK"
    english = replace(document, language="en-GB")
    assert values_of(part_of(english, "word/settings.xml"), "decimalSymbol") == ["."]


def test_properties_name_title_run_and_note_and_no_date_of_today() -> None:
    """What a file manager shows."""
    opened = docx.Document(io.BytesIO(write_document(document_of(Section((QUOTE,))))))
    properties = opened.core_properties
    assert (properties.title, properties.identifier) == ("Bilag: Vestparken", "3f9a")
    assert (properties.author, properties.comments) == ("qualcode", NOTE)
    assert properties.created.year == properties.modified.year == 2000


def test_the_note_stands_at_the_top_and_title_run_and_page_at_the_bottom() -> None:
    """In every section, portrait or landscape, with page numbers as fields."""
    document = document_of(Section((QUOTE,)), Section((TABLE,), landscape=True), Section((QUOTE,)))
    opened = docx.Document(io.BytesIO(write_document(document)))
    assert [one.orientation for one in opened.sections] == [0, 1, 0]
    for section in opened.sections:
        assert section.header.paragraphs[0].text == NOTE
        assert section.footer.paragraphs[0].text == "Bilag · kørsel 3f9a\tSide 1 af 1"
        fields = [one.text for one in section.footer._element.iter(W + "instrText")]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_pages_are_a4() -> None:
    """Both ways round."""
    root = part_of(document_of(Section((QUOTE,)), Section((QUOTE,), landscape=True)))
    sizes = [(one.get(W + "w"), one.get(W + "h")) for one in root.iter(W + "pgSz")]
    assert sizes == [("11906", "16838"), ("16838", "11906")]


def test_a_section_ends_in_its_last_paragraph() -> None:
    """No empty paragraph is added, except after a table, where Word wants one."""
    plain = Section((Paragraph((Run("Slut."),)),))
    root = part_of(document_of(plain, Section((QUOTE,)), Section((TABLE,)), Section((QUOTE,))))
    ends = [one for one in root.iter(W + "p") if one.find(f"{W}pPr/{W}sectPr") is not None]
    texts = [text_of(one) for one in ends]
    assert texts == ["Slut.", "(Samira, beboer) nægtet", ""]
    assert len(list(root.iter(W + "sectPr"))) == 4


def test_a_table_repeats_its_header_keeps_rows_whole_and_is_described() -> None:
    """For paper and for screen readers; text in attributes is escaped."""
    root = part_of(document_of(Section((TABLE,))))
    (table,) = root.iter(W + "tbl")
    rows = list(table.iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert values_of(table, "tblCaption") == ["Deltagere & <ture>"]
    assert values_of(table, "tblDescription") == ['Én række pr. "deltager"']
    assert values_of(table, "tblStyle") == ["CodingTable"]


def test_the_cells_of_a_table_are_all_there() -> None:
    """Spanning cells span, numbers stand to the right, widths add up."""
    root = part_of(document_of(Section((TABLE,))))
    (table,) = root.iter(W + "tbl")
    rows = [[text_of(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
    assert rows == [
        ["", "Antal"],
        ["Kode", "n", "m"],
        ["SOCIALE"],
        ["Naboskabnaboskab", "9 af 13", "x"],
        ["I alt", "13", ""],
    ]
    assert values_of(table, "gridSpan") == ["2", "3"]
    assert [int(one) for one in values_of(table, "gridCol", "w")] == [4535, 2268, 2268]
    assert values_of(table, "pStyle").count("TableNumber") == 2


def test_words_before_a_table_go_where_it_goes() -> None:
    """A heading and its one line are not left behind at the foot of a page."""
    lead, other = Paragraph((Run("Se her."),)), Paragraph((Run("Ellers."),))
    root = part_of(document_of(Section((Heading("B"), other, lead, TABLE, other))))
    kept = [one for one in root.iter(W + "p") if one.find(f"{W}pPr/{W}keepNext") is not None]
    assert [text_of(one) for one in kept] == ["Se her."]


def test_captions_are_numbered_in_order_with_fields_and_the_right_cached_number() -> None:
    """Tables and figures apart; a reference shows the label it leads to."""
    second = replace(TABLE, anchor="again")
    text = Paragraph((Run("Se "), Run(refers="again"), Run(" og "), Run(refers="bars"), Run(".")))
    document = document_of(Section((text, TABLE, second, FIGURE)))
    found = dict.fromkeys(paragraphs_of(document))
    assert ("Normal", "Se Tabel 2 og Figur 1.") in found
    assert ("Caption", "Tabel 1. Deltagere & <ture>") in found
    assert ("Caption", "Tabel 2. Deltagere & <ture>") in found
    assert ("Figure Caption", "Figur 1. Søjler") in found
    root = part_of(document)
    codes = [str(one.text).strip() for one in root.iter(W + "instrText")]
    names = values_of(root, "bookmarkStart", "name")
    assert codes[0].split()[:2] == ["REF", names[1]]
    assert codes[2:5] == [r"SEQ Tabel \* ARABIC"] * 2 + [r"SEQ Figur \* ARABIC"]
    ids = values_of(root, "bookmarkStart", "id")
    assert len(ids) == len(set(ids)) == 3
    assert ids == values_of(root, "bookmarkEnd", "id")


def test_a_reference_to_nothing_is_our_own_mistake() -> None:
    """It is not written as an error for the reader to find."""
    with pytest.raises(KeyError):
        write_document(document_of(Section((Paragraph((Run(refers="nowhere"),)),))))


def test_the_contents_lead_to_the_headings() -> None:
    """A field without page numbers whose result is already right; level 1 only."""
    document = document_of(Section((Heading("A  Først"), Heading("Inde", 2), Heading("B  Så"))))
    root = part_of(document)
    links = values_of(root, "hyperlink", "anchor")
    names = dict(
        zip(values_of(root, "bookmarkStart", "name"), ["A  Først", "Inde", "B  Så"], strict=True)
    )
    assert [names[one] for one in links] == ["A  Først", "B  Så"]
    kinds = values_of(root, "fldChar", "fldCharType")
    assert kinds == ["begin", "separate", "end"]
    assert str(next(root.iter(W + "instrText")).text).strip() == r'TOC \o "1-1" \n \h \z'


def test_without_a_heading_for_contents_there_are_none() -> None:
    """The words decide."""
    document = document_of(Section((Heading("A"),)), words=replace(WORDS, contents=""))
    assert [style for style, _ in paragraphs_of(document)] == ["Title", "Subtitle", "Heading 1"]


def test_a_figure_is_there_with_its_text_and_size() -> None:
    """The picture's bytes, its alternative text, and millimetres as EMU."""
    data = write_document(document_of(Section((FIGURE,))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/image1.png") == FIGURE.png
        text = archive.read("word/document.xml").decode()
    assert 'cx="4320000"' in text
    assert "søjler &amp; &quot;flere&quot;" in text or "descr='søjler" in text


def test_runs_carry_their_manner() -> None:
    """Bold, italic, and the places to fill, which are marked by more than colour."""
    runs = (
        Run("a", bold=True),
        Run("b", italic=True),
        Run("[udfyld]", fill_in=True),
        Run(),
        Run("d\te"),
    )
    root = part_of(document_of(Section((Paragraph(runs, "lead"),))))
    paragraph = list(root.iter(W + "p"))[-1]
    assert [one.get(W + "val") for one in paragraph.iter(W + "rStyle")] == ["Emphasis", "FillIn"]
    assert len(list(paragraph.iter(W + "b"))) == 1
    assert len(list(paragraph.iter(W + "r"))) == 4
    assert len(list(paragraph.iter(W + "tab"))) == 1


def test_a_cell_marks_what_must_be_filled_in_as_a_paragraph_does() -> None:
    """The sign has its own style and a blank between it and the text."""
    cell = TableCell("om koderne", fill_in="[udfyld]")
    table = WordTable("T", "En.", (TableColumn("A", 40.0),), (TableRow((cell,)),))
    root = part_of(document_of(Section((table,))))
    (sign,) = [one for one in root.iter(W + "r") if one.find(f"{W}rPr/{W}rStyle") is not None]
    assert str(sign.xpath("string()")) == "[udfyld]"
    (row,) = [one for one in root.iter(W + "tr") if "om koderne" in str(one.xpath("string()"))]
    assert str(row.xpath("string()")) == "[udfyld] om koderne"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x0bc\x1f", "a�b�c�"),
        ("\ud83d half", "� half"),
        ("\ufffe\uffff", "��"),
        ("😀 & <w:p> «»", "😀 & <w:p> «»"),
        ("  to  blanke ", "  to  blanke "),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_any_text_can_be_written_and_read_again(text: str, expected: str) -> None:
    """What XML forbids has U+FFFD in its place; all else, blanks and signs included, is kept."""
    written = paragraphs_of(document_of(Section((Paragraph((Run(text),)),))))
    assert written[-1] == ("Normal", expected)


def test_every_style_that_is_used_is_defined() -> None:
    """A whole appendix uses no style that the file does not bring."""
    document = build_appendix(study_of(), language="da")
    used: set[str] = set()
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        root = part_of(document, name)
        used |= {
            value for tag in ("pStyle", "rStyle", "tblStyle") for value in values_of(root, tag)
        }
    defined = set(values_of(part_of(document, "word/styles.xml"), "style", "styleId"))
    assert used <= defined


def test_the_appendix_holds_every_quote_once_under_each_code() -> None:
    """First to last, in the order of the codebook."""
    material = study_of()
    written = [
        text for style, text in paragraphs_of(build_appendix(material, language="da"))
        if style == "Quote"
    ]  # fmt: skip
    assert written == [f"»{quote.quote}«" for quote in material.quotes]


def test_time_grows_no_faster_than_the_number_of_quotes() -> None:
    """Eight times the quotes take far less than sixty-four times the time."""

    def seconds(amount: int) -> float:
        blocks = tuple(replace(QUOTE, attribution=f"(nr. {number})") for number in range(amount))
        started = time.perf_counter()
        write_document(document_of(Section(blocks)))
        return time.perf_counter() - started

    few, many = min(seconds(500) for _ in range(3)), seconds(4000)
    assert many < 20 * few
