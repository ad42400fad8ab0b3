"""Only a project's own transcripts are taken, and none of them without bounds."""

import os
import unicodedata
from pathlib import Path

import pytest

from qualcode.errors import ProjectError, TranscriptError
from qualcode.model import Settings
from qualcode.store import Project, links_leading_out, read_transcript_file, transcript_files
from qualcode.store.originals import MAX_TRANSCRIPT


def is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def lay(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"I: Hej\n")


def names_in(folder: Path, transcripts: str = "transcripts") -> list[str]:
    project, settings = Project(folder), Settings(transcripts=transcripts)
    top = project.transcripts(settings)
    found = transcript_files(project, settings=settings, passed_over=is_hidden)
    return [path.relative_to(top).as_posix() for path in found]


def test_transcripts_are_sorted_by_their_path_in_nfc(tmp_path: Path) -> None:
    """A name written with letter and accent apart stands where its joined form would."""
    apart = unicodedata.normalize("NFD", "å.txt")
    lay(tmp_path / "transcripts", apart, "z.txt", "under/b.txt", "a.txt", "~$a.docx")
    assert names_in(tmp_path) == ["a.txt", "under/b.txt", "z.txt", apart]


def test_the_projects_own_files_are_no_transcripts(tmp_path: Path) -> None:
    """Where transcripts lie beside the settings, only they are taken."""
    lay(tmp_path, "qualcode.yaml", "codebook.yaml", "kodebog.yml", "participants.csv")
    lay(tmp_path, "speakers.csv", "decisions/maja.ab12.jsonl", "reports/bilag.docx", "memos/a.md")
    lay(tmp_path, "K01.txt", "marts/K02.txt", "marts/reports/K03.txt", ".skjult/K09.txt")
    assert names_in(tmp_path, ".") == ["K01.txt", "marts/K02.txt", "marts/reports/K03.txt"]


def test_a_project_inside_a_project_is_not_read_with_it(tmp_path: Path) -> None:
    """A demo laid out in a sub-folder does not mix with the study around it."""
    lay(tmp_path, "qualcode.yaml", "K01.txt", "demo/qualcode.yaml", "demo/transcripts/D01.txt")
    assert names_in(tmp_path, ".") == ["K01.txt"]


def test_a_missing_folder_of_transcripts_says_what_to_do(tmp_path: Path) -> None:
    """The message names the folder and the setting."""
    with pytest.raises(ProjectError, match=r"^interviews: .*transcripts:.* in qualcode\.yaml"):
        names_in(tmp_path, "interviews")


def test_links_out_of_the_project_are_not_followed(tmp_path: Path) -> None:
    """A link to a file or folder elsewhere brings nothing in; a link inside does."""
    outside, inside = tmp_path / "ude", tmp_path / "inde"
    lay(outside, "hemmelig.txt", "mappe/b.txt")
    lay(inside, "transcripts/a.txt", "arkiv/c.txt")
    (inside / "transcripts" / "x.txt").symlink_to(outside / "hemmelig.txt")
    (inside / "transcripts" / "y").symlink_to(outside / "mappe")
    (inside / "transcripts" / "z.txt").symlink_to(inside / "arkiv" / "c.txt")
    assert names_in(inside) == ["a.txt", "z.txt"]


def test_a_transcripts_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    """It is said aloud, and not answered with no transcripts at all."""
    outside, inside = tmp_path / "ude", tmp_path / "inde"
    lay(outside, "a.txt")
    inside.mkdir()
    (inside / "transcripts").symlink_to(outside)
    with pytest.raises(ProjectError, match="leads out of the project"):
        names_in(inside)


def links_in(folder: Path, transcripts: str = "transcripts") -> list[str]:
    """Give what is said of the links that are not followed, and how loudly."""
    found = links_leading_out(
        Project(folder), settings=Settings(transcripts=transcripts), passed_over=is_hidden
    )
    return [f"{one.severity}: {one}" for one in found]


def test_links_that_are_not_followed_are_told(tmp_path: Path) -> None:
    """An interview never goes missing in silence because it is a link."""
    outside, inside = tmp_path / "ude", tmp_path / "inde"
    lay(outside, "hemmelig.txt", "mappe/b.txt")
    lay(inside, "transcripts/rå/a.txt", "arkiv/c.txt")
    talks = inside / "transcripts"
    (talks / "rå" / "x.txt").symlink_to(outside / "hemmelig.txt")
    (talks / "lyd").symlink_to(outside / "mappe")
    (talks / "z.txt").symlink_to(inside / "arkiv" / "c.txt")
    (talks / "væk.txt").symlink_to(outside / "flyttet.txt")
    (talks / ".skjult.txt").symlink_to(outside / "hemmelig.txt")
    out = "is a link that leads out of the project: it is not followed."
    assert links_in(inside) == [
        f"warning: lyd: {out} Put the files themselves here.",
        f"error: rå/x.txt: {out} Put the file itself here.",
        "error: væk.txt: is a link to a file that is not there. Put the file itself here.",
    ]
    assert links_in(inside, ".")[0].startswith("warning: transcripts/lyd: is a link")


def test_a_file_larger_than_any_transcript_is_not_read(tmp_path: Path) -> None:
    """A sparse file of 1 GB is refused by its size, in words that say what to do."""
    path = tmp_path / "optagelse.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(TranscriptError, match="1000 MB: that is no transcript") as caught:
        read_transcript_file(path)
    assert caught.value.remedy.startswith("Move recordings out of the folder")


def test_a_file_that_grows_while_it_is_read_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size that the system gives is not trusted alone."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"I: Hej\n")
    assert read_transcript_file(path) == b"I: Hej\n"
    monkeypatch.setattr("qualcode.store.originals.MAX_TRANSCRIPT", 4)
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((0,) * 10))
    with pytest.raises(TranscriptError, match="no transcript"):
        read_transcript_file(path)


def test_the_bound_leaves_room_for_documents_with_pictures() -> None:
    """A day of talk is under a megabyte of text."""
    assert MAX_TRANSCRIPT >= 64 * 1024 * 1024
