"""Placements and renamings in the journal: appended, undone, and read the same everywhere."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.model import Placement, Renaming, Span
from qualcode.store import Undo, append, find_project, read_all
from qualcode.store.events import DAMAGED, Event, checksum, from_line, to_line
from tests.review.test_anchoring import decide

PLACED = Placement(
    "p1",
    "maja",
    "e1",
    "K01",
    "f" * 64,
    Span(3, 9),
    "mørkt »nu«",
    "\n\nS: ",
    "",
    "t",
    supersedes=("p0",),
)
DROPPED = Placement("p2", "maja", "e1", time="t", dropped=True)
RENAMED = Renaming("r1", "maja", "K03", "Interview 3", "t")


@pytest.mark.parametrize("event", [PLACED, DROPPED, RENAMED, decide("Nej.", speaker="S")])
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    """What was written is what is read."""
    assert from_line(to_line(event)) == event


@pytest.mark.parametrize(
    ("event", "key", "value"),
    [(PLACED, "decision", ""), (PLACED, "start", -1), (RENAMED, "now", ""), (RENAMED, "id", 3)],
)
def test_a_line_with_an_impossible_value_is_damaged(event: Event, key: str, value: object) -> None:
    """A right checksum makes no sense of a wrong value."""
    said = json.loads(to_line(event))
    del said["check"]
    said[key] = value
    line = json.dumps({**said, "check": checksum(said)}).encode()
    assert from_line(line) is DAMAGED


def test_a_decision_without_a_label_is_read_and_written_as_before() -> None:
    """Journals of earlier versions keep their lines to the byte."""
    assert b"speaker" not in to_line(decide("Nej."))


def test_what_is_settled_stands_until_its_coder_undoes_it(tmp_path: Path) -> None:
    """An undo takes a placement or a renaming back; nobody else's undo does."""
    (tmp_path / "qualcode.yaml").write_text("languages: {data: da}\n", encoding="utf-8")
    project = find_project(tmp_path)
    append(project, [PLACED, RENAMED], coder="maja", device="7e57")
    append(project, [Undo("u1", "jonas", "p1")], coder="jonas", device="7e57")
    assert read_all(project).by_hand.events == (PLACED, RENAMED)
    append(
        project, [Undo("u2", "maja", "p1"), Undo("u3", "maja", "r1")], coder="maja", device="7e57"
    )
    assert read_all(project).by_hand.events == ()


def test_two_devices_that_kept_the_label_or_not_say_the_same(tmp_path: Path) -> None:
    """The same decision with and without its label is no clash."""
    (tmp_path / "qualcode.yaml").write_text("languages: {data: da}\n", encoding="utf-8")
    project = find_project(tmp_path)
    one = decide("Nej.")
    append(project, [one], coder="maja", device="7e57")
    append(project, [replace(one, speaker="S")], coder="maja", device="7e58")
    assert read_all(project).problems == ()
