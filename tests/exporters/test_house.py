"""The appendix in an institute's own template: its styles, its pages, its headers."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from qualcode.errors import TemplateError
from qualcode.exporters.docx import write_document
from qualcode.exporters.house import open_house
from qualcode.exporters.house.pages import with_room_for_words
from qualcode.report import build_appendix
from qualcode.report.document import (
    BulletList,
    Document,
    Heading,
    Paragraph,
    Run,
    Section,
    TableColumn,
    WordTable,
)
from tests.exporters.house_templates import (
    A4,
    BOILERPLATE,
    FOOTER,
    HEADER,
    HEADERS,
    STYLES,
    _root,
    paragraph,
    template,
)
from tests.exporters.test_docx import (
    FIGURE,
    QUOTE,
    TABLE,
    W,
    document_of,
    text_of,
    values_of,
)
from tests.report.invented import NOTE, study_of

PLACE = paragraph("{{bilag}}")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SECTIONS = (
    Section((Heading("A  Først"), Heading("Om", 2), Paragraph((Run("Tekst."),)), QUOTE)),
    Section((Heading("B  Så"), TABLE, FIGURE), landscape=True),
    Section((Heading("C  Sidst", 1), Heading("Tre", 3), TABLE)),
)


def written(document: Document | None = None, *, data: bytes | None = None) -> bytes:
    """Give a document in a template."""
    house = open_house(template() if data is None else data, file="huset.dotx")
    return write_document(document or document_of(*SECTIONS), house=house)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Parse a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def texts(data: bytes) -> list[str]:
    """Give the text of every paragraph outside tables."""
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def styles_of(data: bytes) -> dict[str, str]:
    """Give the style id of each paragraph outside tables by its text."""
    body = part(data).find(W + "body")
    assert body is not None
    return {text_of(one): (values_of(one, "pStyle") or [""])[0] for one in body.findall(W + "p")}


def test_styles_are_the_templates_by_name_then_by_localised_name_then_by_id() -> None:
    """``heading 1`` under a Danish id, ``Titel`` as another program writes it, an alias."""
    found = styles_of(written())
    assert found["A  Først"] == "Overskrift1"
    assert found["Bilag: Vestparken"] == "titelid"
    assert found["»Så nu er detingens lampe.«"] == "Citat"
    assert found["Tabel 1. Deltagere & <ture>"] == "Billedtekst"
    assert found["Figur 1. Søjler"] == "Billedtekst"
    assert found["Tekst."] == ""
    renamed = STYLES.replace('<w:name w:val="Quote"/>', '<w:name w:val="Interview"/>').replace(
        'w:styleId="Citat"', 'w:styleId="Quote"'
    )
    by_id = written(data=template(changes={"word/styles.xml": _root("styles", renamed)}))
    assert styles_of(by_id)["»Så nu er detingens lampe.«"] == "Quote"
    assert len(part(by_id, "word/styles.xml").findall(W + "style")) > 9


def test_what_the_template_lacks_is_added_without_touching_what_it_has() -> None:
    """Every style that is used is defined once; the template's are as they were."""
    data = written(build_appendix(study_of(), language="da"))
    styles = part(data, "word/styles.xml")
    ids = values_of(styles, "style", "styleId")
    assert len(ids) == len(set(ids))
    names = [one.lower() for one in values_of(styles, "name")]
    assert len(names) == len(set(names))
    root = part(data)
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert set(values_of(root, tag)) <= set(ids)
    assert set(values_of(styles, "basedOn")) <= set(ids)
    theirs = {
        one.get(W + "styleId"): one
        for one in etree.fromstring(_root("styles", STYLES)).iter(W + "style")
    }
    for style in styles.iter(W + "style"):
        own = theirs.get(style.get(W + "styleId"))
        if own is not None:
            for gone in [*own.iter(W + "lang", W + "rsid")]:
                gone.getparent().remove(gone)  # type: ignore[union-attr]
            assert _plain(style) == _plain(own)


