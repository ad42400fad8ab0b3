"""The parts of a Word package from strangers, and which of them a template may bring along."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from qualcode.errors import TemplateError, TranscriptError
from qualcode.exporters.package import TYPES, TYPES_MEMBER, packed, types_xml
from qualcode.formats import Archive, open_archive, parse_xml, sniff

LARGEST = 50 * 1024 * 1024
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPE = f"{_WORD}document.main+xml"
_MAIN_TYPES = (DOCUMENT_TYPE, f"{_WORD}template.main+xml")
_OWN = ("styles", "settings", "numbering", "fontTable", "header", "footer", "footnotes", "endnotes")
_TYPE_OF = {kind: f"{_WORD}{kind}+xml" for kind in _OWN} | {
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "font": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_NEEDED = ("styles", "settings", "numbering")
_SAVE_IT = "Open it in Word and save it as a Word document (.docx) or template (.dotx)."
_NO_WORD = {
    "doc": (
        "it is in Word's old format (.doc, .dot), or has a password",
        "Open it in Word and save it as .docx or .dotx, without a password.",
    ),
    "odt": ("it is an OpenDocument text", "Open it in LibreOffice and save it as .docx."),
    "rtf": ("it is an .rtf file", _SAVE_IT),
    "pdf": ("it is a PDF", "Ask for the Word file that it was made from."),
    "empty": ("it is empty", "Fetch the template again."),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: ``kind`` is the last word of the relation's type."""

    id: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Package:
    """An archive found to be a Word document or template; ``types`` go by part."""

    archive: Archive
    types: Mapping[str, str]
    main: str

    def xml(self, part: str) -> Any:
        """Give the root element of a part."""
        return _parsed(self.archive, part)

    def relations(self, part: str) -> Iterator[Relation]:
        """Give what a part leads to inside the file and may be kept; never what is outside."""
        folder, name = posixpath.split(part)
        source = f"{folder}/_rels/{name}.rels".lstrip("/")
        if source not in self.archive.names:
            return
        for one in _parsed(self.archive, source):
            kind = (one.get("Type") or "").removeprefix(_OFFICE)
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or ""))
            part = target.lstrip("/")
            inside = one.get("TargetMode") != "External" and part in self.types
            if inside and one.get("Id") and self.type_of(part, kind=kind):
                yield Relation(one.get("Id"), kind, part)

    def type_of(self, part: str, *, kind: str) -> str:
        """Give the content type that a part is taken over as; empty when it is not."""
        said = self.types[part]
        return said if kind == "image" and said.startswith("image/") else _TYPE_OF.get(kind, "")


def open_package(data: bytes, *, file: str) -> Package:
    """Open a template's archive; ``TemplateError`` says why it cannot be one."""
    _check_kind(data, file=file)
    try:
        archive = open_archive(data, file=file)
    except TranscriptError as error:
        raise TemplateError(f"{file}: {error}", remedy=error.remedy) from None
    types = _types(archive)
    if any("macroenabled" in one.lower() or "vba" in one.lower() for one in types.values()):
        raise TemplateError(
            f"{file}: the template holds macros: it is not used.",
            remedy="Open it in Word and save it as .docx or .dotx, which hold none.",
        )
    main = _main(archive)
    if types.get(main) not in _MAIN_TYPES:
        raise TemplateError(f"{file} is no Word template.", remedy=_SAVE_IT)
    return Package(archive, types, main)


def _check_kind(data: bytes, *, file: str) -> None:
    if len(data) > LARGEST:
        raise TemplateError(
            f"{file} is larger than {LARGEST // 1024**2} MB: it is not read.",
            remedy="Make its pictures smaller (Word: Picture Format, Compress Pictures).",
        )
    kind = sniff(data)
    if kind not in ("docx", "zip"):
        why, remedy = _NO_WORD.get(kind, ("it is another kind of file", _SAVE_IT))
        raise TemplateError(f"{file} is no Word template: {why}.", remedy=remedy)


def _parsed(archive: Archive, part: str) -> Any:
    try:
        return parse_xml(archive.read(part), file=f"{archive.file}, {part}")
    except TranscriptError as error:
        raise TemplateError(str(error), remedy=error.remedy) from None


def _types(archive: Archive) -> dict[str, str]:
    """Give the content type of every part that has one."""
    by_ending, by_name = {}, {}
    if TYPES_MEMBER not in archive.names or "_rels/.rels" not in archive.names:
        raise TemplateError(f"{archive.file} is no Word template.", remedy=_SAVE_IT)
    for one in _parsed(archive, TYPES_MEMBER):
        said = one.get("ContentType") or ""
        if one.tag == f"{{{TYPES}}}Default":
            by_ending[(one.get("Extension") or "").lower()] = said
        else:
            by_name[(one.get("PartName") or "").lstrip("/").lower()] = said
    found = {}
    for name in archive.names:
        ending = name.rpartition(".")[2].lower()
        found[name] = by_name.get(name.lower()) or by_ending.get(ending, "")
    return found


def _main(archive: Archive) -> str:
    for one in _parsed(archive, "_rels/.rels"):
        if one.get("Type") == _STRICT:
            raise TemplateError(
                f'{archive.file} was saved as "Strict Open XML", which is not read.',
                remedy='Open it in Word and save it as "Word Document (.docx)".',
            )
        if one.get("Type") == f"{_OFFICE}officeDocument":
            return (one.get("Target") or "").lstrip("/")
    return ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A part that is taken over: its bytes as they will be written, and its relations."""

    content_type: str
    data: bytes
    relations: tuple[Relation, ...] = ()


def document_of(parts: Mapping[str, Taken], *, main: str) -> bytes:
    """Give a Word document made of these parts, and of nothing else.

    Parts that every document of ours needs (styles, settings, numbering) are added empty.
    """
    whole = _completed(parts, main=main)
    start = (Relation("rId1", "officeDocument", main),)
    members = {
        TYPES_MEMBER: types_xml({name: part.content_type for name, part in whole.items()}),
        "_rels/.rels": _relations_xml(start),
    }
    for name, part in whole.items():
        members[name] = part.data
        folder, last = posixpath.split(name)
        if part.relations:
            members[f"{folder}/_rels/{last}.rels"] = _relations_xml(part.relations)
    return packed(members)


def _completed(parts: Mapping[str, Taken], *, main: str) -> dict[str, Taken]:
    found, whole = parts[main], dict(parts)
    relations = list(found.relations)
    for kind in _NEEDED:
        if any(one.kind == kind for one in relations):
            continue
        name = f"{posixpath.dirname(main)}/qualcode-{kind}.xml"
        relations.append(Relation(f"qualcode-{kind}", kind, name))
        whole[name] = Taken(_TYPE_OF[kind], _empty(kind))
    whole[main] = Taken(found.content_type, found.data, tuple(relations))
    return whole


def _empty(root: str) -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return etree.tostring(etree.Element(f"{{{name}}}{root}", nsmap={"w": name}))


def _relations_xml(relations: tuple[Relation, ...]) -> bytes:
    said = "".join(
        f'<Relationship Id={quoteattr(one.id)} Type="{_OFFICE}{one.kind}" '
        f"Target={quoteattr('/' + one.part)}/>"
        for one in relations
    )
    return f'<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'.encode()
