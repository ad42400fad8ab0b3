"""A ``.qdpx`` project, read: positions counted our way, or said to be unsure.

Other programs' files differ in the name of the project file, capitals of ``sources``, the
namespace, byte-order marks and line breaks. All of these are understood; nothing outside the
file is opened.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.errors import TranscriptError
from qualcode.formats.archive import Archive, open_archive
from qualcode.formats.refi.counting import Calibrated, Counting, Places, Text, calibrate, span_of
from qualcode.formats.refi.elements import (
    children,
    codes_in,
    guid_of,
    inside,
    line_of,
    refs,
    tag,
    text_of,
)
from qualcode.formats.refi.schema import check_schema
from qualcode.formats.refi.values import (
    Case,
    Coding,
    Note,
    QdaProject,
    Selection,
    Set,
    Source,
    User,
    Value,
    Variable,
    is_named,
)
from qualcode.formats.xml import parse_xml
from qualcode.model import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 2_000_000_000
_INTERNAL = "internal://"
_LEFT_OUT = {
    "PictureSource": "pictures",
    "PDFSource": "PDF files",
    "AudioSource": "sound files",
    "VideoSource": "video files",
    "Link": "links",
    "Graph": "graphs",
}
_KNOWN = frozenset(
    re.split(
        r"\s+",
        "Project Users User CodeBook Codes Code Description NoteRef Variables Variable Cases Case "
        "CodeRef VariableValue VariableRef TextValue BooleanValue IntegerValue FloatValue "
        "DateValue DateTimeValue SourceRef SelectionRef Sources TextSource PlainTextContent "
        "PlainTextSelection Coding Notes Note Links Sets Set MemberCode MemberSource MemberNote "
        "Graphs",
    )
)


@dataclass(frozen=True, slots=True)
class ReadProject:
    """A project as read, how its positions are counted, and what was left out or is wrong."""

    project: QdaProject
    calibrated: Calibrated
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file while it is read: its texts by name in small letters."""

    file: str
    archive: Archive | None

    def text(self, path: str) -> str | None:
        """Give the text that an ``internal://`` path names; ``None`` where it is not inside."""
        name = path.removeprefix(_INTERNAL)
        if self.archive is None or not name or "://" in name:
            return None
        wanted = f"sources/{name}".casefold()
        found = [one for one in self.archive.names if one.casefold() in {wanted, name.casefold()}]
        if not found:
            return None
        try:
            return self.archive.read(found[0]).decode("utf-8")
        except UnicodeDecodeError:
            raise TranscriptError(
                f"{self.file}: {found[0]} is not UTF-8, as REFI-QDA wants it.",
                remedy="Export the project again from the other program.",
            ) from None


def read_project(data: bytes, *, file: str, counting: Counting | None = None) -> ReadProject:
    """Read a project, from a ``.qdpx`` archive or a bare ``.qde``.

    How positions are counted is found out, unless it is given.
    ``TranscriptError`` when it is damaged, unsafe to open, or no project.
    """
    if len(data) > MOST_BYTES:
        raise TranscriptError(f"{file} is larger than REFI-QDA allows (2 GB): it is not read.")
    archive = open_archive(data, file=file) if data.startswith(b"PK") else None
    root = parse_xml(_qde(archive, data, file=file), file=file)
    if tag(root) != "Project":
        raise TranscriptError(
            f"{file} is no REFI-QDA project: it begins with <{tag(root)}>.",
            remedy="Export the project (.qdpx) from the other program.",
        )
    opened = _Opened(file, archive)
    sources, calibrated, missing = _sources(root, opened, counting=counting)
    problems = [*_schema_slips(root, file=file), *missing, *_left_out(root, file=file)]
    return ReadProject(_project(root, sources, opened), calibrated, tuple(problems))


def _qde(archive: Archive | None, data: bytes, *, file: str) -> bytes:
    if archive is None:
        return data
    names = [one for one in archive.names if one.casefold().endswith(".qde")]
    if len(names) != 1:
        raise TranscriptError(
            f"{file} holds {len(names)} project files (.qde), and should hold one.",
            remedy="Export the project (.qdpx) again from the other program.",
        )
    return archive.read(names[0])


def _project(root: "_Element", sources: tuple[Source, ...], opened: _Opened) -> QdaProject:
    return QdaProject(
        root.get("name", ""),
        origin=root.get("origin", ""),
        time=root.get("creationDateTime", ""),
        users=tuple(
            User(guid_of(one.get("guid", "")), one.get("name") or one.get("id") or "")
            for one in inside(root, "Users", "User")
        ),
        codes=tuple(
            code
            for book in children(root, "CodeBook")
            for box in children(book, "Codes")
            for code in codes_in(box)
        ),
        variables=tuple(
            Variable(
                guid_of(one.get("guid", "")), one.get("name", ""), one.get("typeOfVariable", "Text")
            )
            for one in inside(root, "Variables", "Variable")
        ),
        cases=tuple(
            Case(
                guid_of(one.get("guid", "")),
                one.get("name", ""),
                _values(one),
                refs(one, "SourceRef"),
            )
            for one in inside(root, "Cases", "Case")
        ),
        sources=sources,
        notes=tuple(_note(one, opened) for one in inside(root, "Notes", "Note")),
        sets=tuple(
            Set(
                guid_of(one.get("guid", "")),
                one.get("name", ""),
                refs(one, "MemberCode"),
                refs(one, "MemberSource"),
            )
            for one in inside(root, "Sets", "Set")
        ),
        notes_on_all=refs(root, "NoteRef"),
        description=text_of(root, "Description"),
    )


