"""Comments, replies and tracked changes of Word documents, read by their XML."""

import io
import zipfile

import pytest

from qualcode.errors import TranscriptError
from qualcode.readers.comments import Note, read_comments
from tests.commenting import with_part
from tests.readers.word_files import document, paragraph, run, table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/comments" Target="{target}"/>'
    '<Relationship Id="r2" Type="http://x/commentsExtended" Target="commentsExtended.xml"/>'
    '<Relationship Id="r3" Type="http://x/image" Target="gone.png"/></Relationships>'
)


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int, *, mark: bool = True) -> str:
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>' if mark else ""
    return f'<w:commentRangeEnd w:id="{number}"/>{reference}'


def said(number: int, text: str, *, author: str = "Maja") -> str:
    lines = "".join(
        f'<w:p w14:paraId="{number:04}{place:04}"><w:r><w:t>{line}</w:t></w:r></w:p>'
        for place, line in enumerate(text.split("|"))
    )
    return f'<w:comment w:id="{number}" w:author="{author}">{lines}</w:comment>'


def file(
    body: str, comments: str = "", *, extended: str = "", target: str = "comments.xml"
) -> bytes:
    data = document(body)
    data = with_part(data, "word/_rels/document.xml.rels", RELATIONS.format(target=target))
    data = with_part(data, "word/comments.xml", f"<w:comments {W} {W14}>{comments}</w:comments>")
    return with_part(
        data, "word/commentsExtended.xml", f"<w15:commentsEx {W15}>{extended}</w15:commentsEx>"
    )


def notes(data: bytes) -> tuple[Note, ...]:
    return read_comments(data, file="a.docx").notes


@pytest.mark.parametrize("target", ["comments.xml", "/word/comments.xml", "../word/comments.xml"])
def test_ranges_overlap_and_cross_paragraphs(target: str) -> None:
    """Also in a table; a comment's paragraphs are its lines."""
    body = (
        paragraph(run("En "), start(0), run("to "), start(1), run("tre"), end(0))
        + table(("fire", "fem"))
        + paragraph(run("seks"), end(1), run(" syv"))
    )
    data = file(body, said(0, "#a|· mere") + said(1, "#b"), target=target)
    read = read_comments(data, file="a.docx")
    assert read.lines == ("En to tre", "fire", "fem", "seks syv")
    first, second = read.notes
    assert (first.begins, first.ends, first.text) == ((0, 3), (0, 9), "#a\n· mere")
    assert (second.begins, second.ends, second.author) == ((0, 6), (3, 4), "Maja")


def test_a_comment_without_range_is_a_point_and_one_that_is_nowhere_comes_last() -> None:
    """The mark alone says where; a range turned round is a point."""
    body = paragraph(run("En"), '<w:r><w:commentReference w:id="1"/></w:r>', run(" to"))
    body += paragraph(end(2), run("x"), start(2))
    found = notes(file(body, said(0, "intet") + said(1, "#a") + said(2, "#b")))
    assert [(one.number, one.begins, one.ends) for one in found] == [
        ("1", (0, 2), (0, 2)),
        ("2", (1, 0), (1, 0)),
        ("0", None, None),
    ]


def test_tracked_changes_are_read_as_if_rejected_and_told() -> None:
    """Inserted words and paragraphs are left out, deleted ones stay, moves likewise."""
    body = (
        paragraph(
            run("Det er "),
            f'<w:del w:author="A">{start(0)}<w:r><w:delText>godt</w:delText></w:r></w:del>',
            '<w:ins w:author="B"><w:r><w:t>skidt</w:t></w:r></w:ins>',
            end(0),
            run("."),
        )
        + paragraph(run("Delt "), properties="<w:rPr><w:ins/></w:rPr>")
        + paragraph(run("linje"))
        + f"<w:moveTo>{paragraph(run('flyttet'))}</w:moveTo>"
        + paragraph(run("Slut"))
    )
    read = read_comments(file(body, said(0, "#a")), file="a.docx")
    assert read.lines[:2] == ("Det er godt.", "Delt linje")
    assert "flyttet" not in "".join(read.lines)
    assert (read.notes[0].begins, read.notes[0].ends) == ((0, 7), (0, 11))
    assert [(one.kind, one.author, one.words) for one in read.changes] == [
        ("deleted", "A", "godt"),
        ("inserted", "B", "skidt"),
        ("inserted", "", "flyttet"),
    ]


def test_replies_stand_under_what_they_answer_and_resolved_is_read() -> None:
    """A reply to a reply too, and threads that go in circles end."""
    extended = (
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00010000" w15:paraIdParent="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00020000" w15:paraIdParent="00010000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00030000" w15:paraIdParent="00030000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00040000" w15:paraIdParent="99999999" w15:done="0"/>'
    )
    comments = "".join((said(0, "#a|b"), *(said(n, f"svar {n}") for n in range(1, 5))))
    body = paragraph(start(0), run("En"), end(0), *(end(n) for n in range(1, 5)))
    first, *others = notes(file(body, comments, extended=extended))
    assert first.done
    assert [one.text for one in first.replies] == ["svar 1", "svar 2"]
    assert sorted(one.text for one in others) == ["svar 3", "svar 4"]


def test_signs_are_read_as_one_each_and_what_is_no_text_is_passed_over() -> None:
    """Tabs, breaks, hyphens; fields' instructions, pictures and boxes."""
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/>"
        "<w:instrText>PAGE</w:instrText><w:drawing><w:t>boks</w:t></w:drawing></w:r>"
    )
    read = read_comments(file(f"<w:p>{inside}</w:p>"), file="a.docx")
    assert read.lines == ("a\t\n\n\u2011\u00ad",)


def test_bookmarks_and_properties_are_read() -> None:
    """An end without its start is passed over."""
    mark = '<w:bookmarkStart w:id="5" w:name="_qc_1"/>'
    body = paragraph(
        run("En "), mark, run("to"), '<w:bookmarkEnd w:id="5"/>', '<w:bookmarkEnd w:id="6"/>'
    )
    read = read_comments(file(body), file="a.docx")
    assert read.bookmarks == {"_qc_1": ((0, 3), (0, 5))}
    assert read.properties == {}


def test_a_document_without_comments_has_none() -> None:
    """Nor a document without any relations."""
    assert read_comments(document(paragraph("Ja.")), file="a.docx").notes == ()


def test_damage_is_said() -> None:
    """No archive; comments that are no XML."""
    with pytest.raises(TranscriptError):
        read_comments(b"PK no", file="a.docx")
    with pytest.raises(TranscriptError):
        read_comments(with_part(file(""), "word/comments.xml", "<w:com"), file="a.docx")
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    with pytest.raises(TranscriptError):
        read_comments(empty.getvalue(), file="a.docx")
