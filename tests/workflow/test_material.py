"""Reading a project with and without what was kept of it."""

import zipfile
from pathlib import Path

import pytest

from qualcode.errors import CodebookError
from qualcode.model import Problem, Transcript
from qualcode.readers import read_transcript
from qualcode.store import Cache, find_project, load_settings, read_participants
from qualcode.workflow import material
from qualcode.workflow.material import codebook_from, read_transcripts


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the files that are parsed, as they are."""
    names: list[str] = []

    def noted(
        data: bytes, *, file: str, encoding: str, declared: frozenset[str], reader: str
    ) -> Transcript:
        names.append(file)
        return read_transcript(data, file=file, encoding=encoding, declared=declared, reader=reader)

    monkeypatch.setattr(material, "read_transcript", noted)
    return names


def read(
    folder: Path, *, cache: Cache | None
) -> tuple[tuple[Transcript, ...], tuple[Problem, ...]]:
    """Read the transcripts of a project."""
    project = find_project(folder)
    settings = load_settings(project)
    people, _ = read_participants(project, settings=settings)
    return read_transcripts(project, settings=settings, participants=people, cache=cache)


def test_the_same_with_and_without_a_cache(
    project: Path, tmp_path: Path, parsed: list[str]
) -> None:
    """What was kept gives the same transcripts and problems, and no file is parsed for it."""
    cache = Cache(tmp_path / "own cache")
    plain = read(project, cache=None)
    assert read(project, cache=cache) == plain
    parsed.clear()
    assert read(project, cache=cache) == plain
    assert parsed == []


def test_only_what_changed_is_parsed(project: Path, tmp_path: Path, parsed: list[str]) -> None:
    """A corrected file is read anew, the others are not; one that is gone is forgotten."""
    cache = Cache(tmp_path / "own cache")
    read(project, cache=cache)
    files = sorted((project / "transcripts").glob("*.txt"))
    files[0].write_bytes(files[0].read_bytes() + b"\n")
    files[1].unlink()
    parsed.clear()
    assert read(project, cache=cache) == read(project, cache=None)
    assert parsed[0] == files[0].name
    assert parsed.count(files[0].name) == 2


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("speakers.csv", "label,role\nVandpumpen,resident\n"),
        ("qualcode.yaml", "encodings: {FILE: mac_roman}\n"),
    ],
)
def test_what_files_are_read_by_is_looked_at(
    project: Path, tmp_path: Path, parsed: list[str], file: str, text: str
) -> None:
    """A label or an encoding that the project declares later is heeded at once."""
    cache = Cache(tmp_path / "own cache")
    (project / file).unlink(missing_ok=True)
    first = min((project / "transcripts").glob("*.txt"))
    read(project, cache=cache)
    (project / file).write_text(text.replace("FILE", first.name), encoding="utf-8")
    parsed.clear()
    after = read(project, cache=cache)
    assert first.name in parsed
    assert after == read(project, cache=None)


def test_a_file_that_cannot_be_read_is_told_each_time(project: Path, tmp_path: Path) -> None:
    """A refusal is never kept: the file is looked at again."""
    cache = Cache(tmp_path / "own cache")
    (project / "transcripts" / "tom.txt").write_bytes(b"")
    first = read(project, cache=cache)
    assert "tom.txt: The file is empty." in str(first[1][0])
    assert read(project, cache=cache) == first


def test_a_codebook_with_slips_is_refused_under_its_name() -> None:
    """The message names the file and counts the slips."""
    with pytest.raises(CodebookError, match=r"history/003\.yaml cannot be used yet: 1 slip"):
        codebook_from(b"codebook: x\nlanguages: [da]\n", file="history/003.yaml")


def test_hostile_files_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A file of 1 GB and a link out of the project are errors; the others are read."""
    (tmp_path / "study" / "transcripts").mkdir(parents=True)
    (tmp_path / "study" / "qualcode.yaml").write_text("languages: {data: da}\n", "utf-8")
    talks = tmp_path / "study" / "transcripts"
    (talks / "a.txt").write_text("I: Hej?\n\nIP: Hej.\n", "utf-8")
    with (talks / "stor.docx").open("wb") as file:
        file.truncate(1 << 30)
    (tmp_path / "andres.txt").write_text("I: Nej?\n\nIP: Nej.\n", "utf-8")
    (talks / "ude.txt").symlink_to(tmp_path / "andres.txt")
    transcripts, problems = read(tmp_path / "study", cache=None)
    assert [one.file for one in transcripts] == ["a.txt"]
    told = sorted((one.file, one.severity) for one in problems)
    assert told == [("stor.docx", "error"), ("ude.txt", "error")]


def test_a_file_is_named_once(tmp_path: Path) -> None:
    """Also where what reads its XML says the name itself."""
    (tmp_path / "codebook.yaml").write_text("codebook: k\nthemes: []\n", encoding="utf-8")
    (tmp_path / "transcripts").mkdir()
    with zipfile.ZipFile(tmp_path / "transcripts" / "K02.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document><broken")
    _, problems = read(tmp_path, cache=None)
    assert isinstance(problems, tuple)
    assert [str(one).count("K02.docx") for one in problems] == [1]


def test_chosen_reader_is_taken_and_a_new_choice_reads_again(
    project: Path, tmp_path: Path, parsed: list[str]
) -> None:
    """The settings say who reads a file; a reader that is not there is a problem of the file."""
    file = project / "transcripts" / "Å 1.txt"
    file.write_text("Ane Berg  0:04\nNå?\n\nBo Å  0:09\nJa.\n", encoding="utf-8")
    settings = project / "qualcode.yaml"
    before = settings.read_text(encoding="utf-8")
    cache = Cache(tmp_path / "own cache")
    readers = []
    for chosen in ("otter", "text"):
        settings.write_text(f'{before}readers: {{"Å 1.txt": {chosen}}}\n', encoding="utf-8")
        found, _ = read(project, cache=cache)
        assert isinstance(found, tuple)
        readers += [one.reader for one in found if one.id == "Å 1"]
    assert readers == ["otter", "text"]
    settings.write_text(f'{before}readers: {{"Å 1.txt": oter}}\n', encoding="utf-8")
    _, problems = read(project, cache=cache)
    assert isinstance(problems, tuple)
    told = [one for one in problems if one.file == "Å 1.txt"]
    assert 'There is no reader "oter"' in told[0].what
    assert '"readers:"' in told[0].remedy


def test_survey_is_read_as_the_settings_say(tmp_path: Path) -> None:
    """A change of the declaration is read anew; one without its file is asked about."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "svar.csv").write_text("Nr;A;B\n1;Ja;Nej\n", encoding="utf-8")
    settings = tmp_path / "qualcode.yaml"
    cache = Cache(tmp_path / "own cache")
    said = "surveys:\n  {}: {{respondent: Nr, answers: {}, role: resident}}\n"
    for column, words in (("A", "Ja"), ("B", "Nej")):
        settings.write_text(said.format("svar.csv", column), encoding="utf-8")
        transcripts, problems = read(tmp_path, cache=cache)
        assert transcripts[0].text == f"Question: {column}\n\n1: {words}"
        assert problems == ()
    settings.write_text(said.format("svar.xlsx", "A"), encoding="utf-8")
    _, problems = read(tmp_path, cache=cache)
    assert 'no transcript file is called that. Did you mean "svar.csv"?' in str(problems[1])
