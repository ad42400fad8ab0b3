"""Word templates as an institute might have them, made from plain XML."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1134" w:bottom="1418" '
    'w:left="1985" w:header="567" w:footer="567" w:gutter="0"/>'
)
HEADERS = (
    '<w:headerReference w:type="default" r:id="rIdHead"/>'
    '<w:headerReference w:type="first" r:id="rIdFirst"/>'
    '<w:footerReference w:type="default" r:id="rIdFoot"/>'
)
SECTION = f'<w:sectPr w:rsidR="00AB12CD">{HEADERS}{A4}<w:cols w:num="2"/><w:titlePg/></w:sectPr>'
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>
<w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:pPr><w:spacing w:after="120"/><w:ind w:firstLine="284"/><w:jc w:val="both"/></w:pPr>
<w:rPr><w:lang w:val="en-GB"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="Standardskrifttypeiafsnit">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="Tabel-Normal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:rsid w:val="00AB12CD"/><w:pPr><w:keepNext/><w:numPr>
<w:numId w:val="3"/></w:numPr><w:spacing w:before="480" w:after="240"/><w:ind w:firstLine="0"/>
<w:jc w:val="left"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:caps/><w:color w:val="901A1E"/><w:sz w:val="34"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>
<w:basedOn w:val="Overskrift1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>
<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="titelid"><w:name w:val="Titel"/>
<w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLine="0"/></w:pPr>
<w:rPr><w:color w:val="901A1E"/><w:sz w:val="60"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:left="851" w:right="851" w:firstLine="0"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Billedtekst"><w:name w:val="Legend"/>
<w:aliases w:val="x,caption"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:firstLine="0"/></w:pPr>
<w:rPr><w:i/><w:color w:val="901A1E"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="TableNote"><w:name w:val="Table Note"/>
</w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Overskrift1"/>
<w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Overskrift2"/>
<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
"""
SETTINGS = """
<w:attachedTemplate r:id="rIdAttached"/><w:updateFields w:val="true"/><w:trackRevisions/>
<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:evenAndOddHeaders w:val="0"/>
<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>
<w:docVars><w:docVar w:name="who" w:val="Hemmelig Hansen"/></w:docVars>
<w:themeFontLang w:val="en-US"/>
"""
HEADER = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>Institut for Byer</w:t></w:r></w:p>'
FIRST = """<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="360000"/>
<wp:docPr id="41" name="logo" descr="C:\\Users\\hemmelig\\logo.png"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="41" name="logo"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="rIdLogo" r:link="rIdFar"/><a:stretch><a:fillRect/></a:stretch>
</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r></w:p>"""
FOOTER = """<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>
<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>
<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r>
<w:fldChar w:fldCharType="end"/></w:r></w:p>"""
CORE = """<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Hemmelig Hansen</dc:creator>
<cp:lastModifiedBy>Hemmelig Hansen</cp:lastModifiedBy><cp:category>Hemmelig</cp:category>
</cp:coreProperties>"""
APP = """<Properties
 xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
<Company>Hemmelig ApS</Company><Template>Hemmelig.dotx</Template></Properties>"""
COMMENTS = """<w:comment w:id="0" w:author="Hemmelig Hansen"><w:p><w:r><w:t>Hemmelig note</w:t>
</w:r></w:p></w:comment>"""
BOILERPLATE = "<w:p><w:r><w:t>Skriv din rapport her.</w:t></w:r></w:p>"


def paragraph(text: str, *, inside: str = "") -> str:
    """Give one paragraph."""
    return f"<w:p>{inside}<w:r><w:t>{text}</w:t></w:r></w:p>"


def logo(color: tuple[int, int, int] = (144, 26, 30)) -> bytes:
    """Give a small PNG of one color."""
    rows = b"".join(b"\0" + bytes(color) * 10 for _ in range(2))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 10, 2, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    made = b"\x89PNG\r\n\x1a\n"
    for name, data in parts:
        made += struct.pack(">I", len(data)) + name + data
        made += struct.pack(">I", zlib.crc32(name + data))
    return made


def _relations(*found: tuple[str, str, str]) -> str:
    mode = {True: ' TargetMode="External"', False: ""}
    made = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{mode['://' in target]}/>"
        for key, kind, target in found
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _root(name: str, inside: str) -> str:
    return f"<w:{name} {NAMES}>{inside}</w:{name}>"


def template(
    body: str = BOILERPLATE,
    *,
    section: str = SECTION,
    kind: str = "template",
    changes: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """Give a template; ``changes`` are members that take another's place, or go (``None``)."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{said}+xml"/>'
        for name, said in (
            ("document", f"{kind}.main"), ("styles", "styles"), ("numbering", "numbering"),
            ("settings", "settings"), ("header1", "header"), ("header2", "header"),
            ("footer1", "footer"), ("comments", "comments"),
        )
    )  # fmt: skip
    members: dict[str, str | bytes | None] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
            f'ContentType="image/png"/>{overrides}</Types>'
        ),
        "_rels/.rels": _relations(
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", "extended-properties", "docProps/app.xml"),
        ).replace(
            "</Relationships>",
            f'<Relationship Id="rId3" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
        ),
        "word/document.xml": _root("document", f"<w:body>{body}{section}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            ("rIdS", "styles", "styles.xml"), ("rIdN", "numbering", "numbering.xml"),
            ("rIdSet", "settings", "settings.xml"), ("rIdC", "comments", "comments.xml"),
            ("rIdHead", "header", "header1.xml"), ("rIdFirst", "header", "header2.xml"),
            ("rIdFoot", "footer", "/word/footer1.xml"), ("rIdPic", "image", "media/cover.png"),
            ("rIdWeb", "hyperlink", "https://hemmelig.example/side"),
        ),
        "word/styles.xml": _root("styles", STYLES),
        "word/numbering.xml": _root("numbering", NUMBERING),
        "word/settings.xml": _root("settings", SETTINGS),
        "word/_rels/settings.xml.rels": _relations(
            ("rIdAttached", "attachedTemplate", "file://hemmelig/Normal.dotm")
        ),
        "word/header1.xml": _root("hdr", HEADER),
        "word/header2.xml": _root("hdr", FIRST),
        "word/_rels/header2.xml.rels": _relations(
            ("rIdLogo", "image", "media/logo.png"),
            ("rIdFar", "image", "https://hemmelig.example/logo.png"),
        ),
        "word/footer1.xml": _root("ftr", FOOTER),
        "word/comments.xml": _root("comments", COMMENTS),
        "word/media/logo.png": logo(),
        "word/media/cover.png": logo((0, 90, 60)),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }  # fmt: skip
    members |= changes or {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if data is not None:
                archive.writestr(name, data)
    return buffer.getvalue()
