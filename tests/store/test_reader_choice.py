"""The reader of a file is put into the settings without touching another line."""

from pathlib import Path

import pytest

from qualcode.errors import SettingsError
from qualcode.store import Project, apply, load_settings, propose_reader
from qualcode.store.reader_choice import with_reader


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "readers:\n  Int 3.txt: otter\n"),
        ("name: A", "name: A\nreaders:\n  Int 3.txt: otter\n"),
        ("name: A\r\n", "name: A\r\nreaders:\r\n  Int 3.txt: otter\r\n"),
        ("readers:  # ved\nname: A\n", "readers:  # ved\n  Int 3.txt: otter\nname: A\n"),
        (
            "readers:\n    a.txt: text  # ja\n# k\nname: A\n",
            "readers:\n    a.txt: text  # ja\n    Int 3.txt: otter\n# k\nname: A\n",
        ),
        ("readers: {a.txt: text} # k\n", "readers: {a.txt: text, Int 3.txt: otter} # k\n"),
        ("readers: {}\n", "readers: {Int 3.txt: otter}\n"),
        ("readers: {Int 3.txt: text}\n", "readers: {Int 3.txt: otter}\n"),
        ("readers:\n  'Int 3.txt': text # k\n", "readers:\n  'Int 3.txt': otter # k\n"),
    ],
)
def test_reader_is_put_in(before: str, after: str) -> None:
    """In its place when the file is there already, else below the others; nothing else moves."""
    assert with_reader(before, file="Int 3.txt", reader="otter") == after


def test_proposal_is_written_and_read_again(tmp_path: Path) -> None:
    """What was proposed is what the settings say afterwards; other files keep theirs."""
    project = Project(tmp_path)
    project.settings.write_text("# k\nreaders: {a.txt: text}\n", encoding="utf-8")
    proposal = propose_reader(project, file='Int "3": ny.txt', reader="otter")
    assert "a.txt" in proposal.old
    apply(proposal, project=project)
    assert load_settings(project).readers == {"a.txt": "text", 'Int "3": ny.txt': "otter"}


def test_what_cannot_be_changed_alone_is_left_to_the_user(tmp_path: Path) -> None:
    """Settings in one pair of brackets are not rewritten: the line to write is named."""
    project = Project(tmp_path)
    project.settings.write_text("{name: A}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match='by hand, under "readers:": a\\.txt: otter'):
        propose_reader(project, file="a.txt", reader="otter")
