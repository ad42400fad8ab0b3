"""What must not travel from a template into an appendix."""

import io
import time
import zipfile

import docx
import pytest
from lxml import etree

from qualcode.exporters.docx import write_document
from qualcode.exporters.house import open_house
from tests.exporters.house_templates import (
    FIRST,
    FOOTER,
    STYLES,
    _relations,
    _root,
    template,
)
from tests.exporters.test_docx import W, document_of, text_of, values_of
from tests.exporters.test_house import PLACE, SECTIONS, part, texts, written

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def run(text: str, *, marks: str = "") -> str:
    """Give one run."""
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code: str, result: str) -> str:
    """Give a field of several runs."""
    marks = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks['begin']}{told}{marks['separate']}{run(result)}{marks['end']}"


def line(inside: str) -> str:
    """Give a paragraph of runs."""
    return f"<w:p>{inside}</w:p>"


def control(xpath: str, *, of: str, shown: str) -> str:
    """Give a content control that is bound to a property."""
    return (
        '<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="A1"/></w:placeholder>'
        f"<w:showingPlcHdr/><w:dataBinding w:prefixMappings=\"xmlns:ns0='{of}'\" "
        f'w:xpath="{xpath}"/></w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>'
    )


def cover(inside: str) -> bytes:
    """Give an appendix in a template whose cover holds something."""
    return written(data=template(line(inside) + PLACE))


def test_nothing_that_names_a_person_or_an_address_is_left() -> None:
    """Properties, company, comments, settings, variables, session marks, links outside."""
    data = cover(
        '<w:commentRangeStart w:id="0"/>' + run("Forside") + '<w:commentReference w:id="0"/>'
    )
    assert texts(data)[0] == "Forside"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        names = archive.namelist()
    for trace in (
        b"emmelig",
        b"w:rsid",
        b"updateFields",
        b"docVar",
        b"comment",
        b"External",
        b"://hem",
    ):
        assert trace not in everything, trace
    assert "docProps/app.xml" not in names
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("qualcode", "qualcode")
    assert properties.category == ""


def test_settings_that_bind_or_ask_are_left_and_those_of_the_page_stay() -> None:
    """No protection, no tracking, no question at opening; even pages as they were."""
    names = [etree.QName(one).localname for one in part(written(), "word/settings.xml")]
    assert names == ["evenAndOddHeaders", "themeFontLang"]


def test_changes_are_accepted() -> None:
    """What was put in stays, what was taken out goes, and nobody is named."""
    who = 'w:id="1" w:author="Hemmelig" w:date="2020-01-01T00:00:00Z"'
    data = cover(
        f"<w:ins {who}>{run('ind')}</w:ins>"
        f"<w:del {who}><w:r><w:delText>ud</w:delText></w:r></w:del>"
        f"<w:moveTo {who}>{run('hertil')}</w:moveTo><w:moveFrom {who}>{run('derfra')}</w:moveFrom>"
        + run("fed", marks=f"<w:b/><w:rPrChange {who}><w:rPr/></w:rPrChange>")
    )
    assert texts(data)[0] == "indhertilfed"
    assert "Hemmelig" not in etree.tostring(part(data)).decode()


def test_a_deleted_end_of_paragraph_joins_and_a_deleted_row_goes() -> None:
    """As Word does when changes are accepted."""
    who = 'w:id="1" w:author="Hemmelig"'
    first = f"<w:p><w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr>{run('en')}</w:p>"
    inserted = f"<w:p><w:pPr><w:rPr><w:ins {who}/></w:rPr></w:pPr>{run('to')}</w:p>"
    gone = (
        f"<w:tbl><w:tr><w:trPr><w:del {who}/></w:trPr><w:tc>{line(run('x'))}</w:tc></w:tr></w:tbl>"
    )
    alone = first.replace("en", "sidst") + gone
    data = written(data=template(first + inserted + alone + PLACE))
    assert texts(data)[:3] == ["ento", "sidst", "Bilag: Vestparken"]


