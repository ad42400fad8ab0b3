"""What somebody withdrew is taken out of every file that journals leave behind."""

from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Decision, Span
from qualcode.store import (
    Event,
    Project,
    append,
    laid_aside,
    merge_copies,
    read_all,
    redacted_journals,
    rewrite_journal,
    verify_journals,
)
from qualcode.store.events import Withdrawn, to_line


def decision(name: str, quote: str) -> Decision:
    return Decision(name, "maja", "K01", "f" * 64, Span(0, 2), "lys", "accept", quote)


def redact(event: Event) -> Event:
    is_hers = isinstance(event, Decision) and "hemmelig" in event.quote
    return Withdrawn(event.id, event.coder, event.time) if is_hers else event


def holds(text: str) -> bool:
    return "hemmelig" in text


def test_copies_that_were_laid_aside_are_emptied_too(tmp_path: Path) -> None:
    """No file below decisions/ holds the words; what is left still follows one another."""
    project = Project(tmp_path)
    said = [decision("a", "Ja"), decision("b", "hemmelig"), decision("c", "Ja")]
    append(project, said, coder="maja", device="ab12")
    copy = to_line(decision("b", "hemmelig")) + to_line(decision("d", "Ja")) + b'{"hemmelig'
    (project.decisions / "maja (1).jsonl").write_bytes(copy)
    merge_copies(project, device="ab12")
    found = redacted_journals(project, redact=redact, holds=holds)
    assert {one.path.name for one in found} == {"maja.ab12.jsonl", "maja (1).jsonl"}
    for one in found:
        rewrite_journal(one.path, redact=redact, holds=holds)
    assert len(laid_aside(project)) == 1
    files = [path for path in project.decisions.rglob("*") if path.is_file()]
    assert b"hemmelig" not in b"".join(path.read_bytes() for path in files)
    assert [one.id for one in read_all(project).decisions] == ["a", "c", "d"]
    assert verify_journals(project).problems == ()


def test_a_journal_saved_as_utf_16_is_not_passed_over(tmp_path: Path) -> None:
    """Its words would stay: it is refused, with what to do."""
    project = Project(tmp_path)
    path = append(project, [decision("b", "hemmelig")], coder="maja", device="ab12")
    path.write_bytes(path.read_bytes().decode().encode("utf-16"))
    with pytest.raises(ProjectError, match="save it as UTF-8"):
        redacted_journals(project, redact=redact, holds=holds)