def _plain(element: etree._Element) -> list[tuple[str, dict[str, str]]]:
    skipped = (W + "rPr",)
    return [
        (str(one.tag), {str(key): str(value) for key, value in one.attrib.items()})
        for one in element.iter()
        if one.tag not in skipped
    ]


def test_an_id_or_name_that_is_taken_by_another_kind_of_style_is_left_alone() -> None:
    """The template's character style Table Note stays; ours comes under another id and name."""
    data = written()
    styles = {
        one.get(W + "styleId"): one for one in part(data, "word/styles.xml").iter(W + "style")
    }
    assert styles["TableNote"].get(W + "type") == "character"
    ours = styles["QualcodeTableNote"]
    assert values_of(ours, "name") == ["Qualcode Table Note"]
    assert values_of(ours, "basedOn") == ["Normal"]


def test_added_styles_are_free_of_the_running_texts_indent_and_block() -> None:
    """A template that indents first lines does not indent them in tables."""
    styles = {
        one.get(W + "styleId"): one for one in part(written(), "word/styles.xml").iter(W + "style")
    }
    assert values_of(styles["TableText"], "ind", "firstLine") == ["0"]
    assert values_of(styles["TableText"], "jc") == ["left"]
    assert (values_of(styles["Lead"], "sz"), values_of(styles["Lead"], "jc")) == ([], [])
    assert values_of(styles["QuoteSource"], "basedOn") == ["Citat"]
    assert values_of(styles["QuoteSource"], "i") == ["0"]
    assert not values_of(styles["QuoteSource"], "numId")
    assert values_of(styles["Heading3"], "numId") == ["0"]
    assert values_of(styles["CodingTable"], "basedOn") == ["Tabel-Normal"]
    assert values_of(styles["Heading3"], "basedOn") == ["Overskrift2"]


def test_headings_keep_their_letters_without_the_templates_numbers_and_keep_with_the_next() -> None:
    """Numbered headings lose the number here, the caption that does not keep does."""
    body = part(written()).find(W + "body")
    assert body is not None
    found = {text_of(one): one for one in body.findall(W + "p")}
    for text in ("A  Først", "Om"):
        assert values_of(found[text], "numId") == ["0"]
    caption = found["Tabel 1. Deltagere & <ture>"]
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    properties = caption.find(W + "pPr")
    assert properties is not None
    assert [etree.QName(one).localname for one in properties] == ["pStyle", "keepNext", "keepLines"]
    assert found["A  Først"].find(f"{W}pPr/{W}keepNext") is None
    assert found["A  Først"].find(f"{W}pPr/{W}keepLines") is not None


def test_bullets_come_with_a_list_of_their_own() -> None:
    """Beside the template's lists, in the order that Word asks for."""
    document = document_of(Section((BulletList(((Run("et"),),)),)))
    data = written(document)
    numbering = part(data, "word/numbering.xml")
    assert [etree.QName(one).localname for one in numbering] == ["abstractNum"] * 2 + ["num"] * 2
    assert values_of(numbering, "num", "numId") == ["3", "4"]
    style = next(
        one for one in part(data, "word/styles.xml").iter(W + "style")
        if one.get(W + "styleId") == "ListBullet"
    )  # fmt: skip
    assert values_of(style, "numId") == ["4"]
    plain = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Punktliste"/></w:style>'
    changed = {"word/styles.xml": _root("styles", STYLES + plain), "word/numbering.xml": None}
    bare = written(document, data=template(changes=changed))
    found = next(one for one in part(bare).iter(W + "p") if text_of(one) == "et")
    assert (values_of(found, "pStyle"), values_of(found, "numId")) == (["x"], ["1"])


