"""``qualcode export book``: what it writes and says."""

from pathlib import Path

import pytest

from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


def test_the_book_is_written_with_its_run_and_the_same_twice(
    project: Path, capsys: Capture
) -> None:
    """Into reports/, the manifest beside the others; what to weigh is said; bytes are equal."""
    first = say(capsys, "export", "book", "--project", project)
    assert first.code == 0
    assert "Before you send it" in first.out
    assert "codings are unread; they are marked °" in first.out
    book = project / "reports" / "bog.html"
    data = book.read_bytes()
    assert "Øvelsesmateriale".encode() in data
    assert str(project).encode() not in data
    said = say(capsys, "export", "book", "--project", project, "--json").json
    assert isinstance(said, dict)
    assert said["bytes"] == len(data) == book.stat().st_size
    assert (project / "runs" / f"{said['run']}.json").is_file()
    assert said["run"].encode() in data
    assert book.read_bytes() == data


def test_columns_are_named_or_refused_and_small_groups_are_warned_of(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    """A slip gets its likely meaning and writes nothing; few who share a value are said."""
    output = tmp_path / "out.html"
    slip = say(
        capsys, "export", "book", "--project", project, "--column", "aera", "--output", output
    )
    assert slip.code == 2
    assert 'no column "aera". Did you mean "area"?' in slip.err
    assert not output.exists()
    done = say(
        capsys, "export", "book", "--project", project, "--column", "area", "--output", output
    )
    assert done.code == 0
    assert "shared by fewer than 5 participants" in done.out
    assert b"Nordvangen</td>" in output.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [("codings", "--column", "area"), ("book", "--format", "csv"), ("book", "--language", "da")],
)
def test_options_that_do_not_belong_are_wrong_usage(
    arguments: tuple[str, ...], capsys: Capture
) -> None:
    """Nothing is ignored in silence."""
    assert say(capsys, "export", *arguments).code == 2


def test_a_project_whose_speakers_do_not_count_has_no_book(tmp_path: Path, capsys: Capture) -> None:
    """There is nothing to read, and what to do is said."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "K1.txt").write_text("I: Hvad?\n\nI: Nå.\n", encoding="utf-8")
    assert say(capsys, "init", tmp_path).code == 0
    said = say(capsys, "export", "book", "--project", tmp_path)
    assert said.code == 1
    assert "qualcode speakers" in said.err
    assert not list(tmp_path.rglob("*.html"))