def test_hidden_text_goes() -> None:
    """By its own mark, by the style of its run or of its paragraph; not when switched on again."""
    hiding = (
        '<w:style w:type="paragraph" w:styleId="Gemt"><w:name w:val="Gemt"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    body = (
        line(run("skjult", marks="<w:vanish/>") + run("set", marks='<w:vanish w:val="0"/>'))
        + line('<w:pPr><w:pStyle w:val="Gemt"/></w:pPr>' + run("gemt"))
        + line(
            '<w:pPr><w:pStyle w:val="Gemt"/></w:pPr>' + run("frem", marks='<w:vanish w:val="0"/>')
        )
    )
    changes = {"word/styles.xml": _root("styles", STYLES + hiding)}
    data = written(data=template(body + PLACE, changes=changes))
    assert texts(data)[:4] == ["set", "", "frem", "Bilag: Vestparken"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (" AUTHOR \\* MERGEFORMAT ", ""),
        (" FILENAME \\p ", ""),
        (" DOCPROPERTY Company ", ""),
        (" PAGE ", "svar"),
        (' HYPERLINK "https://hemmelig.example" ', "svar"),
        (' INCLUDEPICTURE "C:/Users/hemmelig/x.png" ', "svar"),
        (" TITLE ", "Bilag: Vestparken"),
        (' DOCPROPERTY "Title" ', "Bilag: Vestparken"),
        (" SUBJECT ", "Kodning af 13 interview"),
    ],
)
def test_fields_show_pages_and_this_document_and_never_people(code: str, expected: str) -> None:
    """In runs or as one element, in a header as well as on the cover."""
    simple = f"<w:fldSimple w:instr='{code}'>{run('svar')}{run('')}</w:fldSimple>"
    for inside in (field(code, "svar"), simple):
        changes = {"word/header1.xml": _root("hdr", line(inside))}
        data = written(data=template(line(inside) + PLACE, changes=changes))
        assert text_of(next(part(data).iter(W + "p"))) == expected
        assert text_of(part(data, "word/header1.xml")) == expected
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert b"hemmelig" not in archive.read("word/document.xml")
        kinds = values_of(next(part(data).iter(W + "p")), "fldChar", "fldCharType")
        assert kinds in ([], ["begin", "separate", "end"])


def test_a_field_inside_another_goes_alone() -> None:
    """The outer one is no worse for it; one that never ends is left as it is."""
    inner = field(" AUTHOR ", "Hemmelig")
    outer = field(" IF 1 = 1 ", "ja").replace(run("ja"), run("ja") + inner)
    data = cover(outer)
    assert texts(data)[0] == "ja"
    assert values_of(next(part(data).iter(W + "p")), "fldChar", "fldCharType") == [
        "begin", "separate", "end",
    ]  # fmt: skip
    open_ended = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x")
    assert texts(cover(open_ended))[0] == "x"