def test_pages_follow_the_template_and_landscape_is_its_page_turned() -> None:
    """Size and margins are its own; text runs in one column."""
    data = written()
    sections = list(part(data).iter(W + "sectPr"))
    sizes = [
        (one.get(W + "w"), one.get(W + "h"), one.get(W + "orient"))
        for one in part(data).iter(W + "pgSz")
    ]
    assert sizes == [
        ("11906", "16838", None), ("16838", "11906", "landscape"), ("11906", "16838", None),
    ]  # fmt: skip
    assert values_of(part(data), "pgMar", "left") == ["1985"] * 3
    assert not list(part(data).iter(W + "cols"))
    assert [one.find(W + "titlePg") is not None for one in sections] == [True, False, False]
    wide = A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    turned = written(data=template(section=f"<w:sectPr>{wide}</w:sectPr>"))
    assert values_of(part(turned), "pgSz", "w") == ["16838"] * 3


def test_tables_are_as_wide_as_the_text_and_pictures_fit_the_page() -> None:
    """Widths are scaled to the room that is really there, upright and turned."""
    full = replace(
        TABLE, columns=tuple(replace(one, width=one.width * 257 / 160) for one in TABLE.columns)
    )
    data = written(document_of(Section((TABLE,)), Section((full, FIGURE), landscape=True)))
    widths = [int(one) for one in values_of(part(data), "tblW", "w")]
    assert widths[0] == pytest.approx(11906 - 1985 - 1134, abs=4)
    assert widths[1] == pytest.approx(16838 - 1985 - 1134, abs=4)
    small = A4.replace('w:w="11906" w:h="16838"', 'w:w="8391" w:h="11906"')
    data = written(
        document_of(Section((replace(FIGURE, width=160.0, height=400.0),))),
        data=template(section=f"<w:sectPr>{small}</w:sectPr>"),
    )
    (extent,) = part(data).iter(WP + "extent")
    assert int(str(extent.get("cy"))) / 36_000 == pytest.approx(210 - 60.0 - 25, abs=0.3)
    assert int(str(extent.get("cx"))) / int(str(extent.get("cy"))) == pytest.approx(0.4, abs=0.01)


def test_columns_are_wide_enough_for_the_words_of_their_heads() -> None:
    """Out of the room of others; the table is no wider, and one without room stays as it is."""
    columns = (TableColumn("Kode", 60), TableColumn("medarbejder", 15), TableColumn("i alt", 15))
    widths = [one.width for one in with_room_for_words(columns)]
    assert sum(widths) == pytest.approx(90)
    assert widths[1] == pytest.approx(11 * 1.9 + 2.6)
    assert widths[0] > 50
    narrow = (TableColumn("medarbejder", 10), TableColumn("kommune", 10))
    assert with_room_for_words(narrow) == narrow
    assert with_room_for_words(columns[:1]) == columns[:1]


def test_a_section_that_says_nothing_is_taken_as_a4() -> None:
    """Neither size nor margins, no section at all, no relations to headers."""
    for section in ("", "<w:sectPr/>"):
        data = written(data=template(section=section))
        assert values_of(part(data), "pgSz", "w") == ["11906", "16838", "11906"]
        assert set(values_of(part(data), "pgMar", "left")) == {"1417"}


def test_pages_too_narrow_for_tables_are_refused() -> None:
    """Rather than a table that nobody can read."""
    narrow = A4.replace('w:w="11906"', 'w:w="6000"')
    with pytest.raises(TemplateError, match="leave 51 mm"):
        open_house(template(section=f"<w:sectPr>{narrow}</w:sectPr>"), file="h.dotx")


def test_a_gutter_takes_of_the_width_or_of_the_height() -> None:
    """As the settings say."""
    bound = A4.replace('w:gutter="0"', 'w:gutter="567"')
    plain = template(section=f"<w:sectPr>{bound}</w:sectPr>")
    document = document_of(Section((TABLE,)))
    assert values_of(part(written(document, data=plain)), "tblW", "w") == ["8220"]
    above = {"word/settings.xml": _root("settings", "<w:gutterAtTop/>")}
    top = template(section=f"<w:sectPr>{bound}</w:sectPr>", changes=above)
    assert values_of(part(written(document, data=top)), "tblW", "w") == ["8787"]


