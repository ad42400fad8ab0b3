"""A REFI-QDA project or codebook as bytes: schema-valid, the same bytes each time.

The variant is the one that QualCoder reads exactly and the standard asks for: UTF-8 without
byte-order mark, ``sources/`` in small letters, each text in a file of its own.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from qualcode.errors import WriteError
from qualcode.formats.refi.counting import PROFILES, Places, Profile, Text
from qualcode.formats.refi.schema import Schema, check_schema
from qualcode.formats.refi.values import (
    Case,
    Code,
    Coding,
    Note,
    QdaProject,
    Selection,
    Set,
    Source,
    Value,
)
from qualcode.formats.signs import encodable, writable

if TYPE_CHECKING:
    from lxml.etree import _Element

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
PROJECT_FILE = "project.qde"
FOLDER = "sources"
_DAY = (1980, 1, 1, 0, 0, 0)


def write_project(project: QdaProject, *, profile: Profile = "default") -> bytes:
    """Give a project as a ``.qdpx`` file; ``WriteError`` when it would break the schema."""
    root = _root("Project", PROJECT)
    _attributes(root, name=project.name, origin=project.origin, creationDateTime=project.time)
    if project.users:
        root.set("creatingUserGUID", project.users[0].guid)
    for user in project.users:
        _under(_box(root, "Users"), "User", guid=user.guid, name=user.name)
    if project.codes:
        _codes(_under(_under(root, "CodeBook"), "Codes"), project.codes)
    for one in project.variables:
        _under(
            _box(root, "Variables"),
            "Variable",
            guid=one.guid,
            name=one.name,
            typeOfVariable=one.kind,
        )
    for case in project.cases:
        _case(_box(root, "Cases"), case, kinds=_kinds(project))
    for source in project.sources:
        _source(_box(root, "Sources"), source, project=project, profile=profile)
    for note in project.notes:
        _note(_box(root, "Notes"), note)
    for group in project.sets:
        _set(_box(root, "Sets"), group, key="targetGUID")
    if project.description:
        _under(root, "Description").text = writable(project.description)
    _refs(root, "NoteRef", project.notes_on_all)
    newline, _ = PROFILES[profile]
    texts = {one.guid: one.text for one in project.sources}
    texts |= {one.guid: one.text for one in project.notes}
    members = {
        f"{FOLDER}/{guid}.txt": encodable(text).replace("\n", newline).encode()
        for guid, text in sorted(texts.items())
    }
    return _zipped({PROJECT_FILE: _checked(root, schema="project"), **members})


def write_codebook(codes: Sequence[Code], *, origin: str, sets: Sequence[Set] = ()) -> bytes:
    """Give codes as a ``.qdc`` file; ``WriteError`` when it would break the schema."""
    root = _root("CodeBook", CODEBOOK)
    _attributes(root, origin=origin)
    _codes(_under(root, "Codes"), codes)
    for group in sets:
        _set(_box(root, "Sets"), group, key="guid")
    return _checked(root, schema="codebook")


def _root(name: str, namespace: str) -> "_Element":
    empty = f'<{name} xmlns="{namespace}"/>'
    return etree.fromstring(empty.encode())


def _checked(root: "_Element", *, schema: Schema) -> bytes:
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    wrong = check_schema(etree.fromstring(data), schema=schema)
    if wrong:
        line, element = wrong[0]
        raise WriteError(
            f"The file would not be valid REFI-QDA (line {line}, {element}); nothing was written. "
            "A codebook needs a code; colours are #rrggbb."
        )
    return data


def _zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def _codes(parent: "_Element", codes: Sequence[Code]) -> None:
    for code in codes:
        element = _under(
            parent,
            "Code",
            guid=code.guid,
            name=code.name,
            isCodable="true" if code.codable else "false",
            color=code.color,
        )
        if code.description:
            _under(element, "Description").text = writable(code.description)
        _refs(element, "NoteRef", code.notes)
        _codes(element, code.under)


def _case(parent: "_Element", case: Case, *, kinds: dict[str, str]) -> None:
    element = _under(parent, "Case", guid=case.guid, name=case.name)
    _values(element, case.values, kinds=kinds)
    _refs(element, "SourceRef", case.sources)


def _kinds(project: QdaProject) -> dict[str, str]:
    return {one.guid: one.kind for one in project.variables}


def _values(parent: "_Element", values: Sequence[Value], *, kinds: dict[str, str]) -> None:
    for one in values:
        element = _under(parent, "VariableValue")
        _under(element, "VariableRef", targetGUID=one.variable)
        kind = kinds.get(one.variable, "Text")
        _under(element, f"{kind}Value").text = writable(one.text)


def _source(parent: "_Element", source: Source, *, project: QdaProject, profile: Profile) -> None:
    element = _under(
        parent,
        "TextSource",
        guid=source.guid,
        name=source.name,
        plainTextPath=f"internal://{source.guid}.txt",
        creatingUser=project.users[0].guid if project.users else "",
        creationDateTime=project.time,
    )
    newline, counting = PROFILES[profile]
    places = Text(source.text.replace("\n", newline)).places(counting)
    for one in source.selections:
        _selection(element, one, places=places)
    for coding in source.codings:
        _coding(element, coding)
    _refs(element, "NoteRef", source.notes)
    _values(element, source.values, kinds=_kinds(project))


def _selection(parent: "_Element", selection: Selection, *, places: Places) -> None:
    first = next(iter(selection.codings), None)
    element = _under(parent, "PlainTextSelection", guid=selection.guid, name=selection.name)
    element.set("startPosition", str(places.position(selection.start)))
    element.set("endPosition", str(places.position(selection.end)))
    if first is not None:
        _attributes(element, creatingUser=first.user, creationDateTime=first.time)
    for coding in selection.codings:
        _coding(element, coding)
    _refs(element, "NoteRef", selection.notes)


def _coding(parent: "_Element", coding: Coding) -> None:
    element = _under(
        parent,
        "Coding",
        guid=coding.guid,
        creatingUser=coding.user,
        creationDateTime=coding.time,
    )
    _under(element, "CodeRef", targetGUID=coding.code)


def _note(parent: "_Element", note: Note) -> None:
    _under(
        parent,
        "Note",
        guid=note.guid,
        name=note.name,
        plainTextPath=f"internal://{note.guid}.txt",
        creatingUser=note.user,
        creationDateTime=note.time,
    )


def _set(parent: "_Element", group: Set, *, key: str) -> None:
    element = _under(parent, "Set", guid=group.guid, name=group.name)
    for code in group.codes:
        _under(element, "MemberCode", **{key: code})
    for source in group.sources if key == "targetGUID" else ():
        _under(element, "MemberSource", targetGUID=source)


def _refs(parent: "_Element", name: str, guids: Sequence[str]) -> None:
    for guid in guids:
        _under(parent, name, targetGUID=guid)


def _box(root: "_Element", name: str) -> "_Element":
    """Give the container of that name, made only when something goes into it."""
    found = root.find(f"{{*}}{name}")
    return _under(root, name) if found is None else found


def _under(parent: "_Element", tag: str, /, **attributes: str) -> "_Element":
    space, _, _ = str(parent.tag).partition("}")
    element = etree.SubElement(parent, f"{space}}}{tag}")
    _attributes(element, **attributes)
    return element


def _attributes(element: "_Element", /, **attributes: str) -> None:
    for name, value in attributes.items():
        if value or name == "name":
            element.set(name, writable(value))
