"""A commented transcript as a Word file: every coding a comment on its exact words.

Each coding has three addresses: the last line of its comment, a hidden bookmark over its
words, and its place in the list that the document's own properties hold. LibreOffice keeps all
three from ``.docx`` to ``.odt`` and back; it does not keep content controls or document
variables.
"""

import hashlib
import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from qualcode.exporters.docx import place_body
from qualcode.exporters.fragments import W, attribute, paragraph, words
from qualcode.exporters.package import members_of, packed
from qualcode.exporters.template import R, open_template, section_xml
from qualcode.report.commented import Comment, Commented
from qualcode.report.document import Document, PageWords
from qualcode.review.listing import SEAL, to_properties
from qualcode.review.sheet import Line

BOOKMARK = "_qc_"
_COMMENTS = "word/comments.xml"
_CUSTOM = "docProps/custom.xml"
_DOCUMENT = "word/document.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_HEADINGS = 'xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes"'
_STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Turn"><w:name w:val="Turn"/><w:basedOn w:val="Normal"/>
<w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:ind w:left="567" w:hanging="567"/>
</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TurnGoesOn"><w:name w:val="Turn goes on"/>
<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="567"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="TurnNumber"><w:name w:val="Turn number"/>
<w:rPr><w:color w:val="5F6B76"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>
<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>
</w:styles>"""


def write_commented(page: Commented) -> bytes:
    """Give a commented transcript as the bytes of one ``.docx``; the same bytes each time.

    Signs that XML cannot hold have one in their place (see ``writable``), so that places stay.
    """
    template = open_template(_around(page))
    template.package.styles.element.extend(list(parse_xml(_STYLES.encode())))
    body = "".join(_paragraphs(page)) + section_xml(template, landscape=False)
    place_body(template.package, f'<w:body xmlns:w="{W}" xmlns:r="{R}">{body}</w:body>')
    package = template.package.part.package
    _add(template.package.part, _COMMENTS, _WORD_TYPE, _comments_xml(page), kind="comments")
    _add(package, _CUSTOM, _CUSTOM_TYPE, _properties_xml({}), kind="custom-properties")
    members = members_of(template.package)
    properties = to_properties(page.listing) | {SEAL: seal_of(members)}
    return packed(members | {_CUSTOM: _properties_xml(properties)})


def seal_of(members: Mapping[str, bytes]) -> str:
    """Give SHA-256 of a Word file's text and comments: another one once a program saved it."""
    parts = b"\0".join(members[name] for name in (_DOCUMENT, _COMMENTS))
    return hashlib.sha256(parts).hexdigest()


def is_as_written(data: bytes) -> bool:
    """Tell whether a file is one of ours that no program has saved since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            members = {name: opened.read(name) for name in (_DOCUMENT, _COMMENTS, _CUSTOM)}
        return f"<vt:lpwstr>{seal_of(members)}</vt:lpwstr>" in members[_CUSTOM].decode()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError):
        return False


def _around(page: Commented) -> Document:
    return Document(
        title=page.listing.transcript,
        subtitle="",
        language=page.language,
        sections=(),
        words=PageWords(page.page, table="", figure="", contents=""),
        note=page.note,
        footer=page.listing.transcript,
        author="qualcode",
        run=page.listing.digest,
    )


def _add(owner: Any, name: str, content_type: str, data: bytes, *, kind: str) -> None:
    package = getattr(owner, "package", None) or owner
    part = Part(PackURI(f"/{name}"), content_type, data, package)
    owner.relate_to(part, f"{_OFFICE}/relationships/{kind}")


def _paragraphs(page: Commented) -> list[str]:
    marks = _marks(page.comments)
    return [
        _paragraph(line, marks=marks.get(number, {}), is_title=number == 0)
        for number, line in enumerate(page.sheet.lines)
    ]


def _marks(comments: Sequence[Comment]) -> dict[int, dict[int, list[str]]]:
    """Give, by line and sign of its words, what begins and ends there; ends come first."""
    found: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(comments):
        line, sign = one.ends
        found[line][sign].append(
            f'<w:bookmarkEnd w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
    for number, one in enumerate(comments):
        line, sign = one.begins
        found[line][sign].append(
            f'<w:commentRangeStart w:id="{number}"/>'
            f'<w:bookmarkStart w:id="{number}" w:name={attribute(BOOKMARK + one.key)}/>'
        )
    return found


def _paragraph(line: Line, *, marks: Mapping[int, Sequence[str]], is_title: bool) -> str:
    if is_title:
        return paragraph(words(line.text), style="Title")
    inside = [_lead(line)]
    cuts = sorted({0, len(line.words), *marks})
    for here, there in zip(cuts, [*cuts[1:], len(line.words)], strict=True):
        inside += marks.get(here, ())
        inside.append(words(line.words[here:there]))
    return paragraph("".join(inside), style="Turn" if line.lead else "TurnGoesOn")


def _lead(line: Line) -> str:
    number, tab, said = line.lead.partition("\t")
    return (
        words(number, style="TurnNumber")
        + words(tab)
        + words(line.speaker, bold=True)
        + words(said[len(line.speaker) :])
    )


def _comments_xml(page: Commented) -> bytes:
    made = "".join(_comment(number, one) for number, one in enumerate(page.comments))
    return f'{_DECLARATION}<w:comments xmlns:w="{W}">{made}</w:comments>'.encode()


def _comment(number: int, comment: Comment) -> str:
    initials = "".join(part[0] for part in comment.author.split() if part)[:3]
    reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    lines = "".join(
        paragraph(
            (reference if place == 0 else "") + words(line, bold=place == 0),
            style="CommentText",
        )
        for place, line in enumerate(comment.lines)
    )
    return (
        f'<w:comment w:id="{number}" w:author={attribute(comment.author)} '
        f"w:date={attribute(comment.date)} w:initials={attribute(initials)}>{lines}</w:comment>"
    )


def _properties_xml(properties: Mapping[str, str]) -> bytes:
    made = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name={attribute(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    heading = _HEADINGS.format(office=_OFFICE)
    return f"{_DECLARATION}<Properties {heading}>{made}</Properties>".encode()


_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
