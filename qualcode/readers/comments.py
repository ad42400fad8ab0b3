"""The comments of a Word document, and the text they stand on as it was handed out.

Tracked changes are read as if they were all rejected: what was inserted is left out, what was
deleted stays. So a comment's words are those of the transcript, whatever was written over them.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from qualcode.formats import Archive, open_archive, parse_xml
from qualcode.readers.wordprocessing import main_part, transitional

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_PASSED = frozenset(
    {"pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr", "sdtPr", "instrText"}
    | {"delInstrText", "drawing", "pict", "object", "Fallback"}
)
Point = tuple[int, int]
ChangeKind = Literal["inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Note:
    """One comment: what it says, and from where to where in ``Annotated.lines`` it stands.

    A point is a line's number and a sign in it. ``begins`` equals ``ends`` where no words are
    marked; both are ``None`` where the comment is not in the text. ``done``: it was resolved.
    ``replies`` have no place of their own.
    """

    number: str
    author: str
    text: str
    begins: Point | None = None
    ends: Point | None = None
    done: bool = False
    replies: tuple["Note", ...] = ()


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """Words that somebody inserted or deleted with changes being tracked."""

    kind: ChangeKind
    author: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A Word document's paragraphs and what was noted on them.

    ``bookmarks`` maps name to the points between which it stands; ``properties`` are the
    document's own, as text.
    """

    lines: tuple[str, ...]
    notes: tuple[Note, ...]
    bookmarks: Mapping[str, tuple[Point, Point]]
    properties: Mapping[str, str]
    changes: tuple[TrackedChange, ...] = ()


@dataclass(slots=True)
class _Walk:
    """What a walk through the body has met; ``runs_on``: no new line for the next paragraph."""

    lines: list[str] = field(default_factory=list)
    begins: dict[str, Point] = field(default_factory=dict)
    ends: dict[str, Point] = field(default_factory=dict)
    marked: dict[str, Point] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    bookmarks: dict[str, tuple[Point, Point]] = field(default_factory=dict)
    opened: dict[str, Point] = field(default_factory=dict)
    changes: list[TrackedChange] = field(default_factory=list)
    runs_on: bool = False

    @property
    def here(self) -> Point:
        return (len(self.lines) - 1, len(self.lines[-1])) if self.lines else (0, 0)


def read_comments(data: bytes, *, file: str) -> Annotated:
    """Give the text of a Word document with its comments, replies, bookmarks and properties.

    Text boxes, notes, headers and footers are left out. ``TranscriptError`` when the archive or
    its XML is damaged.
    """
    archive = open_archive(data, file=file)
    main = main_part(archive, file=file)
    walk = _Walk()
    _step(_root(archive, main, file=file), walk, inserted=False)
    parts = _related(archive, main, file=file)
    notes = _notes(archive, parts, walk, file=file)
    properties = _related(archive, "", file=file).get("customproperties", "")
    return Annotated(
        tuple(walk.lines),
        notes,
        walk.bookmarks,
        _properties(archive, properties, file=file),
        tuple(walk.changes),
    )


def _root(archive: Archive, part: str, *, file: str) -> "_Element":
    return parse_xml(transitional(archive.read(part)), file=file)


def _related(archive: Archive, part: str, *, file: str) -> dict[str, str]:
    """Give the parts that a part names, by the last word of the kind of relation."""
    folder, _, name = part.rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.names:
        return {}
    found = {}
    for one in parse_xml(archive.read(relations), file=file):
        kind = (one.get("Type") or "").rpartition("/")[2].replace("-", "").casefold()
        target = one.get("Target") or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        if posixpath.normpath(path) in archive.names:
            found[kind] = posixpath.normpath(path)
    return found


def _step(element: "_Element", walk: _Walk, *, inserted: bool) -> None:
    """Walk one element in the order of the document."""
    name = _name(element)
    if name in _PASSED:
        return
    if name == "p":
        _paragraph(element, walk, inserted=inserted)
        return
    if name in {"t", "delText"}:
        _write(element.text or "", walk, inserted=inserted)
    elif name in _SIGNS:
        _write(_SIGNS[name], walk, inserted=inserted)
    elif name.startswith(("comment", "bookmark")):
        _mark(element, name, walk)
    else:
        if name in _INSERTED | _DELETED:
            _note_change(element, name, walk)
        for child in element:
            _step(child, walk, inserted=inserted or name in _INSERTED)


def _paragraph(element: "_Element", walk: _Walk, *, inserted: bool) -> None:
    """Open a line, unless the break before it was inserted, and walk what is in it."""
    if not walk.runs_on or not walk.lines:
        walk.lines.append("")
    for child in element:
        _step(child, walk, inserted=inserted)
    walk.runs_on = inserted or element.find(f"{_W}pPr/{_W}rPr/{_W}ins") is not None


