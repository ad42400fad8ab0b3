"""Comments through LibreOffice and back: nothing is lost, and edits stay exactly the edits."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import word_editing as word
from tests.cli.test_comments_back import BELYSNING, TRYGHED, VEJEN, back, folder, given, kinds

__all__ = ["folder"]

Capture = pytest.CaptureFixture[str]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.office,
    pytest.mark.skipif(
        not shutil.which("soffice"),
        reason="NOT CHECKED: comments through LibreOffice need soffice",
    ),
]


def through(data: bytes, tmp_path: Path, *endings: str) -> bytes:
    """Open and save a file in LibreOffice, once for each ending."""
    office = tmp_path / "office"
    path = office / "file.docx"
    path.parent.mkdir()
    path.write_bytes(data)
    for number, ending in enumerate(endings):
        target = office / str(number)
        subprocess.run(
            [
                "soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless", "--convert-to", ending, "--outdir", str(target), str(path),
            ],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        path = target / f"file.{ending}"
    return path.read_bytes()


@pytest.mark.parametrize("endings", [("docx",), ("odt", "docx"), ("doc", "docx")])
def test_a_file_nobody_touched_comes_back_without_a_change(
    folder: Path, capsys: Capture, tmp_path: Path, endings: tuple[str, ...]
) -> None:
    """As .docx, by way of .odt, and by way of the old .doc."""
    data = through(given(folder), tmp_path, *endings)
    found = back(capsys, folder, data)
    assert found["edits"] == found["text_changed"] == found["memos"] == []
    assert found["comments"] == 3


def test_edits_stay_exactly_the_edits(folder: Path, capsys: Capture, tmp_path: Path) -> None:
    """Added, moved and resolved, with a reply and a tracked change, through .odt.

    LibreOffice 7.4 forgets there what a reply answers: its words are a memo all the same.
    """
    data = word.add(
        given(folder), "lampen i tunnelen", "Er det drift?", number=8, author="Vejleder"
    )
    data = word.extend(data, resolved=(TRYGHED,), replies=((8, BELYSNING),))
    data = word.move(data, VEJEN, "når det er vinter")
    data = word.add(data, "siden påske", "#tryghed", number=9)
    data = word.track(data, "ingen kommer", "nogen kommer")
    expected = back(capsys, folder, data)
    assert sorted(kinds(expected)) == [
        ("added", "", "tryghed"),
        ("moved", "tryghed", "tryghed"),
        ("settled", "tryghed", "tryghed"),
    ]
    found = back(capsys, folder, through(data, tmp_path, "odt", "docx"))
    assert found["edits"] == expected["edits"]
    assert [one["text"] for one in found["memos"]] == ["Vejleder (Word): Er det drift?"]
    assert len(found["tracked_changes"]) == 2
