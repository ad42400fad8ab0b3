"""REFI-QDA out and in: what is written comes back, positions are counted as the writer did."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from lxml import etree

from qualcode.errors import CodebookError, QualcodeError, TranscriptError, WriteError
from qualcode.formats import refi
from tests.formats.refi_files import QUOTES, TEXT, foreign, guid, projects, zipped

SPANS = tuple((TEXT.index(quote), TEXT.index(quote) + len(quote), quote) for quote in QUOTES)
WIDE = TEXT.index("😀")


@given(projects())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(project: refi.QdaProject) -> None:
    """A project comes back as it was, and the same project is the same bytes."""
    data = refi.write_project(project)
    read = refi.read_project(data, file="p.qdpx")
    assert read.project == project
    assert read.problems == ()
    assert refi.write_project(read.project) == data


@given(projects())
@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("profile", ["maxqda", "nvivo"])
def test_every_profile_gives_the_same_project(
    profile: refi.Profile, project: refi.QdaProject
) -> None:
    """Line ends and positions differ, what is said does not."""
    data = refi.write_project(project, profile=profile)
    _, counting = refi.PROFILES[profile]
    assert refi.read_project(data, file="p.qdpx", counting=counting).project == project


def test_the_file_is_the_variant_that_all_programs_read() -> None:
    """UTF-8 without mark, LF, small letters, one text a source, no times of today."""
    project = refi.read_project(foreign(spans=SPANS), file="p").project
    archive = zipfile.ZipFile(BytesIO(refi.write_project(project)))
    assert archive.namelist() == ["project.qde", f"sources/{guid(3)}.txt"]
    assert archive.read(f"sources/{guid(3)}.txt") == TEXT.encode()
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("project.qde").startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<Proj")
    windows = zipfile.ZipFile(BytesIO(refi.write_project(project, profile="nvivo")))
    assert windows.read(f"sources/{guid(3)}.txt") == TEXT.replace("\n", "\r\n").encode()


def test_positions_of_profiles_count_line_breaks_as_the_programs_do() -> None:
    """NVivo counts CRLF as two, MAXQDA as one."""
    project = refi.read_project(foreign(spans=SPANS), file="p").project

    def starts(profile: refi.Profile) -> list[int]:
        data = zipfile.ZipFile(BytesIO(refi.write_project(project, profile=profile)))
        root = etree.fromstring(data.read("project.qde"))
        return [int(one.get("startPosition", "")) for one in root.iter("{*}PlainTextSelection")]

    plain = [start for start, _, _ in SPANS]
    assert starts("default") == starts("maxqda") == plain
    assert starts("nvivo") == [start + TEXT[:start].count("\n") for start in plain]


def shifted(by: int) -> tuple[tuple[int, int, str], ...]:
    """Give the selections a fixed number of signs later."""
    return tuple((start + by, end + by, name) for start, end, name in SPANS)


@pytest.mark.parametrize(
    ("text", "encoding", "spans"),
    [
        (TEXT, "utf-8", SPANS),
        (TEXT, "utf-8-sig", SPANS),
        (TEXT, "utf-8-sig", shifted(1)),
        (TEXT.replace("\n", "\r\n"), "utf-8", SPANS),
        (
            TEXT.replace("\n", "\r\n"),
            "utf-8",
            tuple((s + TEXT[:s].count("\n"), e + TEXT[:e].count("\n"), n) for s, e, n in SPANS),
        ),
        (
            TEXT,
            "utf-8",
            tuple((s + TEXT[:s].count("\n"), e + TEXT[:e].count("\n"), n) for s, e, n in SPANS),
        ),
        (TEXT, "utf-8", tuple((s + (s > WIDE), e + (e > WIDE), n) for s, e, n in SPANS)),
        (TEXT, "utf-8", tuple((s, e - 1, n) for s, e, n in SPANS)),
        (TEXT, "utf-8", tuple((s, e, n[:6] + "…") for s, e, n in SPANS)),
        (TEXT, "utf-8", tuple((s, e, n.replace("\n", " ")) for s, e, n in SPANS)),
    ],
    ids=[
        *("plain", "mark", "mark counted", "crlf as one", "crlf as two", "lf as two"),
        *("code units", "end included", "names cut", "names flat"),
    ],
)
def test_however_a_program_counts_the_words_are_the_same(
    text: str, encoding: str, spans: tuple[tuple[int, int, str], ...]
) -> None:
    """The way of counting is found by the quotes; what is read is in our positions."""
    read = refi.read_project(foreign(text, spans=spans, encoding=encoding), file="p.qdpx")
    assert read.calibrated.is_sure
    assert (read.calibrated.fitting, read.calibrated.named) == (3, 3)
    (source,) = read.project.sources
    assert source.text == TEXT
    assert [(one.start, one.end) for one in source.selections] == [(s, e) for s, e, _ in SPANS]
    assert all(one.confirmed for one in source.selections)


@pytest.mark.parametrize("by", [3, -1, 5, 10_000])
def test_a_shift_that_no_way_of_counting_explains_is_not_trusted(by: int) -> None:
    """Names that do not fit, or places outside the text, are never taken quietly."""
    read = refi.read_project(foreign(spans=shifted(by)), file="p.qdpx")
    assert not read.calibrated.is_sure
    (source,) = read.project.sources
    assert not any(one.confirmed for one in source.selections)


def test_one_selection_that_does_not_fit_among_many_is_unconfirmed() -> None:
    """The others are trusted."""
    words = [(s, s + 4, TEXT[s : s + 4]) for s in range(0, 160, 4)]
    read = refi.read_project(foreign(spans=(*words, (0, 5, "noget helt andet"))), file="p")
    (source,) = read.project.sources
    assert [one.confirmed for one in source.selections] == [True] * len(words) + [False]


def test_without_names_the_program_that_wrote_the_file_is_asked() -> None:
    """Nothing confirms the positions then; NVivo is known to count line breaks as two."""
    nameless = tuple((start, end, "") for start, end, _ in SPANS)
    read = refi.read_project(foreign(spans=nameless, origin="NVivo 14 (Windows)"), file="p")
    assert not read.calibrated.is_sure
    assert read.calibrated.counting == refi.Counting(newline="two")
    assert refi.read_project(foreign(spans=nameless), file="p").calibrated.counting == refi.PLAIN


def test_other_ways_of_laying_out_the_archive() -> None:
    """Capital letters, a project file of another name, and text inside the XML."""
    capital = foreign(spans=SPANS, member="Sources/A.TXT", qde="Min undersøgelse.QDE")
    inline = foreign(spans=SPANS, member="", inner=f"<PlainTextContent>{TEXT}</PlainTextContent>")
    plain = refi.read_project(foreign(spans=SPANS), file="p").project
    assert refi.read_project(capital, file="p").project == plain
    assert refi.read_project(inline, file="p").project == plain
    bare = zipfile.ZipFile(BytesIO(inline)).read("project.qde")
    assert refi.read_project(bare, file="p.qde").project == plain


def test_a_text_that_is_not_in_the_file_is_said() -> None:
    """Its selections have no place."""
    read = refi.read_project(foreign(spans=SPANS, member=""), file="p.qdpx")
    assert [str(one).partition("; ")[2] for one in read.problems] == [
        "its 3 selections have no words. Export the project with its texts."
    ]
    assert not read.project.sources[0].has_text
    assert {one.start for one in read.project.sources[0].selections} == {-1}


def test_what_is_not_read_is_counted() -> None:
    """Pictures, links and elements that nobody knows; what breaks the schema has its line."""
    inner = "<Farve/>"
    data = foreign(spans=SPANS, inner=inner)
    xml = zipfile.ZipFile(BytesIO(data)).read("project.qde").decode()
    xml = xml.replace("</Sources>", f'<PictureSource guid="{guid(9)}"/></Sources>')
    said = [str(one) for one in refi.read_project(xml.encode(), file="p").problems]
    assert any("<Farve> is no element of REFI-QDA; 1 left out" in one for one in said)
    assert any("1 pictures left out" in one for one in said)
    assert any("p:1: <Farve> is not as the schema wants it" in one for one in said)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped({"project.qde": "<Project/>", "../x.txt": "x"}), "outside itself"),
        (zipped({"project.qde": "<Project/>", "/etc/x.txt": "x"}), "outside itself"),
        (zipped({"a.qde": "<Project/>", "b.qde": "<Project/>"}), "holds 2 project files"),
        (zipped({"a.txt": "x"}), "holds 0 project files"),
        (zipped({"a.qde": "<Project"}), "damaged"),
        (zipped({"a.qde": "<CodeBook/>"}), "no REFI-QDA project"),
        (zipped({"a.qde": '<!DOCTYPE a [<!ENTITY b SYSTEM "x">]><a>&b;</a>'}), "document type"),
        (b"PK\x03\x04 noget", "damaged"),
        (foreign(spans=SPANS, encoding="utf-16"), "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(data: bytes, says: str) -> None:
    """With what is wrong with it; nothing outside it is opened."""
    with pytest.raises(TranscriptError, match=says):
        refi.read_project(data, file="p.qdpx")


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    """By its own figures, before anything is unpacked."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", b"0" * 20_000_000)
    with pytest.raises(TranscriptError, match="would unpack to 20 MB"):
        refi.read_project(buffer.getvalue(), file="p.qdpx")


