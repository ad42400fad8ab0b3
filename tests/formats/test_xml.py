"""XML from strangers: nothing is expanded, nothing is fetched."""

import pytest

from qualcode.errors import TranscriptError
from qualcode.formats import parse_xml


def test_root_is_given() -> None:
    """Plain XML is parsed, without its comments."""
    root = parse_xml(b"<a><!-- x --><b>hej</b></a>", file="x")
    assert [child.tag for child in root] == ["b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(encoding: str) -> None:
    """Entities, internal or from files, never come into play, in any encoding."""
    text = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
    with pytest.raises(TranscriptError, match="document type"):
        parse_xml(text.encode(encoding), file="x")


@pytest.mark.parametrize("data", [b"<a><b></a>", b"", b"<a>" * 3000 + b"</a>" * 3000])
def test_broken_or_endless_xml_is_an_error(data: bytes) -> None:
    """Damage, nothing, and absurd depth are told to the user."""
    with pytest.raises(TranscriptError, match="damaged"):
        parse_xml(data, file="x")
