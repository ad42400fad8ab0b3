"""What is particular to a REFI-QDA project: its users, and which source a file in it is."""

from collections.abc import Iterator, Mapping

from qualcode.formats.pieces.markup import local
from qualcode.formats.pieces.piece import Piece, inside
from qualcode.formats.xml import parse_xml

_PATHS = ("plainTextPath", "richTextPath", "path")
_INTERNAL = "internal://"


def project_names(data: bytes) -> Mapping[str, str]:
    """Map each part of the archive to what the project calls it: *source K01*.

    ``TranscriptError`` when ``project.qde`` is broken.
    """
    names: dict[str, str] = {}
    for element in parse_xml(data, file="project.qde").iter():
        for attribute in _PATHS:
            path = str(element.get(attribute) or "")
            if path.startswith(_INTERNAL):
                part = f"sources/{path.removeprefix(_INTERNAL)}"
                kind = "memo" if local(element.tag) == "Note" else "source"
                names[part] = f"{kind} {element.get('name') or path}"
    return names


def user_pieces(data: bytes, *, part: str) -> Iterator[Piece]:
    """Give the names of the users whose codings are in a project."""
    for element in parse_xml(data, file="project.qde").iter():
        if local(element.tag) == "User":
            yield Piece(inside("User", part), str(element.get("name") or ""), "author")