def test_headers_and_footers_are_the_templates_and_note_and_run_stand_in_the_text() -> None:
    """Under the title, at the end, and in the properties."""
    data = written()
    opened = docx.Document(io.BytesIO(data))
    for section in opened.sections:
        assert [one.text for one in section.header.paragraphs] == ["Institut for Byer"]
        assert section.footer.paragraphs[0].text.strip() == "7"
    assert _flat(part(data, "word/header1.xml")) == _flat(etree.fromstring(_root("hdr", HEADER)))
    assert _flat(part(data, "word/footer1.xml")) == _flat(etree.fromstring(_root("ftr", FOOTER)))
    found = texts(data)
    assert found[:3] == ["Bilag: Vestparken", "Kodning af 13 interview", NOTE]
    assert found[-1] == f"Bilag · kørsel 3f9a · {NOTE}"
    assert (opened.core_properties.identifier, opened.core_properties.comments) == ("3f9a", NOTE)
    bare = texts(written(document_of(*SECTIONS, note="", footer="")))
    assert NOTE not in " ".join(bare)
    assert bare[-1] == "Tabel 2. Deltagere & <ture>"


def _flat(element: etree._Element) -> list[tuple[object, ...]]:
    return [(one.tag, *sorted(one.items()), (one.text or "").strip()) for one in element.iter()]


def test_without_a_place_the_body_is_replaced_and_told() -> None:
    """Boiler-plate is no part of the appendix, nor are its pictures; how much went is said."""
    house = open_house(template(BOILERPLATE + paragraph(" ") + paragraph("To.")), file="h.dotx")
    assert house.left_out == 2
    data = write_document(document_of(*SECTIONS), house=house)
    assert "Skriv din rapport her." not in texts(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "word/media/cover.png" not in archive.namelist()
        assert "word/media/logo.png" in archive.namelist()


@pytest.mark.parametrize("said", ["{{bilag}}", "{{ Appendix }}", "{{bi</w:t></w:r><w:r><w:t>lag}}"])
def test_what_stands_around_the_place_stays(said: str) -> None:
    """A cover before it, a colophon after it on a page of its own."""
    body = paragraph("Rapport 2026:3") + paragraph(said) + paragraph("Kolofon")
    house = open_house(template(body), file="h.dotx")
    assert house.left_out == 0
    data = write_document(document_of(*SECTIONS), house=house)
    found = texts(data)
    assert (found[0], found[1], found[-1]) == ("Rapport 2026:3", "Bilag: Vestparken", "Kolofon")
    assert "{{" not in " ".join(found)
    sections = list(part(data).iter(W + "sectPr"))
    assert len(sections) == 4
    assert values_of(sections[-1], "type") == ["nextPage"]
    assert sections[-1].find(W + "titlePg") is None


def test_the_place_decides_which_section_the_appendix_is_in() -> None:
    """A cover section keeps its pages; the ones after it inherit headers as they did."""
    letter = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="1440" w:right="1440"/>'
    cover = f"<w:p><w:pPr><w:sectPr>{HEADERS}{letter}</w:sectPr></w:pPr></w:p>"
    own = f"<w:sectPr>{A4}</w:sectPr>"
    data = written(data=template(paragraph("Forside") + cover + PLACE, section=own))
    assert values_of(part(data), "pgSz", "w") == ["12240", "11906", "16838", "11906"]
    for section in part(data).iter(W + "sectPr"):
        assert len(section.findall(W + "headerReference")) == 2
    inside = f"<w:pPr><w:sectPr>{HEADERS}{letter}</w:sectPr></w:pPr>"
    ended = paragraph("{{bilag}}", inside=inside)
    data = written(data=template(ended + paragraph("Kolofon"), section=own))
    assert values_of(part(data), "pgSz", "w") == ["12240", "15840", "12240", "11906"]
    assert texts(data)[-1] == "Kolofon"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (PLACE + PLACE, "says .* 2 times"),
        (paragraph("Bilag: {{bilag}}"), "a paragraph of its own"),
        (f"<w:tbl><w:tr><w:tc>{PLACE}</w:tc></w:tr></w:tbl>", "outside tables"),
    ],
)
def test_a_place_that_is_unclear_is_refused(body: str, said: str) -> None:
    """Nobody guesses where the appendix belongs."""
    with pytest.raises(TemplateError, match=said):
        open_house(template(body), file="h.dotx")