def test_fields_that_never_end_do_not_hold_anybody_up() -> None:
    """A file made to be slow is read in the time that its length takes."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    started = time.perf_counter()
    open_house(template(line(begin * 20_000) + PLACE), file="h.dotx")
    assert time.perf_counter() - started < 20


def test_bound_controls_show_this_document_or_go() -> None:
    """Title and subject are filled, company and author go, others keep their words."""
    core, company = "/ns0:coreProperties[1]", "/ns0:Properties[1]/ns0:Company[1]"
    data = cover(
        control(f"{core}/ns1:title[1]", of=CORE, shown="[Titel]")
        + control(f"{core}/ns1:creator[1]", of=CORE, shown="Hemmelig")
        + control(company, of=EXTENDED, shown="Hemmelig")
        + control("/ns0:x[1]", of="urn:x", shown="ord")
    )
    assert texts_of_first(data) == "Bilag: Vestparkenord"
    first = next(part(data).iter(W + "p"))
    assert not list(first.iter(W + "placeholder"))
    assert len(list(first.iter(W + "dataBinding"))) == 1
    assert len(list(first.iter(W + "showingPlcHdr"))) == 1


def texts_of_first(data: bytes) -> str:
    """Give the words of the first paragraph, controls included."""
    return text_of(next(part(data).iter(W + "p")))


def test_links_outside_go_and_what_they_show_stays() -> None:
    """Words of a link, the picture that is in the file; a picture that is not goes."""
    picture = FIRST.removeprefix("<w:p>").removesuffix("</w:p>")
    here = picture.replace("rIdLogo", "rIdPic").replace("rIdFar", "rIdWeb")
    far = picture.replace('r:embed="rIdLogo" r:link="rIdFar"', 'r:link="rIdWeb"')
    data = cover(
        f'<w:hyperlink r:id="rIdWeb">{run("Vores side")}</w:hyperlink>'
        f'<w:hyperlink w:anchor="x">{run(" her")}</w:hyperlink>{here}{far}'
    )
    first = next(part(data).iter(W + "p"))
    assert text_of(first) == "Vores side her"
    assert len(list(first.iter(W + "hyperlink"))) == 1
    assert len(list(first.iter(W + "drawing"))) == 1
    assert "hemmelig" not in etree.tostring(first).decode()


def test_objects_and_imported_parts_go() -> None:
    """What lies in parts left behind is left out, and a cell is never without paragraph."""
    body = (
        '<w:altChunk r:id="rIdX"/><w:tbl><w:tr><w:tc><w:altChunk r:id="rIdX"/></w:tc></w:tr>'
        "</w:tbl>"
        '<w:p><w:r><w:object><w:x r:id="rIdX"/></w:object></w:r></w:p>'
        f"<w:customXml><w:customXmlPr/>{line(run('ord'))}</w:customXml>"
    )
    data = written(data=template(body + PLACE))
    root = part(data)
    assert not list(root.iter(W + "altChunk", W + "object", W + "customXml"))
    cell = next(root.iter(W + "tc"))
    assert [etree.QName(one).localname for one in cell] == ["p"]
    assert "ord" in texts(data)


def test_notes_stay_where_they_are_named() -> None:
    """A cover's footnote is kept, one of the replaced text is not."""
    notes = "".join(
        f'<w:footnote {kind}w:id="{number}">{line(run(said))}</w:footnote>'
        for kind, number, said in (('w:type="separator" ', 0, ""), ("", 1, "en"), ("", 2, "to"))
    )
    relations = _relations(
        ("rIdS", "styles", "styles.xml"), ("rIdF", "footnotes", "footnotes.xml"),
        ("rIdGone", "footer", "nothing.xml"),
    )  # fmt: skip
    changes = {
        "word/footnotes.xml": _root("footnotes", notes),
        "word/_rels/document.xml.rels": relations,
    }
    named = line(run("Forside") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    data = written(data=template(named + PLACE, changes=changes))
    assert values_of(part(data, "word/footnotes.xml"), "footnote", "id") == ["0", "2"]
    replaced = written(data=template(named, changes=changes))
    assert values_of(part(replaced, "word/footnotes.xml"), "footnote", "id") == ["0"]


def test_theme_and_fonts_stay() -> None:
    """They are the house's look."""
    relations = _relations(
        ("rIdS", "styles", "styles.xml"), ("rIdT", "theme", "theme/theme1.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"), ("rIdWeb", "webSettings", "web.xml"),
    )  # fmt: skip
    fonts = _relations(("rIdOne", "font", "fonts/font1.odttf"))
    types = (
        '<Default Extension="odttf" ContentType='
        '"application/vnd.openxmlformats-officedocument.obfuscatedFont"/></Types>'
    )
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        content = archive.read("[Content_Types].xml").decode().replace("</Types>", types)
    changes: dict[str, str | bytes | None] = {
        "[Content_Types].xml": content,
        "word/_rels/document.xml.rels": relations,
        "word/theme/theme1.xml": '<a:theme xmlns:a="urn:a" name="Huset"/>',
        "word/fontTable.xml": _root(
            "fonts", '<w:font w:name="Huset"><w:embedRegular r:id="rIdOne"/></w:font>'
        ),
        "word/_rels/fontTable.xml.rels": fonts,
        "word/fonts/font1.odttf": b"odttf",
        "word/web.xml": _root("webSettings", ""),
    }
    house = open_house(template(changes=changes), file="h.dotx")
    with zipfile.ZipFile(
        io.BytesIO(write_document(document_of(*SECTIONS), house=house))
    ) as archive:
        names = archive.namelist()
        assert archive.read("word/fonts/font1.odttf") == b"odttf"
        assert b"Huset" in archive.read("word/theme/theme1.xml")
    assert "word/web.xml" not in names
    assert FOOTER not in names