def _values(element: "_Element") -> tuple[Value, ...]:
    return tuple(
        Value(variable, next((part.text or "" for part in one if tag(part) != "VariableRef"), ""))
        for one in children(element, "VariableValue")
        for variable in refs(one, "VariableRef")
    )


def _note(element: "_Element", opened: _Opened) -> Note:
    return Note(
        guid_of(element.get("guid", "")),
        element.get("name", ""),
        (_text(element, opened) or Text("")).bare,
        user=guid_of(element.get("creatingUser", "")),
        time=element.get("creationDateTime", ""),
    )


def _text(element: "_Element", opened: _Opened) -> Text | None:
    """Give the text of a source or note, from its file or inline; ``None`` without both."""
    found = opened.text(element.get("plainTextPath", ""))
    if found is None and next(children(element, "PlainTextContent"), None) is not None:
        found = text_of(element, "PlainTextContent")
    return None if found is None else Text(found)


def _sources(
    root: "_Element", opened: _Opened, *, counting: Counting | None
) -> tuple[tuple[Source, ...], Calibrated, list[Problem]]:
    raw = [(_text(one, opened), _raw_source(one)) for one in inside(root, "Sources", "TextSource")]
    with_text = [(text, source) for text, source in raw if text is not None]
    calibrated = calibrate(with_text, origin=root.get("origin", ""), only=counting)
    found = tuple(_counted(text, source, calibrated) for text, source in raw)
    missing = [
        Problem(
            opened.file,
            one.line,
            what=f'the text of "{one.name}" is not in the file'
            + (f"; its {len(one.selections)} selections have no words." if one.selections else "."),
            remedy="Export the project with its texts.",
            severity="warning",
        )
        for one in found
        if not one.has_text
    ]
    return found, calibrated, missing


def _raw_source(element: "_Element") -> Source:
    """Give a source with its positions as written and without its text."""
    return Source(
        guid_of(element.get("guid", "")),
        element.get("name", ""),
        "",
        selections=tuple(_selection(one) for one in children(element, "PlainTextSelection")),
        codings=_codings(element),
        notes=refs(element, "NoteRef"),
        values=_values(element),
        line=line_of(element),
    )


def _selection(element: "_Element") -> Selection:
    return Selection(
        guid_of(element.get("guid", "")),
        _whole(element.get("startPosition", "")),
        _whole(element.get("endPosition", "")),
        name=element.get("name", ""),
        codings=_codings(element),
        notes=refs(element, "NoteRef"),
        line=line_of(element),
    )


def _whole(text: str) -> int:
    """Give a whole number; -1, which is no position, for anything else."""
    word = text.strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) < 12 else -1


def _codings(element: "_Element") -> tuple[Coding, ...]:
    return tuple(
        Coding(
            guid_of(one.get("guid", "")),
            code,
            user=guid_of(one.get("creatingUser", "")),
            time=one.get("creationDateTime", ""),
        )
        for one in children(element, "Coding")
        for code in refs(one, "CodeRef")
    )


def _counted(text: Text | None, source: Source, calibrated: Calibrated) -> Source:
    """Give a source with its text, and its selections at our positions."""
    if text is None:
        nowhere = [replace(one, start=-1, end=-1, confirmed=False) for one in source.selections]
        return replace(source, selections=tuple(nowhere), has_text=False)
    bare = text.bare
    places = text.places(calibrated.counting)
    return replace(
        source,
        text=bare,
        selections=tuple(
            _placed(one, places, bare=bare, calibrated=calibrated) for one in source.selections
        ),
    )


def _placed(one: Selection, places: Places, *, bare: str, calibrated: Calibrated) -> Selection:
    """Give a selection at our positions; (-1, -1), unconfirmed, where it lies outside the text."""
    start, end = span_of(places, one.start, one.end, calibrated.counting)
    agrees = start >= 0 and bool(one.name) and is_named(bare[start:end], one.name)
    return replace(one, start=start, end=end, confirmed=calibrated.is_sure and agrees)


def _schema_slips(root: "_Element", *, file: str) -> Iterator[Problem]:
    slips = check_schema(root, schema="project")
    for line, element in slips[:20]:
        what = f"<{element}> is not as the schema wants it."
        yield Problem(file, line, what=what, severity="warning")
    if len(slips) > 20:
        yield Problem(file, what=f"{len(slips) - 20} more of these.", severity="warning")


def _left_out(root: "_Element", *, file: str) -> Iterator[Problem]:
    """Say what of the file is not read: other media, links, graphs, unknown elements."""
    counts = Counter(tag(one) for one in root.iter())
    for name, words in _LEFT_OUT.items():
        if counts[name]:
            what = f"{counts[name]} {words} left out."
            yield Problem(file, what=what, severity="warning")
    parts = {one for name in _LEFT_OUT for box in root.iter(f"{{*}}{name}") for one in box.iter()}
    odd = Counter(tag(one) for one in root.iter() if one not in parts)
    for name in sorted(odd.keys() - _KNOWN - _LEFT_OUT.keys()):
        what = f"<{name}> is no element of REFI-QDA; {odd[name]} left out."
        yield Problem(file, what=what, severity="warning")