def test_numbers_of_bookmarks_and_pictures_are_not_the_templates() -> None:
    """Word takes two of the same number for damage."""
    mark = '<w:bookmarkStart w:id="900" w:name="x"/><w:bookmarkEnd w:id="900"/>'
    data = written(data=template(paragraph("Forside", inside=mark) + PLACE))
    ids = values_of(part(data), "bookmarkStart", "id")
    assert len(ids) == len(set(ids)) > 3
    assert min(map(int, ids[1:])) == 901


def test_the_language_is_the_documents() -> None:
    """An English template does not underline Danish; a quote in English keeps its mark."""
    document = document_of(Section((replace(QUOTE, language="en-GB"),)))
    data = written(document)
    assert values_of(part(data, "word/styles.xml"), "lang") == ["da-DK"]
    assert values_of(part(data, "word/settings.xml"), "themeFontLang") == ["da-DK"]
    assert values_of(part(data), "lang") == ["en-GB"] * 2
    bare = template(changes={"word/styles.xml": _root("styles", "")})
    assert values_of(part(written(document, data=bare), "word/styles.xml"), "lang") == ["da-DK"]


def test_the_same_template_gives_the_same_bytes_as_docx_and_dotx() -> None:
    """And no date of today."""
    data = written()
    assert data == written()
    assert data == written(data=template(kind="document"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[1:] == sorted(archive.namelist()[1:])
        types = archive.read("[Content_Types].xml").decode()
    assert "document.main+xml" in types
    assert "template.main+xml" not in types


def test_a_template_without_styles_settings_or_lists_will_do() -> None:
    """All of ours are added then, under our own ids."""
    gone = dict.fromkeys(("word/styles.xml", "word/settings.xml", "word/numbering.xml"))
    data = written(build_appendix(study_of(), language="da"), data=template(changes=gone))
    found = docx.Document(io.BytesIO(data))
    assert [one.style.name for one in found.paragraphs if one.style][:2] == ["Title", "Subtitle"]


def test_a_style_without_an_id_is_no_style() -> None:
    """What no paragraph can name is not used, and does no harm."""
    nameless = STYLES.replace(' w:styleId="Citat"', "").replace(' w:styleId="TableNote"', "")
    data = written(data=template(changes={"word/styles.xml": _root("styles", nameless)}))
    assert styles_of(data)["»Så nu er detingens lampe.«"] == "Quote"


def test_a_style_that_hides_its_text_is_not_used() -> None:
    """Quotes that nobody sees would be no quotes."""
    hiding = STYLES.replace("<w:rPr><w:i/></w:rPr>", "<w:rPr><w:i/><w:vanish/></w:rPr>")
    data = written(data=template(changes={"word/styles.xml": _root("styles", hiding)}))
    assert styles_of(data)["»Så nu er detingens lampe.«"] == "Quote"


def test_the_whole_appendix_says_the_same_in_a_template() -> None:
    """Every paragraph and every table, in the same order."""
    document = build_appendix(study_of(), language="da")
    plain, house = texts(write_document(document)), texts(written(document))
    added = {document.note, f"{document.footer} · {document.note}"}
    assert [one for one in house if one and one not in added] == [one for one in plain if one]
    tables = sum(isinstance(block, WordTable) for one in document.sections for block in one.blocks)
    assert len(docx.Document(io.BytesIO(written(document))).tables) == tables
