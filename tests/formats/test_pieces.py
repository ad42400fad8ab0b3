"""Every text of a file that is sent is found, with its place: leaks are planted in each."""

import base64
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlsxwriter

from qualcode.exporters import write_table
from qualcode.exporters.docx import write_document
from qualcode.formats.pieces import Piece, pieces_of
from qualcode.report.document import (
    Document,
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
from qualcode.report.table import Column, Table
from tests.formats.refi_files import foreign, zipped
from tests.readers.word_files import document, paragraph, run

LEAK = "Hassan"
SOURCE = "(Samira, K04 tur 12)"
_PNG = b"\x89PNG\r\n\x1a\n"


def kinds_at(data: bytes, file: str, *, leak: str = LEAK) -> dict[str, str]:
    """Give by place the kind of every piece that the leak stands in."""
    return {one.place: one.kind for one in pieces_of(data, file=file) if leak in one.text}


def chunk(kind: bytes, body: bytes) -> bytes:
    """Give a chunk of a PNG."""
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """Give an archive with more parts, or others in their place."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        held: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    return zipped(held | dict(parts))


def appendix() -> Document:
    """Give a short document with a name in every kind of block."""
    table = WordTable(
        "Koder",
        "En række",
        (TableColumn("Kode", 30.0), TableColumn("Eksempel", 30.0)),
        (TableRow((TableCell("Lys"), TableCell("Hassans lampe"))),),
    )
    blocks = (
        Heading("C  Kodebog"),
        table,
        Heading("F  Citater"),
        Heading("Uro", 3),
        QuoteBlock(
            "»Hassan kom«", "(Samira, K04 tur 12)", question="Hassan?", translation="Hassan"
        ),
        Paragraph((Run("Has"), Run("san", bold=True))),
    )
    words = PageWords("Side {page} af {pages}", "Tabel", "Figur", "Indhold")
    return Document("Bilag", "", "da-DK", (Section(blocks),), words, footer="Hassan", note="Hassan")


def test_word_says_section_code_and_source() -> None:
    """A quote has its source in its place, a cell its table and row; runs are read as one."""
    found = kinds_at(write_document(appendix()), "bilag.docx")
    assert set(found.values()) == {"said", "property"}
    assert [place for place, kind in found.items() if kind == "said"] == [
        "section C, table 1, row 2",
        "section F, Uro, (Samira, K04 tur 12)",
        "section F, Uro",
        "footer",
        "header",
    ]
    assert found["document property description"] == "property"


@pytest.mark.parametrize(
    ("body", "kind", "place"),
    [
        (paragraph(run("Hassan", properties="<w:vanish/>")), "hidden", "hidden text"),
        (
            "<w:p><w:del w:id='1'><w:r><w:delText>Hassan</w:delText></w:r></w:del></w:p>",
            "tracked",
            "tracked change",
        ),
        (
            "<w:p><w:ins w:id='1' w:author='Hassan'><w:r><w:t>ja</w:t></w:r></w:ins></w:p>",
            "author",
            "author of ins",
        ),
        (
            "<w:p><w:r><w:instrText>HYPERLINK C:\\Hassan\\a.docx</w:instrText></w:r></w:p>",
            "property",
            "field",
        ),
        ("<w:p><w:bookmarkStart w:id='0' w:name='Hassan'/></w:p>", "property", "bookmarkStart"),
    ],
)
def test_what_word_does_not_show_is_found(body: str, kind: str, place: str) -> None:
    """Hidden and deleted words, whoever changed something, fields, names of bookmarks."""
    found = kinds_at(document(body), "a.docx")
    assert kind in found.values()
    assert any(place in one for one in found)


def test_shown_again_text_is_not_hidden() -> None:
    """A style may hide and a run show again: what is shown is said."""
    found = kinds_at(
        document(paragraph(run("Hassan", properties='<w:vanish w:val="0"/>'))), "a.docx"
    )
    assert found == {"paragraph 1": "said"}


def test_styles_that_hide_and_headings_called_otherwise() -> None:
    """In an institute's template a heading is known by its name, and a style may hide."""
    styles = (
        '<w:style w:styleId="Skjult"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    )
    by_paragraph = paragraph("Hassan", properties='<w:pStyle w:val="Skjult"/>')
    by_run = paragraph(run("Hassan", properties='<w:rStyle w:val="Skjult"/>'))
    heading = paragraph("F  Citater", properties='<w:pStyle w:val="Overskrift1"/>')
    data = document(heading + by_paragraph + by_run + paragraph("Hassan"), styles=styles)
    found = [(one.place, one.kind) for one in pieces_of(data, file="a.docx") if LEAK in one.text]
    assert found == [
        ("section F, hidden text", "hidden"),
        ("section F, hidden text", "hidden"),
        ("section F", "said"),
    ]


def test_properties_comments_and_packed_properties_of_word() -> None:
    """Who wrote it, who commented, what a custom property holds, also where it is packed."""
    packed = zlib.compress(b'{"transcript": "K01 Hassan"}')
    written = base64.urlsafe_b64encode(packed).decode()
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = with_parts(
        document(paragraph("ja")),
        {
            "docProps/core.xml": "<c><creator>Hassan</creator><title>Om Hassan</title></c>",
            "docProps/custom.xml": f'<P><property name="qualcode 0001"><v>{written[:9]}</v>'
            f'</property><property name="qualcode 0002"><v>{written[9:]}</v></property></P>',
            "word/comments.xml": f'<w:comments xmlns:w="{w}"><w:comment w:author="Hassan B">'
            "<w:p><w:r><w:t>spørg Hassan</w:t></w:r></w:p></w:comment></w:comments>",
            "word/_rels/document.xml.rels": '<R><r TargetMode="External" Target="file:///Hassan"/>'
            "</R>",
        },
    )
    assert kinds_at(data, "a.docx") == {
        "document property creator": "author",
        "document property title": "property",
        "document property qualcode, unpacked": "property",
        "comment 1": "said",
        "word/comments.xml, author of comments": "author",
        "word/_rels/document.xml.rels, r Target, line 1": "property",
    }


def test_a_workbook_says_sheet_row_and_column() -> None:
    """Cells of every sheet, inline strings, comments, the header, and the properties."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"author": "Hassan A", "title": "Hassan"})
    book.add_worksheet("first").write_row(0, 0, ["id", "no"])
    sheet = book.add_worksheet("quotes")
    sheet.write_row(0, 0, ["id", "quote"])
    sheet.write_row(1, 0, [1, "Hassan kom"])
    sheet.write_comment(1, 1, "er det Hassan?", {"author": "maja"})
    sheet.set_header("&LHassan")
    book.close()
    found = kinds_at(buffer.getvalue(), "a.xlsx")
    assert found["sheet quotes, row 2, quote"] == "said"
    assert found["sheet quotes, oddHeader"] == "said"
    assert found["xl/comments1.xml, t"] == "said"
    assert found["docProps/core.xml, creator"] == "author"
    assert found["docProps/core.xml, title"] == "property"


def test_tables_of_ours_say_line_and_column() -> None:
    """CSV in Danish and English, and JSON."""
    table = Table("quotes", (Column("id", "text"), Column("quote", "text")), (("1", "Hassan; ja"),))
    for language in ("da", "en"):
        data = write_table(table, format="csv", language=language)
        assert kinds_at(data, "a.csv") == {"line 2, quote": "said"}
    found = kinds_at(write_table(table, format="json", language="da"), "a.json")
    assert list(found.values()) == ["said"]
    assert "quote" in next(iter(found))


def test_plain_text_damaged_tables_and_notes_of_webvtt() -> None:
    """What is no table after all is read line by line; a NOTE is not shown."""
    assert kinds_at(b"ja\nHassan", "a.md") == {"line 2": "said"}
    assert kinds_at(b'a;b\n"Hassan', "a.csv") == {"line 2": "said"}
    assert kinds_at(b"{Hassan", "a.json") == {"line 1": "said"}
    vtt = b"WEBVTT\n\nNOTE fra\nC:\\Hassan\n\n00:01 --> 00:02\nHassan\n"
    assert kinds_at(vtt, "a.vtt") == {"line 4": "property", "line 7": "said"}


def test_a_database_says_table_row_and_column(tmp_path: Path) -> None:
    """Cells of every table, text kept as bytes, and the words of the schema."""
    path = tmp_path / "a.sqlite"
    connection = sqlite3.connect(path)
    connection.execute('CREATE TABLE "quo""tes" (id INTEGER, quote TEXT)')
    connection.execute('INSERT INTO "quo""tes" VALUES (1, ?)', ("Hassan kom",))
    connection.execute('INSERT INTO "quo""tes" VALUES (2, ?)', (b"Hassan gik",))
    connection.execute("CREATE VIEW hassans AS SELECT 'Hassan' AS who")
    connection.commit()
    connection.close()
    assert kinds_at(path.read_bytes(), "a.sqlite") == {
        "view hassans": "property",
        'table quo"tes, row 1, quote': "said",
        'table quo"tes, row 2, quote': "said",
    }


def test_a_page_is_read_across_tags_and_escapes() -> None:
    """Names across bold and entities, in attributes, comments, and strings of style and script."""
    page = (
        '<!DOCTYPE html><html><head><style>@page{content:"\\000048\\000061\\000073\\000073'
        '\\000061\\00006e"}</style></head><body><h2>Samira</h2><div id="K01-2"><p>Has<b>s</b>&#97;n'
        ' kom</p></div><p title="Hassan">ja</p><!-- Hassan --><script>a="Hassan"</script>'
        "</body></html>"
    )
    found = [one for one in pieces_of(page.encode(), file="a.html") if "Hassan" in one.text]
    assert [(one.place, one.kind) for one in found] == [
        ("style, line 1", "property"),
        ("Samira, #K01-2", "said"),
        ("Samira, #K01-2, p title", "property"),
        ("Samira, #K01-2", "hidden"),
        ("script, line 1", "property"),
    ]


def test_a_project_says_source_memo_user_and_attribute() -> None:
    """Sources are called by their names, paths and users stand apart, comments of XML are read."""
    data = with_parts(
        foreign("Hassan kom\n", spans=((0, 6, "Hassan"),), origin="C:\\Hassan\\app"),
        {"sources/b.docx": document(paragraph("Hassan"))},
    )
    found = kinds_at(data, "p.qdpx")
    assert found.pop("source B07, line 1") == "said"
    assert found.pop("sources/b.docx, paragraph 1") == "said"
    assert set(found.values()) == {"property"}
    assert any("PlainTextSelection name" in place for place in found)
    assert any("Project origin" in place for place in found)
    users = [one for one in pieces_of(data, file="p.qdpx") if one.kind == "author"]
    assert [(one.place, one.text) for one in users] == [("project.qde, User", "Anna Berg")]
    assert kinds_at(b"<a>\n<!-- Hassan --><b>Hassan</b>Hassan</a>", "a.qdc") == {
        "line 2": "hidden",
        "b, line 2": "said",
    }


def test_texts_inside_pictures() -> None:
    """PNG's text chunks (packed too) and EXIF, JPEG's segments; the pixels are not read."""
    png = _PNG + b"".join(
        (
            chunk(b"IHDR", b"\0" * 13),
            chunk(b"tEXt", b"Author\0Hassan 1"),
            chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"Hassan 2")),
            chunk(b"iTXt", b"Title\0\1\0da\0Titel\0" + zlib.compress("Hassan 3 å".encode())),
            chunk(b"iTXt", b"Title\0\0\0da\0Titel\0" + "Hassan 4 å".encode()),
            chunk(b"zTXt", b"Broken\0\0Hassan 5"),
            chunk(b"eXIf", b"II*\0\1Hassan 6\0" + "Hassan 7".encode("utf-16-le")),
            chunk(b"IDAT", b"Hassan in pixels"),
        )
    )
    said = [one.text for one in pieces_of(png, file="a.png") if one.kind == "picture"]
    assert [number for number in range(1, 8) if any(f"Hassan {number}" in one for one in said)] == [
        *range(1, 8)
    ]
    assert not any("pixels" in one for one in said)
    segment = b"Exif\0\0Canon Hassan 8\0"
    jpeg = b"\xff\xd8\xff\xe1" + (len(segment) + 2).to_bytes(2) + segment + b"\xff\xda\0\2Hassan"
    (text,) = [one.text for one in pieces_of(jpeg, file="a.jpg") if one.kind == "picture"][1:]
    assert text == "Canon Hassan 8"
    assert kinds_at(b"GIF89a\0\0Hassan in a comment\0", "a.gif") == {
        "inside the picture": "picture"
    }


def test_a_picture_in_a_document_is_looked_into() -> None:
    """Its place names the part of the document."""
    png = _PNG + chunk(b"tEXt", b"Author\0Hassan")
    data = with_parts(document(paragraph("ja")), {"word/media/image1.png": png})
    assert kinds_at(data, "a.docx") == {"word/media/image1.png, inside the picture": "picture"}


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n\0\0\x81\x82", b"PK\3\4 damaged", b"SQLite format 3\x00 damaged", b"<a><b></a>"],
    ids=["pdf", "archive", "database", "xml"],
)
def test_what_cannot_be_looked_into_is_told(data: bytes) -> None:
    """A part that is closed to us is one piece: nobody should think that it was looked into."""
    closed = [one for one in pieces_of(data, file="a.bin") if one.kind == "closed"]
    assert closed == [Piece("", "", "closed")]


def test_archives_in_archives_are_opened_so_deep_and_no_deeper() -> None:
    """Names of their parts are looked at too; a bomb of archives is closed."""
    data: bytes = zipped({"Hassan.txt": "Hassan"})
    assert kinds_at(data, "a.zip") == {"name of a part": "property", "Hassan.txt, line 1": "said"}
    for _ in range(4):
        data = zipped({"inner.zip": data})
    assert not kinds_at(data, "a.zip")
    assert any(one.kind == "closed" for one in pieces_of(data, file="a.zip"))


def test_a_deep_value_of_json_is_read() -> None:
    """Keys and values of every depth have a path."""
    data = json.dumps({"rows": [{"quote": "Hassan"}], "Hassan": 1}).encode()
    assert kinds_at(data, "a.json") == {"": "said", "rows[0].quote": "said"}


@pytest.mark.parametrize("written", ["Has\u00adsan", "Has\u200bsan", "\ufeffHassan"])
def test_what_has_no_width_hides_nothing(written: str) -> None:
    """A soft hyphen or a zero-width sign in a name is not seen by a reader either."""
    data = document(paragraph(f"her er {written}"))
    assert kinds_at(data, "a.docx") == {"paragraph 1": "said"}


def test_letters_are_whole_whoever_wrote_them() -> None:
    """A Mac writes Å in names of files as two signs; the key has one."""
    data = zipped({"A\u030age.txt": "A\u030ages bil"})
    assert kinds_at(data, "a.zip", leak="Åge") == {
        "name of a part": "property",
        "A\u030age.txt, line 1": "said",
    }
