"""Taking over a foreign file: where the new codebook goes, and what is never touched."""

from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.errors import (
    CodebookError,
    DecisionsError,
    QualcodeError,
    TableError,
    UsageError,
    WriteError,
)
from qualcode.store import Project, find_project
from qualcode.workflow import adopting
from qualcode.workflow.adopting import import_codebook

DICTIONARY = "socialt:\n  nabo: [nabo*]\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a small dictionary."""
    path = tmp_path / "ord bog.yml"
    path.write_text(DICTIONARY, encoding="utf-8")
    return path


@pytest.fixture
def study(tmp_path: Path) -> Project:
    """Give a project that has an English codebook."""
    folder = tmp_path / "study"
    folder.mkdir()
    text = "codebook: x\nlanguages: [en, da]\nthemes: []\n"
    (folder / "codebook.yaml").write_text(text, encoding="utf-8")
    return find_project(folder)


def test_the_new_codebook_lies_beside_the_old_one(source: Path, study: Project) -> None:
    """Its name says where it is from; the project's own codebook stays, and lends its language."""
    before = study.codebook.read_bytes()
    done = import_codebook(source, project=study)
    assert done.path == study.folder / "codebook.from-ord bog.yaml"
    assert done.written
    assert study.codebook.read_bytes() == before
    assert load_codebook(done.path.read_bytes()).codebook == done.codebook
    assert done.language == "en"
    assert any('that of this project ("en")' in str(one) for one in done.problems)


def test_the_same_again_writes_nothing(source: Path, study: Project) -> None:
    """A file with the same bytes is left, one with others is refused."""
    first = import_codebook(source, project=study)
    assert not import_codebook(source, project=study).written
    first.path.write_text("mine\n", encoding="utf-8")
    with pytest.raises(UsageError, match="left as it is; nothing was written"):
        import_codebook(source, project=study)
    assert first.path.read_text(encoding="utf-8") == "mine\n"


def test_no_import_writes_over_the_codebook(source: Path, study: Project) -> None:
    """Not even when it is told to."""
    before = study.codebook.read_bytes()
    with pytest.raises(UsageError, match="is there already"):
        import_codebook(source, output=study.codebook, project=study)
    with pytest.raises(UsageError, match="is there already"):
        import_codebook(source, output=study.folder)
    assert study.codebook.read_bytes() == before


def test_without_a_project_a_place_must_be_named(source: Path, tmp_path: Path) -> None:
    """Danish is assumed then, and said."""
    with pytest.raises(UsageError, match="--output"):
        import_codebook(source)
    done = import_codebook(source, output=tmp_path / "ny.yaml")
    assert done.language == "da"
    assert any('Danish ("da")' in str(one) for one in done.problems)
    with pytest.raises(WriteError, match="there is no folder"):
        import_codebook(source, output=tmp_path / "no" / "ny.yaml")


def test_the_language_may_be_said(source: Path, tmp_path: Path) -> None:
    """It stands first in the file; what is none is refused."""
    done = import_codebook(source, language="nb", output=tmp_path / "ny.yaml")
    assert done.codebook.languages == ("nb",)
    assert done.problems == ()
    with pytest.raises(UsageError, match='"dansk" is no language'):
        import_codebook(source, language="dansk", output=tmp_path / "to.yaml")


@pytest.mark.parametrize(
    ("settings", "language"), [("languages: {data: en}\n", "en"), ("nonsense: [\n", "da")]
)
def test_a_project_whose_codebook_has_slips_lends_its_settings_language(
    source: Path, study: Project, settings: str, language: str
) -> None:
    """Settings with slips too: Danish."""
    study.codebook.write_text("themes:\n\t- x\n", encoding="utf-8")
    study.settings.write_text(settings, encoding="utf-8")
    assert import_codebook(source, project=study).language == language


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), CodebookError, "save it as .xlsx"),
        ("a.dic", b"", CodebookError, "there is nothing in it"),
        ("a.cat", bytes(range(256)) * 9, CodebookError, "no text"),
        ("a.cat", b"%PDF-1.7", CodebookError, "PDF"),
        ("a.dic", b"a\x00b\x00\xff", CodebookError, "cannot be read"),
        ("a.cat", b"\xff\xfea", CodebookError, "cannot be read: Byte"),
        ("a.csv", b'tag,description\n"a,b\n', CodebookError, "a.csv:2: a quotation mark"),
        ("a.xlsx", b"PK\x03\x04xl/workbook", TableError, "a.xlsx: The file is damaged"),
        ("a.dic", b"nabo\t1\n", CodebookError, "was not taken over; nothing was written"),
        ("a.txt", b"nabo\n", UsageError, "--format quanteda or --format liwc"),
    ],
)
def test_what_cannot_be_read_leaves_nothing_behind(
    tmp_path: Path, name: str, data: bytes, error: type[QualcodeError], says: str
) -> None:
    """Each with a sentence about what it is and what to do."""
    (tmp_path / name).write_bytes(data)
    target = tmp_path / "ny.yaml"
    with pytest.raises(error, match=says):
        import_codebook(tmp_path / name, output=target)
    assert not target.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Check the path."""
    with pytest.raises(DecisionsError, match=r"no.dic cannot be read"):
        import_codebook(tmp_path / "no.dic", output=tmp_path / "ny.yaml")


def test_a_workbook_is_no_text(tmp_path: Path) -> None:
    """A wrong --format is said, not tried."""
    sample = Path(__file__).parents[1] / "codebook" / "samples" / "maxqda.xlsx"
    with pytest.raises(UsageError, match="is a workbook, and files of liwc are text"):
        import_codebook(sample, format="liwc", output=tmp_path / "ny.yaml")


def test_a_file_beyond_all_bounds_is_refused(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is one whose codebook would be too large to load."""
    monkeypatch.setattr(adopting, "MOST_BYTES", 10)
    with pytest.raises(CodebookError, match="more than 10"):
        import_codebook(source, output=tmp_path / "ny.yaml")
    monkeypatch.undo()
    monkeypatch.setattr("qualcode.codebook.source.MOST_BYTES", 60)
    with pytest.raises(CodebookError, match="cannot be used; nothing was written"):
        import_codebook(source, output=tmp_path / "ny.yaml")
    assert not (tmp_path / "ny.yaml").exists()