def _write(text: str, walk: _Walk, *, inserted: bool) -> None:
    if not inserted and walk.lines:
        walk.lines[-1] += text


def _mark(element: "_Element", name: str, walk: _Walk) -> None:
    number = element.get(f"{_W}id") or ""
    if name == "commentRangeStart":
        walk.begins[number] = walk.here
    elif name == "commentRangeEnd":
        walk.ends[number] = walk.here
    elif name == "commentReference":
        walk.marked[number] = walk.here
    elif name == "bookmarkStart":
        walk.opened[number] = walk.here
        walk.names[number] = element.get(f"{_W}name") or ""
    elif name == "bookmarkEnd" and number in walk.opened:
        walk.bookmarks[walk.names[number]] = (walk.opened[number], walk.here)


def _note_change(element: "_Element", name: str, walk: _Walk) -> None:
    words = "".join(one.text or "" for one in element.iter(f"{_W}t", f"{_W}delText"))
    kind: ChangeKind = "inserted" if name in _INSERTED else "deleted"
    if words:
        author = element.get(f"{_W}author") or ""
        walk.changes.append(TrackedChange(kind, author, walk.here[0], words))


def _notes(
    archive: Archive, parts: Mapping[str, str], walk: _Walk, *, file: str
) -> tuple[Note, ...]:
    """Give the comments in order of place, replies under what they answer."""
    if "comments" not in parts:
        return ()
    parents, done = _threads(archive, parts, file=file)
    notes: dict[str, Note] = {}
    by_paragraph: dict[str, str] = {}
    paragraphs: dict[str, list[str]] = {}
    for element in _root(archive, parts["comments"], file=file).iter(f"{_W}comment"):
        number = element.get(f"{_W}id") or ""
        ids = [one.get(f"{_W14}paraId") or "" for one in element.iter(f"{_W}p")]
        paragraphs[number] = [one for one in ids if one]
        by_paragraph |= dict.fromkeys(paragraphs[number], number)
        begins, ends = _place(number, walk)
        author = element.get(f"{_W}author") or ""
        is_done = any(one in done for one in ids)
        notes[number] = Note(number, author, _text(element), begins, ends, is_done)
    answered = {
        number: by_paragraph[parents[one]]
        for number, ids in paragraphs.items()
        for one in ids
        if parents.get(one) in by_paragraph
    }
    return tuple(_threaded(notes, answered))


def _threaded(notes: Mapping[str, Note], answered: Mapping[str, str]) -> Iterator[Note]:
    replies: dict[str, list[Note]] = {}
    for number, note in notes.items():
        root, seen = number, {number}
        while answered.get(root, root) not in seen:
            root = answered[root]
            seen.add(root)
        if root != number:
            replies.setdefault(root, []).append(note)
    under = {id(one) for many in replies.values() for one in many}
    roots = [
        replace(note, replies=tuple(replies.get(number, ())))
        for number, note in notes.items()
        if id(note) not in under
    ]
    far = (len(notes) * 1_000_000, 0)
    yield from sorted(roots, key=lambda one: (one.begins or far, one.ends or far))


def _place(number: str, walk: _Walk) -> tuple[Point | None, Point | None]:
    point = walk.marked.get(number)
    begins, ends = walk.begins.get(number, point), walk.ends.get(number, point)
    if begins is None or ends is None:
        return (begins or ends,) * 2
    return (begins, ends) if begins <= ends else (ends, ends)


def _threads(
    archive: Archive, parts: Mapping[str, str], *, file: str
) -> tuple[dict[str, str], set[str]]:
    """Give which paragraph's comment answers which, and which are resolved."""
    if "commentsextended" not in parts:
        return {}, set()
    parents: dict[str, str] = {}
    done: set[str] = set()
    for one in parse_xml(archive.read(parts["commentsextended"]), file=file):
        paragraph = one.get(f"{_W15}paraId") or ""
        if parent := one.get(f"{_W15}paraIdParent"):
            parents[paragraph] = parent
        if (one.get(f"{_W15}done") or "0") in {"1", "true", "on"}:
            done.add(paragraph)
    return parents, done


def _text(comment: "_Element") -> str:
    """Give the words of a comment, a line for each paragraph."""
    lines = []
    for one in comment.iter(f"{_W}p"):
        walk = _Walk(lines=[""])
        for child in one:
            _step(child, walk, inserted=False)
        lines.append(walk.lines[-1])
    return "\n".join(lines).strip()


def _properties(archive: Archive, part: str, *, file: str) -> dict[str, str]:
    if not part:
        return {}
    root = parse_xml(archive.read(part), file=file)
    return {
        one.get("name") or "": "".join(str(text) for text in one.itertext()).strip() for one in root
    }


def _name(element: "_Element") -> str:
    return str(element.tag).rpartition("}")[2]