def test_a_file_that_would_break_the_schema_is_not_made() -> None:
    """The line is said, never the words."""
    project = refi.QdaProject("p", codes=(refi.Code("no id", "Hemmelig"),))
    with pytest.raises(WriteError, match="not be valid REFI-QDA") as caught:
        refi.write_project(project)
    assert "Hemmelig" not in str(caught.value)
    with pytest.raises(WriteError, match="A codebook needs a code"):
        refi.write_codebook((), origin="qualcode")


@given(projects())
@settings(max_examples=30, deadline=None)
def test_a_codebook_alone_comes_back_too(project: refi.QdaProject) -> None:
    """Codes with their tree, colours and descriptions; what sets say is counted as left out."""
    data = refi.write_codebook(project.codes, origin="qualcode", sets=project.sets)
    read = refi.read_codebook(data, file="k.qdc")
    assert read.codes == tuple(project.codes)
    assert [str(one) for one in read.problems] == ["k.qdc: 1 set of codes left out."]


def test_a_codebook_of_another_program() -> None:
    """A byte-order mark is no matter, a colour that is none is left out, slips have lines."""
    xml = (
        '\N{BYTE ORDER MARK}<CodeBook xmlns="urn:QDA-XML:codebook:1.0">\n<Codes>\n'
        f'<Code guid="{guid(1)}" name="Lys" isCodable="TRUE" color="rgb(1,2,3)"/></Codes>\n'
        "<Sets/></CodeBook>"
    )
    read = refi.read_codebook(xml.encode(), file="k.qdc")
    assert [(one.name, one.color, one.codable) for one in read.codes] == [("Lys", "", True)]
    assert "k.qdc:3: <Code> is not as the schema wants it." in map(str, read.problems)
    assert "k.qdc:4: <Sets> is not as the schema wants it." in map(str, read.problems)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<CodeBook", "damaged"),
        (b"<Project/>", "no REFI-QDA codebook"),
        (b"<!DOCTYPE a><CodeBook/>", "document type"),
    ],
)
def test_no_codebook(data: bytes, says: str) -> None:
    """Each with what to do."""
    with pytest.raises(CodebookError, match=says):
        refi.read_codebook(data, file="k.qdc")


def test_files_that_are_too_large_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """REFI-QDA allows two gigabytes."""
    monkeypatch.setattr("qualcode.formats.refi.project_file.MOST_BYTES", 10)
    monkeypatch.setattr("qualcode.formats.refi.codebook_file.MOST_BYTES", 10)
    for read in (refi.read_project, refi.read_codebook):
        with pytest.raises(QualcodeError, match=r"larger|more than"):
            read(b"<Project></Project>", file="p")


def test_ways_of_counting_are_said_in_words() -> None:
    """For a person to check against the other program."""
    assert refi.PLAIN.words == "code points, end excluded"
    odd = refi.Counting(mark=True, newline="two", utf16=True, inclusive=True)
    assert odd.words == (
        "code units, line breaks as two, the byte-order mark counted, end included"
    )
    assert "as they are written" in replace(odd, newline="as written").words
