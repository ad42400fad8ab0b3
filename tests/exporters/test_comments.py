"""Commented transcripts as Word files: anchors, addresses, hostile text, the same bytes."""

import io
import re

import docx
import pytest
from lxml import etree

from qualcode.exporters.comments import is_as_written, write_commented
from qualcode.review.listing import from_properties
from tests.commenting import corpus, decision, page, part, with_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = ("Vi hilser på hinanden", "hinanden 😀 hver dag", "Nej.\nJeg går en anden vej")
CODES = ("naboskab", "tryghed", "tryghed")


def written(**changes: str) -> bytes:
    given = corpus()
    pairs = zip(WORDS, CODES, strict=True)
    return write_commented(page(given, [decision(given, *one, **changes) for one in pairs]))  # type: ignore[arg-type]


def ranges(data: bytes) -> dict[str, str]:
    """Give the words under each comment as another program would find them, by its number."""
    found: dict[str, str] = {}
    open_ones: list[str] = []
    for one in etree.fromstring(part(data, "word/document.xml").encode()).iter():
        number = one.get(f"{W}id") or ""
        if one.tag == f"{W}commentRangeStart":
            open_ones.append(number)
            found[number] = ""
        elif one.tag == f"{W}commentRangeEnd":
            open_ones.remove(number)
        elif one.tag in {f"{W}t", f"{W}p"}:
            for name in open_ones:
                found[name] += (one.text or "") if one.tag == f"{W}t" else "\n"
    assert not open_ones
    return found


def test_every_comment_stands_on_its_exact_words() -> None:
    """Overlapping ones too, and one over two paragraphs; an emoji before shifts nothing."""
    assert tuple(ranges(written()).values()) == WORDS


def test_another_library_reads_author_date_code_and_address() -> None:
    """python-docx finds who, when and which code; the last line holds the address."""
    first, *_ = docx.Document(io.BytesIO(written())).comments
    assert (first.author, first.initials) == ("maja", "m")
    assert first.timestamp is not None
    assert first.timestamp.isoformat() == "2026-01-15T10:00:00+00:00"
    lines = first.text.split("\n")
    assert lines[:3] == ["#naboskab", "· Naboskab", "· ja, maja, 2026-01-15"]
    assert re.fullmatch("· qualcode [0-9a-f]{10}", lines[3])


def test_each_coding_has_a_hidden_bookmark_and_a_place_in_the_list() -> None:
    """Three addresses, of which any may be lost."""
    data = written()
    names = re.findall('w:name="_qc_([0-9a-f]{10})"', part(data, "word/document.xml"))
    pairs = re.findall('name="([^"]*)"><vt:lpwstr>([^<]*)<', part(data, "docProps/custom.xml"))
    listing = from_properties(dict(pairs))
    assert listing is not None
    assert [one.key for one in listing.entries] == names
    assert listing.transcript == "K01"
    assert all(one in part(data, "word/comments.xml") for one in names)


def test_the_same_page_gives_the_same_bytes() -> None:
    """Nothing of the clock or the machine is in it."""
    assert written() == written()


def test_a_file_tells_whether_a_program_saved_it_since() -> None:
    """By its text and comments, not by its name or date."""
    data = written()
    assert is_as_written(data)
    changed = part(data, "word/comments.xml").replace("#naboskab", "#tryghed")
    assert not is_as_written(with_part(data, "word/comments.xml", changed))
    assert not is_as_written(with_part(data, "docProps/custom.xml", None))
    assert not is_as_written(b"no archive")


@pytest.mark.parametrize(
    "said",
    [
        "שלום, السلام عليكم, ok",
        "👩‍👩‍👧 og e\u0301 og \U0001f3f4",
        "<w:t>&amp; ]]> \"'",
        "x" * 10_000,
        "a\tb  c\u00a0d\u00ade\u2011f",
    ],
)
def test_hostile_text_stays_as_it_is(said: str) -> None:
    """Right-to-left, joined signs, markup, 10,000 signs, blanks and hyphens of all kinds."""
    given = corpus([("I", "Nå?"), ("Bo", said)])
    data = write_commented(page(given, [decision(given, said, "naboskab")]))
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[-1].text == f"2\tBo: {said}"
    assert "".join(ranges(data).values()) == said.replace("\t", "")


def test_signs_that_xml_forbids_are_shown_one_for_one() -> None:
    """Also in names of coders; places stay right."""
    given = corpus([("I", "Nå?"), ("Bo", "a\x00b\x1bc\ufffed \ud800 her")])
    data = write_commented(page(given, [decision(given, "her", "naboskab", coder="m\x07j")]))
    assert list(ranges(data).values()) == ["her"]
    assert (
        "a\ufffdb\ufffdc\ufffdd \ufffd her" in docx.Document(io.BytesIO(data)).paragraphs[-1].text
    )
    assert [one.author for one in docx.Document(io.BytesIO(data)).comments] == ["m\ufffdj"]


def test_a_transcript_without_codings_is_written_all_the_same() -> None:
    """New comments are welcome in it."""
    data = write_commented(page(corpus(), []))
    assert list(docx.Document(io.BytesIO(data)).comments) == []


def test_pages_are_a4_and_the_language_is_set() -> None:
    """Else Danish is underlined in red on Letter paper."""
    data = written()
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    assert 'w:val="da-DK"' in part(data, "word/styles.xml")
