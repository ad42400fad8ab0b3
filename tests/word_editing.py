"""Editing a Word file's comments as Word does: by the XML it would write."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from tests.commenting import part, with_part

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
EXTENDED = "word/commentsExtended.xml"
RELATIONS = "word/_rels/document.xml.rels"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_EXTENDED_TYPE = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def edited(data: bytes, name: str, change: Callable[[_Element], None]) -> bytes:
    """Change one part by its elements."""
    root = etree.fromstring(part(data, name).encode())
    change(root)
    return with_part(data, name, etree.tostring(root, encoding="unicode"))


def remove(data: bytes, number: int, *, words_too: bool = False) -> bytes:
    """Delete a comment: its marks and its words are gone, our bookmark stays."""

    def from_text(root: _Element) -> None:
        for one in list(root.iter()):
            if one.get(f"{W}id") != str(number) or "comment" not in str(one.tag):
                continue
            gone = one.getparent() if str(one.tag).endswith("Reference") else one
            assert gone is not None
            parent = gone.getparent()
            assert parent is not None
            parent.remove(gone)

    def from_comments(root: _Element) -> None:
        root.remove(comment(root, number))

    return edited(edited(data, DOCUMENT, from_text), COMMENTS, from_comments)


def comment(root: _Element, number: int) -> _Element:
    """Find a comment by its number."""
    return next(one for one in root if one.get(f"{W}id") == str(number))


def cut_run(root: _Element, words: str) -> _Element:
    """Give a run that holds just these words, cut out of the run that holds them."""
    text = next(one for one in root.iter(f"{W}t") if words in (one.text or ""))
    run = text.getparent()
    assert run is not None
    before, _, after = (text.text or "").partition(words)
    for piece, place in ((before, "before"), (after, "after")):
        if piece:
            other = deepcopy(run)
            inner = other.find(f"{W}t")
            assert inner is not None
            inner.text = piece
            (run.addprevious if place == "before" else run.addnext)(other)
    text.text = words
    return run


def add(data: bytes, words: str, says: str, *, number: int, author: str = "Maja J.") -> bytes:
    """Select words and write a comment on them, a paragraph for each line."""

    def into_text(root: _Element) -> None:
        run = cut_run(root, words)
        run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)}))
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": str(number)})
        run.addnext(reference)
        run.addnext(etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)}))

    def into_comments(root: _Element) -> None:
        made = etree.SubElement(
            root, f"{W}comment", {f"{W}id": str(number), f"{W}author": author, f"{W}initials": "M"}
        )
        write(made, says)

    return edited(edited(data, DOCUMENT, into_text), COMMENTS, into_comments)


def write(made: _Element, says: str) -> None:
    """Write the paragraphs of a comment anew."""
    for one in list(made):
        made.remove(one)
    for place, line in enumerate(says.split("\n")):
        name = f"{int(made.get(f'{W}id') or 0) + 16:06X}{place:02X}"
        paragraph = etree.SubElement(made, f"{W}p", {f"{W14}paraId": name})
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = line


def retype(data: bytes, number: int, says: str) -> bytes:
    """Replace all words of a comment."""
    return edited(data, COMMENTS, lambda root: write(comment(root, number), says))


def move(data: bytes, number: int, words: str) -> bytes:
    """Delete a comment and paste it, as it was, on other words."""
    root = etree.fromstring(part(data, COMMENTS).encode())
    said = comment(root, number)
    lines = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in said.iter(f"{W}p")]
    moved = remove(data, number)
    return add(moved, words, "\n".join(lines), number=number, author=said.get(f"{W}author") or "")


def extend(
    data: bytes, *, resolved: tuple[int, ...] = (), replies: tuple[tuple[int, int], ...] = ()
) -> bytes:
    """Say in commentsExtended which comments are resolved, and which answer which."""

    def named(number: int) -> str:
        root = etree.fromstring(part(data, COMMENTS).encode())
        return list(comment(root, number).iter(f"{W}p"))[-1].get(f"{W14}paraId") or ""

    def name_paragraphs(root: _Element) -> None:
        for one in root:
            for place, paragraph in enumerate(one.iter(f"{W}p")):
                number = int(one.get(f"{W}id") or 0)
                paragraph.set(f"{W14}paraId", f"{number + 16:06X}{place:02X}")

    data = edited(data, COMMENTS, name_paragraphs)
    made = "".join(f'<w15:commentEx w15:paraId="{named(one)}" w15:done="1"/>' for one in resolved)
    made += "".join(
        f'<w15:commentEx w15:paraId="{named(reply)}" w15:paraIdParent="{named(to)}" w15:done="0"/>'
        for reply, to in replies
    )
    data = with_part(data, EXTENDED, f'<w15:commentsEx xmlns:w15="{_W15}">{made}</w15:commentsEx>')
    relation = f'<Relationship Id="rX" Type="{_EXTENDED_TYPE}" Target="commentsExtended.xml"/>'
    relations = part(data, RELATIONS).replace("</Relationships>", f"{relation}</Relationships>")
    return with_part(data, RELATIONS, relations)


def track(data: bytes, words: str, instead: str) -> bytes:
    """Replace words while changes are tracked."""

    def change(root: _Element) -> None:
        run = cut_run(root, words)
        said = {f"{W}id": "900", f"{W}author": "Vejleder"}
        deleted, inserted = etree.Element(f"{W}del", said), etree.Element(f"{W}ins", said)
        run.addprevious(deleted)
        run.addnext(inserted)
        etree.SubElement(etree.SubElement(inserted, f"{W}r"), f"{W}t").text = instead
        deleted.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"

    return edited(data, DOCUMENT, change)


def rewrite(data: bytes, words: str, instead: str) -> bytes:
    """Replace words without tracking."""
    return with_part(data, DOCUMENT, part(data, DOCUMENT).replace(words, instead))


def members(data: bytes) -> list[str]:
    """Give the names of a Word file's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.namelist()
