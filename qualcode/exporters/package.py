"""Word packages as members of an archive, packed once and the same each time."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
TYPES_MEMBER = "[Content_Types].xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def members_of(package: Any) -> dict[str, bytes]:
    """Give the members of a python-docx document's package; its own ``save`` would pack them."""
    whole = package.part.package
    parts = list(whole.iter_parts())
    members = {
        TYPES_MEMBER: types_xml({one.partname.membername: one.content_type for one in parts}),
        "_rels/.rels": whole.rels.xml,
    }
    for one in parts:
        one.before_marshal()
        members[one.partname.membername] = one.blob
        if len(one.rels):
            members[one.partname.rels_uri.membername] = one.rels.xml
    return members


def types_xml(types: Mapping[str, str]) -> bytes:
    """Give ``[Content_Types].xml`` for parts with their types."""
    said = "".join(
        f"<Override PartName={quoteattr(f'/{name}')} ContentType={quoteattr(content_type)}/>"
        for name, content_type in sorted(types.items())
    )
    always = f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{TYPES}">{always}{said}</Types>'
    ).encode()


def packed(members: Mapping[str, bytes]) -> bytes:
    """Give an archive with fixed time stamps and its members in a fixed order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(members, key=lambda one: (one != TYPES_MEMBER, one)):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, members[name])
    return buffer.getvalue()
